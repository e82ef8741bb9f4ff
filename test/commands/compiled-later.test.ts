/** V8 is told to optimise later where that pays, and what it is told is taken back. */
import { expect, test } from 'vitest';
import { compiledLater } from '../../src/commands/compiled-later.js';

const [later, usual] = ['--interrupt-budget=400000', '--interrupt-budget=67584'];
const node20 = '11.3.244.8-node.38';

/** What V8 is told, with the number of sheets that are done by then. */
function told(sheets: number, version: string): [string, number][] {
  const flags: [string, number][] = [];
  let at = 0;
  const hasDone = compiledLater(sheets, version, (flag) => {
    flags.push([flag, at]);
  });
  for (; at < sheets; at++) hasDone(at);
  return flags;
}

test.each([
  ['fewer sheets than pay', 49, []],
  ['as many as pay, V8 waits from the second on', 50, [[later, 1]]],
  ['a thousand, to the end', 1000, [[later, 1]]],
  [
    'more than a thousand, and behind them V8 optimises as ever',
    1001,
    [
      [later, 1],
      [usual, 1000],
    ],
  ],
])('with %s', (_, sheets, flags) => {
  expect(told(sheets, node20)).toEqual(flags);
});

test.each(['11.30.1', '12.4.254.21-node.33', '13.6.233.17-node.35', '14.2.1'])('V8 %s waits by itself', (version) => {
  expect(told(2000, version)).toEqual([]);
});
