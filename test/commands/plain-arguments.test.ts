/** What is understood without commander is understood as commander understands it; everything else is left to it. */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { plainScore } from '../../src/commands/plain-arguments.js';
import { commands } from '../../src/main.js';
import { run } from '../run.js';

const quiet = { write: () => true };
const streams = { stdin: (async function* () {})(), stdout: quiet, stderr: quiet, env: {} };

/** What commander hands to `score`; null where it hands it nothing. */
async function byCommander(argv: readonly string[]): Promise<unknown> {
  let found: unknown = null;
  const program = commands(streams, () => undefined);
  const score = program.commands.find((command) => command.name() === 'score');
  score?.action((sheet: string | undefined, options: object) => {
    found = { sheet, options };
  });
  try {
    await program.parseAsync(argv, { from: 'user' });
  } catch {
    return null;
  }
  return found;
}

describe('the plainest commands', () => {
  test.each([
    [['score', 'sheet.csv']],
    [['score', '-']],
    [['score', 'sheet.csv', '--format', 'json']],
    [['score', '--format', 'csv', 'sheet.csv', '-o', 'report.csv']],
    [['score', '--inspection', 'a.json', 'sheet.csv', '--programme', 'pdu-2023', '--output', 'a.txt']],
  ])('%j needs no commander, and means the same to it', async (argv) => {
    const plain = plainScore(argv);
    expect(plain).not.toBeNull();
    expect(plain).toEqual(await byCommander(argv));
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
    [['--version']],
    [['scoer', 'a.csv']],
    [['check', 'a.csv']],
  ])('%j is left to commander', (argv) => {
    expect(plainScore(argv)).toBeNull();
  });

  test('means the same to commander wherever it needs none', { timeout: 60_000 }, async () => {
    const words =
      'a.csv b.csv - -- help score --format json text xml --format=json --inspection --programme -o -oa --output --help -h -V --explain --by -x';
    const word = fc.constantFrom('', ' ', ...words.split(' '));
    await fc.assert(
      fc.asyncProperty(fc.array(word, { maxLength: 5 }), async (typed) => {
        const argv = ['score', ...typed];
        const careful = await byCommander(argv);
        expect(plainScore(argv) ?? careful).toEqual(careful);
      }),
      { numRuns: 500 },
    );
  });

  test('ends as it does through commander: the same report, and the same refusal', async () => {
    const sheet = 'samples/redcar-cleveland-middlesbrough-2022.csv';
    expect(await run(['score', sheet])).toEqual(await run(['score', '--color=auto', sheet]));
    expect(await run(['score', 'nowhere.csv'])).toEqual(await run(['score', '--color=auto', 'nowhere.csv']));
    expect((await run(['score', 'nowhere.csv'])).code).toBe(2);
  });

  test('a command that is declared alone says the same of a mistake as with all the others', async () => {
    expect((await run(['score', '--formt', 'x'])).stderr).toBe(
      "error: unknown option '--formt'\n(Did you mean --format?)\n",
    );
    expect((await run(['scor', 'x'])).stderr).toBe("error: unknown command 'scor'\n(Did you mean score?)\n");
    expect((await run(['help', 'score'])).stdout).toBe((await run(['score', '--help'])).stdout);
  });
});
