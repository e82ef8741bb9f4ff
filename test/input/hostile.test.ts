/** Whatever a file holds: an exit code of the contract, nothing half-written, and no byte that steers the terminal. */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { asJson, asRows } from '../fixtures/inspections/whole.js';
import { runInFolder, type Content, type Files } from '../fixtures/sheets/folder.js';
import { plain, quoteText, writePlain } from '../fixtures/sheets/plain.js';
import { runs } from '../runs.js';

const nasty = [
  ['"', ',', ';', '\t', '\n', '\r', '\r\n', '\0', '\ufeff', '\u001b[2J', '\u009b2J', '\u202e', '\u2028', '\ud800'],
  ['__proto__', 'constructor', 'toString', '2.2.1', '2.9.9', '{', '}', '[', ']', ':', '-1', '1e999', 'null', '=1+1'],
  ['é', '😀', '%s', '$&', 'x'.repeat(200), '\\', '\\u0000', '\\u001b', 'Yes', '"Good"', '"1.1"', ''],
].flat();

/** A text with some of it replaced: a few places, each by something nasty. */
function spoilt(text: string): fc.Arbitrary<string> {
  const edit = fc.record({ at: fc.nat(text.length), take: fc.nat(12), put: fc.constantFrom(...nasty) });
  return fc
    .array(edit, { minLength: 1, maxLength: 4 })
    .map((edits) => edits.reduce((all, { at, take, put }) => all.slice(0, at) + put + all.slice(at + take), text));
}

/** Characters that move the cursor, hide text or turn it round; line ends are the program’s own. */
const steering = /[\0-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2028\u2029\ufeff]/;

const expected = `{
  "overall": { "rating": null, "score": 0, "maximum": 3 },
  "standards": { "2.2": "Inadequate" },
  "figures": [
    { "id": "women", "profile": { "sex": ["Female"] }, "percentage": 33 },
    { "id": "q", "question": "2.2b", "where": { "sex": ["Male"] }, "count": "0 of 1" },
    { "id": "r", "question": "2.2.1", "between": [60, 70], "says": "two thirds" }
  ]
}
`;

const csv = writePlain(',', '\n', quoteText, asRows);
const files: readonly (readonly [claim: string, content: fc.Arbitrary<Content>, files: (content: Content) => Files])[] =
  [
    ['a case sheet', spoilt(plain), (sheet) => ({ 'sheet.csv': sheet })],
    ['a case sheet of any bytes', fc.uint8Array({ maxLength: 60 }), (sheet) => ({ 'sheet.csv': sheet })],
    ['an inspection file', spoilt(asJson), (json) => ({ 'sheet.csv': plain, 'sheet.inspection.json': json })],
    ['an inspection spreadsheet', spoilt(csv), (rows) => ({ 'sheet.csv': plain, 'sheet.inspection.csv': rows })],
    ['expected results', spoilt(expected), (json) => ({ 'sheet.csv': plain, 'sheet.expected.json': json })],
  ];

describe('spoilt, no harm is done by', () => {
  test.each(files)('%s', async (_, content, filesOf) => {
    await fc.assert(
      fc.asyncProperty(content, async (made) => {
        const given = filesOf(made);
        const command = Object.hasOwn(given, 'sheet.expected.json') ? 'check' : 'score';
        const { code, stdout, stderr } = await runInFolder(given, command);
        expect({ code, fault: stderr.slice(0, 1000) }).toEqual({
          code: expect.toBeOneOf([0, 1, 2, 3]),
          fault: expect.anything(),
        });
        expect(code > 1 ? stdout : stderr).toBe('');
        expect(stdout + stderr).not.toMatch(steering);
      }),
      runs(120),
    );
  });
});
