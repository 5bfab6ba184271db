import { CannotRun } from '../model/problem.ts';
import { orList } from '../util/words.ts';
import { ENCODINGS, type Encoding } from './ways-of-writing.ts';
import { countBreaks, CR, joined, LF, unfinished } from './bytes.ts';
import { knownBinary } from './known-binaries.ts';
import { Utf16, Utf8, Windows1252, type IsUtf8, type Transcoder } from './transcoders.ts';

/** As much of a file as decides its encoding, in bytes. */
const DECIDING = 64 * 1024;

/** Something about a file's bytes that lost nothing, and its line. */
export interface Remark {
  readonly code: string;
  readonly line: number | null;
  readonly message: string;
  readonly fix: string | null;
}

const UTF8_MARK = [0xef, 0xbb, 0xbf] as const;
const SAVE_AS = 'save it as "CSV UTF-8"';

/**
 * Turns a file's bytes, chunk by chunk, into UTF-8 without byte order marks.
 *
 * The encoding is the one that the mark at the beginning says; else the one that was asked for; else UTF-16 if
 * every other byte is NUL, UTF-8 if the first 64 KiB are, and Windows-1252 if they are not. What is neither one nor
 * the other is refused: a letter that is guessed may be a name that is wrong.
 */
export class ToUtf8 {
  readonly remarks: Remark[] = [];
  encoding: Encoding = 'utf-8';
  private readonly path: string;
  private readonly asked: Encoding | null;
  private readonly isUtf8: IsUtf8;
  /** The chunks that wait for the encoding, and their bytes. Joined once: what a pipe brings may be tiny. */
  private head: Uint8Array[] = [];
  private waiting = 0;
  private transcoder: Transcoder | null = null;

  /** @param path the file as the user can open it, for messages */
  constructor(path: string, asked: Encoding | null, isUtf8: IsUtf8) {
    this.path = path;
    this.asked = asked;
    this.isUtf8 = isUtf8;
  }

  /** What of the file can be handed on after this chunk; empty while the encoding is not decided. */
  next(chunk: Uint8Array): Uint8Array {
    if (this.transcoder !== null) return this.pass(this.transcoder.next(chunk));
    this.head.push(chunk);
    this.waiting += chunk.length;
    return this.waiting < DECIDING ? new Uint8Array() : this.begin();
  }

  end(): Uint8Array {
    const begun = this.transcoder === null ? this.begin() : new Uint8Array();
    const rest = this.transcoder?.end() ?? new Uint8Array();
    return joined([begun, rest.length > 0 ? this.pass(rest) : rest]);
  }

  private line = 1;
  private endedWithCr = false;

  private begin(): Uint8Array {
    const head = joined(this.head);
    this.head = [];
    const binary = knownBinary(head);
    if (binary !== null) {
      throw new CannotRun(`${this.path}: this is ${binary}, not a text; expected CSV or JSON; ${SAVE_AS}`);
    }
    // The same whatever the sizes of the chunks.
    const { encoding, mark } = this.decide(head.subarray(0, DECIDING));
    this.encoding = encoding;
    const fault = (line: number, what: string): CannotRun => this.fault(line, what);
    this.transcoder =
      encoding === 'utf-8'
        ? new Utf8(this.isUtf8, fault)
        : encoding === 'windows-1252'
          ? new Windows1252(fault, this.asked === null)
          : new Utf16(encoding, fault);
    return this.pass(this.transcoder.next(head.subarray(mark)));
  }

  /** Takes out byte order marks inside the file, and counts lines for what may have to be said later. */
  private pass(bytes: Uint8Array): Uint8Array {
    if (bytes.includes(0)) throw this.nulByte(bytes);
    const clean = this.withoutMarks(bytes);
    // A CR LF that two chunks share is one line end.
    if (this.endedWithCr && clean[0] === LF) this.line -= 1;
    this.line += countBreaks(clean);
    this.endedWithCr = clean.at(-1) === CR;
    return clean;
  }

  private withoutMarks(bytes: Uint8Array): Uint8Array {
    let at = indexOfMark(bytes, 0);
    if (at < 0) return bytes;
    const parts: Uint8Array[] = [];
    let from = 0;
    for (; at >= 0; at = indexOfMark(bytes, from)) {
      const line = this.line + countBreaks(bytes.subarray(0, at));
      this.remark(
        'mark-inside',
        line,
        'a byte order mark inside the file is passed over',
        'were two files joined?',
      );
      parts.push(bytes.subarray(from, at));
      from = at + UTF8_MARK.length;
    }
    return joined([...parts, bytes.subarray(from)]);
  }

  private decide(head: Uint8Array): { encoding: Encoding; mark: number } {
    const { asked } = this;
    const utf16 = markOfUtf16(head);
    if (utf16 !== null) return this.byMark(utf16, 2);
    const whole = head.subarray(0, head.length - unfinished(head));
    const valid = this.isUtf8(whole);
    if (UTF8_MARK.every((byte, index) => head[index] === byte)) {
      if (valid || asked === null || asked === 'utf-8') return this.byMark('utf-8', 3);
      this.remark('encoding', 1, `begins with the mark of UTF-8 and is read as ${asked}, as asked`, null);
      return { encoding: asked, mark: 3 };
    }
    if (asked !== null) {
      if (asked === 'windows-1252' && valid && head.some((byte) => byte >= 0x80)) {
        this.remark(
          'encoding',
          null,
          'is read as windows-1252, as asked, and looks like UTF-8',
          'leave out --encoding',
        );
      }
      return { encoding: asked, mark: 0 };
    }
    const unmarked = utf16WithoutMark(head);
    if (unmarked !== null) {
      this.remark('encoding', null, `is read as ${unmarked}: every other byte is NUL`, null);
      return { encoding: unmarked, mark: 0 };
    }
    if (head.includes(0)) throw this.nulByte(head);
    if (valid) return { encoding: 'utf-8', mark: 0 };
    this.remark(
      'encoding',
      null,
      'is not UTF-8 and is read as windows-1252',
      `to be sure of every letter, ${SAVE_AS}`,
    );
    return { encoding: 'windows-1252', mark: 0 };
  }

  private byMark(encoding: Encoding, mark: number): { encoding: Encoding; mark: number } {
    if (this.asked !== null && this.asked !== encoding) {
      this.remark(
        'encoding',
        1,
        `is read as ${encoding}, for its byte order mark says so, not as ${this.asked}`,
        null,
      );
    }
    return { encoding, mark };
  }

  private remark(code: string, line: number | null, message: string, fix: string | null): void {
    this.remarks.push({ code, line, message, fix });
  }

  private nulByte(bytes: Uint8Array): CannotRun {
    const line = this.line + countBreaks(bytes.subarray(0, bytes.indexOf(0)));
    return this.refuse(
      line,
      'a NUL byte: the file is damaged, or no text; if it is UTF-16, say so with --encoding utf-16le or utf-16be',
    );
  }

  private fault(line: number, what: string): CannotRun {
    const others = ENCODINGS.filter((encoding) => encoding !== this.encoding);
    return this.refuse(
      this.line + line,
      `${what}; if the file is ${orList(others)}, say so with --encoding, or ${SAVE_AS}`,
    );
  }

  private refuse(line: number, what: string): CannotRun {
    return new CannotRun(`${this.path}:${line}: ${what}`);
  }
}

function markOfUtf16([a, b]: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  return a === 0xfe && b === 0xff ? 'utf-16be' : null;
}

/** Of so many NULs in UTF-16 one may be the other half of a letter: U+0100, or of a sign beyond the basic plane. */
const STRAY_NULS = 16;

/** UTF-16 of mostly Latin letters has a NUL in every other byte, and hardly any elsewhere. */
function utf16WithoutMark(head: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (!head.includes(0)) return null;
  let even = 0;
  let odd = 0;
  head.forEach((byte, index) => {
    if (byte !== 0) return;
    if (index % 2 === 0) even += 1;
    else odd += 1;
  });
  const most = head.length / 4;
  if (even * STRAY_NULS <= odd && odd > most) return 'utf-16le';
  return odd * STRAY_NULS <= even && even > most ? 'utf-16be' : null;
}

function indexOfMark(bytes: Uint8Array, from: number): number {
  for (let at = bytes.indexOf(UTF8_MARK[0], from); at >= 0; at = bytes.indexOf(UTF8_MARK[0], at + 1)) {
    if (bytes[at + 1] === UTF8_MARK[1] && bytes[at + 2] === UTF8_MARK[2]) return at;
  }
  return -1;
}
