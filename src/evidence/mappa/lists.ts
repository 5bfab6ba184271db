import { parseIsoDate } from '../../util/dates.ts';
import type { ListedOffence } from './law.ts';
import { LISTS } from './lists.generated.ts';
import { OffenceMatcher, type Act, type OffenceLists } from './offence-match.ts';

interface Written {
  readonly offences: readonly (Omit<ListedOffence, 'from' | 'to'> & {
    readonly from: string;
    readonly to: string;
  })[];
  readonly acts: readonly Act[];
  readonly names: OffenceLists['names'];
  readonly cjsCodes: Readonly<Record<string, string>>;
}

/** The lists that ship with the tool. Parsed when they are first needed: most audits ask nothing of them. */
function readLists(): OffenceLists {
  const { offences, acts, names, cjsCodes } = JSON.parse(LISTS) as Written;
  return {
    offences: offences.map(({ from, to, ...offence }) => ({
      ...offence,
      from: parseIsoDate(from),
      to: parseIsoDate(to),
    })),
    acts,
    names,
    cjsCodes: new Map(Object.entries(cjsCodes)),
  };
}

let shared: OffenceMatcher | null = null;

/** The one matcher over the lists that ship with the tool; it remembers what it has looked up. */
export const offenceMatcher = (): OffenceMatcher => (shared ??= new OffenceMatcher(readLists()));
