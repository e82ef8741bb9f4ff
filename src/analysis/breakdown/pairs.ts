/** Pairs each group of a table with the reference group, by question. */
import type { Compared } from '../../model/breakdowns.js';
import type { GroupCounts, Tallies } from '../../model/reading.js';
import { emptyTally } from '../../scoring/tally.js';
import { fold } from '../../words/english.js';
import { compareGroups } from './contrast.js';
import type { Protection } from '../disclosure/protect.js';
import type { Stratum } from '../statistics/stratified.js';

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

/** Every other group paired with the reference group, question by question. */
export function pairsOf(
  groups: readonly GroupCounts[],
  questions: readonly string[],
  { hidden, questions: covers }: Protection,
  wanted: string | null,
  strataOf: (group: GroupCounts, other: GroupCounts, code: string) => readonly Stratum[],
): { reference: string | null; asked: boolean; pairs: Pair[] } {
  const asked = wanted === null ? undefined : groups.find((group) => fold(nameOf(group)) === fold(wanted));
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
        const recorded = isRecorded(group) && isRecorded(reference);
        return { question: code, group: name, compared: compareGroups(strataOf(group, reference, code), recorded) };
      });
  });
  return { reference: nameOf(reference), asked: asked !== undefined, pairs };
}

/** The answers of two groups to a question, sheet by sheet. */
export function strata(
  group: ReadonlyMap<number, Tallies>,
  other: ReadonlyMap<number, Tallies>,
  code: string,
): Stratum[] {
  const sheets = [...new Set([...group.keys(), ...other.keys()])].toSorted((a, b) => a - b);
  return sheets.map((sheet) => ({
    group: group.get(sheet)?.get(code) ?? emptyTally,
    reference: other.get(sheet)?.get(code) ?? emptyTally,
  }));
}
