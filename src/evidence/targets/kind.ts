import { rowTextKind } from '../text/text-kind.ts';
import { readTarget } from './read-target.ts';

/** What each target of a plan says, as evidence in a rubric: of one row, so it is asked of rows. */
export const targetsKind = rowTextKind({
  outputs: ['outcome_focused', 'action_specified', 'attendance_only', 'measurable'],
  read: readTarget,
  reasons: ({ reasons }, output) => reasons.filter(({ about }) => about === output),
  answers: ({ outcomeFocused, actionSpecified, attendanceOnly, measurable }) => ({
    outcome_focused: outcomeFocused,
    action_specified: actionSpecified,
    attendance_only: attendanceOnly,
    measurable,
  }),
});
