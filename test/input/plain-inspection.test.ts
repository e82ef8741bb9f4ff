/** The quick reading of an inspection file decides nothing of its own: it says what the careful reading says, or gives up. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { Problems, Refusal } from '../../src/problems/problems.js';
import type { Part } from '../../src/input/inspection/inspection-file.js';
import type { Path } from '../../src/input/json/json-path.js';
import { plainInspection } from '../../src/input/inspection/plain-inspection.js';
import { carefully } from '../../src/input/inspection/careful-inspection.js';
import { limitsUsual } from '../../src/input/limits.js';
import { asJson } from '../fixtures/inspections/whole.js';

const folder = mkdtempSync(join(tmpdir(), 'casescore-'));
const file = join(folder, 'sheet.inspection.json');
afterAll(() => rmSync(folder, { recursive: true }));

/** Every path of a value, and some that are not there. */
function pathsOf(value: unknown, path: Path = []): Path[] {
  const inside = Array.isArray(value)
    ? [...value.entries()]
    : typeof value === 'object' && value !== null
      ? Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1))
      : [];
  return [path, [...path, 'absent'], [...path, 7], ...inside.flatMap(([key, inner]) => pathsOf(inner, [...path, key]))];
}

/** All that is told by a part: its content, where everything stands, and the order of what is taken in the order of the file. */
function said({ content, at }: Part): unknown {
  const { notApplicable, judgements, columns, groups } = content;
  return {
    content,
    places: [...pathsOf(content), ['judgements', '1.4'], ['title', 'x']].map((path) => at(path)),
    orders: [notApplicable, judgements, columns?.questions, groups].map((record) => Object.keys(record ?? {})),
  };
}

/** What the careful reading says; null where it finds anything wrong. */
async function saidCarefully(longest: number): Promise<unknown> {
  const problems = new Problems();
  try {
    const part = await carefully(file, longest, problems, 'utf-8');
    return problems.total > 0 ? null : said(part);
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}

/** What both readings say of a file. */
async function readings(
  bytes: string | Uint8Array,
  longest: number = limitsUsual.file,
): Promise<{ quick: unknown; careful: unknown }> {
  writeFileSync(file, bytes);
  const [quick, ofKnown] = [false, true].map((isKnown) => {
    const plain = plainInspection(file, longest, isKnown);
    return plain === null ? null : said(plain);
  });
  // A file that was seen to be an ordinary one is read in another way, and says the same.
  expect(ofKnown).toEqual(quick);
  return { quick, careful: await saidCarefully(longest) };
}

const key = fc.oneof(
  fc.constantFrom('1.1', '2', '10', 'toString', 'é', 'a\nb', '"', '\\', ''),
  fc.string({ unit: 'grapheme', maxLength: 6 }).filter((name) => name !== '__proto__'),
);
const text = fc.oneof(
  fc.constantFrom('', ' ', 'RI', '{', '"]', '\u2028'),
  fc.string({ unit: 'grapheme', maxLength: 8 }),
);
const some = text.map((words) => words || 'x');
const words = fc.array(text, { maxLength: 2 });
const count = fc.integer({ min: 1, max: 10_000 });
const optional = { requiredKeys: [] };
const content = fc.record(
  {
    $schema: text,
    title: some,
    region: some,
    programme: some,
    fieldwork: some,
    eligibleCases: count,
    plannedCases: count,
    notApplicable: fc.dictionary(key, text, { maxKeys: 3 }),
    judgements: fc.dictionary(
      key,
      fc.oneof(text, fc.record({ rating: text, reason: text }, { requiredKeys: ['rating'] })),
      { maxKeys: 3 },
    ),
    discretion: fc.array(
      fc.record(
        { standard: some, rating: some, reason: text, by: some, on: some },
        { requiredKeys: ['standard', 'rating'] },
      ),
      { maxLength: 2 },
    ),
    answers: fc.record({ yes: words, no: words, notApplicable: words }, optional),
    columns: fc.record({ id: some, questions: fc.dictionary(key, some, { maxKeys: 2 }) }, optional),
    groups: fc.dictionary(key, fc.dictionary(key, fc.array(text, { maxLength: 2 }), { maxKeys: 2 }), { maxKeys: 2 }),
  },
  optional,
);
/** A sound file, with line ends of every kind. */
const sound = fc
  .tuple(content, fc.constantFrom('', '  ', '\t'), fc.constantFrom('\n', '\r\n', '\r'), fc.constantFrom('', '\ufeff'))
  .map(([value, indent, end, mark]) => mark + JSON.stringify(value, null, indent).replaceAll('\n', end));

describe('the quick reading of an inspection file', () => {
  const samples = readdirSync('samples').filter((name) => name.endsWith('.inspection.json'));

  test.each(samples)('takes %s', async (name) => {
    const { quick, careful } = await readings(readFileSync(join('samples', name)));
    expect(quick).not.toBeNull();
    expect(quick).toEqual(careful);
  });

  test('takes a file in which everything is said that may be said', async () => {
    const { quick, careful } = await readings(asJson);
    expect(quick).not.toBeNull();
    expect(quick).toEqual(careful);
  });

  test('takes every sound file, and says what the careful reading says', { timeout: 60_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(sound, async (json) => {
        const { quick, careful } = await readings(json);
        expect(quick).not.toBeNull();
        expect(quick).toEqual(careful);
      }),
      { numRuns: 300 },
    );
  });

  test(
    'gives up wherever the careful reading finds something wrong: sound files with something put in, taken out or doubled',
    { timeout: 60_000 },
    async () => {
      const pieces = fc.constantFrom(
        ...'{}[]",:\\ \n\t0-.eé'.split(''),
        'null',
        'true',
        '1.5',
        '""',
        '{}',
        '[]',
        '"title": "x",',
        ', "judgements": {}',
        '"__proto__": "x",',
        '\u0000',
      );
      const spoilt = fc
        .tuple(sound, fc.nat(), fc.nat(30), fc.constantFrom('in', 'out', 'double'), pieces)
        .map(([json, where, length, how, piece]) => {
          const from = where % (json.length + 1);
          const cut = json.slice(from, from + length);
          const put = { in: piece, out: '', double: cut + cut }[how];
          return json.slice(0, from) + put + json.slice(how === 'in' ? from : from + length);
        });
      await fc.assert(
        fc.asyncProperty(spoilt, async (json) => {
          const { quick, careful } = await readings(json);
          expect(quick ?? careful).toEqual(careful);
        }),
        { numRuns: 800 },
      );
    },
  );

  const whole = asJson.trim();
  test.each([
    ['a key that stands twice', whole.replace('"region"', '"title"')],
    ['a judgement that stands twice', whole.replace('"1.2": "RI"', '"1.1": "RI"')],
    ['a key that stands twice, once with an escape', whole.replace('"region"', String.raw`"\u0074itle"`)],
    ['a key that stands twice, once with a space behind it', whole.replace('"region":', '"title" :')],
    ['a key that stands twice, once with a line behind it', whole.replace('"region":', '"title"\n:')],
    ['a key that libraries pass over', whole.replace('"1.2"', '"__proto__"')],
    ['a key that is not known', whole.replace('"region"', '"regoin"')],
    ['a key of every object', whole.replace('"region"', '"toString"')],
    ['a title that is empty', whole.replace(/"title": "[^"]+"/, '"title": ""')],
    ['no cases', whole.replace('85', '0')],
    ['half a case', whole.replace('85', '84.5')],
    ['more cases than can be counted', whole.replace('85', '9007199254740993')],
    ['a number for a text', whole.replace('"North East"', '7')],
    ['discretion without its standard', whole.replace('"standard": "1.3",', '')],
    ['a list', `[${whole}]`],
    ['null', 'null'],
    ['a comma too many', whole.replace(/\}$/, ',}')],
    ['nothing at all', ''],
    ['a NUL', `${whole}\0`],
    ['bytes that are no UTF-8', Buffer.from(whole.replaceAll('e', '\xe9'), 'latin1')],
    ['UTF-16', Buffer.from(`\ufeff${whole}`, 'utf16le')],
    ['a long text', whole.replace('North East', 'N'.repeat(1 << 16))],
    ['lists within lists', '['.repeat(100_000)],
  ])('gives up at %s', async (_, bytes) => {
    expect(await readings(bytes)).toMatchObject({ quick: null });
  });

  test('gives up at a file longer than the limit, one that is not there, a folder, and a spreadsheet', async () => {
    expect(await readings(whole, whole.length - 1)).toEqual({ quick: null, careful: null });
    expect(plainInspection(join(folder, 'none.json'), limitsUsual.file)).toBeNull();
    expect(plainInspection(folder, limitsUsual.file)).toBeNull();
    writeFileSync(join(folder, 'sheet.inspection.csv'), whole);
    expect(plainInspection(join(folder, 'sheet.inspection.csv'), limitsUsual.file)).toBeNull();
  });
});
