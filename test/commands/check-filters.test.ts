/** `check` where an expected file is written otherwise than the sheet: filters with values that no case has, standards by title. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { inFolder, type Files } from '../fixtures/sheets/folder.js';
import { run } from '../run.js';

const sheet =
  'case_id,sex,grade,2.2.1,2.2.2,2.2.3\nC1,Female,PO,Yes,No,Yes\nC2,Male,PQiP,Yes,No,Yes\nC3,Male,Other,,,\nC4,Female,PO,No,No,"N/A"\n';

/** Checks figures, and returns what was printed and what the expected file then holds. */
async function check(expected: object, options: readonly string[] = [], others: Files = {}) {
  const text = `${JSON.stringify(expected, null, 2)}\n`;
  return inFolder({ 'sheet.csv': sheet, 'sheet.expected.json': text, ...others }, async (folder) => {
    const { stdout, stderr, code } = await run(['check', join(folder, 'sheet.csv'), ...options]);
    const after = readFileSync(join(folder, 'sheet.expected.json'), 'utf8');
    return { stdout: stdout.replaceAll(/\s+/g, ' '), stderr, code, changed: after !== text, after };
  });
}

const figures = (...all: readonly object[]) => ({ figures: all.map((figure) => ({ id: 'f', ...figure })) });

describe('a value that no case has', () => {
  const women = { where: { sex: ['Women'] } };
  const warning = 'Warning: no inspected case of the sheet has sex = Women. Is it spelt as in the sheet?';

  test.each([
    ['of cases', { ...women, cases: 2 }],
    ['of a question', { ...women, question: '2.2.1', count: '1 of 2' }],
    ['of a share', { profile: { sex: ['Women'] }, percentage: 67 }],
    ['of a range', { ...women, question: '2.2.1', between: [45, 55] }],
    ['beside one that cases have', { profile: { sex: ['Male', 'Women'] }, percentage: 100 }],
    [
      'under another filter that no case passes',
      { where: { grade: ['PSO'] }, profile: { sex: ['Women'] }, percentage: 5 },
    ],
  ])('in a figure %s is warned of, and --update does not write what is found', async (_, figure) => {
    const found = await check(figures(figure));
    expect(found).toMatchObject({ code: 1, stderr: '' });
    expect(found.stdout).toMatch(
      /Warning: no inspected case of the sheet has (?:grade = PSO or )?sex = Women\. Is it spelt/,
    );
    const updated = await check(figures(figure, { question: '2.2.2', percentage: 50 }), ['--update']);
    expect(updated).toMatchObject({ code: 1 });
    expect(updated.after).toBe(`${JSON.stringify(figures(figure, { question: '2.2.2', percentage: 0 }), null, 2)}\n`);
  });

  test('that agrees is shown with its warning, also without --verbose', async () => {
    const { stdout, code } = await check(figures({ ...women, cases: 0 }));
    expect(code).toBe(0);
    expect(stdout).toContain(`ok f (number of cases where sex = Women): 0 ${warning}`);
  });

  test('that only cases to inspect have is one of them', async () => {
    expect((await check(figures({ where: { grade: ['Other'] }, cases: 1 }))).stdout).toContain('has grade = Other.');
  });

  test('is in JSON and in JUnit', async () => {
    const figure = figures({ ...women, cases: 2 });
    const { stdout } = await check(figure, ['--format', 'json']);
    expect(JSON.parse(stdout)).toMatchObject({
      sheets: [
        { records: [{ passed: false, warning: expect.stringContaining('sex = Women') as string, update: null }] },
      ],
    });
    const junit = await check(figure, ['--format', 'junit']);
    expect(junit.stdout).toContain(`expected 2, found 0 ${warning}</failure>`);
  });
});

describe('no warning is given', () => {
  test.each([
    ['of values in other capitals and spaces', { where: { Sex: [' FEMALE '] }, cases: 2 }],
    ['of several that cases have', { where: { sex: ['Female', 'Male'], grade: ['PO'] }, cases: 2 }],
    ['of a figure without a filter', { question: '2.2.1', percentage: 67 }],
    ['of values that no case has together', { where: { sex: ['Female'], grade: ['PQiP'] }, cases: 0 }],
  ])('%s', async (_, figure) => {
    const { stdout, code } = await check(figures(figure), ['--verbose']);
    expect(code).toBe(0);
    expect(stdout).not.toContain('Warning');
  });

  test('of a group with a value that no case has', async () => {
    const inspection = '{ "groups": { "sex": { "Women": ["Female", "F"] } } }';
    const { stdout, code } = await check(figures({ where: { sex: ['Women'] }, cases: 2 }), ['--verbose'], {
      'sheet.inspection.json': inspection,
    });
    expect(code).toBe(0);
    expect(stdout).not.toContain('Warning');
  });
});

test('a column that is not there is one mistake a figure', async () => {
  const { stderr, code } = await check(figures({ where: { sexx: ['Women', 'Men'] }, cases: 2 }));
  expect(code).toBe(2);
  expect(stderr.split('\n').filter((line) => line.includes('has no column'))).toHaveLength(1);
});

describe('a standard by its title', () => {
  test('is compared and brought up to date where it stands', async () => {
    const standards = { Assessment: 'Good', '2.1 Court work': 'Still to come' };
    expect(await check({ standards })).toMatchObject({ code: 1, changed: false });
    const { after, code } = await check({ standards }, ['--update']);
    expect(code).toBe(0);
    expect(JSON.parse(after)).toEqual({ standards: { ...standards, Assessment: 'Inadequate' } });
  });

  test('and by its number as well is refused', async () => {
    const { stderr, code } = await check({ standards: { '2.2': 'Inadequate', Assessment: 'Good' } });
    expect(code).toBe(2);
    expect(stderr).toContain('the rating of 2.2 Assessment is given already (2.2). Keep one of them.');
  });
});
