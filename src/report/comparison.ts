/** The output of `compare`: ratings in the order fell, rose, new, gone, unchanged; then every percentage with its change. */
import { changes } from '../analysis/comparison/comparison.js';
import { isSignificant } from '../analysis/statistics/holm.js';
import { textPart, titlePart } from '../model/document.js';
import { capitalise, formatCount, formatList } from '../words/english.js';
import { paragraph, type TextStyle } from './text/layout.js';
import { fieldworkMonth } from './reasons.js';
import { joinLines, partLines } from './text/document.js';
import { drawTable, type TextTable } from './text/table.js';
import type { Comparison, Independence, QuestionChange } from '../model/comparison.js';

/** The comparison as text, lines ended by LF. */
export function comparisonText(comparison: Comparison, style: TextStyle): string {
  const { programme, before, after, ratings } = comparison;
  const arrow = style.ascii ? '->' : '→';
  return joinLines([
    ...paragraph(style, sideWords(before), 0, 'Before  '),
    ...paragraph(style, sideWords(after), 0, 'After   '),
    ...paragraph(style, `Programme ${programme.id}: ${programme.title}`),
    ...changes.flatMap((change) => {
      const found = ratings.filter((rating) => rating.change === change);
      if (found.length === 0) return [];
      const lines = found.map(({ code, title, before: was, after: is }) => {
        const name = code === null ? title : `${code} ${title}`;
        return textPart(was === is ? `${name}: ${is}` : `${name}: ${was} ${arrow} ${is}`);
      });
      return partLines([titlePart(capitalise(change)), ...lines], style);
    }),
    '',
    ...drawTable([changesTable(comparison)], style, 'words'),
    '',
    ...conclusions(comparison).flatMap((sentence) => paragraph(style, sentence)),
  ]);
}

function sideWords({ inspection, sample, overall }: Comparison['before']): string {
  const { title, fieldwork } = inspection;
  return [
    title ?? sample.source,
    ...(fieldwork === null ? [] : [fieldworkMonth(fieldwork)]),
    ...(sample.cases === null ? [] : [formatCount(sample.cases, 'case')]),
    `score ${overall.score}/${overall.maximum}`,
  ].join(', ');
}

function changesTable({ questions, independence }: Comparison): TextTable {
  const tested = independence.independent;
  return {
    header: ['Key question', 'Before', 'After', 'Points', ...(tested ? ['95% interval', 'Distinguishable'] : [])],
    rows: questions.map((question) => [
      `${question.code} ${question.text}`,
      question.before === null ? '-' : `${question.before.percentage}%`,
      question.after === null ? '-' : `${question.after.percentage}%`,
      signedPoints(question.points),
      ...(tested ? testCells(question) : []),
    ]),
  };
}

function testCells({ difference }: QuestionChange): string[] {
  if (difference === null) return ['-', '-'];
  const { from, to, adjusted, distinguishable } = difference;
  return [
    `${signedPoints(Math.round(from))} to ${signedPoints(Math.round(to))}`,
    `${distinguishable ? 'yes' : 'no'}, p ${probability(adjusted)}`,
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
  if (tested.length === 0) return ['No question has counts on both sides, so nothing is said of chance.'];
  const told = tested.filter(({ difference }) => difference?.distinguishable === true).map(({ code }) => code);
  return [
    told.length === 0
      ? `No change is distinguishable from chance (${formatCount(tested.length, 'question')} compared).`
      : `Distinguishable from chance: ${formatList(told)} (${formatCount(tested.length, 'question')} compared).`,
    `${independentWords(independence)} The interval is Newcombe's of 1998 (method 10), as a description of each question alone; the verdict is Fisher's exact test with Holm's adjustment over all questions compared, at 0.05.`,
  ];
}

function independentWords({ because, sharedCases }: Independence): string {
  if (because === 'saidSo') return 'Taken as two independent samples, as --independent says.';
  const ids = sharedCases === null ? 'case ids are not known on both sides' : 'no case id stands in both';
  return `Taken as two independent samples: title and fieldwork are not the same, and ${ids}.`;
}

function dependentWords({ because, sharedCases }: Independence): string {
  const [reason, unless] =
    because === 'sharedCases'
      ? [
          `${formatCount(sharedCases ?? 0, 'case id stands', 'case ids stand')} in both sheets`,
          'the ids are numbered afresh in each inspection',
        ]
      : ['Title and fieldwork are the same', 'the samples are independent all the same'];
  return `${reason}, so this is one inspection at two times: changes only, with no interval and no test, because those are for two independent samples. If ${unless}, say so with --independent.`;
}
