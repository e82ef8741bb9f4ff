/** Key questions with their percentages, side by side where the terminal is wide enough, otherwise one below the other. */
import type { KeyQuestionResult, StandardResult } from '../../model/assessment.js';
import { formatNumber } from '../../words/english.js';
import { pad, paragraph, widest, wrap, type TextStyle } from './layout.js';
import { barColumns, barsOf, type Bands, type Bars } from './question-bars.js';

type Paint = (text: string) => string;

const plain: Paint = (text) => text;

const percentageHeader = "Percentage 'Yes'";

/** The narrowest column of words that is left where bars stand beside the figures. */
const fewestForWords = 40;

/**
 * The table of a standard's key questions: percentage with the lowest marked, and the counts behind it. In a terminal each percentage has
 * a bar between the edges of the bands: beside its figures where there is the room, otherwise below them.
 */
export function questionTable(standard: StandardResult, method: Bands, look: TextStyle): string[] {
  const { keyQuestions: questions } = standard;
  const header = standard.basis === 'unrated' ? standard.title : 'Key question';
  const bars = barsOf(method, standard, look);
  const counts = questions.map((question) => countWords(question, standard.provisional));
  const others = questions.map(otherWords);
  const countWidth = Math.max(widest(look, [...counts, ...others]), 'Yes of relevant'.length);
  const figures = percentageHeader.length + 2 + countWidth;
  const room = look.width - 2 - figures - 2;
  if (room < 28) return [...stacked(standard, bars, look), ...footnote(questions, look)];
  const roomBeside = room - barColumns.beside - 2;
  const beside = bars !== null && roomBeside >= fewestForWords;
  const barWidth = beside ? barColumns.beside : Math.min(figures, barColumns.most);
  const indent = codesWidth(questions, look) + 1;
  const needed = Math.max(widest(look, questions.map(wording)) + indent, widest(look, [header]));
  const textWidth = Math.min(needed, beside ? roomBeside : room);

  // Only the words are painted, never the space that fills the column.
  const line = (words: string, paint: Paint, right: string): string =>
    `  ${paint(words)}${' '.repeat(textWidth - look.columns(words))}  ${right}`;
  const figure = (percentage: string, count: string): string =>
    `${pad(look, percentage, percentageHeader.length)}  ${pad(look, count, countWidth)}`;
  const rows = questions.flatMap((question, i) => {
    const words = wrap(look, wording(question), textWidth - indent);
    const told = [
      figure(percentageWords(question, look), counts[i] ?? ''),
      ...(others[i] === '' ? [] : [figure('', others[i] ?? '')]),
    ];
    const scale = i === questions.length - 1 ? bars?.axis(barWidth) : '';
    const drawn = [bars?.of(question, barWidth) ?? '', scale ?? ''].filter((part) => part !== '');
    const right = beside ? zipped(told, drawn, figure('', '')) : [...told, ...drawn];
    return Array.from({ length: Math.max(words.length, right.length) }, (_, n) => {
      const left = n < words.length ? (n === 0 ? pad(look, question.code, indent) : ' '.repeat(indent)) : '';
      return line(left + (words[n] ?? ''), question.lowest ? look.bold : plain, right[n] ?? '');
    });
  });
  const rule = textWidth + 2 + figures + (beside ? 2 + barWidth : 0);
  const head = wrap(look, header, textWidth);
  return [
    ...head.map((words, n) =>
      line(words, look.bold, n === head.length - 1 ? figure(percentageHeader, 'Yes of relevant') : ''),
    ),
    `  ${(look.ascii ? '-' : '─').repeat(rule)}`,
    ...rows,
    ...footnote(questions, look),
  ];
}

/** Lines side by side; where the left ones are fewer, `blank` stands for them. */
function zipped(left: readonly string[], right: readonly string[], blank: string): string[] {
  return Array.from(
    { length: Math.max(left.length, right.length) },
    (_, n) => `${left[n] ?? blank}  ${right[n] ?? ''}`,
  );
}

function codesWidth(questions: readonly KeyQuestionResult[], look: TextStyle): number {
  return widest(
    look,
    questions.map(({ code }) => code),
  );
}

/** A question's words, marked where they are assumed. */
export function wording({ text, certainty }: KeyQuestionResult): string {
  return certainty === 'assumed' ? `${text} *` : text;
}

function footnote(questions: readonly KeyQuestionResult[], look: TextStyle): string[] {
  const marked = questions.some(({ certainty }) => certainty === 'assumed');
  return marked ? paragraph(look, 'The wording is assumed.', 2, '* ').map(look.dim) : [];
}

/** The table for a narrow terminal: each question, and its figures below. */
function stacked({ keyQuestions, provisional }: StandardResult, bars: Bars | null, look: TextStyle): string[] {
  const indent = ' '.repeat(2 + codesWidth(keyQuestions, look) + 1);
  const room = Math.min(look.width - indent.length, barColumns.most);
  const drawn = room < barColumns.fewest ? null : bars;
  const lines = keyQuestions.flatMap((question) => {
    const { code } = question;
    const figures = [
      `${percentageHeader} ${percentageWords(question, look)}`,
      question.yes === null ? 'counts not known' : countWords(question, provisional),
      otherWords(question),
    ];
    return [
      ...paragraph(look, wording(question), 2, `${code} `),
      ...paragraph(look, figures.filter((part) => part !== '').join(', '), 2 + code.length + 1),
      ...(drawn === null || question.percentage === null ? [] : [indent + drawn.of(question, room)]),
    ];
  });
  return drawn === null ? lines : [...lines, indent + drawn.axis(room)];
}

function percentageWords({ percentage, lowest }: KeyQuestionResult, look: TextStyle): string {
  if (percentage === null) return 'not rated';
  return `${percentage}%${lowest ? (look.ascii ? ' <- lowest' : ' ◄ lowest') : ''}`;
}

/** The counts behind a percentage, "32 of 56". */
export function countWords({ yes, no }: KeyQuestionResult, provisional: boolean): string {
  return yes === null || no === null
    ? 'not known'
    : `${formatNumber(yes)} of ${formatNumber(yes + no)}${provisional ? ', provisional' : ''}`;
}

/** What is outside the base, so that the page adds up to the cases. */
function otherWords({ notApplicable, unanswered }: KeyQuestionResult): string {
  return [
    ...(notApplicable > 0 ? [`${formatNumber(notApplicable)} N/A`] : []),
    ...(unanswered > 0 ? [`${formatNumber(unanswered)} blank`] : []),
  ].join(', ');
}
