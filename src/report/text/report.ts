/** The terminal report, with the content of the published pages. */
import type { Assessment, OverallResult, RatedStandard, StandardResult } from '../../model/assessment.js';
import { headingPart, textPart, titledList } from '../../model/document.js';
import { isWarning } from '../../problems/notes.js';
import { rank } from '../../scoring/scale.js';
import { ratingWords } from '../../scoring/words.js';
import { makeVisible } from '../../words/visible.js';
import { panelWords, type FullResult } from '../full-result.js';
import { plainSentences } from '../../scoring/plain-sentences.js';
import {
  assumedSentence,
  marksOf,
  notesOf,
  reasonParts,
  standardHeading,
  stillToCome,
  titlePage,
  ratingsPageTitle,
} from '../result-words.js';
import { twoResults } from '../reasons.js';
import { joinLines, partLines } from './document.js';
import { pad, paragraph, widest, wrap, type TextStyle } from './layout.js';
import { questionTable } from './questions.js';

/** The whole report as text, lines ended by LF. It has the lines for a panel if the result has the analyses. */
export function textReport(assessment: Assessment | FullResult, style: TextStyle): string {
  const assumed = assumedSentence(assessment);
  const panel = 'sensitivity' in assessment ? panelWords(assessment) : [];
  const lineWords = panel.map(({ words, option }) => `${words} (${option})`);
  const notes = [...notesOf(assessment), ...(assumed === null ? [] : [`${assumed} --explain gives every source.`])];
  return joinLines([
    ...ratingsPage(assessment, style),
    ...assessment.standards.flatMap((standard) => standardSection(assessment, standard, style)),
    ...partLines([...titledList('For the ratings panel', lineWords), ...titledList('Notes', notes)], style),
  ]);
}

/** The ratings page alone, with the warnings that stand among the notes of the whole report. Lines are ended by LF. */
export function briefReport(assessment: Assessment, style: TextStyle): string {
  const warnings = assessment.notes.filter(isWarning).map(({ message }) => message);
  return joinLines([...ratingsPage(assessment, style), ...partLines(titledList('Notes', warnings), style)]);
}

/** The first page: the title, and the ratings. */
export function ratingsPage(assessment: Assessment, style: TextStyle): string[] {
  const { title, lines } = titlePage(assessment);
  return [
    ...paragraph(style, title).map(style.bold),
    ...lines.flatMap((line) => paragraph(style, line)),
    '',
    ...ratingsLines(assessment, style),
  ];
}

interface Ratings {
  readonly overall: OverallResult;
  readonly standards: readonly RatedStandard[];
  readonly method: Pick<Assessment['method'], 'domains' | 'ratings'>;
}

/** The score, the overall rating, and each standard under its domain. */
export function ratingsLines(assessment: Ratings, style: TextStyle): string[] {
  const { standards, method } = assessment;
  const both = twoResults(assessment);
  const { score, rating } = overallLines(assessment, style);
  const left = stillToCome(assessment);
  const row = ratingRow(assessment, style);
  return [
    score,
    ...(both === null ? [] : paragraph(style, both, 2)),
    rating,
    ...(left === null ? [] : paragraph(style, left, 2)),
    ...method.domains.flatMap((domain) => [
      '',
      ...paragraph(style, ratingsPageTitle(domain, standards)).map(style.bold),
      ...standards.filter((standard) => standard.domain === domain.code).flatMap(row),
    ]),
  ];
}

/** The lines of the score and of the overall rating. */
function overallLines(assessment: Ratings, style: TextStyle) {
  const { score, maximum, rating, complete, provisional: isProvisional } = assessment.overall;
  const provisional = isProvisional ? ', provisional' : '';
  const painted = paintRating(assessment, rating ?? 'none yet', rating, style);
  return {
    score: `${style.bold(`Score ${score}/${maximum}`)}${complete ? '' : ' so far'}${provisional}`,
    rating: `${style.bold('Overall rating')} ${painted}${rating === null ? '' : provisional}`,
  };
}

/** The score and the overall rating once more, for the end of a report that scrolls away. */
export function closingLines(assessment: Assessment, style: TextStyle): string {
  const { score, rating } = overallLines(assessment, style);
  return joinLines(['', score, rating]);
}

/** Makes the row of a standard: code, title, rating and marks in columns if they fit, otherwise one below the other. */
function ratingRow(assessment: Ratings, style: TextStyle): (standard: RatedStandard) => string[] {
  const widthOf = (words: (standard: RatedStandard) => string): number =>
    widest(style, assessment.standards.map(words));
  const codeWidth = widthOf(({ code }) => code);
  const titleWidth = widthOf(({ title }) => title);
  const ratingWidth = widthOf(ratingWords);
  const marksWidth = widthOf((standard) => marksOf(standard).join(', '));
  // A long title is wrapped before columns are given up.
  const room = Math.min(titleWidth, style.width - codeWidth - ratingWidth - marksWidth - 8);
  const inColumns = room >= Math.min(titleWidth, 24);
  return (standard) => {
    const words = makeVisible(ratingWords(standard));
    const rating = paintRating(assessment, words, standard.rating, style);
    const code = pad(style, standard.code, codeWidth);
    if (inColumns) {
      const fill = ' '.repeat(ratingWidth - style.columns(words));
      const [first = '', ...more] = wrap(style, standard.title, room);
      return [
        `  ${code}  ${pad(style, first, room)}  ${rating}${fill}  ${style.dim(marksOf(standard).join(', '))}`,
        ...more.map((line) => `  ${' '.repeat(codeWidth)}  ${line}`),
      ];
    }
    const title = paragraph(style, standard.title, 2, `${code} `);
    const indent = ' '.repeat(codeWidth + 3);
    return [...title, `${indent}${rating}`, ...marksOf(standard).map((mark) => `${indent}${style.dim(`(${mark})`)}`)];
  };
}

function paintRating({ method }: Ratings, text: string, rating: string | null, style: TextStyle): string {
  if (rating === null) return style.dim(makeVisible(text));
  return style.rating(rank(method.ratings, rating), method.ratings.length)(makeVisible(text));
}

function standardSection(assessment: Assessment, standard: StandardResult, style: TextStyle): string[] {
  const sentences = textPart(plainSentences(assessment, standard, 'codes').join(' '));
  return [
    ...partLines([headingPart(standardHeading(standard))], style),
    ...(standard.keyQuestions.length === 0 ? [] : questionTable(standard, assessment.method, style)),
    ...partLines([sentences, ...reasonParts(assessment, standard)], style),
  ];
}
