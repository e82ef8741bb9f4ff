/** Compares each group of a table with the reference group, question by question: describes the difference, and tests it. */
import type { Note } from '../../model/assessment.js';
import type { Compared, Judged, Practical, Untested } from '../../model/breakdowns.js';
import type { GroupCounts, Tallies } from '../../model/reading.js';
import { note } from '../../problems/notes.js';
import { emptyTally } from '../../scoring/tally.js';
import { fold } from '../../words/english.js';
import type { Protection } from '../disclosure/protect.js';
import { holm } from '../statistics/holm.js';
import {
  comparable,
  exactStratified,
  poolStrata,
  quotientOfRates,
  relativeRate,
  smallestPossible,
  stratifiedRate,
  type RelativeRate,
  type Stratum,
} from '../statistics/two-groups.js';
import { newcombe } from '../statistics/wilson.js';

/** A contrast is different if its adjusted probability is under this; the intervals have the corresponding confidence. */
export const significanceLevel = 0.05;
const confidence = 0.95;

/**
 * The default range without practical difference: the four-fifths rule and its mirror image. Source: 0.80 is published, 1.25 is assumed
 * from it.
 */
export const defaultPractical: Practical = { from: 0.8, to: 1.25 };

/** Compares two groups over their strata. `recorded` is false if either group is that of cases with nothing recorded. */
export function compareGroups(strata: readonly Stratum[], recorded: boolean): Compared {
  const turned = strata.map(({ group, reference }) => ({ group: opposite(group), reference: opposite(reference) }));
  const [only = null] = strata.length === 1 ? strata : [];
  const untested = recorded ? reasonNot(strata) : 'notRecorded';
  return {
    p: untested === null ? exactStratified(strata) : null,
    untested,
    index: rateOver(strata),
    complement: rateOver(turned),
    difference: only && inPoints(only),
    quotients: { yes: numberOrNull(quotientOfRates(strata)), no: numberOrNull(quotientOfRates(turned)) },
  };
}

function rateOver(strata: readonly Stratum[]): RelativeRate | null {
  const [one] = strata;
  return one !== undefined && strata.length === 1
    ? relativeRate(one.group, one.reference, confidence)
    : stratifiedRate(strata, confidence);
}

const opposite = ({ yes, no }: Stratum['group']): Stratum['group'] => ({ yes: no, no: yes });

const numberOrNull = (value: number): number | null => (Number.isNaN(value) ? null : value);

function inPoints({ group, reference }: Stratum): Compared['difference'] {
  const interval = newcombe(group, reference, confidence);
  if (interval === null) return null;
  const points = 100 * (group.yes / (group.yes + group.no) - reference.yes / (reference.yes + reference.no));
  return { points, from: 100 * interval.from, to: 100 * interval.to };
}

function reasonNot(strata: readonly Stratum[]): Untested | null {
  const compared = comparable(strata);
  if (compared.length === 0) return 'nothingRelevant';
  const { group, reference } = poolStrata(compared);
  if (group.yes + reference.yes === 0 || group.no + reference.no === 0) return 'sameAnswers';
  return (smallestPossible(compared) ?? 1) < significanceLevel ? null : 'tooFew';
}

/**
 * The verdicts on all contrasts of a run: by the Holm-adjusted probability and by practical size. `family` is the number of tests to adjust
 * for, if some of them are not passed here; those count as the least significant, which errs on the side of chance.
 */
export function judgeContrasts(contrasts: readonly Compared[], practical: Practical, family = 0): Judged[] {
  const tests = contrasts.map(({ p }) => p);
  const adjusted = holm(tests, family);
  const size = Math.max(tests.filter((p) => p !== null).length, family);
  return contrasts.map((contrast, i) => {
    const p = adjusted[i] ?? null;
    if (p === null) return { adjusted: null, verdict: null, outside: { yes: false, no: false }, notes: [] };
    const { yes, no } = contrast.quotients;
    const outside = { yes: isOutside(yes, practical), no: isOutside(no, practical) };
    const verdict = p >= significanceLevel ? 'chance' : outside.yes || outside.no ? 'different' : 'slight';
    return { adjusted: p, verdict, outside, notes: disagreements(contrast, p < significanceLevel, size) };
  });
}

/** A ratio equal to an end of the range is inside it; rounding must not decide that. */
function isOutside(quotient: number | null, { from, to }: Practical): boolean {
  return quotient !== null && (quotient < from * (1 - 1e-12) || quotient > to * (1 + 1e-12));
}

/** A note if an interval alone would suggest something other than the verdict. */
function disagreements({ index, complement, difference }: Compared, distinguishable: boolean, family: number): Note[] {
  const read = [
    { name: 'the difference', interval: difference, parity: 0 },
    { name: 'the index', interval: index, parity: 1 },
    { name: 'the index of No', interval: complement, parity: 1 },
  ];
  const otherwise = read.flatMap(({ name, interval, parity }) => {
    if (interval === null) return [];
    const leavesOut = interval.from > parity || interval.to < parity;
    return leavesOut === distinguishable ? [] : [name];
  });
  if (otherwise.length === 0) return [];
  const [out, within] = distinguishable ? [[], otherwise] : [otherwise, []];
  return [note('intervalsDisagree', { out, within, family })];
}

const notRecorded = 'not recorded';

/** The values of a group, joined for printing. */
export const nameOf = ({ values }: Pick<GroupCounts, 'values'>): string =>
  values.map((value) => value ?? notRecorded).join(', ');

/** Whether every value of a group is recorded; otherwise it is not compared. */
const isRecorded = ({ values }: Pick<GroupCounts, 'values'>): boolean => !values.includes(null);

/** A group and the reference group on one question. */
interface Pair {
  readonly question: string;
  readonly group: string;
  /** Null if hidden. */
  readonly compared: Compared | null;
}

/** By the position of the sheet. */
type TalliesBySheet = ReadonlyMap<number, Tallies>;

/** Every other group paired with the reference group, question by question. `sheetsOf`: the tallies of a group in each sheet. */
export function pairsOf(
  groups: readonly GroupCounts[],
  questions: readonly string[],
  { hidden, questions: covers }: Protection,
  wanted: string | null,
  sheetsOf: (group: GroupCounts) => TalliesBySheet,
): { reference: string | null; asked: boolean; pairs: Pair[] } {
  const asked = wanted === null ? undefined : groups.find((group) => fold(nameOf(group)) === fold(wanted));
  const candidates = groups.filter((group, g) => isRecorded(group) && !hidden.has(g));
  const reference = asked ?? candidates.toSorted((a, b) => b.cases - a.cases)[0];
  if (reference === undefined) return { reference: null, asked: false, pairs: [] };
  const others = groups.filter((group) => group !== reference);
  const pairs = questions.flatMap((question, q) => {
    const cover = covers[q];
    if (cover == null) return [];
    const isHidden = (group: GroupCounts): boolean =>
      [hidden, cover.places].some((places) => places.has(groups.indexOf(group)));
    return others.map((group): Pair => {
      const name = nameOf(group);
      if (isHidden(group) || isHidden(reference)) return { question, group: name, compared: null };
      const strata = strataBySheet(sheetsOf(group), sheetsOf(reference), question);
      return { question, group: name, compared: compareGroups(strata, isRecorded(group) && isRecorded(reference)) };
    });
  });
  return { reference: nameOf(reference), asked: asked !== undefined, pairs };
}

/** The answers of two groups to a question, sheet by sheet. */
function strataBySheet(group: TalliesBySheet, other: TalliesBySheet, code: string): Stratum[] {
  const sheets = [...new Set([...group.keys(), ...other.keys()])].toSorted((a, b) => a - b);
  return sheets.map((sheet) => ({
    group: group.get(sheet)?.get(code) ?? emptyTally,
    reference: other.get(sheet)?.get(code) ?? emptyTally,
  }));
}
