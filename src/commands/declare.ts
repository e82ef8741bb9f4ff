/** What the commands for many sheets, for new ones and for shells look like on the command line. */
import { Option, type Command } from 'commander';
import type { Streams } from '../streams.js';

/** What a declared command needs of the program that it belongs to. */
export interface Program {
  readonly program: Command;
  readonly streams: Streams;
  readonly finish: (code: number) => void;
  /** Adds the options of the look. */
  readonly look: (command: Command) => Command;
}

const encoding = (): Option =>
  new Option('--encoding <name>', 'the encoding of sheets that are not Unicode').choices(['utf-8', 'windows-1252']);

const examples = (...lines: readonly string[]): string =>
  `\n${lines.length === 1 ? 'Example' : 'Examples'}:\n${lines.map((line) => `  ${line}`).join('\n')}`;

export function declareBatch({ program, streams, finish, look }: Program): void {
  look(
    program
      .command('batch')
      .description('score every case sheet under the paths: a row each, and what they come to together')
      .argument('<path...>', "case sheets, folders of them, or quoted patterns such as 'data/**/*.csv'")
      .option('--programme <id|file>', 'the inspection programme of sheets whose inspection file names none')
      .option('--id <column>', 'the column that holds the case id')
      .addOption(encoding())
      .option('--strict', 'refuse blank answers and cases still to be inspected')
      .addOption(
        new Option('--sort <key>', 'the order of the rows; score: the highest first (default: file)').choices([
          'score',
          'title',
          'file',
        ]),
      )
      .addOption(new Option('--pool-by <what>', 'a pool for each region of a programme').choices(['region']))
      .option('--pool-only', 'print the pools alone')
      .option('--tidy', 'a row for each sheet and question, with its counts (CSV, or --format jsonl)')
      .addOption(
        new Option('--format <name>', 'what to print (default: text)').choices([
          'text',
          'csv',
          'json',
          'jsonl',
          'markdown',
        ]),
      )
      .option('--bom', 'begin a CSV with a byte order mark, for Excel')
      .option('--fail-under <rating>', 'exit 1 where a sheet has a lower overall rating, or none')
      .option('-o, --output <file>', 'write to a file instead of standard output'),
  )
    .addHelpText(
      'after',
      examples(
        'casescore batch samples --sort score',
        "casescore batch 'samples/*.csv' --pool-only --pool-by region --format csv",
        'casescore batch samples --tidy -o questions.csv',
      ),
    )
    .action(async (paths: string[], options: object) => {
      const { batch } = await import('./batch.js');
      finish(await batch(paths, options, streams));
    });
}
