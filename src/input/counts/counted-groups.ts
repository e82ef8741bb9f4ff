/** The rows of a counts sheet, by group: their totals, and whether every question of a group counts the same cases. */
import type { Problems } from '../../problems/problems.js';
import type { Grouped, Place, Tally } from '../../model/reading.js';
import { addTallies, emptyTally } from '../../scoring/tally.js';
import { groupings, type GroupingContext } from '../sheet/groupings.js';
import type { QuestionColumn } from '../sheet/headers.js';

/** One row: the answers to a question in a group. */
export interface GroupRow {
  readonly tally: Tally;
  readonly outstanding: number;
  readonly line: number;
}

/** Cases with the same values in the group columns. A sheet without group columns has one group, without values. */
export interface CountedGroup {
  readonly values: readonly string[];
  /** By question code. */
  readonly rows: Map<string, GroupRow>;
}

const casesOf = ({ tally }: GroupRow): number => tally.yes + tally.no + tally.notApplicable + tally.unanswered;

/** Collects the rows of a counts sheet by group. */
export class CountedGroups {
  readonly #groups = new Map<string, CountedGroup>();

  /** Adds the row of this question in this group; there is only one. */
  add(values: readonly string[], code: string, counted: GroupRow): void {
    const key = JSON.stringify(values);
    const group = this.#groups.get(key) ?? { values, rows: new Map<string, GroupRow>() };
    this.#groups.set(key, group);
    group.rows.set(code, counted);
  }

  /** The tallies of all groups together, by question. */
  tallies(): ReadonlyMap<string, Tally> {
    return [...this.#groups.values()]
      .map(({ rows }): ReadonlyMap<string, Tally> => new Map([...rows].map(([code, { tally }]) => [code, tally])))
      .reduce(addTallies, new Map());
  }

  /** The cases of all groups together, the same for every question. */
  cases(): number {
    return this.#sum(casesOf);
  }

  outstanding(): number {
    return this.#sum(({ outstanding }) => outstanding);
  }

  /**
   * Every case counts once for every question of its group. Adds a problem for a row that counts other cases than the first of its group,
   * and for a group that lacks the row of a question.
   */
  refuseUnequal(file: string, countsAll: boolean, problems: Problems): void {
    const questions = new Set([...this.#groups.values()].flatMap(({ rows }) => [...rows.keys()]));
    for (const { rows, values } of this.#groups.values()) {
      for (const code of questions)
        if (!rows.has(code)) problems.add('countsGroupShort', { file, column: code }, { values });
      const [first, ...others] = rows;
      if (first === undefined) continue;
      for (const [code, row] of others) {
        const place: Place = { file, line: row.line, column: code };
        const details = { cases: casesOf(row), first: first[0], firstCases: casesOf(first[1]) };
        if (countsAll && details.cases !== details.firstCases) problems.add('countsTotal', place, details);
        const { outstanding } = row;
        const firstOutstanding = first[1].outstanding;
        if (outstanding !== firstOutstanding)
          problems.add('countsOutstanding', place, { outstanding, first: first[0], firstOutstanding });
      }
    }
  }

  /**
   * The breakdowns that were asked for, by these columns and for these questions; null if none were. A column that does not exist is a
   * problem. Throws a `Refusal` if there are too many groups.
   */
  breakdowns(
    names: readonly string[],
    questions: readonly (QuestionColumn & { readonly asked: string })[],
    context: GroupingContext,
  ): Grouped | null {
    const profile = names.map((name) => ({ kind: 'profile' as const, name }));
    const headers = [...names, ...questions.map(({ asked }) => asked)];
    const tables = groupings({ columns: [...profile, ...questions], headers }, context);
    if (tables === null || context.problems.total > 0) return null;
    for (const { values, rows } of this.#groups.values()) {
      const [first] = rows.values();
      const cases = first === undefined ? 0 : casesOf(first);
      // As in a case sheet, cases that are all still to be inspected are not a group.
      if (cases === 0) continue;
      tables.seeAlike({
        cells: values,
        cases,
        answered: (column) => rows.get(questions[column - names.length]?.code ?? '')?.tally ?? emptyTally,
      });
    }
    return tables.grouped();
  }

  #sum(of: (counted: GroupRow) => number): number {
    const firsts = [...this.#groups.values()].flatMap(({ rows }) => [...rows.values()].slice(0, 1));
    return firsts.reduce((sum, row) => sum + of(row), 0);
  }
}
