/**
 * A workbook against the CSV of the same cases: the sample of 56, and 20,000 rows of its 42 columns. The .xlsx is written by hucre, and the .ods
 * as well; LibreOffice, where it is installed, saves both again, with a format for every cell.
 *
 *   npm run build && node test/bench/workbook.js [runs] [rows]
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { writeOds } from 'hucre/ods';
import { writeXlsx } from 'hucre/xlsx';
import { printTable } from './measure.js';
import { temporaryFolder } from './sheets.js';

const node = process.execPath;
const runs = Number(process.argv[2] ?? 9);
const folder = temporaryFolder();
const sample = parse(readFileSync('samples/redcar-cleveland-middlesbrough-2022.csv'), { bom: true });
const [header, ...cases] = sample;
const many = Array.from({ length: Number(process.argv[3] ?? 20_000) }, (_, i) => [
  `C${i}`,
  ...cases[i % cases.length].slice(1),
]);

const score = (path) => [node, 'bin/casescore.js', 'score', path, '--format', 'json'];
const quote = (cell) => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

/** Writes the rows in every form, and prints what each takes. */
async function compare(title, name, rows) {
  const file = (ending) => join(folder, `${name}.${ending}`);
  const sheets = [{ name: 'Cases', rows }];
  writeFileSync(file('csv'), rows.map((cells) => `${cells.map(quote).join(',')}\n`).join(''));
  writeFileSync(file('xlsx'), await writeXlsx({ sheets }));
  writeFileSync(file('ods'), await writeOds({ sheets }));
  const again = join(folder, 'libreoffice');
  for (const ending of ['xlsx', 'ods'])
    spawnSync('soffice', ['--headless', '--convert-to', ending, '--outdir', again, file(ending)]);
  for (const ending of ['xlsx', 'ods']) {
    const commands = {
      [`.${ending}`]: score(file(ending)),
      '.csv': score(file('csv')),
      ...(existsSync(join(again, `${name}.${ending}`))
        ? { [`.${ending}, saved by LibreOffice`]: score(join(again, `${name}.${ending}`)) }
        : {}),
    };
    printTable(`${title}, .${ending}`, commands, runs);
  }
}

await compare('56 cases', 'sample', sample);
await compare(`${many.length} cases`, 'many', [header, ...many]);
