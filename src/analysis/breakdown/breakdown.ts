/** Breakdowns by profile columns: percentages of groups, contrasts, and which of them are hidden. Groups have no ratings. */
import { problem, Refusal } from '../../problems/problems.js';
import type { BreakdownOptions, Practical } from '../../model/breakdowns.js';
import type { Programme } from '../../model/programme.js';
import type { Filter, GroupCounts, Grouped, Meeting, Tallies, Tally } from '../../model/reading.js';
import { placeInBand } from '../../scoring/band.js';
import { emptyTally } from '../../scoring/tally.js';
import { nearest } from '../../words/nearest.js';
import { fold } from '../../words/english.js';
import { judge, usualPractical, type Compared, type Judged } from './contrast.js';
import { addGrouped, talliesBySheet } from '../../scoring/groups.js';
import { nameOf, pairsOf, strata } from './pairs.js';
import type { Stratum } from '../statistics/stratified.js';
import { protect, uncovered, type OpenGroup, type Protection } from '../disclosure/protect.js';

/** The answers of a group's cases to one question. Hidden counts are null; a percentage is null if it is hidden or no case is relevant. */
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
  /** The values, joined for printing; "not recorded" for a missing one. */
  readonly name: string;
  readonly values: readonly (string | null)[];
  /** Null if hidden. */
  readonly cases: number | null;
  readonly questions: readonly GroupAnswers[];
}

/** One group against the reference group on one question. */
export type Contrast =
  | ({ readonly question: string; readonly group: string; readonly hidden: false } & Compared & Judged)
  | { readonly question: string; readonly group: string; readonly hidden: true };

/** The contrasts of one table. */
export interface Contrasts {
  /** Null if there is no group to compare with, or if it is hidden. */
  readonly reference: string | null;
  /** Whether it was asked for; otherwise it is the largest recorded group. */
  readonly asked: boolean;
  readonly results: readonly Contrast[];
}

/** The cases by the values of one column or of several. */
export interface Breakdown {
  readonly by: readonly string[];
  /**
   * Why the table is not shown: `exposed`, hiding single figures would not be enough; `shares`, it shares a column or filter with a table
   * before it. Null if it is shown.
   */
  readonly withheld: Protection['withheld'];
  /** Questions left out of the table, because hiding their counts would not be enough. */
  readonly leftOut: readonly string[];
  readonly groups: readonly Group[];
  readonly contrasts: Contrasts | null;
}

/** All breakdowns of a run. */
export interface Breakdowns {
  readonly where: Filter | null;
  /** The number of pooled sheets. With several, contrasts are stratified by sheet. */
  readonly sheets: number;
  /** The questions in the order of the tables, with whole-sample figures. */
  readonly questions: readonly (Omit<GroupAnswers, 'hidden'> & { readonly text: string })[];
  readonly cases: number;
  /** Counts from 1 to just under this are hidden, and those that would give them away; null if nothing is hidden. */
  readonly suppressedBelow: number | null;
  readonly practical: Practical;
  /** The number of contrasts for which probabilities are adjusted. */
  readonly family: number;
  readonly tables: readonly Breakdown[];
}

/** The sheets to break down, and the figures of all their cases. */
export interface CountedSample {
  readonly cases: number;
  readonly tallies: Tallies;
  readonly sheets: readonly Grouped[];
}

/**
 * The breakdowns of one sheet, or of several together. With `suppress`, small counts are hidden, and all that would give them away. Throws
 * a `Refusal` if the reference is not a group.
 */
export function breakdowns(
  programme: Bands,
  { cases, tallies, sheets }: CountedSample,
  { suppress, contrast, reference, ...asked }: BreakdownOptions,
): Breakdowns {
  const practical = asked.practical ?? usualPractical;
  const grouped = addGrouped(sheets);
  const { where, questions } = grouped;
  const codes = questions.map(({ code }) => code);
  if (reference !== null) refuseUnknown(grouped, reference);
  const whole = openGroup({ cases, tallies }, codes);
  const open = grouped.tables.map(({ by, groups }, t) => {
    const opened = groups.map((group) => openGroup(group, codes));
    const rest = where === null ? null : less(whole, opened);
    return { by, groups: opened, rest, sheets: meetings(sheets, t, groups) };
  });
  const protections =
    suppress === null ? open.map(() => everything(codes)) : protect(open, grouped.meetings, whole, suppress);
  const shown = grouped.tables.map((table, t) => {
    const protection = protections[t] ?? everything(codes);
    const strataOf = (group: GroupCounts, other: GroupCounts, code: string): Stratum[] =>
      strata(talliesBySheet(sheets, t, group), talliesBySheet(sheets, t, other), code);
    const wanted = contrast && protection.withheld === null;
    return {
      ...table,
      protection,
      pairs: wanted ? pairsOf(table.groups, codes, protection, reference, strataOf) : null,
    };
  });
  const all = shown.flatMap(({ pairs }) => pairs?.pairs ?? []);
  const compared = all.flatMap((pair) => (pair.compared === null ? [] : [pair.compared]));
  const family = suppress === null ? compared.filter(({ p }) => p !== null).length : all.length;
  const judged = judge(compared, practical, family);
  let next = 0;
  return {
    where,
    sheets: sheets.length,
    questions: questions.map(({ code, text }) => ({
      code,
      text,
      ...figures(programme, tallies.get(code) ?? emptyTally),
    })),
    cases,
    suppressedBelow: suppress,
    practical,
    family,
    tables: shown.map(({ by, groups, protection, pairs }) => ({
      by,
      withheld: protection.withheld,
      leftOut: codes.filter((_, q) => protection.questions[q] === null),
      groups:
        protection.withheld === null
          ? groups.map((group, g) => shownGroup(programme, group, g, codes, protection))
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

/** The parts of a programme that decide how a percentage is printed. */
type Bands = Pick<Programme, 'bands' | 'bandOn' | 'rounding'>;

function figures(programme: Bands, { yes, no }: Pick<Tally, 'yes' | 'no'>) {
  return { yes, no, relevant: yes + no, percentage: placeInBand(programme, yes, yes + no)?.percentage ?? null };
}

/** Which groups of a table have a case in which sheet; empty for a single sheet. */
function meetings(sheets: readonly Grouped[], t: number, groups: readonly GroupCounts[]): Meeting['groups'] {
  if (sheets.length < 2) return [];
  return groups.flatMap((group, g) => [...talliesBySheet(sheets, t, group).keys()].map((sheet) => [g, sheet] as const));
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

/** The whole sample without the groups. */
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
  programme: Bands,
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
      return [{ code, ...figures(programme, { yes, no }), hidden: false }];
    }
    const relevant = !isHidden && cover.basesKnown ? yes + no : null;
    return [{ code, yes: null, no: null, relevant, percentage: null, hidden: true }];
  });
  return { name: nameOf(group), values: group.values, cases: isHidden ? null : group.cases, questions: answers };
}

function refuseUnknown({ tables }: Grouped, reference: string): void {
  const known = [...new Set(tables.flatMap(({ groups }) => groups.map(nameOf)))];
  if (known.some((name) => fold(name) === fold(reference))) return;
  const near = nearest(reference, known);
  throw new Refusal([problem('referenceUnknown', { column: '--reference' }, { found: reference, known, near })]);
}
