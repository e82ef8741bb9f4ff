import { readFileSync } from 'node:fs';
import { Chalk } from 'chalk';
import { Command } from 'commander';
import { parse } from 'csv-parse/sync';

const program = new Command('tally').argument('<sheet>').action((sheet) => {
  const [header, ...rows] = parse(readFileSync(sheet), { bom: true });
  process.stdout.write(`${new Chalk({ level: 0 }).bold(header[0])} ${rows.length}\n`);
});
program.parse();
