/** Checks the parts of an inspection (file, options) against the programme, and joins them. */
import { formatPlace, type Problems } from '../../problems/problems.js';
import type { Discretion, Inspection, InspectionContent, Judgement, InspectionPart } from '../../model/inspection.js';
import type { Programme } from '../../model/programme.js';
import type { Answer, Place } from '../../model/reading.js';
import { standardName } from '../../scoring/words.js';
import { nearest } from '../../words/nearest.js';
import { quote } from '../../words/visible.js';
import { fold } from '../../words/english.js';
import { answerKey, bareNa, builtInAnswers } from '../sheet/answers.js';
import { dateForm, isoDate } from './dates.js';
import { readRating, readStandard } from './ratings.js';

/**
 * One inspection from all its parts. Options add to a file and cannot contradict it: anything given twice is a problem, and so is anything
 * that the programme does not have. What has a problem is left out.
 */
export function resolveInspection(
  programme: Programme,
  parts: readonly InspectionPart[],
  problems: Problems,
): Inspection {
  const notApplicable = declareNotApplicable(programme, parts, problems);
  return {
    title: singleValue('title', parts, problems),
    region: singleValue('region', parts, problems),
    fieldwork: fieldworkOf(parts, problems),
    eligibleCases: singleValue('eligibleCases', parts, problems),
    plannedCases: singleValue('plannedCases', parts, problems),
    notApplicable: new Map([...notApplicable].map(([code, { reason }]) => [code, reason])),
    judgements: collectJudgements(programme, parts, notApplicable, problems),
    discretion: recordDiscretion(programme, parts, notApplicable, problems),
    answers: answersOf(parts, problems),
    columns: columnsOf(programme, parts, problems),
    groups: groupsOf(parts, problems),
  };
}

/** The entries of an object, each with a function that finds its place: finding it is slow, and only a problem needs it. */
function entriesAt<T>(
  object: Readonly<Record<string, T>> | undefined,
  at: InspectionPart['at'],
  ...path: readonly string[]
): [key: string, value: T, place: () => Place][] {
  return Object.entries(object ?? {}).map(([key, value]) => [key, value, () => at([...path, key])]);
}

/** The named groups of all parts, by column. A group named twice for a column is a problem. */
function groupsOf(parts: readonly InspectionPart[], problems: Problems): Inspection['groups'] {
  const columns = new Map<string, Map<string, readonly string[]>>();
  /** The first spelling of each group. */
  const spellings = new Map<string, string>();
  for (const { content, at } of parts) {
    for (const [column, groups] of Object.entries(content.groups ?? {})) {
      const known = columns.get(fold(column)) ?? new Map<string, readonly string[]>();
      columns.set(fold(column), known);
      for (const [name, values, place] of entriesAt(groups, at, 'groups', column)) {
        const key = JSON.stringify([fold(column), fold(name)]);
        const first = spellings.get(key);
        spellings.set(key, first ?? name);
        if (first === undefined) known.set(name, values);
        else problems.add('givenTwice', place, { what: `the group "${first}" of ${column}`, first: `"${first}"` });
      }
    }
  }
  return columns;
}

const valueWords = {
  title: 'the title',
  region: 'the region',
  fieldwork: 'the start of fieldwork',
  eligibleCases: 'the number of eligible cases',
  plannedCases: 'the number of planned cases',
} as const;

/** The value that the parts give for a key, or null. A second, different value is a problem. */
function singleValue<K extends keyof typeof valueWords>(
  key: K,
  parts: readonly InspectionPart[],
  problems: Problems,
): NonNullable<InspectionContent[K]> | null {
  const first = parts.find(({ content }) => content[key] !== undefined);
  if (first === undefined) return null;
  for (const { content, at } of parts) {
    if (content[key] === undefined || content[key] === first.content[key]) continue;
    problems.add('givenTwice', at([key]), { what: valueWords[key], first: formatPlace(first.at([key])) });
  }
  return first.content[key] ?? null;
}

function fieldworkOf(parts: readonly InspectionPart[], problems: Problems): string | null {
  const dated = parts.flatMap(({ content: { fieldwork }, at }): InspectionPart[] => {
    if (fieldwork === undefined) return [];
    const date = isoDate(fieldwork);
    if (date !== null) return [{ content: { fieldwork: date }, at }];
    problems.add('valueForm', at(['fieldwork']), { found: quote(fieldwork), expected: dateForm });
    return [];
  });
  return singleValue('fieldwork', dated, problems);
}

type DeclaredOut = ReadonlyMap<string, { readonly reason: string | null; readonly place: () => Place }>;

function declareNotApplicable(programme: Programme, parts: readonly InspectionPart[], problems: Problems): DeclaredOut {
  const declared = new Map<string, { reason: string | null; place: () => Place }>();
  for (const { content, at } of parts) {
    for (const [code, reason, place] of entriesAt(content.notApplicable, at, 'notApplicable')) {
      const found = readStandard(programme, code, place, problems);
      if (found === null) continue;
      const standard = standardName(programme, found.code);
      const first = declared.get(found.code);
      if (first !== undefined) {
        problems.add('notApplicableTwice', place, { standard, first: formatPlace(first.place()) });
      } else if (found.basis === 'unrated') problems.add('judgedUnrated', place, { standard });
      else declared.set(found.code, { reason: reason.trim() || null, place });
    }
  }
  return declared;
}

function collectJudgements(
  programme: Programme,
  parts: readonly InspectionPart[],
  notApplicable: DeclaredOut,
  problems: Problems,
): Map<string, Judgement> {
  const judged = new Map<string, Judgement>();
  const places = new Map<string, () => Place>();
  for (const { content, at } of parts) {
    for (const [code, given, place] of entriesAt(content.judgements, at, 'judgements')) {
      const { rating: text, reason } = typeof given === 'string' ? { rating: given } : given;
      const found = readStandard(programme, code, place, problems);
      const rating = readRating(programme, text, place, problems);
      if (found === null || rating === null) continue;
      const standard = standardName(programme, found.code);
      const out = notApplicable.get(found.code);
      const first = places.get(found.code);
      if (found.basis === 'cases') problems.add('judgedFromCases', place, { standard });
      else if (found.basis === 'unrated') problems.add('judgedUnrated', place, { standard });
      else if (out !== undefined) {
        problems.add('notApplicableJudged', place, { standard, first: formatPlace(out.place()) });
      } else if (first !== undefined) {
        problems.add('judgedTwice', place, { standard, first: formatPlace(first()) });
      } else {
        places.set(found.code, place);
        judged.set(found.code, { rating, reason: reason?.trim() || null });
      }
    }
  }
  return judged;
}

function recordDiscretion(
  programme: Programme,
  parts: readonly InspectionPart[],
  notApplicable: DeclaredOut,
  problems: Problems,
): Discretion[] {
  const recorded = new Map<string, Discretion>();
  for (const { content, at } of parts) {
    for (const [i, entry] of (content.discretion ?? []).entries()) {
      const place = (): Place => at(['discretion', i]);
      const found = readStandard(programme, entry.standard, () => at(['discretion', i, 'standard']), problems);
      const rating = readRating(programme, entry.rating, () => at(['discretion', i, 'rating']), problems);
      const reason = entry.reason?.trim() ?? '';
      if (found === null) continue;
      const { code } = found;
      const standard = standardName(programme, code);
      const first = recorded.get(code);
      if (reason === '') problems.add('discretionWithoutReason', place, { standard });
      if (found.basis === 'unrated') problems.add('judgedUnrated', place, { standard });
      else if (notApplicable.has(code)) problems.add('discretionNotApplicable', place, { standard });
      else if (first !== undefined) {
        problems.add('discretionTwice', place, { standard, first: formatPlace(first.place()) });
      } else if (rating !== null && reason !== '') {
        const on = isoDate(entry.on ?? '');
        if (entry.on !== undefined && on === null) {
          const expected = 'a date such as 2022-11-08 or 08/11/2022';
          problems.add('valueForm', at(['discretion', i, 'on']), { found: quote(entry.on), expected });
        }
        const by = entry.by === undefined ? {} : { by: entry.by };
        recorded.set(code, { standard: code, rating, reason, ...by, ...(on === null ? {} : { on }), place });
      }
    }
  }
  return [...recorded.values()];
}

function answersOf(parts: readonly InspectionPart[], problems: Problems): ReadonlyMap<string, Answer> {
  const further = new Map<string, Answer>();
  const meaning = { yes: 'Yes', no: 'No', notApplicable: 'N/A', unanswered: 'a blank' };
  for (const answer of ['yes', 'no', 'notApplicable', 'unanswered'] as const) {
    for (const { content, at } of parts) {
      for (const [i, word] of (content.answers?.[answer] ?? []).entries()) {
        const key = answerKey(word);
        const builtIn = answer === 'unanswered' && key === bareNa ? undefined : builtInAnswers.get(key);
        const first = builtIn ?? further.get(key) ?? answer;
        if (first === answer) further.set(key, answer);
        else {
          const details = { word, first: meaning[first], second: meaning[answer] };
          problems.add('answerWordTwice', at(['answers', answer, i]), details);
        }
      }
    }
  }
  return further;
}

function columnsOf(programme: Programme, parts: readonly InspectionPart[], problems: Problems): Inspection['columns'] {
  const codes = programme.standards.flatMap(({ questions = [] }) => questions.map(({ code }) => code));
  const questions = new Map<string, string>();
  let id: string | null = null;
  for (const { content, at } of parts) {
    const given = content.columns?.id;
    if (given !== undefined && id !== null && fold(given) !== fold(id)) {
      problems.add('givenTwice', at(['columns', 'id']), { what: 'another id column', first: `"${id}"` });
    }
    id = given ?? id;
    const seen = new Map<string, () => Place>();
    for (const [header, code, place] of entriesAt(content.columns?.questions, at, 'columns', 'questions')) {
      const first = seen.get(fold(header));
      if (first !== undefined) {
        problems.add('givenTwice', place, { what: `the column "${header}"`, first: formatPlace(first()) });
      }
      seen.set(fold(header), place);
      const found = codes.find((known) => fold(known) === fold(code));
      if (found !== undefined) questions.set(header, found);
      else problems.add('questionUnknown', place, () => ({ found: code, known: codes, near: nearest(code, codes) }));
    }
  }
  return { id, questions };
}
