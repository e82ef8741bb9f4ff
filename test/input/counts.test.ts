/** Counts, and published percentages, in place of cases. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { Readable } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { assess } from '../../src/assess.js';
import { readCaseSheet } from '../../src/input/case-sheet.js';
import { readCounts } from '../../src/input/counts/counts.js';
import type { Assessment } from '../../src/model/assessment.js';
import type { Reading } from '../../src/model/reading.js';
import { addTallies } from '../../src/scoring/tally.js';
import { inspection, pdu } from '../make.js';
import { run } from '../run.js';
import { runs } from '../runs.js';

const folder = mkdtempSync(join(tmpdir(), 'casescore-'));
let files = 0;

function file(text: string, name = `${files++}.counts.csv`): string {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
}

/** Scores counts sheets with these contents. */
async function scoreCounts(sheets: readonly string[], ...options: readonly string[]) {
  const named = sheets.flatMap((text) => ['--counts', file(text)]);
  const result = await run(['score', ...named, ...options]);
  return {
    ...result,
    stderr: result.stderr.replaceAll(`${folder}/`, '').replaceAll(/\d+\.counts\.csv/g, 'counts.csv'),
  };
}

async function assessment(...sheets: readonly string[]): Promise<Assessment> {
  const { stdout, stderr, code } = await scoreCounts(sheets, '--format', 'json');
  expect({ stderr, code }).toEqual({ stderr: '', code: 0 });
  return JSON.parse(stdout) as Assessment;
}

const standard = ({ standards }: Assessment, code = '2.2') => standards.find((one) => one.code === code);
const notes = (found: Assessment): string[] => found.notes.map(({ code }) => code);

const counts = 'question,yes,no,not_applicable,unanswered\n2.2.1,32,24,0,0\n2.2.2,43,13,0,0\n2.2.3,17,37,2,0\n';
const unknown = { notApplicable: null, unanswered: null, relevant: null };
const percentages = 'question,percentage\n2.2.1,57\n2.2.2,77%\n2.2.3,30 per cent\n';

describe('counts', () => {
  test('are rated as the cases would be', async () => {
    const found = await assessment(counts);
    expect(found.sample).toMatchObject({ cases: 56, toInspect: null });
    expect(standard(found)).toMatchObject({
      basis: 'cases',
      rating: 'Inadequate',
      keyQuestions: [
        { yes: 32, no: 24, percentage: 57 },
        { yes: 43, no: 13, percentage: 77 },
        { yes: 17, no: 37, notApplicable: 2, percentage: 31, lowest: true },
      ],
    });
  });

  test('without the answers outside the base do not tell how many cases there are', async () => {
    const found = await assessment('question,yes,no\n2.2.1,32,24\n2.2.2,43,13\n2.2.3,17,37\n');
    expect(found.sample).toMatchObject({ cases: null, toInspect: null });
    expect(notes(found)).toContain('casesUnknown');
    expect(standard(found)).toMatchObject({
      rating: 'Inadequate',
      keyQuestions: [1, 2, 3].map(() => ({ notApplicable: null, unanswered: null })),
    });
  });

  test('unanswered makes a standard provisional, and --strict refuses it', async () => {
    const open = counts.replace('2,0\n', '0,2\n');
    expect(standard(await assessment(open))?.provisional).toBe(true);
    expect(await scoreCounts([open], '--strict')).toEqual({
      code: 3,
      stdout: '',
      stderr: 'counts.csv:4: 2.2.3: the question is unanswered in 2 cases, and --strict refuses that.\n',
    });
  });

  test('come from standard input too', async () => {
    const { code, stdout } = await run(['score', '--counts', '-'], { stdin: counts });
    expect(code).toBe(0);
    expect(stdout).toContain('56 cases inspected');
  });

  test('find the inspection file beside them, whichever of the two names they have', async () => {
    file('item,value\ntitle,Redcar\n', 'redcar.inspection.csv');
    for (const name of ['redcar.counts.csv', 'redcar.csv']) {
      const { stdout } = await run(['score', '--counts', file(counts, name)]);
      expect(stdout.split('\n')[0]).toBe('Redcar');
    }
  });

  test('of two sheets with an inspection file each need to be told which holds', async () => {
    file('item,value\ntitle,A\n', 'a.inspection.csv');
    file('item,value\ntitle,B\n', 'b.inspection.csv');
    const [a, b] = [file(counts, 'a.counts.csv'), file(counts, 'b.counts.csv')];
    const { code, stderr } = await run(['score', '--counts', a, '--counts', b]);
    expect(code).toBe(2);
    expect(stderr).toContain(
      'stand beside the sheets. If they are one sample, say with --inspection which of them holds',
    );
  });

  test('of many sheets with an inspection file each name four of them, and how many more there are', async () => {
    const sheets = ['a', 'b', 'c', 'd', 'e', 'f'].map((name) => {
      file('item,value\ntitle,A\n', `${name}.inspection.csv`);
      return file(counts, `${name}.counts.csv`);
    });
    const { stderr } = await run(['score', ...sheets.flatMap((sheet) => ['--counts', sheet])]);
    expect(stderr).toMatch(/d\.inspection\.csv and 2 more stand beside the sheets\./);
  });

  test('of sheets with different questions add, and the number of cases is not known', async () => {
    const found = await assessment(counts, counts.replaceAll('2.2.', '2.3.'));
    expect(found.sample.cases).toBeNull();
    expect(notes(found)).toContain('countsDifferent');
    expect(standard(found, '2.3')?.rating).toBe('Inadequate');
  });
});

/** A sheet in memory. */
const source = (text: string) => ({ file: 'a.csv', name: 'a.csv', bytes: () => Readable.from([Buffer.from(text)]) });

/** The counts sheet of a case sheet that was read. */
const withCounts = ({ tallies }: Reading): string =>
  ['question,yes,no,not_applicable,unanswered']
    .concat([...tallies].map(([code, t]) => [code, t.yes, t.no, t.notApplicable, t.unanswered].join(',')))
    .join('\n');

describe('adding counts sheets', () => {
  const answers = fc.array(fc.array(fc.constantFrom('yes', 'no', 'n/a', ''), { minLength: 3, maxLength: 3 }), {
    minLength: 1,
    maxLength: 12,
  });
  test('equals adding their case sheets', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(answers, { minLength: 1, maxLength: 3 }), async (sheets) => {
        const read = await Promise.all(
          sheets.map((rows) => {
            const lines = rows.map((row, i) => [`C${i}`, ...row].join(','));
            return readCaseSheet(source(['id,2.2.1,2.2.2,2.2.3', ...lines].join('\n')), pdu, inspection());
          }),
        );
        const added = await readCounts(
          read.map((reading) => source(withCounts(reading))),
          pdu,
          inspection(),
          {},
        );
        const tallies = read.map((reading) => reading.tallies).reduce(addTallies);
        expect(added.tallies).toEqual(tallies);
        expect(added.cases).toBe(read.reduce((sum, { cases }) => sum + (cases ?? NaN), 0));
        const loaded = { programme: pdu, sha256: 'f00d', isNamed: true };
        const rated = (reading: Reading) => assess({ loaded, inspection: inspection(), reading }).standards;
        expect(rated(added)).toEqual(rated({ ...added, tallies }));
      }),
      runs(200),
    );
  });
});

describe('percentages alone', () => {
  test('are rated for what they prove; yes, no and the number of cases are null', async () => {
    const found = await assessment(percentages);
    expect(found.sample.cases).toBeNull();
    expect(standard(found)).toMatchObject({
      basis: 'cases',
      rating: 'Inadequate',
      banded: 'Inadequate',
      keyQuestions: [
        { yes: null, no: null, ...unknown, percentage: 57, band: 'Requires improvement', lowest: false },
        { yes: null, no: null, ...unknown, percentage: 77, band: 'Good', lowest: false },
        { yes: null, no: null, ...unknown, percentage: 30, band: 'Inadequate', lowest: true },
      ],
    });
    expect(notes(found)).toEqual(expect.arrayContaining(['casesUnknown', 'countsUnknown']));
  });

  test('on a cut-off: the printed percentage is what is banded', async () => {
    for (const [percentage, rating] of [
      [49, 'Inadequate'],
      [50, 'Requires improvement'],
      [64, 'Requires improvement'],
      [65, 'Good'],
      [79, 'Good'],
      [80, 'Outstanding'],
    ] as const) {
      const all = percentages.replace('57', '90').replace('77', '90').replace('30', String(percentage));
      const found = standard(await assessment(all))?.rating;
      expect([percentage, found]).toEqual([percentage, rating]);
    }
  });

  test('never say that one answer, or few cases, would change the rating', async () => {
    const flags = standard(await assessment(percentages.replace('30', '50')))?.borderline ?? [];
    expect(flags.map(({ kind }) => kind)).toEqual(['withinFivePoints']);
  });

  test('with decimals prove a band where all that rounds to them lies in it', async () => {
    expect(standard(await assessment(percentages.replace('30 per cent', '49.4')))?.rating).toBe('Inadequate');
    const found = await assessment(percentages.replace('30 per cent', '49.5'));
    expect(standard(found)).toMatchObject({ basis: 'missing', rating: null });
    expect(notes(found)).toContain('unproven');
  });

  test('that leave one question open prove the standard where another is lower', async () => {
    const found = await assessment(percentages.replace('57', '49.5'));
    expect(standard(found)).toMatchObject({ basis: 'cases', rating: 'Inadequate' });
  });

  test('with their relevant cases give the counts where only one fits', async () => {
    const found = await assessment('question,percentage,relevant\n2.2.1,57,56\n2.2.2,77,\n2.2.3,38,400\n');
    expect(standard(found)?.keyQuestions).toMatchObject([
      { yes: 32, no: 24, percentage: 57 },
      { yes: null, no: null, percentage: 77 },
      { yes: null, no: null, percentage: 38 },
    ]);
    expect(notes(found)).toContain('countsProven');
  });

  test('of 0 and 100 per cent fit large bases as well', async () => {
    const found = await assessment('question,percentage,relevant\n2.2.1,0,600\n2.2.2,100,600\n2.2.3,38,400\n');
    expect(standard(found)?.keyQuestions).toMatchObject([
      { yes: null, percentage: 0 },
      { yes: null, percentage: 100 },
      { yes: null, percentage: 38 },
    ]);
  });

  test('with no relevant case are not rated', async () => {
    const found = await assessment('question,percentage,relevant\n2.2.1,57,56\n2.2.2,,0\n2.2.3,30,56\n');
    expect(standard(found)?.keyQuestions[1]).toMatchObject({ yes: 0, no: 0, percentage: null, band: null });
  });
});

/** A message about one question of a counts sheet. */
const cells = (line: number, code: string, message: string): string => `counts.csv:${line}: ${code}: ${message}\n`;

describe('mistakes', () => {
  test.each([
    [
      'a number that is none',
      counts.replace('43', '43.5'),
      cells(3, '2.2.2', '"43.5" is no number of cases. Expected a whole number from 0 to 999999999999.'),
    ],
    [
      'a blank number',
      counts.replace('43', ''),
      cells(3, '2.2.2', 'the number is blank, and a blank is not 0. Expected a whole number from 0 to 999999999999.'),
    ],
    [
      'a negative number',
      counts.replace('43', '-1'),
      cells(3, '2.2.2', '"-1" is no number of cases. Expected a whole number from 0 to 999999999999.'),
    ],
    [
      'a question twice',
      `${counts}2.2.1,56,0,0,0\n`,
      cells(5, '2.2.1', 'the question stands on line 2 already. Keep one of the two rows.'),
    ],
    [
      'counts that come to other numbers of cases',
      counts.replace('43', '44'),
      cells(
        3,
        '2.2.2',
        'the counts come to 57 cases, those of 2.2.1 to 56. Every case counts once for every question: correct the numbers.',
      ),
    ],
    [
      'a percentage above 100',
      percentages.replace('57', '101'),
      cells(
        2,
        '2.2.1',
        '"101" is no percentage. Expected a number from 0 to 100, with a % sign or without: 57, 57% or 57.1.',
      ),
    ],
    [
      'a percentage that is none',
      percentages.replace('57', 'most'),
      cells(
        2,
        '2.2.1',
        '"most" is no percentage. Expected a number from 0 to 100, with a % sign or without: 57, 57% or 57.1.',
      ),
    ],
    [
      'a blank percentage',
      percentages.replace('57', ''),
      cells(2, '2.2.1', 'the percentage is blank. Give it, or 0 in a column "relevant" where no case is relevant.'),
    ],
    [
      'a percentage that no count gives',
      'question,percentage,relevant\n2.2.1,58,56\n2.2.2,77,56\n2.2.3,30,56\n',
      cells(
        2,
        '2.2.1',
        'no number of 56 relevant cases is 58 per cent: 32 of 56 is 57 and 33 of 56 is 59. Correct the percentage or the relevant cases.',
      ),
    ],
    [
      'a question that is none',
      counts.replace('2.2.2', '2.9.9'),
      'counts.csv:3: "2.9.9" is no question of this programme. Expected a key question (2.2.3) or a supporting question (2.2b).\n',
    ],
    [
      'a missing question',
      counts.replace(/2\.2\.3.*\n/, ''),
      'counts.csv:1: 2.2 Assessment: there is a row for 2.2.1 and 2.2.2 but none for 2.2.3. Add the missing row: a standard is never rated on some of its questions.\n',
    ],
    [
      'a column that is none',
      counts.replace('unanswered', 'unanswred'),
      'counts.csv:1: "unanswred" is no column of a counts sheet. Expected question, yes, no, not_applicable, unanswered, to_inspect, percentage or relevant. Did you mean "unanswered"?\n',
    ],
    [
      'counts and percentages mixed',
      'question,yes,percentage\n2.2.1,3,4\n',
      'counts.csv:1: the header of a counts sheet is question,yes,no (and not_applicable, unanswered) or question,percentage (and relevant); found "question", "yes" and "percentage".\n',
    ],
    [
      'a case sheet',
      'case_id,2.2.1\nC1,Yes\n',
      'counts.csv: this is a case sheet, not a counts sheet. Give it without --counts.\n',
    ],
    [
      'an empty file',
      '',
      'counts.csv: the file is empty. A counts sheet needs a header row and a row for each question.\n',
    ],
    ['no question', 'question,yes,no\n', 'counts.csv: there is a header row and no question below it.\n'],
  ])('%s', async (_, sheet, stderr) => {
    expect(await scoreCounts([sheet])).toEqual({ code: 3, stdout: '', stderr });
  });

  test('answers to a standard declared not applicable', async () => {
    expect(await scoreCounts([counts], '--not-applicable', '2.2')).toMatchObject({ code: 3, stdout: '' });
  });

  test('percentages cannot be added', async () => {
    expect(await scoreCounts([counts, percentages])).toEqual({
      code: 2,
      stdout: '',
      stderr:
        'counts.csv: this sheet gives percentages, and percentages cannot be added. Give it alone, or give counts (question,yes,no) in every sheet.\n',
    });
  });

  test.each([
    ['the same sheet twice', ['--counts', 'SHEET', '--counts', 'SHEET'], 'this counts sheet is given twice'],
    [
      'a case sheet as well',
      ['--counts', 'SHEET', 'sheet.csv'],
      'the case sheet "sheet.csv" and --counts are both given.',
    ],
    ['an option that needs cases', ['--counts', 'SHEET', '--id', 'Ref'], '--id needs cases, and --counts gives none.'],
    [
      'neither cases nor counts',
      [],
      'there is nothing to score. Name a case sheet, - for standard input, or counts with --counts FILE.',
    ],
    ['a missing sheet', ['--counts', 'nowhere.csv'], 'nowhere.csv: there is no such counts sheet. Check the path.'],
  ])('%s is wrong use', async (_, argv, message) => {
    const sheet = file(counts);
    const { stdout, stderr, code } = await run(['score', ...argv.map((part) => part.replace('SHEET', sheet))]);
    expect({ stdout, code }).toEqual({ stdout: '', code: 2 });
    expect(stderr).toContain(message);
  });
});
