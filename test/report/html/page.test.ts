import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { pageNames } from '../../../src/report/html/page.js';
import { runs } from '../../runs.js';

test.each([
  [['redcar.csv'], ['redcar.html']],
  [
    ['a/b.csv', 'a-b.csv', 'A_B.csv'],
    ['a-b.html', 'a-b-2.html', 'a-b-3.html'],
  ],
  [
    ['a-2.csv', 'a.csv', 'A.csv'],
    ['a-2.html', 'a.html', 'a-3.html'],
  ],
  [
    ['index.csv', 'CON.csv', 'lpt1.csv'],
    ['index-2.html', 'con-2.html', 'lpt1-2.html'],
  ],
  [
    ['../../etc/passwd.csv', '..csv'],
    ['etc-passwd.html', 'sheet.html'],
  ],
  [
    ['Ceredigion Iâl.csv', '中文.csv', '表.csv'],
    ['ceredigion-ial.html', 'sheet.html', 'sheet-2.html'],
  ],
])('%j become %j', (sheets, names) => {
  expect(pageNames(sheets)).toEqual(names);
});

test('whatever sheets are called, names are safe everywhere, and no two are alike', () => {
  fc.assert(
    fc.property(
      fc.array(fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('a.csv', 'A.CSV', 'a-2', 'nul'))),
      (sheets) => {
        const names = pageNames(sheets);
        expect(names.filter((name) => !/^[a-z0-9](-?[a-z0-9]+)*\.html$/.test(name) || name.length > 100)).toEqual([]);
        expect(new Set(names).size).toBe(sheets.length);
        expect(names).not.toContain('index.html');
      },
    ),
    runs(100),
  );
});
