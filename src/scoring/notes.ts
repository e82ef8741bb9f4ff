/** The notes of an assessment: whether the programme fits, what is odd in the sample, and what a rating lacks or depends on. */
import type { Note } from '../model/assessment.js';
import type { Discretion, Evidence, Inspection, InspectionSource } from '../model/inspection.js';
import type { FieldworkDates, Programme, Standard } from '../model/programme.js';
import type { Reading } from '../model/reading.js';
import { judgementToFill, notApplicableAt, plannedAt } from '../problems/fill-in.js';
import { note } from '../problems/notes.js';
import { formatShare } from '../words/english.js';
import { rate, type RatedStandards } from './rate.js';
import type { RatingRuns } from './standard-result.js';
import { plannedBeyond, type StandardEvidence } from './standard.js';
import { standardName } from './words.js';

type Source = InspectionSource | null;

/** All notes of an assessment, in order: programme, reading, sample, standards (in programme order), decision rules, discretion. */
export function assessmentNotes(
  { loaded, inspection, reading, inspectionSource }: Evidence,
  measured: readonly StandardEvidence[],
  { final, open }: Pick<RatingRuns, 'final' | 'open'>,
): Note[] {
  const { programme, isNamed } = loaded;
  // A file that is not there yet has no row to fill in.
  const source = inspectionSource?.exists === true ? inspectionSource : null;
  const { id, title } = programme;
  return [
    ...(isNamed ? [] : [note('programmeAssumed', { id, title })]),
    ...datesNote(programme, inspection.fieldwork),
    ...tableNote(programme, final),
    ...reading.notes,
    ...sampleNotes(inspection, reading),
    ...plannedNote(inspection, reading, inspectionSource ?? null),
    ...((reading.toInspect ?? 0) > 0 ? [note('toInspect', { toInspect: reading.toInspect ?? 0 })] : []),
    ...inspectionNote(inspectionSource ?? null, measured),
    ...measured.flatMap((one) => [...missingNote(one, source), ...unansweredNote(one), ...questionNotes(one)]),
    ...[...open]
      .filter(([, others]) => others.length > 0)
      .map(([code, others]) => note('provisionalByRule', { standard: standardName(programme, code), others })),
    ...skippedRuleNotes(programme, final),
    ...idleDiscretion(programme, measured, inspection.discretion, final),
  ];
}

/** A note if the fieldwork lies outside the programme's dates; none if either is undated. */
function datesNote({ id, fieldwork: dates }: Programme, fieldwork: string | null): Note[] {
  if (dates === undefined || fieldwork === null || isWithin(fieldwork, dates)) return [];
  const { from, to, source, toSource = source } = dates;
  const crossed = fieldwork > to ? toSource : source;
  return [note('fieldworkOutside', { fieldwork, id, from, to, assumed: crossed.certainty === 'assumed' })];
}

/**
 * Whether a date lies within a programme's dates, both included. Dates are `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, and two are compared only as
 * far as both go: fieldwork in "2021" may lie within a programme that began on 2021-09-01.
 *
 * @example
 * isWithin('2023-12-31', { from: '2021', to: '2023' }) // true
 * @example
 * isWithin('2021-08', { from: '2021-09-01', to: '2023' }) // false
 */
export function isWithin(date: string, { from, to }: Pick<FieldworkDates, 'from' | 'to'>): boolean {
  return date >= from.slice(0, date.length) && date.slice(0, to.length) <= to.slice(0, date.length);
}

/** A note if every standard is rated and the programme's table of score ranges has no row for so many. */
export function tableNote(
  { overall, standards }: Programme,
  { complete, overall: rating, ratings }: RatedStandards,
): Note[] {
  const rated = standards.filter(({ code, counted }) => (counted ?? true) && ratings.get(code) != null).length;
  if (overall.method !== 'scoreTable' || !complete || rating !== null || rated === 0) return [];
  return [note('scoreTableWithoutRow', { rated, rows: overall.rows.map((row) => row.standards) })];
}

/** Warnings where the sheet contradicts the numbers of cases in the inspection file; none if the number of cases is not known. */
function sampleNotes({ plannedCases, eligibleCases }: Inspection, { cases, toInspect }: Reading): Note[] {
  if (cases === null) return [];
  const inSheet = cases + (toInspect ?? 0);
  return [
    ...(plannedCases !== null && plannedCases < inSheet
      ? [note('plannedTooFew', { planned: plannedCases, cases: inSheet })]
      : []),
    ...(eligibleCases !== null && eligibleCases < cases
      ? [note('eligibleTooFew', { eligible: eligibleCases, cases })]
      : []),
  ];
}

/** A note if more cases are planned than there are in the sheet, or if that cannot be told. */
function plannedNote(inspection: Inspection, reading: Reading, source: Source): Note[] {
  const { plannedCases } = inspection;
  const more = plannedBeyond(inspection, reading);
  if (plannedCases === null || more === 0) return [];
  return [
    more === null
      ? note('plannedUnknown', { planned: plannedCases })
      : note('plannedMore', { planned: plannedCases, more, itsRow: source && plannedAt(source) }),
  ];
}

/** A note on how to make the inspection file, if judgements are missing and there is none. */
function inspectionNote(source: Source, measured: readonly StandardEvidence[]): Note[] {
  const isMissing = measured.some(({ basis, standard }) => basis === 'missing' && standard.basis === 'judgement');
  return source === null || source.exists || !isMissing ? [] : [note('inspectionMissing', { name: source.name })];
}

/** A note on a standard that is missing, or that is not rated because no case is relevant. */
function missingNote({ basis, standard, keyQuestions }: StandardEvidence, source: Source): Note[] {
  const { code } = standard;
  const name = codeAndTitle(standard);
  if (basis === 'unrated' && standard.basis === 'cases')
    return [
      note('unratedNothingRelevant', {
        standard: name,
        counted: standard.counted ?? true,
        isCounted: keyQuestions.every(({ unanswered }) => unanswered !== null),
      }),
    ];
  if (basis !== 'missing') return [];
  if (standard.basis === 'judgement')
    return [note('missingJudgement', { standard: name, code, fillItsRow: source && judgementToFill(code, source) })];
  if (keyQuestions.length === 0)
    return [note('missingColumns', { standard: name, code, inItsRow: source && notApplicableAt(code, source) })];
  const unproven = keyQuestions.filter(({ percentage, band }) => percentage !== null && band === null);
  if (unproven.length === 0) return [note('missingAnswers', { standard: name })];
  return [note('unproven', { standard: name, questions: unproven.map((question) => question.code) })];
}

function unansweredNote({ basis, standard, keyQuestions }: StandardEvidence): Note[] {
  const open = keyQuestions.filter(({ unanswered }) => (unanswered ?? 0) > 0);
  if (basis === 'missing' || open.length === 0) return [];
  const answers = open.reduce((sum, { unanswered }) => sum + (unanswered ?? 0), 0);
  return [note('unanswered', { standard: codeAndTitle(standard), questions: open.map(({ code }) => code), answers })];
}

/** Notes on questions left out of a rating, and on questions that their exact percentage would put in another band. */
function questionNotes({ basis, standard, keyQuestions, provisional }: StandardEvidence): Note[] {
  if (basis !== 'cases') return [];
  return keyQuestions.flatMap(({ code: question, percentage, band, exactBand, yes, no }) => {
    if (percentage === null)
      return note('questionNothingRelevant', { question, standard: codeAndTitle(standard), soFar: provisional });
    if (exactBand === null || band === null || yes === null || no === null) return [];
    const counts = formatShare(yes, yes + no);
    return note('exactInOtherBand', { question, printed: String(percentage), counts, band, exact: exactBand });
  });
}

/** Notes on rules that were skipped, or that ignored a standard without a rating. */
export function skippedRuleNotes(programme: Programme, { steps, ratings }: RatedStandards): Note[] {
  return steps.flatMap(({ standard, setOff, withoutRating }) => {
    const without = withoutRating.map((code) => standardName(programme, code));
    if (setOff !== null) return without.length === 0 ? [] : note('ruleSkippedTrigger', { standard, without, setOff });
    return note('ruleSkipped', {
      standard,
      without: ratings.get(standard) == null ? [standardName(programme, standard)] : without,
    });
  });
}

/** A warning for each entry of discretion that changes nothing: without it the standard would have the same rating, or none. */
function idleDiscretion(
  programme: Programme,
  measured: readonly StandardEvidence[],
  discretion: readonly Discretion[],
  final: RatedStandards,
): Note[] {
  return discretion.flatMap((entry) => {
    const others = discretion.filter((other) => other !== entry);
    const rating = rate(programme, measured, others).ratings.get(entry.standard) ?? null;
    if (rating !== null && rating !== final.ratings.get(entry.standard)) return [];
    return note('discretionWithoutEffect', { standard: standardName(programme, entry.standard), rating });
  });
}

const codeAndTitle = ({ code, title }: Standard): string => `${code} ${title}`;
