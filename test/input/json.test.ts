/** Text that is no JSON is refused with its line, and with no fault of the program. */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Problems, Refusal } from '../../src/problems/problems.js';
import { parseJson } from '../../src/input/json/json.js';
import { withJson } from '../fixtures/inspections/beside.js';

describe('text that is no JSON', () => {
  test.each([
    ['a word without quotes', '{\n "title": x\n}', 2],
    ['a comma too many', '{\n "title": "x",\n}', 3],
    ['a comma missing', '{\n "title": "x"\n "region": "y"\n}', 3],
    ['single quotes', "{\n 'title': 'x' }", 2],
    ['a comment', '{\n // a comment\n "title": "x" }', 2],
    ['a line break in a text', '{\n "title": "x\ny" }', 2],
    ['a tab in a text', '{ "title": "x\ty" }', 1],
    ['a brace left open', '{\n "title": "x"\n', 2],
    ['a quote left open', '{ "title": "x', 1],
    ['something behind the end', '{}\n{}', 2],
    ['an escape that there is none of', String.raw`{ "title": "C:\x" }`, 1],
    ['a number that begins with a nought', '{ "plannedCases": 060 }', 1],
    ['nothing at all', '', 1],
    ['the word undefined', 'undefined', 1],
  ])('%s is told with its line', async (_, json, line) => {
    const { code, stdout, stderr } = await withJson(json);
    expect(stderr).toMatch(`sheet.inspection.json:${line}: this is not JSON: `);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr, 'no words of the parser’s own').not.toMatch(/RBrace|LBrace|token String|token Comma/);
  });

  test('is refused wherever JSON.parse refuses it, and only there', () => {
    const part = fc.constantFrom(
      ...'{}[]",:\\ \n\t\u00a0\ufeff0123.-+eEtrue'.split(''),
      'null',
      'true',
      '"a"',
      '"a":',
      String.raw`\u00e9`,
      '\u0007',
      '//',
    );
    const random = fc.array(part, { maxLength: 12 }).map((parts) => parts.join(''));
    const broken = fc.tuple(fc.json({ maxDepth: 2 }), fc.nat(), random).map(([json, at, insert]) => {
      const place = at % (json.length + 1);
      return json.slice(0, place) + insert.slice(0, 1) + json.slice(place + 1);
    });
    fc.assert(
      fc.property(fc.oneof(random, broken), (text) => {
        const problems = new Problems();
        const found = parseJson(text, 'a.json', problems);
        const kinds = new Set(told(problems));
        expect(found === null).toBe(kinds.size > 0);
        expect(kinds.has('jsonSyntax')).toBe(!isJson(text));
      }),
      { numRuns: 1000 },
    );
  });

  test('nested too deeply is refused, with no fault of the program', async () => {
    const { code, stderr } = await withJson('['.repeat(200_000));
    expect({ code, stderr: stderr.slice(0, 50) }).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('not JSON'),
    });
  });
});

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function told(problems: Problems): string[] {
  try {
    problems.refuse();
    return [];
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return error.problems.map(({ kind }) => kind);
  }
}
