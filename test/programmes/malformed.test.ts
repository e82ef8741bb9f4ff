/** Programme files with one mistake each, and the whole of what is said about them. */
import { readdirSync, readFileSync } from 'node:fs';
import { safeParse } from 'zod/mini';
import { describe, expect, test } from 'vitest';
import { describeProblems as lines, Refusal } from '../../src/problems/problems.js';
import { formatPath, type Path } from '../../src/input/json/json.js';
import { parseProgramme } from '../../src/input/programme.js';
import { programmeSchema } from '../../src/model/programme.js';

const folder = new URL('../fixtures/programmes/', import.meta.url);
const fixture = (name: string): string => readFileSync(new URL(name, folder), 'utf8');

/** What is said of a programme file's text; nothing for a sound one. */
async function problemsOf(text: string, file: string): Promise<string[]> {
  try {
    await parseProgramme(text, file);
    return [];
  } catch (error) {
    if (error instanceof Refusal && error.exit === 2) return lines(error.problems);
    throw error;
  }
}

/** Each fixture, and what is said behind its name: the line, the place in the file, what is wrong. */
const mistakes: readonly (readonly [string, readonly string[]])[] = [
  // Of form.
  [
    'not-json.txt',
    [
      '18: this is not JSON: unexpected text found; is there a comma missing in front of it? Mend the line, or compare it with the guide: casescore help files.',
    ],
  ],
  ['a-list.json', ['1: found a list. Expected an object in braces.']],
  ['key-twice.json', ['19: bandOn: "bandOn" stands here twice. Keep one of them.']],
  ['key-missing.json', ['1: inspectorate: "inspectorate" is missing. Add it.']],
  ['type-wrong.json', ['74: rules[0].when.atLeast: found "one". Expected a whole number from 1.']],
  ['text-empty.json', ['39: standards[1].title: found "". Expected some text.']],
  [
    'text-for-object.json',
    ['102: overall.source: found "From two tables.". Expected a source: { "certainty": …, "finding": … }.'],
  ],
  ['code-malformed.json', ['45: standards[2].code: found "2.1 Planning". Expected a code such as 2.2 or P1.1.']],
  ['band-not-whole.json', ['21: bands[1].from: found 49.5. Expected a whole percentage from 0 to 100.']],
  ['band-above-100.json', ['24: bands[2].from: found 101. Expected a whole percentage from 0 to 100.']],
  [
    'cut-off-with-three-decimals.json',
    ['100: overall.cutOffs[1].upTo: found 1.505. Expected points with at most two decimals.'],
  ],
  ['method-unknown.json', ['97: overall.method: found "sumOfPoints". Expected a method: averagePoints or scoreTable.']],
  [
    'certainty-unknown.json',
    ['106: methodSources.points.certainty: found "certain". Expected published, derived or assumed.'],
  ],
  // An unknown key.
  [
    'key-unknown.json',
    [
      '18: roundings: "roundings" is not a known key. Expected id, title, inspectorate, documents, fieldwork, remarks, domains, ratings, rounding, bandOn, bands, standards, rules, overall, borderline or methodSources. Did you mean "rounding"?',
    ],
  ],
  [
    'key-unknown-in-document.json',
    [
      '6: documents.report.issn: "issn" is not a known key. Expected title, publisher, date, isbn or licence. Did you mean "isbn"?',
    ],
  ],
  [
    'key-unknown-in-domain.json',
    ['10: domains[1].name: "name" is not a known key. Expected code, title, source or ratingsPage.'],
  ],
  [
    'key-unknown-in-rating.json',
    ['15: ratings[2].colour: "colour" is not a known key. Expected name, short or points.'],
  ],
  ['key-unknown-in-band.json', ['25: bands[1].to: "to" is not a known key. Expected rating, from, words or source.']],
  [
    'key-unknown-in-standard.json',
    [
      '47: standards[2].titel: "titel" is not a known key. Expected code, codeSource, title, statement, domain, basis, counted, questions or source. Did you mean "title"?',
    ],
  ],
  [
    'key-unknown-in-question.json',
    [
      '54: standards[2].questions[1].txt: "txt" is not a known key. Expected code, text or source. Did you mean "text"?',
    ],
  ],
  [
    'key-unknown-in-rule.json',
    ['83: rules[1].unless: "unless" is not a known key. Expected id, kind, standard, to, when, words or source.'],
  ],
  [
    'key-unknown-in-trigger.json',
    ['88: rules[1].when.atMost: "atMost" is not a known key. Expected of, atLeast, ratedAtOrBelow or source.'],
  ],
  [
    'key-unknown-in-overall.json',
    ['98: overall.weights: "weights" is not a known key. Expected method, cutOffs or source.'],
  ],
  [
    'key-unknown-in-cut-off.json',
    ['100: overall.cutOffs[1].from: "from" is not a known key. Expected rating or upTo.'],
  ],
  [
    'key-unknown-in-borderline.json',
    ['107: borderline.few: "few" is not a known key. Expected withinPoints, fewCases or source.'],
  ],
  [
    'key-unknown-in-method-sources.json',
    ['107: methodSources.band: "band" is not a known key. Expected points, lowest, rounding, bandOn or discretion.'],
  ],
  [
    'key-unknown-in-source.json',
    ['46: standards[1].source.page: "page" is not a known key. Expected certainty, document, locator or finding.'],
  ],
  // Of the scale and its bands.
  ['rating-twice.json', ['15: ratings[2]: "g" names two ratings. Every name and short form must differ.']],
  ['points-do-not-rise.json', ['15: ratings[2].points: points must rise from the lowest rating to the highest.']],
  ['bands-do-not-start-at-0.json', ['20: bands[0].from: the first band must start at 0; it starts at 1.']],
  ['bands-do-not-ascend.json', ['24: bands[2].from: bands must ascend: 50 does not come after 50.']],
  [
    'bands-out-of-order-of-ratings.json',
    ['28: bands[2].rating: a higher band must give a higher rating: Outstanding does not stand above Outstanding.'],
  ],
  [
    'band-of-unknown-rating.json',
    ['23: bands[2].rating: "Excellent" is not one of the ratings Inadequate, Good and Outstanding.'],
  ],
  // Of its standards.
  ['domain-twice.json', ['11: domains[2].code: there are two domains 2.']],
  ['domain-unknown.json', ['58: standards[3].domain: there is no domain 3; the domains are 1 and 2.']],
  ['standard-twice.json', ['45: standards[2].code: there are two standards 1.2.']],
  [
    'standard-without-questions.json',
    ['37: standards[1]: a standard with percentages needs its key questions under "questions".'],
  ],
  ['judged-with-questions.json', ['49: standards[2].questions: a judged standard has no key questions.']],
  ['question-code-of-a-standard.json', ['57: standards[3].questions[0].code: the code 2.1.1 stands twice.']],
  [
    'question-of-another-standard.json',
    ["51: standards[2].questions[1].code: the code of a key question begins with its standard's: 2.1.2, not 2.2.2."],
  ],
  [
    'question-twice.json',
    [
      '50: standards[2].questions[0].code: the code 2.1.1 stands twice.',
      '51: standards[2].questions[1].code: the code 2.1.1 stands twice.',
    ],
  ],
  // Of its rules.
  ['rule-twice.json', ['82: rules[1].id: there are two rules "leadership-cap".']],
  [
    'rule-on-unknown-standard.json',
    ['84: rules[1].standard: there is no standard 1.9; the standards are 1.1, 1.2, 2.1 and 2.2.'],
  ],
  ['rule-on-unrated-standard.json', ['84: rules[1].standard: 2.2 Outcomes is not rated, so no rule can use it.']],
  [
    'rule-looks-at-unknown-standard.json',
    ['87: rules[1].when.of[1]: there is no standard 2.9; the standards are 1.1, 1.2, 2.1 and 2.2.'],
  ],
  [
    'rule-looks-at-unrated-standard.json',
    ['87: rules[1].when.of[1]: 2.2 Outcomes is not rated, so no rule can use it.'],
  ],
  ['rule-looks-at-one-twice.json', ['87: rules[1].when.of[1]: the standard 2.1 stands twice.']],
  [
    'rule-looks-at-itself.json',
    ['81: rules[1]: the rule goes in a circle: it changes 1.1 Leadership and looks at it as well.'],
  ],
  [
    'rules-in-a-circle.json',
    [
      '67: rules[0]: the rule goes in a circle: it changes 1.2 Staff, which other rules carry back to what it looks at (1.1).',
      '81: rules[1]: the rule goes in a circle: it changes 1.1 Leadership, which other rules carry back to what it looks at (1.2 and 2.1).',
    ],
  ],
  [
    'rules-out-of-order.json',
    [
      '73: rules[0].when.of: the rule looks at 1.2 Staff, which the rule "staff-cap" below may still lower. Put that rule first.',
    ],
  ],
  ['rule-never-set-off.json', ['74: rules[0].when.atLeast: the rule can never be set off: it takes 2 of 1.']],
  [
    'rule-to-unknown-rating.json',
    ['71: rules[0].to: "Well" is not one of the ratings Inadequate, Good and Outstanding.'],
  ],
  [
    'rule-at-unknown-rating.json',
    ['75: rules[0].when.ratedAtOrBelow: "inadequate" is not one of the ratings Inadequate, Good and Outstanding.'],
  ],
  // Of its cut-offs.
  [
    'cut-off-missing.json',
    [
      '98: overall.cutOffs: there must be a cut-off for each rating but the highest, from the lowest up: Inadequate and Good.',
    ],
  ],
  ['cut-offs-do-not-ascend.json', ['100: overall.cutOffs[1].upTo: cut-offs must ascend; 0.5 does not.']],
  [
    'cut-offs-out-of-order.json',
    [
      '98: overall.cutOffs: there must be a cut-off for each rating but the highest, from the lowest up: Inadequate and Good.',
    ],
  ],
  // Of its sources.
  ['source-missing.json', ['21: bands[1].source: "source" is missing. Add it.']],
  ['source-missing-of-trigger.json', ['72: rules[0].when.source: "source" is missing. Add it.']],
  ['finding-missing.json', ['107: methodSources.lowest.finding: "finding" is missing. Add it.']],
  [
    'published-without-document.json',
    ['42: standards[1].source: what is published needs the "document" that it is published in.'],
  ],
  [
    'published-without-locator.json',
    ['42: standards[1].source: what is published needs a "locator": where in the document it stands.'],
  ],
  ['document-unknown.json', ['42: standards[1].source.document: there is no document "rapport" under "documents".']],
  // Several at once.
  [
    'several-faults-of-shape.json',
    [
      '17: rounding: found "up". Expected half-up or half-even.',
      '24: bands[2].from: found "80". Expected a whole percentage from 0 to 100.',
      '104: borderline.fewCases: "fewCases" is missing. Add it.',
      '104: borderline.few: "few" is not a known key. Expected withinPoints, fewCases or source.',
    ],
  ],
  [
    'several-faults.json',
    [
      '24: bands[2].from: bands must ascend: 40 does not come after 50.',
      '73: rules[0].when.of[0]: there is no standard 2.9; the standards are 1.1, 1.2, 2.1 and 2.2.',
      '100: overall.cutOffs[1].upTo: cut-offs must ascend; 0.5 does not.',
      '63: standards[3].source: what is published needs a "locator": where in the document it stands.',
    ],
  ],
];

test.each(mistakes)('%s', async (file, expected) => {
  expect(await problemsOf(fixture(file), file)).toEqual(expected.map((line) => `${file}:${line}`));
});

test('what all of them were made from is sound', async () => {
  expect(await problemsOf(fixture('sound.json'), 'sound.json')).toEqual([]);
});

test('no fixture lies about unread', () => {
  expect([...mistakes.map(([file]) => file), 'sound.json'].toSorted()).toEqual(readdirSync(folder).toSorted());
});

test('"$schema" may stand in a programme file, and is no part of the programme', async () => {
  const text = fixture('sound.json');
  const found = await parseProgramme(text.replace('{', '{ "$schema": "programme.schema.json",'), 'sound.json');
  expect(found).toEqual(JSON.parse(text));
});

test('a cut-off may have any two decimals', () => {
  const text = fixture('sound.json');
  const refused: number[] = [];
  for (let hundredths = 51; hundredths <= 300; hundredths++) {
    const upTo = hundredths / 100;
    const programme: unknown = JSON.parse(text.replace('"upTo": 1.5', `"upTo": ${upTo}`));
    if (!safeParse(programmeSchema, programme).success) refused.push(upTo);
  }
  expect(refused).toEqual([]);
});

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

const sound = JSON.parse(fixture('sound.json')) as Json;

interface Spot {
  readonly path: Path;
  readonly value: Json;
}

/** Every place of a value: of a list, the first element of each shape stands for the others. */
function places(value: Json, path: Path = []): Spot[] {
  if (Array.isArray(value)) {
    const shapes = value.map((inner) => Object.keys(inner ?? {}).join());
    const telling = value.flatMap((inner, i) => (shapes.indexOf(shapes[i] ?? '') === i ? { inner, i } : []));
    return [{ path, value }, ...telling.flatMap(({ inner, i }) => places(inner, [...path, i]))];
  }
  if (value === null || typeof value !== 'object') return [{ path, value }];
  return [{ path, value }, ...Object.entries(value).flatMap(([key, inner]) => places(inner, [...path, key]))];
}

/** The sound programme with another value at a place; with `undefined`, without it. */
function withOther(path: Path, other: Json | undefined, value: Json = sound): Json {
  const [first, ...rest] = path;
  if (first === undefined) return other ?? null;
  if (Array.isArray(value)) return value.map((inner, i) => (i === first ? withOther(rest, other, inner) : inner));
  return Object.fromEntries(
    Object.entries(value as { [key: string]: Json }).flatMap(([key, inner]) => {
      if (key !== first) return [[key, inner]];
      return rest.length === 0 && other === undefined ? [] : [[key, withOther(rest, other, inner)]];
    }),
  );
}

describe('at every place of the file', () => {
  const kindOf = (value: Json): string => (Array.isArray(value) ? 'list' : value === null ? 'null' : typeof value);

  test.each<[string, Json]>([
    ['null', null],
    ['a number', 7.5],
    ['text', 'some other text'],
    ['a list', [[]]],
    ['an object', {}],
  ])('%s in place of another kind of value is refused in words that say what is expected', async (_, other) => {
    const wrong = places(sound).filter(({ value }) => kindOf(value) !== kindOf(other));
    expect(wrong.length).toBeGreaterThan(20);
    const unclear: string[] = [];
    for (const { path } of wrong) {
      const found = await problemsOf(JSON.stringify(withOther(path, other)), 'one.json');
      const start = path.length === 0 ? 'one.json:1: found' : `one.json:1: ${formatPath(path)}`;
      const clear =
        found.length > 0 && found.every((line) => line.startsWith(start) && !/invalid|undefined|\[object/i.test(line));
      if (!clear) unclear.push(`${formatPath(path)}: ${found.join(' / ') || 'nothing'}`);
    }
    expect(unclear).toEqual([]);
  });

  /** What may be left out: the place of what is not published, the questions of what is judged, a document. */
  const optional = /\.(document|locator|questions)$|^documents\.\w+$/;
  const required = places(sound).filter(
    ({ path }) => typeof path.at(-1) === 'string' && !optional.test(formatPath(path)),
  );

  test.each(required.map(({ path }) => [formatPath(path), path] as const))('%s must be there', async (at, path) => {
    const key = String(path.at(-1));
    expect(await problemsOf(JSON.stringify(withOther(path, undefined)), 'one.json')).toEqual([
      `one.json:1: ${at}: "${key}" is missing. Add it.`,
    ]);
  });

  const objects = places(sound).flatMap(({ path, value }) =>
    kindOf(value) === 'object' && formatPath(path) !== 'documents'
      ? [[formatPath(path) || 'the file', path, value] as const]
      : [],
  );

  test.each(objects)('%s takes no key that is not known', async (_, path, value) => {
    const more = { ...(value as { [key: string]: Json }), zzz: 1 };
    const found = await problemsOf(JSON.stringify(withOther(path, more)), 'one.json');
    const start = `one.json:1: ${formatPath([...path, 'zzz'])}: "zzz" is not a known key. Expected `;
    expect(found).toHaveLength(1);
    expect(found[0]?.slice(0, start.length)).toBe(start);
    // Every key that is there is one of those that are named.
    expect(Object.keys(value ?? {}).filter((key) => !found[0]?.slice(start.length).includes(key))).toEqual([]);
  });
});
