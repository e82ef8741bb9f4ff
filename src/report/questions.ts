/** Key questions with their percentages, side by side where the terminal is wide enough, otherwise one below the other. */
import type { KeyQuestionResult, StandardResult } from '../model.js';
import { visible } from '../visible.js';
import { grouped } from '../words.js';
import { pad, paragraph, widest, wrap, type Look } from './layout.js';

const plain = (text: string): string => text;

const percentageHeader = "Percentage 'Yes'";

/** The table of a standard's key questions: percentage with the lowest marked, and the counts behind it. */
export function questionTable(standard: StandardResult, look: Look): string[] {
  const { keyQuestions: questions } = standard;
  const header = standard.basis === 'unrated' ? standard.title : 'Key question';
  const counts = questions.map((question) => countWords(question, standard.provisional));
  const others = questions.map(otherWords);
  const countWidth = Math.max(widest(look, [...counts, ...others]), 'Yes of relevant'.length);
  const room = look.width - 2 - percentageHeader.length - countWidth - 4;
  const codeWidth = widest(
    look,
    questions.map(({ code }) => code),
  );
  const indent = codeWidth + 1;
  const rule = look.ascii ? '-' : '─';
  if (room < 28) return [...stacked(standard, look), ...footnote(questions, look)];
  const textWidth = Math.min(Math.max(widest(look, questions.map(wording)) + indent, header.length), room);
  // Only the words are painted, never the space that fills the column.
  const columns = (a: string, paint: (text: string) => string, b: string, c: string): string =>
    `  ${paint(a)}${' '.repeat(textWidth - look.columns(a))}  ${pad(look, b, percentageHeader.length)}  ${c}`;
  return [
    columns(visible(header), look.bold, percentageHeader, 'Yes of relevant'),
    `  ${rule.repeat(textWidth + percentageHeader.length + countWidth + 4)}`,
    ...questions.flatMap((question, i) => {
      const code = pad(look, question.code, indent);
      const lines = wrap(look, wording(question), textWidth - indent).map(
        (line, n) => (n === 0 ? code : ' '.repeat(indent)) + line,
      );
      const right = [counts[i] ?? '', ...(others[i] === '' ? [] : [others[i] ?? ''])];
      return Array.from({ length: Math.max(lines.length, right.length) }, (_, n) => {
        return columns(
          lines[n] ?? '',
          question.lowest ? look.bold : plain,
          n === 0 ? percentageWords(question, look) : '',
          right[n] ?? '',
        );
      });
    }),
    ...footnote(questions, look),
  ];
}

/** A question's words, marked where they are assumed. */
export function wording({ text, certainty }: KeyQuestionResult): string {
  return certainty === 'assumed' ? `${text} *` : text;
}

function footnote(questions: readonly KeyQuestionResult[], look: Look): string[] {
  const marked = questions.some(({ certainty }) => certainty === 'assumed');
  return marked ? paragraph(look, 'The wording is assumed.', 2, '* ').map(look.dim) : [];
}

/** The table for a narrow terminal: each question, and its figures below. */
function stacked({ keyQuestions, provisional }: StandardResult, look: Look): string[] {
  return keyQuestions.flatMap((question) => {
    const { code } = question;
    const figures = [
      `${percentageHeader} ${percentageWords(question, look)}`,
      question.yes === null ? 'counts not known' : countWords(question, provisional),
      otherWords(question),
    ];
    return [
      ...paragraph(look, wording(question), 2, `${code} `),
      ...paragraph(look, figures.filter((part) => part !== '').join(', '), 2 + code.length + 1),
    ];
  });
}

function percentageWords({ percentage, lowest }: KeyQuestionResult, look: Look): string {
  if (percentage === null) return 'not rated';
  return `${percentage}%${lowest ? (look.ascii ? ' <- lowest' : ' ◄ lowest') : ''}`;
}

/** The counts behind a percentage, "32 of 56". */
export function countWords({ yes, no }: KeyQuestionResult, provisional: boolean): string {
  return yes === null || no === null
    ? 'not known'
    : `${grouped(yes)} of ${grouped(yes + no)}${provisional ? ', provisional' : ''}`;
}

/** What is outside the base, so that the page adds up to the cases. */
function otherWords({ notApplicable, unanswered }: KeyQuestionResult): string {
  return [
    ...(notApplicable > 0 ? [`${grouped(notApplicable)} N/A`] : []),
    ...(unanswered > 0 ? [`${grouped(unanswered)} blank`] : []),
  ].join(', ');
}
