/** Lays out key questions with their percentages: in columns if the terminal is wide enough, otherwise one below the other. */
import type { KeyQuestionResult, StandardResult } from '../../model/assessment.js';
import type { Method } from '../../model/programme.js';
import { formatNumber } from '../../words/english.js';
import { countWords, wording } from '../result-words.js';
import { pad, paragraph, widest, wrap, type TextStyle } from './layout.js';
import { barColumns, questionBars, type Bars } from './bar.js';

const percentageHeader = "Percentage 'Yes'";

/** The narrowest column of words beside bars. */
const fewestForWords = 40;

/**
 * The table of a standard's key questions: percentage with the lowest marked, and the counts behind it. In a terminal each percentage has a
 * bar between the edges of the bands, beside its figures if there is room, otherwise below them.
 */
export function questionTable(standard: StandardResult, method: Method, style: TextStyle): string[] {
  const { keyQuestions: questions } = standard;
  const header = standard.basis === 'unrated' ? standard.title : 'Key question';
  const bars = questionBars(method, standard, style);
  const counts = questions.map((question) => countWords(question, standard.provisional));
  const others = questions.map(outsideWords);
  const countWidth = Math.max(widest(style, [...counts, ...others]), 'Yes of relevant'.length);
  const figures = percentageHeader.length + 2 + countWidth;
  const room = style.width - 2 - figures - 2;
  if (room < 28) return [...stackQuestions(standard, bars, style), ...footnote(questions, style)];
  const roomBeside = room - barColumns.beside - 2;
  const beside = bars !== null && roomBeside >= fewestForWords;
  const barWidth = beside ? barColumns.beside : Math.min(figures, barColumns.most);
  const indent = codesWidth(questions, style);
  const needed = Math.max(widest(style, questions.map(wording)) + indent, widest(style, [header]));
  const textWidth = Math.min(needed, beside ? roomBeside : room);

  // Makes only the words bold, not the padding.
  const line = (words: string, isBold: boolean, right: string): string =>
    `  ${isBold ? style.bold(words) : words}${' '.repeat(textWidth - style.columns(words))}  ${right}`;
  const figure = (percentage: string, count: string): string =>
    `${pad(style, percentage, percentageHeader.length)}  ${pad(style, count, countWidth)}`;
  const rows = questions.flatMap((question, i) => {
    const words = wrap(style, wording(question), textWidth - indent);
    const told = [figure(markedPercentage(question, style), counts[i] ?? '')];
    if (others[i] !== '') told.push(figure('', others[i] ?? ''));
    const scale = i === questions.length - 1 ? bars?.axis(barWidth) : '';
    const drawn = [bars?.of(question, barWidth) ?? '', scale ?? ''].filter((part) => part !== '');
    const right = beside ? joinBeside(told, drawn, figure('', '')) : [...told, ...drawn];
    return Array.from({ length: Math.max(words.length, right.length) }, (_, n) => {
      const left = n < words.length ? pad(style, n === 0 ? question.code : '', indent) : '';
      return line(left + (words[n] ?? ''), question.lowest, right[n] ?? '');
    });
  });
  const rule = textWidth + 2 + figures + (beside ? 2 + barWidth : 0);
  const head = wrap(style, header, textWidth);
  return [
    ...head.map((words, n) =>
      line(words, true, n === head.length - 1 ? figure(percentageHeader, 'Yes of relevant') : ''),
    ),
    `  ${(style.ascii ? '-' : '─').repeat(rule)}`,
    ...rows,
    ...footnote(questions, style),
  ];
}

/** Lines side by side; `blank` for each line missing on the left. */
function joinBeside(left: readonly string[], right: readonly string[], blank: string): string[] {
  return Array.from(
    { length: Math.max(left.length, right.length) },
    (_, n) => `${left[n] ?? blank}  ${right[n] ?? ''}`,
  );
}

/** The columns that the codes take, with a space. */
function codesWidth(questions: readonly KeyQuestionResult[], style: TextStyle): number {
  const codes = questions.map(({ code }) => code);
  return widest(style, codes) + 1;
}

function footnote(questions: readonly KeyQuestionResult[], style: TextStyle): string[] {
  const marked = questions.some(({ certainty }) => certainty === 'assumed');
  return marked ? paragraph(style, 'The wording is assumed.', 2, '* ').map(style.dim) : [];
}

/** The table for a narrow terminal: each question, with its figures below. */
function stackQuestions({ keyQuestions, provisional }: StandardResult, bars: Bars | null, style: TextStyle): string[] {
  const indent = ' '.repeat(2 + codesWidth(keyQuestions, style));
  const room = Math.min(style.width - indent.length, barColumns.most);
  const drawn = room < barColumns.fewest ? null : bars;
  const lines = keyQuestions.flatMap((question) => {
    const { code } = question;
    const figures = [
      `${percentageHeader} ${markedPercentage(question, style)}`,
      question.yes === null ? 'counts not known' : countWords(question, provisional),
      outsideWords(question),
    ];
    return [
      ...paragraph(style, wording(question), 2, `${code} `),
      ...paragraph(style, figures.filter((part) => part !== '').join(', '), 2 + code.length + 1),
      ...(drawn === null || question.percentage === null ? [] : [indent + drawn.of(question, room)]),
    ];
  });
  return drawn === null ? lines : [...lines, indent + drawn.axis(room)];
}

function markedPercentage({ percentage, lowest }: KeyQuestionResult, style: TextStyle): string {
  if (percentage === null) return 'not rated';
  return `${percentage}%${lowest ? (style.ascii ? ' <- lowest' : ' ◄ lowest') : ''}`;
}

/** The answers outside the base, so that the page adds up to the cases. */
function outsideWords({ notApplicable, unanswered }: KeyQuestionResult): string {
  const outside = [
    [notApplicable, 'N/A'],
    [unanswered, 'unanswered'],
  ] as const;
  return outside.flatMap(([count, what]) => (count ? `${formatNumber(count)} ${what}` : [])).join(', ');
}
