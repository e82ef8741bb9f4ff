/** `help`: the commands and the guides, the help of a command, or a guide. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Command } from 'commander';
import { refusalFor } from '../problems/problems.js';
import { guideText } from '../report/text/guide.js';
import { nearest } from '../words/nearest.js';
import { describeCommand, helpColumns, type Declare } from './options.js';
import { drawText } from './terminal.js';
import type { Streams } from './streams.js';

export const declare: Declare = (program, { streams, finish }) => {
  describeCommand(
    program.command('help'),
    'the help of a command, or a guide: casescore help TOPIC',
    'casescore help',
    'casescore help score',
    'casescore help case-sheets',
  )
    .argument('[topic...]', 'a command or a guide')
    .action(async (words: string[]) => {
      finish(await printHelp(words, program, streams));
    });
};

/** The folder of the guides: the program runs from its bundle, the tests from the source. */
function guidesFolder(): string {
  let folder = __dirname;
  while (!existsSync(join(folder, 'src', 'guides')) && folder !== dirname(folder)) folder = dirname(folder);
  return join(folder, 'src', 'guides');
}

/** The names of the guides, sorted. */
export function guideNames(): string[] {
  const files = readdirSync(guidesFolder()).toSorted();
  return files.filter((file) => file.endsWith('.md')).map((file) => file.slice(0, -'.md'.length));
}

const readGuide = (name: string): string => readFileSync(join(guidesFolder(), `${name}.md`), 'utf8');

/**
 * Prints the guide of a name, the help of a command, or both lists if nothing is named. A guide goes before a command of its name, whose help
 * `COMMAND --help` prints as well. Returns 0. Throws a `Refusal` for a topic that is neither.
 */
async function printHelp(words: readonly string[], program: Command, streams: Streams): Promise<number> {
  const topic = words.join(' ').toLowerCase();
  const guides = guideNames();
  if (topic === '') {
    const longest = Math.max(...guides.map((name) => name.length));
    const lines = guides.map((name) => `  ${name.padEnd(longest)}  ${/^# (.*)$/m.exec(readGuide(name))?.[1] ?? ''}`);
    program.outputHelp();
    streams.stdout.write(`\nGuides (casescore help TOPIC):\n${lines.join('\n')}\n`);
    return 0;
  }
  if (guides.includes(topic)) {
    const markdown = readGuide(topic);
    const text = await drawText(
      (style) => guideText(markdown, { ...style, width: Math.min(style.width, helpColumns) }),
      streams,
      {},
    );
    const hasCommand = program.commands.some((command) => command.name() === topic);
    streams.stdout.write(hasCommand ? `${text}\nThe command of this name: casescore ${topic} --help\n` : text);
    return 0;
  }
  const command = words.reduce<Command | undefined>(
    (outer, word) => outer?.commands.find((inner) => inner.name() === word.toLowerCase()),
    program,
  );
  if (command === undefined) {
    const commands = program.createHelp().visibleCommands(program);
    const known = [...new Set([...commands.map((one) => one.name()), ...guides])];
    throw refusalFor('topicUnknown', {}, { found: words.join(' '), near: nearest(topic, known) });
  }
  command.outputHelp();
  return 0;
}
