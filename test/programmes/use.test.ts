/** The programmes as sheets are scored under them. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Assessment } from '../../src/model/assessment.js';
import { shipped, shippedProgramme } from '../../src/programmes/index.js';
import { messages, standard } from '../make.js';
import { run } from '../run.js';

const samples: readonly [programme: string, sheet: string][] = [
  ['pdu-2023', 'pdu-riverside-and-fen-2024'],
  ['youth-2018', 'youth-millbrook-2019'],
  ['youth-2021', 'youth-lakes-and-downs-2022'],
  ['crc-2018', 'crc-western-vale-2019'],
  ['nps-2018', 'nps-eastmarch-2019'],
];
const sample = (name: string): string => `samples/${name}.csv`;

async function scoreJson(...argv: string[]): Promise<Assessment> {
  const { stdout, stderr, code } = await run(['score', ...argv, '--format', 'json']);
  expect({ stderr, code }).toEqual({ stderr: '', code: 0 });
  return JSON.parse(stdout) as Assessment;
}

function sheet(text: string, inspection?: object): string {
  const path = join(mkdtempSync(join(tmpdir(), 'casescore-')), 'sheet.csv');
  writeFileSync(path, text);
  if (inspection !== undefined) writeFileSync(path.replace('.csv', '.inspection.json'), JSON.stringify(inspection));
  return path;
}

describe.each(samples)('the sample of %s', (id, name) => {
  test('gives what is expected of it', async () => {
    const { stdout, code } = await run(['check', sample(name)]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/: (\d+) of \1 figures as expected\n$/);
    expect((await scoreJson(sample(name))).programme.id).toBe(id);
  });

  test('says of every assumed wording that it is assumed: in the table, explained, and as JSON', async () => {
    const programme = (await shippedProgramme(id))?.programme;
    const text = (await run(['score', sample(name), '--explain'])).stdout;
    const { standards } = await scoreJson(sample(name));
    const asked = standards.flatMap(({ keyQuestions }) => keyQuestions);
    const assumed = asked.filter(({ certainty }) => certainty === 'assumed');
    expect(assumed.length).toBeGreaterThan(9);
    for (const { text: words, code } of asked) {
      const known = programme?.standards
        .flatMap(({ questions = [] }) => questions)
        .find((question) => question.code === code);
      const surely = known?.source.certainty;
      expect(asked.find((question) => question.code === code)?.certainty).toBe(surely);
      expect(text.includes(`${code} ${words} *`)).toBe(surely === 'assumed');
    }
    expect(text).toContain('* The wording is assumed.');
    expect(text.split('; its wording is assumed')).toHaveLength(assumed.length + 1);
    expect(text).toContain(`the wording of ${assumed.length} key questions`);
  });
});

test('four Inadequate casework standards of 2023 do not force an Inadequate overall rating', async () => {
  const { overall, standards } = await scoreJson(sample('pdu-riverside-and-fen-2024'));
  expect(standards.slice(3).map(({ rating }) => rating)).toEqual([
    'Inadequate',
    'Inadequate',
    'Inadequate',
    'Inadequate',
  ]);
  expect(overall).toMatchObject({ rating: 'Requires improvement', score: 4, maximum: 21 });
});

describe('a standard outside the score', () => {
  const lakes = sample('youth-lakes-and-downs-2022');

  test('is rated, has points of its own, and is in no sum', async () => {
    const result = await scoreJson(lakes);
    expect(standard(result, '4.1')).toMatchObject({ rating: 'Outstanding', points: 3, counted: false });
    expect(result.overall).toMatchObject({ score: 15, maximum: 24, rating: 'Good', complete: true });
  });

  test('may be missing, or not applicable, without a loss', async () => {
    const rows = 'id,2.1.1,2.1.2,2.1.3\nA,yes,yes,yes\n';
    const judgements = { '1.1': 'G', '1.2': 'G', '1.3': 'G', '1.4': 'G' };
    const codes = ['2.2', '2.3', '2.4', '3.1', '3.2', '3.3', '3.4'];
    const notApplicable = Object.fromEntries(codes.map((code) => [code, 'no cases']));
    const inspection = { programme: 'youth-2021', judgements, notApplicable };
    const missing = await scoreJson(sheet(rows, inspection));
    expect(missing.overall).toMatchObject({ score: 11, maximum: 15, rating: 'Good', complete: true });
    const none = await scoreJson(
      sheet(rows, { ...inspection, notApplicable: { ...notApplicable, '4.1': 'no cases' } }),
    );
    expect(none.overall).toEqual(missing.overall);
  });

  test('stands under a heading of its own in the terminal, with words that say so', async () => {
    const { stdout } = await run(['score', lakes], { columns: 80, env: { NO_COLOR: '1' } });
    expect(stdout).toMatch(/4\. Resettlement\n {2}4\.1 {2}Resettlement policy and +Outstanding +outside the score\n/);
  });
});

test('a domain of casework that is not rated leaves the maximum', async () => {
  const result = await scoreJson(sample('youth-lakes-and-downs-2022'));
  expect(['3.1', '3.2', '3.3', '3.4'].map((code) => standard(result, code).basis)).toEqual(
    Array.from({ length: 4 }, () => 'notApplicable'),
  );
  expect(result.overall.maximum).toBe(24);
});

describe('one wording in two domains', () => {
  const wording = 'Does planning focus sufficiently on keeping the child safe?';

  test('is ambiguous alone', async () => {
    const path = sheet(`id,${wording}\nA,yes\n`, { programme: 'youth-2018' });
    const { stderr, code } = await run(['score', path]);
    expect(code).toBe(3);
    expect(stderr).toContain(
      `the column "${wording}" is the wording of 2.2.2 and 3.2.2. Put the code in front of the wording.`,
    );
  });

  test('is ambiguous in every column that has it, and no more is said of them', async () => {
    const { stderr } = await run([
      'score',
      sheet(`id,${wording},${wording}\nA,yes,yes\n`, { programme: 'youth-2018' }),
    ]);
    expect(stderr).toContain('is the wording of 2.2.2 and 3.2.2');
    expect(stderr).not.toContain('are both');
  });

  test('is placed by the code in front of it', async () => {
    const header = ['2.2', '3.2'].flatMap((code) =>
      [1, 2, 3].map((n) => (n === 2 ? `${code}.2 ${wording}` : `${code}.${n}`)),
    );
    const path = sheet(`id,${header.join(',')}\nA,yes,yes,yes,no,no,no\n`, { programme: 'youth-2018' });
    const result = await scoreJson(path);
    expect(standard(result, '2.2').keyQuestions[1]).toMatchObject({ code: '2.2.2', yes: 1 });
    expect(standard(result, '3.2').keyQuestions[1]).toMatchObject({ code: '3.2.2', no: 1 });
  });
});

describe('codes with a letter', () => {
  const rows =
    'id,p2.1.1,P2.1.2: any words,P2.1.3 - more,P2.1b Were risks to victims analysed?,P2.1.3c\nA,yes,yes,yes,no,yes\n';

  test('head columns of key and supporting questions, in either case', async () => {
    const result = await scoreJson(sheet(rows), '--programme', 'pdu-2023');
    expect(standard(result, 'P2.1').keyQuestions.map(({ yes }) => yes)).toEqual([1, 1, 1]);
  });

  test('name standards in options, in inspection files of both kinds, and in expected files', async () => {
    const byOption = await scoreJson(
      sheet(rows),
      '--programme',
      'pdu-2023',
      '--judge',
      'p1.1=Good',
      '--not-applicable',
      'P2.2',
    );
    expect(standard(byOption, 'P1.1').rating).toBe('Good');
    expect(standard(byOption, 'P2.2').basis).toBe('notApplicable');
    const path = sheet(rows.replace('P2.1.2: any words', 'Q7'));
    writeFileSync(
      path.replace('.csv', '.inspection.csv'),
      'item,value,reason\nprogramme,pdu-2023,\nP1.1,Good,\np1.2,RI,few staff\nP2.2,Not applicable,none\ncolumn P2.1.2,Q7,\nP2.1 discretion,Good,one case\n',
    );
    writeFileSync(
      path.replace('.csv', '.expected.json'),
      JSON.stringify({
        standards: { 'P1.1': 'Good', 'P1.2': 'RI', 'P2.2': 'Not applicable', 'P2.1': 'Good' },
        figures: [
          { id: 'victims', question: 'P2.1b', count: '0 of 1' },
          { id: 'other', question: 'P2.1.3c', count: '1 of 1' },
        ],
      }),
    );
    const { stdout, stderr, code } = await run(['check', path]);
    expect({ stderr, code }).toEqual({ stderr: '', code: 0 });
    expect(stdout).toContain('6 of 6 figures as expected');
  });

  test('without the letter they are of another programme', async () => {
    const { stderr, code } = await run([
      'score',
      sheet('id,2.1.1,2.1.2,2.1.3\nA,yes,yes,yes\n'),
      '--programme',
      'pdu-2023',
    ]);
    expect(code).toBe(3);
    expect(stderr).toContain('If the sheet is of pdu-2023 after all, write the codes and wordings as they stand there');
  });
});
const noted2023 = async (fieldwork: string) =>
  messages(
    await scoreJson(sheet('id,P2.1.1,P2.1.2,P2.1.3\nA,yes,yes,yes\n', { programme: 'pdu-2023', fieldwork })),
    'fieldworkOutside',
  );

describe('the dates of a programme', () => {
  const rows = 'id,2.2.1,2.2.2,2.2.3\nA,yes,yes,yes\n';
  const noted = async (fieldwork: string, programme = 'pdu-2021') =>
    messages(await scoreJson(sheet(rows, { programme, fieldwork })), 'fieldworkOutside');

  test.each(['2021-01-01', '2021', '2022-10-10', '2023-12', '2023-12-31'])(
    '%s lies within 2021 to 2023',
    async (date) => {
      expect(await noted(date)).toEqual([]);
    },
  );

  test.each(['2020-12-31', '2020', '2024-01', '2024-01-01'])('%s lies outside, and a note says so', async (date) => {
    expect(await noted(date)).toEqual([
      `Warning: fieldwork (${date}) lies outside the dates of pdu-2021, 2021 to 2023 (a date that is assumed). Is it the right programme?`,
    ]);
  });

  test('those of pdu-2023 end with September 2025, as is published: only what is assumed is called so', async () => {
    expect(await noted2023('2025-09-30')).toEqual([]);
    expect(await noted2023('2025-10')).toEqual([
      'Warning: fieldwork (2025-10) lies outside the dates of pdu-2023, 2023 to 2025-09. Is it the right programme?',
    ]);
    expect(await noted2023('2022')).toEqual([
      'Warning: fieldwork (2022) lies outside the dates of pdu-2023, 2023 to 2025-09 (a date that is assumed). Is it the right programme?',
    ]);
  });

  test('an inspection without a date, and a programme without dates, have no such note', async () => {
    expect(messages(await scoreJson(sheet(rows, {})), 'fieldworkOutside')).toEqual([]);
    const { programme } = (await shippedProgramme('pdu-2021')) ?? {};
    const path = sheet(rows, { programme: 'my.json', fieldwork: '1999' });
    writeFileSync(path.replace('sheet.csv', 'my.json'), JSON.stringify({ ...programme, fieldwork: undefined }));
    expect(messages(await scoreJson(path), 'fieldworkOutside')).toEqual([]);
  });

  test('every sample lies within the dates of its programme', async () => {
    for (const [, name] of samples) expect(messages(await scoreJson(sample(name)), 'fieldworkOutside')).toEqual([]);
    expect(Object.keys(shipped)).toHaveLength(samples.length + 1);
  });
});

describe('the ratings page', () => {
  test.each([
    ['text', /\n2\. Case supervision\n/, /\n2\. Court work and case supervision\n/],
    ['markdown', /\n### 2\. Case supervision\n/, /\n### 2\. Court work and case supervision\n/],
    ['html', /<th [^>]*>2\. Case supervision<\/th>/, /<th [^>]*>2\. Court work and case supervision<\/th>/],
  ])(
    'as %s heads domain 2 as the report does: without court work where that is not applicable',
    async (format, without, with_) => {
      const page = async (name: string) => (await run(['score', sample(name), '--format', format])).stdout;
      expect(await page('redcar-cleveland-middlesbrough-2022')).toMatch(without);
      expect(await page('redcar-cleveland-middlesbrough-2022')).not.toMatch(with_);
      expect(await page('high-performing-with-court-work')).toMatch(with_);
    },
  );
});

describe('a rating that is the lowest of one made-up question', () => {
  const words =
    'How many key questions 4.1 Unpaid work and 4.2 Through the Gate had is not known (two to four, from memory).';
  const own = sample('crc-western-vale-2019');

  test.each(['text', 'markdown', 'html', 'csv', 'json'])('has its remark as %s', async (format) => {
    expect((await run(['score', own, '--format', format])).stdout).toContain(words);
  });

  test('has its remark in a batch and beside a comparison, and no other standard has', async () => {
    expect((await run(['batch', own])).stdout).toContain(words);
    expect((await run(['batch', own, '--format', 'markdown'])).stdout).toContain(words);
    expect((await run(['compare', own, own])).stdout).toContain(words);
    const { standards } = await scoreJson(own);
    expect(standards.filter(({ remark }) => remark !== null).map(({ code }) => code)).toEqual(['4.1', '4.2']);
    const { standards: ofNps } = await scoreJson(sample('nps-eastmarch-2019'));
    expect(ofNps.filter(({ remark }) => remark !== null).map(({ code }) => code)).toEqual(['3.1', '3.2']);
  });

  test('is not spoken of where none is rated', async () => {
    const { stdout } = await run(['score', sheet('id,2.1.1,2.1.2,2.1.3\nA,yes,yes,yes\n', { programme: 'crc-2018' })]);
    expect(stdout).toContain('4.1 Unpaid work');
    expect(stdout).not.toContain('How many key questions');
  });
});

test.each(['youth-2018', 'youth-2021'])(
  'the assessment questions of %s say "sufficiently analyse", in both domains, and are assumed',
  async (id) => {
    const { programme } = (await shippedProgramme(id)) ?? {};
    const questions = programme?.standards
      .filter(({ title }) => title === 'Assessment')
      .map((one) => one.questions ?? []);
    const texts = [
      "Does assessment sufficiently analyse how to support the child's desistance?",
      'Does assessment sufficiently analyse how to keep the child safe?',
      'Does assessment sufficiently analyse how to keep other people safe?',
    ];
    expect(questions?.map((own) => own.map(({ text }) => text))).toEqual([texts, texts]);
    expect(new Set(questions?.flat().map(({ source }) => source.certainty))).toEqual(new Set(['assumed']));
  },
);

test('a result says whatever is not known of its programme', async () => {
  const { stdout } = await run(['score', sample('crc-western-vale-2019')]);
  expect(stdout).toContain('- Whether this programme had decision rules is not known. None is applied.');
  const explained = (await run(['score', sample('youth-millbrook-2019'), '--explain'])).stdout;
  expect(explained).toContain('- Neither of the decision rules of probation delivery units');
});

describe('a programme of one’s own', () => {
  const housing = sample('housing-repairs-2024');

  test('is found from the inspection file, with answer words and ratings of its own', async () => {
    const result = await scoreJson(housing);
    expect(result.overall).toMatchObject({ score: 5, maximum: 12, rating: 'Fair' });
    expect(result.standards.map(({ rating }) => rating)).toEqual(['Fair', 'Fair', 'Poor', 'Excellent', null]);
  });

  test('bands the exact percentage, and prints as many decimals as it takes', async () => {
    const result = await scoreJson(housing);
    expect(standard(result, '2.1').keyQuestions[1]).toMatchObject({ yes: 12, no: 10, percentage: 54.5, band: 'Poor' });
  });

  test('explains a table of score ranges', async () => {
    const { stdout } = await run(['score', housing, '--explain']);
    expect(stdout).toContain(
      'Score ranges for 4 rated standards: Poor 0 to 2, Fair 3 to 6, Good 7 to 9 and Excellent 10 to 12.',
    );
  });

  test('works by option, and in every command that takes an id', async () => {
    const programme = 'samples/housing-repairs-2024.programme.json';
    const path = sheet('Job,2.1.1,2.1.2\nA,y,n\n');
    expect((await scoreJson(path, '--programme', programme, '--id', 'Job', '--judge', '1.1=E')).programme.id).toBe(
      'housing-repairs-2024',
    );
    for (const argv of [
      ['overall', '1.1=E', '--programme', programme],
      ['programmes', 'show', programme],
      ['programmes', 'diff', 'pdu-2021', programme],
      ['feasible', '2.3.1=50', '--programme', programme],
    ]) {
      expect((await run(argv)).code).toBe(0);
    }
  });
});
