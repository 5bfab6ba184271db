// The barest csv-parse loop: counts the rows of a file and does nothing else.
import { createReadStream } from 'node:fs';
import { parse } from 'csv-parse';

let rows = 0;
createReadStream(process.argv[2] ?? '')
  .pipe(parse())
  .on('data', () => (rows += 1))
  .on('end', () => console.log(rows));
