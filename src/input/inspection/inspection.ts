/** Checks the parts of an inspection (file, options) against the programme, and joins them. */
import type { Problems } from '../../problems/problems.js';
import type { Discretion, Inspection, InspectionContent, Judgement } from '../../model/inspection.js';
import type { Programme, Standard } from '../../model/programme.js';
import type { Answer, Place } from '../../model/reading.js';
import { formatPlace } from '../../problems/problems.js';
import { standardName } from '../../scoring/words.js';
import { nearest } from '../../words/nearest.js';
import { quote } from '../../words/visible.js';
import { fold } from '../../words/english.js';
import type { Path } from '../json/json.js';
import { answerKey, builtInAnswers } from '../sheet/answers.js';
import { isoDate } from './dates.js';
import { readRating, readStandard } from './ratings.js';

/** What one source says of an inspection, and where each part of it is. */
export interface Part {
  readonly content: InspectionContent;
  readonly at: (path: Path) => Place;
}

/**
 * One inspection from all its parts. Options add to a file and cannot contradict it: anything given twice is a problem, and so is anything
 * that the programme does not have. What has a problem is left out.
 */
export function resolveInspection(programme: Programme, parts: readonly Part[], problems: Problems): Inspection {
  const notApplicable = declareNotApplicable(programme, parts, problems);
  return {
    title: single('title', parts, problems),
    region: single('region', parts, problems),
    fieldwork: fieldworkOf(parts, problems),
    eligibleCases: single('eligibleCases', parts, problems),
    plannedCases: single('plannedCases', parts, problems),
    notApplicable: reasonsOf(notApplicable),
    judgements: judge(programme, parts, notApplicable, problems),
    discretion: recordDiscretion(programme, parts, notApplicable, problems),
    answers: answersOf(parts, problems),
    columns: columnsOf(programme, parts, problems),
    groups: groupsOf(parts, problems),
  };
}

/** The named groups of all parts, by column. A group named twice for a column is a problem. */
function groupsOf(parts: readonly Part[], problems: Problems): Inspection['groups'] {
  const columns = new Map<string, Map<string, readonly string[]>>();
  for (const { content, at } of parts) {
    if (content.groups === undefined) continue;
    for (const [column, groups] of Object.entries(content.groups)) {
      const key = fold(column);
      const known = columns.get(key) ?? new Map<string, readonly string[]>();
      columns.set(key, known);
      for (const [name, values] of Object.entries(groups)) {
        const first = [...known.keys()].find((one) => fold(one) === fold(name));
        if (first === undefined) known.set(name, values);
        else {
          const what = `the group "${first}" of ${column}`;
          problems.add('givenTwice', at(['groups', column, name]), { what, first: `"${first}"` });
        }
      }
    }
  }
  return columns;
}

/** The value that the parts give for a key, or null. A second, different value is a problem. */
export function single<K extends 'title' | 'region' | 'programme' | 'fieldwork' | 'eligibleCases' | 'plannedCases'>(
  key: K,
  parts: readonly Part[],
  problems: Problems,
): NonNullable<InspectionContent[K]> | null {
  // A single part cannot contradict another.
  if (parts.length === 1) return parts[0]?.content[key] ?? null;
  let first: Part | null = null;
  for (const part of parts) {
    if (part.content[key] === undefined) continue;
    first ??= part;
    if (part.content[key] === first.content[key]) continue;
    problems.add('givenTwice', part.at([key]), { what: `the ${key}`, first: formatPlace(first.at([key])) });
  }
  return first?.content[key] ?? null;
}

function fieldworkOf(parts: readonly Part[], problems: Problems): string | null {
  const dated: Part[] = [];
  for (const { content, at } of parts) {
    if (content.fieldwork === undefined) continue;
    const date = isoDate(content.fieldwork);
    if (date !== null) dated.push({ content: { fieldwork: date }, at });
    else {
      const expected = 'a date: 2022, 2022-10, 2022-10-10, 10/10/2022 or Oct-22';
      problems.add('valueForm', at(['fieldwork']), { found: quote(content.fieldwork), expected });
    }
  }
  return single('fieldwork', dated, problems);
}

interface Declared {
  readonly reason: string | null;
  readonly place: () => Place;
}

function reasonsOf(declared: ReadonlyMap<string, Declared>): ReadonlyMap<string, string | null> {
  const reasons = new Map<string, string | null>();
  for (const [code, { reason }] of declared) reasons.set(code, reason);
  return reasons;
}

function declareNotApplicable(
  programme: Programme,
  parts: readonly Part[],
  problems: Problems,
): ReadonlyMap<string, Declared> {
  const declared = new Map<string, Declared>();
  for (const { content, at } of parts) {
    if (content.notApplicable === undefined) continue;
    for (const [code, reason] of Object.entries(content.notApplicable)) {
      const place = (): Place => at(['notApplicable', code]);
      const standard = readStandard(programme, code, place, problems);
      if (standard === null) continue;
      const first = declared.get(standard.code);
      if (first !== undefined) {
        problems.add('notApplicableTwice', place(), {
          standard: standardName(programme, standard.code),
          first: formatPlace(first.place()),
        });
      } else if (standard.basis === 'unrated') {
        problems.add('judgedUnrated', place(), { standard: standardName(programme, standard.code) });
      } else {
        declared.set(standard.code, { reason: reason.trim() || null, place });
      }
    }
  }
  return declared;
}

function judge(
  programme: Programme,
  parts: readonly Part[],
  notApplicable: ReadonlyMap<string, Declared>,
  problems: Problems,
): Map<string, Judgement> {
  const judged = new Map<string, Judgement>();
  const places = new Map<string, () => Place>();
  for (const { content, at } of parts) {
    const judgements = content.judgements ?? {};
    for (const code of Object.keys(judgements)) {
      const given = judgements[code] ?? '';
      const place = (): Place => at(['judgements', code]);
      const { rating: text, reason } = typeof given === 'string' ? { rating: given } : given;
      const standard = readStandard(programme, code, place, problems);
      const rating = readRating(programme, text, place, problems);
      if (standard === null || rating === null || !takesJudgement(programme, standard, place, problems)) continue;
      const out = notApplicable.get(standard.code);
      const first = places.get(standard.code);
      if (out !== undefined) {
        const details = { standard: standardName(programme, standard.code), first: formatPlace(out.place()) };
        problems.add('notApplicableJudged', place(), details);
      } else if (first !== undefined) {
        problems.add('judgedTwice', place(), {
          standard: standardName(programme, standard.code),
          first: formatPlace(first()),
        });
      } else {
        places.set(standard.code, place);
        judged.set(standard.code, { rating, reason: reason?.trim() || null });
      }
    }
  }
  return judged;
}

function takesJudgement(programme: Programme, standard: Standard, place: () => Place, problems: Problems): boolean {
  if (standard.basis === 'judgement') return true;
  const kind = standard.basis === 'cases' ? 'judgedFromCases' : 'judgedUnrated';
  problems.add(kind, place(), { standard: standardName(programme, standard.code) });
  return false;
}

function recordDiscretion(
  programme: Programme,
  parts: readonly Part[],
  notApplicable: ReadonlyMap<string, Declared>,
  problems: Problems,
): Discretion[] {
  const recorded = new Map<string, Discretion>();
  for (const { content, at } of parts) {
    if (content.discretion === undefined) continue;
    for (const [i, entry] of content.discretion.entries()) {
      const place = at(['discretion', i]);
      const standard = readStandard(programme, entry.standard, () => at(['discretion', i, 'standard']), problems);
      const rating = readRating(programme, entry.rating, () => at(['discretion', i, 'rating']), problems);
      const reason = entry.reason?.trim() ?? '';
      if (standard === null) continue;
      const named = standardName(programme, standard.code);
      const first = recorded.get(standard.code);
      if (reason === '') problems.add('discretionWithoutReason', place, { standard: named });
      if (standard.basis === 'unrated') {
        problems.add('judgedUnrated', place, { standard: named });
      } else if (notApplicable.has(standard.code)) {
        problems.add('discretionNotApplicable', place, { standard: named });
      } else if (first !== undefined) {
        problems.add('discretionTwice', place, { standard: named, first: formatPlace(first.place) });
      } else if (rating !== null && reason !== '') {
        const on = entry.on === undefined ? undefined : dateOf(entry.on, at(['discretion', i, 'on']), problems);
        recorded.set(standard.code, {
          standard: standard.code,
          rating,
          reason,
          ...(entry.by === undefined ? {} : { by: entry.by }),
          ...(on === undefined ? {} : { on }),
          place,
        });
      }
    }
  }
  return [...recorded.values()];
}

function dateOf(text: string, place: Place, problems: Problems): string | undefined {
  const date = isoDate(text);
  if (date !== null) return date;
  problems.add('valueForm', place, { found: quote(text), expected: 'a date such as 2022-11-08 or 08/11/2022' });
  return undefined;
}

function answersOf(parts: readonly Part[], problems: Problems): ReadonlyMap<string, Answer> {
  const further = new Map<string, Answer>();
  for (const { content, at } of parts) {
    if (content.answers === undefined) continue;
    for (const answer of ['yes', 'no', 'notApplicable'] as const) {
      for (const [i, word] of (content.answers[answer] ?? []).entries()) {
        const key = answerKey(word);
        const first = builtInAnswers.get(key) ?? further.get(key);
        if (first !== undefined && first !== answer) {
          const meaning = { yes: 'Yes', no: 'No', notApplicable: 'N/A', unanswered: 'a blank' };
          const place = at(['answers', answer, i]);
          problems.add('answerWordTwice', place, { word, first: meaning[first], second: meaning[answer] });
        } else {
          further.set(key, answer);
        }
      }
    }
  }
  return further;
}

function columnsOf(programme: Programme, parts: readonly Part[], problems: Problems): Inspection['columns'] {
  const questions = new Map<string, string>();
  let id: string | null = null;
  for (const { content, at } of parts) {
    if (content.columns === undefined) continue;
    const given = content.columns.id;
    if (given !== undefined && id !== null && fold(given) !== fold(id)) {
      problems.add('givenTwice', at(['columns', 'id']), { what: 'another id column', first: `"${id}"` });
    }
    id = given ?? id;
    const seen = new Map<string, Place>();
    for (const [header, code] of Object.entries(content.columns.questions ?? {})) {
      const first = seen.get(fold(header));
      if (first !== undefined) {
        const place = at(['columns', 'questions', header]);
        problems.add('givenTwice', place, { what: `the column "${header}"`, first: formatPlace(first) });
      }
      seen.set(fold(header), at(['columns', 'questions', header]));
      const codes = programme.standards.flatMap((standard) => (standard.questions ?? []).map((one) => one.code));
      const found = codes.find((known) => fold(known) === fold(code));
      if (found === undefined) {
        const place = at(['columns', 'questions', header]);
        problems.add('questionUnknown', place, { found: code, known: codes, near: nearest(code, codes) });
      } else {
        questions.set(header, found);
      }
    }
  }
  return { id, questions };
}
