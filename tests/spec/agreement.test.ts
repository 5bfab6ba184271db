import { expect, it } from 'vitest';
import { cohenKappa, gwetAc1, krippendorffAlpha, type PairTable } from '../../src/audit/agreement.ts';
import type { Coefficient } from '../../src/model/agreement.ts';
import { decimals } from '../../src/report/agreement/numbers.ts';
import { renderAgreement } from '../../src/report/agreement/table.ts';
import {
  BALANCED,
  countsOf,
  countsOfTable,
  EXAMPLE_B,
  EXAMPLE_C,
  PARADOX,
} from '../helpers/agreement-values.ts';
import { agreeTexts, FIRST, RUBRIC, SECOND, sheet } from '../helpers/two-auditors.ts';

const shown = ({ value }: Coefficient): string => (value === null ? 'undefined' : value.toFixed(4));

const alike = (table: PairTable): string => {
  const n = table.flat().reduce((sum, count) => sum + count, 0);
  const same = table.reduce((sum, row, place) => sum + (row[place] ?? 0), 0);
  return `${same} of ${n}`;
};

const pairRow = (what: string, table: PairTable): string => {
  const counts = countsOfTable(table);
  const numbers = [cohenKappa(table), gwetAc1(counts), krippendorffAlpha(counts)].map(shown);
  return `| ${[what, alike(table), ...numbers].join(' | ')} |`;
};

const block = (text: string, language = ''): string => `\`\`\`${language}\n${text.trimEnd()}\n\`\`\``;

async function page(): Promise<string> {
  const [first, second] = [sheet(FIRST), sheet(SECOND)];
  const result = await agreeTexts({ 'first.csv': first, 'second.csv': second }, { sort: 'worst' });
  const screen = await renderAgreement(result, { width: 78, colour: 0, unicode: false });
  const { standardError, low, high } = cohenKappa(BALANCED);
  return `# Two auditors, one case

\`casefile agree first.csv second.csv --rubric pp2017\` compares what two people answered on the same cases: for each check how far they agree, and every disagreement for them to talk about. It settles nothing, and a disagreement never becomes an answer: what the moderators decide is theirs to write. \`casefile audit\` of rows of two auditors reports each second row of a case that says something else as an error (it is not counted, and exit 1; where more than one row in ten repeats an id, exit 2 without a figure) and points here.

Three files or more are three auditors or more. One file (or folder) is read by its column \`auditor\`; \`--auditor "Judged by"\` names a column that is called otherwise. A case may then stand once for each auditor; a second row of the same auditor is an error and is not counted, and so is a row without an auditor. Where child tables have files of their own, these need the column too; else name the file of the records alone.

## What is compared

- **Checks that an auditor records** (\`recorded:\` in the rubric), and beside them columns of answers or options that a figure or a rule reads, such as an inspector's level of risk. Not what the service entered (\`entry: true\`), not personal columns, and **nothing that is worked out**: where a rule fills an empty cell, the auditors would be found to agree with the tool.
- **The answers are yes, no and unclear**; of options, the options and unclear. Unclear is a judgement: it says that the file does not settle the question. Options are compared as names: low against very high is one disagreement, as low against medium is.
- **Not relevant is no answer to the question.** A record is not relevant to an auditor who wrote N/A (or that it is too early), or whose own other answers say through \`relevant:\` that the question was not to be put, whatever stands in the cell. Where two find it not relevant there is nothing to compare; where one does and the other answered, **the record is listed as a disagreement in relevance** and is in no statistic: it would pull up or down the agreement on a question that one of them never put. Where relevance cannot be told, what was recorded stands.
- **A missing answer** (blank, unreadable, not recorded) leaves the record out of the statistic and is counted. Where one answered and the other *wrote* that it is not recorded, the record is listed too.
- **A record of one auditor alone** is named and counted, and is in nothing else.

So, of two auditors: base + relevance differs + not relevant + an answer missing = records in common, in every check. \`base\` is the number of records that both judged.

With more than two, the base is what at least two judged; *alike* means that all who judged say the same; each two of them are compared as two auditors as well.

## The numbers

| number | formula | source |
| --- | --- | --- |
| alike | p = records with the same answer / base | |
| Cohen's kappa | (p - e) / (1 - e), e = sum over answers of the product of both auditors' shares; the interval is 1.96 standard errors of sqrt(p (1-p) / (n (1-e)^2)) to each side, within -1 and 1 | Cohen 1960, Educational and Psychological Measurement 20:37-46 |
| Gwet's AC1 | (p - e) / (1 - e), e = sum of s (1-s) / (K-1), s the mean share of each of the K answers that were given | Gwet 2008, British Journal of Mathematical and Statistical Psychology 61:29-48 |
| Krippendorff's alpha | 1 - (n-1) D / sum of n_c n_k over unlike c and k; n answers in all, n_c of them c; D adds up the ordered pairs of unlike answers of each record, over its answers less one | Krippendorff 2011, Computing Krippendorff's Alpha-Reliability |

1 is perfect agreement, 0 what chance would give, below 0 less than that. Kappa is for two auditors; of more, it stands for each pair. AC1 and alpha are over all of them: AC1 with p as the mean share of pairs that agree (and an answer that stands alone in its record still telling how common it is), alpha with only the records that two or more judged. Weights for options in an order are not offered. Kappa has no interval where all or none agree: the simple standard error is 0 there, which would look like certainty on three records.

**No number is the right one.** Where nearly every answer is yes, kappa can be below 0 though two people agree nineteen times in twenty, because agreement by chance is taken to be as likely as that; AC1 was made for such cases. There are no grades such as "substantial", and no number for the whole: which disagreements matter is for the moderators.

| two auditors, yes and no | alike | kappa | AC1 | alpha |
| --- | --- | --- | --- | --- |
${pairRow('both yes 20, yes and no 5, no and yes 10, both no 15', BALANCED)}
${pairRow('both yes 118, yes and no 5, no and yes 2, both no 0', PARADOX)}
${pairRow('both yes 40', [
  [40, 0],
  [0, 0],
])}

The first kappa has a standard error of ${standardError ?? ''}: ${low ?? ''} to ${high ?? ''}. Krippendorff's own examples give alpha ${shown(krippendorffAlpha(countsOf(EXAMPLE_B)))} (two auditors of ten records) and ${shown(krippendorffAlpha(countsOf(EXAMPLE_C)))} (four of twelve, with gaps); on the latter AC1 is ${shown(gwetAc1(countsOf(EXAMPLE_C)))}.

**Undefined** is not 0. A coefficient is undefined where no record was judged by two auditors, and where only one answer was ever given, as in the last line: agreement is then all there can be, and no arithmetic tells whether they agree or never look. A printed 1.00 is exactly 1; just below it stands as \`${decimals(0.998)}\`.

## An example

The rubric:

${block(RUBRIC, 'yaml')}

\`first.csv\`, and \`second.csv\` (their columns of what the service entered and of notes are left out here):

${block(['case_id,trauma,response,level', ...FIRST].join('\n'))}

${block(['case_id,trauma,response,level', ...SECOND].join('\n'))}

\`casefile agree first.csv second.csv --rubric rubric.yaml\` prints:

${block(screen)}

Of the response to trauma: C1, C2, C7 and C8 were answered by both, three of them alike. C3 is listed for its relevance, since the first auditor found no trauma and the second did. C4 is relevant to neither. C5 is not recorded to the second, and so listed. C6 was left blank by the first.

## Options and formats

The worst comes first, by the share alike and then by how many are listed, for that is where moderation begins; the share, since it is never undefined, and since kappa would put rare answers first. \`--sort report\` keeps the rubric's order. \`--theme\`, \`--unit\`, \`--as-of\`, \`--encoding\` and the others are those of [audit](commands.md#audit).

- \`--format csv\` (with \`--out moderation.csv\`) has one row for each disagreement: unit, id (\`id 2\` and so on where several columns make it), check, label, what they differ in (\`answers\`, \`relevance\`, \`not recorded\`), and a column for each auditor with what they said.
- \`--format json\` has everything, as \`casefile-agreement/1\`: \`rubric\`, \`asked\`, \`files\` with their hashes, \`auditors\`, \`units\` (records in \`common\`, and \`alone\` with every id), \`items\`, \`notCompared\`, \`totals\`, \`disagreements\`. An item has \`id\`, \`kind\` (\`check\` or \`field\`), \`unit\`, \`label\`, \`records\`, \`base\`, \`agreed\`, \`kappa\` (\`value\`, \`standardError\`, \`low\`, \`high\`), \`ac1\` and \`alpha\` (each with \`undefinedBecause\`, null where there is a value), \`leftOut\`, \`listed\`, \`answers\` (how often each auditor gave each, in the base) and \`pairs\`. In \`said\` of a disagreement null is an auditor who does not have the record. Coefficients have four decimals; the same files give the same bytes.

Ids, options of the rubric and the names of the auditors (or of their files) are printed, and nothing else of a record. If two people's names should not be, write initials, or letters, in the column.

Exit 0 whatever the agreement; 1 if cells or rows could not be read, unless \`--allow-problems\`; 2 if nothing could be compared: no record in common (ids that differ only in zeros in front, case or signs are pointed out), one auditor only, a file named twice or a copy of it, samples that name different rubrics, or no check that two of them have a column for.
`;
}

it('the page on agreement holds what the code gives', async () => {
  await expect(await page()).toMatchFileSnapshot('../../docs/agreement.md');
});
