/** Dates as people type them and as spreadsheets rewrite them. */

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** What is expected where a date is wrong. */
export const dateForm = 'a date: 2022, 2022-10, 2022-10-10, 10/10/2022 or Oct-22';

/**
 * A date as `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, or null for anything else. Understands those three, and what a British Excel makes of
 * them: `10/10/2022` (day first), `Oct-22`, `10-Oct-22`. Two-digit years are of this century. A day that does not exist is null.
 *
 * @example
 * isoDate('10/10/2022') // '2022-10-10'
 * @example
 * isoDate('Oct-22') // '2022-10'
 * @example
 * isoDate('2022-02-30') // null
 */
export function isoDate(text: string): string | null {
  const t = text.trim();
  let m = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(t);
  if (m) return validDate(m[1], m[2], m[3]);
  m = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(t);
  if (m) return validDate(m[3], m[2], m[1]);
  m = /^(?:(\d{1,2})-)?([A-Za-z]{3})-(\d{2}|\d{4})$/.exec(t);
  if (!m) return null;
  const month = months.indexOf(m[2]?.toLowerCase() ?? '') + 1;
  const year = m[3]?.length === 2 ? `20${m[3]}` : m[3];
  return month === 0 ? null : validDate(year, String(month), m[1]);
}

function validDate(year = '', month: string | undefined, day: string | undefined): string | null {
  if (Number(year) < 1900) return null;
  if (month === undefined) return year;
  if (Number(month) < 1 || Number(month) > 12) return null;
  const withMonth = `${year}-${month.padStart(2, '0')}`;
  if (day === undefined) return withMonth;
  // Day 0 of the next month is the last of this one.
  const last = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();
  return Number(day) < 1 || Number(day) > last ? null : `${withMonth}-${day.padStart(2, '0')}`;
}

/**
 * The codes that a date may have been before a spreadsheet took them for one: 2.2.1 becomes 02/02/2001. Empty for what is no date.
 *
 * @example
 * questionsOfDate('02.03.2001') // ['2.3.1', '3.2.1']
 * @example
 * questionsOfDate('3-Feb-01') // ['3.2.1', '2.3.1']
 * @example
 * questionsOfDate('2.2.1') // []
 */
export function questionsOfDate(header: string): string[] {
  const text = header.trim();
  const iso = /^(?:19|20)(\d{2})-(\d{1,2})-(\d{1,2})(?:[ T][\d:.]+)?$/.exec(text);
  const named = /^(\d{1,2})[- ]([A-Za-z]{3})[a-z]*[- ](?:19|20)?(\d{2})$/.exec(text);
  const plain = /^(\d{1,2})([./-])(\d{1,2})\2(?:(?:19|20)(\d{2})|(\d{2}))(?: [\d:.]+)?$/.exec(text);
  const [first, second, year] = iso
    ? [iso[3], iso[2], iso[1]]
    : named
      ? [named[1], String(months.indexOf(named[2]?.toLowerCase() ?? '') + 1), named[3]]
      : [plain?.[1], plain?.[3], plain?.[4] ?? plain?.[5]];
  if (first === undefined || second === undefined || year === undefined) return [];
  const [a, b, c] = [Number(first), Number(second), Number(year)];
  return [...new Set([`${a}.${b}.${c}`, `${b}.${a}.${c}`])];
}
