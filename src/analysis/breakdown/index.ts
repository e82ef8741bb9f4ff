/** Breakdowns by profile columns: a table for each question, with its contrasts below. */
import { textPart, titlePart, type Part } from '../../model/document.js';
import { compact, formatFilter, formatList } from '../../words/english.js';
import type { Addition } from '../analysis.js';
import type { Breakdown, Breakdowns, Group, GroupAnswers } from '../../model/breakdowns.js';
import { confidential } from '../disclosure/rule.js';
import { contrastIntro, contrastItems } from './contrast-words.js';
import { breakdownSheets, hiddenWords, leftOutWords, tiedWords, wholeSampleOnly, whyWithheld } from './worksheets.js';

export const breakdownsAddition: Addition<'breakdowns', { readonly breakdowns?: Breakdowns }> = {
  key: 'breakdowns',
  section: ({ breakdowns }) => (breakdowns === undefined ? [] : breakdownSection(breakdowns)),
  worksheets: ({ breakdowns }) => (breakdowns === undefined ? [] : breakdownSheets(breakdowns)),
};

/** The tables that were asked for, each with a heading. */
export function breakdownSection(run: Breakdowns): Part[] {
  const { where, suppressedBelow } = run;
  const said = compact([
    wholeSampleOnly,
    where !== null &&
      `Only cases with ${formatFilter(where)} are broken down. The filter touches no rating: those above are of all cases.`,
    suppressedBelow !== null &&
      `${confidential} confidential: ${hiddenWords(run)}, or a figure that would give one away. Whatever is hidden could have been another number.`,
  ]);
  return run.tables.flatMap((one) => [
    titlePart(`By ${formatList(one.by)}`),
    ...said.map(textPart),
    ...tableParts(one, run),
  ]);
}

function tableParts(breakdown: Breakdown, run: Breakdowns): Part[] {
  const { where, sheets, questions } = run;
  const { by, withheld, groups, leftOut, contrasts } = breakdown;
  if (withheld !== null) return [textPart(whyWithheld[withheld])];
  if (groups.length === 0) {
    const spelt = where === null ? '' : ' Is the filter spelt as in the sheet?';
    return [textPart(`Warning: no case is counted here.${spelt}`)];
  }
  const shown = questions.filter(({ code }) => !leftOut.includes(code));
  return [
    ...compact([leftOutWords(leftOut), tiedWords(run, breakdown), contrasts && contrastIntro(contrasts, run)]).map(
      textPart,
    ),
    ...shown.flatMap(({ code, text: wording, ...whole }): Part[] => {
      const all = { code, ...whole, hidden: false };
      const rows: readonly Row[] = compact([
        ...groups.map((group) => ({ ...group, answers: group.questions.find((question) => question.code === code) })),
        where === null && { name: sheets === 1 ? 'Whole sample' : 'All sheets', cases: run.cases, answers: all },
      ]);
      const answersOf = (name: string) => rows.find((one) => one.name === name)?.answers;
      return [
        { kind: 'subheading', lead: code, text: wording },
        {
          kind: 'table',
          caption: `${code} by ${formatList(by)}`,
          header: [by.join(', '), 'Cases', "Percentage 'Yes'", 'Yes of relevant'],
          rows: rows.map(cellsOf),
          percentages: rows.map(({ answers }) => answers?.percentage ?? null),
        },
        ...(contrasts === null ? [] : contrastItems(contrasts, code, answersOf, sheets)),
      ];
    }),
  ];
}

/** A group, or all cases, with its answers to one question. */
type Row = Pick<Group, 'name' | 'cases'> & { readonly answers: GroupAnswers | undefined };

function cellsOf({ name, cases, answers }: Row): string[] {
  const size = cases === null ? confidential : String(cases);
  if (answers === undefined) return [name, size, '', ''];
  const { yes, relevant, percentage, hidden } = answers;
  if (hidden) return [name, size, confidential, `${confidential} of ${relevant ?? confidential}`];
  return [name, size, percentage === null ? 'nothing relevant' : `${percentage}%`, `${yes} of ${relevant}`];
}
