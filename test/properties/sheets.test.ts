import { Readable } from 'node:stream';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { readCaseSheet } from '../../src/input/case-sheet.js';
import type { CaseReading } from '../../src/input/sheet/sheet-plan.js';
import type { AskedFigure } from '../../src/input/sheet/figures.js';
import type { Reading } from '../../src/model/reading.js';
import { assess } from '../../src/assess.js';
import { addTallies } from '../../src/scoring/tally.js';
import { inspection, judgements, pdu } from '../make.js';
import { runs } from '../runs.js';

const questions = ['2.2.1', '2.2.2', '2.2.3', '2.3.1', '2.3.2', '2.3.3', '2.6.1'];
const cell = fc.constantFrom('Yes', 'No', 'N/A', '', 'y', 'FALSE');

/** One case: its profile, a supporting question, and its key questions; none of them answered where it is still to be inspected. */
const row = fc
  .record({
    sex: fc.constantFrom('Female', 'Male', ''),
    supporting: cell,
    answers: fc.tuple(...questions.map(() => cell)),
    toInspect: fc.nat(4).map((n) => n === 0),
  })
  .map(({ sex, supporting, answers, toInspect }) => {
    const blank = toInspect || answers.every((answer) => answer === '');
    return [sex, blank ? '' : supporting, ...answers.map((answer) => (blank ? '' : answer))];
  });

const header = ['case_id', 'sex', '2.2b Victims', ...questions].join(',');
const withIds = (rows: readonly (readonly string[])[]): string[] =>
  rows.map((cells, i) => [`C${i}`, ...cells].join(','));

const figures: AskedFigure[] = [
  { figure: {}, place: {} },
  { figure: { profile: { sex: ['Female'] } }, place: {} },
  { figure: { question: '2.3.3', where: { sex: ['Male'] } }, place: {} },
  { figure: { where: { sex: ['Female', 'Male'] } }, place: {} },
];
const told = inspection({
  judgements: judgements({ '1.1': 'G', '1.2': 'RI', '1.3': 'O', '1.4': 'G' }),
  notApplicable: new Map(['2.1', '2.4', '2.5'].map((code) => [code, null])),
});

function read(rows: readonly string[]): Promise<CaseReading> {
  const bytes = Buffer.from([header, ...rows, ''].join('\n'));
  const source = { file: 'sheet.csv', name: 'sheet.csv', bytes: () => Readable.from([bytes]) };
  return readCaseSheet(source, pdu, told, { figures });
}

const sortTallies = ({ tallies }: Reading): unknown => [...tallies].toSorted(([a], [b]) => (a < b ? -1 : 1));
const result = (reading: Reading): unknown =>
  assess({ loaded: { programme: pdu, sha256: 'f00d', isNamed: true }, inspection: told, reading });

test('the order of the rows does not matter', async () => {
  const shuffled = fc
    .array(row, { minLength: 1, maxLength: 30 })
    .map(withIds)
    .chain((rows) =>
      fc.tuple(fc.constant(rows), fc.shuffledSubarray(rows, { minLength: rows.length, maxLength: rows.length })),
    );
  await fc.assert(
    fc.asyncProperty(shuffled, async ([rows, others]) => {
      const [first, second] = [await read(rows), await read(others)];
      expect(second).toEqual(first);
      expect(JSON.stringify(result(second))).toBe(JSON.stringify(result(first)));
    }),
    runs(50),
  );
});

test('two sheets read apart and added are the same as one', async () => {
  const parts = fc
    .array(row, { minLength: 2, maxLength: 30 })
    .chain((rows) => fc.record({ rows: fc.constant(withIds(rows)), at: fc.integer({ min: 1, max: rows.length - 1 }) }));
  await fc.assert(
    fc.asyncProperty(parts, async ({ rows, at }) => {
      const [all, first, second] = [await read(rows), await read(rows.slice(0, at)), await read(rows.slice(at))];
      const sum: Reading = {
        ...all,
        cases: first.cases + second.cases,
        toInspect: first.toInspect + second.toInspect,
        tallies: addTallies(first.tallies, second.tallies),
      };
      expect(sum.cases).toBe(all.cases);
      expect(sum.toInspect).toBe(all.toInspect);
      expect(sortTallies(sum)).toEqual(sortTallies(all));
      expect(JSON.stringify(result(sum))).toBe(JSON.stringify(result(all)));
    }),
    runs(50),
  );
});

test('every question has as many answers as there are inspected cases, and with those to inspect as there are rows', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 30 }), async (rows) => {
      const { cases, toInspect, tallies } = await read(withIds(rows));
      expect(cases + toInspect).toBe(rows.length);
      for (const code of [...questions, '2.2b']) {
        const { yes = NaN, no = NaN, notApplicable = NaN, unanswered = NaN } = tallies.get(code) ?? {};
        expect(yes + no + notApplicable + unanswered).toBe(cases);
      }
    }),
    runs(50),
  );
});
