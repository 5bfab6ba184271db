// Who may import whom. Run by tests/architecture.test.ts; each rule says why it is there.
/**
 * @param {string} from
 * @param {readonly string[]} to
 * @param {string} comment
 */
const layer = (from, to, comment) => ({
  name: `${from}-imports-only-${to.join('-') || 'nothing-of-ours'}`,
  severity: /** @type {const} */ ('error'),
  comment,
  from: { path: `^src/${from}/` },
  to: { path: '^src/', pathNot: `^src/(?:${[from, ...to].join('|')})/` },
});

/**
 * @param {string} module
 * @param {string} where
 * @param {string} comment
 */
const onlyIn = (module, where, comment) => ({
  name: `${module.replace(/\W+/g, '-')}-only-where-it-belongs`,
  severity: /** @type {const} */ ('error'),
  comment,
  from: { path: '^src/', pathNot: where },
  to: { path: `^(?:node_modules/)?${module}(?:/|$)` },
});

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    layer('model', [], 'The vocabulary: everybody may know it because it knows nobody.'),
    layer('util', [], 'Leaves without a domain word.'),
    layer('rubric', ['model', 'util'], 'A rubric is checked without a sample and without being run.'),
    layer('sample', ['model', 'util'], 'Reading is the same whatever is done with the records.'),
    layer('evidence', ['model', 'util'], 'What follows from a record follows from it alone.'),
    layer('audit', ['model', 'evidence', 'util'], 'The heart is pure: no files, no YAML, no terminal.'),
    layer(
      'report',
      ['model', 'util'],
      'A report is a function of the result, so a saved result can be rendered again.',
    ),
    layer('rubrics', ['rubric'], 'Data; it knows the type of what holds it and no more.'),
    {
      name: 'nobody-imports-cli',
      severity: 'error',
      comment: 'Commands translate words into calls; nothing but the public API may depend on them.',
      from: { path: '^src/', pathNot: '^src/(?:cli/|index\\.ts$)' },
      to: { path: '^src/cli/' },
    },
    {
      name: 'files-only-at-the-edges',
      severity: 'error',
      comment:
        'Everything else also runs in a browser, where a sample is audited without sending it anywhere.',
      from: {
        path: '^src/',
        pathNot:
          '^src/(?:cli/|sample/file(?:s|-bytes)\\.ts$|rubric/files\\.ts$|util/text-file\\.ts$|rubrics/embed\\.mjs$|evidence/\\w+/embed\\.mjs$|evidence/narrative/learn\\.mjs$)',
      },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'no-circular',
      severity: 'error',
      comment: 'The data walk one way, and so do the imports.',
      from: { path: '^src/' },
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'no-network',
      severity: 'error',
      comment: 'These are files on children: nothing is sent anywhere, ever.',
      from: { path: '^src/' },
      to: { path: '^(?:node:)?(?:http|https|http2|net|tls|dgram|dns|child_process)$' },
    },
    onlyIn('commander', '^src/cli/', 'Domain code never sees an option.'),
    onlyIn(
      'csv-parse',
      '^src/(?:sample/csv-rows\\.ts|evidence/mappa/embed\\.mjs)$',
      'One reader of CSV; the lists of the law are parsed when they are built.',
    ),
    onlyIn('jsonc-parser', '^src/sample/json(?:-records|-lines)?\\.ts$', 'One reader of JSON.'),
    onlyIn(
      'yaml',
      '^src/(?:util/yaml-text\\.ts|evidence/text/embed\\.mjs)$',
      'One reader of YAML, for rubrics and manifests; lexicons are parsed when they are built.',
    ),
    onlyIn('leven', '^src/util/nearest\\.ts$', 'One measure of nearness.'),
    onlyIn(
      'zod',
      '^src/(?:rubric/schema|sample/manifest-schema|report/(?:result|figure)-schema|util/(?:schema-problems|mend))\\.ts$',
      'Shapes are checked at the edges.',
    ),
    onlyIn('chalk', '^src/report/table/paint\\.ts$', 'Colour is a matter of the table.'),
    onlyIn('cli-table3', '^src/report/table/layout\\.ts$', 'Columns are a matter of the table.'),
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
  },
};
