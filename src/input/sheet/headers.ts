/** Finds what a header of a case sheet names: an id, a question, or a column of the long layout. */
import type { Inspection } from '../../model/inspection.js';
import type { Programme } from '../../model/programme.js';
import { nearest } from '../../words/nearest.js';
import { fold } from '../../words/english.js';

/** A column of answers to one question. */
export interface QuestionColumn {
  readonly kind: 'key' | 'supporting';
  readonly code: string;
  readonly standard: string;
  /** Whether the header is also the wording of other questions. */
  readonly ambiguous?: true;
}

/** A mistyped wording may have one wrong letter in this many; with more it is taken for another question. */
export const lettersASlip = 6;

export interface Lookup {
  readonly programme: Programme;
  readonly codes: readonly string[];
  readonly standardOf: ReadonlyMap<string, string>;
  readonly byWording: ReadonlyMap<string, readonly string[]>;
  readonly renamed: ReadonlyMap<string, string>;
  /** Matches text that begins like a code of this programme: a digit and a point, after the programme's own letter if it has one. */
  readonly codeLike: RegExp;
}

/** Prepares the codes and wordings of the programme, and the inspection's own column names, for comparing headers with them. */
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
  };
}

/** Whether a case sheet of the programme can have this header: the delimiter is recognised by it. */
export function isKnownHeader(lookup: Lookup, header: string): boolean {
  const name = foldHeader(header);
  return idNames.has(name) || longNames.has(name) || questionsNamed(lookup, header).length > 0;
}

/** The key or supporting questions that a text names: none, one, or several if they share a wording. */
export function questionsNamed(lookup: Lookup, text: string): readonly QuestionColumn[] {
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

/** The key question that was probably meant by a text that names none; null if none is near. */
export function nearestQuestion(lookup: Lookup, text: string): string | null {
  if (lookup.codeLike.test(text.trim())) return nearest(/^\S+/.exec(text.trim())?.[0] ?? '', lookup.codes);
  const wording = nearest(wordingKey(text), [...lookup.byWording.keys()], lettersASlip);
  return wording === null ? null : (lookup.byWording.get(wording)?.[0] ?? null);
}

/** A wording without capitals, repeated spaces and end punctuation. */
function wordingKey(text: string): string {
  return (
    text
      // A single space, as most are, need not be replaced by itself.
      .replace(/\s\s+|[^\S ]/g, ' ')
      .trim()
      .replace(/[\s.?!:;]+$/, '')
      .replaceAll('’', "'")
      .toLowerCase()
  );
}

/** The key questions that a header names: by the inspection's own name for one, by code, or by wording. */
function keyCodes(lookup: Lookup, header: string): readonly string[] {
  const renamed = lookup.renamed.get(fold(header));
  if (renamed !== undefined) return [renamed];
  const wording = lookup.byWording.get(wordingKey(header));
  if (wording !== undefined) return wording;
  const [typed, rest] = splitCode(header);
  if (typed === '' || !/^(?:[\s:\u2010-\u2015-]|[.?!;]*$)/.test(rest)) return [];
  return lookup.codes.filter((code) => code.toLowerCase() === typed);
}

/** The code of a supporting question at the beginning of a header: that of a standard or key question and one letter, e.g. "2.2b". */
function supportingCode(lookup: Lookup, header: string): { code: string; standard: string } | null {
  const [typed, rest] = splitCode(header);
  const letter = rest.charAt(0).toLowerCase();
  if (typed === '' || !/^[a-z]/.test(letter) || isLetterOrDigit(rest.slice(1))) return null;
  const code = [...lookup.standardOf.keys()].find((known) => known.toLowerCase() === typed);
  return code === undefined ? null : { code: `${code}${letter}`, standard: lookup.standardOf.get(code) ?? code };
}

/** A header divided into what looks like a code, in small letters, and the rest. The code is empty if there is none. */
function splitCode(header: string): [string, string] {
  const [, code = '', rest = ''] = /^([A-Za-z]?\d+(?:\.\d+)*)([^]*)$/.exec(header.trim()) ?? [];
  return [code.toLowerCase(), rest];
}

/**
 * Whether a text begins with a letter or digit of any script. The expression for all scripts is slow to compile, so ASCII is tested first.
 */
function isLetterOrDigit(text: string): boolean {
  return text.charAt(0) <= '\u007f' ? /^[A-Za-z0-9]/.test(text) : /^[\p{L}\p{N}]/u.test(text);
}

const foldHeader = (header: string): string => fold(header).replaceAll(' ', '');

/** Headers of a column of case ids, without capitals, spaces, `_` and `-`. */
const idNames = new Set(['caseid', 'case', 'casereference', 'id']);

export function isIdName(header: string): boolean {
  return idNames.has(foldHeader(header));
}

/** What a column of the long layout holds. In this layout each row has one answer. */
export type LongColumn = 'id' | 'question' | 'answer' | 'other' | 'empty';

const longNames: ReadonlyMap<string, LongColumn> = new Map([
  ['question', 'question'],
  ['questioncode', 'question'],
  ['answer', 'answer'],
  ['response', 'answer'],
]);

/**
 * The columns of the long layout; null if the header does not have a column of questions and one of answers. `idColumn`: the header of the
 * case ids, if it was given.
 *
 * @example
 * longColumns(['case_id', 'question', 'answer'], null) // ['id', 'question', 'answer']
 * @example
 * longColumns(['case_id', '2.2.1'], null) // null
 */
export function longColumns(headers: readonly string[], idColumn: string | null): readonly LongColumn[] | null {
  const isId = idColumn === null ? isIdName : (header: string): boolean => fold(header) === fold(idColumn);
  const columns = headers.map((header): LongColumn => {
    if (header.trim() === '') return 'empty';
    return isId(header) ? 'id' : (longNames.get(foldHeader(header)) ?? 'other');
  });
  return columns.includes('question') && columns.includes('answer') ? columns : null;
}
