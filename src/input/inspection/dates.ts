/** Dates as people type them and as spreadsheets rewrite them. */

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** What is expected where a date is wrong. */
export const dateForm = 'a date: 2022, 2022-10, 2022-10-10, 10/10/2022, Oct-22 or October 2022';

/**
 * A date as `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, or null for anything else. Understands those three, what a British Excel makes of them
 * (`10/10/2022`, day first; `Oct-22`; `10-Oct-22`; a midnight after any of them), and what people write: `October 2022`,
 * `10 October 2022`. Two-digit years are of this century. A day that does not exist is null.
 *
 * @example
 * isoDate('10/10/2022') // '2022-10-10'
 * @example
 * isoDate('Oct-22') // '2022-10'
 * @example
 * isoDate('2022-02-30') // null
 */
export function isoDate(text: string): string | null {
  const t = text.trim().replace(/(?<=\d\d)[ T]00:00(?::00(?:\.0+)?)?Z?$/, '');
  let m = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(t);
  if (m) return validDate(m[1], m[2], m[3]);
  m = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(t);
  if (m) return validDate(m[3], m[2], m[1]);
  m = withMonthName.exec(t);
  if (!m) return null;
  const month = months.indexOf(m[2]?.slice(0, 3).toLowerCase() ?? '') + 1;
  return validDate(m[4] ?? `20${m[3]}`, String(month), m[1]);
}

/** A day or none, the name of a month, and two figures of a year behind a hyphen or four behind a hyphen or space. */
const withMonthName =
  /^(?:(\d{1,2})(?:st|nd|rd|th)?[- ])?(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)(?:-(\d{2})|[- ](\d{4}))$/i;

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
 * The codes that a date, a time or the number of one may have been before a spreadsheet took them for it: 2.2.1 becomes 02/02/2001,
 * 2002-02-01, 36924 or 02:02:01. Empty for any other text.
 *
 * @example
 * codesBehindDate('02.03.2001') // ['2.3.1', '3.2.1']
 * @example
 * codesBehindDate('2:02:01 AM') // ['2.2.1']
 * @example
 * codesBehindDate('2.2.1') // []
 */
export function codesBehindDate(cell: string): string[] {
  if (!/\d/.test(cell)) return [];
  const text = cell.trim().toLowerCase();
  const [, hours, minutes, seconds] = /^(\d{1,2}):(\d{1,2}):(\d{1,2})(?:\.0+)?(?: ?[ap]m)?$/.exec(text) ?? [];
  if (hours !== undefined) return [`${Number(hours)}.${Number(minutes)}.${Number(seconds)}`];
  const dates = /^\d{5}(?:\.0+)?$/.test(text) ? firstDays.map((day) => dateAfter(day, Number(text))) : [text];
  return [...new Set(dates.flatMap(codesOfDate))];
}

/** The days that spreadsheets count from, on Windows and on old Macs. */
const firstDays = [Date.UTC(1899, 11, 30), Date.UTC(1904, 0, 1)];

function dateAfter(day: number, days: number): string {
  return new Date(day + days * 86_400_000).toISOString().slice(0, 10);
}

/** The codes that a written date may stand for: its numbers in the orders of day, month and year that spreadsheets read. */
function codesOfDate(text: string): string[] {
  const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[ t][\d:.]+z?)?$/.exec(text);
  const dayFirst = /^(?:[a-z]+,? )?(\d{1,2})[- ]([a-z]{3,})[- ,]+(\d{2}|\d{4})$/.exec(text);
  const monthFirst = /^(?:[a-z]+,? )?([a-z]{3,})[- ](\d{1,2})[- ,]+(\d{2}|\d{4})$/.exec(text);
  const plain = /^(\d{1,2})([./-])(\d{1,2})\2(\d{2}|\d{4})(?: [\d:.]+)?$/.exec(text);
  const parts = iso
    ? [iso[3], iso[2], iso[1]]
    : dayFirst
      ? [dayFirst[1], monthNumber(dayFirst[2]), dayFirst[3]]
      : monthFirst
        ? [monthFirst[2], monthNumber(monthFirst[1]), monthFirst[3]]
        : [plain?.[1], plain?.[3], plain?.[4]];
  const [a = 0, b = 0, year = 0] = parts.map(Number);
  if (!(a > 0 && b > 0) || (year > 99 && (year < 1930 || year > 2029))) return [];
  const c = year % 100;
  return iso ? [`${a}.${b}.${c}`, `${b}.${a}.${c}`, `${c}.${b}.${a}`] : [`${a}.${b}.${c}`, `${b}.${a}.${c}`];
}

/** 1 to 12 for the name of a month, whole or its first three letters; 0 for any other word. */
function monthNumber(name = ''): number {
  return months.indexOf(name.slice(0, 3)) + 1;
}

/**
 * The codes of two numbers that a date may have been before a spreadsheet took them for one: 1.2 becomes 01-Feb, 01/02/2024 or 2024-02-01.
 * Empty for any other text.
 *
 * @example
 * pairsBehindDate('01-Feb') // ['1.2', '2.1']
 * @example
 * pairsBehindDate('2024-01-01 00:00:00') // ['1.1']
 * @example
 * pairsBehindDate('1.2') // []
 */
export function pairsBehindDate(cell: string): string[] {
  const text = cell.trim().toLowerCase();
  const [, day, name] = /^(\d{1,2})[-. ]+([a-z]{3})[a-z]*\.?(?:[-. ]+(?:\d{2}|\d{4}))?$/.exec(text) ?? [];
  const [, , month, date] = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[ t][\d:.]+z?)?$/.exec(text) ?? [];
  const [, one, , other] = /^(\d{1,2})([./-])(\d{1,2})\2(?:\d{2}|\d{4})(?: [\d:.]+)?$/.exec(text) ?? [];
  const a = Number(day ?? date ?? one);
  const b = name === undefined ? Number(month ?? other) : months.indexOf(name) + 1;
  return a > 0 && b > 0 ? [...new Set([`${a}.${b}`, `${b}.${a}`])] : [];
}
