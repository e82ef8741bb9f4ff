/**
 * Disclosure control for the breakdowns of one run. The figures and composites of all cases are public, those of every sheet too where
 * several are pooled, and so is this rule. It promises that for each hidden count there is another sample, with another count there, for
 * which everything printed would be the same. With several sheets it promises this of every small count in the groups of each sheet as
 * well. What a composite ties together is one set of questions; every other question is a set by itself.
 *
 * 1. If every key question has a blank somewhere, nothing is shown: a row of blanks is no case, so the blanks of one question tell of those
 *    of the others. Otherwise the answers to each set can be exchanged among cases without a thought for the others.
 * 2. Sizes under the limit are hidden, and the smallest others with them (`hiddenSizes`). Nothing else is shown of those groups.
 * 3. A set with a small count (`isFew`) is hidden in enough of the smallest groups (`partCover`). If there are several tables it is
 *    hidden in every group of each (`wholeCover`), so that no two tables show the same question in two ways.
 * 4. If hiding cannot be enough, the set is left out of the table, whether its counts are small there or not (`mannerOf`). If hiding
 *    is not enough for the sizes, the table is withheld (`sizesAreSafe`).
 * 5. Of tables that share a column or a filter, or of which one divides the other's groups further (`isNested`), only the first is shown:
 *    each would give away hidden counts of the other.
 * 6. Of several sheets only the first table is shown, and of its questions those that are a set by themselves and for which the groups of
 *    each sheet stay unknown (`pooledGate`).
 *
 * Why it holds over several tables of one sheet: sizes, and the answers of groups of hidden size, can be changed by exchanging values of
 * one column among the cases of those groups, which changes no other figure of any table; and the answers to a hidden set can be exchanged
 * freely among cases, because no table shows it.
 */
import type { Breakdown } from '../../model/breakdowns.js';
import type { Meeting } from '../../model/reading.js';
import { fold } from '../../words/english.js';
import type { Answered } from '../statistics/wilson.js';
import {
  addGroups,
  countsOfGroup,
  isSmall,
  mannerOf,
  partCover,
  wholeCover,
  type Cover,
  type Question,
} from './questions.js';
import { ruleFor, type HidingRule } from './rule.js';
import { pooledGate } from './sheets.js';
import { hiddenSizes, sizesAreSafe, type Places } from './sizes.js';

/** Cases with their answers, a pair for each question. */
export interface OpenGroup {
  readonly cases: number;
  readonly answers: readonly Answered[];
}

/** A table before anything is hidden. */
export interface OpenTable {
  readonly by: readonly string[];
  readonly groups: readonly OpenGroup[];
  /** The cases outside the filter, which whole-sample figures give away; null without a filter. */
  readonly rest: OpenGroup | null;
}

/** What anybody knows without the tables. */
export interface PublicFigures {
  readonly whole: OpenGroup;
  /** The sheets that have cases. */
  readonly sheets: readonly OpenGroup[];
  /** Whether a sheet has a blank in every key question. */
  readonly blanksEverywhere: boolean;
  /** The questions, by position, that a composite of a sheet ties together: two or more each, none of which all cases answered alike. */
  readonly ties: readonly (readonly number[])[];
}

type Reason = NonNullable<Breakdown['withheld']>;

/** What may be shown of a table. */
export interface Protection {
  readonly withheld: Reason | null;
  /** The positions of the groups of which nothing is shown. */
  readonly hidden: Places;
  /** For each question, the further groups in which it is hidden; null if it is left out of the table. */
  readonly questions: readonly (Cover | null)[];
}

/** A question that is shown in every group whose size is. */
export const uncovered: Cover = { places: new Set(), basesKnown: false };

/** Which figures of a run's tables may be shown under a rule. */
export function protect(
  tables: readonly OpenTable[],
  meetings: readonly Meeting[],
  known: PublicFigures,
  rule: HidingRule,
): Protection[] {
  const withhold = (withheld: Reason): Protection => ({ withheld, hidden: new Set(), questions: [] });
  if (known.blanksEverywhere) return tables.map(() => withhold('blanks'));
  if (known.sheets.length > 1)
    return tables.map((table, t) =>
      t > 0 ? withhold('shares') : (pooledProtection(table, known, rule) ?? withhold('exposed')),
    );
  const sets = setsOf(known);
  const sized: (Sized | Reason)[] = [];
  const sizedOrWhyNot = (table: OpenTable, i: number): Sized | Reason => {
    if (sharesColumn(table, tables.slice(0, i))) return 'shares';
    const found = sizeUp(table, known.whole, rule);
    if (found === null) return 'exposed';
    const tied = sized.some((before, j) => {
      const met = meetings.find(({ tables: [a, b] }) => a === j && b === i)?.groups ?? [];
      return typeof before === 'object' && isNested(met, before.hidden, found.hidden);
    });
    return tied ? 'shares' : found;
  };
  for (const [i, table] of tables.entries()) sized.push(sizedOrWhyNot(table, i));
  const open = sized.filter((one) => typeof one === 'object');
  const inSets = open.map(({ questions }) => sets.map((set) => set.flatMap((q) => questions[q] ?? [])));
  const manners = inSets.map((table) => table.map((set) => mannerOf(set, open.length > 1)));
  /** For each table its sets with small counts, except those left out of it. */
  const small = inSets.map((table, t) => table.map((set, s) => manners[t]?.[s] !== 'leftOut' && isSmall(set)));
  return sized.map((one): Protection => {
    if (typeof one === 'string') return withhold(one);
    const t = open.indexOf(one);
    const questions: (Cover | null)[] = one.questions.map(() => null);
    for (const [s, set] of sets.entries()) {
      const manner = manners[t]?.[s];
      if (manner === 'leftOut') continue;
      const own = inSets[t]?.[s] ?? [];
      const isOpen = !small.some((table) => table[s] === true);
      const covers = isOpen || manner === 'free' ? null : manner === 'part' ? partCover(own) : wholeCover(own);
      for (const [i, q] of set.entries()) questions[q] = isOpen ? uncovered : (covers?.[i] ?? null);
    }
    return { withheld: null, hidden: one.hidden, questions };
  });
}

/** The questions in sets, by position: those that a composite ties, and each of the others by itself. */
function setsOf({ ties, whole }: PublicFigures): readonly (readonly number[])[] {
  const alone = whole.answers.flatMap((_, q) => (ties.some((tie) => tie.includes(q)) ? [] : [[q]]));
  return [...ties, ...alone];
}

/** Which figures of a table of several sheets may be shown; null if none. */
function pooledProtection(
  table: OpenTable,
  { whole, sheets, ties }: PublicFigures,
  rule: HidingRule,
): Protection | null {
  const sized = sizeUp(table, whole, rule);
  if (sized === null) return null;
  const rows = sized.questions.map(({ known, together }) => [...known, ...(together === null ? [] : [together])]);
  const groups = (rows[0] ?? []).map(({ cases }) => cases);
  const together = sized.hidden.size === 0 ? null : groups.length - 1;
  const isOpen = pooledGate({ groups, together, sheets: sheets.map(({ cases }) => cases) }, rule);
  if (isOpen === null) return null;
  const questions = rows.map((answers, q) => {
    if (ties.some((tie) => tie.includes(q))) return null;
    const ofSheets = sheets.map(({ cases, answers: own }) =>
      countsOfGroup({ cases, ...(own[q] ?? { yes: 0, no: 0 }) }),
    );
    return isOpen({ groups: answers.map(countsOfGroup), sheets: ofSheets }) ? uncovered : null;
  });
  return { withheld: null, hidden: sized.hidden, questions };
}

/** Whether a table could be compared with a table before it. */
function sharesColumn({ by, rest }: OpenTable, before: readonly OpenTable[]): boolean {
  const columns = new Set(by.map(fold));
  return before.some((table) => rest !== null || table.by.some((name) => columns.has(fold(name))));
}

/**
 * Whether one of two tables divides the groups of the other further, as ethnicity in full does with ethnicity in two groups. Groups of
 * hidden size are treated as one, so that the answer does not depend on the hidden sizes.
 */
function isNested(met: Meeting['groups'], hiddenA: Places, hiddenB: Places): boolean {
  const merged = met.map(([one, other]) => [hiddenA.has(one) ? -1 : one, hiddenB.has(other) ? -1 : other] as const);
  const pairs = new Set(merged.map((pair) => pair.join())).size;
  const [inA, inB] = [new Set(merged.map(([one]) => one)).size, new Set(merged.map(([, other]) => other)).size];
  return (inA > 1 && pairs === inB) || (inB > 1 && pairs === inA);
}

/** The hidden sizes of a table, and its questions with those sizes hidden. */
interface Sized {
  readonly hidden: Places;
  readonly questions: readonly Question[];
}

/** The hidden sizes of a table; null if hiding sizes cannot be enough. */
function sizeUp(table: OpenTable, whole: OpenGroup, rule: HidingRule): Sized | null {
  const { limit } = rule;
  // The cases outside a filter are treated as a group: nobody prints them, but anybody can work them out.
  const rest = table.rest === null || table.rest.cases === 0 ? [] : [table.rest];
  const groups = [...table.groups, ...rest];
  const sizes = groups.map(({ cases }) => cases);
  const hidden = hiddenSizes(sizes, limit);
  const anyShown = table.groups.some((_, i) => !hidden.has(i));
  if (!anyShown || (hidden.size > 0 && !sizesAreSafe(sizes, hidden, limit))) return null;
  const questions = whole.answers.map((ofAll, q): Question => {
    const all = groups.map(({ cases, answers }, place) => ({ place, cases, ...(answers[q] ?? { yes: 0, no: 0 }) }));
    const others = all.filter(({ place }) => hidden.has(place));
    return {
      known: all.filter(({ place }) => !hidden.has(place)).toSorted((a, b) => a.cases - b.cases),
      together: others.length === 0 ? null : addGroups(others),
      rule: ruleFor(ofAll, rule),
    };
  });
  return { hidden, questions };
}
