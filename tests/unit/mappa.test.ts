import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import type { MappaCase, MappaOffence, MappaResult } from '../../src/evidence/mappa/case.ts';
import { embedLists } from '../../src/evidence/mappa/embed.mjs';
import { offenceMatcher } from '../../src/evidence/mappa/lists.ts';
import { evaluateMappa } from '../../src/evidence/mappa/mappa.ts';
import { parseIsoDate } from '../../src/util/dates.ts';

const OFFENCE: MappaOffence = {
  offence: '',
  actSection: '',
  cjsCode: '',
  offenceDate: null,
  convictionDate: parseIsoDate('2017-02-01'),
  outcome: '',
  months: '',
  ageAtOffence: 16,
  ageAtConviction: 16,
  victimAge: '',
  imageAge: '',
};

const judge = (
  offences: readonly Partial<MappaOffence>[],
  more: Partial<MappaCase> = {},
  dtoNotificationBasis: 'detention-half' | 'full-term' = 'detention-half',
): MappaResult =>
  evaluateMappa(
    {
      dob: null,
      asOf: parseIsoDate('2017-06-01'),
      orders: '',
      entry: { category: '', level: '' },
      ...more,
      offences: offences.map((offence) => ({ ...OFFENCE, ...offence })),
    },
    offenceMatcher(),
    { dtoNotificationBasis },
  );

it('the lists of the law are the files beside them', () => {
  expect(readFileSync('src/evidence/mappa/lists.generated.ts', 'utf8')).toBe(embedLists());
});

describe('the cases that were worked out by hand', () => {
  const rows = parse<Record<string, string>>(readFileSync('tests/data/mappa-cases.csv'), { columns: true });
  const number = (text = ''): number | null => (text === '' ? null : Number(text));

  it.each(rows)('$case_id: $offence, $outcome $months', (row) => {
    const { category, comparison } = judge(
      [
        {
          offence: row.offence ?? '',
          actSection: row.act_section ?? '',
          convictionDate: parseIsoDate(row.conviction_date ?? ''),
          outcome: row.outcome ?? '',
          months: row.months ?? '',
          ageAtOffence: number(row.age_at_offence),
          ageAtConviction: number(row.age_at_conviction),
          victimAge: row.victim_age ?? '',
          imageAge: row.image_age ?? '',
        },
      ],
      {
        asOf: parseIsoDate(row.as_of_date ?? ''),
        orders: row.orders ?? '',
        entry: { category: row.recorded_category ?? '', level: row.recorded_level ?? '' },
      },
    );
    expect([category, comparison]).toEqual([row.expected_category, row.expected_comparison]);
  });
});

describe('category 2: a listed offence, and a listed sentence for it', () => {
  it.each<[string, string, string, string, string]>([
    ['Murder', 'common law', "Detention during Her Majesty's pleasure", '', '2'],
    ['Kidnapping', 'common law', 'DTO', '12', '2'],
    ['Attempted robbery', 'CAA 1981', 'DTO', '12', '2'],
    ['Common assault', 'CJA 1988 s.39', 'DTO', '6', 'none'],
    ['Burglary of a dwelling', 'Theft Act 1968 s.9', 'DTO', '12', 'review'],
    ['Burglary of a dwelling', 'Theft Act 1968 s.9', 'YRO', '12', 'none'],
    ['Criminal damage', 'CDA 1971 s.1(1)', 'DTO', '12', 'none'],
    ['Criminal damage endangering life', 'CDA 1971 s.1(2)', 'DTO', '12', '2'],
    ['Possessing a prohibited firearm', 'FA 1968 s.5', 's.91 detention', '36', 'none'],
    ['Supply of Class A to a 15 year old', 'MDA 1971 s.4(3)', 'DTO', '12', '2'],
    ['Supply of Class A', 'MDA 1971 s.4(3)', 'DTO', '12', 'review'],
    ['Burglary, intent to steal + ABH', 'Theft Act s.9 + OAPA s.47', 'DTO', '12 | 6', 'none'],
    ['ABH x2', 'OAPA s.47', 'DTO', '12 + 4', '2'],
    ['GBH', 'OAPA s.20', 'Guardianship order', '', '2'],
    ['GBH', 'OAPA s.20', 'Interim hospital order s.38', '', 'none'],
    ['GBH', 'OAPA s.20', 'Unfit: hospital order', '', '2'],
    ['GBH', 'OAPA s.20', 'Unfit to plead: supervision order', '', 'none'],
    ['Human trafficking', 'MSA 2015 s.2', 's.91 detention', '24', '2'],
    ['Robbery', 'Theft Act 1968 s.8(1)', 'DTO', '12', '2'],
    ['Wounding with intent', 's.18 OAPA 1861', 's.91 detention', '24', '2'],
    ['Racially aggravated ABH', 'CADA 1998 s.29(1)(b)', 'DTO', '12', '2'],
    ['An offence that no list has', 'Made Up Act 2016 s.3', 'DTO', '12', 'review'],
    ['ABH', 'OAPA s.47', 'a sentence that nobody knows', '12', 'review'],
    ['ABH', 'OAPA s.47', 'DTO', '', 'review'],
  ])('%s, %s: %s %s is %s', (offence, actSection, outcome, months, expected) => {
    expect(judge([{ offence, actSection, outcome, months }]).category).toBe(expected);
  });
});

describe('category 1: the duty to notify', () => {
  it.each<[string, string, string, string, string, string, string]>([
    ['Rape', 'SOA s.1', 'Youth conditional caution', '', '', '', '1'],
    ['Rape', 'SOA s.1', 'Absolute discharge', '', '', '', 'none'],
    ['Rape', 'SOA s.1', 'No further action', '', '', '', 'none'],
    ['Administering a substance', 'SOA s.61', 'Referral order', '9', '', '', '1'],
    ['Sexual assault', 'SOA s.3', 's.91 detention', '12', '', '', '1'],
    ['Sexual assault', 'SOA s.3', 'DTO', '12', '', '', '2'],
    ['Sexual assault', 'SOA s.3', 'DTO', '24', '', '', '1'],
    ['Child sex offence', 'SOA s.13', 'YRO', '12', '', '', 'none'],
    ['Paying for sexual services of a child', 'SOA s.47', 's.91 detention', '12', '15', '', '1'],
    ['Paying for sexual services of a child', 'SOA s.47', 's.91 detention', '12', '16', '', '2'],
    ['Making indecent photographs', 'PCA 1978 s.1', 's.91 detention', '12', '', '12', '1'],
    ['Making indecent photographs', 'PCA 1978 s.1', 's.91 detention', '12', '', '', 'review'],
    ['Sexual activity with a child', 'SOA s.9', 'YRO', '12', '', '', 'review'],
  ])(
    '%s, %s: %s %s, victim %s, image %s is %s',
    (offence, actSection, outcome, months, victimAge, imageAge, expected) => {
      expect(judge([{ offence, actSection, outcome, months, victimAge, imageAge }]).category).toBe(expected);
    },
  );

  it('lasts as long as the law says, and an order carries it on', () => {
    const rape = { offence: 'Rape', actSection: 'SOA s.1', outcome: 'Referral order', months: '12' };
    const until = judge([rape]).notifiedUntil;
    expect(until).toBe(parseIsoDate('2019-07-31'));
    expect(judge([rape], { asOf: parseIsoDate('2019-07-31') }).category).toBe('1');
    expect(judge([rape], { asOf: parseIsoDate('2019-08-01') }).category).toBe('none');
    expect(judge([rape], { asOf: parseIsoDate('2019-08-01'), orders: 'SHPO in force' }).category).toBe('1');
    expect(judge([{ ...rape, outcome: 's.91 detention', months: '36' }]).notifiedUntil).toBe('indefinite');
  });

  it('depends on what detention and training counts as, and says so', () => {
    const offence = { offence: 'Sexual assault', actSection: 'SOA s.3', outcome: 'DTO', months: '18' };
    expect(judge([offence])).toMatchObject({ category: '2', dependsOnDtoBasis: true });
    expect(judge([offence], {}, 'full-term')).toMatchObject({ category: '1', categories: ['1', '2'] });
  });
});

describe('what is open', () => {
  const robbery = { offence: 'Robbery', actSection: 'Theft Act 1968 s.8', outcome: 'DTO', months: '18' };

  it('about a later conviction leaves a category alone that an earlier one meets', () => {
    const later = { ...robbery, convictionDate: parseIsoDate('2018-02-01') };
    expect(judge([robbery, later])).toMatchObject({ category: '2', categories: ['2'] });
    expect(judge([later]).category).toBe('review');
  });

  it.each([
    ['SOA 2003 ss.3 and 9', 'Sexual activity', 'review'],
    // What s.9 asks of an adult is s.13 of a child.
    ['SOA 2003 ss.9 and 13', 'Sexual activity', '2'],
    ['Theft Act 1968 s.8', 'Robbery', '2'],
    ['OAPA 1861 s.20 and s.47', 'GBH and ABH', '2'],
  ])('sections that do not mean the same are left to a person: %s', (actSection, offence, expected) => {
    expect(judge([{ ...robbery, actSection, offence }]).category).toBe(expected);
  });

  it('orders that could not be read leave category 1 to a person', () => {
    const found = judge([{ ...robbery, outcome: 'YRO' }], { ordersUnread: true });
    expect(found).toMatchObject({ category: 'review', missing: ['the orders could not be read'] });
  });

  it('a name that means another offence than the section is noted, and the section taken', () => {
    const found = judge([{ ...robbery, actSection: 'OAPA s.47', offence: 'Common assault' }]);
    expect([found.category, found.oddities.map(({ rule }) => rule)]).toEqual(['2', ['DQ-NAME']]);
    expect(judge([{ ...robbery, offence: 'Street robbery of a phone' }]).oddities).toEqual([]);
  });
});

describe('against what was entered', () => {
  const abh = { offence: 'ABH', actSection: 'OAPA s.47', outcome: 'Referral order', months: '9' };
  const entered = (category: string, level = '', offences = [abh]): [string, string] => {
    const found = judge(offences, { entry: { category, level } });
    return [found.category, found.comparison];
  };

  it.each([
    ['II', 'match'],
    ['Category 2', 'match'],
    ['Yes', 'category_mismatch'],
  ])('an entry of %s beside a computed 2 is %s', (entry, expected) => {
    const found = judge([{ ...abh, outcome: 'DTO', months: '12' }], {
      entry: { category: entry, level: '' },
    });
    expect([found.category, found.comparison]).toEqual(['2', expected]);
    expect(found.missing).toHaveLength(entry === 'Yes' ? 1 : 0);
  });

  it.each<[string, string, string, string]>([
    ['', '', 'none', 'match'],
    ['None', '', 'none', 'match'],
    ['2', '1', 'none', 'recorded_not_derived'],
    ['3', '2', 'human_only', 'human_only'],
    ['Category 3', 'Level 1', 'human_only', 'level_inconsistent'],
    ['4', '1', 'none', 'recorded_not_derived'],
  ])('"%s" at level "%s": %s, %s', (category, level, expected, comparison) => {
    expect(entered(category, level)).toEqual([expected, comparison]);
  });

  it('without any offence it stays none', () => {
    expect(entered('3', '2', [])).toEqual(['none', 'recorded_not_derived']);
    expect(entered('3', '2', [{ ...abh, outcome: 'No further action' }])).toEqual([
      'none',
      'recorded_not_derived',
    ]);
  });

  it('3 for a case that the law computes is a mismatch', () => {
    expect(entered('3', '2', [{ ...abh, outcome: 'DTO', months: '12' }])).toEqual(['2', 'category_mismatch']);
  });
});

it('without a day whose law applies nothing is decided', () => {
  const found = judge([{ offence: 'Rape', actSection: 'SOA s.1', outcome: 'YRO' }], { asOf: null });
  expect(found).toMatchObject({ category: 'review', comparison: 'indeterminate' });
  expect(found.missing).toEqual(['the as-of date, which says whose law applies']);
});

it('what does not fit the law is said, and is no answer', () => {
  const rules = (offence: Partial<MappaOffence>): string[] =>
    judge([offence]).oddities.map(({ rule }) => rule);
  const abh = { offence: 'ABH', actSection: 'OAPA s.47' };
  expect(rules({ ...abh, outcome: 'DTO', months: '11' })).toEqual(['DQ-DTO-TERM']);
  expect(rules({ ...abh, outcome: 'DTO', months: '12', ageAtConviction: 11, ageAtOffence: 11 })).toEqual([
    'DQ-DTO-AGE',
  ]);
  expect(rules({ ...abh, outcome: 's.91 detention', months: '24' })).toEqual(['DQ-LONG-TERM']);
  expect(rules({ ...abh, outcome: 'Youth caution', months: '3' })).toEqual(['DQ-CAUTION-TERM']);
  expect(rules({ ...abh, outcome: 'YRO', offenceDate: parseIsoDate('2017-03-01') })).toEqual(['DQ-DATES']);
  expect(rules({ ...abh, outcome: 'DTO', months: '12' })).toEqual([]);
});

it('an offence code is read, and one that is not known is no answer', () => {
  const of = (cjsCode: string): string => judge([{ cjsCode, outcome: 'DTO', months: '12' }]).category;
  expect(of('SX03005A')).toBe('1');
  expect(of('ZZ00000')).toBe('review');
});

it('ages follow from dates of birth, the birthday itself included', () => {
  const found = judge(
    [
      {
        offence: 'ABH',
        actSection: 'OAPA s.47',
        outcome: 'DTO',
        months: '12',
        ageAtConviction: null,
        ageAtOffence: null,
      },
    ],
    { dob: parseIsoDate('1999-02-01') },
  );
  expect(found.category).toBe('review');
  expect(found.oddities.map(({ text }) => text)).toEqual(['detention and training at 18']);
});

describe('orders that carry the duty to notify', () => {
  it.each([
    ['SHPO', '1'], ['SHPO until 2019-01-01', '1'], ['SHPO until further notice', '1'], ['curfew; SHPO', '1'],
    ['no SHPO', 'none'], ['SHPO until 2017-05-31', 'none'], ['SHPO until 31/05/2017', 'none'],
    ['SHPO discharged', 'none'], ['none', 'none'], ['no curfew; SHPO', '1'], ['SHPO until next summer', 'review'],
  ])('%s: %s', (orders, category) => {
    const theft = { offence: 'Theft', actSection: 'Theft Act 1968 s.1', outcome: 'YRO' };
    expect(judge([theft], { orders }).category).toBe(category);
  }); // prettier-ignore
});

it('what depends on the purpose is left to a person until somebody says it', () => {
  const of = (offence: string, orders = ''): string =>
    judge([{ offence, actSection: 'SOA 2003 s.67A', outcome: 's.250', months: '12', convictionDate: parseIsoDate('2021-02-01') }], { asOf: parseIsoDate('2021-06-01'), orders }).category; // prettier-ignore
  expect(of('Upskirting')).toBe('review');
  expect(of('Upskirting for sexual gratification')).toBe('1');
  expect(of('Upskirting', 'purpose: sexual gratification')).toBe('1');
  expect(of('Upskirting to humiliate')).toBe('none');
});

it('a conviction after the day that is asked about is nothing that can count yet', () => {
  const abh = { offence: 'ABH', actSection: 'OAPA s.47', outcome: 'DTO', months: '12' };
  expect(judge([{ ...abh, convictionDate: parseIsoDate('2017-06-02') }]).category).toBe('review');
  expect(judge([{ ...abh, convictionDate: parseIsoDate('2017-06-01') }]).category).toBe('2');
});

describe('sentences in other words', () => {
  it.each([
    ['D.T.O.', '18'], ['DTO 12 months', ''], ['DTO', '1 year'], ['Section 91', '24 months'], ['sections 91', '2 years 6 months'],
  ])('%s, %s', (outcome, months) => {
    expect(judge([{ offence: 'Conspiracy to rob', outcome, months }]).category).toBe('2');
  }); // prettier-ignore

  it('a term that cannot be read is left to a person', () => {
    expect(judge([{ offence: 'Robbery', outcome: 'DTO', months: 'a year' }]).category).toBe('review');
  });
});

describe('how an offence is written', () => {
  it.each<[string, string, string]>([
    // Damage by fire is arson, however its subsections are named.
    ['Arson', 's.1(1) and (3) Criminal Damage Act 1971', '2'],
    ['Arson', 's1(1) & (3) CDA 1971', '2'],
    ['Arson', 's.1(1)/(3) CDA71', '2'],
    ['Arson', 's.1(1)(3) CDA 1971', '2'],
    ['Arson', 'sections 1(1) and 1(3) CDA 1971', '2'],
    ['Arson', 's1(1) CDA 1971', 'review'],
    ['Arson of a house contrary to section 1(1) and 1(3) of the Criminal Damage Act 1971', '', '2'],
    ['Criminal damage by fire', 's.1(1) and (3) CDA 1971', '2'],
    // Two offences in one cell.
    ['Attempted robbery', 's.8 Theft Act 1968 and s.1(1) Criminal Attempts Act 1981', '2'],
    ['GBH with intent', 's18 OAPA 1861 & s250 SA 2020', '2'],
    ['Bladed article and robbery', '', 'review'],
    ['Theft and ABH', '', 'review'],
    ['TWOC + robbery', '', 'review'],
    ['Robbery and ABH', '', '2'],
    ['Robbery with a knife', '', '2'],
    ['Theft; ABH', 's1 TA 1968 and s47 OAPA 1861', 'review'],
    ['', 's1 Theft Act 1968; s47 OAPA 1861', 'review'],
    ['Robbery; making off', 's8 TA 1968; s3 TA 1978', 'review'],
    // A section that is not known, or not that of the name.
    ['Concealing evidence of murder', 's9 CLA 1967', 'review'],
    ['Preventing lawful burial (murder victim)', 'common law', 'review'],
    ['Proceeds of robbery', 's329 POCA 2002', 'review'],
    ['Robbery', 's999 Foo Act 2000', 'review'],
    ['Robbery', 's1 TA 1968', 'review'],
    ['Robbery', 's2', 'review'],
    ['Robbery', 'common law', 'review'],
    ['Harassment', 's4 PHA 1997', '2'],
    // Words that say that it was another offence.
    ['Theft (originally charged as robbery)', '', 'review'],
    ['Robbery reduced to theft', '', 'review'],
    ['Sexual assault victim intimidated', '', 'review'],
    ['Offence of robbery', '', '2'],
    ['Conspiracy to commit robbery', '', '2'],
    // Help after the offence is on no list.
    ['Assisting an offender', 's4 CLA 1967', 'none'],
    ['Encouraging or assisting robbery', 's44 SCA 2007', '2'],
    // Sections alone, and acts in other words.
    ['', 's47', '2'],
    ['', '47', '2'],
    ['S20', '', '2'],
    ['Section 18', '', '2'],
    ['Assault', 's.47', '2'],
    ['s18/20 wounding', '', '2'],
    ['Robbery', 's8 TA', '2'],
    ['Robbery', 'Theft Act 1968', '2'],
    ['Wounding', 's18 Offences against the Person', '2'],
    ['GBH', 's.20 OATPA', '2'],
    ['AOABH', '', '2'],
    ['Burglary with intent to inflict GBH', 's9(1)(a) TA68', '2'],
    ['Assault PC', '', 'none'],
    ['IIOC', '', 'review'],
  ])('%s, %s: %s', (offence, actSection, expected) => {
    const [outcome, months] = offence === 'IIOC' ? ['DTO', '24'] : ['DTO', '12'];
    expect(judge([{ offence, actSection, outcome, months }]).category).toBe(expected);
  });

  it('what counts whatever the sentence counts beside another offence too', () => {
    expect(judge([{ offence: 'Criminal damage & rape', outcome: 'YRO', months: '12' }]).category).toBe('1');
    expect(judge([{ offence: 'Rape of child under 13 and sexual assault', outcome: 'YRO' }]).category).toBe(
      '1',
    );
    expect(judge([{ offence: 'Rape reduced to sexual assault', outcome: 'YRO' }]).category).toBe('review');
  });

  it('the ground is that of the offence, and no false note stands beside it', () => {
    const source = (offence: string): string =>
      judge([{ offence, outcome: 'DTO', months: '12' }]).reasons.find(({ answer }) => answer === 'yes')
        ?.source ?? '';
    expect(source('Burglary with intent GBH')).toContain('para 32');
    const found = judge([
      { offence: 'Grievous bodily harm w/i', actSection: 's18', outcome: 's.91', months: '30' },
    ]);
    expect([found.category, found.oddities]).toEqual(['2', []]);
  });
});

describe('how a sentence is written', () => {
  const robbery = { offence: 'Robbery', actSection: 'Theft Act 1968 s.8' };

  it.each<[string, string, string]>([
    ['DTO 6 + 6 months', '', 'review'],
    ['DTO', '6 and 6', 'review'],
    ['DTO', '6, 6', 'review'],
    ['DTO', '6 | 6', 'none'],
    ['DTO 12 months', '8', 'review'],
    ['DTO 8 months', '12', 'review'],
    ['DTO 18 months', '12', '2'],
    ['YRO with ISS (alternative to DTO 12 months)', '', 'review'],
    ['YRO 12 months (not DTO)', '', 'review'],
    ['Considered for s.91; YRO ISS imposed', '24', 'review'],
    ['YRO (previous DTO)', '12', 'review'],
    ['DTO quashed on appeal - replaced with YRO', '12', 'review'],
    ['s.91 varied to YRO on appeal', '24', 'review'],
    ['DTO 12 months, appeal dismissed', '', 'review'],
    ['Not guilty of s.18, guilty of s.20: DTO', '12', 'review'],
    ['Pleaded not guilty; DTO', '12', '2'],
    ['DTO and compensation order', '12', '2'],
    ['Ref. Order', '12', 'none'],
    ['Youth Rehab Order', '12', 'none'],
    ['YRO ISSP', '12', 'none'],
    ['Det & Training Order', '12', '2'],
    ['250 detention', '12', '2'],
    ['DTO18', '', '2'],
    ['12m DTO', '', '2'],
    ['DTO 1 year', '', '2'],
    ['2 years s.91', '', '2'],
    ['Section 91 (3 years)', '', '2'],
    ['DTO (12)', '', '2'],
    ['DTO 12 months (4 months on remand)', '', 'review'],
    ['DTO', '18 mths', '2'],
    ['DTO', 'twelve', 'review'],
  ])('%s, %s: %s', (outcome, months, expected) => {
    expect(judge([{ ...robbery, outcome, months }]).category).toBe(expected);
  });

  it('terms are given to offences that run alongside them, and not guessed for others', () => {
    const of = (offence: string, actSection: string, months: string): string =>
      judge([{ offence, actSection, outcome: 'DTO', months }]).category;
    expect(of('Theft, robbery', '', '12, 6')).toBe('review');
    expect(of('Theft, robbery', 'TA 1968 s.1, TA 1968 s.8', '12, 6')).toBe('none');
    expect(of('Theft | robbery', '', '6 | 12')).toBe('2');
  });

  it('a conditional discharge lasts as its words say', () => {
    const rape = { offence: 'Rape', actSection: 'SOA s.1', outcome: 'Conditional discharge 12m' };
    expect(judge([rape]).category).toBe('1');
  });
});

it.each([
  ['SHPO applied for', 'review'], ['SHPO pending', 'review'], ['SHPO?', 'review'], ['Father has SHPO', 'review'],
  ['SHPO application hearing 01/09/2017', 'review'], ['SHPO application withdrawn', 'none'], ['SHPO 5 years', 'review'],
  ['SHPO (2013-2016)', 'none'], ['SHPO 01/01/2012 - 01/01/2017', 'none'], ['SHPO 5 years from 01/01/2010', 'none'],
  ['SHPO 5 years from 01/01/2015', '1'], ['SHPO (2015-2020)', '1'], ['SHPO made 01/02/2016', '1'], ['SHPO made 01/02/2006', 'review'],
])('an order counts if it was made and is not over, %s: %s', (orders, category) => {
  const theft = { offence: 'Theft', actSection: 'Theft Act 1968 s.1', outcome: 'YRO' };
  expect(judge([theft], { orders }).category).toBe(category);
}); // prettier-ignore

it.each([
  ['Level 1', 'category_mismatch'], ['MAPPA level 2', 'category_mismatch'], ['MAPPA Cat 2 L1', 'match'],
  ['Violent offender', 'match'], ['Violent and other sexual', 'match'], ['RSO', 'category_mismatch'], ['Other dangerous', 'category_mismatch'],
])('a level is no category, and an official name is one, %s: %s', (category, expected) => {
  const abh = { offence: 'ABH', actSection: 'OAPA s.47', outcome: 'DTO', months: '12' };
  const found = judge([abh], { entry: { category, level: '' } });
  expect([found.comparison, found.missing.length]).toEqual([expected, /level/i.test(category) ? 1 : 0]);
}); // prettier-ignore

it('a level that stands beside the category is the level', () => {
  const abh = { offence: 'ABH', actSection: 'OAPA s.47', outcome: 'YRO' };
  expect(judge([abh], { entry: { category: 'Cat 3 L1', level: '' } }).comparison).toBe('level_inconsistent');
});

it('without any offence it says that none is written down', () => {
  expect(judge([]).missing).toEqual(['an offence: none is written down']);
});

it('an offence of which something could not be read is no reason to say none', () => {
  const theft = { offence: 'Theft', actSection: 's1 TA 1968', outcome: 'YRO' };
  expect(judge([{ ...theft, unread: true }]).category).toBe('review');
});
