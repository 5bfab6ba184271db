// Enters as many records as it is told into the book of a unit, with the case ids of the measured file and its six
// sites, and nothing else: beside an empty book it shows how much memory the ids take.
import { UnitBook } from '../dist/sample/unit-book.js';
import { caseId } from './input.mjs';

const book = new UnitBook({
  id: 'case',
  idFields: ['yot', 'case_id'],
  siteField: null,
  fields: [],
  tables: [],
});
const rows = Number(process.argv[2]);
for (let index = 0; index < rows; index += 1) {
  book.enter([`Site ${index % 6}`, caseId(index)], 'cases.csv', index + 2, [], index);
}
if (book.records !== rows) throw new Error(`${book.records} of ${rows} ids`);
