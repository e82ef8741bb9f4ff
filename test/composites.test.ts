/** Composites: against counting by hand over random sheets, by every reader, in every output. */
import { join } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Assessment } from '../src/model/assessment.js';
import programme from '../src/programmes/pdu-2021.json' with { type: 'json' };
import { assessmentSheet, folderWith, inspectionOf } from './folder.js';
import { run } from './run.js';
import { runs } from './runs.js';

const asked = ['2.2.1', '2.2.2', '2.2.3', '2.3.1', '2.3.2', '2.3.3', '2.1.1', '2.6.1'];
const wide = (rows: readonly (readonly string[])[]): string =>
  [['case', ...asked], ...rows.map((cells, i) => [`C${i}`, ...cells])].map((cells) => `${cells.join(',')}\n`).join('');
/** The same with an id that only the careful reader takes. */
const odd = (rows: readonly (readonly string[])[]): string => wide(rows).replace('C0', 'é0');
const long = (rows: readonly (readonly string[])[]): string =>
  ['case,question,answer', ...rows.flatMap((cells, i) => cells.map((cell, j) => `C${i},${asked[j]},${cell}`)), ''].join(
    '\n',
  );

async function assessed(text: string, ...options: readonly string[]): Promise<Assessment> {
  const { stdout, stderr } = await run([
    'score',
    join(folderWith({ 's.csv': text }), 's.csv'),
    '--format',
    'json',
    ...options,
  ]);
  expect(stderr).toBe('');
  return JSON.parse(stdout) as Assessment;
}

const compositeOf = ({ standards }: Assessment, code: string) => standards.find((one) => one.code === code)?.composite;

/** Counted by hand: relevant cases, and those of them without a No. */
function byHand(rows: readonly (readonly string[])[], columns: readonly number[]) {
  const inspected = rows.filter((cells) => cells.some((cell) => cell !== ''));
  const answered = inspected.map((cells) => columns.map((i) => cells[i] ?? ''));
  const relevant = answered.filter((cells) => !cells.includes('') && cells.some((cell) => cell !== 'n/a'));
  const yes = relevant.filter((cells) => !cells.includes('no'));
  const percentage =
    relevant.length === 0 ? null : Math.floor((200 * yes.length + relevant.length) / (2 * relevant.length));
  return { yes: yes.length, relevant: relevant.length, percentage };
}

/** Seven questions, 2.2.1 to 2.2.7, otherwise like another. */
const sevenLike = (question?: object) =>
  Array.from({ length: 7 }, (_, i) => ({ ...question, code: `2.2.${i + 1}`, text: `Made-up question ${i + 1}?` }));

const cell = fc.constantFrom('yes', 'yes', 'no', 'n/a', '');
const rows = fc.array(fc.array(cell, { minLength: 8, maxLength: 8 }), { minLength: 1, maxLength: 12 });

describe('a composite', () => {
  test('is what counting by hand gives, for the scan, the careful reader and the long layout', async () => {
    await fc.assert(
      fc.asyncProperty(rows, fc.constantFrom(wide, odd, long), async (cells, layout) => {
        const result = await assessed(layout(cells));
        for (const [code, columns] of [
          ['2.2', [0, 1, 2]],
          ['2.3', [3, 4, 5]],
          ['2.1', [6]],
        ] as const) {
          const { basis } = result.standards.find((one) => one.code === code) ?? {};
          expect(compositeOf(result, code)).toEqual(basis === 'unrated' ? null : byHand(cells, columns));
        }
        expect(compositeOf(result, '2.6')).toBeNull();
        expect(compositeOf(result, '1.1')).toBeNull();
        // 2.4 and 2.5 have no columns, so they are missing.
        expect(result.overall.composite).toBeNull();
        const applied = await assessed(layout(cells), ...['2.4', '2.5'].flatMap((code) => ['--not-applicable', code]));
        const isMissing = ['2.1', '2.2', '2.3'].some(
          (code) => applied.standards.find((one) => one.code === code)?.basis === 'missing',
        );
        expect(applied.overall.composite).toEqual(isMissing ? null : byHand(cells, [0, 1, 2, 3, 4, 5, 6]));
      }),
      runs(400),
    );
  });

  test('of a standard with seven key questions is what counting by hand gives, for the scan and the careful reader', async () => {
    const many = {
      ...programme,
      standards: programme.standards.map((one) =>
        one.code === '2.2' ? { ...one, questions: sevenLike(one.questions?.[0]) } : one,
      ),
    };
    const header = ['case', ...sevenLike().map(({ code }) => code)].join(',');
    const row = fc.array(cell, { minLength: 7, maxLength: 7 });
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 12 }), fc.constantFrom('C', 'é'), async (cells, id) => {
        const text = [header, ...cells.map((one, i) => [`${id}${i}`, ...one].join(',')), ''].join('\n');
        const folder = folderWith({ 's.csv': text, 'p.json': JSON.stringify(many) });
        const argv = ['score', join(folder, 's.csv'), '--programme', join(folder, 'p.json'), '--format', 'json'];
        const result = JSON.parse((await run(argv)).stdout) as Assessment;
        const { basis, composite } = result.standards.find((one) => one.code === '2.2')!;
        expect(composite).toEqual(basis === 'unrated' ? null : byHand(cells, [0, 1, 2, 3, 4, 5, 6]));
      }),
      runs(60),
    );
  });

  test('leaves out a standard that is declared not applicable, and its answers', async () => {
    const text = 'case,2.2.1,2.2.2,2.2.3,2.3.1,2.3.2,2.3.3\nC1,yes,yes,yes,,,\nC2,no,yes,yes,n/a,,\n';
    const out = ['2.1', '2.3', '2.4', '2.5'].flatMap((code) => ['--not-applicable', code]);
    const result = await assessed(text, ...out);
    expect(compositeOf(result, '2.3')).toBeNull();
    expect(result.overall.composite).toEqual({ yes: 1, relevant: 2, percentage: 50 });
  });

  test('is not known from counts', async () => {
    const folder = folderWith({ 'c.csv': 'question,yes,no\n2.2.1,1,2\n2.2.2,3,0\n2.2.3,3,0\n' });
    const { stdout } = await run(['score', '--counts', join(folder, 'c.csv'), '--format', 'json']);
    const result = JSON.parse(stdout) as Assessment;
    expect([compositeOf(result, '2.2'), result.overall.composite]).toEqual([null, null]);
  });

  test('is so far while answers are still to come, of a standard and of all', async () => {
    const { stdout } = await run(['score', 'samples/fieldwork-half-finished.csv']);
    expect(stdout).toContain('All three key questions: Yes in 8 of 15 cases, 53 per cent so far.');
    expect(stdout).toMatch(/All 12 key questions of the four standards .+ per cent so far\. No rating rests on it\./);
  });

  test('is a line in every format', async () => {
    const sample = 'samples/redcar-cleveland-middlesbrough-2022.csv';
    const words = 'All three key questions: Yes in 15 of 56 cases, 27 per cent.';
    for (const format of ['text', 'markdown', 'html', 'csv', 'json']) {
      expect((await run(['score', sample, '--format', format])).stdout).toContain(words);
    }
  });

  test('of pools is the sum, and compare gives both sides', async () => {
    const folder = folderWith({
      'a.csv': assessmentSheet(6, 10, 'A'),
      'a.inspection.json': inspectionOf({ title: 'A' }),
      'b.csv': assessmentSheet(1, 5, 'B'),
      'b.inspection.json': inspectionOf({ title: 'B' }),
    });
    const batch = JSON.parse((await run(['batch', folder, '--format', 'json'])).stdout) as {
      pools: { composite: unknown; standards: { code: string; composite: unknown }[] }[];
    };
    const sum = { yes: 7, relevant: 15, percentage: 47 };
    expect(batch.pools[0]).toMatchObject({ composite: sum, standards: [{ code: '2.2', composite: sum }] });
    const text = (await run(['batch', folder])).stdout;
    expect(text).toContain('Yes on every key question that applied: 2.2 in 7 of 15 cases (47 per cent)');
    const compared = (await run(['compare', join(folder, 'a.csv'), join(folder, 'b.csv')])).stdout;
    expect(compared).toContain('2.2 from 60% (6 of 10) to 20% (1 of 5)');
  });
});
