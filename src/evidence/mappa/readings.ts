import type { Assessed } from './assess.ts';
import type { ListedOffence } from './law.ts';
import type { Terms } from './terms.ts';
import { verdict, type Verdict } from './verdict.ts';

/** Of a term that belongs to one of several offences another may have as little as this. */
const LITTLE: Terms = { months: [1], consecutive: false };

type Category = '1' | '2' | '4';

const SOURCES: Readonly<Record<Category, string>> = {
  '1': 'SOA 2003 s.80',
  '2': 'CJA 2003 s.327(3)',
  '4': 'CJA 2003 s.327(4D)',
};

const open = (category: Category, rule: string, text: string): Verdict =>
  verdict('review', `R${category}-${rule}`, text, SOURCES[category]);

/**
 * What a rule says of an offence that can be read in several ways: as one of some entries of the lists, as several
 * offences of which one has the term, with the one or the other of two terms. Where every way gives the same that is
 * the answer, else a person must decide.
 */
export function overReadings<V extends Verdict>(
  offence: Assessed,
  category: Category,
  judge: (one: Assessed) => V,
): V | Verdict {
  const found = overTerms(offence, category, judge);
  const unread = offence.written.unread === true;
  if (!unread || (found.answer !== 'no' && offence.match.kind !== 'none')) return found;
  return open(category, 'UNREAD', 'something that was written of it could not be read');
}

function overTerms<V extends Verdict>(
  offence: Assessed,
  category: Category,
  judge: (one: Assessed) => V,
): V | Verdict {
  const found = overOffences(offence, category, judge);
  if (offence.otherTerms === null) return found;
  const other = overOffences({ ...offence, terms: offence.otherTerms }, category, judge);
  if (other.answer === found.answer) return found;
  const text = 'the term in its own column and the one in the words of the sentence differ';
  return open(category, 'TERMS', text);
}

function overOffences<V extends Verdict>(
  offence: Assessed,
  category: Category,
  judge: (one: Assessed) => V,
): V | Verdict {
  const { match } = offence;
  if (match.kind === 'none') return judge(offence);
  if (match.kind === 'found') return beside(offence, match.others, category, judge);
  const unknown: Assessed = { ...offence, listed: null, match: { kind: 'none', why: null } };
  const groups = [
    ...match.groups.map((entries) => entries.map((listed) => as(offence, listed))),
    ...(match.unknown ? [[unknown]] : []),
  ];
  const wholly = groups.map((group) => oneOf(group.map(judge), category));
  const [first] = wholly;
  if (first === undefined || groups.length === 1) return first ?? judge(unknown);
  // The term may be that of any of them.
  const little =
    offence.terms === null
      ? wholly
      : groups.map((group) =>
          oneOf(
            group.map((one) => judge({ ...one, terms: LITTLE })),
            category,
          ),
        );
  const sure = wholly.find(({ answer }, index) => answer === 'yes' && little[index]?.answer === 'yes');
  if (sure !== undefined) return sure;
  if (wholly.every(({ answer }) => answer === first.answer)) return first;
  if (wholly.some(({ answer }) => answer === 'yes')) {
    const text = 'several offences stand in one, and which of them has the term cannot be told';
    return open(category, 'WHICH', text);
  }
  return wholly.find(({ answer }) => answer === 'review') ?? first;
}

/** The section is taken; but where the name means an offence that counts and the section does not, nobody can tell. */
function beside<V extends Verdict>(
  offence: Assessed,
  others: readonly ListedOffence[],
  category: Category,
  judge: (one: Assessed) => V,
): V | Verdict {
  const found = judge(offence);
  if (found.answer !== 'no' || others.length === 0) return found;
  const counting = others.find((other) => judge(as(offence, other)).answer !== 'no');
  if (counting === undefined) return found;
  const text = `the section or code means ${offence.listed?.offence ?? ''}, the name ${counting.offence}`;
  return open(category, 'NAME', text);
}

function as(offence: Assessed, listed: ListedOffence): Assessed {
  const inchoate = offence.match.kind === 'none' ? null : offence.match.inchoate;
  return { ...offence, listed, match: { kind: 'found', listed, inchoate, by: 'name', others: [] } };
}

function oneOf<V extends Verdict>(each: readonly V[], category: Category): V | Verdict {
  const [first] = each;
  if (first !== undefined && each.every(({ answer }) => answer === first.answer)) return first;
  const text = 'more than one offence stands under this section or name, and they do not count alike';
  return open(category, 'WHICH', text);
}
