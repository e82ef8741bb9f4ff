/** What may be inspected, at random. */
import * as fc from 'fast-check';
import type { Programme } from '../../src/model/programme.js';
import type { Tallies, Tally } from '../../src/model/reading.js';
import { casework, organisational, pdu, programme, rule, type Short } from '../make.js';

export const short: fc.Arbitrary<Short> = fc.constantFrom('I', 'RI', 'G', 'O');

const few: fc.Arbitrary<Tally> = fc.record({
  yes: fc.nat(20),
  no: fc.nat(20),
  notApplicable: fc.nat(2),
  unanswered: fc.constant(0),
});

const questionsOf = (made: Programme): string[] =>
  made.standards.flatMap(({ questions = [] }) => questions.map(({ code }) => code));

/** Tallies for every question of a programme. */
export const talliesFor = (made: Programme): fc.Arbitrary<Tallies> =>
  fc
    .tuple(...questionsOf(made).map((code) => few.map((tally) => [code, tally] as const)))
    .map((entries) => new Map(entries));

/** A judgement for every judged standard of a programme. */
export const judgementsFor = (made: Programme): fc.Arbitrary<Record<string, Short>> =>
  fc.record(
    Object.fromEntries(made.standards.filter(({ basis }) => basis === 'judgement').map(({ code }) => [code, short])),
  );

const standards = [
  organisational('1.1'),
  organisational('1.2'),
  organisational('1.3', false),
  casework('2.1', 2),
  casework('2.2', 3),
  casework('2.3'),
];
const codes = standards.map(({ code }) => code);

const anyRule = fc
  .record({
    kind: fc.constantFrom('cap' as const, 'normally' as const),
    on: fc.constantFrom(...codes),
    to: short,
    of: fc.subarray(codes, { minLength: 1 }),
    atLeast: fc.integer({ min: 1, max: 3 }),
    orBelow: short,
  })
  .map(({ kind, on, to, of, atLeast, orBelow }) =>
    rule('any', [kind, on, to], [Math.min(atLeast, of.length), of, orBelow]),
  );

/** The programme of 2021, or one with any rules, rounding and banding. */
export const anyProgramme: fc.Arbitrary<Programme> = fc.oneof(
  fc.constant(pdu),
  fc
    .record({
      rules: fc.array(anyRule, { maxLength: 4 }),
      rounding: fc.constantFrom('half-up' as const, 'half-even' as const),
      bandOn: fc.constantFrom('rounded' as const, 'exact' as const),
    })
    .map((changes) => programme(standards, changes)),
);
