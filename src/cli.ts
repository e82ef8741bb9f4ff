/** The commander program, with its commands. Every failure becomes one message and an exit code. */
import { Command, CommanderError } from 'commander';
import type { CommandContext, Declare } from './commands/options.js';
import { processStreams, type Streams } from './commands/streams.js';
import { version } from './model/version.js';
import { describeProblems, Refusal } from './problems/problems.js';
import { formatCount } from './words/english.js';
import { makeLinesVisible, makeVisible } from './words/visible.js';

/** The commands in the order of the help. Each file declares and runs one, and is loaded only if that command is used. */
const commandFiles: Readonly<Record<string, () => Promise<{ readonly declare: Declare }>>> = {
  score: () => import('./commands/score.js'),
  check: () => import('./commands/check.js'),
  'sample-size': () => import('./commands/sample-size.js'),
  batch: () => import('./commands/batch.js'),
  compare: () => import('./commands/compare.js'),
  new: () => import('./commands/new.js'),
  completion: () => import('./commands/completion.js'),
  draw: () => import('./commands/draw.js'),
  moderate: () => import('./commands/moderate.js'),
  overall: () => import('./commands/overall.js'),
  programmes: () => import('./commands/programmes.js'),
  feasible: () => import('./commands/feasible.js'),
};

/** Runs the program as a process: its arguments, its streams, its exit code. */
export async function run(process: NodeJS.Process): Promise<void> {
  process.exitCode = await main(process.argv.slice(2), processStreams(process));
}

/** Runs the program with its arguments (without node and script) and returns its exit code. Never throws. */
export async function main(argv: readonly string[], streams: Streams): Promise<number> {
  let code = 0;
  try {
    const finish = (result: number): void => {
      code = result;
    };
    const program = await declareProgram({ streams, finish }, argv[0]);
    if (argv.length === 0) program.outputHelp();
    else await program.parseAsync(argv, { from: 'user' });
    return code;
  } catch (error) {
    return error instanceof CommanderError ? suggestScore(error, streams) : reportFailure(error, streams);
  }
}

/**
 * The program with its commands: only the one that the first argument names, if it does. Help, suggestions and completion need all of them.
 */
export async function declareProgram(context: CommandContext, first = ''): Promise<Command> {
  const { stdout, stderr } = context.streams;
  const program = new Command('casescore')
    .description('Turns inspected cases into ratings, and says why.')
    .version(version)
    .exitOverride()
    .configureOutput({
      writeOut: (text) => stdout.write(text),
      // Commander's messages repeat what was typed.
      writeErr: (text) => stderr.write(makeLinesVisible(text)),
    })
    .addHelpText('after', `\nExample:\n  ${example}\n\nMore about a command: casescore COMMAND --help`);
  const asked = Object.entries(commandFiles).filter(([name]) => name === first);
  const files = asked.length > 0 ? asked : Object.entries(commandFiles);
  for (const { declare } of await Promise.all(files.map(([, load]) => load()))) declare(program, context);
  return program;
}

const example = "printf 'case,2.2.1,2.2.2,2.2.3\\nC1,yes,yes,no\\nC2,yes,no,yes\\n' | casescore score -";

/** The exit code for an error that commander has reported. If a sheet was typed in place of a command, suggests `score`. */
function suggestScore({ message, exitCode }: CommanderError, { stderr }: Streams): number {
  const sheet = /unknown command '(.*\.(?:csv|tsv|txt))'/i.exec(message)?.[1];
  if (sheet !== undefined) stderr.write(`Did you mean: casescore score ${makeVisible(sheet)}?\n`);
  return exitCode === 0 ? 0 : 2;
}

/** Writes a failure to standard error and returns its exit code: that of a `Refusal`, or 70 for a fault of the program itself. */
function reportFailure(error: unknown, { stderr }: Streams): number {
  if (error instanceof Refusal) {
    stderr.write(`${describeProblems(error.problems).join('\n')}\n`);
    if (error.total > 1) stderr.write(`${formatCount(error.total, 'problem')}; nothing was written.\n`);
    return error.exit;
  }
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  stderr.write(
    `${makeLinesVisible(stack)}\n\nThis is a fault of casescore ${version}, not of your files. ` +
      'Please report it to its maintainers (the README says where) with the lines above and the command.\n',
  );
  return 70;
}
