import { MOST_OPTIONS } from '../model/record.ts';
import { textField, type Field, type Option } from '../model/rubric.ts';
import { looseKey, orList, valueKey } from '../util/words.ts';
import type { Path } from '../util/yaml-text.ts';
import type { ProblemCollector } from './problem-collector.ts';
import { RESERVED, type FieldText } from './schema.ts';

/** What is named like a word of the rule language could not be asked for. */
export function reportReserved(name: string, path: Path, report: ProblemCollector, isKey = true): void {
  if (!RESERVED.has(name.toLowerCase())) return;
  report.error(path, `"${name}" is a word of the rule language`, 'another name', null, isKey);
}

export function buildField(id: string, text: FieldText, path: Path, report: ProblemCollector): Field {
  reportKeys(id, text, path, report);
  const options = (text.options ?? []).map(buildOption);
  reportChangedOptions(text.options ?? [], [...path, 'options'], report);
  if (text.type === 'list') reportDividedOptions(options, [...path, 'options'], report);
  reportSharedOptions(options, [...path, 'options'], report);
  return {
    ...textField(id),
    type: text.type,
    ask: text.ask ?? null,
    aliases: text.aliases ?? [],
    options,
    ordered: text.ordered ?? false,
    personal: text.personal ?? false,
    entry: text.entry ?? false,
    required: text.required ?? false,
    future: text.future ?? false,
  };
}

/** Keys that a field of its type needs, and keys that it cannot have. */
function reportKeys(id: string, text: FieldText, path: Path, report: ProblemCollector): void {
  if (hasOptions(text) && text.options === undefined) {
    report.error(path, `the ${text.type} "${id}" has no options`, 'options: [...]', null, true);
  }
  if (!hasOptions(text)) {
    report.misplaced(path, text, ['options'], `a field of type ${text.type}`, 'a choice or a list');
  }
  if (text.type !== 'choice') {
    report.misplaced(path, text, ['ordered'], `a field of type ${text.type}`, 'a choice');
  }
  if (text.type !== 'date') {
    report.misplaced(path, text, ['future'], `a field of type ${text.type}`, 'a date');
  }
  if (text.personal === true && text.type === 'answer') {
    const fix = 'an answer is counted and its cases are listed: leave personal out, or read a text';
    report.error([...path, 'personal'], `the answer "${id}" is personal`, null, fix, true);
  }
  if (text.type === 'list' && (text.options ?? []).length > MOST_OPTIONS) {
    report.error([...path, 'options'], `the list "${id}" has more than ${MOST_OPTIONS} options`, 'fewer');
  }
}

const hasOptions = ({ type }: FieldText): boolean => type === 'choice' || type === 'list';

function buildOption(option: NonNullable<FieldText['options']>[number]): Option {
  if (typeof option === 'object') return { value: String(option.value), aliases: option.aliases };
  return { value: String(option), aliases: [] };
}

/** YAML reads an unquoted 1.10 as 1.1 and 007 as 7: such an option must be quoted. */
function reportChangedOptions(
  options: NonNullable<FieldText['options']>,
  path: Path,
  report: ProblemCollector,
): void {
  options.forEach((option, index) => {
    const at = typeof option === 'object' ? [...path, index, 'value'] : [...path, index];
    const value = typeof option === 'object' ? option.value : option;
    const written = report.source.written(at);
    if (typeof value !== 'number' || written === null || written === String(value)) return;
    report.error(at, `the option ${written} is read as ${value}`, 'a text', `quote it: "${written}"`);
  });
}

/** An option that can be read as several others: nobody could tell which was meant. */
function reportDividedOptions(options: readonly Option[], path: Path, report: ProblemCollector): void {
  const names = new Set(options.flatMap(({ value, aliases }) => [value, ...aliases]).map(valueKey));
  options.forEach(({ value, aliases }, index) => {
    for (const name of [value, ...aliases]) {
      if (/[;|\r\n]/.test(name)) {
        const expected = 'an option without the signs that stand between two';
        report.error([...path, index], `the option "${name}" has a sign that divides a list`, expected);
      }
      const parts = name.split(',').map((part) => valueKey(part));
      if (parts.length > 1 && parts.every((part) => names.has(part))) {
        const expected = 'options of which none is several others';
        report.error(
          [...path, index],
          `the option "${name}" reads like ${parts.length} of the others`,
          expected,
        );
      }
    }
  });
}

function reportSharedOptions(options: readonly Option[], path: Path, report: ProblemCollector): void {
  const seen = new Map<string, string>();
  options.forEach((option, index) => {
    for (const name of [option.value, ...option.aliases]) {
      const key = valueKey(name);
      const other = seen.get(key);
      if (key === '') report.error([...path, index], `the option "${name}" has no letter or digit`);
      else if (other === undefined) seen.set(key, option.value);
      else if (other !== option.value || name === option.value) {
        report.error(
          [...path, index],
          `the option "${name}" cannot be told from "${other}"`,
          'options that differ in letters or digits',
        );
      }
    }
  });
}

/** Headers match in any case and spacing, so two fields must differ in more than that. */
export function reportSharedHeaders(fields: readonly Field[], path: Path, report: ProblemCollector): void {
  const owners = new Map<string, string>();
  for (const field of fields) {
    for (const header of [field.id, ...field.aliases]) {
      const key = looseKey(header);
      const owner = owners.get(key);
      if (owner !== undefined && owner !== field.id) {
        report.error(
          [...path, 'fields', field.id],
          `the header "${header}" fits ${orList([`"${owner}"`, `"${field.id}"`])}`,
          'headers that differ in letters or digits',
          null,
          true,
        );
      }
      owners.set(key, field.id);
    }
  }
}
