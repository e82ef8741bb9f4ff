/** The counts of one sheet by csv-parse alone: a stream of rows, of which each answer is counted as it is spelt. Ids are not checked. */
import { createReadStream } from 'node:fs';
import { parse } from 'csv-parse';
import { questions } from '../sheets.js';

const counts = questions.map(() => ({ Yes: 0, No: 0, 'N/A': 0, '': 0 }));
let columns = null;
const parser = parse({
  bom: true,
  on_record: (cells) => {
    if (columns === null) columns = questions.map((question) => cells.indexOf(question));
    else columns.forEach((column, i) => counts[i][cells[column]]++);
    return null;
  },
});
createReadStream(process.argv[2])
  .pipe(parser)
  .on('end', () => process.stdout.write(`${JSON.stringify(counts)}\n`))
  .resume();
