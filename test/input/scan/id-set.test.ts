/** The table of ids: every id that stands twice is seen, however many there are and however few were expected. */
import { describe, expect, test } from 'vitest';
import { IdSet } from '../../../src/input/scan/id-set.js';
import { makeText } from '../../../src/input/scan/text.js';

const text = makeText(100);

function withIds(ids: readonly string[], expected: number): IdSet {
  const set = new IdSet(expected);

  for (const id of ids) set.add(text, 0, text.bytes.write(id));
  return set;
}

const ids = (number: number): string[] => Array.from({ length: number }, (_, i) => `C${i}`);

describe.each([0, 100, 10_000])('with %d ids expected', (expected) => {
  test('ten thousand that differ are told apart', () => {
    expect(withIds(ids(10_000), expected).allDiffer()).toBe(true);
  });

  test.each([0, 1, 255, 256, 4999, 9999])('the id added as number %d is seen again', (i) => {
    const set = withIds(ids(10_000), expected);
    set.add(text, 0, text.bytes.write(`C${i}`));
    expect(set.allDiffer()).toBe(false);
  });
});

describe('ids in order, of which none can be there twice', () => {
  const inOrder = ids(3000).toSorted((a, b) => a.length - b.length || (a < b ? -1 : 1));

  test.each([
    ['upwards', inOrder],
    ['downwards', inOrder.toReversed()],
    ['upwards, and then from the start with others', [...inOrder, ...inOrder.map((id) => `A${id}`)]],
  ])('%s differ', (_, all) => {
    expect(withIds(all, 3000).allDiffer()).toBe(true);
  });

  test.each([0, 1, 600, 2998, 2999])('are seen again from number %d on', (from) => {
    expect(withIds([...inOrder, ...inOrder.slice(from)], 3000).allDiffer()).toBe(false);
  });
});

test('an id that stands twice in a row is seen', () => {
  expect(withIds(['C1', 'C1'], 10).allDiffer()).toBe(false);
});

test('once two ids are the same, no later one makes it good', () => {
  const set = withIds(['C1', 'C1'], 10);
  expect(set.allDiffer()).toBe(false);
  set.add(text, 0, text.bytes.write('C2'));
  expect(set.allDiffer()).toBe(false);
});

test('every byte of an id counts, and where it stands', () => {
  const similar = [
    'abcdefg',
    'abcdefh',
    'bbcdefg',
    'abcdegf',
    'abcdef',
    'abcdefgg',
    'abcd',
    'abc',
    'ab',
    'a',
    'b',
    'é',
  ];
  expect(withIds(similar, 10).allDiffer()).toBe(true);
});

test('capitals count as small letters if they are to be folded, and no other sign does', () => {
  const printable = Array.from({ length: 0x7f - 0x21 }, (_, i) => String.fromCharCode(0x21 + i));
  for (const [before, after] of [
    ['', ''],
    ['ab', ''],
    ['abcd', 'ef'],
    ['', 'abcdefg'],
  ] as const) {
    for (const folds of [false, true]) {
      const set = new IdSet(0);
      for (const sign of printable) {
        if (folds && /[A-Z]/.test(sign)) continue;
        set.add(text, 0, text.bytes.write(before + sign + after), folds);
      }
      expect(set.allDiffer()).toBe(true);
      set.add(text, 0, text.bytes.write(before + (folds ? 'Q' : 'q') + after), folds);
      expect(set.allDiffer()).toBe(false);
    }
  }
});

test('a set knows whether it has an id of another', () => {
  const [few, others, none] = [withIds(['7', 'C9999'], 0), withIds(ids(9999), 100), withIds([], 0)];
  expect(withIds(ids(10_000), 100).hasNoneOf(few)).toBe(false);
  expect(others.hasNoneOf(few)).toBe(true);
  expect(others.hasNoneOf(none)).toBe(true);
  expect(none.hasNoneOf(others)).toBe(true);
});
