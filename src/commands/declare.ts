/** What the commands for many sheets, for new ones and for shells look like on the command line. */
import { Argument, Option, type Command } from 'commander';
import { addBreakdown, collectValues } from './breakdown-declared.js';
import { batchFormats } from './formats.js';
import type { Streams } from './streams.js';

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

const delimiterWords =
  'what separates cells: comma, semicolon, tab or another character (by default found from the header)';

const examples = (...lines: readonly string[]): string =>
  `\n${lines.length === 1 ? 'Example' : 'Examples'}:\n${lines.map((line) => `  ${line}`).join('\n')}`;

export function declareBatch({ program, streams, finish, look }: Program): void {
  const batch = look(
    program
      .command('batch')
      .description('score every case sheet under the paths: a row each, and what they come to together')
      .argument('<path...>', "case sheets, folders of them, or quoted patterns such as 'data/**/*.csv'")
      .option('--programme <id|file>', 'the inspection programme of sheets whose inspection file names none')
      .option('--id <column>', 'the column that holds the case id')
      .addOption(encoding())
      .option('--delimiter <character>', delimiterWords)
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
      .addOption(new Option('--format <name>', 'what to print (default: text)').choices(batchFormats))
      .option('--bom', 'begin a CSV with a byte order mark, for Excel')
      .option('--fail-under <rating>', 'exit 1 where a sheet has a lower overall rating, or none')
      .option('-o, --output <file>', 'write to a file instead of standard output; the folder of --format html')
      .option('--where <column=value>', 'narrow --by, e.g. grade=PQiP or "grade=PQiP|PO"; may repeat', collectValues),
  );
  addBreakdown(batch)
    .addHelpText(
      'after',
      examples(
        'casescore batch samples --sort score',
        "casescore batch 'samples/*.csv' --pool-only --pool-by region --format csv",
        'casescore batch samples --tidy -o questions.csv',
        'casescore batch samples --format html -o reports',
      ),
    )
    .action(async (paths: string[], options: object) => {
      const { batch: run } = await import('./batch.js');
      finish(await run(paths, options, streams));
    });
}

export function declareCompare({ program, streams, finish, look }: Program): void {
  look(
    program
      .command('compare')
      .description('compare two sheets, or two results: what fell, rose, is new, gone or unchanged')
      .argument('<before>', 'the earlier case sheet, or a result that score --format json wrote')
      .argument('<after>', 'the later one')
      .option('--programme <id|file>', 'the inspection programme of sheets whose inspection file names none')
      .option('--id <column>', 'the column that holds the case id')
      .addOption(encoding())
      .option('--delimiter <character>', delimiterWords)
      .option('--strict', 'refuse blank answers and cases still to be inspected')
      .option(
        '--independent',
        'the two are independent samples, even where case ids or title and fieldwork are the same',
      )
      .option('--fail-if-fell', 'exit 1 where a rating fell')
      .addOption(new Option('--format <name>', 'what to print').choices(['text', 'json']).default('text'))
      .option('-o, --output <file>', 'write to a file instead of standard output'),
  )
    .addHelpText(
      'after',
      examples(
        'casescore compare samples/high-performing-with-court-work.csv samples/redcar-cleveland-middlesbrough-2022.csv --independent',
        'casescore compare last.json this.json --fail-if-fell',
      ),
    )
    .action(async (before: string, after: string, options: object) => {
      const { compare } = await import('./compare.js');
      finish(await compare(before, after, options, streams));
    });
}

export function declareNew({ program, streams, finish }: Program): void {
  program
    .command('new')
    .description('an empty case sheet and inspection file, ready to be filled in')
    .argument('[name]', 'the sheet to write: NAME.csv, with NAME.inspection.csv or .json beside it')
    .option('--programme <id|file>', 'the inspection programme (by default pdu-2021)')
    .option('--title <text>', 'the title of the inspection')
    .option('--region <text>', 'its region')
    .option('--fieldwork <date>', 'when fieldwork starts: 2022, 2022-10 or 2022-10-10')
    .option('--eligible-cases <number>', 'the cases that the sample is drawn from')
    .option('--cases <number>', 'so many numbered rows, each a case still to be inspected')
    .addOption(new Option('--format <name>', 'what the inspection file is').choices(['csv', 'json']).default('csv'))
    .option('--no-input', 'ask nothing, even on a terminal')
    .addHelpText('after', examples('casescore new hartlepool --programme pdu-2021 --cases 40 --no-input'))
    .action(async (name: string | undefined, options: object) => {
      const { createNew } = await import('./new.js');
      finish(await createNew(name, options, streams));
    });
}

export function declareCompletion({ program, streams, finish }: Program): void {
  program
    .command('completion')
    .description('a script that completes commands, options, programmes and ratings in your shell')
    .addArgument(new Argument('<shell>', 'the shell').choices(['bash', 'zsh', 'fish']))
    .addHelpText(
      'after',
      examples(
        'source <(casescore completion bash)   # in ~/.bashrc',
        'source <(casescore completion zsh)    # in ~/.zshrc, after compinit',
        'casescore completion fish > ~/.config/fish/completions/casescore.fish',
      ),
    )
    .action(async (shell: 'bash' | 'zsh' | 'fish') => {
      const { completion } = await import('./completion.js');
      finish(completion(shell, streams));
    });
  // What the scripts call: casescore complete -- WORDS
  program
    .command('complete', { hidden: true })
    .argument('[words...]')
    .action(async (words: string[]) => {
      const { complete } = await import('./completion.js');
      finish(await complete(words, program, streams));
    });
}
