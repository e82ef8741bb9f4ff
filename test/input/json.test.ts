/** JSON is read with the line of every part of it; text that is none is refused with its line, and with no fault of the program. */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Problems, Refusal } from '../../src/problems/problems.js';
import { formatPath, parseJson, type Path } from '../../src/input/json/json.js';
import { withJson } from '../fixtures/inspections/beside.js';
import { runs } from '../runs.js';

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
        expect(refusedKinds(text).includes('jsonSyntax')).toBe(!isJson(text));
      }),
      runs(1000),
    );
  });

  test.each([
    ['lists within lists', '['.repeat(100_000) + ']'.repeat(100_000)],
    ['objects within objects', '{"a":'.repeat(100_000) + '1' + '}'.repeat(100_000)],
  ])('%s, nested too deeply, are refused', (_, text) => {
    expect(refusedKinds(text)).toEqual(['jsonSyntax']);
  });

  test('nested too deeply is refused, with no fault of the program', async () => {
    const { code, stderr } = await withJson('['.repeat(200_000));
    expect({ code, stderr: stderr.slice(0, 50) }).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('not JSON'),
    });
  });
});

describe('JSON', () => {
  const key = fc.oneof(
    fc.constantFrom('a', '1.1', 'toString', 'é', '"', '\\', '":', ': "', ''),
    fc.string({ maxLength: 4 }).filter((name) => name !== '__proto__'),
  );
  const value = fc.letrec((tie) => ({
    value: fc.oneof(
      { maxDepth: 3 },
      fc.oneof(fc.boolean(), fc.constant(null), fc.double({ noNaN: true, noDefaultInfinity: true }), key),
      fc.array(tie('value'), { maxLength: 3 }),
      fc.dictionary(key, tie('value'), { maxKeys: 3 }),
    ),
  })).value;

  test('has the value that JSON.parse finds, and every part of it on its line', () => {
    fc.assert(
      fc.property(value, fc.constantFrom('\n', '\r\n', '\r'), (whole, end) => {
        const { text, lines } = writeJson(whole, end);
        const { value: found, at } = parseJson(text, 'a.json', new Problems());
        expect(found).toEqual(JSON.parse(text));
        for (const [path, line] of lines) {
          expect(at(path)).toEqual({
            file: 'a.json',
            line,
            ...(path.length === 0 ? {} : { column: formatPath(path) }),
          });
          expect(at([...path, 'absent'])).toMatchObject({ line });
        }
      }),
      runs(300),
    );
  });

  test.each([
    ['at the top', '{ "a": 1, "b": 2, "a": 3 }'],
    ['inside', '{ "b": [{ "a": 1, "a": 1 }] }'],
    ['once with an escape', String.raw`{ "a": 1, "\u0061": 3 }`],
    ['once with a space behind it', '{ "a": 1, "a" : 3 }'],
    ['once with a line behind it', '{ "a": 1, "a"\n: 3 }'],
    ['beside a text that looks like a key', String.raw`{ "a": "\":", "a": 3 }`],
    ['three times', '{ "a": 1, "a": 1, "a": 1 }'],
  ])('in which a key is twice, %s, is refused', (_, text) => {
    expect(new Set(refusedKinds(text))).toEqual(new Set(['jsonKeyTwice']));
  });

  test.each(['{ "__proto__": 1 }', String.raw`{ "a": [{ "\u005f_proto__": {} }] }`])(
    'with a key that libraries skip is refused: %s',
    (text) => {
      expect(refusedKinds(text)).toEqual(['keyUnknown']);
    },
  );
});

/** The value as JSON, each part on the line that is told of it, with its path. */
function writeJson(whole: unknown, end: string): { text: string; lines: (readonly [Path, number])[] } {
  const lines: (readonly [Path, number])[] = [];
  let line = 1;
  const write = (part: unknown, path: Path): string => {
    lines.push([path, line]);
    if (typeof part !== 'object' || part === null) return JSON.stringify(part);
    const isList = Array.isArray(part);
    const inside = isList ? [...part.entries()] : Object.entries(part);
    const items = inside.map(([name, inner]) => {
      line++;
      return (isList ? '' : `${JSON.stringify(name)} :`) + write(inner, [...path, name]);
    });
    return `${isList ? '[' : '{'}${items.map((item) => end + item).join(',')}${isList ? ']' : '}'}`;
  };
  return { text: write(whole, []), lines };
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** The kinds of problems that a text is refused for; none where it is read. */
function refusedKinds(text: string): string[] {
  try {
    parseJson(text, 'a.json', new Problems());
    return [];
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return error.problems.map(({ kind }) => kind);
  }
}
