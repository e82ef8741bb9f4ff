/** Breakdowns by profile columns: what groups answered, a standard at a time, with contrasts below. */
import type { StandardResult } from '../../model/assessment.js';
import {
  questionTables,
  textPart,
  titlePart,
  type AnswersPart,
  type GroupCell,
  type Part,
} from '../../model/document.js';
import { compact, formatFilter, formatList, formatNumber } from '../../words/english.js';
import type { Addition } from '../analysis.js';
import type { Breakdown, Breakdowns, GroupAnswers } from '../../model/breakdowns.js';
import { standardName, standardOf } from '../../scoring/words.js';
import { confidential } from '../disclosure/rule.js';
import { contrastIntro, contrastItems } from './contrast-words.js';
import { breakdownSheets, hiddenWords, leftOutWords, tiedWords, wholeSampleOnly, whyWithheld } from './worksheets.js';

type Named = readonly Pick<StandardResult, 'code' | 'title'>[];

export const breakdownsAddition: Addition<'breakdowns', { readonly breakdowns?: Breakdowns }> = {
  key: 'breakdowns',
  section: ({ breakdowns, standards }) => (breakdowns === undefined ? [] : breakdownSection(breakdowns, standards)),
  worksheets: ({ breakdowns }) => (breakdowns === undefined ? [] : breakdownSheets(breakdowns)),
};

/** The tables that were asked for, each with a heading. */
export function breakdownSection(run: Breakdowns, standards: Named): Part[] {
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
    ...tableParts(one, run, standards),
  ]);
}

function tableParts(breakdown: Breakdown, run: Breakdowns, standards: Named): Part[] {
  const { where, sheets, questions, cases } = run;
  const { by, withheld, groups, leftOut, contrasts } = breakdown;
  if (withheld !== null) return [textPart(whyWithheld[withheld])];
  if (groups.length === 0) {
    const spelt = where === null ? '' : ' Is the filter spelt as in the sheet?';
    return [textPart(`Warning: no case is counted here.${spelt}`)];
  }
  const shown = questions.filter(({ code }) => !leftOut.includes(code));
  const rows = compact([...groups, where === null && { name: sheets === 1 ? 'Whole sample' : 'All sheets', cases }]);
  const asked = shown.map(({ code, text, ...whole }) => {
    const ofGroups = groups.map((group) => group.questions.find((question) => question.code === code));
    const answers = where === null ? [...ofGroups, { code, ...whole, hidden: false }] : ofGroups;
    const answersOf = (name: string) => answers[rows.findIndex((one) => one.name === name)];
    const below = contrasts === null ? [] : contrastItems(contrasts, code, answersOf, sheets);
    const caption = `${code} by ${formatList(by)}`;
    return {
      code,
      text,
      caption,
      answers: answers.map(cellOf),
      below,
      standard: standardOf(standards, code)?.code ?? null,
    };
  });
  const parts = [...new Set(asked.map(({ standard }) => standard))].map((standard): AnswersPart => ({
    kind: 'answers',
    title: standard === null ? null : standardName({ standards }, standard),
    by: by.join(', '),
    groups: rows.map((row) => ({
      name: row.name,
      cases: row.cases === null ? confidential : formatNumber(row.cases),
    })),
    questions: asked.filter((question) => question.standard === standard),
  }));
  // With one question for each standard, its wording says more than the standard's title.
  const isSparse = parts.every((part) => part.questions.length === 1);
  return [
    ...compact([leftOutWords(leftOut), tiedWords(run, breakdown), contrasts && contrastIntro(contrasts, run)]).map(
      textPart,
    ),
    ...(isSparse ? parts.flatMap(questionTables) : parts),
  ];
}

function cellOf(answers: GroupAnswers | undefined): GroupCell {
  if (answers === undefined) return { percentage: '', count: '', bar: null };
  const { yes, relevant, percentage, hidden } = answers;
  const count = [hidden ? null : yes, relevant].map((one) => (one === null ? confidential : formatNumber(one)));
  const shown = hidden ? confidential : percentage === null ? 'nothing relevant' : `${percentage}%`;
  return { percentage: shown, count: count.join(' of '), bar: percentage };
}
