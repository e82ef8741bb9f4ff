import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import {
  asUse,
  catalogue,
  describeProblems,
  formatPlace,
  problem,
  Problems,
  Refusal,
} from '../../src/problems/problems.js';

const source = new URL('../../src/', import.meta.url);
const texts = readdirSync(source, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .map((file) => ({ file: file.replaceAll('\\', '/'), text: readFileSync(new URL(file, source), 'utf8') }));

describe('the catalogue', () => {
  test('has each kind in one group only: a second one would hide the first', () => {
    const rooms = texts.filter(({ file, text }) => file.startsWith('problems/') && text.includes(' = group('));
    const kinds = rooms.flatMap(({ text }) => [...text.matchAll(/^ {2}(\w+): \(/gm)].map(([, kind = '']) => kind));
    expect(kinds.toSorted()).toEqual(Object.keys(catalogue).toSorted());
  });

  test.each(Object.keys(catalogue))('has %s for something that can go wrong', (kind) => {
    const users = texts.filter(({ file, text }) => !file.startsWith('problems/') && text.includes(`'${kind}'`));
    expect(users.map(({ file }) => file)).not.toEqual([]);
  });
});

test.each([
  [{}, ''],
  [{ file: 'a.csv' }, 'a.csv'],
  [{ file: 'a.csv', line: 14, column: '2.2.3', caseId: 'C013' }, 'a.csv:14: 2.2.3: case C013'],
  [{ line: 14 }, 'line 14'],
  [{ file: 'a\u001b.csv', column: 'x'.repeat(90) }, `a\\u001b.csv: ${'x'.repeat(80)}…`],
])('the place %j is written "%s"', (place, expected) => {
  expect(formatPlace(place)).toBe(expected);
});

test('a message that quotes a file cannot steer the terminal', () => {
  const bell = problem('programmeFault', { file: 'p.json' }, { fault: 'a\u0007b' });
  expect(describeProblems([bell])).toEqual(['p.json: a\\u0007b']);
});

const collect = (number: number): Problems => {
  const problems = new Problems();
  for (let line = 1; line <= number; line++) problems.add('idBlank', { file: 'a.csv', line });
  return problems;
};
const refusalOf = (problems: Problems): Refusal => {
  try {
    problems.refuse();
  } catch (error) {
    if (error instanceof Refusal) return error;
  }
  throw new Error('nothing was refused');
};

describe('a collection of problems', () => {
  test('with nothing in it refuses nothing', () => {
    expect(() => collect(0).refuse()).not.toThrow();
  });

  test('reports twenty of a kind and says how many more there are', () => {
    const { problems, total, exit } = refusalOf(collect(25));
    expect([problems.length, total, exit]).toEqual([21, 25, 3]);
    expect(describeProblems(problems).at(-1)).toBe('a.csv: and 5 more of this kind.');
    expect(refusalOf(collect(20)).problems).toHaveLength(20);
  });

  test('finds the place and the words of no problem that it does not keep', () => {
    const problems = new Problems();
    let found = 0;
    for (let i = 0; i < 1000; i++)
      problems.add(
        'keyUnknown',
        () => ({ file: 'a.json', line: ++found }),
        () => ({ found: `k${++found}`, known: [], near: null }),
      );
    expect(found).toBe(40);
    expect(problems.total).toBe(1000);
  });

  test('keeps what is refused within it once, and lets every other error through', async () => {
    const problems = collect(1);
    expect(await problems.keep(async () => problems.refuse())).toBeUndefined();
    expect(problems.total).toBe(1);
    expect(await problems.keep(async () => collect(2).refuse())).toBeUndefined();
    expect(problems.total).toBe(3);
    await expect(problems.keep(() => Promise.reject(new TypeError('a fault')))).rejects.toThrow(TypeError);
  });

  test('has exit code 2 if any of its problems has', () => {
    const problems = collect(1);
    problems.add('sheetMissing', {});
    expect(refusalOf(problems).exit).toBe(2);
  });
});

test('what is wrong with a file beside the sheet is wrong use, whatever it would be in a sheet', async () => {
  const reading = asUse(() => Promise.reject(new Refusal([problem('quoteUnclosed', {})], 7)));
  await expect(reading).rejects.toMatchObject({ exit: 2, total: 7, problems: [{ kind: 'quoteUnclosed', exit: 2 }] });
  await expect(asUse(() => Promise.reject(new TypeError('a fault')))).rejects.toThrow(TypeError);
});
