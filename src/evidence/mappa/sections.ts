/** Sections as they are written in one place: `ss.9 and 13`, `1(1) and (3)`, `s.29(1)(c)`. */
export interface FoundSections {
  readonly at: number;
  readonly end: number;
  readonly sections: readonly string[];
}

const OWN = String.raw`\d{1,3}[A-Z]{0,2}\b(?:\s*\(\w{1,4}\))*`;
const MORE = String.raw`(?:\s*(?:,|&|/|\+|-|\band\b|\bor\b)\s*(?:(?:(?:ss?|sections?)\.?\s*)?${OWN}(?!\s*(?:m(?:on)?ths?|years?)\b)|(?:\(\w{1,4}\)\s*)+))*`;
const WITH_SIGN = new RegExp(
  String.raw`(?<!['\u2019\w])(?:ss?|secs?|sects?|sections?)\.?\s*(${OWN}${MORE})`,
  'gi',
);
const ALONE = new RegExp(String.raw`^[\s#]*(${OWN}${MORE})\s*$`, 'i');
const AFTER_ACT = new RegExp(String.raw`^\s*,?\s*(${OWN})`, 'i');
const ONE = /(\d{1,3}[A-Z]{0,2})?\s*((?:\(\w{1,4}\)\s*)*)/gi;

/**
 * The sections that a text names; where it is there to name them, a number alone and one after an act are sections too.
 *
 * @param acts where acts were found, and blanked
 */
export function sectionsIn(
  text: string,
  isReference: boolean,
  acts: readonly { readonly end: number }[],
): FoundSections[] {
  const found = [...text.matchAll(WITH_SIGN)].map(({ index, 0: all, 1: list = '' }): FoundSections => ({
    at: index,
    end: index + all.length,
    sections: apart(list),
  }));
  if (!isReference) return found;
  const [, alone] = ALONE.exec(text) ?? [];
  if (alone !== undefined && acts.length === 0) return [{ at: 0, end: text.length, sections: apart(alone) }];
  const after = acts.flatMap(({ end }): FoundSections[] => {
    const [all = '', own = ''] = AFTER_ACT.exec(text.slice(end)) ?? [];
    return own === '' ? [] : [{ at: end, end: end + all.length, sections: apart(own) }];
  });
  return [...found, ...after];
}

/** `1(1) and (3)` is 1(1) and 1(3), and so is `1(1)(3)`, for a paragraph is no number. */
function apart(list: string): string[] {
  const sections: string[] = [];
  let base = '';
  let subsection = '';
  for (const [all, number, brackets = ''] of list.matchAll(ONE)) {
    if (all.trim() === '') continue;
    if (number !== undefined) {
      base = number.toUpperCase();
      subsection = '';
      if (brackets === '') sections.push(base);
    }
    let open = false;
    for (const [, inner = ''] of brackets.matchAll(/\((\w+)\)/g)) {
      if (/^\d/.test(inner)) {
        subsection = `(${inner})`;
        sections.push(base + subsection);
      } else if (open) {
        sections.push(`${sections.pop() ?? base}(${inner.toLowerCase()})`);
      } else {
        sections.push(`${base}${subsection}(${inner.toLowerCase()})`);
      }
      open = true;
    }
  }
  return sections.filter(
    (section, index) => sections.indexOf(section) === index && !isWidened(section, sections),
  );
}

/** `29(1)` of `29(1)(c)` is the way to it, and no section of its own. */
const isWidened = (section: string, all: readonly string[]): boolean =>
  all.some((other) => other !== section && other.startsWith(`${section}(`));
