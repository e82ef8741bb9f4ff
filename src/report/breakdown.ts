/** Breakdowns by profile columns: a table for each question, with its contrasts below. */
import type { Breakdown, Breakdowns, Group } from '../analysis/breakdown.js';
import type { SupportingTable } from '../analysis/supporting.js';
import type { Assessment } from '../model.js';
import { listed } from '../words.js';
import { contrastIntro, contrastLines } from './contrasts.js';
import { paragraph, type Look } from './layout.js';
import { table } from './table.js';

/** An assessment with its breakdowns. */
interface Broken extends Assessment {
  readonly supporting: readonly SupportingTable[];
}

/** Stands for a figure that is hidden. Source: the shorthand of the Government Statistical Service. */
const confidential = '[c]';

/** The tables that were asked for, each under a heading of its own. */
export function breakdownSection(result: Broken, { tables, ...run }: Breakdowns, look: Look): string[] {
  const filter = listed(
    Object.entries(run.where ?? {}).map(([column, values]) => `${column} = ${listed(values, 'or')}`),
  );
  const limit = run.suppressedBelow;
  const said = [
    'Ratings belong to the whole sample: a group has percentages, and no rating.',
    ...(run.where === null
      ? []
      : [`Only cases with ${filter} are broken down. The filter touches no rating: those above are of all cases.`]),
    ...(limit === null
      ? []
      : [
          `${confidential} confidential: a count from 1 to ${limit - 1}, or a figure that would give one away. Whatever is hidden could have been another number.`,
        ]),
  ];
  return tables.flatMap((one) => [
    '',
    ...paragraph(look, `By ${listed(one.by)}`).map(look.bold),
    ...said.flatMap((sentence) => paragraph(look, sentence, 2)),
    ...tableLines(result, one, run, look),
  ]);
}

function tableLines(
  result: Broken,
  breakdown: Breakdown,
  { where, practical, family }: Omit<Breakdowns, 'tables'>,
  look: Look,
): string[] {
  const { withheld, groups, leftOut, contrasts } = breakdown;
  if (withheld !== null) return paragraph(look, whyWithheld[withheld], 2);
  if (groups.length === 0) {
    const spelt = where === null ? '' : ' Is the filter spelt as in the sheet?';
    return paragraph(look, `Warning: no case is counted here.${spelt}`, 2);
  }
  const range = `An index from ${practical.from.toFixed(2)} to ${practical.to.toFixed(2)} makes no practical difference.`;
  const codes = groups[0]?.questions.map(({ code }) => code) ?? [];
  return [
    ...(leftOut.length === 0
      ? []
      : paragraph(look, `Left out, since hiding could not be enough: ${listed(leftOut)}.`, 2)),
    ...(contrasts === null ? [] : paragraph(look, `${contrastIntro(contrasts, family)} ${range}`, 2)),
    ...codes.flatMap((code) => {
      const answersOf = (name: string) =>
        groups.find((group) => group.name === name)?.questions.find((question) => question.code === code);
      return [
        '',
        ...paragraph(look, textOf(result, code), 2, `${code} `).map(look.bold),
        ...table(
          look,
          [breakdown.by.join(', '), 'Cases', "Percentage 'Yes'", 'Yes of relevant'],
          [...groups.map((group) => row(group, code)), ...(where === null ? wholeRow(result, code) : [])],
        ),
        ...(contrasts === null ? [] : contrastLines(contrasts, code, answersOf, look)),
      ];
    }),
  ];
}

const whyWithheld: Readonly<Record<NonNullable<Breakdown['withheld']>, string>> = {
  small: 'Withheld: the groups are so small that hiding single figures would not be enough. Merge values with --group.',
  shares:
    'Withheld: it shares a column or a filter with a table above, or divides its groups, and the two together would tell more than each alone. Ask for it in a run of its own.',
};

function row({ name, cases, questions }: Group, code: string): string[] {
  const answers = questions.find((question) => question.code === code);
  const size = cases === null ? confidential : String(cases);
  if (answers === undefined) return [name, size, '', ''];
  const { yes, relevant, percentage, hidden } = answers;
  if (hidden) return [name, size, confidential, `${confidential} of ${relevant ?? confidential}`];
  return [name, size, percentage === null ? 'nothing relevant' : `${percentage}%`, `${yes} of ${relevant}`];
}

/** The whole sample, in which the groups are to be seen. */
function wholeRow({ sample, standards, supporting }: Broken, code: string): string[][] {
  const key = standards.flatMap(({ keyQuestions }) => keyQuestions).find((question) => question.code === code);
  const other = supporting.flatMap(({ questions }) => questions).find((question) => question.code === code);
  const { yes = null, no = null, percentage = null } = key ?? other ?? {};
  if (yes === null || no === null) return [];
  const printed = percentage === null ? 'nothing relevant' : `${percentage}%`;
  return [['Whole sample', String(sample.cases ?? ''), printed, `${yes} of ${yes + no}`]];
}

function textOf({ standards, supporting }: Broken, code: string): string {
  const all = [
    ...standards.flatMap(({ keyQuestions }) => keyQuestions),
    ...supporting.flatMap(({ questions }) => questions),
  ];
  return all.find((question) => question.code === code)?.text ?? '';
}
