/** Compares a result with expected results: a record for each comparison, without tolerance except a stated one. */
import type { CheckRecord } from '../../model/check.js';
import type { Assessment } from '../../model/assessment.js';
import type { Expected, ExpectedFigure } from '../../model/expected.js';
import type { Programme } from '../../model/programme.js';
import type { Figure, Tallies } from '../../model/reading.js';
import { placeInBand } from '../../scoring/band.js';
import { emptyTally, figureKey, relevantCases } from '../../scoring/tally.js';
import { ratingWords } from '../../scoring/words.js';
import { formatFilter } from '../../words/english.js';

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

function compareStandards({ standards = {} }: Expected, assessment: Assessment): CheckRecord[] {
  return Object.entries(standards).map(([code, value]) => {
    const standard = assessment.standards.find((one) => one.code === code);
    const found = standard === undefined ? 'no such standard' : ratingWords(standard);
    return resultRecord(`rating of ${code}`, ['standards', code], value, found);
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
  const { id, where, percentage = null, count, cases, between, says } = figure;
  const tally = tallies.get(figureKey(figureOf(figure))) ?? emptyTally;
  const base = relevantCases(tally);
  const counts = `${tally.yes} of ${base}`;
  const printed = placeInBand(programme, tally.yes, base)?.percentage ?? null;
  const found = printed === null ? percentageWords(null) : `${percentageWords(printed)} (${counts})`;
  const record = { id, what: describeFigure(figure), where: where === undefined ? null : formatFilter(where) };
  const update = (key: string, value: string | number | null) => ({ path: ['figures', i, key], value });
  if (cases !== undefined) {
    const [expected, yes] = [String(cases), String(tally.yes)];
    return { ...record, expected, found: yes, passed: yes === expected, update: update('cases', tally.yes) };
  }
  if (count !== undefined) {
    return { ...record, expected: count, found, passed: count === counts, update: update('count', counts) };
  }
  if (between !== undefined) {
    const [low, high] = between;
    const expected = `${low} to ${high}%${says === undefined ? '' : ` ("${says}")`}`;
    return { ...record, expected, found, passed: isBetween(tally.yes, base, low, high), update: null };
  }
  const expected = percentageWords(percentage);
  return { ...record, expected, found, passed: percentage === printed, update: update('percentage', printed) };
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
