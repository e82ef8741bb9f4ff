/** Breakdowns of a sample by profile columns: percentages of groups, never a rating; contrasts; what is hidden. */
import { problem, Refusal } from '../errors.js';
import type { Filter, GroupCounts, Grouped, Programme, Reading, Tallies } from '../model.js';
import { banded } from '../scoring/band.js';
import { emptyTally } from '../scoring/tally.js';
import { nearest } from '../suggest.js';
import { folded } from '../words.js';
import { compareGroups, judge, type Compared, type Judged, type Practical } from './contrast.js';
import { protect, uncovered, type OpenGroup, type Protection } from './disclosure/protect.js';

/** What the cases of a group answered to one question. Null counts are hidden; a null percentage is hidden, or nothing is relevant. */
export interface GroupAnswers {
  readonly code: string;
  readonly yes: number | null;
  readonly no: number | null;
  readonly relevant: number | null;
  readonly percentage: number | null;
  readonly hidden: boolean;
}

/** One group of cases. */
export interface Group {
  /** The values as they are shown, joined; "not recorded" where there is none. */
  readonly name: string;
  readonly values: readonly (string | null)[];
  /** Null where it is hidden. */
  readonly cases: number | null;
  readonly questions: readonly GroupAnswers[];
}

/** One group against the reference group on one question. */
export type Contrast =
  | ({ readonly question: string; readonly group: string; readonly hidden: false } & Compared & Judged)
  | { readonly question: string; readonly group: string; readonly hidden: true };

/** The contrasts of one table. */
export interface Contrasts {
  /** Null where no group is there to be compared with, or where it is hidden. */
  readonly reference: string | null;
  /** Whether the reference was asked for; otherwise it is the largest group that is recorded. */
  readonly asked: boolean;
  readonly results: readonly Contrast[];
}

/** The cases by the values of one column, or of several crossed. */
export interface Breakdown {
  readonly by: readonly string[];
  /** Why nothing of the table is shown: `small`, or `shares` a column or a filter with a table before it; null where it is shown. */
  readonly withheld: Protection['withheld'];
  /** Questions that are left out of the table, since hiding their counts would not be enough. */
  readonly leftOut: readonly string[];
  readonly groups: readonly Group[];
  readonly contrasts: Contrasts | null;
}

/** All breakdowns of a run. */
export interface Breakdowns {
  readonly where: Filter | null;
  /** Counts from 1 to just under this are hidden, and what would give them away; null where nothing is hidden. */
  readonly suppressedBelow: number | null;
  readonly practical: Practical;
  /** How many contrasts the probabilities are adjusted for. */
  readonly family: number;
  readonly tables: readonly Breakdown[];
}

/** What was asked of the breakdowns beside their columns. */
export interface BreakdownOptions {
  readonly suppress: number | null;
  readonly contrast: boolean;
  readonly reference: string | null;
  readonly practical: Practical;
}

const notRecorded = 'not recorded';

const nameOf = ({ values }: Pick<GroupCounts, 'values'>): string =>
  values.map((value) => value ?? notRecorded).join(', ');
const isRecorded = ({ values }: Pick<GroupCounts, 'values'>): boolean => !values.includes(null);

/**
 * The breakdowns that a reading counted. With `suppress`, small counts are hidden with all that would give them away.
 * Throws a `Refusal` for a reference that is no group.
 */
export function breakdowns(
  programme: Programme,
  { grouped, cases, tallies }: Pick<Reading, 'cases' | 'tallies'> & { readonly grouped: Grouped },
  { suppress, contrast, reference, practical }: BreakdownOptions,
): Breakdowns {
  const { where, questions } = grouped;
  if (reference !== null) refuseUnknown(grouped, reference);
  const whole = openGroup({ cases, tallies }, questions);
  const open = grouped.tables.map(({ by, groups }) => {
    const opened = groups.map((group) => openGroup(group, questions));
    return { by, groups: opened, rest: where === null ? null : less(whole, opened) };
  });
  const protections =
    suppress === null ? open.map(() => everything(questions)) : protect(open, grouped.meetings, whole, suppress);
  const shown = grouped.tables.map((table, i) => {
    const protection = protections[i] ?? everything(questions);
    const pairs =
      contrast && protection.withheld === null ? pairsOf(table.groups, questions, protection, reference) : null;
    return { ...table, protection, pairs };
  });
  const all = shown.flatMap(({ pairs }) => pairs?.pairs ?? []);
  const compared = all.flatMap((pair) => (pair.compared === null ? [] : [pair.compared]));
  const family = suppress === null ? compared.filter(({ p }) => p !== null).length : all.length;
  const judged = judge(compared, practical, family);
  let next = 0;
  return {
    where,
    suppressedBelow: suppress,
    practical,
    family,
    tables: shown.map(({ by, groups, protection, pairs }) => ({
      by,
      withheld: protection.withheld,
      leftOut: questions.filter((_, q) => protection.questions[q] === null),
      groups:
        protection.withheld === null
          ? groups.map((group, g) => shownGroup(programme, group, g, questions, protection))
          : [],
      contrasts: pairs && {
        reference: pairs.reference,
        asked: pairs.asked,
        results: pairs.pairs.map(({ question, group, compared: found }): Contrast => {
          const verdict = found === null ? undefined : judged[next++];
          return found === null || verdict === undefined
            ? { question, group, hidden: true }
            : { question, group, hidden: false, ...found, ...verdict };
        }),
      },
    })),
  };
}

const everything = (questions: readonly string[]): Protection => ({
  withheld: null,
  hidden: new Set(),
  questions: questions.map(() => uncovered),
});

function openGroup({ cases, tallies }: { cases: number; tallies: Tallies }, questions: readonly string[]): OpenGroup {
  const answers = questions.map((code) => {
    const { yes, no } = tallies.get(code) ?? emptyTally;
    return { yes, no };
  });
  return { cases, answers };
}

/** What the groups leave of the whole sample. */
function less(whole: OpenGroup, groups: readonly OpenGroup[]): OpenGroup {
  return {
    cases: groups.reduce((left, { cases }) => left - cases, whole.cases),
    answers: whole.answers.map(({ yes, no }, q) => ({
      yes: groups.reduce((left, { answers }) => left - (answers[q]?.yes ?? 0), yes),
      no: groups.reduce((left, { answers }) => left - (answers[q]?.no ?? 0), no),
    })),
  };
}

function shownGroup(
  programme: Programme,
  group: GroupCounts,
  place: number,
  questions: readonly string[],
  { hidden, questions: covers }: Protection,
): Group {
  const isHidden = hidden.has(place);
  const answers = questions.flatMap((code, q): GroupAnswers[] => {
    const cover = covers[q];
    if (cover == null) return [];
    const { yes, no } = group.tallies.get(code) ?? emptyTally;
    if (!isHidden && !cover.places.has(place)) {
      const percentage = banded(programme, yes, yes + no)?.percentage ?? null;
      return [{ code, yes, no, relevant: yes + no, percentage, hidden: false }];
    }
    const relevant = !isHidden && cover.basesKnown ? yes + no : null;
    return [{ code, yes: null, no: null, relevant, percentage: null, hidden: true }];
  });
  return { name: nameOf(group), values: group.values, cases: isHidden ? null : group.cases, questions: answers };
}

interface Pair {
  readonly question: string;
  readonly group: string;
  /** Null where it is hidden. */
  readonly compared: Compared | null;
}

/** Every other group against the reference group, question by question. */
function pairsOf(
  groups: readonly GroupCounts[],
  questions: readonly string[],
  { hidden, questions: covers }: Protection,
  wanted: string | null,
): { reference: string | null; asked: boolean; pairs: Pair[] } {
  const asked = wanted === null ? undefined : groups.find((group) => folded(nameOf(group)) === folded(wanted));
  const candidates = groups.filter((group, g) => isRecorded(group) && !hidden.has(g));
  const largest = candidates.reduce<GroupCounts | undefined>(
    (best, group) => (best === undefined || group.cases > best.cases ? group : best),
    undefined,
  );
  const reference = asked ?? largest;
  if (reference === undefined) return { reference: null, asked: false, pairs: [] };
  const pairs = questions.flatMap((code, q) => {
    const cover = covers[q];
    if (cover == null) return [];
    const isHidden = (group: GroupCounts): boolean =>
      hidden.has(groups.indexOf(group)) || cover.places.has(groups.indexOf(group));
    return groups
      .filter((group) => group !== reference)
      .map((group): Pair => {
        const name = nameOf(group);
        if (isHidden(group) || isHidden(reference)) {
          return { question: code, group: name, compared: null };
        }
        const answers = ({ tallies }: GroupCounts) => tallies.get(code) ?? emptyTally;
        const recorded = isRecorded(group) && isRecorded(reference);
        const stratum = { group: answers(group), reference: answers(reference) };
        return { question: code, group: name, compared: compareGroups([stratum], recorded) };
      });
  });
  return { reference: nameOf(reference), asked: asked !== undefined, pairs };
}

function refuseUnknown({ tables }: Grouped, reference: string): void {
  const known = [...new Set(tables.flatMap(({ groups }) => groups.map(nameOf)))];
  if (known.some((name) => folded(name) === folded(reference))) return;
  const near = nearest(reference, known);
  throw new Refusal([problem('referenceUnknown', { column: '--reference' }, { found: reference, known, near })]);
}
