/**
 * What may be wrong with a file, and what comes of it. Each line is run by traps.test.ts and printed in
 * docs/bad-files.md: the same lines are the test and the manual.
 */

/** `read`: it is read as it was meant. `note`, `error`: it is said. `stops`: nothing is printed, exit code 2. */
export type Outcome = 'read' | 'note' | 'error' | 'stops';

export interface Trap {
  readonly found: string;
  readonly outcome: Outcome;
  readonly becomes: string;
  /** The file: its text or bytes; or what the operating system says when it is opened or read. */
  readonly file: string | Uint8Array | { readonly code: string; readonly after?: string };
  readonly name?: string;
  /** Files of child tables that are read with it, each by its text. */
  readonly beside?: readonly string[];
  /** Some of the words that are said. */
  readonly says?: RegExp;
  /** How many records count, and how many rows do not. */
  readonly counted?: number;
  readonly lost?: number;
}

const HEAD = 'yot,case_id,trauma,level,months,start,notes';
const ROWS = 'A,1,Yes,low,3,2017-06-30,\nA,2,No,high,4,2017-05-01,x\n';
/** Rows that are well, so that one bad row is not one in ten. */
const TEN = Array.from({ length: 10 }, (_, n) => `Z,${n},Yes,,,,\n`).join('');
const row = (cells: string): string => `${HEAD}\n${ROWS}${cells}\n`;

const latin = (text: string): Uint8Array => Uint8Array.from(text, (letter) => letter.charCodeAt(0));

function utf16(text: string, { big = false, mark = true } = {}): Uint8Array {
  const codes = Array.from(mark ? `\ufeff${text}` : text, (letter) => letter.charCodeAt(0));
  return Uint8Array.from(codes.flatMap((code) => (big ? [code >> 8, code & 255] : [code & 255, code >> 8])));
}

const BYTES: readonly Trap[] = [
  { found: 'a byte order mark in front', outcome: 'read', becomes: 'passed over', file: `\ufeff${HEAD}\n${ROWS}`, counted: 2 },
  { found: 'a byte order mark inside, where two files were joined', outcome: 'note', becomes: 'passed over', file: `${HEAD}\n${ROWS}\ufeff"A",3,Yes,,,,\n`, says: /:4:1: .*byte order mark inside/, counted: 3 },
  { found: 'UTF-16, either order, with a mark', outcome: 'read', becomes: 'read as UTF-16', file: utf16(`${HEAD}\r\n${ROWS}`), counted: 2 },
  { found: 'UTF-16 without a mark', outcome: 'note', becomes: 'read as UTF-16, and said', file: utf16(`${HEAD}\r\n${ROWS}`, { big: true, mark: false }), says: /utf-16be/, counted: 2 },
  { found: 'UTF-16 that is cut off or broken', outcome: 'stops', becomes: 'with the line', file: utf16(`${HEAD}\n${ROWS}`).slice(0, -1), says: /cases\.csv:\d+: .*not utf-16le/ },
  { found: 'bytes that are not UTF-8 within the first 64 KiB', outcome: 'note', becomes: 'read as Windows-1252, and said', file: latin(row('A,3,Don\x92t know,,,,\xa320')), says: /read as windows-1252/, counted: 3 },
  { found: 'a file that is partly UTF-8 and partly not', outcome: 'stops', becomes: 'with the line; `--encoding` decides', file: latin(row('A,3,Yes,,,,caf\xc3\xa9 caf\xe9')), says: /:4: .*partly UTF-8.*--encoding/ },
  { found: 'a file that stops being UTF-8 after its first 64 KiB', outcome: 'stops', becomes: 'with the line; `--encoding` decides', file: latin(`${HEAD}\n${'A,1,Yes,,,,\n'.repeat(6000)}A,3,Yes,,,,caf\xe9\n`), says: /:6002: .*not UTF-8 from here on.*--encoding/ },
  { found: 'a byte that Windows-1252 does not have', outcome: 'stops', becomes: 'with the line', file: latin(row('A,3,Yes,,,,\x81')), says: /:4: .*windows-1252 does not have/ },
  { found: 'a NUL byte', outcome: 'stops', becomes: 'with the line', file: row('A,3,Yes,,,,\0'), says: /:4: a NUL byte/ },
  { found: 'a workbook, a PDF, an archive', outcome: 'stops', becomes: 'with what it is', file: latin('PK\x03\x04xxxx'), says: /workbook/ },
  { found: 'other binary', outcome: 'stops', becomes: 'with the line', file: latin('\x89PNG\r\n\x1a\n\0\0\0'), says: /NUL byte/ },
]; // prettier-ignore

const FILES: readonly Trap[] = [
  { found: 'an empty file', outcome: 'stops', becomes: '', file: '', says: /the file is empty/ },
  { found: 'a file of nothing but empty lines', outcome: 'stops', becomes: '', file: '\r\n\r\n', says: /the file is empty/ },
  { found: 'a header and no row, in every file', outcome: 'stops', becomes: 'there is no record', file: `${HEAD}\n`, says: /no record/ },
  { found: 'a file that may not be opened', outcome: 'stops', becomes: '', file: { code: 'EACCES' }, says: /not allowed to open it/ },
  { found: 'a file that another program holds', outcome: 'stops', becomes: '', file: { code: 'EBUSY' }, says: /open in Excel/ },
  { found: 'a folder where a file was meant', outcome: 'stops', becomes: '', file: { code: 'EISDIR' }, says: /this is a folder/ },
  { found: 'a file that is gone while it is read', outcome: 'stops', becomes: '', file: { code: 'EIO', after: `${HEAD}\nA,1,Yes` }, says: /could not be read/ },
]; // prettier-ignore

const HEADERS: readonly Trap[] = [
  { found: 'any case, spacing and punctuation, non-breaking spaces, a name of the rubric', outcome: 'read', becomes: 'the field', file: 'Y.O.T.,Case\u00a0ID ,TRAUMA evidence:,Level,months,start,notes\nA,1,Yes,,,,\n', counted: 1 },
  { found: 'semicolons, tabs or bars between the cells', outcome: 'read', becomes: 'found from the header', file: `${HEAD}\n${ROWS}`.replaceAll(',', '|'), counted: 2 },
  { found: 'a first line `sep=;`', outcome: 'read', becomes: 'the delimiter that it says', file: `sep=;\r\n${`${HEAD}\n${ROWS}`.replaceAll(',', ';')}`, counted: 2 },
  { found: 'lines above the header', outcome: 'note', becomes: 'passed over', file: `Audit of "North", Q1\n\n${HEAD}\n${ROWS}`, says: /2 lines above the header/, counted: 2 },
  { found: 'rows above the header', outcome: 'error', becomes: 'not counted', file: `A,8,Yes,low,3,,x\nA,9,No,low,3,,x\n${HEAD}\n${ROWS}`, says: /2 lines above the header with as many cells/, counted: 2, lost: 2 },
  { found: 'the header again in the middle, with its columns in another order', outcome: 'stops', becomes: 'the rows after it would be read wrongly', file: `${HEAD}\n${ROWS}case_id,yot,trauma,level,months,start,notes\n3,A,No,,,,\n`, says: /:4: another header stands here/ },
  { found: 'the header again in the middle', outcome: 'note', becomes: 'passed over', file: `${HEAD}\n${ROWS}${HEAD.toUpperCase().replace('CASE_ID', 'Case ID')}\nA,3,No,,,,\n`, says: /:4:1: .*header stands here again/, counted: 3 },
  { found: 'a column that nothing reads', outcome: 'note', becomes: 'not read; the nearest field is named', file: 'yot,case_id,trauma,levle\nA,1,Yes,\n', says: /:1:20: .*did you mean "level"/, counted: 1 },
  { found: 'an unknown header that stands twice', outcome: 'note', becomes: 'not read', file: 'yot,case_id,trauma,age,age\nA,1,Yes,15,16\n', says: /"age" stands 2 times/, counted: 1 },
  { found: 'a field of the rubric without a column', outcome: 'note', becomes: 'its figures say "not collected"', file: 'yot,case_id,trauma\nA,1,Yes\n', says: /not collected: no columns/, counted: 1 },
  { found: 'a column that must be there and is not', outcome: 'error', becomes: 'its figures say "not collected"', file: 'yot,case_id,level\nA,1,low\n', says: /:1:1: .*no column trauma.*required/, counted: 1 },
  { found: 'an empty column without a header', outcome: 'note', becomes: 'passed over', file: `${HEAD},,\nA,1,Yes,,,,,,\n`, says: /2 empty columns/, counted: 1 },
  { found: 'values under an empty header', outcome: 'error', becomes: 'not read', file: `${HEAD},\nA,1,Yes,,,,,x\nA,2,Yes,,,,,y\n`, says: /:2:13: .*column 8 has no header and 2 values/, counted: 2 },
  { found: 'two columns that are one field', outcome: 'stops', becomes: 'which of them holds is not guessed', file: 'yot,case_id,trauma,Trauma\nA,1,Yes,No\n', says: /:1:20: .*both are the field "trauma"/ },
  { found: 'no column that names a record', outcome: 'stops', becomes: 'with the nearest', file: 'yot,casse_id,trauma\nA,1,Yes\n', says: /did you mean "casse_id"/ },
  { found: 'a header with a quote in the wrong place', outcome: 'stops', becomes: 'with the line', file: 'yot,case_id,tr"auma\nA,1,Yes\n', says: /:1: the header cannot be read/ },
]; // prettier-ignore

const ROWS_AND_IDS: readonly Trap[] = [
  { found: 'CR LF, LF, CR, or all of them', outcome: 'read', becomes: '', file: `${HEAD}\r\nA,1,Yes,,,,\rA,2,No,,,,\nA,3,No,,,,"a\r\nb"\r`, counted: 3 },
  { found: 'empty rows', outcome: 'note', becomes: 'passed over, one note for all', file: `${HEAD}\n${ROWS}\n,,,,,,\n\n`, says: /3 empty rows/, counted: 2 },
  { found: 'a row with too few cells, or with more that are not blank', outcome: 'error', becomes: 'not counted', file: row('A,3,Yes'), says: /:4:1: .*3 cells and is not counted/, counted: 2, lost: 1 },
  { found: 'a quote inside a cell that has none around it', outcome: 'error', becomes: 'not counted', file: row('A,3,Y"es,,,,\nA,4,Yes,,,,'), says: /:4:1: error: a quote/, counted: 3, lost: 1 },
  { found: 'a quote that is never closed', outcome: 'error', becomes: 'the rest of the file is not counted', file: row('A,3,"Yes,,,,\nA,4,Yes,,,,\nA,5,Yes,,,,'), says: /:4:1: .*never closed; the rest of the file, 3 lines/, counted: 2, lost: 3 },
  { found: 'a quote that opens in one row and closes in a later one', outcome: 'error', becomes: 'neither counts, nor any row between them', file: `${HEAD}\nA,1,Yes,,,,"x\nA,2,No,,,,\n\nA,3,No,,,,y"\n${TEN}`, says: /:2:1: .*3 rows between them not counted/, counted: 10, lost: 3 },
  { found: 'a text over several lines that look like rows and cannot be read as such', outcome: 'note', becomes: 'one cell, as CSV has it', file: `${HEAD}\nA,1,Yes,,,,"x\na,b,c,d,e,f,g"\n${TEN}`, says: /:2:12: .*look like rows/, counted: 11 },
  { found: 'a text over several lines', outcome: 'read', becomes: 'one cell', file: `${HEAD}\nA,1,Yes,,,,"one, two\nthree, ""four""\n\nfive"\n${TEN}`, counted: 11 },
  { found: 'a row longer than 16 megabytes', outcome: 'error', becomes: 'it and the rest of the file are not counted', file: `${HEAD}\n${ROWS}A,3,"${'x'.repeat(17 * 1024 * 1024)}\nA,4,Yes,,,,\n`, says: /:4:1: .*longer than 16 megabytes/, counted: 2, lost: 2 },
  { found: 'a blank id', outcome: 'error', becomes: 'not counted', file: row('A,,Yes,,,,'), says: /:4:3: .*"case_id" is blank; .*; write the id/, counted: 2, lost: 1 },
  { found: 'an id in scientific notation', outcome: 'error', becomes: 'not counted: Excel has shortened it', file: row('A,1.23E+11,Yes,,,,'), says: /:4:3: .*scientific notation: Excel.*the format Text/, counted: 2, lost: 1 },
  { found: 'an id of over 15 digits that ends in zeros', outcome: 'error', becomes: 'not counted: Excel keeps 15', file: row('A,1234567890123450000,Yes,,,,'), says: /:4:3: .*zeros after its 15th digit.*the format Text/, counted: 2, lost: 1 },
  { found: 'a text of over 128 characters or 12 words where an id belongs', outcome: 'error', becomes: 'not counted', file: row(`A,${'told nobody '.repeat(9)},Yes,,,,`), says: /:4:3: .*too long for an id; .*; are two columns swapped\?$/, counted: 2, lost: 1 },
  { found: 'an id such as N/A or Not known', outcome: 'error', becomes: 'not counted', file: row('A,N/A,Yes,,,,'), says: /:4:3: .*a word for there being none; .*; write the id that the case system has, or delete the row$/, counted: 2, lost: 1 },
  { found: 'a spreadsheet error such as #REF! or #DIV/0! for an id; an id of nothing but # signs', outcome: 'error', becomes: 'not counted', file: row('A,#DIV/0!,Yes,,,,\n####,3,Yes,,,,'), says: /:4:3: .*"case_id" holds the spreadsheet error #DIV\/0!; .*; mend the formula.*\n.*:5:1: .*"yot" holds only # signs.*; in Excel make the column wider/, counted: 2, lost: 2 },
  { found: 'leading zeros, long numbers', outcome: 'read', becomes: 'an id is a text: 007 stays 007', file: row('A,007,Yes,,,,\nA,7,Yes,,,,\nA,12345678901234567,Yes,,,,'), counted: 5 },
  { found: 'an id that stands already, with the same content', outcome: 'note', becomes: 'counted once', file: `${HEAD}\n${ROWS}${TEN}A,1,Yes,low,3,2017-06-30,\n`, says: /:14:1: .*cases\.csv:2 with the same content/, counted: 12 },
  { found: 'an id that stands already, with other content', outcome: 'error', becomes: 'the first counts, the later does not', file: `${HEAD}\n${ROWS}${TEN}A,1,No,low,3,2017-06-30,\n`, says: /:14:1: .*already at cases\.csv:2 with other content/, counted: 12, lost: 1 },
  { found: 'an id that stands already, in over 10% of the rows', outcome: 'stops', becomes: 'the rows are not records but something of theirs', file: `${HEAD}\nA,1,Yes,,,,\nA,1,Yes,,,,x\nA,2,Yes,,,,\n`, says: /looks like one row per offence.*declare a child table/ },
  { found: 'the same file twice', outcome: 'stops', becomes: 'it is not guessed which was meant', file: `${HEAD}\n${ROWS}${HEAD}\n${ROWS}`, says: /with the same content: is a file named twice/ },
  { found: 'ids that only differ in signs that nobody sees', outcome: 'error', becomes: 'one id', file: `${HEAD}\nCaf\u00e9,1,Yes,,,,\n${TEN}Cafe\u0301,1\u200b,No,,,,\n`, says: /already at cases\.csv:2/, counted: 11, lost: 1 },
  { found: 'a line of totals', outcome: 'error', becomes: 'not counted', file: row('Total,2,,,,,'), says: /:4:1: .*heads a line of totals; .*; delete the line$/, counted: 2, lost: 1 },
  { found: 'a row of nothing but an id', outcome: 'note', becomes: 'a record with nothing recorded', file: row('A,3,,,,,'), says: /:4:1: .*nothing but its id/, counted: 3 },
  { found: "half of a template's example row", outcome: 'error', becomes: 'not counted', file: row('A,EXAMPLE-case_id,Yes,,,,'), says: /:4:3: .*still holds the template's example; .*; write the id over it/, counted: 2, lost: 1 },
  { found: 'sites that only differ in case or signs', outcome: 'note', becomes: 'two sites', file: row('a,3,Yes,,,,'), says: /the sites "A" and "a"/, counted: 3 },
  { found: "a template's example row", outcome: 'note', becomes: 'passed over', file: row('EXAMPLE-yot,EXAMPLE-case_id,Yes,,,,'), says: /:4:1: .*example row/, counted: 2 },
]; // prettier-ignore

const VALUES: readonly Trap[] = [
  { found: 'a value that is none of the field', outcome: 'error', becomes: 'not recorded, and no rule fills it in', file: row('A,3,perhaps,,,,'), says: /:4:5: .*"trauma" of A 3 cannot be read: 7 characters/, counted: 3 },
  { found: '#N/A, #REF! and the like; a cell of # signs', outcome: 'error', becomes: 'not recorded: never N/A', file: row('A,3,#N/A,,,,'), says: /the spreadsheet error #N\/A/, counted: 3 },
  { found: 'a Welsh word without `--language cy`', outcome: 'error', becomes: 'not recorded', file: row('A,3,Ydy,,,,'), says: /the word is Welsh: say --language cy/, counted: 3 },
  { found: '01/13/2017: the month first', outcome: 'error', becomes: 'not recorded', file: row('A,3,Yes,,,01/13/2017,'), says: /:4:11: .*is the month first/, counted: 3 },
  { found: 'a number in a date column, 20000 to 60000', outcome: 'note', becomes: "a day of Excel's", file: row('A,3,Yes,,,42916,'), says: /:4:11: .*day of Excel/, counted: 3 },
  { found: '1900-01-01, 00/01/1900, 30/12/1899', outcome: 'read', becomes: 'an empty date', file: row('A,3,Yes,,,01/01/1900,'), counted: 3 },
  { found: 'a date before 1990', outcome: 'note', becomes: 'the date', file: row('A,3,Yes,,,30/06/1917,'), says: /:4:11: .*before 1990/, counted: 3 },
  { found: 'a date after the as-of date', outcome: 'note', becomes: 'the date', file: row('A,3,Yes,,,2017-07-01,'), says: /:4:11: .*after the day/, counted: 3 },
  { found: '1,234', outcome: 'read', becomes: 'the number', file: row('A,3,Yes,,"1,234",,'), counted: 3 },
  { found: '45%', outcome: 'note', becomes: 'the number before the sign', file: row('A,3,Yes,,45%,,'), says: /:4:10: .*percent sign/, counted: 3 },
  { found: '12 months, in a number column', outcome: 'error', becomes: 'not recorded', file: row('A,3,Yes,,12 months,,'), says: /:4:10: .*a number with something beside it.*belongs in the header/, counted: 3 },
]; // prettier-ignore

const one = (more: string): string => `[{"yot": "A", "case_id": 1, "trauma": "Yes"${more}}]`;

const JSON_FILES: readonly Trap[] = [
  { found: 'a byte order mark', outcome: 'read', becomes: 'passed over', file: `\ufeff${one('')}`, name: 'cases.json', counted: 1 },
  { found: 'a key twice in one record', outcome: 'error', becomes: 'not recorded: which holds is not guessed', file: one(', "trauma": "No"'), name: 'cases.json', says: /:1:46: .*the key is given twice/, counted: 1 },
  { found: 'a list twice in one document', outcome: 'stops', becomes: 'with line and column', file: '{"case": [], "case": []}', name: 'cases.json', says: /:1:14: this list is given twice/ },
  { found: '`__proto__`, `constructor`', outcome: 'note', becomes: 'keys like any other', file: one(', "__proto__": "x", "constructor": "y"'), name: 'cases.json', says: /nothing reads the column "__proto__"/, counted: 1 },
  { found: 'a number of more digits than a computer keeps', outcome: 'read', becomes: 'an id as it was written', file: '[{"yot": "A", "case_id": 12345678901234567891, "trauma": 1}, {"yot": "A", "case_id": 12345678901234567892, "trauma": 0}]', name: 'cases.json', counted: 2 },
  { found: 'a comment', outcome: 'stops', becomes: 'with line and column', file: `[ // none\n]`, name: 'cases.json', says: /:1:3: a comment, which JSON does not know/ },
  { found: 'a comma after the last value', outcome: 'stops', becomes: 'with line and column', file: one(',\n'), name: 'cases.json', says: /:1:44: a comma after the last value/ },
  { found: 'a document that is cut off', outcome: 'stops', becomes: 'with line and column', file: one('').slice(0, -2), name: 'cases.json', says: /:1:44: the document ends before a \{ is closed/ },
  { found: 'a broken line of JSON Lines', outcome: 'error', becomes: 'not counted', file: '{"yot": "A", "case_id": 1, "trauma": "Yes"}\n{"yot": "A"\n', name: 'cases.jsonl', says: /:2:\d+: .*the line is not counted/, counted: 1, lost: 1 },
  { found: 'a list or an object where one value belongs', outcome: 'error', becomes: 'not recorded', file: one(', "level": ["low"]'), name: 'cases.json', says: /a list, not a single value/, counted: 1 },
  { found: 'a list or an object where an id belongs', outcome: 'error', becomes: 'not counted', file: `${one('').slice(0, -1)}, {"yot": "A", "case_id": {"no": 2}}, {"yot": ["A"], "case_id": 3}]`, name: 'cases.json', says: /:1:71: .*"case_id" cannot be read as an id: an object, not a single value; the row[^]*"yot" cannot be read as an id: a list, not.*; give it once, as a text or a number$/, counted: 1, lost: 2 },
  { found: 'lists in lists more than 100 deep', outcome: 'stops', becomes: 'with line and column', file: '['.repeat(100_000), name: 'cases.json', says: /:1:101: .*more than 100 deep/ },
  { found: 'a document of more than 64 megabytes', outcome: 'stops', becomes: 'JSON Lines and CSV have no such limit', file: `["${'x'.repeat(65 * 1024 * 1024)}"]`, name: 'cases.json', says: /more than 64 megabytes/ },
  { found: 'a line of JSON Lines of more than 16 megabytes', outcome: 'error', becomes: 'not counted', file: `{"yot": "A", "case_id": 1, "trauma": "Yes"}\n{"yot": "${'x'.repeat(17 * 1024 * 1024)}"}\n{"yot": "A", "case_id": 2, "trauma": "Yes"}\n`, name: 'cases.jsonl', says: /:2:1: .*more than 16 megabytes/, counted: 2, lost: 1 },
]; // prettier-ignore

const OFFENCES = 'yot,case_id,offence,violent\nA,1,theft,No\n';

const CHILD_TABLES: readonly Trap[] = [
  { found: 'a file of their own, or a list of their own, or lines in a cell', outcome: 'read', becomes: 'rows of their records', file: `${HEAD}\n${ROWS}`, beside: [OFFENCES], counted: 2 },
  { found: 'a row whose record is not in the sample', outcome: 'error', becomes: 'not counted; a record with an id like it is named', file: `${HEAD}\n${ROWS}A,007,Yes,,,,\n`, beside: [`${OFFENCES}A,7,theft,Yes\n`], says: /offences0\.csv:3:1: .*not in the sample.*is it the case A 007/, counted: 3 },
  { found: 'a row without the id of its record', outcome: 'error', becomes: 'not counted', file: `${HEAD}\n${ROWS}`, beside: [`${OFFENCES}A,,theft,Yes\n`], says: /offences0\.csv:3:3: .*"case_id" is blank/, counted: 2 },
  { found: 'a row like another of its record', outcome: 'note', becomes: 'both count: there may be two of a kind', file: `${HEAD}\n${ROWS}`, beside: [`${OFFENCES}A,1,theft,No\n`], says: /offences0\.csv:3:1: .*same content as offences0\.csv:2; both count/, counted: 2 },
  { found: 'two files of the same bytes', outcome: 'stops', becomes: 'their rows would count twice', file: `${HEAD}\n${ROWS}`, beside: [OFFENCES, OFFENCES], says: /the same bytes as offences0\.csv/ },
  { found: 'a file of their own and a column in the records', outcome: 'stops', becomes: 'their rows would count twice', file: `${HEAD},offences\nA,1,Yes,,,,,theft\n`, beside: [OFFENCES], says: /in a column here and in offences0\.csv too/ },
  { found: 'rows after records that they may belong to, in one JSON file with other records', outcome: 'stops', becomes: '', file: '[{"yot": "A", "case_id": 1, "trauma": "Yes"}]', name: 'cases.json', beside: ['{"case": [{"yot": "B", "case_id": 1, "trauma": "Yes"}], "offences": [{"yot": "A", "case_id": 1}]}'], says: /come after records/ },
  { found: 'an empty cell where the others have rows', outcome: 'read', becomes: 'no row', file: `${HEAD},offences\nA,1,Yes,,,,,theft; assault\nA,2,Yes,,,,,\n`, counted: 2 },
  { found: 'an empty column', outcome: 'note', becomes: 'no row, in every record', file: `${HEAD},offences\nA,1,Yes,,,,,\n`, says: /empty in every record/, counted: 1 },
  { found: 'N/A, Not known, Not recorded in the place of rows', outcome: 'read', becomes: 'the answer of every rule over them', file: `${HEAD},offences\nA,1,Yes,,,,,Not known\n`, counted: 1 },
  { found: 'Yes, #REF! or an object in the place of rows', outcome: 'error', becomes: 'not recorded', file: `${HEAD},offences\nA,1,Yes,,,,,#REF!\n`, says: /:2:13: .*"offences" of A 1 cannot be read/, counted: 1 },
  { found: 'an object in a list that names another record', outcome: 'error', becomes: 'not counted', file: one(', "offences": [{"case_id": 2, "violent": "Yes"}]'), name: 'cases.json', says: /names another record/, counted: 1 },
]; // prettier-ignore

export const TRAPS: Readonly<Record<string, readonly Trap[]>> = {
  'The file': FILES,
  'Its bytes': BYTES,
  'The header': HEADERS,
  'Rows and ids': ROWS_AND_IDS,
  Values: VALUES,
  'Child tables': CHILD_TABLES,
  JSON: JSON_FILES,
};
