/** Breakdowns by profile columns: percentages of groups, contrasts, and which of them are hidden. Groups have no ratings. */
import type { BreakdownOptions, Breakdowns, Contrast, Group, GroupAnswers } from '../../model/breakdowns.js';
import type { GroupCounts, Grouped, Meeting, Tallies, Tally } from '../../model/reading.js';
import { problem, Refusal } from '../../problems/problems.js';
import { placeInBand, type Bands } from '../../scoring/band.js';
import { addGrouped, talliesBySheet } from '../../scoring/groups.js';
import { emptyTally } from '../../scoring/tally.js';
import { fold } from '../../words/english.js';
import { nearest } from '../../words/nearest.js';
import { protect, uncovered, type OpenGroup, type Protection } from '../disclosure/protect.js';
import { defaultPractical, judgeContrasts, nameOf, pairsOf } from './contrast.js';

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
  const practical = asked.practical ?? defaultPractical;
  const { where, questions, tables, meetings } = addGrouped(sheets);
  const codes = questions.map(({ code }) => code);
  if (reference !== null) refuseUnknown(tables, reference);
  const unprotected: Protection = { withheld: null, hidden: new Set(), questions: codes.map(() => uncovered) };
  const openGroup = (group: Pick<GroupCounts, 'cases' | 'tallies'>): OpenGroup => ({
    cases: group.cases,
    answers: codes.map((code) => group.tallies.get(code) ?? emptyTally),
  });
  const whole = openGroup({ cases, tallies });
  const open = tables.map(({ by, groups }, t) => {
    const opened = groups.map(openGroup);
    const rest = where === null ? null : subtractGroups(whole, opened);
    return { by, groups: opened, rest, sheets: groupsBySheet(sheets, t, groups) };
  });
  const protections = suppress === null ? [] : protect(open, meetings, whole, suppress);
  const shown = tables.map((table, t) => {
    const protection = protections[t] ?? unprotected;
    const pairs =
      contrast && protection.withheld === null
        ? pairsOf(table.groups, codes, protection, reference, (group) => talliesBySheet(sheets, t, group))
        : null;
    return { ...table, protection, pairs };
  });
  const all = shown.flatMap(({ pairs }) => pairs?.pairs ?? []);
  const compared = all.flatMap((pair) => pair.compared ?? []);
  const family = suppress === null ? compared.filter(({ p }) => p !== null).length : all.length;
  const judged = new Map(judgeContrasts(compared, practical, family).map((verdict, i) => [compared[i], verdict]));
  return {
    where,
    sheets: sheets.length,
    questions: questions.map(({ code, text }) => ({
      code,
      text,
      ...tallyFigures(programme, tallies.get(code) ?? emptyTally),
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
        protection.withheld === null ? groups.map((group, g) => showGroup(programme, group, g, codes, protection)) : [],
      contrasts: pairs && {
        reference: pairs.reference,
        asked: pairs.asked,
        results: pairs.pairs.map(({ question, group, compared: found }): Contrast => {
          const verdict = found === null ? undefined : judged.get(found);
          return found === null || verdict === undefined
            ? { question, group, hidden: true }
            : { question, group, hidden: false, ...found, ...verdict };
        }),
      },
    })),
  };
}

function tallyFigures(programme: Bands, { yes, no }: Pick<Tally, 'yes' | 'no'>) {
  return { yes, no, relevant: yes + no, percentage: placeInBand(programme, yes, yes + no)?.percentage ?? null };
}

/** Which groups of a table have a case in which sheet; empty for a single sheet. */
function groupsBySheet(sheets: readonly Grouped[], t: number, groups: readonly GroupCounts[]): Meeting['groups'] {
  if (sheets.length < 2) return [];
  return groups.flatMap((group, g) => [...talliesBySheet(sheets, t, group).keys()].map((sheet) => [g, sheet] as const));
}

/** The whole sample without the groups. */
function subtractGroups(whole: OpenGroup, groups: readonly OpenGroup[]): OpenGroup {
  return {
    cases: groups.reduce((left, { cases }) => left - cases, whole.cases),
    answers: whole.answers.map(({ yes, no }, q) => ({
      yes: groups.reduce((left, { answers }) => left - (answers[q]?.yes ?? 0), yes),
      no: groups.reduce((left, { answers }) => left - (answers[q]?.no ?? 0), no),
    })),
  };
}

function showGroup(
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
    const own = tallyFigures(programme, group.tallies.get(code) ?? emptyTally);
    if (!isHidden && !cover.places.has(place)) return [{ code, ...own, hidden: false }];
    const relevant = !isHidden && cover.basesKnown ? own.relevant : null;
    return [{ code, yes: null, no: null, relevant, percentage: null, hidden: true }];
  });
  return { name: nameOf(group), values: group.values, cases: isHidden ? null : group.cases, questions: answers };
}

function refuseUnknown(tables: Grouped['tables'], reference: string): void {
  const known = [...new Set(tables.flatMap(({ groups }) => groups.map(nameOf)))];
  if (known.some((name) => fold(name) === fold(reference))) return;
  const near = nearest(reference, known);
  throw new Refusal([problem('referenceUnknown', { column: '--reference' }, { found: reference, known, near })]);
}
