/**
 * One sheet of 56, 10,000, 100,000, 1,000,000 and 4,000,000 cases: the time grows with the cases, the memory only by what the check of ids
 * needs, which the last sheet, without a column of ids, does without.
 *
 *   npm run build && node test/bench/scaling-cases.js [runs]
 */
import { join } from 'node:path';
import { measure, peakMemory } from './measure.js';
import { sheetFolder, writeSheet } from './sheets.js';

const folder = sheetFolder();
const sizes = [56, 10_000, 100_000, 1_000_000, 4_000_000];
const sheets = [...sizes.map((cases) => ({ cases, ids: true })), { cases: 4_000_000, ids: false }];
const commands = Object.fromEntries(
  sheets.map(({ cases, ids }) => {
    const name = `${cases}${ids ? '' : ' without ids'}`;
    const path = join(folder, `${name}.csv`);
    writeSheet(path, cases, { ids });
    return [name, [process.execPath, 'bin/casescore.js', 'score', path, '--limit', 'rows=5000000']];
  }),
);
const medians = measure(commands, Number(process.argv[2] ?? 5));
const start = medians['56'];
process.stdout.write('cases                    wall       cpu   cpu a case   memory\n');
for (const [name, argv] of Object.entries(commands)) {
  const { wall, cpu } = medians[name];
  const cases = Number.parseInt(name, 10);
  const each = cases === 56 ? '' : `${(((cpu - start.cpu) / cases) * 1e9).toFixed(0)} ns`;
  const memory = `${peakMemory(argv)?.toFixed(0) ?? '?'} MB`;
  process.stdout.write(
    `${name.padEnd(20)}${wall.toFixed(3).padStart(7)} s ${cpu.toFixed(3).padStart(7)} s ${each.padStart(12)} ${memory.padStart(8)}\n`,
  );
}
