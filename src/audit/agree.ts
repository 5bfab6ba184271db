import {
  AGREEMENT_SCHEMA,
  listedIn,
  type AgreeSort,
  type Agreement,
  type AgreementItem,
  type AgreementResult,
  type AgreementUnit,
  type Disagreement,
  type LeftOut,
  type Listed,
  type NotCompared,
} from '../model/agreement.ts';
import { byCodeUnit } from '../util/words.ts';
import { cohenKappa, gwetAc1, kappaOfMany, krippendorffAlpha } from './agreement.ts';
import {
  NOT_COLLECTED,
  NOT_RECORDED,
  NOT_RELEVANT,
  SAID_OTHERWISE,
  type AnswersGiven,
  type GivenRecord,
  type Question,
} from './answers-given.ts';

/** What each auditor says of one record on one question, in the auditors' order; null: not their record. */
type Row = readonly (number | null)[];

/** Compares what auditors said. @param auditors their names, in the order in which they are to stand; two or more */
export function agreementOf(
  given: AnswersGiven,
  auditors: readonly string[],
  sort: AgreeSort,
  provenance: Pick<AgreementResult, 'tool' | 'rubric' | 'asked' | 'files'>,
): AgreementResult {
  const units = [...given.units].map(([unit, records]) => ({
    unit,
    all: [...records.values()],
    common: inCommon(records.values()),
  }));
  const items: AgreementItem[] = [];
  const notCompared: NotCompared[] = [];
  const disagreements = new Map<string, Disagreement[]>();
  for (const { unit, common } of units) {
    if (common.length === 0) continue;
    given.questions
      .filter((question) => question.unit === unit)
      .forEach((question, place) => {
        const rows = common.map(({ said }) => auditors.map((name) => said.get(name)?.[place] ?? null));
        const having = auditors.filter((_, auditor) => rows.some((row) => isCollected(row[auditor])));
        if (having.length < 2) {
          notCompared.push({ id: question.id, unit, only: having[0] ?? null });
          return;
        }
        items.push(itemOf(question, rows, auditors));
        disagreements.set(question.id, disagreementsIn(question, rows, common));
      });
  }
  if (sort === 'worst') items.sort(worstFirst);
  const listed = items.flatMap(({ id }) => disagreements.get(id) ?? []);
  return {
    schema: AGREEMENT_SCHEMA,
    ...provenance,
    auditors: auditors.map((name) => ({
      name,
      records: units.reduce((sum, { all }) => sum + all.filter(({ said }) => said.has(name)).length, 0),
    })),
    units: units.flatMap(({ unit, all, common }) =>
      all.length === 0 ? [] : [unitOf(unit, all, common.length, auditors)],
    ),
    items,
    notCompared,
    totals: {
      base: total(items.map(({ base }) => base)),
      agreed: total(items.map(({ agreed }) => agreed)),
      listed: {
        answers: total(items.map((item) => item.listed.answers)),
        relevance: total(items.map((item) => item.listed.relevance)),
        notRecorded: total(items.map((item) => item.listed.notRecorded)),
      },
      recordsListed: new Set(listed.map(({ unit, id }) => JSON.stringify([unit, id]))).size,
      common: total(units.map(({ common }) => common.length)),
    },
    disagreements: listed,
  };
}

const total = (numbers: readonly number[]): number => numbers.reduce((sum, number) => sum + number, 0);

const isCollected = (said: number | null | undefined): boolean =>
  said !== null && said !== undefined && said !== NOT_COLLECTED;

const isAnswer = (said: number | null): said is number => said !== null && said >= 0;

const inCommon = (records: Iterable<GivenRecord>): GivenRecord[] =>
  [...records].filter(({ said }) => said.size > 1).sort(byId);

const byId = (a: GivenRecord, b: GivenRecord): number => {
  const place = a.id.findIndex((part, index) => part !== b.id[index]);
  return byCodeUnit(a.id[place] ?? '', b.id[place] ?? '');
};

function unitOf(
  unit: string,
  all: readonly GivenRecord[],
  common: number,
  auditors: readonly string[],
): AgreementUnit {
  const alone = auditors.flatMap((auditor) => {
    const own = all.filter(({ said }) => said.size === 1 && said.has(auditor)).sort(byId);
    return own.length === 0 ? [] : [{ auditor, ids: own.map(({ id }) => id) }];
  });
  return { unit, common, alone };
}

function itemOf(
  { id, kind, unit, label, answers }: Question,
  rows: readonly Row[],
  auditors: readonly string[],
): AgreementItem {
  const kinds = rows.map(kindOf);
  const compared = rows.filter((row) => row.filter(isAnswer).length > 1);
  const count = (kind: Disagreement['kind']): number => kinds.filter((one) => one === kind).length;
  return {
    id,
    kind,
    unit,
    label,
    records: rows.length,
    ...agreementIn(rows, answers.length),
    leftOut: leftOutOf(rows),
    listed: {
      answers: count('answers'),
      relevance: count('relevance'),
      notRecorded: count('not recorded'),
    } satisfies Listed,
    answers: answers.flatMap((answer, place) => {
      const given = auditors.map((_, auditor) => compared.filter((row) => row[auditor] === place).length);
      return total(given) === 0 ? [] : [{ answer, given }];
    }),
    pairs: auditors.length === 2 ? [] : pairsOf(rows, answers.length, auditors),
  };
}

/** The numbers for some auditors. @param answers how many answers the question has */
function agreementIn(rows: readonly Row[], answers: number): Agreement {
  const compared = rows.filter((row) => row.filter(isAnswer).length > 1);
  const two = (rows[0]?.length ?? 2) === 2;
  // What one of two says alone is no part of a pair; of many it still tells how common an answer is.
  const counts = (two ? compared : rows).map((row) => countsIn(row, answers));
  return {
    base: compared.length,
    agreed: compared.filter((row) => new Set(row.filter(isAnswer)).size === 1).length,
    kappa: two ? cohenKappa(tableOf(compared, answers)) : kappaOfMany(),
    ac1: gwetAc1(counts),
    alpha: krippendorffAlpha(counts),
  };
}

const countsIn = (row: Row, answers: number): number[] =>
  Array.from({ length: answers }, (_, answer) => row.filter((said) => said === answer).length);

function tableOf(rows: readonly Row[], answers: number): number[][] {
  const table = Array.from({ length: answers }, () => new Array<number>(answers).fill(0));
  for (const [first = null, second = null] of rows) {
    const line = table[first ?? -1];
    if (line !== undefined && second !== null) line[second] = (line[second] ?? 0) + 1;
  }
  return table;
}

function pairsOf(rows: readonly Row[], answers: number, auditors: readonly string[]): AgreementItem['pairs'] {
  return auditors.flatMap((first, a) =>
    auditors.slice(a + 1).map((second, beyond) => ({
      auditors: [first, second] as const,
      ...agreementIn(
        rows.map((row) => [row[a] ?? null, row[a + 1 + beyond] ?? null]),
        answers,
      ),
    })),
  );
}

function leftOutOf(rows: readonly Row[]): LeftOut {
  const left = { relevance: 0, notRelevant: 0, missing: 0 };
  for (const row of rows) {
    const answered = row.filter(isAnswer).length;
    const notRelevant = row.filter((said) => said === NOT_RELEVANT).length;
    if (answered > 1) continue;
    if (answered === 1 && notRelevant > 0) left.relevance += 1;
    else if (notRelevant > 1) left.notRelevant += 1;
    else left.missing += 1;
  }
  return left;
}

/** What the auditors of a record differ in; null: nothing, as far as they said something. */
function kindOf(row: Row): Disagreement['kind'] | null {
  const answers = new Set(row.filter(isAnswer));
  if (answers.size > 1) return 'answers';
  if (answers.size === 0) return null;
  if (row.includes(NOT_RELEVANT)) return 'relevance';
  return row.includes(NOT_RECORDED) ? 'not recorded' : null;
}

function disagreementsIn(
  { id: item, unit, answers }: Question,
  rows: readonly Row[],
  records: readonly GivenRecord[],
): Disagreement[] {
  return rows.flatMap((row, place) => {
    const kind = kindOf(row);
    const id = records[place]?.id ?? [];
    return kind === null ? [] : [{ unit, id, item, kind, said: row.map((said) => wordOf(said, answers)) }];
  });
}

function wordOf(said: number | null, answers: readonly string[]): string | null {
  if (said === null) return null;
  return answers[said] ?? SAID_OTHERWISE[said as keyof typeof SAID_OTHERWISE];
}

/** By the share alike, in whole numbers; of equals by how many are listed; nothing to compare: last. */
function worstFirst(a: AgreementItem, b: AgreementItem): number {
  if (a.base === 0 || b.base === 0) {
    return Number(a.base === 0) - Number(b.base === 0) || listedIn(b.listed) - listedIn(a.listed);
  }
  return a.agreed * b.base - b.agreed * a.base || listedIn(b.listed) - listedIn(a.listed);
}
