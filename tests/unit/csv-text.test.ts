import { describe, expect, it } from 'vitest';
import { csvId, csvRow } from '../../src/report/csv-text.ts';

const cell = (text: string): string => csvRow([text]).replace(/\r\n$/, '');

describe('a cell for a spreadsheet', () => {
  it.each([
    ['=1+1', "'=1+1"],
    ['+44', "'+44"],
    ['-12', "'-12"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\t=1', "'\ufffd=1"],
    ['\r=1', "'\ufffd=1"],
    ['\n=1', "'\ufffd=1"],
    [' =1', "' =1"],
    ['\u00a0=1', "'\u00a0=1"],
    ['\u3000=1', "'\u3000=1"],
    ['\u200b=1', "'\u200b=1"],
    ['"=1', `"'""=1"`],
    ['" =1', `"'"" =1"`],
    ['\uff1d1', "'\uff1d1"],
    ['\uff0b1', "'\uff0b1"],
    ['\uff0d1', "'\uff0d1"],
    ['\uff201', "'\uff201"],
    ['=1,"2"', `"'=1,""2"""`],
  ])('%j is no formula', (text, wanted) => {
    expect(cell(text)).toBe(wanted);
  });

  it.each(['a=1', "'=1", 'AL-0102', '1', '-'.padStart(2, 'x'), 'Carrow Vale CA-0115', 'a (answer: no)'])(
    '%j stays as it is',
    (text) => {
      expect(cell(text)).toBe(text);
    },
  );

  it('is quoted where a comma, a semicolon, a quote or a space at its end would change it', () => {
    expect(csvRow(['a,b', 'c;d', 'e"f', ' g', 'h ', null, 1])).toBe('"a,b","c;d","e""f"," g","h ",,1\r\n');
  });
});

describe('an id for a spreadsheet', () => {
  it.each([
    [['007'], "'007"],
    [['1-2'], "'1-2"],
    [['12/3/04'], "'12/3/04"],
    [['3E5'], "'3E5"],
    [['MAR-12'], "'MAR-12"],
    [['1 June'], "'1 June"],
    [['1.50'], "'1.50"],
    [['123456789012'], "'123456789012"],
    [['7'], '7'],
    [['12345678901'], '12345678901'],
    [['AL-0102'], 'AL-0102'],
    [['MARK-12'], 'MARK-12'],
    [['Ivelstock', '1002'], 'Ivelstock 1002'],
  ])('%j becomes %s', (id, wanted) => {
    expect(csvId(id)).toBe(wanted);
  });

  it('that begins like a formula gets its apostrophe as any cell does, and only one', () => {
    expect(csvRow([csvId(['-12'])])).toBe("'-12\r\n");
    expect(csvRow([csvId(['+44'])])).toBe("'+44\r\n");
  });
});
