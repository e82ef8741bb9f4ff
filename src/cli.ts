/** The commander program. Every failure becomes one message and an exit code. */
import { Command, CommanderError, Option } from 'commander';
import type { SampleSizeOptions } from './commands/sample-size.js';
import { addBreakdown, collectValues } from './commands/breakdown-declared.js';
import { declareBatch, declareCompare, declareCompletion, declareNew, type Program } from './commands/declare.js';
import { declareSql } from './commands/sql-declared.js';
import { score } from './commands/score.js';
import { scoreFormats } from './commands/formats.js';
import { exit, reportFailure } from './commands/endings.js';
import { limitWords } from './input/limits.js';
import type { Streams } from './commands/streams.js';
import { version } from './model/version.js';
import { makeVisible, makeLinesVisible } from './words/visible.js';

/** Runs the program on its arguments (without node and script) and returns its exit code. Throws nothing. */
export async function main(argv: readonly string[], streams: Streams): Promise<number> {
  let code: number = exit.done;
  const finish = (result: number): void => {
    code = result;
  };
  const program = commands(streams, finish, argv[0]);
  try {
    if (argv.length === 0) program.outputHelp();
    else await program.parseAsync(argv, { from: 'user' });
    return code;
  } catch (error) {
    return ended(error, streams);
  }
}

/** The same for what commander finds wrong, which it has worded itself. */
function ended(error: unknown, streams: Streams): number {
  if (error instanceof CommanderError) {
    const sheet = /unknown command '(.*\.(?:csv|tsv|txt))'/i.exec(error.message)?.[1];
    if (sheet !== undefined) streams.stderr.write(`Did you mean: casescore score ${makeVisible(sheet)}?\n`);
    return error.exitCode === 0 ? exit.done : exit.use;
  }
  return reportFailure(error, streams);
}

const example = "printf 'case,2.2.1,2.2.2,2.2.3\\nC1,yes,yes,no\\nC2,yes,no,yes\\n' | casescore score -";

/** What each command looks like on the command line, in the order of the help. */
const declarations: Readonly<Record<string, (into: Program) => void>> = {
  score: declareScore,
  check: declareCheck,
  'sample-size': declareSampleSize,
  batch: declareBatch,
  compare: declareCompare,
  new: declareNew,
  completion: declareCompletion,
  overall: declareOverall,
  programmes: declareProgrammes,
  feasible: declareFeasible,
};

/**
 * The commands with their options; `finish` is told the exit code of the one that ran. Where the first argument names a command, that
 * one alone, because declaring the others takes longer than running it; help, suggestions and completion see them all.
 */
export function commands(streams: Streams, finish: (code: number) => void, first = ''): Command {
  const program = new Command('casescore')
    .description('Turns inspected cases into ratings, and says why.')
    .version(version)
    .exitOverride()
    .configureOutput({
      writeOut: (text) => streams.stdout.write(text),
      // What was typed stands in commander's messages as it was typed.
      writeErr: (text) => streams.stderr.write(makeLinesVisible(text)),
    })
    .addHelpText('after', `\nExample:\n  ${example}\n\nMore about a command: casescore COMMAND --help`);
  const into: Program = { program, streams, finish, look: addLook };
  const named = Object.hasOwn(declarations, first) ? declarations[first] : undefined;
  if (named === undefined) for (const declare of Object.values(declarations)) declare(into);
  else named(into);
  return program;
}

function declareScore({ program, streams, finish }: Program): void {
  const scoring = addLook(
    program
      .command('score')
      .description('score one case sheet: its ratings, and why')
      .argument('[sheet]', 'the case sheet (CSV), or - for standard input')
      .option(
        '--counts <file>',
        'counts in place of cases: question,yes,no or question,percentage; may repeat, and adds up',
        collectValues,
      )
      .option('--inspection <file>', 'the inspection file (by default NAME.inspection.json or .csv beside the sheet)')
      .option(
        '--programme <id|file>',
        'the inspection programme (by default that of the inspection file, else pdu-2021)',
      )
      .option('--judge <standard=rating>', "an inspectors' judgement, e.g. 1.1=Good; may repeat", collectValues)
      .option('--not-applicable <standard[=reason]>', 'a standard that does not apply here; may repeat', collectValues)
      .option(
        '--discretion <standard=rating>',
        'a recorded departure from the result; may repeat, each with --reason',
        collectValues,
      )
      .option('--reason <text>', 'the reason of the --discretion in the same place', collectValues)
      .option('--id <column>', 'the column that holds the case id')
      .addOption(
        new Option('--encoding <name>', 'the encoding of a sheet that is not Unicode').choices([
          'utf-8',
          'windows-1252',
        ]),
      )
      .option(
        '--delimiter <character>',
        'what separates cells: comma, semicolon, tab or another character (by default found from the header)',
      )
      .option('--strict', 'refuse blank answers and cases still to be inspected')
      .addOption(new Option('--format <name>', 'what to print').choices(scoreFormats).default('text'))
      .option('--bom', 'begin a CSV with a byte order mark, for Excel')
      .option('-o, --output <file>', 'write to a file instead of standard output')
      .option('--fail-under <rating>', 'exit 1 where the overall rating is lower, or there is none')
      .option('--explain', 'derive every rating step by step, with the source of each rule')
      .option('--sensitivity', 'how few answers would have to differ for another rating')
      .option('--lock-in', 'the best and worst that open answers may still bring, and what is certain')
      .option('--planned-cases <n>', 'the sample aimed at, for --lock-in')
      .option('--rounding-audit', 'figures that another way to round or to band would change')
      .option('--stability', 'intervals for sampling error, and the ratings that they span')
      .option('--eligible-cases <n>', 'the cases that the sample was drawn from, for --stability')
      .option('--ledger', 'every recorded discretion, with the result before and after it')
      .option('--supporting', 'the supporting questions, as tables by standard')
      .option(
        '--list <question=answer>',
        'name the cases behind a figure, e.g. 2.5.3=no (yes, no, na or blank); may repeat',
        collectValues,
      )
      .option(
        '--where <column=value>',
        'narrow --by and --list, e.g. grade=PQiP or "grade=PQiP|PO"; may repeat',
        collectValues,
      ),
  );
  addBreakdown(scoring);
  scoring.action(async (sheet: string | undefined, options: object) => {
    finish(await score(sheet, options, streams));
  });
}

function declareCheck({ program, streams, finish }: Program): void {
  addLook(
    program
      .command('check')
      .description('compare sheets with the expected results beside them; exit 1 on any difference')
      .argument('<path...>', 'case sheets, or folders of them')
      .option('--verbose', 'show every figure, not only those that differ')
      .option('--update', 'write what was found into the expected results, and say what changed')
      .addOption(new Option('--format <name>', 'what to print').choices(['text', 'json', 'junit']).default('text'))
      .option('-o, --output <file>', 'write to a file instead of standard output'),
  ).action(async (paths: string[], options: object) => {
    const { check } = await import('./commands/check.js');
    finish(await check(paths, options, streams));
  });
}

function declareSampleSize({ program, streams, finish }: Program): void {
  program
    .command('sample-size')
    .description('how many cases to inspect')
    .requiredOption('--eligible <n>', 'the cases that could be drawn (the sampling frame, never the caseload)')
    .option('--confidence <per cent>', 'how surely the margin is to hold', '80')
    .option('--margin <points>', 'how far a percentage near 50 may be off, either way', '5')
    .addOption(new Option('--format <name>', 'what to print').choices(['text', 'json']).default('text'))
    .addHelpText('after', '\nExample:\n  casescore sample-size --eligible 85')
    .action(async (options: SampleSizeOptions) => {
      const { printSampleSize } = await import('./commands/sample-size.js');
      finish(printSampleSize(options, streams));
    });
}

function declareOverall({ program, streams, finish }: Program): void {
  addLook(
    program
      .command('overall')
      .description('final ratings to the score and the overall rating')
      .argument('[standard=rating...]', 'final ratings, e.g. 1.1=Good 1.2=RI 2.1=NA')
      .option('--programme <id|file>', 'the inspection programme (by default pdu-2021)')
      .option('--ratings <file>', 'ratings from a file (CSV with standard,rating, or JSON), or - for standard input')
      .option('--rules', 'apply the decision rules to these ratings, and say what they did')
      .addOption(new Option('--format <name>', 'what to print').choices(['text', 'json']).default('text'))
      .option('-o, --output <file>', 'write to a file instead of standard output'),
  ).action(async (pairs: string[], options: object) => {
    const { overall } = await import('./commands/overall.js');
    finish(await overall(pairs, options, streams));
  });
}

function declareFeasible({ program, streams, finish }: Program): void {
  addLook(
    program
      .command('feasible')
      .description('which counts and bases can give published percentages')
      .argument('<percentage...>', 'published percentages, e.g. 57 77 30, or 2.2.1=57')
      .option('--base <n|from-to>', 'a base, or a range of them (by default 1-100); may repeat', collectValues)
      .addOption(
        new Option(
          '--rounding <rule>',
          'how a half was rounded (by default as the programme says, else half-up)',
        ).choices(['half-up', 'half-even', 'both']),
      )
      .option('--programme <id|file>', 'the programme whose key questions these are, in its order unless named')
      .option('--not-applicable <standard>', 'a standard that they leave out; may repeat', collectValues)
      .option('--write <file>', 'make a case sheet of made-up cases that gives them exactly')
      .addOption(new Option('--format <name>', 'what to print').choices(['text', 'json']).default('text')),
  ).action(async (percentages: string[], options: object) => {
    const { feasible } = await import('./commands/feasible.js');
    finish(await feasible(percentages, options, streams));
  });
}

function declareProgrammes({ program, streams, finish }: Program): void {
  const programmes = program.command('programmes').description('the inspection programmes, and files of your own');
  addPage(programmes.command('list').description('every programme that ships with casescore')).action(
    async (options: object) => {
      const { list } = await import('./commands/programmes.js');
      finish(await list(options, streams));
    },
  );
  addPage(
    programmes
      .command('show')
      .description('one programme: standards, questions, bands, rules, and every source')
      .argument('<id|file>', 'the programme'),
  ).action(async (name: string, options: object) => {
    const { show } = await import('./commands/programmes.js');
    finish(await show(name, options, streams));
  });
  programmes
    .command('validate')
    .description('every fault of a programme file of your own, in one go')
    .argument('<file>', 'the programme file')
    .action(async (path: string) => {
      const { validate } = await import('./commands/programmes.js');
      finish(await validate(path, streams));
    });
  addPage(
    programmes
      .command('diff')
      .description('what two programmes rate differently')
      .argument('<a>', 'a programme: id or file')
      .argument('<b>', 'another'),
  ).action(async (a: string, b: string, options: object) => {
    const { diff } = await import('./commands/programmes.js');
    finish(await diff(a, b, options, streams));
  });
  programmes
    .command('schema')
    .description('the JSON Schema of a file that is read, or of a JSON that is printed')
    .argument('<name>', 'result, inspection, expected, programme, batch, check or comparison')
    .option('-o, --output <file>', 'write to a file instead of standard output')
    .addHelpText('after', '\nExample:\n  casescore programmes schema inspection -o inspection.schema.json')
    .action(async (name: string, options: object) => {
      const { schema } = await import('./commands/programmes.js');
      finish(await schema(name, options, streams));
    });
  declareSql({ program: programmes, streams, finish });
}

function addPage(command: Command): Command {
  return addLook(
    command
      .addOption(new Option('--format <name>', 'what to print').choices(['text', 'markdown', 'json']).default('text'))
      .option('-o, --output <file>', 'write to a file instead of standard output'),
  );
}

function addLook(command: Command): Command {
  return command
    .option('--limit <what=number>', `how much to read before refusing: ${limitWords()}; may repeat`, collectValues)
    .addOption(new Option('--color <when>', 'colour').choices(['auto', 'always', 'never']).default('auto'))
    .option('--ascii', 'no character outside ASCII in tables');
}
