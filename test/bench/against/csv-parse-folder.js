/** The counts of a folder of sheets by csv-parse alone, each sheet read whole, its inspection file parsed as JSON. Ids are not checked. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';

const [, , folder] = process.argv;
const counts = { Yes: 0, No: 0, inspections: 0 };
for (const name of readdirSync(folder)) {
  const content = readFileSync(join(folder, name));
  if (name.endsWith('.json')) {
    if (JSON.parse(content.toString()).title !== undefined) counts.inspections++;
    continue;
  }
  const [header, ...rows] = parse(content, { bom: true });
  const questions = [...header.keys()].filter((at) => /^\d/.test(header[at]));
  for (const cells of rows) for (const at of questions) if (cells[at] in counts) counts[cells[at]]++;
}
process.stdout.write(`${JSON.stringify(counts)}\n`);
