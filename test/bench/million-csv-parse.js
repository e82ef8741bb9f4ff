/**
 * The same counts by csv-parse alone: a stream of rows, of which each answer is counted as it is spelt. Ids are not checked.
 *
 *   node test/bench/million-csv-parse.js SHEET [utf8|utf16le]
 */
import { createReadStream } from 'node:fs';
import { parse } from 'csv-parse';
import { questions } from './sheets.js';

const [, , path, encoding = 'utf8'] = process.argv;
const counts = questions.map(() => ({ Yes: 0, No: 0, 'N/A': 0, '': 0 }));
let header = null;
let at = [];
const parser = parse({
  bom: true,
  encoding,
  on_record: (cells) => {
    if (header === null) {
      header = cells;
      at = questions.map((question) => cells.indexOf(question));
    } else {
      at.forEach((column, i) => counts[i][cells[column]]++);
    }
    return null;
  },
});
createReadStream(path)
  .pipe(parser)
  .on('error', (error) => {
    throw error;
  })
  .on('end', () => process.stdout.write(`${JSON.stringify(counts)}\n`))
  .resume();
