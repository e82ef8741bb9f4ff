/** Compares two results under one programme: what changed and, for independent samples, whether by more than chance. */
import { resultHead } from '../../model/version.js';
import type {
  Change,
  Comparison,
  Independence,
  Percent,
  QuestionChange,
  RatingChange,
  Side,
} from '../../model/comparison.js';
import type { Assessment, Composite, KeyQuestionResult, StandardResult } from '../../model/assessment.js';
import type { Rating, ScaleStep } from '../../model/programme.js';
import { rank } from '../../scoring/scale.js';
import { ratingWords } from '../../scoring/words.js';
import { fold } from '../../words/english.js';
import { fisher } from '../statistics/fisher.js';
import { holm, isSignificant } from '../statistics/holm.js';
import { newcombe, type Answered } from '../statistics/wilson.js';

export const changes: readonly Change[] = ['fell', 'rose', 'new', 'gone', 'unchanged'];

const confidence = 0.95;

/** What somebody said that two results are; null if nobody did. */
export type SaidSo = 'same' | 'independent' | null;

/**
 * Whether two results are of independent samples or of one inspection at two times. Title, start of fieldwork and case ids are held against
 * each other, as far as both sides have them: one that differs speaks for two samples; ids in both, or the same title and fieldwork, speak
 * for one inspection. Sheets are often numbered alike, so where both are so nothing is concluded, and no chance calculated. `sharedCases` is
 * null if the ids of a side are not known.
 */
export function independence(
  before: Assessment,
  after: Assessment,
  sharedCases: number | null,
  said: SaidSo,
): Independence {
  const [one, other] = [before.inspection, after.inspection];
  const found = {
    title: one.title === null || other.title === null ? null : fold(one.title) === fold(other.title),
    fieldwork: sameStart(one.fieldwork, other.fieldwork),
    cases: sharedCases === null ? null : sharedCases > 0,
  };
  const names = ['title', 'fieldwork', 'cases'] as const;
  const same = names.filter((name) => found[name] === true);
  const different = names.filter((name) => found[name] === false);
  const facts = { sharedCases, same, different };
  if (said !== null) return { independent: said === 'independent', because: 'saidSo', ...facts };
  const isOne = found.cases === true || (found.title === true && found.fieldwork === true);
  if (different.length > 0 && !isOne) return { independent: true, because: 'differentInspections', ...facts };
  if (different.length > 0 || !isOne) return { independent: false, because: 'unclear', ...facts };
  return { independent: false, because: found.cases === true ? 'sharedCases' : 'sameInspection', ...facts };
}

/** Whether fieldwork started at the same time; null if that cannot be said, as of "2022" and "2022-10". */
function sameStart(one: string | null, other: string | null): boolean | null {
  if (one === null || other === null) return null;
  if (one === other) return true;
  return one.startsWith(other) || other.startsWith(one) ? null : false;
}

/** Compares two results of one programme. Source of the verdict: Fisher's exact test, Holm's adjustment at 0.05. */
export function compareResults(before: Assessment, after: Assessment, samples: Independence): Comparison {
  return {
    ...resultHead,
    programme: after.programme,
    before: sideOf(before),
    after: sideOf(after),
    independence: samples,
    remarks: [...new Set([before, after].flatMap(({ standards }) => standards.flatMap(({ remark }) => remark ?? [])))],
    ratings: ratingChanges(before, after),
    composites: compositeChanges(before, after),
    questions: questionChanges(before, after, samples.independent),
  };
}
const compositeChange = (
  code: string | null,
  was: Composite | null,
  is: Composite | null,
): Comparison['composites'] => {
  const [from, to] = [was?.percentage ?? null, is?.percentage ?? null];
  if (from === null && to === null) return [];
  return [{ code, before: was, after: is, points: from === null || to === null ? null : to - from }];
};

/** The composite of each standard that has one on either side, and of the whole. */
function compositeChanges(before: Assessment, after: Assessment): Comparison['composites'] {
  return [
    ...pairs(before.standards, after.standards).flatMap(([one, two]) =>
      compositeChange(one.code, one.composite, two.composite),
    ),
    ...compositeChange(null, before.overall.composite, after.overall.composite),
  ];
}

function sideOf({ inspection, sample, overall }: Assessment): Side {
  const { score, maximum, rating, complete, provisional } = overall;
  return { inspection, sample, overall: { score, maximum, rating, complete, provisional } };
}

function ratingChanges(before: Assessment, after: Assessment): RatingChange[] {
  const scale = after.method.ratings;
  const all = [
    {
      code: null,
      title: 'Overall rating',
      before: before.overall.rating ?? 'None',
      after: after.overall.rating ?? 'None',
      change: changeOf(scale, before.overall.rating, after.overall.rating),
    },
    ...pairs(before.standards, after.standards).map(([one, two]) => ({
      code: two.code,
      title: two.title,
      before: ratingWords(one),
      after: ratingWords(two),
      change: changeOf(scale, one.rating, two.rating),
    })),
  ];
  return changes.flatMap((change) => all.filter((one) => one.change === change));
}

function changeOf(scale: readonly ScaleStep[], before: Rating | null, after: Rating | null): Change {
  if (before === after) return 'unchanged';
  if (before === null) return 'new';
  if (after === null) return 'gone';
  return rank(scale, after) < rank(scale, before) ? 'fell' : 'rose';
}

/** The standards of both results, in pairs; one programme has the same on either side. */
function pairs(before: readonly StandardResult[], after: readonly StandardResult[]) {
  return before.flatMap((one) => after.filter(({ code }) => code === one.code).map((two) => [one, two] as const));
}

/** Every question of either result, with an interval and a test of the difference if the samples are independent and counts are known. */
function questionChanges(before: Assessment, after: Assessment, independent: boolean): QuestionChange[] {
  const all = pairs(before.standards, after.standards).flatMap(([one, two]) => {
    const codes = [...new Set([...one.keyQuestions, ...two.keyQuestions].map(({ code }) => code))];
    return codes.map((code) => {
      const [a, b] = [one, two].map(({ keyQuestions }) => keyQuestions.find((question) => question.code === code));
      const [was, is] = [percentOf(a), percentOf(b)];
      const [first, second] = [answersOf(a), answersOf(b)];
      return {
        change: {
          code,
          text: (b ?? a)?.text ?? '',
          standard: one.code,
          before: was,
          after: is,
          points: was === null || is === null ? null : roundPoints(is.percentage - was.percentage),
        },
        p: independent && first !== null && second !== null ? fisher(second, first) : null,
        interval: first !== null && second !== null ? newcombe(second, first, confidence) : null,
      };
    });
  });
  const adjusted = holm(all.map(({ p }) => p));
  return all.map(({ change, p, interval }, i) => {
    const together = adjusted[i] ?? null;
    if (p === null || together === null || interval === null) return { ...change, difference: null };
    const points = { from: interval.from * 100, to: interval.to * 100 };
    return {
      ...change,
      difference: { ...points, p, adjusted: together, distinguishable: isSignificant(together) },
    };
  });
}

/** Rounds off floating-point errors in the difference of two numbers with up to two decimals. */
function roundPoints(points: number): number {
  return Number(points.toFixed(6));
}

function percentOf(question: KeyQuestionResult | undefined): Percent | null {
  const { percentage = null, yes = null, relevant = null } = question ?? {};
  return percentage === null ? null : { percentage, yes, relevant };
}

function answersOf(question: KeyQuestionResult | undefined): Answered | null {
  const { yes = null, no = null } = question ?? {};
  return yes === null || no === null || yes + no === 0 ? null : { yes, no };
}

/** Whether any rating fell, including the overall one. */
export function anyFell({ ratings }: Pick<Comparison, 'ratings'>): boolean {
  return ratings.some(({ change }) => change === 'fell');
}
