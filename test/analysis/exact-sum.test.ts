import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { ExactSum } from '../../src/analysis/statistics/exact-sum.js';
import { runs } from '../runs.js';

test('a sum of products is exact however large it grows, and whatever the order', () => {
  const number = fc.oneof(fc.nat(1000), fc.maxSafeNat());
  fc.assert(
    fc.property(fc.array(fc.tuple(number, number)), (products) => {
      const sum = new ExactSum();
      for (const [factor, times] of products) sum.add(factor, times);
      expect(sum.total()).toBe(products.reduce((all, [a, b]) => all + BigInt(a) * BigInt(b), 0n));
    }),
    runs(100),
  );
});
