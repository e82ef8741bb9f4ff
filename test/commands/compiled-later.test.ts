/** V8 is told to optimise later where that pays, and what it is told is taken back. */
import { expect, test } from 'vitest';
import { compiledLater } from '../../src/commands/compiled-later.js';

const [later, usual] = ['--interrupt-budget=400000', '--interrupt-budget=67584'];
const node20 = '11.3.244.8-node.38';

function told(sheets: number, version: string): string[] {
  const flags: string[] = [];
  const patience = compiledLater(sheets, version, (flag) => {
    flags.push(flag);
  });
  for (let done = 0; done < sheets; done++) patience.at(done);
  flags.push('the end');
  patience.end();
  return flags;
}

test.each([
  ['fewer sheets than pay', 49, []],
  ['as many as pay', 50, [later, 'the end', usual]],
  ['a thousand', 1000, [later, 'the end', usual]],
  ['more than a thousand: after them V8 optimises as ever', 1001, [later, usual, 'the end', usual]],
])('with %s', (_, sheets, flags) => {
  expect(told(sheets, node20)).toEqual(flags.length === 0 ? ['the end'] : flags);
});

test.each(['11.30.1', '12.4.254.21-node.33', '13.6.233.17-node.35', '14.2.1'])('V8 %s waits by itself', (version) => {
  expect(told(2000, version)).toEqual(['the end']);
});
