/** The commander program, with its commands. Every failure becomes one message and an exit code. */
import { Command, CommanderError } from 'commander';
import { widthOf } from './commands/terminal.js';
import { helpColumns, type CommandContext, type Declare } from './commands/options.js';
import { processStreams, type Streams } from './commands/streams.js';
import { exists } from './input/files/companions.js';
import { version } from './model/version.js';
import { describeProblems, problem, Refusal } from './problems/problems.js';
import { formatCount } from './words/english.js';
import { makeLinesVisible } from './words/visible.js';

type CommandFile = () => Promise<{ readonly declare: Declare }>;

/** The commands by the headings of the help, in the order of the work. Each file declares and runs one, and is loaded only if that command is used. */
const commandFiles: Readonly<Record<string, Readonly<Record<string, CommandFile>>>> = {
  'Before the cases are inspected:': {
    new: () => import('./commands/new.js'),
    'sample-size': () => import('./commands/sample-size.js'),
    draw: () => import('./commands/draw.js'),
  },
  'Ratings:': {
    score: () => import('./commands/score.js'),
    batch: () => import('./commands/batch.js'),
    overall: () => import('./commands/overall.js'),
  },
  'Checks:': {
    check: () => import('./commands/check.js'),
    compare: () => import('./commands/compare.js'),
    moderate: () => import('./commands/moderate.js'),
    feasible: () => import('./commands/feasible.js'),
  },
  'More:': {
    programmes: () => import('./commands/programmes.js'),
    completion: () => import('./commands/completion.js'),
    help: () => import('./commands/help.js'),
  },
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
    if (error instanceof CommanderError) return suggestCommand(error, streams);
    return reportFailure(error instanceof Refusal ? await withoutForeign(error, argv) : error, streams);
  }
}

/**
 * The program with its commands: only the one that the first argument names, if it does. Help, suggestions and completion need all of them.
 */
export async function declareProgram(context: CommandContext, first = ''): Promise<Command> {
  const { stdout, stderr, env } = context.streams;
  const program = new Command('casescore')
    .description(opening)
    .version(version, '-V, --version', 'show the version')
    .helpOption('-h, --help', 'show this help')
    .helpCommand(false)
    .exitOverride()
    .configureHelp({ subcommandTerm: (command) => command.name(), minWidthToWrap: 20 })
    .configureOutput({
      getOutHelpWidth: () => Math.min(widthOf(env, stdout), helpColumns),
      writeOut: (text) => stdout.write(text),
      // Commander's messages repeat what was typed.
      writeErr: (text) => stderr.write(makeLinesVisible(text)),
      outputError: (text, write) => write(text.replace(/^error: /, '')),
    });
  const groups = Object.entries(commandFiles);
  const only = first === 'help' ? '' : first;
  const asked = groups.filter(([, files]) => Object.hasOwn(files, only));
  for (const [heading, files] of asked.length > 0 ? asked : groups) {
    program.commandsGroup(heading);
    const loads = Object.entries(files).filter(([name]) => asked.length === 0 || name === only);
    for (const { declare } of await Promise.all(loads.map(([, load]) => load()))) declare(program, context);
  }
  return program;
}

const opening = `Turns inspected cases into ratings, and says why.

Examples:
  casescore new hartlepool.xlsx --cases 40
  casescore score hartlepool.xlsx
  casescore score hartlepool.xlsx -o report.html

Commands and guides: casescore help. One of them: casescore help TOPIC`;

/** A refusal that shows nothing of files that were not typed and that links lead to. */
async function withoutForeign(refusal: Refusal, argv: readonly string[]): Promise<Refusal> {
  const { hideElsewhere } = await import('./input/files/elsewhere.js');
  // An option can hold its file behind an equals sign. A folder that was typed is not meant here: -o can be one.
  const typed = argv.flatMap((word) => [word, word.slice(word.indexOf('=') + 1)]);
  return hideElsewhere(
    refusal,
    typed.filter((path) => exists(path)),
  );
}

/** The exit code for an error that commander has reported. If a sheet or a folder was typed in place of a command, suggests the command. */
async function suggestCommand({ message, exitCode }: CommanderError, { stderr }: Streams): Promise<number> {
  const path = /unknown command '(.*)'/is.exec(message)?.[1];
  if (path !== undefined) {
    const { nearName, statOf } = await import('./input/files/source.js');
    const found = statOf(path);
    const is = found === null ? 'missing' : found.isDirectory() ? 'folder' : 'file';
    if (is === 'folder' || /\.(?:csv|tsv|txt|xlsx|xlsm|ods)$/i.test(path)) {
      const near = is === 'missing' ? nearName(path) : null;
      stderr.write(`${describeProblems([problem('pathAsCommand', { file: path }, { is, near })]).join('\n')}\n`);
    }
  }
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
