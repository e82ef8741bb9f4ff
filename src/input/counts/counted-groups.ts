/** The rows of a counts sheet, by group: their totals, and whether every question of a group counts the same cases. */
import type { Problems } from '../../problems/problems.js';
import type { Grouped, Tally } from '../../model/reading.js';
import { addTally, emptyTally } from '../../scoring/tally.js';
import { makeGroupings, type GroupingContext } from '../sheet/groupings.js';
import type { QuestionColumn } from '../sheet/headers.js';

/** One row: the answers to a question in a group. */
export interface GroupRow {
  readonly tally: Tally;
  readonly toInspect: number;
  readonly line: number;
}

/** Cases with the same values in the group columns. A sheet without group columns has one group, without values. */
interface CountedGroup {
  readonly values: readonly string[];
  /** By question code. */
  readonly rows: Map<string, GroupRow>;
}

const casesOf = ({ tally }: GroupRow): number => tally.yes + tally.no + tally.notApplicable + tally.unanswered;

/** Collects the rows of a counts sheet by group. */
export class CountedGroups {
  readonly #groups = new Map<string, CountedGroup>();

  /** Adds the row of this question in this group; there is only one. */
  add(values: readonly string[], code: string, row: GroupRow): void {
    const key = JSON.stringify(values);
    const group = this.#groups.get(key) ?? { values, rows: new Map<string, GroupRow>() };
    group.rows.set(code, row);
    this.#groups.set(key, group);
  }

  /** The tallies of all groups together, by question; and their cases, which are the same for every question. */
  sums(): { tallies: ReadonlyMap<string, Tally>; cases: number; toInspect: number } {
    const tallies = new Map<string, Tally>();
    let [cases, toInspect] = [0, 0];
    for (const { rows } of this.#groups.values()) {
      for (const [code, { tally }] of rows) tallies.set(code, addTally(tallies.get(code) ?? emptyTally, tally));
      const [first] = rows.values();
      if (first === undefined) continue;
      cases += casesOf(first);
      toInspect += first.toInspect;
    }
    return { tallies, cases, toInspect };
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
      const [one, ...others] = rows;
      if (one === undefined) continue;
      const [first, firstRow] = one;
      const [firstCases, firstToInspect] = [casesOf(firstRow), firstRow.toInspect];
      for (const [code, row] of others) {
        const place = { file, line: row.line, column: code };
        const [cases, { toInspect }] = [casesOf(row), row];
        if (countsAll && cases !== firstCases) problems.add('countsTotal', place, { cases, first, firstCases });
        if (toInspect !== firstToInspect) problems.add('countsToInspect', place, { toInspect, first, firstToInspect });
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
    const tables = makeGroupings({ columns: [...profile, ...questions], headers }, context);
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
}
