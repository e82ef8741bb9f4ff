/** Finds the codes of questions in texts that do not begin with one: Q2.2.1, audit/2.2.1, or a date that a spreadsheet made of 2.2.1. */
import { visibleText } from '../../words/visible.js';
import { codesBehindDate } from '../inspection/dates.js';
import type { Lookup } from './headers.js';

/** A code in a text that is not known as that question. */
export interface HeldCode {
  readonly code: string;
  readonly kind: 'key' | 'supporting';
  /** Whether it stands in the first word: Q2.2.1, not Ref 2.2.1. */
  readonly isFirst: boolean;
}

/** The codes of the key questions that a date, a time or the number of one may have been; empty for any other text. */
export function questionsOfDate({ questions }: Lookup, text: string): readonly string[] {
  const codes = codesBehindDate(visibleText(text));
  if (codes.length === 0) return codes;
  return questions.flatMap(({ code }) => (codes.includes(digitsOf(code)) ? [code] : []));
}

/** The signs that stand between the numbers of a code: a point and what looks like one, and what replaces it in the names of columns. */
const separators = ['.\u00b7\u2027\u2219\u3002', '_', '\\-', ','].map(
  (signs) => new RegExp(`([a-z]?)(?<!\\d[${signs}]?)(\\d+(?:[${signs}]\\d+)+)(?!\\d)([.(]?[a-z](?![a-z]))?`, 'gi'),
);

/**
 * The codes in a text, whatever stands before and behind them, in full-width digits and with `_` in place of points too. A number with
 * more or other parts is none.
 */
export function heldCodes({ codes }: Lookup, text: string): readonly HeldCode[] {
  const plain = visibleText(text).normalize('NFKC').trim();
  if (!/\d/.test(plain)) return [];
  const held = separators.flatMap((separated) =>
    [...plain.matchAll(separated)].flatMap(({ 1: before = '', 2: number = '', 3: after = '', index }) => {
      const digits = number.split(/\D/).map(Number).join('.');
      const isFirst = !/\s/.test(plain.slice(0, index));
      const letter = after.slice(-1).toLowerCase();
      const named = [...codes.values()].filter(({ code }) => digitsOf(code) === digits);
      const own = named.filter(({ code }) => code.toLowerCase() === `${before}${digits}`.toLowerCase());
      return (own.length > 0 ? own : named).flatMap(({ code, isQuestion }): HeldCode[] => {
        if (letter !== '') return [{ code: `${code}${letter}`, kind: 'supporting', isFirst }];
        return isQuestion ? [{ code, kind: 'key', isFirst }] : [];
      });
    }),
  );
  return held.filter(({ code }, i) => held.findIndex((one) => one.code === code) === i);
}

/** A code without the letter of its programme. */
function digitsOf(code: string): string {
  return code.replace(/^\D+/, '');
}
