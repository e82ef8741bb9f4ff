/** The terminal report: what stands beside the published pages and says the same. */
import type { Assessment, StandardResult } from '../../model/assessment.js';
import { rank } from '../../scoring/scale.js';
import { makeVisible } from '../../words/visible.js';
import { ratingWords } from '../../scoring/words.js';
import { pad, paragraph, widest, wrap, type TextStyle } from './layout.js';
import { panelLines, type FullResult } from '../panel.js';
import { plainSentences } from '../plain-sentences.js';
import { questionTable } from './questions.js';
import { assumedSentence, marksOf, notesOf, stillToCome, titlePage } from '../result-words.js';
import { twoResults, why } from '../sentences.js';

/** The whole report as text, lines ended by LF. What a panel asks is told in a line each where it was worked out. */
export function textReport(assessment: Assessment | FullResult, look: TextStyle): string {
  const lines = [
    ...titleLines(assessment, look),
    '',
    ...ratingsPage(assessment, look),
    ...assessment.standards.flatMap((standard) => ['', ...standardSection(assessment, standard, look)]),
    ...('sensitivity' in assessment ? panelLines(assessment, look) : []),
    ...notes(assessment, look),
  ];
  return `${lines.map((line) => line.trimEnd()).join('\n')}\n`;
}

function titleLines(assessment: Assessment, look: TextStyle): string[] {
  const { title, lines } = titlePage(assessment);
  return [...paragraph(look, title).map(look.bold), ...lines.flatMap((line) => paragraph(look, line))];
}

/** What the page of ratings shows. */
type Ratings = Pick<Assessment, 'overall' | 'standards'> & {
  readonly method: Pick<Assessment['method'], 'domains' | 'ratings'>;
};

/** The score, the overall rating, and each standard under its domain. */
export function ratingsPage(assessment: Ratings, look: TextStyle): string[] {
  const { overall, standards, method } = assessment;
  const both = twoResults(assessment);
  const provisional = overall.provisional ? ', provisional' : '';
  const soFar = overall.complete ? '' : ' so far';
  const left = stillToCome(assessment);
  const row = ratingRow(assessment, look);
  return [
    `${look.bold(`Score ${overall.score}/${overall.maximum}`)}${soFar}${provisional}`,
    ...(both === null ? [] : paragraph(look, both, 2)),
    `${look.bold('Overall rating')} ${coloured(assessment, overall.rating ?? 'none yet', overall.rating, look)}${overall.rating === null ? '' : provisional}`,
    ...(left === null ? [] : paragraph(look, left, 2)),
    ...method.domains.flatMap((domain) => [
      '',
      ...paragraph(look, `${domain.code}. ${domain.title}`).map(look.bold),
      ...standards.filter((standard) => standard.domain === domain.code).flatMap(row),
    ]),
  ];
}

/** Makes the row of a standard: code, title, rating and marks in columns where they fit, otherwise one below the other. */
function ratingRow(assessment: Ratings, look: TextStyle): (standard: StandardResult) => string[] {
  const { standards } = assessment;
  const codeWidth = widest(
    look,
    standards.map(({ code }) => code),
  );
  const titleWidth = widest(
    look,
    standards.map(({ title }) => title),
  );
  const ratingWidth = widest(look, standards.map(ratingWords));
  const marksWidth = widest(
    look,
    standards.map((standard) => marksOf(standard).join(', ')),
  );
  // A long title is wrapped before the columns are given up.
  const room = Math.min(titleWidth, look.width - codeWidth - ratingWidth - marksWidth - 8);
  const inColumns = room >= Math.min(titleWidth, 24);
  return (standard) => {
    const words = makeVisible(ratingWords(standard));
    const rating = coloured(assessment, words, standard.rating, look);
    const marks = look.dim(marksOf(standard).join(', '));
    const code = pad(look, standard.code, codeWidth);
    if (inColumns) {
      const fill = ' '.repeat(ratingWidth - look.columns(words));
      const [first = '', ...more] = wrap(look, standard.title, room);
      return [
        `  ${code}  ${pad(look, first, room)}  ${rating}${fill}  ${marks}`,
        ...more.map((line) => `  ${' '.repeat(codeWidth)}  ${line}`),
      ];
    }
    const title = paragraph(look, standard.title, 2, `${code} `);
    const indent = ' '.repeat(codeWidth + 3);
    return [...title, `${indent}${rating}`, ...marksOf(standard).map((mark) => `${indent}${look.dim(`(${mark})`)}`)];
  };
}

function coloured({ method }: Ratings, text: string, rating: string | null, look: TextStyle): string {
  if (rating === null) return look.dim(makeVisible(text));
  return look.rating(rank(method.ratings, rating), method.ratings.length)(makeVisible(text));
}

function standardSection(assessment: Assessment, standard: StandardResult, look: TextStyle): string[] {
  const { code, title, keyQuestions, borderline, provisional } = standard;
  const heading = `${code} ${title}: ${ratingWords(standard)}${provisional ? ' (provisional)' : ''}`;
  return [
    ...paragraph(look, heading).map(look.bold),
    ...(keyQuestions.length === 0 ? [] : questionTable(standard, assessment.method, look)),
    ...paragraph(look, plainSentences(assessment, standard, 'codes').join(' '), 2),
    ...why(assessment, standard).flatMap((sentence) => paragraph(look, sentence, 2)),
    ...borderline.flatMap(({ message }) => paragraph(look, message, 2, 'Borderline: ')),
  ];
}

function notes(assessment: Assessment, look: TextStyle): string[] {
  const assumed = assumedSentence(assessment);
  const told = [...notesOf(assessment), ...(assumed === null ? [] : [`${assumed} --explain gives every source.`])];
  if (told.length === 0) return [];
  return ['', look.bold('Notes'), ...told.flatMap((message) => paragraph(look, message, 2, '- '))];
}
