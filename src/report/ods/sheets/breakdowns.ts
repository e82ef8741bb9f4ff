/** Breakdowns by profile columns: a worksheet for each, and one for its contrasts. */
import type { Breakdown, Breakdowns, Group, GroupAnswers } from '../../../analysis/breakdown/breakdown.js';
import type { Assessment } from '../../../model/assessment.js';
import { formatList } from '../../../words/english.js';
import { makeVisible } from '../../../words/visible.js';
import { whyWithheld } from '../../breakdown.js';
import { subjectOf } from '../../result-words.js';
import {
  distinctNames,
  numbers,
  orMark,
  tabName,
  words,
  type Cell,
  type Column,
  type Sheet,
} from '../../../model/worksheet.js';
import { contrastSheet } from './contrasts.js';
import { aboutGroups } from './groups.js';

/** For each breakdown its groups, and below it, where they were asked for, its contrasts. */
export function breakdownSheets(result: Assessment, run: Breakdowns): Sheet[] {
  return run.tables.flatMap((table) => [
    groupsSheet(result, run, table),
    ...(table.contrasts === null || table.contrasts.results.length === 0
      ? []
      : [contrastSheet(result, run, table, table.contrasts)]),
  ]);
}

/** A row for each question and group, and for the whole sample unless a filter narrows the groups. */
function groupsSheet(result: Assessment, run: Breakdowns, { by, groups, leftOut, withheld }: Breakdown): Sheet {
  const shown = run.questions.filter(({ code }) => !leftOut.includes(code));
  const rows = shown.flatMap(({ code, text, ...whole }): Cell[][] => {
    const question = [code, orMark(text, 'x')];
    return [
      ...groups.flatMap((group) => {
        const answers = group.questions.find((one) => one.code === code);
        return answers === undefined
          ? []
          : [[...question, ...valuesOf(group), orMark(group.cases, 'c'), ...figures(answers)]];
      }),
      ...(run.where === null
        ? [[...question, ...by.map(() => 'Whole sample'), run.cases, ...figures({ ...whole, hidden: false })]]
        : []),
    ];
  });
  const table = withheld === null && groups.length > 0 && rows.length > 0;
  return {
    name: tabName(makeVisible(`By ${by.join(' ')}`)),
    title: `Questions by ${formatList(by)}: ${subjectOf(result)}`,
    lines: [...aboutGroups(run, leftOut), ...(table ? [] : [whyNone(withheld, groups)])],
    table: table ? { columns: columnsOf(by), rows } : null,
  };
}

function whyNone(withheld: Breakdown['withheld'], groups: readonly Group[]): string {
  if (withheld !== null) return whyWithheld[withheld];
  return groups.length === 0 ? 'No case is counted here.' : 'No question is left that could be shown.';
}

/** The headers of a table are unlike each other, whatever the columns of the sheet are called. */
function columnsOf(by: readonly string[]): Column[] {
  const fixed = [
    numbers('Cases', 2.4),
    numbers('Yes', 2),
    numbers('No', 2),
    numbers('Relevant (Yes and No)', 3.2),
    numbers("Percentage 'Yes'", 3.4),
  ];
  const before = ['Question', 'Wording'];
  const named = distinctNames([...before, ...fixed.map(({ header }) => header), ...by], Infinity).slice(
    before.length + fixed.length,
  );
  return [words('Question', 2.6), words('Wording', 11), ...named.map((header) => words(header, 6)), ...fixed];
}

const valuesOf = ({ values }: Group): string[] => values.map((value) => value ?? 'not recorded');

function figures({ yes, no, relevant, percentage, hidden }: Omit<GroupAnswers, 'code'>): Cell[] {
  return [orMark(yes, 'c'), orMark(no, 'c'), orMark(relevant, 'c'), orMark(percentage, hidden ? 'c' : 'z')];
}
