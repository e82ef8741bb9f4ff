/** Compares a result with expected results: a record for each comparison, without tolerance except a stated one. */
import type { CheckRecord } from '../../model/check.js';
import type { Assessment } from '../../model/assessment.js';
import type { Expected, ExpectedFigure } from '../../model/expected.js';
import type { Programme } from '../../model/programme.js';
import type { Figure, Tallies, Tally } from '../../model/reading.js';
import { placeInBand } from '../../scoring/band.js';
import { emptyTally, figureKey, relevantCases } from '../../scoring/tally.js';
import { ratingWords } from '../../scoring/words.js';
import { formatFilter, formatList } from '../../words/english.js';

/** Compares everything that is expected, in the order of the file: overall, standards, figures. */
export function compareExpected(
  expected: Expected,
  assessment: Assessment,
  programme: Programme,
  tallies: Tallies,
): CheckRecord[] {
  return [
    ...compareOverall(expected, assessment),
    ...compareStandards(expected, assessment),
    ...(expected.figures ?? []).map((figure, i) => compareFigure(figure, i, programme, tallies)),
  ];
}

function compareOverall({ overall = {} }: Expected, assessment: Assessment): CheckRecord[] {
  const names = { rating: 'overall rating', score: 'overall score', maximum: 'maximum score' };
  return (['rating', 'score', 'maximum'] as const).flatMap((key) => {
    const value = overall[key];
    return value === undefined ? [] : resultRecord(names[key], ['overall', key], value, assessment.overall[key]);
  });
}

function compareStandards({ standards = [] }: Expected, assessment: Assessment): CheckRecord[] {
  return standards.map(({ code, rating, key }) => {
    const standard = assessment.standards.find((one) => one.code === code);
    const found = standard === undefined ? 'no such standard' : ratingWords(standard);
    return resultRecord(`rating of ${code}`, ['standards', key], rating, found);
  });
}

function resultRecord(
  id: string,
  path: string[],
  value: string | number | null,
  found: string | number | null,
): CheckRecord {
  return {
    id,
    what: id,
    where: null,
    expected: String(value ?? 'none'),
    found: String(found ?? 'none'),
    passed: value === found,
    update: { path, value: found },
  };
}

function compareFigure(figure: ExpectedFigure, i: number, programme: Programme, tallies: Tallies): CheckRecord {
  const { id, where } = figure;
  const tally = tallies.get(figureKey(figureOf(figure))) ?? emptyTally;
  const { key, expected, found, passed, value } = compareValue(figure, tally, programme);
  const absent = valueFigures(figure).filter((one) => tallies.get(figureKey(one))?.yes === 0);
  const filters = absent.map((one) => formatFilter(one.where ?? null));
  return {
    id,
    what: describeFigure(figure),
    where: where === undefined ? null : formatFilter(where),
    expected,
    found,
    passed,
    ...(absent.length === 0
      ? {}
      : { warning: `no inspected case of the sheet has ${formatList(filters, 'or')}. Is it spelt as in the sheet?` }),
    // What is found under a misspelt value is not what was meant.
    update: key === null || (absent.length > 0 && !passed) ? null : { path: ['figures', i, key], value },
  };
}

/** An expected value against the one that was found. */
interface ComparedValue {
  /** The key under which the value can be brought up to date; null for words, which only a person can. */
  readonly key: string | null;
  readonly expected: string;
  readonly found: string;
  readonly passed: boolean;
  readonly value: string | number | null;
}

function compareValue(
  { percentage = null, count, cases, between, says }: ExpectedFigure,
  tally: Tally,
  programme: Programme,
): ComparedValue {
  const base = relevantCases(tally);
  const counts = `${tally.yes} of ${base}`;
  const printed = placeInBand(programme, tally.yes, base)?.percentage ?? null;
  const found = printed === null ? percentageWords(null) : `${percentageWords(printed)} (${counts})`;
  if (cases !== undefined) {
    const yes = String(tally.yes);
    return { key: 'cases', expected: String(cases), found: yes, passed: yes === String(cases), value: tally.yes };
  }
  if (count !== undefined) return { key: 'count', expected: count, found, passed: count === counts, value: counts };
  if (between !== undefined) {
    const [low, high] = between;
    const expected = `${low} to ${high}%${says === undefined ? '' : ` ("${says}")`}`;
    return { key: null, expected, found, passed: isBetween(tally.yes, base, low, high), value: null };
  }
  const expected = percentageWords(percentage);
  return { key: 'percentage', expected, found, passed: percentage === printed, value: printed };
}

/** For each value in the filters of a figure, the number of cases that have it: with none, the value is probably misspelt. */
export function valueFigures({ where = {}, profile = {} }: Pick<ExpectedFigure, 'where' | 'profile'>): Figure[] {
  return [where, profile].flatMap((filter) =>
    Object.entries(filter).flatMap(([column, values]) => values.map((value) => ({ where: { [column]: [value] } }))),
  );
}

/** The figure without its expected value. */
export function figureOf({ question, profile, where }: ExpectedFigure): Figure {
  return {
    ...(question === undefined ? {} : { question }),
    ...(profile === undefined ? {} : { profile }),
    ...(where === undefined ? {} : { where }),
  };
}

const percentageWords = (value: number | null): string => (value === null ? 'nothing relevant' : `${value}%`);

/** Whether the exact percentage is between two, both included. In integers, with the limits in thousandths. */
function isBetween(yes: number, base: number, low: number, high: number): boolean {
  const value = 100_000 * yes;
  return base > 0 && Math.round(low * 1000) * base <= value && value <= Math.round(high * 1000) * base;
}

function describeFigure({ question, profile }: ExpectedFigure): string {
  if (question !== undefined) return `percentage Yes of ${question}`;
  return profile === undefined ? 'number of cases' : `share of cases with ${formatFilter(profile)}`;
}
