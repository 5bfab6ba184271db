import { describe, expect, it } from 'vitest';
import { casefile } from '../helpers/run.ts';

describe('casefile glossary', () => {
  it('explains the codes of a text, and marks those of concern', () => {
    const { stdout, stderr, status } = casefile(['glossary', 'cant', 'talk', 'POS, lmirl 2day lol lol']);
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toContain('! POS');
    expect(stdout).toMatch(/^! LMIRL .* meet in real life {2}OF CONCERN: meeting in person$/m);
    expect(stdout).toMatch(/^ {2}LOL \(2 times\) {2}Laugh out loud$/m);
    expect(stdout).toContain('4 codes, 2 of concern.');
    expect(stdout).toContain('Open Government Licence v3.0');
  });

  it('reads standard input, and prints JSON', () => {
    const { stdout, status } = casefile(['glossary', '-', '--format', 'json'], { input: 'ok PIR' });
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      source: { paragraph: 'Appendix 3' },
      codes: [{ code: 'PIR', meaning: 'Parent in room', concern: 'kept from parents', start: 3, end: 6 }],
    });
  });

  it('says plainly that none is found, and exits 0', () => {
    const { stdout, status } = casefile(['glossary', 'see you at the bus stop']);
    expect(status).toBe(0);
    expect(stdout).toMatch(/^No code of the glossary is in this text\./);
    expect(JSON.parse(casefile(['glossary', 'hello', '--format', 'json']).stdout)).toMatchObject({
      codes: [],
    });
  });

  it('lists the whole glossary', () => {
    const { stdout, status } = casefile(['glossary', '--all']);
    expect(status).toBe(0);
    expect(stdout).toMatch(/^105 codes, \d+ of concern/m);
    expect(stdout).toMatch(/^! NIFOC .*sexual content$/m);
  });

  it('says what is wanting', () => {
    const none = casefile(['glossary']);
    expect([none.stdout, none.status]).toEqual(['', 2]);
    expect(none.stderr).toContain('no text is given');
    expect(casefile(['glossary', '--all', 'BRB']).stderr).toContain('--all: not with a text');
  });

  it('stands in the help', () => {
    expect(casefile(['--help']).stdout).toContain('glossary');
    expect(casefile(['glossary', '--help']).stdout).toContain('casefile glossary --all');
  });
});
