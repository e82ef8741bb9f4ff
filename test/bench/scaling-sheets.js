/**
 * How time and memory of `batch` grow with the number of sheets, of 56 cases each with its inspection file.
 *
 *   npm run build && node test/bench/scaling-sheets.js [runs]
 */
import { join } from 'node:path';
import { sheetsIn } from './folder.js';
import { measure, peakMemory } from './measure.js';
import { sheetFolder } from './sheets.js';

const runs = Number(process.argv[2] ?? 5);
const folder = sheetFolder();
const line = (cells) => process.stdout.write(`${cells.map((cell) => cell.padStart(18)).join('')}\n`);
const printed = { text: [], jsonl: ['--format', 'jsonl'] };
line(['sheets', 'wall', 'processor', 'a sheet more', 'memory', 'as jsonl', 'memory']);
let before = null;
for (const sheets of [10, 100, 1000, 10_000]) {
  const units = sheetsIn(join(folder, String(sheets)), sheets);
  const commands = Object.fromEntries(
    Object.entries(printed).map(([name, options]) => [
      name,
      [process.execPath, 'bin/casescore.js', 'batch', units, ...options],
    ]),
  );
  const { text, jsonl } = measure(commands, runs);
  const memory = Object.values(commands).map((argv) => `${peakMemory(argv)?.toFixed(0) ?? '?'} MB`);
  const more = before === null ? '' : `${((1e6 * (text.cpu - before.cpu)) / (sheets - before.sheets)).toFixed(0)} µs`;
  const figures = [text.wall, text.cpu].map((seconds) => `${seconds.toFixed(3)} s`);
  line([String(sheets), ...figures, more, memory[0] ?? '', `${jsonl.wall.toFixed(3)} s`, memory[1] ?? '']);
  before = { sheets, cpu: text.cpu };
}
