import { parseIsoDate } from '../../util/dates.ts';
import { verdict, type Verdict } from './verdict.ts';

const NOTIFYING =
  /\bshpos?\b|sexual harm prevention|notification order|\bsopos?\b|sexual offences prevention/i;
const NOT_IN_FORCE =
  /\b(?:no|not|none|never|without|refused|declined|discharged|expired|ended|lapsed|revoked|quashed|spent|withdrawn|dismissed|rejected)\b/i;
/** Somebody wants an order, or is not sure of one, or it is somebody else's: none was made that is known of. */
const NOT_MADE =
  /\?|\b(?:appl\w*|pending|request\w*|sought|seek\w*|consider\w*|propos\w*|recommend\w*|hearing|await\w*|possibl\w*|likely|may|might|to be|query|unclear|unknown|father|mother|dad|mum|parent\w*|step\w*|brother|sister|sibling|uncle|aunt|cousin|carer|partner|peer|friend|victim)\b/i;
const SOURCE = 'SOA 2003 ss.97, 103G';

/**
 * Whether an order that is in force carries the duty to notify. Each order stands in a part of the text of its own;
 * one that was not made or is over carries nothing, and of an end that cannot be read a person must judge.
 *
 * @returns null where no such order is named
 */
export function dutyByOrder(orders: string, asOf: number): Verdict | null {
  const own = orders.split(/[;,\n|]|\band\b/i).filter((part) => NOTIFYING.test(part));
  if (own.length === 0) return null;
  const found = own.map((part) => stateOf(part, asOf));
  if (found.includes('in force'))
    return verdict('yes', 'R1-ORDER', 'an order in force carries the duty to notify', SOURCE, 'medium');
  if (found.includes('open'))
    return verdict(
      'review',
      'R1-ORDER',
      'whether an order that carries the duty to notify is in force cannot be told',
      SOURCE,
      'medium',
    );
  return verdict('no', 'R1-ORDER', 'no order that carries the duty to notify is in force', SOURCE, 'medium');
}

type State = 'in force' | 'over' | 'open';

function stateOf(part: string, asOf: number): State {
  if (NOT_IN_FORCE.test(part)) return 'over';
  return NOT_MADE.test(part) ? 'open' : byDates(part, asOf);
}

/** A day, or the days of a year. */
interface When {
  readonly first: number;
  readonly last: number;
}

const DAY = /\b(\d{4}-\d\d-\d\d|\d{1,2}[/.-]\d{1,2}[/.-]\d{4}|(?:19|20)\d\d)\b/g;
const END = /\b(?:until|till|to|ends?|ending|expires?|expiring)\b:? *(.*)$/i;
const OPEN_ENDED = /^(?:further|notice|indef|life)/i;
const LASTING = /\b(\d{1,2})[ -]*(?:years?|yrs?|y)\b/i;
/** For so many years at least such an order is made, SOA 2003 s.103C(4). */
const LEAST_YEARS = 5;
const YEAR = 365.25;

/** By the end that is named, or by the beginning and the years. */
function byDates(part: string, asOf: number): State {
  const [, end] = END.exec(part) ?? [];
  const whens = [...(end ?? part).matchAll(DAY)].flatMap(([text]) => whenOf(text) ?? []);
  if (end !== undefined) {
    const last = whens.at(-1);
    return last === undefined ? (OPEN_ENDED.test(end) ? 'in force' : 'open') : against(last, asOf);
  }
  const years = LASTING.exec(part)?.[1];
  const [start, ended] = whens;
  if (start === undefined) return years === undefined ? 'in force' : 'open';
  if (ended !== undefined) return start.first > asOf ? 'open' : against(ended, asOf);
  return since(start, years === undefined ? null : Number(years), asOf);
}

/** With a single day: that of the beginning, which carries the least that such an order can be for. */
function since({ first, last }: When, years: number | null, asOf: number): State {
  // A day that is still to come can only be the end of one that was made.
  if (first > asOf) return years === null ? 'in force' : 'open';
  const length = (years ?? LEAST_YEARS) * YEAR;
  if (asOf < first + length - 1) return 'in force';
  return years !== null && asOf > last + length + 1 ? 'over' : 'open';
}

const against = ({ first, last }: When, asOf: number): State =>
  last < asOf ? 'over' : first >= asOf ? 'in force' : 'open';

function whenOf(text: string): When | null {
  if (/^\d{4}$/.test(text)) {
    const [first, last] = [parseIsoDate(`${text}-01-01`), parseIsoDate(`${text}-12-31`)];
    return first === null || last === null ? null : { first, last };
  }
  const [, d = '', m = '', y = ''] = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text) ?? [];
  const day = parseIsoDate(y === '' ? text : `${y}-${m.padStart(2, '0')}-${d.padStart(2, '0')}`);
  return day === null ? null : { first: day, last: day };
}
