/** `completion`: scripts with which a shell completes commands, options, programmes and ratings, and the command that they call. */
import { describeCommand, type Declare } from './options.js';
import { Argument, Option, RootCommand, script } from '@bomb.sh/tab';
import { Argument as CommandArgument, type Command as Declared } from 'commander';
import { shipped, shippedProgramme } from '../programmes/index.js';
import { schemaNames } from '../model/json-schema.js';
import { guideNames } from './help.js';
import type { Streams } from './streams.js';

export const declare: Declare = (program, { streams, finish }) => {
  describeCommand(
    program.command('completion'),
    'completes commands, options and ratings in your shell',
    'source <(casescore completion bash)   # in ~/.bashrc',
    'source <(casescore completion zsh)    # in ~/.zshrc, after compinit',
    'casescore completion fish > ~/.config/fish/completions/casescore.fish',
  )
    .addArgument(new CommandArgument('<shell>', 'the shell').choices(shells))
    .action((shell: Shell) => finish(printScript(shell, streams)));
  // What the scripts call: casescore complete -- WORDS
  program
    .command('complete', { hidden: true })
    .argument('[words...]')
    .action(async (words: string[]) => {
      finish(await printProposals(words, program, streams));
    });
};

/** The shells for which there is a script. */
const shells = ['bash', 'zsh', 'fish'] as const;
type Shell = (typeof shells)[number];

/** Prints the script of one shell. */
function printScript(shell: Shell, { stdout }: Streams): number {
  const text = consoleLines(() => script(shell, 'casescore', 'casescore')).join('\n');
  stdout.write(`${shell === 'bash' ? forBash(text) : text}\n`);
  return 0;
}

/**
 * The package's script for bash, with two additions: names of files if there is nothing else to propose; and for a word with a sign in it,
 * such as 1.1=RI or --format=json, only the part after the sign, because bash replaces only that.
 */
function forBash(text: string): string {
  return text
    .replace('complete -F __casescore_complete', 'complete -o default -F __casescore_complete')
    .replace(/^ *COMPREPLY=\( \$\(compgen -W .*$/m, () => bashReply);
}

const bashReply = `    local word="$cur"
    [[ "$cur" == -*=* ]] && word="\${cur##*=}"
    COMPREPLY=( $(compgen -W "\${completions[*]}" -- "$word") )
    if [[ "$cur" == *=* && "$COMP_WORDBREAKS" == *=* ]]; then
        COMPREPLY=( "\${COMPREPLY[@]#"\${cur%"\${cur##*=}"}"}" )
    fi`;

/** Prints what the last word can be, one a line, and then what the shell should do with it. */
async function printProposals(words: readonly string[], program: Declared, { stdout }: Streams): Promise<number> {
  const root = await describeCommands(program);
  const typed = words.at(-1) ?? '';
  // The package takes text before = for an option, which 1.1=Good is not.
  const asked = typed.startsWith('-') ? typed : typed.replace(/=.*$/, '');
  const lines = consoleLines(() => root.parse([...words.slice(0, -1), asked]));
  const found = lines.slice(0, -1).filter((line) => typed.startsWith('-') || line.startsWith(typed));
  // If there is nothing to propose, it may be a file name, which the shell completes best; the package would prevent that.
  const directive = found.length === 0 ? ':0' : (lines.at(-1) ?? ':0');
  for (const line of [...found, directive]) stdout.write(`${line}\n`);
  return 0;
}

/** The lines that a function of the package writes. It can only write to the console. */
function consoleLines(act: () => void): string[] {
  const lines: string[] = [];
  /* oxlint-disable no-console */
  const { log } = console;
  console.log = (text: string) => lines.push(...text.split('\n'));
  try {
    act();
  } finally {
    console.log = log;
  }
  /* oxlint-enable no-console */
  return lines;
}

/** What can be proposed for the value of an option or argument, by its name on the command line. */
type Proposals = Readonly<Record<string, readonly Proposal[]>>;

/** A word, and what it means if that is not obvious. */
type Proposal = readonly [word: string, means: string];

async function describeCommands(program: Declared): Promise<RootCommand> {
  const values = await knownValues();
  const root = new RootCommand();
  for (const [path, command] of everyCommand(program, '')) {
    const into = path === '' ? root : root.command(path, command.summary());
    for (const option of command.createHelp().visibleOptions(command)) {
      const name = option.long?.replace(/^--/, '');
      if (name === undefined) continue;
      const short = option.short?.replace(/^-/, '');
      const known = option.argChoices?.map(bareValue) ?? values[`--${name}`] ?? [];
      const takesValue = option.required || option.optional;
      into.options.set(name, new Option(into, name, option.description, proposer(known), short, !takesValue));
    }
    for (const argument of command.registeredArguments) {
      const known = argument.argChoices?.map(bareValue) ?? values[`${path} ${argument.name()}`] ?? [];
      into.arguments.set(argument.name(), new Argument(into, argument.name(), proposer(known), argument.variadic));
    }
  }
  return root;
}

function proposer(values: readonly Proposal[]): (propose: (value: string, description: string) => void) => void {
  return (propose) => {
    for (const [word, means] of values) propose(word, means);
  };
}

const bareValue = (word: string): Proposal => [word, ''];

/** Every command that help shows, by its path: `programmes show`. */
function everyCommand(command: Declared, path: string): [string, Declared][] {
  const inside = command.createHelp().visibleCommands(command);
  return [
    [path, command],
    ...inside.flatMap((one) => everyCommand(one, path === '' ? one.name() : `${path} ${one.name()}`)),
  ];
}

async function knownValues(): Promise<Proposals> {
  const loaded = await Promise.all(Object.keys(shipped).map(shippedProgramme));
  const programmes = loaded.flatMap((found) => found?.programme ?? []);
  const ids = programmes.map(({ id, title }): Proposal => [id, title]);
  // The short forms, because a space would end the word.
  const ratings = new Map(programmes.flatMap((one) => one.ratings.map(({ name, short }) => [short, name] as const)));
  const standards = new Map(
    programmes.flatMap((one) => one.standards.map(({ code, title }) => [code, title] as const)),
  );
  const judged = programmes.flatMap((one) => one.standards.filter(({ basis }) => basis === 'judgement'));
  const rated = (codes: Iterable<string>): Proposal[] =>
    [...codes].flatMap((code) => [...ratings].map(([short, name]): Proposal => [`${code}=${short}`, name]));
  return {
    'help topic': guideNames().map(bareValue),
    '--programme': ids,
    '--fail-under': [...ratings],
    '--judge': rated(new Set(judged.map(({ code }) => code))),
    '--discretion': rated(standards.keys()),
    '--not-applicable': [...standards],
    'overall standard=rating': rated(standards.keys()),
    'programmes show id|file': ids,
    'programmes diff a': ids,
    'programmes diff b': ids,
    'programmes sql id|file': ids,
    'programmes schema name': schemaNames.map(bareValue),
  };
}
