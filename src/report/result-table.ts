/** A result as rows for spreadsheets and analysts: overall, then each standard with its questions. */
import type { Assessment, Composite, KeyQuestionResult, StandardResult } from '../model/assessment.js';
import type { SupportingResult } from '../model/breakdowns.js';
import { ratingWords } from '../scoring/words.js';
import { snakeCase, tidyColumns } from '../model/tidy.js';
import { figuresOf } from './batch/table.js';
import type { Cell } from './csv.js';
import type { FullResult } from './full-result.js';
import { assumptions, reasonSentences } from './reasons.js';
import { assumedRemarks } from './result-words.js';

/** The columns that `batch --tidy` does not have, with descriptions. */
const ownColumns = {
  exactBand: 'The rating that the exact percentage would fall in, where it is another',
  certainty: 'How surely the wording of a key question is known: `published`, `derived` or `assumed`',
  basis: 'What a standard rests on: `cases`, `judgement`, `notApplicable`, `unrated` or `missing`',
  counted: 'Whether a standard counts in the score',
  banded: 'The rating from the cases alone',
  judged: 'The rating from the inspectors alone',
  byRule: 'The rating after the decision rules, without any discretion',
  rating: 'The final rating of the standard, or of the whole; empty where there is none',
  byRuleScore: 'The score without any discretion',
  points: "The standard's points",
  compositeYes: 'Cases satisfactory on every key question that applied, of the standard or of the whole',
  compositeRelevant: 'The cases that this is of: with a key question that applied, and none unanswered',
  compositePercentage: 'The same as a percentage',
  score: 'The score of the whole',
  maximum: 'The most that the score could be',
  complete: 'Whether every standard that counts has its rating',
  provisional: 'Whether answers are still to come: questions unanswered, or cases still to be inspected or planned',
  borderline: 'Why the standard is borderline',
  rules: 'The decision rules that bear on the standard, by their ids',
  discretion: 'The rating that recorded discretion sets',
  discretionReason: 'Its reason',
  discretionBy: 'Who recorded it',
  discretionOn: 'When',
  sentences: 'What the figures of the standard say',
  why: 'Why it is rated as it is',
  notes: 'What the reader should be told beside the figures',
  assumed: 'What no published document at hand prints, and is assumed',
  cases: 'Cases inspected',
  planned: 'Cases planned beyond those of the sheet',
  programmeSha256: "The SHA-256 of the programme's file",
  version: 'The version of casescore',
} as const;

const columns = { ...tidyColumns, ...ownColumns };

type Column = keyof typeof columns;

type Row = { readonly [column in Column]?: Cell };

const names = Object.keys(columns) as Column[];

/** Every column in order: its header and its description. */
export const resultColumns = names.map((name) => [snakeCase(name), columns[name]] as const);

/**
 * The result under a header: overall, then each standard with its key and supporting questions below it. A missing percentage, score or
 * rating is an empty cell, never 0.
 */
export function resultTable(result: FullResult): Cell[][] {
  const { tool, programme, inspection, sample } = result;
  const everywhere: Row = {
    file: sample.source,
    ...inspection,
    programme: programme.id,
    cases: sample.cases,
    toInspect: sample.toInspect,
    planned: sample.planned,
    programmeSha256: programme.sha256,
    version: tool.version,
  };
  const rows = [wholeRow(result), ...result.standards.flatMap((standard) => standardRows(result, standard))];
  return [
    resultColumns.map(([header]) => header),
    ...rows.map((row) => names.map((name) => ({ ...everywhere, ...row })[name] ?? null)),
  ];
}

function wholeRow(assessment: Assessment): Row {
  const { overall, programme, method, notes } = assessment;
  return {
    kind: 'overall',
    text: programme.title,
    ...overall,
    byRule: overall.byRule.rating,
    byRuleScore: overall.byRule.score,
    ...compositeCells(overall.composite),
    notes: [...notes.map(({ message }) => message), ...assumedRemarks(method.remarks ?? [])].join(' '),
    assumed: assumptions(assessment).join('; '),
  };
}

function standardRows(result: FullResult, standard: StandardResult): Row[] {
  const { code, title, keyQuestions, discretion, decisions, borderline } = standard;
  const { basis, counted, banded, judged, byRule, rating, points, provisional } = standard;
  const ratings = { basis, counted, banded, judged, byRule, rating, points, provisional };
  const common: Row = { standard: code, standardRating: ratingWords(standard) };
  const supporting = result.supporting.find((table) => table.standard === code)?.questions ?? [];
  const head: Row = {
    kind: 'standard',
    text: title,
    ...ratings,
    ...compositeCells(standard.composite),
    borderline: borderline.map(({ message }) => message).join(' '),
    rules: decisions.map(({ rule }) => rule).join(' '),
    discretion: discretion?.to ?? null,
    discretionReason: discretion?.reason ?? null,
    discretionBy: discretion?.by ?? null,
    discretionOn: discretion?.on ?? null,
    sentences: standard.sentences.join(' '),
    why: reasonSentences(result, standard).join(' '),
  };
  const keyRows = keyQuestions.map((question): Row => {
    const { band, lowest, exactBand, certainty } = question;
    return { kind: 'key', ...figureCells(question), band, lowest, exactBand, certainty };
  });
  const supportingRows = supporting.map((one): Row => ({
    kind: 'supporting',
    ...figureCells(one),
    lowest: false,
  }));
  return [head, ...keyRows, ...supportingRows].map((row) => ({ ...common, ...row }));
}

function compositeCells(composite: Composite | null): Row {
  const { yes = null, relevant = null, percentage = null } = composite ?? {};
  return { compositeYes: yes, compositeRelevant: relevant, compositePercentage: percentage };
}

/** What the rows of key questions and of supporting questions have in common. */
function figureCells(question: KeyQuestionResult | SupportingResult): Row {
  return { question: question.code, ...figuresOf(question) };
}
