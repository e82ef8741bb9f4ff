/** Dates as people type them, and as spreadsheets write them again. */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isoDate } from '../../src/input/inspection/dates.js';
import { runs } from '../runs.js';

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const days = fc.date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true });

describe('a date', () => {
  test('is the same in every form', () => {
    fc.assert(
      fc.property(days, (day) => {
        const iso = day.toISOString().slice(0, 10);
        const [year = '', month = '', date = ''] = iso.split('-');
        const name = months[Number(month) - 1] ?? '';
        expect(isoDate(iso)).toBe(iso);
        expect(isoDate(`${date}/${month}/${year}`)).toBe(iso);
        expect(isoDate(`${Number(date)}/${Number(month)}/${year}`)).toBe(iso);
        expect(isoDate(`${Number(date)}-${name}-${year.slice(2)}`)).toBe(iso);
        expect(isoDate(`${name.toUpperCase()}-${year}`)).toBe(`${year}-${month}`);
        expect(isoDate(year)).toBe(year);
        const long = new Date(day).toLocaleString('en-GB', { month: 'long', timeZone: 'UTC' });
        expect(isoDate(`${long} ${year}`)).toBe(`${year}-${month}`);
        expect(isoDate(`${Number(date)} ${long} ${year}`)).toBe(iso);
        expect(isoDate(`${iso} 00:00:00`)).toBe(iso);
        expect(isoDate(`${date}/${month}/${year} 00:00`)).toBe(iso);
      }),
      runs(100),
    );
  });

  test.each(['2024-02-29', '29/02/2024', '2000-02-29'])('%s is a day of a leap year', (text) => {
    expect(isoDate(text)).toMatch(/^20\d\d-02-29$/);
  });

  test.each([
    ['Oct 2022', '2022-10'],
    ['october 2022', '2022-10'],
    ['October-22', '2022-10'],
    ['Sept-22', '2022-09'],
    ['May 2022', '2022-05'],
    ['10th October 2022', '2022-10-10'],
    ['1st June 2022', '2022-06-01'],
    ['10 Oct 2022', '2022-10-10'],
    ['2022-10-10T00:00:00Z', '2022-10-10'],
    [' 2022-10 ', '2022-10'],
  ])('%s is %s', (text, iso) => {
    expect(isoDate(text)).toBe(iso);
  });

  test.each([
    [
      'a day that there is none of',
      ['2022-02-29', '31/04/2022', '2022-00-10', '00/10/2022', '30-Feb-22', '2100-02-29'],
    ],
    ['a month that there is none of', ['2022-13', '10/13/2022', 'Foo-22']],
    ['the month before the day', ['10/23/2022']],
    ['two figures of a year behind strokes', ['10/10/22']],
    ['half a date', ['2022-', '2022-1', '10/10', 'Oct', '-22', '2022-10-1', 'Oct 22', '10 October', 'Octo 2022']],
    ['two dates', ['October to December 2022', '2022-10-10 – 2022-10-14', '10-14 October 2022']],
    ['a date and more', ['2022-10-10T09:30:00Z', '10/10/2022 12:00', 'w/c 10 October 2022', '44844']],
    ['a year of no inspection', ['0022', '1899-12-31', '12022']],
    ['nothing', ['', ' ']],
  ])('is not %s', (_, texts) => {
    expect(texts.filter((text) => isoDate(text) !== null)).toEqual([]);
  });
});
