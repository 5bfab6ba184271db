import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * A sample in which every cell that is nobody's business holds words that stand nowhere else: every personal and
 * every text field of records and of rows, cells that cannot be read, and rows that are lost. Ids, sites and headers
 * hold none.
 */

/** The words, and the dates of birth in every form; none is part of any other text that is printed. */
export const PLANTED: readonly string[] = [
  'Zebedee',
  'Quillfeather',
  'plumbago',
  'larkspur',
  'celandine',
  'wisteria',
  'battered',
  'poker',
  'Snapchat',
  '1987-05-23',
  '23/05/1987',
  '23 May 1987',
  '2005-05-23',
  '71.125',
];

const RUBRIC = `rubric: planted
version: 1
title: Planted
themes: {main: Main}
units:
  case:
    id: [team, ref]
    site: team
    fields:
      team: {type: text}
      ref: {type: text}
      name: {type: text, personal: true}
      dob: {type: date, personal: true}
      weight: {type: number, personal: true}
      school: {type: text}
      story: {type: text, personal: true}
      web: {type: text, personal: true}
      orders: {type: text}
      own_trauma: {type: answer}
      own_online: {type: answer}
      risk: {type: choice, ordered: true, options: [low, high]}
      harms: {type: list, options: [theft, drugs]}
      start: {type: date}
      fine: {type: number}
      entered: {type: choice, options: [none, '1', '2'], entry: true}
    tables:
      offences:
        fields:
          offence: {type: text}
          outcome: {type: text}
          note: {type: text, personal: true}
          on: {type: date}
          victim_dob: {type: date, personal: true}
          hurt: {type: answer}
      targets: {fields: {target: {type: text, personal: true}}}
evidence:
  narrative: {fields: {text: story}}
  social: {fields: {text: web}}
  targets: {table: targets, row fields: {text: target}}
  mappa:
    table: offences
    fields: {dob: dob, orders: orders, entered_category: entered}
    row fields: {offence: offence, outcome: outcome, offence_date: on}
checks:
  trauma:
    recorded: own_trauma
    rule: evidence(narrative).overall
    attention: {when: [no], severity: urgent, say: Nobody asked}
  abused: {rule: evidence(narrative).physical_abuse, count text: true}
  online: {recorded: own_online, rule: evidence(social).link}
  planned: {rule: any target where evidence(targets).outcome_focused, no rows: no}
  eligible: {rule: evidence(mappa).eligible}
  identified: {relevant: eligible, rule: evidence(mappa).identified}
  grown: {rule: 'birthday(dob, 18) < start'}
  heavy: {rule: weight > 50}
  named: {rule: name is present and school is present}
  young-victim: {rule: any offence where victim_dob > on}
  noted: {rule: any offence where note is present}
  high: {relevant: trauma, rule: risk = high}
figures:
  risks: {kind: distribution, theme: main, field: risk}
  harm-done: {kind: distribution, theme: main, field: harms}
  cases: {kind: count, theme: main, unit: case}
  fines: {kind: sum, theme: main, field: fine}
  high-of-all: {check: high, base: all}
`;

const STORY =
  'His stepfather battered him with a poker and told Zebedee of it. plumbago, plumbago says Quillfeather.';
const WEB = 'He posted the fight on Snapchat to shame Quillfeather.';
const TARGET = 'Zebedee to stop smoking cannabis with three plumbago sessions.';

const HEADER =
  'team,ref,name,dob,weight,school,story,web,orders,own_trauma,own_online,risk,harms,start,fine,entered,Extra';
/** One row in ten may have an id that another has; with more nothing is read. */
const FILLER = Array.from(
  { length: 12 },
  (_, n) => `South,F-${n},Zebedee,1987-05-23,71.125,,,,,Yes,No,low,,,,,\n`,
).join('');

const CASES = `${HEADER}
North,N-1,Zebedee Quillfeather,1987-05-23,71.125,plumbago School,"${STORY}",${WEB},larkspur order,,,high,theft,2017-01-01,10,none,celandine
North,N-2,Zebedee,23/05/1987,71.125 wisteria,larkspur,"${STORY}",${WEB},wisteria,"No, says Quillfeather","Zebedee, perhaps",high as plumbago,theft; celandine,when wisteria blooms,ten larkspur,as larkspur,
South,S-1,Zebedee,23 May 1987 or so,,plumbago,,,,No,Yes,low,drugs,2017-02-01,5,1,
South,S-2,Zebedee,23 May 1987,wisteria
South,S-3,,,,,,,,,,,,,,,
${FILLER}South,S-1,Quillfeather,1987-05-23,71.125,larkspur,,,,Yes,Yes,low,drugs,2017-02-01,5,1,
,,Quillfeather,1987-05-23,,larkspur,"${STORY}",,,,,,,,,,
"A story of Zebedee that took the place of the site, with plumbago and larkspur and more",S-9,,,,,,,,,,,,,,,
`;

const OFFENCES = `team,ref,offence,outcome,note,on,victim_dob,hurt
North,N-1,rape of Quillfeather,custody for Zebedee,plumbago,2016-01-01,2005-05-23,Yes
North,N-1,theft from Zebedee,wisteria,larkspur,2016-02-01,23/05/1987,"Yes, Quillfeather"
North,N-2,celandine,larkspur,Zebedee,as plumbago grows,wisteria,No
Nowhere,X-1,Quillfeather,wisteria,larkspur,2016-01-01,1987-05-23,Yes
North,N-1,Zebedee,wisteria
`;

const TARGETS = `team,ref,target
North,N-1,${TARGET}
North,N-2,${TARGET}
South,S-1,${TARGET}
`;

/** Two further records, one of which is no JSON object that can be read whole. */
const RECORDS = `{"team":"West","ref":"W-1","name":"Zebedee","dob":"1987-05-23","story":${JSON.stringify(STORY)},"own_trauma":{"said":"Quillfeather"}}
{"team":"West","ref":"W-2","name":"Zebedee", plumbago: larkspur}
`;

const TEXTS = `id,text
1,"${STORY}"
2,${WEB}
3,${TARGET}
4,${TARGET}
`;

const MAPPA = `case_id,dob,orders,recorded_category,recorded_level,offence,act_section,outcome,months,offence_date,conviction_date,victim_age,image_age
M-1,1987-05-23,larkspur order,wisteria,plumbago,rape,Zebedee Act 1987 s.1,custody Quillfeather,celandine,2005-05-23,23/05/1987,plumbago,larkspur
M-2,23 May 1987,sexual harm prevention order for Zebedee,2,1,Quillfeather,,youth rehabilitation order,6 + larkspur,,,wisteria,celandine
M-2,1987-05-23,,2,1,plumbago,,custody,71.125,as Zebedee said,,,
`;

const REVIEWS = `id,date,text
R-1,2017-01-01,"${STORY}"
R-1,2017-02-01,"${STORY}"
R-1,when wisteria blooms,"${STORY}"
`;

/** The files, by what commands take them for. */
export interface PlantedSample {
  readonly folder: string;
  readonly rubric: string;
  readonly cases: string;
  /** What a second auditor says of the same cases. */
  readonly second: string;
  readonly records: string;
  readonly texts: string;
  readonly reviews: string;
  readonly mappa: string;
  /** Where nothing but what commands write is put. */
  readonly out: string;
}

export function plantSample(folder: string): PlantedSample {
  const at = (...parts: readonly string[]): string => join(folder, ...parts);
  const files = {
    folder: at('sample'),
    rubric: at('rubric.yaml'),
    cases: at('sample', 'cases.csv'),
    second: at('second.csv'),
    records: at('records.jsonl'),
    texts: at('texts.csv'),
    reviews: at('reviews.csv'),
    mappa: at('mappa.csv'),
    out: at('out'),
  };
  mkdirSync(files.folder);
  mkdirSync(files.out);
  writeFileSync(files.rubric, RUBRIC);
  writeFileSync(files.cases, CASES);
  writeFileSync(at('sample', 'offences.csv'), OFFENCES);
  writeFileSync(at('sample', 'targets.csv'), TARGETS);
  writeFileSync(
    at('sample', 'sample.yaml'),
    'title: Planted\nrubric: ../rubric.yaml\nas_of: 2017-06-30\nfiles: {case: cases.csv, offences: offences.csv, targets: targets.csv}\n',
  );
  writeFileSync(files.second, CASES.replace('larkspur order,,,', 'larkspur order,No,Yes,'));
  writeFileSync(files.records, RECORDS);
  writeFileSync(files.texts, TEXTS);
  writeFileSync(files.reviews, REVIEWS);
  writeFileSync(files.mappa, MAPPA);
  return files;
}
