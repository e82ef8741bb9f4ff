/** The terminal report: what stands beside the published pages and says the same. */
import type { Assessment, StandardResult } from '../model.js';
import { rank } from '../scoring/scale.js';
import { visible } from '../visible.js';
import { counted, listed } from '../words.js';
import { ratingWords } from '../scoring/words.js';
import { pad, paragraph, widest, wrap, type Look } from './layout.js';
import { panelLines, type Analysed } from './panel.js';
import { plainSentences } from './plain-sentences.js';
import { questionTable } from './questions.js';
import { assumptions, fieldworkMonth, twoResults, why } from './sentences.js';

/** The whole report as text, lines ended by LF. What a panel asks is told in a line each where it was worked out. */
export function textReport(assessment: Assessment | Analysed, look: Look): string {
  const lines = [
    ...titlePage(assessment, look),
    '',
    ...ratingsPage(assessment, look),
    ...assessment.standards.flatMap((standard) => ['', ...standardSection(assessment, standard, look)]),
    ...('sensitivity' in assessment ? panelLines(assessment, look) : []),
    ...notes(assessment, look),
  ];
  return `${lines.map((line) => line.trimEnd()).join('\n')}\n`;
}

function titlePage({ inspection, sample, programme, notes: all }: Assessment, look: Look): string[] {
  const { title, region, fieldwork } = inspection;
  const assumed = all.filter(({ code }) => code === 'programmeAssumed');
  const outstanding = sample.outstanding > 0 ? `, ${sample.outstanding} still to be inspected` : '';
  const cases = sample.cases === null ? '' : `${counted(sample.cases, 'case')} inspected${outstanding}`;
  return [
    ...paragraph(look, title ?? sample.source).map(look.bold),
    ...(region === null ? [] : paragraph(look, region)),
    ...(fieldwork === null ? [] : paragraph(look, `Fieldwork started ${fieldworkMonth(fieldwork)}`)),
    ...(cases === '' ? [] : paragraph(look, cases)),
    ...paragraph(look, `Programme ${programme.id}: ${programme.title}`),
    ...assumed.flatMap(({ message }) => paragraph(look, message)),
  ];
}

/** What the page of ratings shows. */
type Ratings = Pick<Assessment, 'overall' | 'standards'> & {
  readonly method: Pick<Assessment['method'], 'domains' | 'ratings'>;
};

/** The score, the overall rating, and each standard under its domain. */
export function ratingsPage(assessment: Ratings, look: Look): string[] {
  const { overall, standards, method } = assessment;
  const both = twoResults(assessment);
  const provisional = overall.provisional ? ', provisional' : '';
  const soFar = overall.complete ? '' : ' so far';
  const left = standards.filter(({ basis, counted: inScore }) => basis === 'missing' && inScore);
  const row = ratingRow(assessment, look);
  return [
    `${look.bold(`Score ${overall.score}/${overall.maximum}`)}${soFar}${provisional}`,
    ...(both === null ? [] : paragraph(look, both, 2)),
    `${look.bold('Overall rating')} ${coloured(assessment, overall.rating ?? 'none yet', overall.rating, look)}${overall.rating === null ? '' : provisional}`,
    ...(left.length === 0
      ? []
      : paragraph(look, `Still to come: ${listed(left.map(({ code, title }) => `${code} ${title}`))}.`, 2)),
    ...method.domains.flatMap((domain) => [
      '',
      ...paragraph(look, `${domain.code}. ${domain.title}`).map(look.bold),
      ...standards.filter((standard) => standard.domain === domain.code).flatMap(row),
    ]),
  ];
}

/** Makes the row of a standard: code, title, rating and marks in columns where they fit, otherwise one below the other. */
function ratingRow(assessment: Ratings, look: Look): (standard: StandardResult) => string[] {
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
    const words = visible(ratingWords(standard));
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

/** What stands beside a rating on the ratings page, in words. */
function marksOf(standard: StandardResult): string[] {
  const lowered = standard.decisions.find(({ from, to, departed }) => from !== to && !departed);
  const elsewhere = standard.discretion === null && standard.byRule !== standard.rating;
  return [
    ...(lowered === undefined ? [] : [lowered.kind === 'cap' ? 'capped' : 'by decision rule']),
    ...(standard.discretion === null ? [] : ['discretion']),
    ...(elsewhere ? ['by discretion elsewhere'] : []),
    ...(standard.borderline.length > 0 ? ['borderline'] : []),
    ...(standard.provisional && standard.rating !== null ? ['provisional'] : []),
    ...(standard.counted ? [] : ['outside the score']),
  ];
}

function coloured({ method }: Ratings, text: string, rating: string | null, look: Look): string {
  if (rating === null) return look.dim(visible(text));
  return look.rating(rank(method.ratings, rating), method.ratings.length)(visible(text));
}

function standardSection(assessment: Assessment, standard: StandardResult, look: Look): string[] {
  const { code, title, keyQuestions, borderline, provisional } = standard;
  const heading = `${code} ${title}: ${ratingWords(standard)}${provisional ? ' (provisional)' : ''}`;
  return [
    ...paragraph(look, heading).map(look.bold),
    ...(keyQuestions.length === 0 ? [] : questionTable(standard, look)),
    ...paragraph(look, plainSentences(assessment, standard, 'codes').join(' '), 2),
    ...why(assessment, standard).flatMap((sentence) => paragraph(look, sentence, 2)),
    ...borderline.flatMap(({ message }) => paragraph(look, message, 2, 'Borderline: ')),
  ];
}

function notes(assessment: Assessment, look: Look): string[] {
  const told = assessment.notes.filter(({ code }) => code !== 'programmeAssumed').map(({ message }) => message);
  const remarks = assessment.method.remarks ?? [];
  told.push(...remarks.filter(({ source }) => source.certainty === 'assumed').map(({ words }) => words));
  const assumed = assumptions(assessment);
  if (assumed.length > 0) {
    told.push(
      `Assumed, since no published document at hand prints it: ${listed(assumed)}. --explain gives every source.`,
    );
  }
  if (told.length === 0) return [];
  return ['', look.bold('Notes'), ...told.flatMap((message) => paragraph(look, message, 2, '- '))];
}
