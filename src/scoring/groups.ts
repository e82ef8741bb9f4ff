/** Groups of cases, and how the groups of several sheets are added. */
import type { GroupCounts, Grouped, Meeting } from '../model/reading.js';
import { addTallies } from './tally.js';

/** The key of a group in every sheet: its values, whatever their capitals and spaces. Not recorded is a value of its own. */
export function groupKey(values: readonly (string | null)[]): string {
  return JSON.stringify(values.map((value) => value?.trim().replace(/\s+/g, ' ').toLowerCase() ?? ''));
}

/**
 * Compares two group keys for sorting: by value, column by column, not recorded last. The order says nothing about the sizes of groups.
 *
 * @example
 * [groupKey([null]), groupKey(['White']), groupKey(['Asian'])].toSorted(compareGroupKeys) // ['["asian"]', '["white"]', '[""]']
 */
export function compareGroupKeys(a: string, b: string): number {
  const [left, right] = [a, b].map((key) => JSON.parse(key) as string[]);
  for (const [i, value] of (left ?? []).entries()) {
    const other = right?.[i] ?? '';
    if (value === other) continue;
    if (value === '' || other === '') return value === '' ? 1 : -1;
    return value < other ? -1 : 1;
  }
  return 0;
}

/** Adds the groups of several sheets, broken down by the same columns. A group is spelt as in the first sheet that has it. */
export function addGrouped(sheets: readonly Grouped[]): Grouped {
  const [first] = sheets;
  if (first === undefined || sheets.length === 1)
    return first ?? { where: null, questions: [], tables: [], meetings: [] };
  const sums = first.tables.map((_, t) => addTableGroups(sheets, t));
  const places = sums.map((groups) => new Map(groups.map(({ values }, place) => [groupKey(values), place])));
  const placeOf = (sheet: Grouped, t: number, g: number): number =>
    places[t]?.get(groupKey(sheet.tables[t]?.groups[g]?.values ?? [])) ?? -1;
  return {
    where: first.where,
    questions: [...new Map(sheets.flatMap(({ questions }) => questions.map((one) => [one.code, one]))).values()],
    tables: first.tables.map(({ by }, t) => ({ by, groups: sums[t] ?? [] })),
    meetings: first.meetings.map(({ tables }, m): Meeting => {
      const [a, b] = tables;
      const met = new Map<string, readonly [number, number]>();
      for (const sheet of sheets) {
        for (const [one, other] of sheet.meetings[m]?.groups ?? []) {
          const pair = [placeOf(sheet, a, one), placeOf(sheet, b, other)] as const;
          met.set(pair.join(), pair);
        }
      }
      return { tables, groups: [...met.values()] };
    }),
  };
}

function addTableGroups(sheets: readonly Grouped[], t: number): GroupCounts[] {
  const groups = new Map<string, GroupCounts>();
  for (const { tables } of sheets) {
    for (const group of tables[t]?.groups ?? []) {
      const key = groupKey(group.values);
      const { values, cases, tallies } = groups.get(key) ?? { values: group.values, cases: 0, tallies: new Map() };
      groups.set(key, { values, cases: cases + group.cases, tallies: addTallies(tallies, group.tallies) });
    }
  }
  return [...groups].toSorted(([a], [b]) => compareGroupKeys(a, b)).map(([, group]) => group);
}

/** The tallies of one group of table `t` in each sheet that has it, by the position of the sheet. */
export function talliesBySheet(sheets: readonly Grouped[], t: number, { values }: GroupCounts) {
  const key = groupKey(values);
  return new Map(
    sheets.flatMap(({ tables }, s) => {
      const found = tables[t]?.groups.find((group) => groupKey(group.values) === key);
      return found === undefined ? [] : [[s, found.tallies] as const];
    }),
  );
}
