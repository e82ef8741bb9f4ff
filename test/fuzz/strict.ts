/**
 * A second reader of case sheets, written apart from the program and much stricter: RFC 4180 and the answer words, for sheets under
 * pdu-2021. It either gives the counts or gives up (null). It shares no code with the program.
 */
import { TextDecoder } from 'node:util';

export type Count = readonly [yes: number, no: number, notApplicable: number, unanswered: number];

export interface Strict {
  readonly cases: number;
  readonly toInspect: number;
  readonly tallies: Readonly<Record<string, Count>>;
}

const answers: Readonly<Record<string, number>> = {
  yes: 0,
  y: 0,
  true: 0,
  no: 1,
  n: 1,
  false: 1,
  'n/a': 2,
  na: 2,
  'not applicable': 2,
  '': 3,
};

const keys = [
  '2.1.1',
  '2.2.1',
  '2.2.2',
  '2.2.3',
  '2.3.1',
  '2.3.2',
  '2.3.3',
  '2.4.1',
  '2.4.2',
  '2.4.3',
  '2.5.1',
  '2.5.2',
  '2.5.3',
  '2.6.1',
];
const standards = ['1.1', '1.2', '1.3', '1.4', '2.1', '2.2', '2.3', '2.4', '2.5', '2.6'];

function decode(bytes: Uint8Array): string | null {
  const [a, b] = bytes;
  const encoding = a === 0xff && b === 0xfe ? 'utf-16le' : a === 0xfe && b === 0xff ? 'utf-16be' : 'utf-8';
  try {
    // The decoder leaves out the byte order mark.
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
    return text.includes('\0') ? null : text;
  } catch {
    return null;
  }
}

/** The rows of a text by RFC 4180, with any line end; null where a quote is astray. */
export function rowsOf(text: string, delimiter: string): string[][] | null {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  while (at < text.length) {
    let cell = '';
    if (text.charAt(at) === '"') {
      at++;
      for (;;) {
        const close = text.indexOf('"', at);
        if (close < 0) return null;
        cell += text.slice(at, close);
        at = close + 1;
        if (text.charAt(at) !== '"') break;
        cell += '"';
        at++;
      }
    } else {
      const from = at;
      while (at < text.length && ![delimiter, '\r', '\n'].includes(text.charAt(at))) at++;
      cell = text.slice(from, at);
      if (cell.includes('"')) return null;
    }
    row.push(cell);
    const next = text.charAt(at);
    if (next === delimiter) {
      at++;
      if (at < text.length) continue;
      row.push('');
    } else if (next !== '' && next !== '\r' && next !== '\n') {
      return null;
    }
    at += text.startsWith('\r\n', at) ? 2 : 1;
    rows.push(row);
    row = [];
  }
  return rows;
}

const usualIds = ['caseid', 'case', 'casereference', 'id'];
const idNames = new Set([
  ...usualIds,
  'caseref',
  'casenumber',
  'caseno',
  'recordid',
  'uniqueid',
  'crn',
  'responseid',
  'respondentid',
]);

type Kind = { readonly id: true } | { readonly code: string; readonly key: boolean } | null;

/** A header without the controls and other characters that nobody sees. */
const seen = (header: string): string =>
  header
    .replace(/^ï»¿/, '')
    .replace(/(?![\t-\r])\p{Cc}|\p{Default_Ignorable_Code_Point}|[\u2800\ufff9-\ufffb]/gu, '')
    .normalize('NFC')
    .trim()
    .toLowerCase();

/** An id as ids are compared. */
const idKey = (cell: string): string => seen(cell).replace(/\s+/g, ' ').normalize('NFC');

/** Whether a header is that of the ids: a usual one, or where the sheet has none a further one. */
function isId(header: string, headers: readonly string[]): boolean {
  const isUsual = (other: string): boolean => usualIds.includes(seen(other).replace(/[\s_-]/g, ''));
  if (headers.some(isUsual)) return isUsual(header);
  return idNames.has(seen(header).replace(/[\s_#.-]/g, ''));
}

function kindOf(header: string, headers: readonly string[]): Kind {
  const text = seen(header);
  if (isId(header, headers)) return { id: true };
  const ends = /^(?:[.?!;]*$|[\s:‐-―-]|[.()[\]](?![a-z](?![a-z])|\d))/;
  const code = keys.find((key) => text.startsWith(key) && ends.test(text.slice(key.length)));
  if (code !== undefined) return { code, key: true };
  const [, stem = '', letter = ''] = /^(\d+(?:\.\d+)*)([a-z])(?![\p{L}\p{N}])/u.exec(text) ?? [];
  return [...keys, ...standards].includes(stem) ? { code: stem + letter, key: false } : null;
}

/** The counts of a sheet, with a case or an answer in each row. `delimiters` are those that the sheet may use. */
export function strictRead(bytes: Uint8Array, delimiters: readonly string[] = [',', ';', '\t']): Strict | null {
  const decoded = decode(bytes);
  if (decoded === null) return null;
  // A program that does not know the line fills it up with its own delimiters.
  const told = /^("?)sep=(.)\1(?:([^ \r\n])\3*)? *(?:\r\n|\r|\n)/i.exec(decoded);
  const text = (told === null ? decoded : decoded.slice(told[0].length)).replace(/\u001a\s*$/, '');
  const known = (delimiter: string): number =>
    rowsOf(text, delimiter)?.[0]?.filter((header) => kindOf(header, []) !== null || longKind(header, []) !== null)
      .length ?? -1;
  const [best = ','] = told === null ? delimiters.toSorted((a, b) => known(b) - known(a)) : [told[3] ?? told[2] ?? ','];
  const rows = rowsOf(text, best);
  return rows === null ? null : countTable(rows);
}

/** Whether a row has too few cells, but for columns without a header at its end, or too many. */
function isMisfit(row: readonly string[], headers: readonly string[]): boolean {
  const needed = headers.findLastIndex((header) => seen(header) !== '') + 1;
  return row.length < needed || row.slice(headers.length).some((cell) => cell.trim() !== '');
}

/** The column of a long layout that a header names. */
function longKind(header: string, headers: readonly string[]): 'id' | 'question' | 'answer' | null {
  const name = seen(header).replace(/[\s_-]/g, '');
  if (isId(header, headers)) return 'id';
  if (['question', 'questioncode'].includes(name)) return 'question';
  return ['answer', 'response'].includes(name) ? 'answer' : null;
}

/** A sheet with an answer in each row as one with a case in each; null where that is not sure. */
function widenTable([headers = [], ...rows]: readonly string[][]): string[][] | null {
  const kinds = headers.map((header) => longKind(header, headers));
  const at = (kind: 'id' | 'question' | 'answer'): number => kinds.indexOf(kind);
  const twice = kinds.some((kind, i) => kind !== null && kinds.indexOf(kind) !== i);
  if (twice || at('id') < 0 || at('question') < 0 || at('answer') < 0) return null;
  const cases = new Map<string, Map<string, string>>();
  const spellings = new Map<string, string>();
  const codes = new Set<string>();
  for (const row of rows) {
    if (row.every((cell) => seen(cell) === '')) continue;
    if (isMisfit(row, headers)) return null;
    if (headers.some((header, i) => seen(header) === '' && (row[i] ?? '').trim() !== '')) return null;
    const cell = (kind: 'id' | 'question' | 'answer'): string => (row[at(kind)] ?? '').trim();
    const key = idKey(cell('id'));
    const given = cases.get(key) ?? new Map<string, string>();
    cases.set(key, given);
    if ((spellings.get(key) ?? cell('id')) !== cell('id')) return null;
    spellings.set(key, cell('id'));
    if (key === '' || (cell('question') === '' && cell('answer') !== '')) return null;
    if (cell('question') === '') continue;
    const kind = kindOf(cell('question'), ['id']);
    if (kind === null || 'id' in kind || given.has(kind.code)) return null;
    given.set(kind.code, cell('answer'));
    codes.add(kind.code);
  }
  return [
    ['id', ...codes],
    ...[...cases].map(([id, given]) => [id, ...[...codes].map((code) => given.get(code) ?? '')]),
  ];
}

function countTable(table: readonly string[][]): Strict | null {
  const wide = (table[0] ?? []).some((header) => {
    const kind = kindOf(header, []);
    return kind !== null && 'code' in kind && kind.key;
  });
  const [headers, ...rows] = (wide ? table : widenTable(table)) ?? [];
  return headers === undefined ? null : countedWide(headers, rows);
}

function countedWide(headers: readonly string[], rows: readonly string[][]): Strict | null {
  const kinds = headers.map((header) => kindOf(header, headers));
  const tallies = new Map<string, [number, number, number, number]>();
  for (const kind of kinds) {
    if (kind === null || !('code' in kind)) continue;
    if (tallies.has(kind.code)) return null;
    tallies.set(kind.code, [0, 0, 0, 0]);
  }
  if (kinds.filter((kind) => kind !== null && 'id' in kind).length > 1) return null;
  if (!keys.some((key) => tallies.has(key))) return null;
  const ids = new Set<string>();
  let [cases, toInspect] = [0, 0];
  for (const row of rows) {
    if (row.every((cell) => seen(cell) === '')) continue;
    if (isMisfit(row, headers)) return null;
    const given: [string, boolean, number][] = [];
    for (const [i, kind] of kinds.entries()) {
      const cell = (row[i] ?? '').trim();
      if (kind === null) {
        if (seen(headers[i] ?? '') === '' && cell !== '') return null;
      } else if ('id' in kind) {
        const key = idKey(cell);
        if (key === '' || ids.has(key)) return null;
        ids.add(key);
      } else {
        const answer = answers[cell.replace(/\s+/g, ' ').toLowerCase()];
        if (answer === undefined) return null;
        given.push([kind.code, kind.key, answer]);
      }
    }
    if (given.every(([, key, answer]) => !key || answer === 3)) {
      if (given.some(([, , answer]) => answer !== 3)) return null;
      toInspect++;
    } else {
      cases++;
      for (const [code, , answer] of given) (tallies.get(code) ?? [0, 0, 0, 0])[answer as 0]++;
    }
  }
  return cases + toInspect === 0 ? null : { cases, toInspect, tallies: Object.fromEntries(tallies) };
}
