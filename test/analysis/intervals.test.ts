/** Intervals, and what they are made from, against R to nine decimals. */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { betaQuantile, clopperPearson, incompleteBeta } from '../../src/analysis/statistics/clopper-pearson.js';
import { hypergeometric, hypergeometricInterval } from '../../src/analysis/statistics/hypergeometric.js';
import { normalQuantile } from '../../src/analysis/statistics/normal-quantile.js';
import { sampleSize } from '../../src/analysis/sample-size/sample-size.js';
import { wilson } from '../../src/analysis/statistics/wilson.js';
import { references, worst } from './reference.js';
import { runs } from '../runs.js';

describe('against R', () => {
  test.each([
    ['Wilson', 'wilson', 500],
    ['Clopper–Pearson', 'exact', 500],
    ['the hypergeometric interval', 'hypergeometric', 600],
  ])('%s was worked out by R for many cases, none of all and all of all among them', (_, what, many) => {
    const found = references(what);
    expect(found.length).toBeGreaterThan(many);
    expect(found.some(({ a }) => a === 0)).toBe(true);
    expect(found.some(({ a, b }) => a === b)).toBe(true);
    expect(found.some(({ b }) => b === 1)).toBe(true);
  });

  test.each([
    ['prop.test(correct = FALSE)', 'wilson', wilson],
    ['binom.test', 'exact', clopperPearson],
  ])('%s', (_, what, interval) => {
    const [difference, at] = worst(what, ({ a, b, c, lower, upper }) => {
      const { from, to } = what === 'wilson' ? interval(a / b, b, c) : interval(a, b, c);
      return [from - lower, to - upper];
    });
    expect([difference < 1e-9, at]).toEqual([true, at]);
  });

  test('phyper', () => {
    const [difference, at] = worst('phyper', ({ a, b, c, d, lower }) => [
      hypergeometric(a, { population: b, marked: c, drawn: d }).atMost - lower,
    ]);
    expect([difference < 1e-9, at]).toEqual([true, at]);
  });

  test('every number of Yes that phyper does not reject, and no other', () => {
    const [difference, at] = worst('hypergeometric', ({ a, b, c, d, lower, upper }) => {
      const { from, to } = hypergeometricInterval(a, b, c, d);
      return [from - lower, to - upper];
    });
    expect([difference, at]).toEqual([0, at]);
  });

  test('qnorm', () => {
    const [difference, at] = worst('qnorm', ({ a, lower }) => [normalQuantile(a) - lower]);
    expect([difference < 1e-9, at]).toEqual([true, at]);
  });

  test('pbeta', () => {
    const [difference, at] = worst('pbeta', ({ a, b, c, lower }) => [incompleteBeta(a, b, c) - lower]);
    expect([difference < 1e-9, at]).toEqual([true, at]);
  });

  test('qbeta', () => {
    const [difference, at] = worst('qbeta', ({ a, b, c, lower }) => [betaQuantile(a, b, c) - lower]);
    expect([difference < 1e-9, at]).toEqual([true, at]);
  });

  test('the sample size of a finite population', () => {
    const [difference, at] = worst('samplesize', ({ a, b, c, lower }) => [
      sampleSize({ eligible: a, confidence: b * 100, margin: c }) - lower,
    ]);
    expect([difference, at]).toEqual([0, at]);
  });
});

test('a quantile has the probability that it was found for, to twelve decimals', () => {
  const off: unknown[] = [];
  for (let n = 1; n <= 80; n++) {
    for (let yes = 0; yes < n; yes++) {
      for (const p of [0.9, 0.975, 0.9995]) {
        const difference = incompleteBeta(betaQuantile(p, yes + 1, n - yes), yes + 1, n - yes) - p;
        if (Math.abs(difference) > 1e-12) off.push([p, yes, n, difference]);
      }
    }
  }
  expect(off).toEqual([]);
});

describe('at the ends', () => {
  test('none of all reaches down to exactly 0, all of all up to exactly 1', () => {
    for (const n of [1, 2, 56, 1_000_000]) {
      expect(clopperPearson(0, n, 0.8).from).toBe(0);
      expect(clopperPearson(n, n, 0.8).to).toBe(1);
      expect(wilson(0, n, 0.95).from).toBe(0);
      expect(wilson(1, n, 0.95).to).toBe(1);
    }
  });

  test('a population inspected whole leaves no room', () => {
    expect(hypergeometricInterval(28, 56, 56, 0.95)).toEqual({ from: 28, to: 28 });
    expect(wilson(0.5, Infinity, 0.95)).toEqual({ from: 0.5, to: 0.5 });
  });

  test('a probability of 0 or 1 has its quantile at the end', () => {
    expect([betaQuantile(0, 2, 3), betaQuantile(1, 2, 3)]).toEqual([0, 1]);
    expect([normalQuantile(0), normalQuantile(0.5), normalQuantile(1)]).toEqual([-Infinity, 0, Infinity]);
    expect([incompleteBeta(0, 2, 3), incompleteBeta(1, 2, 3)]).toEqual([0, 1]);
  });

  test('a draw that cannot be has the probability 0', () => {
    const draw = { population: 10, marked: 8, drawn: 5 };
    expect(hypergeometric(2, draw)).toEqual({ atMost: 0, atLeast: 1 });
    expect(hypergeometric(6, draw)).toEqual({ atMost: 1, atLeast: 0 });
  });
});

describe('a sample size', () => {
  test('of 85 eligible cases is 57, as the Inspectorate is thought to have worked it out', () => {
    expect(sampleSize({ eligible: 85, confidence: 80, margin: 5 })).toBe(57);
  });

  test('is at least one case and never more than there are', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 10_000_000 }),
        fc.double({ min: 1, max: 99.99, noNaN: true }),
        fc.double({ min: 0.01, max: 50, noNaN: true }),
        (eligible, confidence, margin) => {
          const size = sampleSize({ eligible, confidence, margin });
          expect(Number.isInteger(size)).toBe(true);
          expect(size).toBeGreaterThanOrEqual(1);
          expect(size).toBeLessThanOrEqual(eligible);
        },
      ),
      runs(100),
    );
  });
});

describe('every interval', () => {
  const counts = fc
    .integer({ min: 1, max: 400 })
    .chain((n) => fc.record({ n: fc.constant(n), yes: fc.integer({ min: 0, max: n }), more: fc.nat(400) }));

  test('holds the proportion that was seen, and is wider at 95 than at 80 per cent', () => {
    fc.assert(
      fc.property(counts, ({ n, yes, more }) => {
        const p = yes / n;
        const [a, b] = [0.8, 0.95].map((level) => hypergeometricInterval(yes, n, n + more, level));
        for (const [narrow, wide] of [
          [wilson(p, n, 0.8), wilson(p, n, 0.95)],
          [clopperPearson(yes, n, 0.8), clopperPearson(yes, n, 0.95)],
          [a, b].map((x) => ({ from: (x?.from ?? 0) / (n + more), to: (x?.to ?? 0) / (n + more) })),
        ] as const) {
          expect(wide?.from).toBeLessThanOrEqual(narrow?.from ?? NaN);
          expect(narrow?.from).toBeLessThanOrEqual(p + 1 / (n + more));
          expect(narrow?.to).toBeGreaterThanOrEqual(p - 1 / (n + more));
          expect(wide?.to).toBeGreaterThanOrEqual(narrow?.to ?? NaN);
        }
      }),
      runs(100),
    );
  });
});
