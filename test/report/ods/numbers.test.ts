/** Every number of a workbook is the one that JSON has, and none is there without it. */
import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { FullResult } from '../../../src/report/full-result.js';
import { workbook, type Value } from '../../ods.js';
import { run } from '../../run.js';

const samples = readdirSync('samples').filter((name) => name.endsWith('.csv') && !name.endsWith('.inspection.csv'));
const redcar = 'samples/redcar-cleveland-middlesbrough-2022.csv';
const sections = ['--sensitivity', '--lock-in', '--rounding-audit', '--stability', '--ledger'];

/** The same result as JSON and as a workbook. */
async function both(argv: readonly string[], stdin = '') {
  const { stdout } = await run(['score', ...argv, '--format', 'json', '--publish'], { stdin });
  return { json: JSON.parse(stdout) as FullResult, book: await workbook(argv, { stdin }) };
}

const orZ = (value: Value | null | undefined): Value => value ?? '[z]';
const orC = (value: Value | null): Value => value ?? '[c]';

describe.each(samples)('of samples/%s', async (sample) => {
  const { json, book } = await both([`samples/${sample}`, ...sections]);
  const rows = (name: string) => book.sheet(name).rows;

  test('the score and the overall rating', () => {
    const { score, maximum, rating, byRule, complete } = json.overall;
    const none = complete ? '[z]' : '[x]';
    const cases = [json.sample.cases, json.sample.toInspect, json.sample.planned];
    expect(rows('Overall_rating')).toEqual([
      ['Final, after discretion', rating ?? none, score, maximum, ...cases],
      ['By the rules alone', byRule.rating ?? none, byRule.score, maximum, ...cases],
    ]);
  });

  test('the points of each standard', () => {
    const expected = json.standards.map(({ code, points, basis }) => [
      code,
      points ?? (basis === 'missing' ? '[x]' : '[z]'),
    ]);
    expect(rows('Ratings').map((row) => [row[0], row[5]])).toEqual(expected);
  });

  test('the counts and the percentage of each key question', () => {
    const expected = json.standards.flatMap(({ keyQuestions }) =>
      keyQuestions.map(({ code, yes, no, notApplicable, unanswered, percentage, band, lowest }) => [
        code,
        yes,
        no,
        (yes ?? 0) + (no ?? 0),
        notApplicable,
        unanswered,
        orZ(percentage),
        orZ(band),
        lowest ? 'lowest' : 'no',
      ]),
    );
    expect(expected.length).toBeGreaterThan(3);
    expect(rows('Key_questions').map((row) => [row[1], ...row.slice(4)])).toEqual(expected);
  });

  test('the counts and the percentage of each supporting question', () => {
    const expected = json.supporting.flatMap(({ questions }) =>
      questions.map(({ code, yes, no, notApplicable, unanswered, percentage }) => [
        code,
        yes,
        no,
        yes + no,
        notApplicable,
        unanswered,
        orZ(percentage),
      ]),
    );
    const sheet = book.sheets.find(({ name }) => name === 'Supporting_questions');
    expect((sheet?.rows ?? []).map((row) => [row[2], ...row.slice(4)])).toEqual(expected);
  });

  test('the ends of every interval', () => {
    const of = [...json.stability.questions, ...json.stability.standards];
    const expected = of.flatMap(({ code, intervals }) =>
      intervals.flatMap(({ confidence, exact, wilson, finite }) =>
        [exact, wilson, ...(finite === null ? [] : [finite.exact, finite.wilson])].map((ends) => [
          code,
          confidence,
          ends.from,
          ends.to,
        ]),
      ),
    );
    expect(rows('Stability').map((row) => [row[0], row[4], row[6], row[7]])).toEqual(expected);
  });

  test('the fewest answers that would change a rating, the score or the whole', () => {
    const { standards, throughRules, score, overall } = json.sensitivity;
    const all = [...standards, ...throughRules, score, ...(overall === null ? [] : [overall])];
    const expected = all.map(({ fall, rise }) => [
      orZ(fall?.answers),
      orZ(fall?.atLeastCases),
      orZ(rise?.answers),
      orZ(rise?.atLeastCases),
    ]);
    expect(rows('Sensitivity').map((row) => [row[4], row[5], row[7], row[8]])).toEqual(expected);
  });

  test('the score with and without each recorded discretion', () => {
    const { entries, before, after } = json.ledger;
    const expected = entries.map((entry) => [entry.without.score, entry.with.score, entry.with.maximum]);
    const last = [before.score, after.score, after.maximum];
    expect(rows('Discretion').map((row) => row.slice(5, 8))).toEqual(entries.length === 0 ? [] : [...expected, last]);
  });

  test('what another way to round would print', () => {
    const expected = json.roundingAudit.figures.map(({ question, yes, relevant, exact, printed }) => [
      question,
      yes,
      relevant,
      exact,
      printed.halfUp,
      printed.halfEven,
      printed.exact,
    ]);
    expect(rows('Rounding_figures').map((row) => row.slice(0, 7))).toEqual(expected);
    const results = json.roundingAudit.results.map(({ score, maximum }) => [score, maximum]);
    expect(rows('Rounding_results').map((row) => row.slice(1, 3))).toEqual(results);
  });
});

test('intervals of a finite population are as in JSON, and their methods are named', async () => {
  const { json, book } = await both([redcar, '--stability', '--eligible-cases', '85']);
  const { rows } = book.sheet('Stability');
  expect(rows.filter((row) => row[5] === 'Exact, of 85 eligible cases').map((row) => row[6])).toEqual(
    [...json.stability.questions, ...json.stability.standards].flatMap(({ intervals }) =>
      intervals.map(({ finite }) => finite?.exact.from),
    ),
  );
});

test('the lowest and the highest score that may still come are as in JSON', async () => {
  const { json, book } = await both(['samples/fieldwork-half-finished.csv', '--lock-in']);
  const { rows } = book.sheet('Lock_in');
  const { worst, best } = json.lockIn.score;
  expect(rows.at(-1)?.slice(4, 6)).toEqual([worst.score, best.score]);
  expect(rows.map((row) => row[2])).toEqual([
    ...json.lockIn.standards.map((standard) => standard.worst),
    json.lockIn.overall.worst,
  ]);
});

/** An estimate and its interval, or the mark that stands for each of the three. */
function estimate(found: { from: number; to: number } | null, first: number | undefined, mark: string): unknown[] {
  return found === null ? [mark, mark, mark] : [first, found.from, found.to];
}

describe('of groups of cases', () => {
  test.each([
    '--by ethnicity',
    '--by grade,sex',
    '--by sex --suppress 2',
    '--by grade --where sex=Male --questions 2.2,2.3b',
  ])('%s', async (asked) => {
    const argv = asked.split(' ');
    const { json, book } = await both([redcar, ...argv, '--contrast']);
    const asRun = json.breakdowns;
    expect(asRun?.tables.length).toBe(1);
    for (const { by, groups, leftOut, contrasts } of asRun?.tables ?? []) {
      const questions = (asRun?.questions ?? []).filter(({ code }) => !leftOut.includes(code));
      const expected = questions.flatMap(({ code, yes, no, relevant, percentage }) => [
        ...groups.flatMap((group) =>
          group.questions
            .filter((question) => question.code === code)
            .map((question) => [
              code,
              ...group.values.map((value) => value ?? 'not recorded'),
              orC(group.cases),
              orC(question.yes),
              orC(question.no),
              orC(question.relevant),
              question.percentage ?? (question.hidden ? '[c]' : '[z]'),
            ]),
        ),
        ...(asRun?.where === null
          ? [[code, ...by.map(() => 'Whole sample'), asRun.cases, yes, no, relevant, orZ(percentage)]]
          : []),
      ]);
      const name = by.join('_');
      expect(expected.length).toBeGreaterThan(5);
      expect(book.sheet(`By_${name}`).rows.map(([code, , ...rest]) => [code, ...rest])).toEqual(expected);
      const contrasted = (contrasts?.results ?? []).map((one) => {
        if (one.hidden) return [one.question, one.group, ...Array.from({ length: 11 }, () => '[c]')];
        const { difference, index, complement, p, adjusted, untested } = one;
        const none = untested === 'nothingRelevant' ? '[z]' : '[u]';
        return [
          one.question,
          one.group,
          ...estimate(difference, difference?.points, '[z]'),
          ...estimate(index, index?.index, none),
          ...estimate(complement, complement?.index, none),
          orZ(p),
          p === null ? '[z]' : (adjusted ?? '[c]'),
        ];
      });
      const found = book.sheet(`Contrasts_by_${name}`).rows;
      expect(found.map(([question, group, , ...rest]) => [question, group, ...rest.slice(0, 11)])).toEqual(contrasted);
    }
  });

  test('small counts are hidden unless another limit is asked for, and it is said above the table', async () => {
    const { book } = await both([redcar, '--by', 'ethnicity']);
    const hidden = book.sheet('By_ethnicity').rows.filter((row) => row[2] !== 'Whole sample');
    expect(hidden.every((row) => row.includes('[c]'))).toBe(true);
    expect(book.sheet('By_ethnicity').above).toContain(
      'Hidden: a count from 1 to 4, a group that answered all alike, or whatever would give one away.',
    );
  });
});

/** The workbook of a counts sheet that does not tell how many cases there were. */
async function counts(sheet: string) {
  const { json, book } = await both(['--counts', '-'], sheet);
  expect(json.sample.cases).toBeNull();
  return book;
}

describe('what is not known is never a number', () => {
  test('percentages alone have no counts', async () => {
    const book = await counts('question,percentage\n2.2.1,57\n2.2.2,77\n2.2.3,30\n');
    const unknown = ['[x]', '[x]', '[x]', '[x]', '[x]'];
    expect(book.sheet('Key_questions').rows.map((row) => row.slice(4))).toEqual([
      [...unknown, 57, 'Requires improvement', 'no'],
      [...unknown, 77, 'Good', 'no'],
      [...unknown, 30, 'Inadequate', 'lowest'],
    ]);
    expect(book.sheet('Overall_rating').rows[0]).toEqual(['Final, after discretion', '[x]', 0, 3, '[x]', '[x]', 0]);
  });

  test('counts that tell no number of cases tell of none not applicable', async () => {
    const book = await counts('question,yes,no\n2.2.1,5,7\n2.2.2,7,7\n2.2.3,3,0\n2.2b,1,3\n');
    expect(book.sheet('Key_questions').rows[2]?.slice(4, 10)).toEqual([3, 0, 3, '[x]', '[x]', 100]);
    expect(book.sheet('Supporting_questions').rows[0]?.slice(4)).toEqual([1, 3, 4, '[x]', '[x]', 25]);
  });

  test('a question that is relevant to no case has no percentage and no band, never 0', async () => {
    const sheet = 'case,2.2.1,2.2.2,2.2.3,2.2b\nC1,yes,yes,n/a,n/a\nC2,yes,no,n/a,n/a\n';
    const { book } = await both(['-'], sheet);
    expect(book.sheet('Key_questions').rows[2]?.slice(4)).toEqual([0, 0, 0, 2, 0, '[z]', '[z]', 'no']);
    expect(book.sheet('Supporting_questions').rows[0]?.slice(4)).toEqual([0, 0, 0, 2, 0, '[z]']);
  });

  test('a standard without a rating has no points, and says why', async () => {
    const { book } = await both(['samples/fieldwork-half-finished.csv']);
    const rows = book.sheet('Ratings').rows.map((row) => [row[0], row[4], row[5]]);
    expect(rows).toEqual(
      expect.arrayContaining([
        ['1.1', 'Still to come', '[x]'],
        ['2.1', 'Not applicable', '[z]'],
        ['2.6', 'Not rated', '[z]'],
      ]),
    );
  });
});
