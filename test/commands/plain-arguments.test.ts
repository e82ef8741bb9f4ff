/** What is understood without commander is understood as commander understands it; everything else is left to it. */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { plainBatch, plainScore } from '../../src/commands/plain-arguments.js';
import { commands } from '../../src/cli.js';
import { main } from '../../src/start.js';
import { run } from '../run.js';

const quiet = { write: () => true };
const streams = { stdin: (async function* () {})(), stdout: quiet, stderr: quiet, env: {} };

/** What commander hands to a command, by the names of what it hands on; null where it hands it nothing. */
async function byCommander(name: string, operand: string, argv: readonly string[]): Promise<unknown> {
  let found: unknown = null;
  const program = commands(streams, () => undefined);
  const command = program.commands.find((one) => one.name() === name);
  command?.action((operands: unknown, options: object) => {
    found = { [operand]: operands, options };
  });
  try {
    await program.parseAsync(argv, { from: 'user' });
  } catch {
    return null;
  }
  return found;
}

/** The commands that need no commander where they are plain. */
const commandsOf = [
  { name: 'score', plain: plainScore, careful: (argv: readonly string[]) => byCommander('score', 'sheet', argv) },
  { name: 'batch', plain: plainBatch, careful: (argv: readonly string[]) => byCommander('batch', 'paths', argv) },
] as const;

describe('the plainest commands', () => {
  test.each([
    [['score', 'sheet.csv']],
    [['score', '-']],
    [['score', 'sheet.csv', '--format', 'json']],
    [['score', '--format', 'csv', 'sheet.csv', '-o', 'report.csv']],
    [['score', '--inspection', 'a.json', 'sheet.csv', '--programme', 'pdu-2023', '--output', 'a.txt']],
    [['batch', 'folder']],
    [['batch', 'a.csv', 'b.csv', '--format', 'jsonl']],
    [['batch', '--format', 'html', 'a.csv', '-o', 'pages', 'b', '--programme', 'pdu-2023']],
  ])('%j needs no commander, and means the same to it', async (argv) => {
    const of = commandsOf.find(({ name }) => name === argv[0]);
    const plain = of?.plain(argv);
    expect(plain).not.toBeNull();
    expect(plain).toEqual(await of?.careful(argv));
  });

  test.each([
    [[]],
    [['score']],
    [['score', 'a.csv', 'b.csv']],
    [['score', 'a.csv', '--format', 'xml']],
    [['score', 'a.csv', '--format=json']],
    [['score', 'a.csv', '--format']],
    [['score', 'a.csv', '--format', 'json', '--format', 'text']],
    [['score', 'a.csv', '-o', '--explain']],
    [['score', 'a.csv', '--explain']],
    [['score', '--', 'a.csv']],
    [['score', 'a.csv', '--help']],
    [['batch']],
    [['batch', 'a.csv', '--format', 'ods']],
    [['batch', 'a.csv', '--inspection', 'a.json']],
    [['batch', 'a.csv', '--sort', 'score']],
    [['batch', '--help']],
    [['--version']],
    [['scoer', 'a.csv']],
    [['check', 'a.csv']],
  ])('%j is left to commander', (argv) => {
    expect(plainScore(argv) ?? plainBatch(argv)).toBeNull();
  });

  test.each(commandsOf)(
    '$name means the same to commander wherever it needs none',
    { timeout: 60_000 },
    async ({ name, plain, careful }) => {
      const words =
        'a.csv b.csv - -- help score batch --format json jsonl text xml --format=json --inspection --programme -o -oa --output --help -h -V --explain --by -x';
      const word = fc.constantFrom('', ' ', ...words.split(' '));
      await fc.assert(
        fc.asyncProperty(fc.array(word, { maxLength: 5 }), async (typed) => {
          const argv = [name, ...typed];
          const found = await careful(argv);
          expect(plain(argv) ?? found).toEqual(found);
        }),
        { numRuns: 500 },
      );
    },
  );

  test.each([
    [['score', 'nowhere.csv'], []],
    [['score', 'nowhere.csv', '--explain'], ['main']],
    [['batch', 'nowhere'], ['many']],
    [
      ['batch', 'nowhere', '--sort', 'score'],
      ['many', 'main'],
    ],
    [['--help'], ['main']],
  ])('%j goes through these parts beyond the core: %j', async (argv, parts) => {
    const prepared: string[] = [];
    await main(argv, streams, (part) => prepared.push(part));
    expect(prepared).toEqual(parts);
  });

  test('ends as it does through commander: the same report, and the same refusal', async () => {
    const sheet = 'samples/redcar-cleveland-middlesbrough-2022.csv';
    expect(await run(['score', sheet])).toEqual(await run(['score', '--color=auto', sheet]));
    expect(await run(['score', 'nowhere.csv'])).toEqual(await run(['score', '--color=auto', 'nowhere.csv']));
    expect((await run(['score', 'nowhere.csv'])).code).toBe(2);
    expect(await run(['batch', sheet])).toEqual(await run(['batch', '--color=auto', sheet]));
    expect(await run(['batch', 'nowhere'])).toEqual(await run(['batch', '--color=auto', 'nowhere']));
  });

  test('a command that is declared alone says the same of a mistake as with all the others', async () => {
    expect((await run(['score', '--formt', 'x'])).stderr).toBe(
      "error: unknown option '--formt'\n(Did you mean --format?)\n",
    );
    expect((await run(['scor', 'x'])).stderr).toBe("error: unknown command 'scor'\n(Did you mean score?)\n");
    expect((await run(['help', 'score'])).stdout).toBe((await run(['score', '--help'])).stdout);
  });
});
