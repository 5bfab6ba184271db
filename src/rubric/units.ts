import { textField, type Unit } from '../model/rubric.ts';
import { withArticle as aType } from '../util/words.ts';
import type { ProblemCollector } from './problem-collector.ts';
import { buildTables } from './child-tables.ts';
import { buildField, reportReserved, reportSharedHeaders } from './fields.ts';
import type { UnitText } from './schema.ts';

/** A unit with all its fields; id and site columns that the rubric does not describe are texts. */
export function buildUnit(id: string, text: UnitText, report: ProblemCollector): Unit {
  const path = ['units', id];
  const idFields = typeof text.id === 'string' ? [text.id] : text.id;
  const siteField = text.site ?? null;
  const described = Object.entries(text.fields).map(([name, field]) =>
    buildField(name, field, [...path, 'fields', name], report),
  );
  const implied = [...idFields, ...(siteField === null ? [] : [siteField])]
    .filter((name, index, all) => all.indexOf(name) === index && !Object.hasOwn(text.fields, name))
    .map((name) => textField(name));
  idFields.forEach((name, index) => {
    if (idFields.indexOf(name) !== index)
      report.error([...path, 'id', index], `the id column "${name}" is named twice`);
    const type = text.fields[name]?.type;
    if (type !== undefined && type !== 'text')
      report.error(
        [...path, 'fields', name, 'type'],
        `the id column "${name}" is ${aType(type)}`,
        'text, so that 007 stays 007',
      );
  });
  const siteType = siteField === null ? undefined : text.fields[siteField]?.type;
  if (siteType !== undefined && siteType !== 'text' && siteType !== 'choice') {
    report.error([...path, 'site'], `the site column is ${aType(siteType)}`, 'a text or a choice');
  }
  const fields = [...implied, ...described];
  for (const name of [...idFields, ...(siteField === null ? [] : [siteField])]) {
    if (text.fields[name]?.personal !== true) continue;
    const fix =
      'an id and a site are printed with every problem and every list: give the service no name of a child as an id';
    report.error(
      [...path, 'fields', name, 'personal'],
      `the column "${name}" names a record or its site, and is personal`,
      null,
      fix,
      true,
    );
  }
  for (const field of fields) reportReserved(field.id, [...path, 'fields', field.id], report);
  reportSharedHeaders(fields, path, report);
  const unit = { id, idFields, siteField, fields };
  return { ...unit, tables: buildTables(unit, text, report) };
}
