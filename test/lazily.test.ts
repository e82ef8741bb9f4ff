/** Parts of a result that are worked out when they are asked for. */
import { expect, test } from 'vitest';
import { joined, lazily } from '../src/lazily.js';

function counting(): { calls: string[]; object: { a: number; b: number } } {
  const calls: string[] = [];
  const part = (name: string, value: number) => () => {
    calls.push(name);
    return value;
  };
  return { calls, object: lazily({ a: part('a', 1), b: part('b', 2) }) };
}

test('nothing is worked out before it is asked for, and nothing twice', () => {
  const { calls, object } = counting();
  expect(calls).toEqual([]);
  expect(object.b + object.b).toBe(4);
  expect(calls).toEqual(['b']);
});

test('joined with others, it still waits, and what was worked out for one holder holds for all', () => {
  const { calls, object } = counting();
  const whole = joined({ before: 0 }, joined(object, { after: 3 }));
  expect(calls).toEqual([]);
  expect([whole.a, object.a]).toEqual([1, 1]);
  expect(calls).toEqual(['a']);
  expect(JSON.stringify(whole)).toBe('{"before":0,"a":1,"b":2,"after":3}');
});

test('what fails fails each time that it is asked for', () => {
  const object = lazily<{ a: number }>({
    a: () => {
      throw new Error('no');
    },
  });
  expect(() => object.a).toThrow('no');
  expect(() => object.a).toThrow('no');
});
