/** Breakdowns by profile columns: percentages of groups, contrasts, and which of them are hidden. Groups have no ratings. */
import type { Assessment } from '../../model/assessment.js';
import type { BreakdownOptions, Breakdowns, Group, GroupAnswers } from '../../model/breakdowns.js';
import { wholeSample, type GroupCounts, type Grouped, type Tallies, type Tally } from '../../model/reading.js';
import { refusalFor } from '../../problems/problems.js';
import { placeInBand, type Bands } from '../../scoring/band.js';
import { addGrouped } from '../../scoring/groups.js';
import { addTallies, emptyTally } from '../../scoring/tally.js';
import { fold } from '../../words/english.js';
import { nearest } from '../../words/nearest.js';
import { protect, uncovered, type OpenGroup, type Protection } from '../disclosure/protect.js';
import { isFew, isSmallCount, ruleFor } from '../disclosure/rule.js';
import type { Answered } from '../statistics/wilson.js';
import { contrastTables, defaultPractical, nameOf } from './contrast.js';

/** A sheet to break down, and the figures of all its cases. */
export interface CountedSheet {
  readonly cases: number;
  readonly tallies: Tallies;
  readonly grouped: Grouped;
  readonly known: KnownBeside;
}

/** What else is public of a sheet. */
export interface KnownBeside {
  /** Whether every key question that it asks has a blank: then the blanks of one tell of those of the others. */
  readonly blanksEverywhere: boolean;
  /** The codes of the key questions of each composite; where that of the whole is known, of all that it is over. */
  readonly ties: readonly (readonly string[])[];
}

/** What a result makes public besides the counts of its questions. */
export function knownBeside({ standards, overall }: Pick<Assessment, 'standards' | 'overall'>): KnownBeside {
  const asked = standards.flatMap(({ basis, keyQuestions }) => (basis === 'notApplicable' ? [] : keyQuestions));
  const ties = new Map<string, string[]>();
  for (const { code, basis, counted, composite, keyQuestions } of standards) {
    if (composite === null) continue;
    const key = overall.composite !== null && counted && basis === 'cases' ? wholeSample : code;
    ties.set(key, [...(ties.get(key) ?? []), ...keyQuestions.map((question) => question.code)]);
  }
  return {
    blanksEverywhere: asked.length > 0 && asked.every(({ unanswered }) => (unanswered ?? 0) > 0),
    ties: [...ties.values()],
  };
}

/**
 * The breakdowns of one sheet, or of several together. With `suppress`, small counts are hidden, and all that would give them away. Throws
 * a `Refusal` if the reference is not a group.
 */
export function breakdowns(
  programme: Bands,
  sheets: readonly CountedSheet[],
  { suppress, hidesAlike, contrast, reference, ...asked }: BreakdownOptions,
): Breakdowns {
  const practical = asked.practical ?? defaultPractical;
  const grouped = sheets.map((sheet) => sheet.grouped);
  const { where, questions, tables, meetings } = addGrouped(grouped);
  const codes = questions.map(({ code }) => code);
  if (reference !== null) refuseUnknown(tables, reference);
  const openGroup = (group: Pick<GroupCounts, 'cases' | 'tallies'>): OpenGroup => ({
    cases: group.cases,
    answers: codes.map((code) => group.tallies.get(code) ?? emptyTally),
  });
  const all = {
    cases: sheets.reduce((sum, { cases }) => sum + cases, 0),
    tallies: sheets.map(({ tallies }) => tallies).reduce(addTallies),
  };
  const whole = openGroup(all);
  // What all cases answered alike is public, and tells nothing of other questions.
  const isAlike = ({ yes, no }: Answered): boolean => [yes, no, all.cases - yes - no].includes(all.cases);
  const tiedPlaces = (tie: readonly string[]): number[] =>
    whole.answers.flatMap((answers, q) => (tie.includes(codes[q] ?? '') && !isAlike(answers) ? [q] : []));
  const open = tables.map(({ by, groups }) => {
    const opened = groups.map(openGroup);
    return { by, groups: opened, rest: where === null ? null : subtractGroups(whole, opened) };
  });
  const filled = sheets.filter(({ cases }) => cases > 0);
  const known = {
    whole,
    sheets: filled.map(openGroup),
    blanksEverywhere: filled.some((sheet) => sheet.known.blanksEverywhere),
    ties: filled.flatMap((sheet) => sheet.known.ties.map(tiedPlaces)).filter((tie) => tie.length > 1),
  };
  const unprotected: Protection = { withheld: null, hidden: new Set(), questions: codes.map(() => uncovered) };
  const protections =
    suppress === null ? tables.map(() => unprotected) : protect(open, meetings, known, { limit: suppress, hidesAlike });
  const contrasts = contrast
    ? contrastTables(tables, codes, protections, { practical, reference, sheets: grouped, hides: suppress !== null })
    : null;
  return {
    where,
    sheets: sheets.length,
    questions: questions.map(({ code, text }) => ({
      code,
      text,
      ...tallyFigures(programme, all.tallies.get(code) ?? emptyTally),
    })),
    cases: all.cases,
    suppressedBelow: suppress,
    alikeHidden: suppress !== null && hidesAlike,
    tied: codes.filter((_, q) => suppress !== null && known.ties.some((tie) => tie.includes(q))),
    practical,
    family: contrasts === null ? 0 : contrasts.family,
    tables: tables.map(({ by, groups }, t) => {
      const protection = protections[t] ?? unprotected;
      const { withheld } = protection;
      return {
        by,
        withheld,
        leftOut: codes.filter((_, q) => protection.questions[q] === null),
        groups: withheld === null ? groups.map((group, g) => showGroup(programme, group, g, codes, protection)) : [],
        contrasts: withheld === null ? (contrasts?.tables[t] ?? null) : null,
      };
    }),
  };
}

/** Whether breakdowns in which nothing is hidden show what `--publish` would hide. */
export function holdsSmallNumbers({ suppressedBelow, sheets, questions, tables }: Breakdowns, limit: number): boolean {
  if (suppressedBelow !== null) return false;
  const isSmall = ({ code, yes, no }: GroupAnswers, cases: number): boolean => {
    const { yes: allYes, no: allNo } = questions.find((question) => question.code === code) ?? { yes: 0, no: 0 };
    const rule = ruleFor({ yes: allYes ?? 0, no: allNo ?? 0 }, { limit, hidesAlike: true });
    return isFew([yes ?? 0, no ?? 0, cases - (yes ?? 0) - (no ?? 0)], rule);
  };
  return tables.some(
    ({ groups, contrasts }) =>
      (contrasts !== null && sheets > 1) ||
      groups.some(({ cases, questions: own }) => {
        const size = cases ?? 0;
        return isSmallCount(size, { limit }) || own.some((answers) => isSmall(answers, size));
      }),
  );
}

function tallyFigures(programme: Bands, { yes, no }: Pick<Tally, 'yes' | 'no'>) {
  return { yes, no, relevant: yes + no, percentage: placeInBand(programme, yes, yes + no)?.percentage ?? null };
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
  throw refusalFor('referenceUnknown', { column: '--reference' }, { found: reference, known, near });
}
