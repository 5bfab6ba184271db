import { join } from 'node:path';
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { casefile, changeCell, copyFixture, inFolder } from '../helpers/run.ts';

const CASES = 'tests/data/mappa-cases.csv';

describe('casefile evidence mappa', () => {
  it('prints for people what follows, why, and how it stands to the entry', () => {
    const { stdout, stderr, status } = casefile(['evidence', 'mappa', CASES]);
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toContain('M013  category 2  match: as entered\n');
    expect(stdout).toContain('CJA 2003 s.327(3)(b)(vii)');
    expect(stdout).toMatch(/\n79 cases: \d+ category_mismatch, .*not legal advice/s);
    expect(Math.max(...stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(130);
  });

  it('prints a line of JSON for each case', () => {
    const { stdout } = casefile(['evidence', 'mappa', CASES, '--format', 'jsonl']);
    const lines = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(lines).toHaveLength(79);
    expect(Object.keys(lines[0] ?? {}).slice(0, 5)).toEqual([
      'id',
      'category',
      'comparison',
      'categories',
      'reasons',
    ]);
    // What somebody wrote of the facts is in no output.
    expect(stdout).not.toContain('12 month contract');
  });

  it('finds columns by other headers, and takes the as-of date from the words', async () => {
    await inFolder((folder) => {
      const file = join(folder, 'export.csv');
      writeFileSync(
        file,
        'URN,Contrary to,Charge,Disposal,Term,Age at offence,Date of conviction\n7,OAPA s.47,ABH,DTO,12,15,01/02/2017\n',
      );
      const ran = casefile([
        ...[
          'evidence',
          'mappa',
          file,
          '--as-of',
          '2017-06-30',
          '--column',
          'case_id=URN',
          '--format',
          'jsonl',
        ],
      ]);
      expect(JSON.parse(ran.stdout)).toMatchObject({ id: '7', category: '2', comparison: 'missed' });
      expect(casefile(['evidence', 'mappa', file, '--column', 'case=URN']).stderr).toContain(
        'there is no column "case"',
      );
    });
  });

  it('refuses a file that holds nothing of the kind, and prints no answer', () => {
    const { stdout, stderr, status } = casefile(['evidence', 'mappa', 'fixtures/pp2017/cases.csv']);
    expect([stdout, status]).toEqual(['', 2]);
    expect(stderr).toContain('it has no column offence, act_section or cjs_code; --column offence=header');
  });

  it('names a column that is nearly ours, and says what the lack of an entry column means', async () => {
    await inFolder((folder) => {
      const file = join(folder, 'cases.csv');
      writeFileSync(file, 'case_id,offence,convction_date\n1,Robbery,2017-02-01\n');
      const { stdout, stderr } = casefile(['evidence', 'mappa', file]);
      expect(stderr).toContain('"convction_date"; did you mean "conviction_date"?');
      expect(stderr).toContain('there is no column recorded_category: every eligible case is "missed"');
      expect(stdout).toContain('not known: the as-of date');
    });
  });

  it('holds back what stands before the first case with an offence', async () => {
    await inFolder((folder) => {
      const file = join(folder, 'cases.json');
      const second = { case_id: 'b', offence: 'Robbery', as_of_date: '2017-06-30', recorded_category: '' };
      writeFileSync(file, JSON.stringify([{ case_id: 'a' }, second]));
      const { stdout } = casefile(['evidence', 'mappa', file, '--format', 'jsonl']);
      const ids = stdout
        .trim()
        .split('\n')
        .map((line) => (JSON.parse(line) as { id: string }).id);
      expect(ids).toEqual(['a', 'b']);
    });
  });

  it('reads several offences of a case from a list in JSON', async () => {
    await inFolder((folder) => {
      const file = join(folder, 'cases.json');
      const offence = { act_section: 'OAPA s.47', conviction_date: '2017-02-01', age_at_offence: 15 };
      const offences = [
        { ...offence, outcome: 'Youth caution' },
        { ...offence, outcome: 'DTO', months: '12' },
      ];
      writeFileSync(file, JSON.stringify([{ case_id: 'a', as_of_date: '2017-06-30', offences }]));
      const found = JSON.parse(casefile(['evidence', 'mappa', file, '--format', 'jsonl']).stdout) as {
        category: string;
      };
      expect(found.category).toBe('2');
    });
  });
});

describe('a file as people write one', () => {
  const HEAD = 'case_id,offence,act_section,outcome,months,conviction_date,as_of_date,recorded_category\n';
  const run = async (
    text: string,
    options: readonly string[] = [],
    name = 'cases.csv',
  ): Promise<ReturnType<typeof casefile>> => {
    let ran: ReturnType<typeof casefile> | undefined;
    await inFolder((folder) => {
      const file = join(folder, name);
      writeFileSync(file, text);
      ran = casefile(['evidence', 'mappa', file, ...options]);
    });
    return ran as ReturnType<typeof casefile>;
  };

  it('takes rows with one id for the offences of one case', async () => {
    const rows = 'A,Robbery,s8 TA68,DTO,8,2022-09-12,2023-06-30,\nA,ABH,s47,DTO,12,2022-09-12,,2\n';
    const { stdout, status } = await run(HEAD + rows);
    expect([status, stdout.split('\n')[0]]).toEqual([0, 'A  category 2  match: as entered']);
    expect(stdout).toContain('offence 2, category 2: yes');
    expect(stdout).toContain('1 case: 1 match');
  });

  it('says where they do not agree, and decides nothing', async () => {
    const rows = 'A,ABH,s47,DTO,12,2022-09-12,2023-06-30,1\nA,Theft,s1,YRO,8,2022-09-12,2023-06-30,2\n';
    const { stdout, stderr, status } = await run(HEAD + rows);
    expect([status, stdout.split('\n')[0]]).toEqual([1, 'A  review  indeterminate: cannot be decided here']);
    expect(stderr).toContain('cases.csv:3: error: the rows of A do not agree on recorded_category');
  });

  it('says of a term that is none that it cannot be read', async () => {
    const terms = ['365 days', 'twelve', '-12'];
    const rows = terms.map((term, at) => `${at},ABH,s47,DTO,${term},2022-09-12,2023-06-30,\n`).join('');
    const { stderr, status } = await run(HEAD + rows);
    expect(status).toBe(1);
    expect(stderr.match(/"months" of \d cannot be read/g)).toHaveLength(3);
  });

  it('refuses a header that is not there', async () => {
    const { stdout, stderr, status } = await run(HEAD + 'A,ABH,s47,DTO,12,,,\n', [
      '--column',
      'offence=Offences',
    ]);
    expect([stdout, status]).toEqual(['', 2]);
    expect(stderr).toContain('there is no column "Offences", which --column names for offence');
  });

  it('says that no offence is written down, and leaves a list in the place of one to a person', async () => {
    const cases = [
      { case_id: 'a', as_of_date: '2023-06-30', recorded_category: '' },
      { case_id: 'b', as_of_date: '2023-06-30', offence: ['Robbery', 'ABH'], outcome: 'DTO', months: 12 },
    ];
    const { stdout, status } = await run(JSON.stringify(cases), [], 'cases.json');
    expect(status).toBe(1);
    expect(stdout).toContain(
      'a  not eligible  match: as entered\n    not known: an offence: none is written down',
    );
    expect(stdout).toContain('b  review');
  });

  it('compares nothing where there is no column of entries, and asks for a day once', async () => {
    const { stdout, stderr } = await run('case_id,offence,outcome,months,as_of_date\n1,ABH,DTO,12,2023-06-30\n2,ABH,DTO,12,\n'); // prettier-ignore
    expect(stdout).toContain('1  category 2  missed: no column says what was entered');
    expect(stderr).toContain(
      'note: 1 case without an as-of date; the law is that of a day: --as-of 2017-06-30',
    );
  });

  it('prints what is missing of the entry', async () => {
    const { stdout } = await run(HEAD + '1,ABH,s47,DTO,12,2022-09-12,2023-06-30,Level 1\n');
    expect(stdout).toContain('not known: which category the entry means');
  });

  it('takes one file, and no folder', () => {
    expect(casefile(['evidence', 'mappa', 'tests']).stderr).toContain(
      'tests: this is a folder; name one file',
    );
  });
});

it('offences that cannot be read are no reason to say none', async () => {
  await inFolder((folder) => {
    const file = join(folder, 'cases.json');
    const offences = { act_section: 'Theft Act 1968 s.8', outcome: 'DTO', months: '18' };
    writeFileSync(file, JSON.stringify([{ case_id: 'a', as_of_date: '2017-06-30', offences }]));
    const { stdout, status } = casefile(['evidence', 'mappa', file, '--format', 'jsonl']);
    expect(status).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({ category: 'review', comparison: 'indeterminate' });
  });
});

describe('in the audit of the report of 2017', () => {
  const mappa = (copy: string): string => casefile(['audit', copy, '--theme', 'mappa']).stdout;

  it('an eligible case without an entry is a missed one, and is named', async () => {
    await inFolder((folder) => {
      const copy = copyFixture(folder, (csv) => changeCell(csv, 'mappa_category', '2', ''));
      expect(mappa(copy)).toContain('17 of 18 (94%)');
      expect(mappa(copy)).toContain('urgent: 1 record: Eligible for MAPPA and no category entered');
      const named = casefile(['cases', copy, 'mappa-identified', '--answer', 'no']).stdout;
      expect(named).toMatch(/no: 1 record\n {2}\w+.* \w\w-\d{4} /);
    });
  });

  it('without the auditor the law still finds all eighteen', async () => {
    await inFolder((folder) => {
      const copy = copyFixture(folder, (csv) => csv.replace(',mappa_eligible,', ',not_asked,'));
      expect(mappa(copy)).toContain('16%  18 of 115');
      expect(mappa(copy)).toContain('18 of 18 (100%)');
    });
  });

  it('another category than that of the law is not identified, and is not missed', async () => {
    await inFolder((folder) => {
      const copy = copyFixture(folder, (csv) => changeCell(csv, 'mappa_category', '2', '1'));
      expect(mappa(copy)).toContain('17 of 18 (94%)');
      expect(mappa(copy)).not.toContain('urgent');
    });
  });

  it('without a day whose law applies it is left open, and said to be', async () => {
    await inFolder((folder) => {
      const copy = copyFixture(folder, (csv) => csv.replace(',mappa_eligible,', ',not_asked,'));
      const manifest = join(copy, 'sample.yaml');
      writeFileSync(manifest, readFileSync(manifest, 'utf8').replace(/^as_of:.*\n/m, ''));
      const ran = casefile(['audit', copy, '--figure', 'mappa-eligible']);
      expect(ran.stdout).not.toContain('16%  18 of 115');
      expect(ran.stderr).toContain('the law of the as-of date and none is given');
    });
  });

  it('notes what does not go together in law where it stands, and says nothing that is written there', async () => {
    await inFolder((folder) => {
      const copy = join(folder, 'pp2017');
      cpSync('fixtures/pp2017', copy, { recursive: true });
      const file = join(copy, 'offences.csv');
      const lines = readFileSync(file, 'utf8').split('\n');
      const place = lines.findIndex((line) => line.includes(',Detention and training order,'));
      lines[place] = (lines[place] ?? '').replace(/(training order),\d+,/, '$1,11,');
      writeFileSync(file, lines.join('\n'));
      const { stderr, status } = casefile(['audit', copy, '--figure', 'trauma-evidence']);
      expect(status).toBe(0);
      expect(stderr).toContain(
        `offences.csv:${place + 1}: note: it holds a detention and training order of a length that could not be made on its day;`,
      );
    });
  });
});
