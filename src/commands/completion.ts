/** `completion`: scripts with which a shell completes commands, options, programmes and ratings; and what they ask the program. */
import { Argument, Option, RootCommand, script } from '@bomb.sh/tab';
import type { Command as Declared } from 'commander';
import { shipped, shippedProgramme } from '../programmes/index.js';
import { schemaNames } from '../schemas/index.js';
import type { Streams } from '../streams.js';

/** The shells that there is a script for. */
export const shells = ['bash', 'zsh', 'fish'] as const;

/** Prints the script of one shell. */
export function completion(shell: (typeof shells)[number], { stdout }: Streams): number {
  for (const line of printed(() => script(shell, 'casescore', 'casescore'))) stdout.write(`${line}\n`);
  return 0;
}

/** Prints what may stand in the place of the last word, a line each, and at the end what the shell should do with them. */
export async function complete(words: readonly string[], program: Declared, { stdout }: Streams): Promise<number> {
  const root = await described(program);
  // The package takes the last word off the list that it is given.
  const lines = printed(() => root.parse(words.length === 0 ? [''] : [...words]));
  const found = lines.slice(0, -1);
  // With nothing to propose, a file may be meant, which the shell knows best; the package would forbid it.
  const directive = found.length === 0 ? ':0' : (lines.at(-1) ?? ':0');
  for (const line of [...found, directive]) stdout.write(`${line}\n`);
  return 0;
}

/** The lines that a piece of the package writes: it knows no other way than the console. */
function printed(act: () => void): string[] {
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
type Values = Readonly<Record<string, readonly string[]>>;

async function described(program: Declared): Promise<RootCommand> {
  const values = await knownValues();
  const root = new RootCommand();
  for (const [path, command] of everyCommand(program, '')) {
    const into = path === '' ? root : root.command(path, command.description());
    for (const option of command.createHelp().visibleOptions(command)) {
      const name = option.long?.replace(/^--/, '');
      if (name === undefined) continue;
      const short = option.short?.replace(/^-/, '');
      const known = option.argChoices ?? values[`--${name}`] ?? [];
      const takesValue = option.required || option.optional;
      into.options.set(name, new Option(into, name, option.description, proposing(known), short, !takesValue));
    }
    for (const argument of command.registeredArguments) {
      const known = argument.argChoices ?? values[`${path} ${argument.name()}`] ?? [];
      into.arguments.set(argument.name(), new Argument(into, argument.name(), proposing(known), argument.variadic));
    }
  }
  return root;
}

function proposing(values: readonly string[]): (propose: (value: string, description: string) => void) => void {
  return (propose) => {
    for (const value of values) propose(value, '');
  };
}

/** Every command that help shows, by its path: `programmes show`. */
function everyCommand(command: Declared, path: string): [string, Declared][] {
  const inside = command.createHelp().visibleCommands(command);
  return [
    [path, command],
    ...inside.flatMap((one) => everyCommand(one, path === '' ? one.name() : `${path} ${one.name()}`)),
  ];
}

async function knownValues(): Promise<Values> {
  const ids = Object.keys(shipped);
  const programmes = (await Promise.all(ids.map(shippedProgramme))).flatMap((found) => found?.programme ?? []);
  const ratings = [...new Set(programmes.flatMap((programme) => programme.ratings.map(({ name }) => name)))];
  const standards = [...new Set(programmes.flatMap((programme) => programme.standards.map(({ code }) => code)))];
  const judged = [
    ...new Set(
      programmes.flatMap((programme) =>
        programme.standards.filter(({ basis }) => basis === 'judgement').map(({ code }) => code),
      ),
    ),
  ];
  const rated = (codes: readonly string[]): string[] =>
    codes.flatMap((code) => ratings.map((rating) => `${code}=${rating}`));
  return {
    '--programme': ids,
    '--fail-under': ratings,
    '--judge': rated(judged),
    '--discretion': rated(standards),
    '--not-applicable': standards,
    'overall standard=rating': rated(standards),
    'programmes show id|file': ids,
    'programmes diff a': ids,
    'programmes diff b': ids,
    'programmes schema name': schemaNames,
  };
}
