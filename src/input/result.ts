/** Reads a result that `score --format json` wrote, and holds it to itself: a result that was edited or cut is not compared. */
import { resultSchema, type Assessment, type KeyQuestionResult } from '../model/assessment.js';
import { Problems } from '../problems/problems.js';
import { placeInBand, type Bands } from '../scoring/band.js';
import { readJsonFile } from './json/check-shape.js';

/** More cases than any sheet has: beyond it whole numbers are not exact. */
const mostCases = 1e15;

/**
 * The result in a file. Throws a `Refusal` if it cannot be read or does not have the shape of a result, and with everything in it that
 * contradicts itself: a rating that is not on its scale, a percentage or a base that its counts do not give, a standard or question twice, a
 * score that is not the sum of the points. Keys that a later version added are passed over.
 */
export async function readResult(path: string, longest: number): Promise<Assessment> {
  const { content, json } = await readJsonFile(path, 'result', resultSchema, longest, {
    open: true,
    marks: ['tool', 'standards', 'overall', 'method'],
  });
  const problems = new Problems();
  for (const { path: at, fault } of faultsOf(content)) problems.add('resultContradicts', () => json.at(at), { fault });
  problems.refuse();
  return content;
}

interface Fault {
  readonly path: readonly PropertyKey[];
  readonly fault: string;
}

function faultsOf({ standards, overall, method }: Assessment): Fault[] {
  const names = new Set(method.ratings.map(({ name }) => name));
  const ratings = standards.flatMap(({ banded, judged, byRule, rating, keyQuestions }, i) => [
    ...Object.entries({ banded, judged, byRule, rating }).map(([key, value]) => ({
      path: ['standards', i, key],
      value,
    })),
    ...keyQuestions.map(({ band }, j) => ({ path: ['standards', i, 'keyQuestions', j, 'band'], value: band })),
  ]);
  const whole = [
    { path: ['overall', 'rating'], value: overall.rating },
    { path: ['overall', 'byRule', 'rating'], value: overall.byRule.rating },
  ];
  const questions = standards.flatMap(({ keyQuestions }, i) =>
    keyQuestions.map((question, j) => ({ path: ['standards', i, 'keyQuestions', j], question })),
  );
  return [
    ...[...ratings, ...whole].flatMap(({ path, value }) =>
      value === null || names.has(value) ? [] : { path, fault: 'it is not one of the ratings of its programme' },
    ),
    ...repeated(standards.map(({ code }, i) => ({ path: ['standards', i, 'code'], code }))),
    ...repeated(questions.map(({ path, question: { code } }) => ({ path: [...path, 'code'], code }))),
    ...questions.flatMap(({ path, question }) => questionFaults(question, method, path)),
    ...scoreFaults(standards, overall.score),
  ];
}

function repeated(all: readonly { path: PropertyKey[]; code: string }[]): Fault[] {
  const seen = new Set<string>();
  return all
    .filter(({ code }) => seen.size === seen.add(code).size)
    .map(({ path }) => ({ path, fault: 'it stands here twice' }));
}

function questionFaults(question: KeyQuestionResult, method: Bands, path: readonly PropertyKey[]): Fault[] {
  const { yes, no, notApplicable, unanswered, relevant, percentage } = question;
  const counts = Object.entries({ yes, no, notApplicable, unanswered, relevant });
  const large = counts.flatMap(([key, n]) =>
    n !== null && n > mostCases ? { path: [...path, key], fault: 'it is more cases than there can be' } : [],
  );
  if (large.length > 0 || yes === null || no === null) return large;
  const given = placeInBand(method, yes, yes + no)?.percentage ?? null;
  return [
    ...(relevant === yes + no ? [] : [{ path: [...path, 'relevant'], fault: 'it is not the sum of yes and no' }]),
    ...(percentage === given ? [] : [{ path: [...path, 'percentage'], fault: 'its counts give another percentage' }]),
  ];
}

function scoreFaults(standards: Assessment['standards'], score: number): Fault[] {
  const sum = standards.reduce((total, { counted, points }) => total + (counted ? (points ?? 0) : 0), 0);
  return sum === score
    ? []
    : [{ path: ['overall', 'score'], fault: 'it is not the sum of the points of its standards' }];
}
