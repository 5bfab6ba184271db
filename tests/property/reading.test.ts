import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  areRows,
  NOT_COLLECTED,
  type Cell,
  type SampleRecord,
  type TableRows,
} from '../../src/model/record.ts';
import { auditWith, type Audited } from '../helpers/audit-text.ts';
import {
  OFFENCE_FIELDS,
  RUBRIC,
  sample,
  stateOf,
  TARGET_FIELDS,
  UNIT_FIELDS,
  type LogicalCase,
  type Values,
} from '../helpers/logical-sample.ts';
import type { Draw } from '../helpers/spellings.ts';
import {
  csvFiles,
  EVERY_WAY,
  inputsOf,
  jsonFiles,
  PLAIN,
  waysOf,
  type Dimension,
  type Ways,
} from '../helpers/written-sample.ts';

/** One sample, written in some dialect or other, always gives the same figures as plain UTF-8 with commas. */

/** With RUNS=10 in the environment, ten times as many files. */
const TIMES = Number(process.env['RUNS'] ?? 1);

/** What fails is made smaller only for so long, and printed in any case. */
const LIMITS = { interruptAfterTimeLimit: 40_000 * TIMES, markInterruptAsFailure: true } as const;

const nat = (choices: number): fc.Arbitrary<number> => fc.nat({ max: choices - 1 });
const draws: fc.Arbitrary<Draw> = fc
  .gen()
  .map((generate) => (choices) => (choices < 2 ? 0 : generate(nat, choices)));

type Writer = typeof csvFiles;

interface Written {
  readonly audited: Audited;
  readonly texts: readonly string[];
}

async function audit(cases: readonly LogicalCase[], write: Writer, ways: Ways): Promise<Written> {
  const files = write(cases, ways);
  const texts = files.map(({ name, text }) => `${name}: ${JSON.stringify(text)}`);
  const options = { asOf: '2017-06-30', by: ['site'] };
  const reading = { languages: ways.welsh ? ['cy'] : [] };
  try {
    return { audited: await auditWith(RUBRIC, inputsOf(files, ways), options, reading), texts };
  } catch (error) {
    throw new Error(texts.join('\n'), { cause: error });
  }
}

const cellsOf = (rows: TableRows): readonly (readonly Cell[])[] | Cell =>
  areRows(rows) ? rows.map(({ cells }) => cells) : rows;

/** All that may not depend on how a sample is written. */
const findings = ({ result, records }: Audited): unknown => ({
  figures: result.figures,
  groups: result.groups,
  units: result.sample.units,
  cells: records.map(({ id, cells, tables }) => ({
    id,
    cells,
    tables: tables.map(cellsOf),
  })),
});

/** What may be said of a file that was read as it was meant; a case of nothing but its id is said to be one. */
const SAID = [
  'repeated-child',
  'encoding', 'title-line', 'empty-rows', 'empty-columns', 'unknown-column', 'repeated-header', 'rows-in-a-cell',
  'serial-date', 'early-date', 'future-date', 'percent-sign',
]; // prettier-ignore

const NAMES = ['team', 'case_id', 'area'];

const hasOnlyItsId = ({ cells }: LogicalCase): boolean =>
  Object.entries(cells).every(
    ([id, value]) => NAMES.includes(id) || (value.is === 'word' && value.meaning === 'empty'),
  );

function sameInEveryWay(
  dimensions: readonly Dimension[],
  runs: number,
  write: Writer = csvFiles,
  welsh = false,
): () => Promise<void> {
  return () =>
    fc.assert(
      fc.asyncProperty(sample, draws, async (cases, draw) => {
        const plain = await audit(cases, csvFiles, PLAIN);
        const { audited, texts } = await audit(cases, write, waysOf(draw, dimensions, welsh));
        const bare = cases.some(hasOnlyItsId) ? ['bare-row'] : [];
        const odd = audited.problems.filter(({ code }) => ![...SAID, ...bare].includes(code));
        expect(odd, texts.join('\n')).toEqual([]);
        expect(findings(audited), texts.join('\n')).toEqual(findings(plain.audited));
      }),
      { numRuns: runs * TIMES, ...LIMITS },
    );
}

const TIMEOUT = 60_000 * TIMES;

describe('a sample has the same figures', () => {
  it('in every encoding and in chunks of every size', sameInEveryWay(['bytes'], 300), TIMEOUT);
  it('with every delimiter, line end and way of quoting', sameInEveryWay(['layout'], 300), TIMEOUT);
  it('with its columns in every order, among unknown ones', sameInEveryWay(['columns'], 200), TIMEOUT);
  it('under every spelling of its headers', sameInEveryWay(['headers'], 200), TIMEOUT);
  it('with every word for an answer or an option', sameInEveryWay(['words'], 200), TIMEOUT);
  it('with every Welsh word and month too', sameInEveryWay(['words', 'forms'], 200, csvFiles, true), TIMEOUT);
  it('with every form of a date and a number', sameInEveryWay(['forms'], 300), TIMEOUT);
  it('with spaces around its cells', sameInEveryWay(['spaces'], 100), TIMEOUT);
  it('with its child rows in files or in cells', sameInEveryWay(['children'], 200), TIMEOUT);
  it('in every form of JSON', sameInEveryWay(['json'], 300, jsonFiles), TIMEOUT);
  it('in every way at once, as CSV', sameInEveryWay(EVERY_WAY, 300), TIMEOUT);
  it('in every way at once, as JSON', sameInEveryWay([...EVERY_WAY, 'json'], 300, jsonFiles), TIMEOUT);
});

describe('plain UTF-8 with commas', () => {
  const TABLES = [
    { fields: OFFENCE_FIELDS, rows: (one: LogicalCase): readonly Values[] => one.offences },
    {
      fields: TARGET_FIELDS,
      rows: (one: LogicalCase): readonly Values[] =>
        one.targets.map((text) => ({ target: { is: 'text', text } })),
    },
  ];
  const meant = (values: Values, fields: typeof UNIT_FIELDS): Partial<Cell>[] =>
    fields.map(({ id }) => stateOf(values[id] ?? { is: 'word', meaning: 'empty' }, id));

  it(
    'is read as what was meant, cell by cell',
    async () => {
      await fc.assert(
        fc.asyncProperty(sample, async (cases) => {
          const { records } = (await audit(cases, csvFiles, PLAIN)).audited;
          expect(records.length).toBe(cases.length);
          records.forEach((record: SampleRecord, index) => {
            const one = cases[index] as LogicalCase;
            expect(record.cells).toMatchObject(meant(one.cells, UNIT_FIELDS));
            TABLES.forEach(({ fields, rows }, table) => {
              expect(cellsOf(record.tables[table] ?? NOT_COLLECTED)).toMatchObject(
                rows(one).map((row) => meant(row, fields)),
              );
            });
          });
        }),
        { numRuns: 100 * TIMES, ...LIMITS },
      );
    },
    TIMEOUT,
  );
});
