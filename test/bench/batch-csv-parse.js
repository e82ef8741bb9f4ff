/**
 * The counts of a folder of sheets by csv-parse alone, each sheet read whole: answers are counted as they are spelt. Ids are not checked.
 *
 *   node test/bench/batch-csv-parse.js FOLDER
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';

const [, , folder = '.'] = process.argv;
let [yes, no] = [0, 0];
for (const name of readdirSync(folder)) {
  if (!name.endsWith('.csv')) continue;
  const [header, ...rows] = parse(readFileSync(join(folder, name)), { bom: true });
  const questions = [...header.keys()].filter((at) => /^\d/.test(header[at]));
  for (const cells of rows) {
    for (const at of questions) {
      if (cells[at] === 'Yes') yes++;
      else if (cells[at] === 'No') no++;
    }
  }
}
process.stdout.write(`${yes} ${no}\n`);
