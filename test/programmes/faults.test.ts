/** Everything that can be wrong with a programme file: one mistake each in a sound file, and the words that tell it. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { Refusal } from '../../src/problems/problems.js';
import { parseProgramme } from '../../src/input/programme.js';

type Json = Record<string, unknown>;
type Path = readonly (string | number)[];

const sample = readFileSync(new URL('../../samples/housing-repairs-2024.programme.json', import.meta.url), 'utf8');

/** The sound file with one value replaced; `undefined` takes it out. */
function changeSample(...changes: readonly (readonly [Path, unknown])[]): string {
  const file = JSON.parse(sample) as Json;
  for (const [path, value] of changes) {
    const parent = path.slice(0, -1).reduce<unknown>((inside, part) => (inside as Json)[part], file) as Json;
    const key = path.at(-1) ?? '';
    if (value === undefined) Reflect.deleteProperty(parent, key);
    else parent[key] = value;
  }
  return JSON.stringify(file, null, 2);
}

async function faults(text: string): Promise<string[]> {
  const refusal: unknown = await parseProgramme(text, 'my.json').then(
    () => null,
    (error: unknown) => error,
  );
  return refusal instanceof Refusal ? refusal.message.split('\n') : [];
}

const published = { certainty: 'published', document: 'handbook', locator: '9', finding: 'It is printed.' };
const rule = (of: string[], standard: string) => ({
  id: `rule-${standard.replace('.', '-')}`,
  kind: 'cap',
  standard,
  to: 'Fair',
  when: { of, atLeast: 1, ratedAtOrBelow: 'Poor', source: published },
  words: 'A rule.',
  source: published,
});
const cutOffs = (...upTo: number[]) => ['Poor', 'Fair', 'Good'].map((rating, i) => ({ rating, upTo: upTo[i] }));
const average = (...upTo: number[]) => ({ method: 'averagePoints', cutOffs: cutOffs(...upTo), source: published });

describe('a programme file', () => {
  test('may name its schema for an editor', async () => {
    expect(await faults(changeSample([['$schema'], './programme.schema.json']))).toEqual([]);
  });

  const sound: readonly [claim: string, path: Path, value: unknown][] = [
    ['with no dates', ['fieldwork'], undefined],
    ['with no remarks', ['remarks'], undefined],
    ['with no rules', ['rules'], []],
    ['with no sources of its domains', ['domains', 0, 'source'], undefined],
    [
      'with a less sure number of a standard',
      ['standards', 0, 'codeSource'],
      { certainty: 'assumed', finding: 'A guess.' },
    ],
    ['with a statement of a standard', ['standards', 0, 'statement'], 'The board oversees repairs.'],
    ['with a standard outside the score', ['standards', 4, 'counted'], false],
    ['with average points', ['overall'], average(0.5, 1.5, 2.5)],
    ['that bands what is printed', ['bandOn'], 'rounded'],
    ['that rounds halves up', ['rounding'], 'half-up'],
    [
      'with a document’s licence and ISBN',
      ['documents', 'handbook'],
      { title: 'T', publisher: 'P', date: '2024', isbn: '1', licence: 'OGL' },
    ],
  ];
  test.each(sound)('is sound %s', async (_, path, value) => {
    expect(await faults(changeSample([path, value]))).toEqual([]);
  });
});

const shape: readonly [claim: string, path: Path, value: unknown, words: string][] = [
  ['no id', ['id'], undefined, 'id: "id" is missing. Add it.'],
  ['an id with capitals', ['id'], 'Mine', 'id: found "Mine". Expected a name of lower-case letters'],
  ['a misspelt key', ['bandsOn'], 'exact', 'bandsOn: "bandsOn" is not a known key.'],
  ['a misspelt key of a standard', ['standards', 0, 'bassis'], 'cases', 'Did you mean "basis"?'],
  [
    'a key of the other way to the overall rating',
    ['overall', 'cutOffs'],
    [],
    'overall.cutOffs: "cutOffs" is not a known key. Expected method, rows or source.',
  ],
  [
    'another way to the overall rating',
    ['overall', 'method'],
    'median',
    'overall.method: found "median". Expected a method: averagePoints or scoreTable.',
  ],
  ['no way to the overall rating', ['overall'], undefined, 'overall: "overall" is missing. Add it.'],
  [
    'an unknown certainty',
    ['bands', 0, 'source', 'certainty'],
    'sure',
    'bands[0].source.certainty: found "sure". Expected published, derived or assumed.',
  ],
  ['a value without its source', ['rules', 0, 'source'], undefined, 'rules[0].source: "source" is missing. Add it.'],
  [
    'a basis that is none',
    ['standards', 0, 'basis'],
    'guess',
    'standards[0].basis: found "guess". Expected cases, judgement or unrated.',
  ],
  [
    'a code that is none',
    ['standards', 0, 'code'],
    '1,1',
    'standards[0].code: found "1,1". Expected a code such as 2.2 or P1.1.',
  ],
  [
    'a band from a fraction',
    ['bands', 1, 'from'],
    54.5,
    'bands[1].from: found 54.5. Expected a whole percentage from 0 to 100.',
  ],
  [
    'a band from above 100',
    ['bands', 3, 'from'],
    101,
    'bands[3].from: found 101. Expected a whole percentage from 0 to 100.',
  ],
  [
    'one rating only',
    ['ratings'],
    [{ name: 'Poor', short: 'P', points: 0 }],
    'ratings: found a list. Expected at least two ratings.',
  ],
  [
    'points below zero',
    ['ratings', 0, 'points'],
    -1,
    'ratings[0].points: found -1. Expected a whole number of points.',
  ],
  ['another rounding', ['rounding'], 'down', 'rounding: found "down". Expected half-up or half-even.'],
  ['another way of banding', ['bandOn'], 'both', 'bandOn: found "both". Expected rounded or exact.'],
  [
    'a date that is none',
    ['fieldwork', 'from'],
    '01/2024',
    'fieldwork.from: found "01/2024". Expected a date: 2022, 2022-10 or 2022-10-10.',
  ],
  ['a month that is none', ['fieldwork', 'from'], '2024-13', 'fieldwork.from: found "2024-13". Expected a date'],
  ['remarks without sources', ['remarks', 0], 'Note this.', 'remarks[0]: found "Note this.". Expected a remark'],
  ['counted in words', ['standards', 0, 'counted'], 'no', 'standards[0].counted: found "no". Expected true or false.'],
  ['a rule of another kind', ['rules', 0, 'kind'], 'floor', 'rules[0].kind: found "floor". Expected cap or normally.'],
  [
    'a trigger of none',
    ['rules', 0, 'when', 'atLeast'],
    0,
    'rules[0].when.atLeast: found 0. Expected a whole number from 1.',
  ],
  [
    'a row for no standard',
    ['overall', 'rows', 0, 'standards'],
    0,
    'overall.rows[0].standards: found 0. Expected a whole number of standards from 1.',
  ],
  ['a score of halves', ['overall', 'rows', 0, 'cutOffs', 0, 'upTo'], 1.5, 'upTo: found 1.5. Expected a whole score.'],
  [
    'a cut-off of three decimals',
    ['overall'],
    average(0.125, 1, 2),
    'overall.cutOffs[0].upTo: found 0.125. Expected points with at most two decimals.',
  ],
  [
    'borderline limits below zero',
    ['borderline', 'withinPoints'],
    -5,
    'borderline.withinPoints: found -5. Expected a whole number of points.',
  ],
  [
    'no source of the rounding',
    ['methodSources', 'rounding'],
    undefined,
    'methodSources.rounding: "rounding" is missing.',
  ],
];

const sense: readonly [claim: string, path: Path, value: unknown, words: string][] = [
  ['two ratings of one short form', ['ratings', 1, 'short'], 'p', 'ratings[1]: "p" names two ratings.'],
  ['points that do not rise', ['ratings', 2, 'points'], 1, 'ratings[2].points: points must rise'],
  ['two domains of one number', ['domains', 1, 'code'], '1', 'domains[1].code: there are two domains 1.'],
  [
    'dates that run backwards',
    ['fieldwork', 'to'],
    '2023',
    'fieldwork.to: the dates run backwards: 2023 is before 2024-01.',
  ],
  [
    'a first band that does not start at 0',
    ['bands', 0, 'from'],
    1,
    'bands[0].from: the first band must start at 0; it starts at 1.',
  ],
  [
    'bands that do not ascend',
    ['bands', 2, 'from'],
    55,
    'bands[2].from: bands must ascend: 55 does not come after 55.',
  ],
  [
    'a band of an unknown rating',
    ['bands', 2, 'rating'],
    'Fine',
    'bands[2].rating: "Fine" is not one of the ratings Poor, Fair, Good and Excellent.',
  ],
  [
    'a higher band with a lower rating',
    ['bands', 2, 'rating'],
    'Poor',
    'bands[2].rating: a higher band must give a higher rating',
  ],
  ['two standards of one number', ['standards', 1, 'code'], '1.1', 'standards[1].code: there are two standards 1.1.'],
  [
    'a standard of no domain',
    ['standards', 0, 'domain'],
    '9',
    'standards[0].domain: there is no domain 9; the domains are 1 and 2.',
  ],
  [
    'a judged standard with questions',
    ['standards', 2, 'basis'],
    'judgement',
    'standards[2].questions: a judged standard has no key questions.',
  ],
  [
    'a standard from cases with none',
    ['standards', 2, 'questions'],
    undefined,
    'standards[2]: a standard with percentages needs its key questions',
  ],
  [
    'a question of another standard',
    ['standards', 2, 'questions', 0, 'code'],
    '2.2.9',
    'standards[2].questions[0].code: the code of a key question begins with its standard',
  ],
  ['two questions of one number', ['standards', 2, 'questions', 1, 'code'], '2.1.1', 'the code 2.1.1 stands twice.'],
  [
    'two rules of one name',
    ['rules', 1],
    { ...rule(['2.2'], '1.2'), id: 'oversight-cap' },
    'rules[1].id: there are two rules "oversight-cap".',
  ],
  ['a rule for no standard', ['rules', 0, 'standard'], '9.9', 'rules[0].standard: there is no standard 9.9'],
  [
    'a rule for an unrated standard',
    ['rules', 0, 'standard'],
    '2.3',
    "rules[0].standard: 2.3 Tenants' views is not rated, so no rule can use it.",
  ],
  ['a rule that looks at an unrated standard', ['rules', 0, 'when', 'of', 0], '2.3', 'rules[0].when.of[0]: 2.3'],
  [
    'a rule that looks at one twice',
    ['rules', 0, 'when', 'of', 1],
    '2.1',
    'rules[0].when.of[1]: the standard 2.1 stands twice.',
  ],
  ['a rule to no rating', ['rules', 0, 'to'], 'RI', 'rules[0].to: "RI" is not one of the ratings'],
  ['a rule that can never be set off', ['rules', 0, 'when', 'atLeast'], 3, 'it takes 3 of 2.'],
  ['a rule that looks at what it changes', ['rules', 0, 'when', 'of', 0], '1.1', 'the rule goes in a circle'],
  [
    'rules that carry each other round',
    ['rules'],
    [rule(['1.2'], '1.1'), rule(['1.1'], '1.2')],
    'which other rules carry back',
  ],
  [
    'a rule before one that it hangs on',
    ['rules'],
    [rule(['1.2'], '1.1'), rule(['2.1'], '1.2')],
    'Put that rule first.',
  ],
  [
    'cut-offs out of order',
    ['overall', 'rows', 0, 'cutOffs'],
    cutOffs(6, 2, 9),
    'overall.rows[0].cutOffs[1].upTo: cut-offs must ascend; 2 does not.',
  ],
  [
    'a cut-off too few',
    ['overall', 'rows', 0, 'cutOffs'],
    cutOffs(2, 6).slice(0, 2),
    'there must be a cut-off for each rating but the highest',
  ],
  [
    'a cut-off that leaves nothing above',
    ['overall', 'rows', 0, 'cutOffs', 2, 'upTo'],
    12,
    '4 standards can score 12 at most, so a cut-off of 12 leaves no score for Excellent.',
  ],
  ['two rows for one number', ['overall', 'rows', 1, 'standards'], 4, 'there are two rows for 4 rated standards.'],
  ['a row that can never be used', ['overall', 'rows', 1, 'standards'], 5, 'the row for 5 can never be used.'],
  [
    'no row for all the standards',
    ['overall', 'rows', 0, 'standards'],
    2,
    'there is no row for 4 rated standards, which is all of them.',
  ],
  [
    'average cut-offs out of order',
    ['overall'],
    average(1.5, 1.5, 2),
    'overall.cutOffs[1].upTo: cut-offs must ascend; 1.5 does not.',
  ],
  [
    'a source in no document',
    ['bands', 0, 'source', 'document'],
    'book',
    'bands[0].source.document: there is no document "book" under "documents".',
  ],
  [
    'published nowhere',
    ['bands', 0, 'source', 'document'],
    undefined,
    'bands[0].source: what is published needs the "document"',
  ],
  [
    'published without a place',
    ['bands', 0, 'source', 'locator'],
    undefined,
    'bands[0].source: what is published needs a "locator"',
  ],
  [
    'a remark published nowhere',
    ['remarks', 0, 'source'],
    { certainty: 'published', finding: 'F' },
    'remarks[0].source: what is published needs',
  ],
  [
    'dates published nowhere',
    ['fieldwork', 'source'],
    { certainty: 'published', finding: 'F' },
    'fieldwork.source: what is published needs',
  ],
  [
    'a number published nowhere',
    ['standards', 0, 'codeSource'],
    { certainty: 'published', finding: 'F' },
    'standards[0].codeSource: what is published needs',
  ],
];

describe('a programme file is refused for', () => {
  test.each([...shape, ...sense])('%s', async (_, path, value, words) => {
    const found = await faults(changeSample([path, value]));
    expect(found.join('\n')).toContain(words);
    expect(found.every((line) => /^my\.json:\d+: /.test(line))).toBe(true);
  });

  test('a key that stands twice', async () => {
    expect(await faults(sample.replace('"id":', '"id": "twice", "id":'))).toEqual([
      'my.json:2: id: "id" stands here twice. Keep one of them.',
    ]);
  });

  test('what is no JSON, or no object', async () => {
    expect((await faults('{ "id": '))[0]).toContain('this is not JSON');
    expect(await faults('[1]')).toEqual(['my.json:1: found a list. Expected an object in braces.']);
  });
});

describe('all faults in one go', () => {
  test('of shape and of sense together', async () => {
    const found = await faults(
      changeSample(
        [['colour'], 'red'],
        [['standards', 0, 'source', 'certainty'], 'sure'],
        [['standards', 1, 'title'], undefined],
        [['standards', 3, 'code'], '2.1'],
        [['rules', 0, 'to'], 'Fiar'],
        [['methodSources', 'points', 'certainty'], 'guess'],
      ),
    );
    const about = [
      'colour',
      'standards[0].source.certainty',
      'standards[1].title',
      'standards[3].code',
      'rules[0].to',
      'methodSources.points.certainty',
    ];
    for (const path of about) expect(found.join('\n')).toContain(` ${path}: `);
  });

  test('a part whose shape is wrong is not judged by its sense, and the other parts are', async () => {
    const found = await faults(
      changeSample([['ratings', 0, 'points'], 'none'], [['bands', 1, 'from'], 0], [['domains', 1, 'code'], '1']),
    );
    expect(found.map((line) => line.replace(/^my\.json:\d+: /, ''))).toEqual([
      'ratings[0].points: found "none". Expected a whole number of points.',
      'domains[1].code: there are two domains 1.',
      'standards[2].domain: there is no domain 2; the domains are 1 and 1.',
      'standards[3].domain: there is no domain 2; the domains are 1 and 1.',
      'standards[4].domain: there is no domain 2; the domains are 1 and 1.',
    ]);
  });

  test('nothing that is named is a fault of anything but what is wrong', async () => {
    expect(await faults(changeSample([['standards', 2, 'questions', 0, 'source'], undefined]))).toHaveLength(1);
    expect(await faults(changeSample([['documents', 'handbook', 'title'], undefined]))).toHaveLength(1);
  });
});
