/** Percentages that are probably shares of 1, wherever percentages are read. */
import * as fc from 'fast-check';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { sharesAmong } from '../../src/input/counts/percentages.js';
import { yesBehind } from '../../src/scoring/published.js';
import { inFolder, refusal, runInFolder } from '../fixtures/sheets/folder.js';
import { run } from '../run.js';
import { runs } from '../runs.js';

const told = (found: string, mend: string, first: string): string =>
  `every percentage here is from 0 to 1 (${found}), so they are probably shares. Write percentages: ${mend} or ${mend}% for ${first}. If ${first} per cent is meant, write ${first}%.`;

describe('percentages look like shares', () => {
  test.each([
    [
      ['0.92', '0.88', '1'],
      ['0.92', '0.88', '1'],
    ],
    [['0,92', '0'], ['0,92']],
    [['1'], ['1']],
    [['0.9285714285714286'], ['0.9285714285714286']],
    [['0', '0.0'], []],
    [['0.92', '0.88', '57'], []],
    [['0.92%', '0.88', '1'], []],
    [['0.92', '1 per cent'], []],
    [['1.5', '0.5'], []],
    [[], []],
    [['most', '0.5'], ['0.5']],
  ])('%j: %j', (texts, shares) => {
    expect(sharesAmong(texts)).toEqual(shares);
  });

  test('and a base cannot tell: one that allows the percentage allows the share too', () => {
    const value = fc.integer({ min: 0, max: 3 }).chain((decimals) =>
      fc.record({
        decimals: fc.constant(decimals),
        units: fc.integer({ min: 1, max: 10 ** decimals }),
        base: fc.integer({ min: 1, max: 5000 }),
      }),
    );
    fc.assert(
      fc.property(value, fc.constantFrom('half-up', 'half-even'), ({ decimals, units, base }, rounding) => {
        const allowed = yesBehind({ percentage: units / 10 ** decimals, decimals }, base, rounding);
        fc.pre(allowed !== null);
        const [least] = allowed ?? [0];
        // As a hundred times the percentage; a share near 1 is at most all cases.
        const yes = Math.min(100 * least, base);
        expect(Math.abs((yes / base) * 10 ** decimals - units)).toBeLessThanOrEqual(0.5 + 1e-9);
      }),
      runs(300),
    );
  });
});

async function scoreCounts(sheet: string) {
  return inFolder({ 'a.counts.csv': sheet }, async (folder) => {
    const { stdout, stderr, code } = await run(['score', '--counts', join(folder, 'a.counts.csv')]);
    return { stdout, stderr: stderr.replaceAll(`${folder}/`, ''), code };
  });
}

describe('a counts sheet', () => {
  test.each([
    ['alone', 'question,percentage\n2.2.1,0.92\n2.2.2,0.88\n2.2.3,1\n', 2],
    ['with relevant cases', 'question,percentage,relevant\n2.2.1,0,50\n2.2.2,0.92,50\n2.2.3,0.88,50\n', 3],
    ['with a comma', 'question;percentage\n2.2.1;0,92\n2.2.2;0,88\n2.2.3;1\n', 2],
  ])('of shares %s is refused, with one line for all of them', async (_, sheet, line) => {
    const { stdout, stderr, code } = await scoreCounts(sheet);
    expect({ stdout, code }).toEqual({ stdout: '', code: 3 });
    expect(stderr).toMatch(
      new RegExp(`^a\\.counts\\.csv:${line}: 2\\.2\\.\\d: every percentage here is from 0 to 1 .*\\n$`),
    );
    expect(stderr).toMatch(/Write percentages: 92 or 92% for 0[.,]92\. If 0[.,]92 per cent is meant, write 0[.,]92%\./);
  });

  test.each([
    ['with one above 1', '2.2.1,0.92\n2.2.2,0.88\n2.2.3,57\n', '0.92%'],
    ['with a sign', '2.2.1,0.92%\n2.2.2,0.88\n2.2.3,1\n', '0.92%'],
    ['that are all 0', '2.2.1,0\n2.2.2,0\n2.2.3,0.0\n', '0%'],
  ])('of percentages %s is read as it stands', async (_, rows, shown) => {
    const { stdout, code } = await scoreCounts(`question,percentage\n${rows}`);
    expect(code).toBe(0);
    expect(stdout).toContain(shown);
    expect(stdout).toContain('Inadequate');
  });

  test('of calculated percentages is read: their many decimals come to the counts', async () => {
    const rows = '2.2.1,57.142857142857146,56\n2.2.2,76.7857142857143%,56\n2.2.3,56.99999999999999,100\n';
    const { stdout, code } = await scoreCounts(`question,percentage,relevant\n${rows}`);
    expect(code).toBe(0);
    for (const shown of ['32 of 56', '43 of 56', '57 of 100']) expect(stdout).toContain(shown);
  });

  test.each([
    ['noughts behind the point', 'question,yes,no,not_applicable,unanswered\n', '32.0,24.0,0.0,0.0'],
    ['two noughts', 'question,yes,no,not_applicable,unanswered\n', '32.00,24.00,0,0'],
    ['quotes', 'question,yes,no,not_applicable,unanswered\n', '"32","24","0","0"'],
    ['spaces', 'question,yes,no,not_applicable,unanswered\n', ' 32 , 24 , 0 , 0 '],
  ])('may have its numbers with %s', async (_, header, row) => {
    const rows = ['2.2.1', '2.2.2', '2.2.3'].map((code) => `${code},${row}\n`).join('');
    const { stdout, code } = await scoreCounts(header + rows);
    expect(code).toBe(0);
    expect(stdout).toContain('32 of 56');
  });

  test('may have commas between thousands', async () => {
    const rows = ['2.2.1', '2.2.2', '2.2.3'].map((code) => `${code},"1,234","2,468.0"\n`).join('');
    const { stdout, code } = await scoreCounts(`question,yes,no\n${rows}`);
    expect(code).toBe(0);
    expect(stdout).toContain('1,234 of 3,702');
  });

  test.each(['12.5', '1.234', '12.000', '"1,23"', '1e3', '-1', '½', '"12,5"', '"0,123"'])(
    'may not have %s for a number of cases',
    async (number) => {
      const rows = ['2.2.1', '2.2.2', '2.2.3'].map((code) => `${code},${number},5\n`).join('');
      const { stderr, code } = await scoreCounts(`question,yes,no\n${rows}`);
      expect(code).toBe(3);
      expect(stderr).toContain('is no number of cases. Expected a whole number from 0 to 999999999999.');
    },
  );
});

describe('feasible', () => {
  test.each([
    [['0.92', '0.88', '1'], told('0.92, 0.88 or 1', '92', '0.92')],
    [['2.2.1=0.92', '2.2.2=0', '2.2.3=1'], told('0.92 or 1', '92', '0.92')],
    [['1'], told('1', '100', '1')],
  ])('refuses %j', async (texts, message) => {
    expect(await run(['feasible', ...texts])).toEqual(refusal(2, message));
  });

  test.each([[['0.92%', '0.88']], [['1%']], [['0', '0']], [['0.9', '57']]])('takes %j', async (texts) => {
    expect(await run(['feasible', ...texts])).toMatchObject({ code: 0, stderr: '' });
  });
});

describe('expected results', () => {
  const sheet = `case_id,2.2.1,2.2.2,2.2.3\n${Array.from({ length: 100 }, (_, i) => `C${i},${i < 1 ? 'Yes' : 'No'},No,Yes\n`).join('')}`;
  const check = async (figures: readonly object[], ...options: readonly string[]) =>
    runInFolder({ 'sheet.csv': sheet, 'sheet.expected.json': JSON.stringify({ figures }) }, 'check', ...options);
  const all = { id: 'all', question: '2.2.3' };
  const one = { id: 'one', question: '2.2.1' };

  test.each([[[]], [['--update']]])('that are shares are refused, and nothing is written %j', async (options) => {
    const { stdout, stderr, code } = await check(
      [
        { ...one, percentage: 0.01 },
        { ...all, percentage: 1 },
      ],
      ...options,
    );
    expect({ stdout, code }).toEqual({ stdout: '', code: 2 });
    expect(stderr).toContain(`sheet.expected.json:1: figures[0]: ${told('0.01 or 1', '1', '0.01')}`);
  });

  test('that are shares between two are refused', async () => {
    expect(await check([{ ...all, between: [0.9, 1] }])).toMatchObject({ code: 2 });
  });

  test('that are true are taken, and so is what --update has written', async () => {
    const none = { id: 'none', question: '2.2.2', percentage: 0 };
    expect(await check([{ ...one, percentage: 1 }, none])).toMatchObject({ code: 0 });
    expect(await check([{ ...one, between: [0.5, 1] }, none])).toMatchObject({ code: 0 });
  });

  test('beside one above 1 are compared as they stand', async () => {
    expect(
      await check([
        { ...one, percentage: 0.5 },
        { ...all, percentage: 100 },
      ]),
    ).toMatchObject({ code: 1 });
  });

  test('with a sign are percentages', async () => {
    expect(await check([{ ...one, percentage: '0.5%' }])).toMatchObject({ code: 1 });
    expect(await check([{ ...one, percentage: '1%' }])).toMatchObject({ code: 0 });
    expect(await check([{ ...one, between: ['0.5%', '1.5%'] }])).toMatchObject({ code: 0 });
    expect(await check([{ ...all, percentage: '100 %' }])).toMatchObject({ code: 0 });
  });
});
