/** Finds the question that a header of a case sheet names. */
import type { Inspection } from '../../model/inspection.js';
import type { Programme } from '../../model/programme.js';
import type { Place } from '../../model/reading.js';
import type { Problems } from '../../problems/problems.js';
import { isIdName, isLongName } from './id-headers.js';
import { nearest } from '../../words/nearest.js';
import { fold } from '../../words/english.js';
import { visibleText } from '../../words/visible.js';

/** A column of answers to one question. */
export interface QuestionColumn {
  readonly kind: 'key' | 'supporting';
  readonly code: string;
  readonly standard: string;
  /** Whether the header is also the wording of other questions. */
  readonly ambiguous?: true;
}

/** The header of a table, and what its columns are compared with. */
export interface HeaderRow {
  readonly lookup: Lookup;
  readonly inspection: Inspection;
  /** The header of the case ids, if it was given. */
  readonly idColumn: string | null;
  readonly headers: readonly string[];
  readonly place: Place;
  readonly problems: Problems;
}

/** Adds the problem of two columns that are one, by their places. `mend`: what else would help. */
export function addColumnTwice(
  { headers, place, problems }: Pick<HeaderRow, 'headers' | 'place' | 'problems'>,
  first: number,
  second: number,
  what: string,
  mend?: string,
): void {
  const both = { first: headers[first] ?? '', firstAt: first + 1, second: headers[second] ?? '', secondAt: second + 1 };
  problems.add('columnTwice', { ...place, at: second }, { ...both, what, ...(mend === undefined ? {} : { mend }) });
}

/** A mistyped wording may have one wrong letter in this many; with more it is taken for another question. */
export const lettersASlip = 6;

export interface Lookup {
  readonly programme: Programme;
  /** The key questions; `wording` is the text in the form in which wordings are compared. */
  readonly questions: readonly {
    readonly standard: string;
    readonly code: string;
    readonly text: string;
    readonly wording: string;
  }[];
  /** The codes of questions and standards in small letters, each with its code as written and its standard. */
  readonly codes: ReadonlyMap<
    string,
    { readonly code: string; readonly standard: string; readonly isQuestion: boolean }
  >;
  /** The inspection's own column names, folded, with the code of each. */
  readonly renamed: ReadonlyMap<string, string>;
  /** Matches text that begins like a code of this programme: a digit and a point, after the programme's own letter if it has one. */
  readonly codeLike: RegExp;
}

/** What headers are compared with: the questions of the programme, and the inspection's own column names. */
export function headerLookup(programme: Programme, inspection: Pick<Inspection, 'columns'>): Lookup {
  const questions = programme.standards.flatMap(({ code: standard, questions: own = [] }) =>
    own.map(({ code, text }) => ({ standard, code, text, wording: wordingKey(text) })),
  );
  const codes = [
    ...programme.standards.map(({ code }) => ({ code, standard: code, isQuestion: false })),
    ...questions.map(({ code, standard }) => ({ code, standard, isQuestion: true })),
  ];
  const letters = programme.standards.map(({ code }) => /^[A-Z]/.exec(code)?.[0] ?? '').join('');
  return {
    programme,
    questions,
    codes: new Map(codes.map((one) => [one.code.toLowerCase(), one])),
    renamed: new Map([...inspection.columns.questions].map(([header, code]) => [fold(header), code])),
    codeLike: new RegExp(`^${letters === '' ? '' : `[${letters}]?`}\\d+\\.`, 'i'),
  };
}

/** Whether a case sheet of the programme can have this header: the delimiter is recognised by it. */
export function isKnownHeader(lookup: Lookup, header: string): boolean {
  return questionsNamed(lookup, header).length > 0 || isIdName(header) || isLongName(header);
}

/** Whether one of these headers is a key question. */
export function asksQuestions(lookup: Lookup, headers: readonly string[]): boolean {
  return headers.some((header) => questionsNamed(lookup, header).some(({ kind }) => kind === 'key'));
}

/** The key or supporting questions that a text names: none, one, or several if they share a wording. */
export function questionsNamed(lookup: Lookup, text: string): readonly QuestionColumn[] {
  const keys = keyCodes(lookup, text).map((code): QuestionColumn => ({
    kind: 'key',
    code,
    standard: lookup.codes.get(code.toLowerCase())?.standard ?? '',
  }));
  if (keys.length > 0) return keys;
  const supporting = supportingCode(lookup, text);
  return supporting === null ? [] : [{ kind: 'supporting', ...supporting }];
}

/**
 * The codes of other questions whose wording stands behind the code of a question: whole, but for three wrong letters in 72, or cut off
 * after 20 letters or more. Empty if the question's own wording matches as well, and for a text that begins with no code.
 */
export function otherQuestionsWorded(lookup: Lookup, text: string, { kind, code }: QuestionColumn): readonly string[] {
  const wording = wordingBehind(text, kind);
  if (wording === null || lookup.renamed.has(fold(text))) return [];
  const own = lookup.questions.find((question) => question.code === code);
  if (own !== undefined && isWording(wording, own)) return [];
  return lookup.questions.flatMap((question) => (isWording(wording, question) ? question.code : []));
}

/** Whether the code of a key question stands before a wording that is not the question's own. False for a wording of a few letters. */
export function isWordedOtherwise(lookup: Lookup, text: string, { kind, code }: QuestionColumn): boolean {
  const wording = kind === 'key' ? wordingBehind(text, kind) : null;
  return wording !== null && !lookup.questions.some((one) => one.code === code && isWording(wording, one));
}

/** What stands behind the code at the beginning of a text, in the form in which wordings are compared; null without a code or a wording. */
function wordingBehind(text: string, kind: QuestionColumn['kind']): string | null {
  const [typed, rest] = splitCode(text);
  const wording = wordingKey(kind === 'key' ? rest : rest.slice(1)).replace(/^[^\p{L}\p{N}]+/u, '');
  return typed === '' || wording.length < shortestWording ? null : wording;
}

const isWording = (wording: string, { wording: known }: Lookup['questions'][number]): boolean =>
  wording.includes(known) || known.startsWith(wording) || nearest(wording, [known], 24) !== null;

/** The fewest letters by which the beginning of a wording is recognised. */
const shortestWording = 20;

/** The key question that was probably meant by a text that names none; null if none is near. */
export function nearestQuestion({ codeLike, questions }: Lookup, text: string): string | null {
  const codes = questions.map(({ code }) => code);
  if (codeLike.test(text.trim())) {
    const typed = /^\S+/.exec(text.trim())?.[0] ?? '';
    // A second column of a name gets a number behind it: 2.2.1.1.
    return (
      codes.find((code) => /^\.\d+$/.test(typed.slice(code.length)) && fold(typed).startsWith(fold(code))) ??
      nearest(typed, codes)
    );
  }
  // A wording twice as long has too many letters more to be meant.
  const near = questions.filter((question) => question.text.length <= 2 * text.length);
  const wordings = near.map(({ wording }) => wording);
  const wording = nearest(wordingKey(text), wordings, lettersASlip);
  return wording === null ? null : (near[wordings.indexOf(wording)]?.code ?? null);
}

/** The key questions whose whole wording a text holds, or 20 letters or more of its beginning; with any signs between the words. */
export function questionsWorded({ questions }: Lookup, text: string): readonly string[] {
  const words = wordsOf(text);
  if (words.length < shortestWording) return [];
  const named = questions.filter((question) => {
    const known = wordsOf(question.text);
    return words.includes(known) || known.startsWith(words);
  });
  return named.map(({ code }) => code);
}

function wordsOf(text: string): string {
  return wordingKey(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** A wording without capitals, invisible characters, repeated spaces and end punctuation. */
function wordingKey(text: string): string {
  return (
    visibleText(text)
      // A single space, as most are, need not be replaced by itself.
      .replace(/\s\s+|[^\S ]/g, ' ')
      .trim()
      .replace(/[\s.?!:;]+$/, '')
      .replaceAll('’', "'")
      .toLowerCase()
  );
}

/** The key questions that a header names: by the inspection's own name for one, by code, or by wording. */
function keyCodes({ renamed, questions, codes }: Lookup, header: string): readonly string[] {
  const own = renamed.size === 0 ? undefined : renamed.get(fold(header));
  if (own !== undefined) return [own];
  const [typed, rest] = splitCode(header);
  const named = endsCode.test(rest) ? codes.get(typed) : undefined;
  if (named?.isQuestion === true) return [named.code];
  const key = wordingKey(header);
  return questions.flatMap(({ code, wording }) => (wording === key ? code : []));
}

/** What may follow a code: a separator and any wording, or end punctuation. 2.2.1.b, 2.2.1(b) and 2.2.1(2) are other codes. */
const endsCode = /^(?:[\s:\u2010-\u2015-]|[.()[\]](?!\d|[a-z](?![a-z]))|[.?!;]*$)/i;

/** The code of a supporting question at the beginning of a header: that of a standard or key question and one letter, e.g. "2.2b". */
function supportingCode(lookup: Lookup, header: string): { code: string; standard: string } | null {
  const [typed, rest] = splitCode(header);
  const letter = rest.charAt(0).toLowerCase();
  if (typed === '' || !/^[a-z]/.test(letter) || isLetterOrDigit(rest.slice(1))) return null;
  const named = lookup.codes.get(typed);
  return named === undefined ? null : { code: `${named.code}${letter}`, standard: named.standard };
}

/** A header divided into what looks like a code, in small letters, and the rest. The code is empty if there is none. */
function splitCode(header: string): [string, string] {
  const [, code = '', rest = ''] = /^([A-Za-z]?\d+(?:\.\d+)*)([^]*)$/.exec(visibleText(header).trim()) ?? [];
  return [code.toLowerCase(), rest];
}

/**
 * Whether a text begins with a letter or digit of any script. The expression for all scripts is slow to compile, so ASCII is tested first.
 */
function isLetterOrDigit(text: string): boolean {
  return text.charAt(0) <= '\u007f' ? /^[A-Za-z0-9]/.test(text) : /^[\p{L}\p{N}]/u.test(text);
}
