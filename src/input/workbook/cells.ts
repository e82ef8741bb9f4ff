/** The text of a cell, as a CSV of the worksheet would have it: from the value that is stored, and the format in which it is shown. */

/** How a number is shown, as far as it changes what is read. */
export type NumberFormat =
  | { readonly kind: 'plain' }
  | { readonly kind: 'percent' }
  /** At least so many digits. */
  | { readonly kind: 'zeros'; readonly digits: number }
  /** A date; `parts` are the ones that the format shows. */
  | { readonly kind: 'date'; readonly parts: 'year' | 'month' | 'day' }
  | { readonly kind: 'time' };

export const plain: NumberFormat = { kind: 'plain' };

/** A number as a spreadsheet stores it, in a format. `from1904`: whether days are counted from 1904 and not from 1900. */
export function numberText(value: number, format: NumberFormat, from1904: boolean): string {
  if (format.kind === 'percent') return `${decimalText(value, 2)}%`;
  if (format.kind === 'time') return timeText(value);
  if (format.kind === 'date') return dateText(value, format.parts, from1904) ?? decimalText(value);
  const text = decimalText(value);
  return format.kind === 'zeros' && /^\d+$/.test(text) ? text.padStart(format.digits, '0') : text;
}

/**
 * A number as its shortest decimal without an exponent, after the point was moved to the right. A whole number keeps every digit that it has;
 * another has 15, which is as many as spreadsheet programs show: 0.1 + 0.2 is 0.3.
 *
 * @example
 * decimalText(0.57, 2) // '57'
 * @example
 * decimalText(1e21) // '1000000000000000000000'
 */
export function decimalText(value: number, places = 0): string {
  const text = String(Number.isInteger(value) ? value : Number(value.toPrecision(15)));
  const [, sign = '', whole = '', fraction = '', power = '0'] =
    /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]\d+))?$/.exec(text) ?? [];
  const digits = whole + fraction;
  const point = whole.length + Number(power) + places;
  const before = point > 0 ? digits.slice(0, point).padEnd(point, '0') : '0';
  const after = (point < 0 ? '0'.repeat(-point) + digits : digits.slice(point)).replace(/0+$/, '');
  const shown = before.replace(/^0+(?=\d)/, '') + (after === '' ? '' : `.${after}`);
  return shown === '0' ? shown : sign + shown;
}

/** Milliseconds of a day. */
const day = 86_400_000;

/** A date as far as it is shown, with the time of day if there is one; null for a number of days outside the calendar. */
function dateText(days: number, parts: 'year' | 'month' | 'day', from1904: boolean): string | null {
  if (!from1904 && days < 1) return days < 0 ? null : timeText(days);
  // The calendar of 1900 has a 29 February that never was: before it, days are counted from a day later.
  const first = from1904 ? Date.UTC(1904, 0, 1) : days < 60 ? Date.UTC(1899, 11, 31) : Date.UTC(1899, 11, 30);
  // To the second: times are stored as parts of a day, and are never exact.
  const at = new Date(Math.round((first + days * day) / 1000) * 1000);
  if (!(at.getTime() <= Date.UTC(9999, 11, 31))) return null;
  return isoText(at.toISOString(), parts);
}

/**
 * A date in ISO 8601 as far as it is shown. The time is left out at midnight.
 *
 * @example
 * isoText('2022-10-10T00:00:00', 'month') // '2022-10'
 * @example
 * isoText('2022-10-10T09:30:00.000Z', 'day') // '2022-10-10 09:30:00'
 */
export function isoText(iso: string, parts: 'year' | 'month' | 'day'): string {
  const time = /T(\d{2}:\d{2}:\d{2})/.exec(iso)?.[1] ?? '00:00:00';
  if (time !== '00:00:00') return `${iso.slice(0, 10)} ${time}`;
  return iso.slice(0, { year: 4, month: 7, day: 10 }[parts]);
}

/** A part of a day as a time, or several days as hours. */
function timeText(days: number): string {
  const seconds = Math.round(days * 86_400);
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  return parts.map((part) => String(part).padStart(2, '0')).join(':');
}

/**
 * What a number format of Excel changes in what is read. Only its first section counts: the one for positive numbers.
 *
 * @example
 * formatOf('0.0%') // { kind: 'percent' }
 * @example
 * formatOf('dd/mm/yyyy') // { kind: 'date', parts: 'day' }
 * @example
 * formatOf('000') // { kind: 'zeros', digits: 3 }
 */
export function formatOf(code: string): NumberFormat {
  if (/general|standard/i.test(code)) return plain;
  // Colours, conditions and languages stand in brackets, text in quotes or behind \, _ or *. Elapsed hours stand in brackets too.
  const bare = code
    .replace(/"[^"]*"|[\\_*]./g, '')
    .replace(/\[(h+|m+|s+)\]/gi, '$1')
    .replace(/\[[^\]]*\]/g, '')
    .replace(/;.*$/, '')
    .trim();
  if (bare.includes('%')) return { kind: 'percent' };
  if (/^0+$/.test(bare)) return { kind: 'zeros', digits: bare.length };
  if (/[hs]/i.test(bare) && !/[yd]/i.test(bare)) return { kind: 'time' };
  if (/d/i.test(bare)) return { kind: 'date', parts: 'day' };
  if (/m/i.test(bare)) return { kind: 'date', parts: 'month' };
  return /y/i.test(bare) ? { kind: 'date', parts: 'year' } : plain;
}
