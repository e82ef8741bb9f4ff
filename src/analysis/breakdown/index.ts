/** Breakdowns by profile columns: a table for each question, with its contrasts below. */
import { textPart, titlePart, type Part } from '../../model/document.js';
import { formatFilter, formatList } from '../../words/english.js';
import type { Addition } from '../analysis.js';
import type { Breakdown, Breakdowns, Group } from '../../model/breakdowns.js';
import { contrastIntro, contrastItems } from './contrast-words.js';
import { breakdownSheets, whyWithheld } from './worksheets.js';

export const breakdownsAddition: Addition<'breakdowns', { readonly breakdowns?: Breakdowns }> = {
  key: 'breakdowns',
  section: ({ breakdowns }) => (breakdowns === undefined ? [] : breakdownSection(breakdowns)),
  worksheets: ({ breakdowns }) => (breakdowns === undefined ? [] : breakdownSheets(breakdowns)),
};

/** The mark for a hidden figure. Source: the shorthand of the Government Statistical Service. */
const confidential = '[c]';

/** The tables that were asked for, each with a heading. */
export function breakdownSection({ tables, ...run }: Breakdowns): Part[] {
  const limit = run.suppressedBelow;
  const said = [
    'Ratings belong to the whole sample: a group has percentages, and no rating.',
    ...(run.where === null
      ? []
      : [
          `Only cases with ${formatFilter(run.where)} are broken down. The filter touches no rating: those above are of all cases.`,
        ]),
    ...(limit === null
      ? []
      : [
          `${confidential} confidential: a count from 1 to ${limit - 1}, or a figure that would give one away. Whatever is hidden could have been another number.`,
        ]),
  ];
  return tables.flatMap((one) => [
    titlePart(`By ${formatList(one.by)}`),
    ...said.map(textPart),
    ...tableParts(one, run),
  ]);
}

function tableParts(breakdown: Breakdown, run: Omit<Breakdowns, 'tables'>): Part[] {
  const { where, practical, family, sheets, questions } = run;
  const { withheld, groups, leftOut, contrasts } = breakdown;
  if (withheld !== null) return [textPart(whyWithheld[withheld])];
  if (groups.length === 0) {
    const spelt = where === null ? '' : ' Is the filter spelt as in the sheet?';
    return [textPart(`Warning: no case is counted here.${spelt}`)];
  }
  const range = `An index from ${practical.from.toFixed(2)} to ${practical.to.toFixed(2)} makes no practical difference.`;
  const shown = questions.filter(({ code }) => !leftOut.includes(code));
  return [
    ...(leftOut.length === 0 ? [] : [textPart(`Left out, since hiding could not be enough: ${formatList(leftOut)}.`)]),
    ...(contrasts === null ? [] : [textPart(contrastIntro(contrasts, { family, sheets, range }))]),
    ...shown.flatMap(({ code, text: wording, ...whole }): Part[] => {
      const answersOf = (name: string) =>
        groups.find((group) => group.name === name)?.questions.find((question) => question.code === code);
      return [
        { kind: 'subheading', lead: code, text: wording },
        {
          kind: 'table',
          caption: `${code} by ${formatList(breakdown.by)}`,
          header: [breakdown.by.join(', '), 'Cases', "Percentage 'Yes'", 'Yes of relevant'],
          rows: [...groups.map((group) => row(group, code)), ...(where === null ? [wholeRow(run, whole)] : [])],
          percentages: [
            ...groups.map((group) => shownPercentage(group, code)),
            ...(where === null ? [whole.percentage] : []),
          ],
        },
        ...(contrasts === null ? [] : contrastItems(contrasts, code, answersOf, sheets)),
      ];
    }),
  ];
}

function row({ name, cases, questions }: Group, code: string): string[] {
  const answers = questions.find((question) => question.code === code);
  const size = cases === null ? confidential : String(cases);
  if (answers === undefined) return [name, size, '', ''];
  const { yes, relevant, percentage, hidden } = answers;
  if (hidden) return [name, size, confidential, `${confidential} of ${relevant ?? confidential}`];
  return [name, size, percentage === null ? 'nothing relevant' : `${percentage}%`, `${yes} of ${relevant}`];
}

/** A group's percentage; null if hidden. */
function shownPercentage({ questions }: Group, code: string): number | null {
  const answers = questions.find((question) => question.code === code);
  return answers === undefined || answers.hidden ? null : answers.percentage;
}

/** The row of all cases, with which groups can be compared. */
function wholeRow(
  { cases, sheets }: Pick<Breakdowns, 'cases' | 'sheets'>,
  { yes, relevant, percentage }: Pick<Breakdowns['questions'][number], 'yes' | 'relevant' | 'percentage'>,
): string[] {
  const printed = percentage === null ? 'nothing relevant' : `${percentage}%`;
  return [sheets === 1 ? 'Whole sample' : 'All sheets', String(cases), printed, `${yes} of ${relevant}`];
}
