/** A sheet of another programme is told in one line, and not question by question: whoever mended those would rate it under the wrong one. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { folderWith } from '../folder.js';
import { run } from '../run.js';

const sample = (name: string): string => readFileSync(`samples/${name}.csv`, 'utf8');

async function refusal(text: string, ...options: readonly string[]) {
  const folder = folderWith({ 'x.csv': text });
  const { stdout, stderr, code } = await run(['score', ...options, join(folder, 'x.csv')]);
  expect([stdout, code]).toEqual(['', 3]);
  return stderr.replaceAll(join(folder, 'x.csv'), 'FILE');
}

/** What is said of a sheet: the programmes that fit, and the options that name them. Which columns are unknown is left out. */
const line = (fitting: string, options: string, used = 'pdu-2021'): string =>
  `FILE: the questions are those of ${fitting}, and the sheet is read under ${used}, which has no NAMES. ` +
  `Correct the programme in the inspection file; where no file names one, give it with ${options}. ` +
  `If the sheet is of ${used} after all, write the codes and wordings as they stand there: casescore programmes show ${used}\n`;
const withoutNames = (text: string): string => text.replace(/which has no .*?(?=\. Correct)/, 'which has no NAMES');

describe('a sheet whose questions are all of another shipped programme', () => {
  test.each([
    ['pdu-riverside-and-fen-2024', 'pdu-2023', '--programme pdu-2023'],
    ['youth-millbrook-2019', 'youth-2018', '--programme youth-2018'],
    ['crc-western-vale-2019', 'crc-2018', '--programme crc-2018'],
    ['nps-eastmarch-2019', 'nps-2018', '--programme nps-2018'],
    [
      'youth-lakes-and-downs-2022',
      'youth-2018, youth-2021, crc-2018 or nps-2018',
      '--programme youth-2018, --programme youth-2021, --programme crc-2018 or --programme nps-2018',
    ],
  ])('%s is told as one of %s', async (name, fitting, options) => {
    expect(withoutNames(await refusal(sample(name)))).toBe(line(fitting, options));
  });

  test('is told if the programme that does not fit was named', async () => {
    const found = await refusal(sample('redcar-cleveland-middlesbrough-2022'), '--programme', 'youth-2018');
    expect(withoutNames(found)).toBe(line('pdu-2021', '--programme pdu-2021', 'youth-2018'));
  });

  test('is told in the long layout and of counts', async () => {
    const long = 'case,question,answer\nC1,P2.1.1,Yes\nC1,P2.1.2,Yes\nC1,P2.1.3,No\n';
    const counts = 'question,yes,no\nP2.1.1,1,0\nP2.1.2,1,0\nP2.1.3,0,1\n';
    expect(withoutNames(await refusal(long))).toBe(line('pdu-2023', '--programme pdu-2023'));
    expect(withoutNames(await refusal(counts, '--counts'))).toBe(line('pdu-2023', '--programme pdu-2023'));
  });
});

test('the columns that the programme does not know are named', async () => {
  const text = 'case,2.1.1,2.1.2,2.1.3,2.2.1,2.2.2,2.2.3\nC1,Yes,Yes,No,Yes,Yes,No\n';
  expect(await refusal(text)).toContain('is read under pdu-2021, which has no "2.1.2" or "2.1.3".');
});

test('where headers have wordings, a programme fits only with its own', async () => {
  const wording = 'Does assessment focus sufficiently on';
  const ends = [
    'engaging the service user?',
    'the factors linked to offending and desistance?',
    'keeping other people safe?',
  ];
  const headers = ends.map((end, i) => `2.1.${i + 1} ${wording} ${end}`);
  const found = await refusal(`case,${headers.join(',')}\nC1,Yes,Yes,No\n`);
  expect(found).toContain('the questions are those of crc-2018 or nps-2018, and');
});

describe('codes of the programme that was named, with the wordings of another', () => {
  /** Planning and delivery: the codes are questions of every programme before 2023. */
  const ofYouth = [
    "2.2.1 Does planning focus sufficiently on supporting the child's desistance?",
    '2.2.2 Does planning focus sufficiently on keeping the child safe?',
    '2.2.3 Does planning focus sufficiently on keeping other people safe?',
  ];
  const wide = `case,${ofYouth.join(',')}\nC1,Yes,Yes,No\n`;
  const long = `case,question,answer\n${ofYouth.map((asked) => `C1,${asked},Yes\n`).join('')}`;
  const counts = `question,yes,no\n${ofYouth.map((asked) => `${asked},1,0\n`).join('')}`;

  test.each([
    ['wide', wide, []],
    ['long', long, []],
    ['counts', counts, ['--counts']],
  ])('are those of a sheet of that programme: %s', async (_, text, options) => {
    for (const used of ['pdu-2021', 'crc-2018'])
      expect(withoutNames(await refusal(text, '--programme', used, ...options))).toBe(
        line('youth-2018 or youth-2021', '--programme youth-2018 or --programme youth-2021', used).replace(
          ', which has no NAMES',
          '',
        ),
      );
  });

  test.each([
    [
      'wide',
      "case,2.2.1,2.2.2,2.2.3 Does planning focus sufficiently on supporting the child's desistance?\nC1,Yes,No,No\n",
    ],
    [
      'long',
      "case,question,answer\nC1,2.2.1,Yes\nC1,2.2.2,No\nC1,2.2.3 Does planning focus sufficiently on supporting the child's desistance?,No\n",
    ],
  ])('are warned of where only some have them: %s', async (_, text) => {
    const folder = folderWith({ 'x.csv': text });
    const { stdout, code } = await run(['score', join(folder, 'x.csv'), '--format', 'json', '--programme', 'pdu-2021']);
    expect(code).toBe(0);
    expect((JSON.parse(stdout) as { notes: { code: string; message: string }[] }).notes).toContainEqual({
      code: 'wordedElsewhere',
      message:
        'Warning: "2.2.3 Does planning focus sufficiently on supporting the chi…" has the wording of 2.2.1 of youth-2018, and was read by its code, under pdu-2021. Are code, wording and programme right?',
    });
  });

  test('a wording of no programme is read by its code', async () => {
    const text = 'case,2.2.1 Was the person asked what matters to them?,2.2.2,2.2.3\nC1,Yes,No,No\n';
    const { stdout } = await run(['score', join(folderWith({ 'x.csv': text }), 'x.csv'), '--format', 'json']);
    expect(stdout).not.toContain('wordedElsewhere');
    expect(stdout).toContain('"yes": 1');
  });
});

describe('the questions are told one by one', () => {
  test.each([
    ['one of no programme stands among them', 'case,P2.1.1,P2.1.2,P2.1.3,P9.9.9\nC1,Yes,Yes,No,No\n', '"P2.1.1" holds'],
    ['one of a standard is missing', 'case,P2.1.1,P2.1.2\nC1,Yes,Yes\n', '2.1.1'],
    ['a question is mistyped', 'case,2.2.1,2.2.2,2.2.33\nC1,Yes,Yes,No\n', '2.2.33'],
  ])('if %s', async (_, text, named) => {
    const found = await refusal(text);
    expect(found).not.toContain('the questions are those of');
    expect(found).toContain(named);
  });
});
