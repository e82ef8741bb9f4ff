/** The options that several commands share, and the type of a command's declaration. */
import { Option, type Command } from 'commander';
import { limitWords } from '../input/limits.js';
import type { Streams } from './streams.js';

/** What a command needs to declare itself. */
export interface CommandContext {
  readonly streams: Streams;
  /** Called with the exit code of the command that ran. */
  readonly finish: (code: number) => void;
}

/** Adds a command, or several, to the program. */
export type Declare = (program: Command, context: CommandContext) => void;

/**
 * Collects the values of an option that can be repeated. It takes one value each time; otherwise it could take the sheet's name as a
 * second.
 */
export function collectValues(value: string, before: readonly string[] = []): string[] {
  return [...before, value];
}

export const programmeWords = 'the inspection programme (by default pdu-2021)';

/** `--programme`, for commands in which each sheet may name its own. */
export const sheetsProgramme = [
  '--programme <id|file>',
  'the inspection programme of sheets whose inspection file names none',
] as const;

/** `--exact-ids`, for systems whose ids differ in case. */
export const exactIdsOption = [
  '--exact-ids',
  'compare case ids as typed (by default capitals, runs of spaces and invisible characters make no difference)',
] as const;

/** The widest that help and guides get, in columns. */
export const helpColumns = 80;

/** The headings of options in the help of a command. */
export const headings = {
  input: 'Input:',
  judgements: 'Judgements:',
  output: 'Output:',
  panel: 'For the panel:',
  groups: 'Groups of cases:',
  limits: 'Limits, style and help:',
} as const;

/** Says what a command does: in a line for the list of commands, and in its help, with examples that work as typed. */
export function describeCommand(command: Command, summary: string, ...examples: readonly string[]): Command {
  const lines = examples.map((example) => `  ${example}`);
  const heading = examples.length === 1 ? 'Example:' : 'Examples:';
  const sentence = `${summary.charAt(0).toUpperCase()}${summary.slice(1)}.`;
  return command.summary(summary).description([sentence, '', heading, ...lines].join('\n'));
}

/** Adds the options for reading a table of cases. `of`: what the help says they are for. */
export function addReadingOptions(command: Command, of = 'sheets that are'): Command {
  return command
    .optionsGroup(headings.input)
    .option('--worksheet <name>', 'the worksheet of cases in a workbook (by default Cases, or the only one)')
    .option('--id <column>', 'the column that holds the case id')
    .option(...exactIdsOption)
    .addOption(choice('--encoding <name>', `the encoding of ${of} not Unicode`, ['utf-8', 'windows-1252']))
    .option(
      '--delimiter <character>',
      'what separates cells: comma, semicolon, tab or another character (by default found from the header)',
    );
}

/** Adds the options for reading a case sheet. */
export function addSheetOptions(command: Command, of?: string): Command {
  return addReadingOptions(command, of).option(
    '--strict',
    'refuse unanswered questions and cases still to be inspected',
  );
}

/** An option with a fixed list of values. */
export function choice(flags: string, description: string, values: readonly string[]): Option {
  return new Option(flags, description).choices(values);
}

/** Adds `-o` and `--open`, and `--format` unless the result has one form. */
export function addOutputOptions(command: Command, formats: readonly string[] | null, target = 'a file'): Command {
  command.optionsGroup(headings.output);
  const byName = `what to print (default: what the name of -o FILE ends in, else ${formats?.[0]})`;
  if (formats !== null) command.addOption(choice('--format <name>', byName, formats));
  return command
    .option('-o, --output <file>', `write to ${target}; - is standard output`)
    .option('--open', 'open the file that was written');
}

export const bomOption = ['--bom', 'begin a CSV with a byte order mark, for Excel'] as const;

/** Adds `--limit`. */
export function addLimitOption(command: Command): Command {
  const means = `how much to read before refusing: ${limitWords()}; may repeat`;
  return command
    .optionsGroup(headings.limits)
    .option('--limit <what=number>', means, collectValues)
    .helpOption('-h, --help', 'show this help');
}

/** Adds `--limit` and the options for the style of text. */
export function addStyleOptions(command: Command): Command {
  return addLimitOption(command)
    .addOption(choice('--color <when>', 'colour', ['auto', 'always', 'never']).default('auto'))
    .option('--ascii', 'no character outside ASCII in tables');
}

/** Adds the options for breakdowns. */
export function addBreakdownOptions(command: Command): Command {
  return command
    .optionsGroup(headings.groups)
    .option('--by <column>', 'break down by a profile column, or by two crossed (grade,sex); may repeat', collectValues)
    .option(
      '--questions <codes>',
      'the questions to break down, e.g. 2.3.1,2.2b (by default all key questions)',
      collectValues,
    )
    .option('--group <column: name = a|b>', 'merge values of a column under a name; may repeat', collectValues)
    .option('--max-groups <n>', 'the most groups a breakdown may have (by default 200)')
    .option('--contrast', 'compare every group with the reference group')
    .option('--reference <group>', 'the group to compare with (by default the largest)')
    .option('--practical <range>', 'relative rates that make no practical difference (by default 0.80-1.25)')
    .option('--suppress <n>', 'hide counts of groups under n, and what gives them away (5 with -o or --publish)')
    .option('--publish', 'hide small numbers on the screen as in a file')
    .addOption(
      choice('--all-alike <what>', 'where numbers are hidden: groups that answered all alike (default: hide)', [
        'hide',
        'show',
      ]),
    );
}
