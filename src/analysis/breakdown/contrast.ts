/** Compares each group of a table with the reference group, question by question: describes the difference, and tests it. */
import type { Note } from '../../model/assessment.js';
import type { Compared, Contrast, Contrasts, Judged, Practical, Untested } from '../../model/breakdowns.js';
import type { GroupCounts, Grouped, Tallies } from '../../model/reading.js';
import { note } from '../../problems/notes.js';
import { talliesBySheet } from '../../scoring/groups.js';
import { emptyTally } from '../../scoring/tally.js';
import { fold } from '../../words/english.js';
import type { Protection } from '../disclosure/protect.js';
import type { Cover } from '../disclosure/questions.js';
import { holm, isSignificant, significanceLevel } from '../statistics/holm.js';
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

/** Of the intervals; it corresponds to the level of significance. */
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
 * The verdicts on all contrasts of a run: by the Holm-adjusted probability and by practical size. `hidden` is how many more contrasts there
 * are that must not become known. What depends on them is withheld: the adjusted probability unless it is the same whether they are the
 * most significant of all, or not tested, or the least significant; and the verdict likewise.
 */
export function judgeContrasts(contrasts: readonly Compared[], practical: Practical, hidden = 0): Judged[] {
  const tests = contrasts.map(({ p }) => p);
  const family = tests.filter((p) => p !== null).length;
  const least = holm(tests);
  const most = holm(tests, family + hidden);
  return contrasts.map((contrast, i) => {
    const outside = { yes: false, no: false };
    const [low, high] = [least[i] ?? null, most[i] ?? null];
    if (low === null || high === null) return { adjusted: null, verdict: null, outside, notes: [] };
    const adjusted = low === high ? low : null;
    if (isSignificant(low) !== isSignificant(high))
      return { adjusted, verdict: null, outside, notes: [note('adjustedHidden', { verdict: false })] };
    outside.yes = isOutside(contrast.quotients.yes, practical);
    outside.no = isOutside(contrast.quotients.no, practical);
    const verdict = isSignificant(low) ? (outside.yes || outside.no ? 'different' : 'slight') : 'chance';
    const depends = adjusted === null ? [note('adjustedHidden', { verdict: true })] : [];
    const other = disagreements(contrast, isSignificant(low), hidden > 0 ? null : family);
    return { adjusted, verdict, outside, notes: [...depends, ...other] };
  });
}

/** A ratio equal to an end of the range is inside it; rounding must not decide that. */
function isOutside(quotient: number | null, { from, to }: Practical): boolean {
  return quotient !== null && (quotient < from * (1 - 1e-12) || quotient > to * (1 + 1e-12));
}

/** A note if an interval alone would suggest something other than the verdict. */
function disagreements(
  { index, complement, difference }: Compared,
  distinguishable: boolean,
  family: number | null,
): Note[] {
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
  /** Whether both are recorded; otherwise they are never tested. */
  readonly recorded: boolean;
  /** Null if hidden. */
  readonly compared: Compared | null;
}

/** What the contrasts of a run have in common. */
interface ContrastRun {
  readonly practical: Practical;
  /** The group asked for; null for the largest. */
  readonly reference: string | null;
  readonly sheets: readonly Grouped[];
  /** Whether small numbers are hidden. */
  readonly hides: boolean;
}

/**
 * The contrasts of every table, and how many of the run could be tested; null if hidden ones could be among them. Hiding changes no
 * probability and no verdict that is shown. Where sheets are pooled and small numbers hidden, every contrast is hidden: a test stratified
 * by sheet is a function of each sheet's groups, and would tell of them.
 */
export function contrastTables(
  tables: Grouped['tables'],
  questions: readonly string[],
  protections: readonly Protection[],
  run: ContrastRun,
): { family: number | null; tables: Contrasts[] } {
  const paired = tables.map((_, t) => pairsOf(tables, t, questions, protections[t], run));
  const all = paired.flatMap(({ pairs }) => pairs);
  const shown = all.flatMap(({ compared }) => compared ?? []);
  // How many groups a withheld table has must not become known, so neither must how many contrasts.
  const hidden = protections.some(({ withheld }) => withheld !== null)
    ? Infinity
    : all.filter(({ compared, recorded }) => compared === null && recorded).length;
  const judged = new Map(judgeContrasts(shown, run.practical, hidden).map((verdict, i) => [shown[i], verdict]));
  return {
    family: hidden > 0 ? null : shown.filter(({ p }) => p !== null).length,
    tables: paired.map(({ pairs, ...common }) => ({
      ...common,
      results: pairs.map(({ question, group, compared }): Contrast => {
        const verdict = compared === null ? undefined : judged.get(compared);
        return compared === null || verdict === undefined
          ? { question, group, hidden: true }
          : { question, group, hidden: false, ...compared, ...verdict };
      }),
    })),
  };
}

/** Every other group of a table paired with the reference group, question by question. */
function pairsOf(
  tables: Grouped['tables'],
  t: number,
  questions: readonly string[],
  protection: Protection | undefined,
  { reference: wanted, sheets, hides }: ContrastRun,
): { reference: string | null; asked: boolean; pairs: Pair[] } {
  const groups = tables[t]?.groups ?? [];
  const isGroupHidden = (group: GroupCounts): boolean => protection?.hidden.has(groups.indexOf(group)) ?? false;
  const asked = wanted === null ? undefined : groups.find((group) => fold(nameOf(group)) === fold(wanted));
  // Of equally large groups the last, because it is hidden last: so the reference is the same with and without hiding.
  const [largest] = groups
    .filter(isRecorded)
    .toReversed()
    .toSorted((a, b) => b.cases - a.cases);
  const reference = asked ?? (largest === undefined || isGroupHidden(largest) ? undefined : largest);
  if (reference === undefined) return { reference: null, asked: false, pairs: [] };
  const bySheet = (group: GroupCounts): TalliesBySheet => talliesBySheet(sheets, t, group);
  const others = groups.filter((group) => group !== reference);
  const isHidden = (group: GroupCounts, cover: Cover | null | undefined): boolean =>
    cover == null || isGroupHidden(group) || cover.places.has(groups.indexOf(group));
  const pairs = questions.flatMap((question, q) => {
    const cover = protection?.questions[q];
    return others.map((group): Pair => {
      const recorded = isRecorded(group) && isRecorded(reference);
      const hidden = [group, reference].some((one) => isHidden(one, cover)) || (hides && sheets.length > 1);
      const strata = hidden ? [] : strataBySheet(bySheet(group), bySheet(reference), question);
      return { question, group: nameOf(group), recorded, compared: hidden ? null : compareGroups(strata, recorded) };
    });
  });
  return { reference: nameOf(reference), asked: asked !== undefined, pairs };
}

/** The tallies of a group by the position of the sheet. */
type TalliesBySheet = ReadonlyMap<number, Tallies>;

/** The answers of two groups to a question, sheet by sheet. */
function strataBySheet(group: TalliesBySheet, other: TalliesBySheet, code: string): Stratum[] {
  const sheets = [...new Set([...group.keys(), ...other.keys()])].toSorted((a, b) => a - b);
  return sheets.map((sheet) => ({
    group: group.get(sheet)?.get(code) ?? emptyTally,
    reference: other.get(sheet)?.get(code) ?? emptyTally,
  }));
}
