/** `overall` against every complete table and every pair of score and rating that was published. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { folderWith } from '../folder.js';
import { run } from '../run.js';

interface Result {
  readonly programme: { readonly id: string };
  readonly standards: readonly Readonly<Record<string, unknown>>[];
  readonly overall: Readonly<Record<string, unknown>>;
  readonly notes: readonly { readonly code: string; readonly message: string }[];
  readonly rules: readonly unknown[];
}

async function json(...argv: string[]): Promise<Result> {
  const { stdout, stderr, code } = await run(['overall', ...argv, '--format', 'json']);
  expect({ stderr, code }).toEqual({ stderr: '', code: 0 });
  return JSON.parse(stdout) as Result;
}

/** `1.1=G 1.2=RI …`, from codes and ratings in standard order. */
const pairs = (codes: string, ratings: string): string[] => {
  const each = ratings.split(/[ ·]+/);
  return codes.split(' ').map((code, i) => `${code}=${each[i] ?? ''}`);
};
const pdu = '1.1 1.2 1.3 1.4 2.1 2.2 2.3 2.4 2.5';
const youth = '1.1 1.2 1.3 1.4 2.1 2.2 2.3 2.4 3.1 3.2 3.3 3.4';
const redcar = pairs(pdu, 'RI G RI G · NA · I RI I RI');

const published: readonly [service: string, programme: string, ratings: string[], score: string, overall: string][] = [
  ['Redcar, Cleveland and Middlesbrough PDU, 2022', 'pdu-2021', redcar, '8/24', 'Requires improvement'],
  [
    'East Sussex YJS, 2024',
    'youth-2021',
    [...pairs(youth, 'G G O O · G I O O · RI RI O G'), '4.1=RI'],
    '25/36',
    'Good',
  ],
  ['Hull YJS, 2021', 'youth-2018', pairs(youth, 'RI G RI O · G O O O · G O O O'), '29/36', 'Good'],
  ['Dorset YJS, 2023', 'youth-2021', [...pairs(youth, 'G G G G · G G G G · RI O G G'), '4.1=G'], '24/36', 'Good'],
  [
    'Isle of Wight YJS, 2023',
    'youth-2021',
    [...pairs(youth, 'RI G RI RI · RI RI G O · I I RI G'), '4.1=G'],
    '15/36',
    'Requires improvement',
  ],
];

test('says nothing of discretion where rules were not asked for, and of a made-up question where no case was read', async () => {
  const { stdout } = await run([
    'overall',
    '--programme',
    'pdu-2021',
    ...'1.1=G 1.2=G 1.3=RI 1.4=G 2.1=NA 2.2=I 2.3=RI 2.4=I 2.5=RI'.split(' '),
  ]);
  expect(stdout).toMatch(/\n {2}1\.1 {2}Leadership +Good\n/);
  expect(stdout).toContain('With the decision rules it would be 7/24');
  const crc = await run(['overall', '--programme', 'crc-2018', '4.1=Good']);
  expect(crc.stdout).toMatch(/\n {2}4\.1 {2}Unpaid work +Good\n/);
});
const missing = async (ratings: string[]) => (await run(['overall', '--programme', 'pdu-2021', ...ratings])).stdout;

test('asks for one missing rating, or for several', async () => {
  const all = ['1.1=G', '1.2=G', '1.3=RI', '1.4=G', '2.1=NA', '2.2=I', '2.3=RI', '2.4=I'];
  expect(await missing(all)).toContain('No overall rating while 2.5 Reviewing has no rating. Add it, or say NA');
  expect(await missing(all.slice(0, -1))).toContain('have no rating. Add them, or say NA');
});

describe('complete published tables', () => {
  test.each(published)('%s', async (_, programme, ratings, score, overall) => {
    const { overall: found } = await json('--programme', programme, ...ratings);
    expect([`${String(found['score'])}/${String(found['maximum'])}`, found['rating'], found['complete']]).toEqual([
      score,
      overall,
      true,
    ]);
  });
});

/** A programme's standards with ratings that sum to a score: as many points as there are, spent from the first on. */
function summing(codes: readonly string[], score: number): string[] {
  let left = score;
  return codes.map((code) => {
    const points = Math.min(3, left);
    left -= points;
    return `${code}=${['I', 'RI', 'G', 'O'][points] ?? ''}`;
  });
}
const none = (codes: string): string[] => codes.split(' ').map((code) => `${code}=NA`);
const pdus = pdu.split(' ');
const youths = youth.split(' ');

const scores: readonly [service: string, programme: string, ratings: string[], score: string, overall: string][] = [
  ['Bromley YJS', 'youth-2021', summing(youths, 33), '33/36', 'Outstanding'],
  ['Islington YJS', 'youth-2021', summing(youths, 34), '34/36', 'Outstanding'],
  ['Reading YJS', 'youth-2021', summing(youths, 5), '5/36', 'Inadequate'],
  [
    'Ceredigion YJS',
    'youth-2021',
    [...summing(youths.slice(0, 8), 1), ...none('3.1 3.2 3.3 3.4')],
    '1/24',
    'Inadequate',
  ],
  ['Hammersmith, Fulham, Kensington, Chelsea and Westminster PDU', 'pdu-2021', summing(pdus, 0), '0/27', 'Inadequate'],
  ['Birmingham North, East and Solihull PDU', 'pdu-2021', summing(pdus, 2), '2/27', 'Inadequate'],
  ['Kent YJS', 'youth-2021', summing(youths, 18), '18/36', 'Requires improvement'],
];

describe('published pairs of score and rating', () => {
  test.each(scores)('%s', async (_, programme, ratings, score, overall) => {
    const { overall: found } = await json('--programme', programme, ...ratings);
    expect([`${String(found['score'])}/${String(found['maximum'])}`, found['rating']]).toEqual([score, overall]);
  });
});

/** The highest score of each rating but the highest, by the number of rated standards. */
const ranges: readonly [rated: number, programme: string, codes: readonly string[], highest: readonly number[]][] = [
  [12, 'youth-2018', youths, [6, 18, 30]],
  [10, 'crc-2018', '1.1 1.2 1.3 1.4 2.1 2.2 2.3 2.4 4.1 4.2'.split(' '), [5, 15, 25]],
  [10, 'nps-2018', '1.1 1.2 1.3 1.4 2.1 2.2 2.3 2.4 3.1 3.2'.split(' '), [5, 15, 25]],
  [9, 'pdu-2021', pdus, [4, 13, 22]],
  [8, 'pdu-2021', pdus.filter((code) => code !== '2.1'), [4, 12, 20]],
  [7, 'pdu-2023', 'P1.1 P1.2 P1.3 P2.1 P2.2 P2.3 P2.4'.split(' '), [3, 10, 17]],
];

describe('score ranges', () => {
  test.each(ranges)('%i standards (%s)', async (rated, programme, codes, highest) => {
    const left = rated === 8 ? ['2.1=NA'] : [];
    const ratingOf = async (score: number) =>
      (await json('--programme', programme, ...summing(codes, score), ...left)).overall['rating'];
    const names = ['Inadequate', 'Requires improvement', 'Good', 'Outstanding'];
    expect(await ratingOf(0)).toBe('Inadequate');
    for (const [i, last] of highest.entries()) {
      expect([last, await ratingOf(last), await ratingOf(last + 1)]).toEqual([last, names[i], names[i + 1]]);
    }
    expect(await ratingOf(3 * rated)).toBe('Outstanding');
  });
});

describe('overall', () => {
  test('gives the contract’s overall, with what the rules alone would give', async () => {
    const { overall, standards, programme } = await json('--programme', 'pdu-2021', ...redcar);
    expect(programme.id).toBe('pdu-2021');
    expect(overall).toEqual({
      score: 8,
      maximum: 24,
      rating: 'Requires improvement',
      byRule: { score: 7, rating: 'Requires improvement' },
      complete: true,
      provisional: false,
    });
    expect(standards.find(({ code }) => code === '1.3')).toEqual({
      code: '1.3',
      title: 'Services',
      domain: '1',
      basis: 'judgement',
      counted: true,
      given: 'Requires improvement',
      byRule: 'Inadequate',
      rating: 'Requires improvement',
      points: 1,
      decisions: [],
    });
  });

  test('--rules applies the decision rules and tells what they did', async () => {
    const argv = pairs(pdu, 'G G RI G · NA · I RI I RI');
    const { overall, standards } = await json('--rules', ...argv);
    expect(overall).toMatchObject({ score: 7, byRule: { score: 7 } });
    expect(standards.find(({ code }) => code === '1.1')).toMatchObject({
      given: 'Good',
      rating: 'Requires improvement',
      decisions: [{ rule: 'leadership-cap', from: 'Good', to: 'Requires improvement' }],
    });
    const { stdout } = await run(['overall', '--rules', ...argv]);
    expect(stdout).toContain('so it is lowered from Good to Requires improvement.');
    expect(stdout).toContain('1.3 Services: With Implementation and delivery rated Inadequate');
  });

  test('a rule that was not set off says so, and so does a programme without rules', async () => {
    const good = await run(['overall', '--rules', ...pairs(pdu, 'G G G G G G G G G')]);
    expect(good.stdout).toContain('Not set off: it takes two of 2.2, 2.3, 2.4 and 2.5 rated Inadequate.');
    const without = await run(['overall', '--rules', '--programme', 'pdu-2023', 'P1.1=Good']);
    expect(without.stdout).toContain('pdu-2023 has no decision rules');
  });

  test('without --rules, says what they would make of it where that is something else', async () => {
    expect((await run(['overall', ...redcar])).stdout).toContain(
      'With the decision rules it would be 7/24, Requires improvement',
    );
    const good = await run(['overall', ...pairs(pdu, 'G G G G G G G G G')]);
    expect(good.stdout).not.toContain('With the decision rules');
  });

  test('standards that do not count are shown apart, and change nothing', async () => {
    const all = pairs(youth, 'G G G G G G G G G G G G');
    const [low, high, without] = await Promise.all([
      json('--programme', 'youth-2021', ...all, '4.1=I'),
      json('--programme', 'youth-2021', ...all, '4.1=O'),
      json('--programme', 'youth-2021', ...all),
    ]);
    expect(low.overall).toEqual(high.overall);
    expect(low.overall).toEqual(without.overall);
    expect(low.standards.at(-1)).toMatchObject({ code: '4.1', counted: false, rating: 'Inadequate', points: 0 });
    const { stdout } = await run(['overall', '--programme', 'youth-2021', ...all, '4.1=I']);
    expect(stdout).toMatch(/4\. Resettlement\n +4\.1 .+ Inadequate +outside the score\n/);
  });

  test('with standards missing they are named and there is no rating', async () => {
    const { overall, notes } = await json('--programme', 'pdu-2023', 'P1.1=G', 'P2.1=RI', 'P2.2=NA');
    expect(overall).toMatchObject({ score: 3, maximum: 6, rating: null, complete: false });
    expect(notes).toEqual([
      {
        code: 'ratingsMissing',
        message:
          'No overall rating while P1.2 Staffing, P1.3 Services, P2.3 Implementation and delivery and P2.4 Reviewing have no rating. Add them, or say NA for a standard that does not apply or was not rated: P1.2=NA.',
      },
    ]);
  });

  test('with nothing rated there is no rating', async () => {
    const { overall } = await json('--programme', 'pdu-2021', ...none(pdu));
    expect(overall).toMatchObject({ score: 0, maximum: 0, rating: null });
  });

  test('with no programme named the usual one is used, and said', async () => {
    const { notes } = await json(...redcar);
    expect(notes.map(({ code }) => code)).toEqual(['programmeAssumed']);
  });

  test('the table of score ranges of a programme of one’s own', async () => {
    const own = ['--programme', 'samples/housing-repairs-2024.programme.json'];
    const rated = async (ratings: string) => (await json(...own, ...pairs('1.1 1.2 2.1 2.2', ratings))).overall;
    expect(await rated('P P F F')).toMatchObject({ score: 2, maximum: 12, rating: 'Poor' });
    expect(await rated('P F F F')).toMatchObject({ score: 3, rating: 'Fair' });
    expect(await rated('G G G E')).toMatchObject({ score: 9, rating: 'Good' });
    expect(await rated('G G E E')).toMatchObject({ score: 10, rating: 'Excellent' });
    expect(await rated('NA P F P')).toMatchObject({ score: 1, maximum: 9, rating: 'Poor' });
    const { overall, notes } = await json(...own, ...pairs('1.1 1.2 2.1 2.2', 'G G NA NA'));
    expect(overall).toMatchObject({ score: 4, maximum: 6, rating: null, complete: true });
    expect(notes[0]?.message).toContain('has no row for 2 rated standards; it has rows for 4 and 3');
  });
});

function file(name: string, text: string): string {
  const path = join(mkdtempSync(join(tmpdir(), 'casescore-')), name);
  writeFileSync(path, text);
  return path;
}

describe('ratings from a file', () => {
  const csv = `standard,rating\n${redcar.map((pair) => pair.replace('=', ',')).join('\n')}\n2.6,Not rated\n`;
  const object = Object.fromEntries(redcar.map((pair) => pair.split('=')));

  test.each([
    ['a spreadsheet', file('r.csv', csv)],
    [
      'one with semicolons, other columns and blank ratings',
      file(
        's.csv',
        `${csv.replaceAll(',', ';').replace('standard', 'Title;Standard').replaceAll(/^(\d)/gm, 'x;$1')}x;1.1;\n`,
      ),
    ],
    ['JSON', file('r.json', JSON.stringify({ $schema: './ratings.schema.json', ...object }))],
  ])('%s', async (_, path) => {
    expect((await json('--programme', 'pdu-2021', '--ratings', path)).overall).toMatchObject({ score: 8, maximum: 24 });
  });

  test('standard input, and arguments beside it', async () => {
    const { stdout } = await run(['overall', '--ratings', '-', '1.1=RI', '--format', 'json'], {
      stdin: csv.replace('1.1,RI\n', ''),
    });
    expect((JSON.parse(stdout) as Result).overall).toMatchObject({ score: 8 });
  });

  const mistakes: readonly [claim: string, argv: readonly string[], words: string][] = [
    ['nothing at all', [], 'there are no ratings'],
    ['a pair that is none', ['1.1'], '"1.1" cannot be understood'],
    ['an unknown standard', ['1.9=Good'], '1.9=Good: "1.9" is not a standard of this programme'],
    ['an unknown rating', ['1.1=Fine'], '1.1=Fine: "Fine" is not a rating'],
    ['a standard twice', ['1.1=Good', '1.1=RI'], 'the rating of 1.1 Leadership is given already (1.1=Good)'],
    ['a standard that is never rated', ['2.6=Good'], '2.6 Outcomes is not rated in this programme'],
    ['a missing file', ['--ratings', 'nowhere.csv'], 'nowhere.csv: there is no such file of ratings'],
    [
      'a file without the columns',
      ['--ratings', file('x.csv', 'a,b\n1.1,Good\n')],
      'x.csv:1: the first row must name the columns',
    ],
    ['an empty file', ['--ratings', file('e.csv', '')], 'the first row must name the columns'],
    ['JSON of another shape', ['--ratings', file('l.json', '{"1.1": 3}')], 'l.json:1: 1.1: found 3. Expected a rating'],
    [
      'a rating in a file that is none',
      ['--ratings', file('b.csv', 'standard,rating\n1.1,Fine\n')],
      'b.csv:2: 1.1: "Fine" is not a rating',
    ],
  ];
  test.each(mistakes)('refuses %s', async (_, argv, words) => {
    const { stdout, stderr, code } = await run(['overall', ...argv]);
    expect({ stdout, code }).toEqual({ stdout: '', code: 2 });
    expect(stderr).toContain(words);
  });

  test('all mistakes in one go', async () => {
    const { stderr } = await run(['overall', '1.9=Good', '1.1=Fine', 'x']);
    expect(stderr).toContain('3 problems');
  });
});
const placesIn = (text: string | Uint8Array) => join(folderWith({ 'p.csv': text }), 'p.csv');

describe('the ratings of many places', () => {
  const manyPlaces = 'test/fixtures/places.csv';
  test('are scored place by place, each under its programme, and held to what was published', async () => {
    const { stdout, code } = await run(['overall', '--ratings', manyPlaces, '--check']);
    expect(stdout).toMatch(
      /Redcar, Cleveland and Middlesbrough PDU, 2022 +pdu-2021 +8\/24 +Requires improvement +8\/24/,
    );
    expect(stdout).toMatch(/Dorset YJS, 2023 +youth-2021 +24\/36 +Good +-/);
    expect(stdout).toContain('3 of 3 places as published. Of 1 place nothing published is given.');
    expect(code).toBe(0);
  });

  test('that differ from the published score or rating are named, and --check exits 1', async () => {
    const path = placesIn('place,1.1,2.2,published\nA,G,G,Outstanding\nB,G,G,4/9\nC,G,G,\n');
    const { stdout, code } = await run(['overall', '--ratings', path, '--check']);
    expect(stdout).toContain('A: published as Outstanding; these ratings give 4/6, no overall rating.');
    expect(stdout).toContain('B: published as 4/9; these ratings give 4/6, no overall rating.');
    expect(code).toBe(1);
    expect((await run(['overall', '--ratings', path])).code).toBe(0);
  });

  test('are the same from a JSON list, and as each place alone', async () => {
    const path = join(
      folderWith({ 'p.json': '[{ "place": "A", "1.1": "RI", "1.2": "G", "published": "I" }]' }),
      'p.json',
    );
    const { stdout } = await run(['overall', '--ratings', path, '--format', 'json']);
    const { places } = JSON.parse(stdout) as { places: readonly Result[] };
    const alone = await json('1.1=RI', '1.2=G');
    expect(places[0]).toMatchObject({ place: 'A', published: 'I', asPublished: false, overall: alone.overall });
    expect(places[0]?.standards).toEqual(alone.standards);
  });

  test('are a row each as CSV, with the standards of every programme', async () => {
    const { stdout } = await run(['overall', '--ratings', manyPlaces, '--format', 'csv']);
    const [header, firstRow] = stdout.split('\r\n');
    expect(header).toMatch(/^place,programme,1\.1,.*,4\.1,score,maximum,overall,published,as_published$/);
    expect(firstRow).toContain(',Not applicable,Inadequate,');
  });

  test.each([
    [
      'an unknown column',
      'place,1.1,Leadrship\nA,G,\n',
      [],
      3,
      'p.csv:1: Leadrship: "Leadrship" is neither a standard',
    ],
    ['an unknown rating', 'place,1.1\nA,Gud\n', [], 3, 'p.csv:2: 1.1: "Gud" is not a rating'],
    ['a row without a place', 'place,1.1\n,G\n', [], 3, 'this row has no place'],
    ['a total', 'place,1.1\nA,G\nTotal,\n', [], 3, 'p.csv:3: this row is a total or a footer'],
    ['a footer', 'place,1.1\nA,G\nSource: the reports,\n', [], 3, 'p.csv:3: this row is a total or a footer'],
    ['the header again', 'place,1.1\nA,G\nplace,1.1\n', [], 3, 'p.csv:3: this row is the header again'],
    ['a rating beyond the header', 'place,1.1\nA, B,G\n', [], 3, 'p.csv:2: the row has 3 cells; the header has 2'],
    ...['Aug-24', '24-Aug', '2024-08-01', '2024-08'].map(
      (date) =>
        [
          `a score that became ${date}`,
          `place,1.1,published\nA,G,${date}\n`,
          [],
          3,
          `p.csv:2: published: "${date}" is a date, which a spreadsheet has probably made of a score such as 8/24.`,
        ] as const,
    ),
    ['a column twice', 'place,1.1,1.1\nA,G,G\n', [], 3, 'column 2 and column 3 are both named "1.1"'],
    ['a standard of another programme', 'place,programme,2.6\nA,youth-2018,G\nB,pdu-2021,\n', [], 3, '"2.6" is'],
    ['no place at all', 'place,1.1\n', [], 3, 'there is no place in it'],
    ['a rating that a quote hides', 'place,1.1\n"A,G\nB",G\nC,G\n', [], 3, 'one cell of what lies between them'],
    ['a quote that never ends', 'place,1.1\n"A,G\n', [], 3, 'never ends'],
    ['a byte of another encoding', Buffer.from('place,1.1\nBurnl\xe9y,G\n', 'latin1'), [], 3, 'is not UTF-8'],
    ['a list of places that is cut off', '[{"place":"A","1.1":"G"', [], 3, 'not JSON'],
    ['a place with a number in place of a rating', '[{"place":"A","1.1":3}]', [], 3, 'found 3. Expected text'],
    ['a row with a cell too many', 'place,1.1\nRedcar, Cleveland,G\n', [], 3, 'the row has 3 cells; the header has 2'],
    ['a row with a cell too few', 'place,1.1,1.2\nA,G\n', [], 3, 'the row has 2 cells; the header has 3'],
    ['a quote that never ends in the ratings of one place', 'standard,rating\n"1.1,G\n', [], 2, 'never ends'],
    ['a byte of another encoding there', Buffer.from('standard,rating\n1.1,G\xe9\n', 'latin1'), [], 2, 'is not UTF-8'],
    [
      'a row with a cell too many there',
      'standard,rating\n1.1,G,,RI\n',
      [],
      2,
      'the row has 4 cells; the header has 2',
    ],
    ['an unknown programme', 'place,programme,1.1\nA,pdu-2012,G\n', [], 2, 'pdu-2012'],
    ['--check without a published column', 'place,1.1\nA,G\n', ['--check'], 2, 'there is no column "published"'],
    ['ratings as arguments too', 'place,1.1\nA,G\n', ['1.2=G'], 2, 'the file has a row for each place'],
  ] as const)('%s is refused', async (_, text, argv, code, message) => {
    const result = await run(['overall', ...argv, '--ratings', placesIn(text)]);
    expect(result.stderr).toContain(message);
    expect([result.stdout, result.code]).toEqual(['', code]);
  });

  test('of one place have no published result to check, and no CSV', async () => {
    expect((await run(['overall', '1.1=G', '--check'])).code).toBe(2);
    expect((await run(['overall', '1.1=G', '--format', 'csv'])).stderr).toContain('For one place take text or JSON');
  });
});
