import { UNREADABLE, type Cell } from '../model/record.ts';
import type { Field } from '../model/rubric.ts';
import { valueKey } from '../util/words.ts';
import { saysNone } from './cell-lines.ts';

/** Somebody says that there is nothing to list: a value, and none of the options. */
const NONE_LISTED: Cell = { state: 'value', answer: 'yes', text: 'none', rank: 0 };

/** What stands between two options of a cell, the surest first: a comma may be a part of an option. */
const BETWEEN: readonly RegExp[] = [/[\r\n]+/, /[;|]/, /,/];

/**
 * Reads cells that hold several of a field's options, as in `housing; CAMHS`. Each must be an option, or the whole
 * cell is unreadable: half a list would be another answer.
 *
 * @param placeOf the place of an option by any of its spellings, each as `valueKey` writes it
 */
export function listReader(field: Field, placeOf: ReadonlyMap<string, number>): (text: string) => Cell {
  const placesIn = (text: string, ways: readonly RegExp[]): number[] | null => {
    const place = placeOf.get(valueKey(text));
    if (place !== undefined) return [place];
    const [between, ...others] = ways;
    if (between === undefined) return null;
    const parts = text.split(between).filter((part) => part.trim() !== '');
    if (parts.length === 1 && others.length === 0 && parts[0] === text) return null;
    const places = parts.map((part) => placesIn(part, others));
    return places.some((some) => some === null) ? null : places.flatMap((some) => some ?? []);
  };
  const none = placeOf.get(valueKey('none'));
  return (given) => {
    const text = saysNone(given) && none !== undefined ? 'none' : given;
    const places = placesIn(text, BETWEEN);
    if (places === null || places.length === 0) return saysNone(text) ? NONE_LISTED : UNREADABLE;
    const rank = [...new Set(places)].reduce((sum, place) => sum + 2 ** place, 0);
    const named = field.options.filter((_, place) => places.includes(place)).map(({ value }) => value);
    return { state: 'value', answer: 'yes', text: named.join('; '), rank };
  };
}
