/** The output of `compare`: ratings in the order fell, rose, new, gone, unchanged; then every percentage with its change. */
import { changes } from '../analysis/comparison/comparison.js';
import { isSignificant } from '../analysis/statistics/holm.js';
import { textPart, titlePart } from '../model/document.js';
import type { Composite } from '../model/assessment.js';
import { capitalise, formatApart, formatCount, formatList, formatShare } from '../words/english.js';
import { paragraph, type TextStyle } from './text/layout.js';
import { fieldworkMonth } from './reasons.js';
import { joinLines, partLines } from './text/document.js';
import { drawTable, type TextTable } from './text/table.js';
import type { Comparison, Independence, QuestionChange } from '../model/comparison.js';

/** The comparison as text, lines ended by LF. */
export function comparisonText(comparison: Comparison, style: TextStyle): string {
  const { programme, before, after, ratings, remarks } = comparison;
  const arrow = style.ascii ? '->' : '→';
  return joinLines([
    ...paragraph(style, sideWords(before), 0, 'Before  '),
    ...paragraph(style, sideWords(after), 0, 'After   '),
    ...paragraph(style, `Programme ${programme.id}: ${programme.title}`),
    ...[...changes, null].flatMap((change) => {
      const found = ratings.filter((rating) => (isUnratedOtherwise(rating) ? null : rating.change) === change);
      if (found.length === 0) return [];
      const lines = found.map(({ code, title, before: was, after: is }) => {
        const name = code === null ? title : `${code} ${title}`;
        return textPart(was === is ? `${name}: ${is}` : `${name}: ${was} ${arrow} ${is}`);
      });
      return partLines([titlePart(capitalise(change ?? 'without a rating, before and after')), ...lines], style);
    }),
    ...(remarks.length === 0 ? [] : partLines([titlePart('Remarks'), ...remarks.map(textPart)], style)),
    '',
    ...drawTable([changesTable(comparison)], style, 'words'),
    '',
    ...compositeSentences(comparison).flatMap((sentence) => paragraph(style, sentence)),
    ...conclusions(comparison).flatMap((sentence) => paragraph(style, sentence)),
  ]);
}

/** Whether something has no rating before and after, for other reasons: its rating is unchanged, and what is said of it is not. */
const isUnratedOtherwise = ({ change, before, after }: Comparison['ratings'][number]): boolean =>
  change === 'unchanged' && before !== after;

function sideWords({ inspection, sample, overall }: Comparison['before']): string {
  const { title, fieldwork } = inspection;
  return [
    title ?? sample.source,
    ...(fieldwork === null ? [] : [fieldworkMonth(fieldwork)]),
    ...(sample.cases === null ? [] : [formatCount(sample.cases, 'case')]),
    `score ${overall.score}/${overall.maximum}${overall.complete ? '' : ' so far'}`,
    ...(overall.provisional ? ['provisional'] : []),
  ].join(', ');
}
const share = (composite: Composite | null): string =>
  composite?.percentage == null
    ? 'none'
    : `${composite.percentage}% (${formatShare(composite.yes, composite.relevant)})`;

function compositeSentences({ composites }: Comparison): string[] {
  const each = composites.map(
    ({ code, before, after }) => `${code ?? 'all standards that count'} from ${share(before)} to ${share(after)}`,
  );
  return each.length === 0 ? [] : [`Cases with Yes on every key question that applied: ${formatList(each)}.`];
}

function changesTable({ questions, independence }: Comparison): TextTable {
  const tested = independence.independent;
  return {
    header: [
      'Key question',
      'Before',
      'After',
      'Points',
      ...(tested ? ['95% interval', 'p', 'Adjusted p', 'Distinguishable'] : []),
    ],
    rows: questions.map((question) => [
      `${question.code} ${question.text}`,
      question.before === null ? '-' : `${question.before.percentage}%`,
      question.after === null ? '-' : `${question.after.percentage}%`,
      signedPoints(question.points),
      ...(tested ? testCells(question) : []),
    ]),
  };
}

const intervalEnd = (points: number): string => `${points > 0 ? '+' : ''}${formatApart(points, 1, 0)}`;

function testCells({ difference }: QuestionChange): string[] {
  if (difference === null) return ['-', '-', '-', '-'];
  const { from, to, p, adjusted, distinguishable } = difference;
  return [
    `${intervalEnd(from)} to ${intervalEnd(to)}`,
    probability(p),
    probability(adjusted),
    distinguishable ? 'yes' : 'no',
  ];
}

/** A change in points with its sign; a dash if there is none. */
function signedPoints(points: number | null): string {
  if (points === null) return '-';
  return points > 0 ? `+${points}` : String(points === 0 ? 0 : points);
}

/** A probability to three decimals, or as many as it takes not to contradict the verdict; below that "under …", never 0. */
function probability(p: number): string {
  if (p < 0.001) return '< 0.001';
  const decimals = [3, 4, 5, 6].find((d) => isSignificant(Number(p.toFixed(d))) === isSignificant(p));
  return p.toFixed(decimals ?? 9);
}

function conclusions({ independence, questions }: Comparison): string[] {
  if (!independence.independent) return [dependentWords(independence)];
  const tested = questions.filter(({ difference }) => difference !== null);
  if (tested.length === 0)
    return [`${independentWords(independence)} No question has counts on both sides, so nothing is said of chance.`];
  const told = tested.filter(({ difference }) => difference?.distinguishable === true).map(({ code }) => code);
  return [
    told.length === 0
      ? `No change is distinguishable from chance (${formatCount(tested.length, 'question')} compared).`
      : `Distinguishable from chance: ${formatList(told)} (${formatCount(tested.length, 'question')} compared).`,
    `${independentWords(independence)} The interval is Newcombe's of 1998 (method 10), as a description of each question alone. p is that of Fisher's exact test, two-sided; adjusted p is the same after Holm's adjustment over all questions compared, and decides at 0.05.`,
  ];
}

/** What the two sides have alike and not, and what is not known of both, as parts of a sentence. */
function factWords({ sharedCases, same, different }: Independence) {
  const names = { title: 'title', fieldwork: 'start of fieldwork', cases: 'case ids' } as const;
  const isSame = {
    title: 'the title is the same',
    fieldwork: 'fieldwork started at the same time',
    cases: `${formatCount(sharedCases ?? 0, 'case id stands', 'case ids stand')} in both sheets`,
  };
  const isDifferent = {
    title: 'the titles differ',
    fieldwork: 'fieldwork started at different times',
    cases: 'no case id stands in both sheets',
  };
  const unknown = (['title', 'fieldwork', 'cases'] as const).filter(
    (name) => !same.includes(name) && !different.includes(name),
  );
  return {
    alike: formatList(same.map((name) => isSame[name])),
    apart: formatList(different.map((name) => isDifferent[name])),
    unknown: formatList(unknown.map((name) => names[name])),
  };
}

function independentWords(independence: Independence): string {
  const { alike, apart } = factWords(independence);
  if (independence.because !== 'saidSo') return `Taken as two independent samples, because ${apart}.`;
  return `Taken as two independent samples, as --independent says${alike === '' ? '' : `, although ${alike}`}.`;
}

function dependentWords(independence: Independence): string {
  const { alike, apart, unknown } = factWords(independence);
  const only = 'changes only, with no interval and no test, because those are for two independent samples';
  if (independence.because === 'saidSo')
    return `Taken as one inspection at two times, as --same says${apart === '' ? '' : `, although ${apart}`}: ${only}.`;
  if (independence.because !== 'unclear')
    return `Taken as one inspection at two times, because ${alike}: ${only}. If they are two samples whose sheets are numbered alike, say so with --independent.`;
  const known = [alike, apart].filter((words) => words !== '').join(', but ');
  const facts = [known, unknown === '' ? '' : `not known on both sides: ${unknown}`].filter((words) => words !== '');
  return `${capitalise(facts.join('; '))}. So it cannot be said whether these are two samples or one inspection at two times: changes only, with no interval and no test. Say which with --independent or --same.`;
}
