import { parseIsoDate } from '../../util/dates.ts';
import { verdict, type Verdict } from './verdict.ts';

const NOTIFYING = /\bshpo\b|sexual harm prevention|notification order|\bsopo\b|sexual offences prevention/i;
const NOT_IN_FORCE =
  /\b(?:no|not|none|never|without|refused|declined|discharged|expired|ended|lapsed|revoked|quashed|spent)\b/i;
const END = /\b(?:until|till|to|ends?|expires?|expiring)\b:? *(\S+)/i;
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
      'whether the order is still in force cannot be told',
      SOURCE,
      'medium',
    );
  return verdict('no', 'R1-ORDER', 'no order that carries the duty to notify is in force', SOURCE, 'medium');
}

function stateOf(part: string, asOf: number): 'in force' | 'over' | 'open' {
  if (NOT_IN_FORCE.test(part)) return 'over';
  const end = END.exec(part)?.[1];
  if (end === undefined || /^(?:further|notice|indef)/i.test(end)) return 'in force';
  const day = parseIsoDate(end) ?? parseIsoDate(end.replace(/^(\d\d)\/(\d\d)\/(\d{4})$/, '$3-$2-$1'));
  return day === null ? 'open' : day < asOf ? 'over' : 'in force';
}
