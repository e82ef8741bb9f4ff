/** What each column of a case sheet holds, from its header. Pure but for the problems it adds. */
import type { Problems } from '../../problems/problems.js';
import type { Inspection } from '../../model/inspection.js';
import type { Programme } from '../../model/programme.js';
import type { Place, SupportingQuestion } from '../../model/reading.js';
import { standardName } from '../../scoring/words.js';
import { remembered } from '../../scoring/remembered.js';
import { nearest } from '../../words/nearest.js';
import { fold } from '../../words/english.js';
import { questionsOfDate } from '../inspection/dates.js';
import { isIdName, isLongName } from './layout.js';

/** A column of answers to one question. */
export interface QuestionColumn {
  readonly kind: 'key' | 'supporting';
  readonly code: string;
  readonly standard: string;
  /** The header is the wording of other questions as well. */
  readonly ambiguous?: true;
}

/** What one column holds. A column without a header is `empty`, and must be. */
export type Column =
  | { readonly kind: 'id' }
  | QuestionColumn
  | { readonly kind: 'profile'; readonly name: string }
  | { readonly kind: 'empty' };

/** The columns of a sheet in sheet order, with their headers as they were typed. */
export interface Columns {
  readonly columns: readonly Column[];
  readonly headers: readonly string[];
}

/** How many letters a mistyped wording may have for each that is wrong, before it is taken for another question. */
const lettersASlip = 6;

export interface Lookup {
  readonly programme: Programme;
  readonly codes: readonly string[];
  readonly standardOf: ReadonlyMap<string, string>;
  readonly byWording: ReadonlyMap<string, readonly string[]>;
  readonly renamed: ReadonlyMap<string, string>;
  /** Begins like a code of this programme: a digit and a point, behind the programme's own letter if it has one. */
  readonly codeLike: RegExp;
  /** What texts were found to name: a header is asked for its separator, for its kind and for its place. */
  readonly named: Map<string, readonly QuestionColumn[]>;
}

/** How many texts are remembered: as many as headers are likely to be, and no more, whatever the rows of a long sheet name. */
const mostNamed = 1000;

/** Prepares what headers are compared with: the programme's codes and wordings, and the inspection's own column names. */
export function headerLookup(programme: Programme, inspection: Pick<Inspection, 'columns'>): Lookup {
  const questions = programme.standards.flatMap(({ code: standard, questions: own }) =>
    (own ?? []).map(({ code, text }) => ({ standard, code, text })),
  );
  const byWording = new Map<string, string[]>();
  for (const { code, text } of questions) {
    const wording = wordingKey(text);
    byWording.set(wording, [...(byWording.get(wording) ?? []), code]);
  }
  const standards = programme.standards.map(({ code }) => [code, code] as const);
  const letters = programme.standards.map(({ code }) => /^[A-Z]/.exec(code)?.[0] ?? '').join('');
  return {
    programme,
    codes: questions.map(({ code }) => code),
    standardOf: new Map([...standards, ...questions.map(({ code, standard }) => [code, standard] as const)]),
    byWording,
    renamed: new Map([...inspection.columns.questions].map(([header, code]) => [fold(header), code])),
    codeLike: new RegExp(`^${letters === '' ? '' : `[${letters}]?`}\\d+\\.`, 'i'),
    named: new Map(),
  };
}

/** Whether a header is one that a case sheet of the programme would have: what tells its delimiter. */
export function isKnownHeader(lookup: Lookup, header: string): boolean {
  return isIdName(header) || isLongName(header) || questionsNamed(lookup, header).length > 0;
}

/** The questions that a text names, key or supporting: one, none, or several where a wording is not its own. */
export function questionsNamed(lookup: Lookup, text: string): readonly QuestionColumn[] {
  const before = lookup.named.get(text);
  if (before !== undefined) return before;
  const found = questionsIn(lookup, text);
  if (lookup.named.size < mostNamed) lookup.named.set(text, found);
  return found;
}

function questionsIn(lookup: Lookup, text: string): readonly QuestionColumn[] {
  const keys = keyCodes(lookup, text).map((code): QuestionColumn => ({
    kind: 'key',
    code,
    standard: standardOf(lookup, code),
  }));
  if (keys.length > 0) return keys;
  const supporting = supportingCode(lookup, text);
  return supporting === null ? [] : [{ kind: 'supporting', ...supporting }];
}

function standardOf(lookup: Lookup, code: string): string {
  return lookup.standardOf.get(code) ?? '';
}

/** The key question that was probably meant by a text that names none; null where none is near. */
export function nearestQuestion(lookup: Lookup, text: string): string | null {
  if (lookup.codeLike.test(text.trim())) return nearest(/^\S+/.exec(text.trim())?.[0] ?? '', lookup.codes);
  const wording = nearest(wordingKey(text), [...lookup.byWording.keys()], lettersASlip);
  return wording === null ? null : (lookup.byWording.get(wording)?.[0] ?? null);
}

/**
 * Places every header. Adds a problem for a header that stands twice or cannot be placed, for a standard of which only some
 * questions have a column, for a sheet with no key question, and for columns that were named and are not there.
 */
export function placeColumns(
  lookup: Lookup,
  inspection: Inspection,
  idColumn: string | null,
  headers: readonly string[],
  place: Place,
  problems: Problems,
): Columns {
  const columns = headers.map((header) => placeColumn(lookup, idColumn, header, place, problems));
  refuseTwice(columns, headers, place, problems);
  refuseUnnamed(inspection, idColumn, columns, headers, place, problems);
  refuseBoth(lookup, inspection, idColumn, columns, headers, place, problems);
  refuseIncomplete(lookup, inspection, columns, headers, place, problems);
  return { columns, headers };
}

function placeColumn(
  lookup: Lookup,
  idColumn: string | null,
  header: string,
  place: Place,
  problems: Problems,
): Column {
  if (header.trim() === '') return { kind: 'empty' };
  if (idColumn === null ? isIdName(header) : fold(header) === fold(idColumn)) return { kind: 'id' };
  const [question, ...others] = questionsNamed(lookup, header);
  if (question !== undefined) {
    if (others.length === 0) return question;
    const codes = [question, ...others].map(({ code }) => code);
    problems.add('columnAmbiguous', place, { header, codes });
    return { ...question, ambiguous: true };
  }
  const dated = questionsOfDate(header).find((code) => lookup.codes.includes(code));
  const near = nearestQuestion(lookup, header);
  if (dated !== undefined) problems.add('columnDated', place, { header, near: dated });
  else if (near !== null || lookup.codeLike.test(header.trim()))
    problems.add('columnUnplaced', place, { header, near });
  return { kind: 'profile', name: header.trim() };
}

/** A wording without what does not matter: case, spacing, end punctuation. */
function wordingKey(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\s.?!:;]+$/, '')
    .replaceAll('’', "'")
    .toLowerCase();
}

/** The key questions that a header names: by the inspection's own name for it, by its code, or by its wording. */
function keyCodes(lookup: Lookup, header: string): readonly string[] {
  const renamed = lookup.renamed.get(fold(header));
  if (renamed !== undefined) return [renamed];
  const wording = lookup.byWording.get(wordingKey(header));
  if (wording !== undefined) return wording;
  const typed = header.trim().toLowerCase();
  return lookup.codes.filter((code) => {
    const rest = typed.startsWith(code.toLowerCase()) ? typed.slice(code.length) : 'x';
    return rest === '' || /^[\s:\u2010-\u2015-]/.test(rest) || /^[.?!;]*$/.test(rest);
  });
}

/** A header that begins with the code of a standard or key question and one letter, e.g. "2.2b". */
function supportingCode(lookup: Lookup, header: string): { code: string; standard: string } | null {
  const [, typed = '', letter = '', next = ''] = /^([A-Za-z]?\d+(?:\.\d+)*)([A-Za-z])([^]?)/u.exec(header.trim()) ?? [];
  if (letter === '' || isLetterOrDigit(next)) return null;
  const code = [...lookup.standardOf.keys()].find((known) => known.toLowerCase() === typed.toLowerCase());
  if (code === undefined) return null;
  return { code: `${code}${letter.toLowerCase()}`, standard: lookup.standardOf.get(code) ?? code };
}

/** Whether a character is a letter or digit of any script. Scripts are looked up only where it is not ASCII: that takes time once. */
function isLetterOrDigit(character: string): boolean {
  return character <= '\u007f' ? /^[A-Za-z0-9]/.test(character) : /^[\p{L}\p{N}]/u.test(character);
}

/** The supporting questions of a sheet, each with the words behind its code; empty words where the header is the code alone. */
export const supportingQuestions = remembered(({ columns, headers }: Columns): readonly SupportingQuestion[] =>
  columns.flatMap((column, i) => {
    if (column.kind !== 'supporting') return [];
    const { code, standard } = column;
    const text = (headers[i] ?? '')
      .trim()
      .slice(code.length)
      .replace(/^[\s:.\u2010-\u2015-]+/, '');
    return [{ code, standard, text }];
  }),
);

function refuseTwice(columns: readonly Column[], headers: readonly string[], place: Place, problems: Problems): void {
  const seen = new Map<string, number>();
  for (const [i, column] of columns.entries()) {
    // Which question an ambiguous column is of is not known, so neither is whether it stands twice.
    if (column.kind === 'empty' || (column.kind === 'key' && column.ambiguous)) continue;
    const [key, what] =
      column.kind === 'id'
        ? ['id', 'the case id (or name one with --id COLUMN)']
        : column.kind === 'profile'
          ? [`profile ${fold(column.name)}`, 'named the same']
          : [`question ${column.code}`, `question ${column.code}`];
    const first = seen.get(key);
    if (first === undefined) {
      seen.set(key, i);
    } else {
      const details = {
        first: headers[first] ?? '',
        firstAt: first + 1,
        second: headers[i] ?? '',
        secondAt: i + 1,
        what,
      };
      problems.add('columnTwice', place, details);
    }
  }
}

/** A column cannot be a question and something else as well. */
function refuseBoth(
  { renamed }: Lookup,
  { groups }: Inspection,
  idColumn: string | null,
  columns: readonly Column[],
  headers: readonly string[],
  place: Place,
  problems: Problems,
): void {
  const code = idColumn === null ? undefined : renamed.get(fold(idColumn));
  if (idColumn !== null && code !== undefined) {
    problems.add('columnBoth', place, { header: idColumn, first: 'the case id', second: `question ${code}` });
  }
  columns.forEach((column, i) => {
    const header = headers[i] ?? '';
    if ((column.kind !== 'key' && column.kind !== 'supporting') || !groups.has(fold(header))) return;
    problems.add('columnBoth', place, { header, first: `question ${column.code}`, second: 'a column of "groups"' });
  });
}

export function refuseUnnamed(
  inspection: Inspection,
  idColumn: string | null,
  columns: readonly Column[],
  headers: readonly string[],
  place: Place,
  problems: Problems,
): void {
  const known = headers.filter((header) => header.trim() !== '');
  const wanted = [...inspection.columns.questions.keys()];
  if (idColumn !== null && !columns.some(({ kind }) => kind === 'id')) wanted.push(idColumn);
  for (const found of wanted) {
    if (known.some((header) => fold(header) === fold(found))) continue;
    problems.add('columnNotInSheet', place, { found, known, near: nearest(found, known) });
  }
}

export function refuseIncomplete(
  { programme, codes }: Lookup,
  inspection: Inspection,
  columns: readonly Column[],
  headers: readonly string[],
  place: Place,
  problems: Problems,
  unit: 'column' | 'row' = 'column',
): void {
  const present = new Set(columns.flatMap((column) => (column.kind === 'key' ? column.code : [])));
  if (present.size === 0) {
    const found = headers.filter((header) => header.trim() !== '');
    problems.add('noKeyQuestions', place, { example: codes[0] ?? '', headers: found, unit });
    return;
  }
  const profile = columns.flatMap((column) => (column.kind === 'profile' ? column.name : []));
  for (const { code, questions = [] } of programme.standards) {
    const missing = questions.filter((question) => !present.has(question.code));
    if (missing.length === 0 || missing.length === questions.length || inspection.notApplicable.has(code)) continue;
    problems.add('questionColumnsMissing', place, {
      standard: standardName(programme, code),
      missing: missing.map((question) => question.code),
      present: questions.filter((question) => present.has(question.code)).map((question) => question.code),
      near: nearest(missing[0]?.text ?? '', profile, lettersASlip / 2),
      unit,
    });
  }
}
