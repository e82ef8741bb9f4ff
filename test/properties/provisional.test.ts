import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { Refusal } from '../../src/problems/problems.js';
import type { Assessment } from '../../src/model/assessment.js';
import type { Tallies } from '../../src/model/reading.js';
import { assessCase, pdu, tally } from '../make.js';
import { judgementsFor, short } from './arbitrary.js';
import { runs, tries } from '../runs.js';

const codes = pdu.standards.flatMap(({ questions = [] }) => questions.map(({ code }) => code));

/** Counts near the lower cut-off, so that one answer matters. */
const near = fc.record({ yes: fc.integer({ min: 9, max: 11 }), no: fc.integer({ min: 9, max: 11 }) });

const told = fc.record({
  tallies: fc
    .tuple(...codes.map((code) => near.map(({ yes, no }) => [code, tally(yes, no)] as const)))
    .map((entries): Tallies => new Map(entries)),
  judged: judgementsFor(pdu),
  discretion: fc.dictionary(fc.constantFrom('1.1', '1.3', '2.2', '2.4'), short, { maxKeys: 2 }),
  blank: fc.constantFrom(...codes),
});

function resultOrNull(act: () => Assessment): Assessment | null {
  try {
    return act();
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}

test('however a blank answer is given, only what was provisional is rated otherwise', () => {
  let changed = 0;
  fc.assert(
    fc.property(told, ({ tallies, judged, discretion, blank }) => {
      const { yes = 0, no = 0 } = tallies.get(blank) ?? {};
      const as = (counts: readonly [number, number, number, number]): Assessment | null => {
        const given = new Map([...tallies, [blank, tally(...counts)]]);
        return resultOrNull(() => assessCase({ tallies: given, judged, discretion }));
      };
      const open = as([yes, no, 0, 1]);
      fc.pre(open !== null);
      const firm = (open?.standards ?? []).filter(({ provisional }) => !provisional);
      for (const closed of [as([yes + 1, no, 0, 0]), as([yes, no + 1, 0, 0]), as([yes, no, 1, 0])]) {
        const after = new Map(closed?.standards.map(({ code, rating }) => [code, rating]));
        // Where the answer makes discretion break the cap, it is Leadership that was not firm.
        const otherwise = firm.filter(({ code, rating }) =>
          closed === null ? code === '1.1' : after.get(code) !== rating,
        );
        expect(otherwise.map(({ code }) => code)).toEqual([]);
        if (closed?.standards.some(({ rating }, i) => rating !== open?.standards[i]?.rating)) changed++;
      }
    }),
    runs(250),
  );
  expect(changed).toBeGreaterThan(tries(250) / 25);
});
