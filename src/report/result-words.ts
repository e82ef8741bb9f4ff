/** Words about a result that every format shares: title page, marks beside ratings, notes. */
import type { Assessment, KeyQuestionResult, RatedStandard, StandardResult } from '../model/assessment.js';
import { compositeSentence } from '../scoring/composite.js';
import { formatCount, formatList, formatNumber, numberInWords, formatShare } from '../words/english.js';
import type { Domain, Remark } from '../model/programme.js';
import { leadPart, textPart, type Part } from '../model/document.js';
import { ratingWords } from '../scoring/words.js';
import { assumptions, fieldworkMonth, reasonSentences } from './reasons.js';

/** The title page: the title, and the lines below it in order. */
export function titlePage({ inspection, sample, programme, notes }: Assessment): { title: string; lines: string[] } {
  const { title, region, fieldwork } = inspection;
  const toInspect = sample.toInspect ? `, ${formatNumber(sample.toInspect)} still to be inspected` : '';
  const planned = sample.planned ? `, ${formatNumber(sample.planned)} more planned` : '';
  return {
    title: title ?? sample.source,
    lines: [
      ...(region === null ? [] : [region]),
      ...(fieldwork === null ? [] : [`Fieldwork started ${fieldworkMonth(fieldwork)}`]),
      ...(sample.cases === null ? [] : [`${formatCount(sample.cases, 'case')} inspected${toInspect}${planned}`]),
      `Programme ${programme.id}: ${programme.title}`,
      ...notes.filter(({ code }) => code === 'programmeAssumed').map(({ message }) => message),
    ],
  };
}

/** The heading of a standard: code, title and rating. */
export function standardHeading(standard: StandardResult): string {
  const { code, title, provisional } = standard;
  return `${code} ${title}: ${ratingWords(standard)}${provisional ? ' (provisional)' : ''}`;
}

/** The reasons for a standard's rating, and why it is borderline. */
export function reasonParts(assessment: Assessment, standard: StandardResult): Part[] {
  return [
    ...reasonSentences(assessment, standard).map(textPart),
    ...standard.borderline.map(({ message }) => leadPart('Borderline:', message)),
  ];
}

/** The marks beside a rating on the ratings page, in words. */
export function marksOf(standard: RatedStandard): string[] {
  const lowered = standard.decisions.find(({ from, to, departed }) => from !== to && !departed);
  const elsewhere = standard.discretion === null && standard.byRule !== standard.rating;
  return [
    ...(lowered === undefined ? [] : [lowered.kind === 'cap' ? 'capped' : 'by decision rule']),
    ...(standard.discretion === null ? [] : ['discretion']),
    ...(elsewhere ? ['by discretion elsewhere'] : []),
    ...(standard.borderline.length > 0 ? ['borderline'] : []),
    ...(standard.remark === null ? [] : ['see remark']),
    ...(standard.provisional && standard.rating !== null ? ['provisional'] : []),
    ...(standard.counted ? [] : ['outside the score']),
  ];
}

/** A sentence on the counted standards that are missing; null if none is. */
export function stillToCome({ standards }: { readonly standards: readonly RatedStandard[] }): string | null {
  const left = standards.filter(({ basis, counted: inScore }) => basis === 'missing' && inScore);
  return left.length === 0 ? null : `Still to come: ${formatList(left.map(({ code, title }) => `${code} ${title}`))}.`;
}

/** The assumed remarks on a programme that are not about the rating of one standard: those stand with it. */
export function assumedRemarks(remarks: readonly Remark[]): string[] {
  return remarks
    .filter(({ source, standards }) => source.certainty === 'assumed' && standards === undefined)
    .map(({ words }) => words);
}

/** The title of a domain on the ratings page, with its number. */
export function ratingsPageTitle(
  { code, title, ratingsPage }: Domain,
  standards: readonly Pick<RatedStandard, 'code' | 'basis'>[],
): string {
  const where = ratingsPage?.whereNotApplicable;
  const isOther = where === undefined || standards.some((one) => one.code === where && one.basis === 'notApplicable');
  return `${code}. ${isOther ? (ratingsPage?.title ?? title) : title}`;
}

/** The composite of the whole, the notes that are not on the title page, and the programme's assumed remarks. */
export function notesOf(assessment: Assessment): string[] {
  const { notes, method } = assessment;
  const { remarks = [] } = method;
  return [
    ...wholeComposite(assessment),
    ...notes.filter(({ code }) => code !== 'programmeAssumed').map(({ message }) => message),
    ...assumedRemarks(remarks),
  ];
}

function wholeComposite({ overall: { composite, provisional }, standards }: Assessment): string[] {
  const counting = standards.filter(({ counted, basis }) => counted && basis === 'cases');
  if (counting.length < 2) return [];
  const questions = counting.reduce((sum, { keyQuestions }) => sum + keyQuestions.length, 0);
  const of = ` of the ${numberInWords(counting.length)} standards rated from cases`;
  const sentence = compositeSentence(composite, questions, { of, soFar: provisional });
  return sentence === null ? [] : [`${sentence} No rating rests on it.`];
}

/** A sentence on the assumptions behind the result; null if there are none. */
export function assumedSentence(assessment: Assessment): string | null {
  const assumed = formatList(assumptions(assessment));
  return assumed === '' ? null : `Assumed, because no published document at hand says so: ${assumed}.`;
}

/** A question's wording, marked if it is assumed. */
export function wording({ text, certainty }: KeyQuestionResult): string {
  return certainty === 'assumed' ? `${text} *` : text;
}

/** The counts behind a percentage, "32 of 56". */
export function countWords({ yes, no }: KeyQuestionResult, provisional: boolean): string {
  return yes === null || no === null
    ? 'not known'
    : `${formatShare(yes, yes + no)}${provisional ? ', provisional' : ''}`;
}

/** The subject of a result in the titles of its worksheets: the place, and when fieldwork started. */
export function subjectOf({ inspection, sample }: Pick<Assessment, 'inspection' | 'sample'>): string {
  const { title, fieldwork } = inspection;
  const place = title ?? sample.source;
  return fieldwork === null ? place : `${place}, fieldwork started ${fieldworkMonth(fieldwork)}`;
}
