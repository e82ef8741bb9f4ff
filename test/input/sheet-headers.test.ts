/** What each column of a case sheet is, from its header. */
import { describe, expect, test } from 'vitest';
import type { InspectionContent } from '../../src/model/inspection.js';
import { counts, notes, problemsOf, read } from '../fixtures/sheets/folder.js';
import { expectEachSame, plain, same, supporting, withHeader, type Shape } from '../fixtures/sheets/plain.js';
import { tally } from '../make.js';

const wordings = [
  'Does assessment focus sufficiently on engaging the person on probation?',
  'Does assessment focus sufficiently on the factors linked to offending and desistance?',
  'Does assessment focus sufficiently on keeping other people safe?',
] as const;

describe('the case id', () => {
  test.each(['case_id', 'Case ID', 'case id', 'CASE-ID', 'CaseId', 'case', 'Case Reference', 'case_reference', ' ID '])(
    'is in a column named %j',
    async (name) => {
      const sheet = plain.replace('case_id', name);
      expect(await counts(sheet)).toEqual(same);
      expect(await notes(sheet)).toEqual([]);
    },
  );

  const further = [
    'Case ref',
    'case number',
    'Case No.',
    'CASE #',
    'record_id',
    'Unique ID',
    'CRN',
    'ResponseId',
    'Case I.D.',
  ];

  test.each([...further, '\ufeffcase_id', 'ï»¿case', 'case\u200b', 'ca\u00adse id', ' Record\u00a0ID'])(
    'is in a column named %j',
    async (name) => {
      const sheet = withHeader(name, 'sex', '2.2.1', '2.2.2', '2.2.3', supporting);
      expect(await counts(sheet)).toEqual(same);
      expect(await notes(sheet)).toEqual([]);
      const twice = `${sheet}C1,Male,Yes,No,No,No\n`;
      expect(await problemsOf(async () => read(twice))).toContainEqual(
        expect.stringContaining('the id stands on line 2'),
      );
    },
  );

  test.each(further)(
    'is in a column named case_id though there is one named %j, which describes cases',
    async (name) => {
      const sheet = withHeader('case_id', name, '2.2.1', '2.2.2', '2.2.3', supporting);
      expect(await counts(sheet.replace('Male', 'Female'))).toEqual(same);
    },
  );

  test('is in one of two columns that might hold it: which is asked', async () => {
    const sheet = withHeader('CRN', 'Record ID', '2.2.1', '2.2.2', '2.2.3', supporting);
    expect(await problemsOf(async () => read(sheet))).toEqual([
      'sheet.csv:1: column 1 ("CRN") and column 2 ("Record ID") are both the case id (or name one with --id COLUMN). Keep one of them.',
    ]);
    expect(await counts(sheet, { id: 'crn' })).toEqual(same);
  });

  test.each(['Case type', 'Cases', 'Reference', 'identity', 'crn status', 'number'])(
    'is in no column named %j',
    async (name) => {
      const sheet = withHeader(name, 'sex', '2.2.1', '2.2.2', '2.2.3', supporting);
      expect(await notes(sheet)).toEqual(['No column holds a case id, so cases are numbered by row.']);
    },
  );

  const renamed = plain.replace('case_id', 'Ref no.');
  const ids: readonly Shape[] = [
    ['is in the column that --id names, whatever its case', renamed, { id: 'REF NO.' }],
    ['is in the column that the inspection file names', renamed, {}, { columns: { id: 'Ref no.' } }],
    ['may be named twice, the same', renamed, { id: 'ref no.' }, { columns: { id: 'Ref no.' } }],
    ['is in the column that --id names, though another has a usual name', plain.replace('sex', 'ref'), { id: 'ref' }],
  ];
  expectEachSame(ids);

  test('need not be there: then cases are numbered, and a note says so', async () => {
    const sheet = plain.replace('case_id', 'who');
    expect(await counts(sheet)).toEqual(same);
    expect(await notes(sheet)).toEqual(['No column holds a case id, so cases are numbered by row.']);
  });
});

describe('a key question', () => {
  test.each([
    '2.2.1',
    ' 2.2.1 ',
    '2.2.1.',
    '2.2.1:',
    '2.2.1 Engaging',
    '2.2.1: Engaging',
    '2.2.1:Engaging',
    '2.2.1 - Engaging',
    '2.2.1-Engaging',
    '2.2.1 – Engaging',
    '2.2.1—Engaging',
    '2.2.1\nEngaging',
    '2.2.1. Engaging',
    '2.2.1.Engaging',
    '2.2.1) Engaging',
    '2.2.1)',
    '2.2.1(Engaging)',
    '2.2.1 (Engaging)',
    '2.2.1] Engaging',
    `2.2.1. ${wordings[0]}`,
    `2.2.1) ${wordings[0]}`,
    '\ufeff2.2.1',
    'ï»¿2.2.1',
    '2.2\u200b.1',
    '\u20662.2.1\u2069 Engaging',
    wordings[0].replace('focus', 'fo\u00adcus'),
    '2.2.1 anything at all, even 2.2.2',
    wordings[0],
    wordings[0].toUpperCase(),
    wordings[0].replace('?', ''),
    wordings[0].replace('?', ' ?'),
    wordings[0].replace('?', '.'),
    `  ${wordings[0].replaceAll(' ', '  ')}  `,
    wordings[0].replace(' on engaging', '\non engaging'),
    `2.2.1 ${wordings[0]}`,
  ])('is known from %j', async (header) => {
    expect(await counts(withHeader('case_id', 'sex', header, '2.2.2', '2.2.3', supporting))).toEqual(same);
  });

  test('is known from its wording alone, for every question of a sheet', async () => {
    expect(await counts(withHeader('case_id', 'sex', ...wordings, supporting))).toEqual(same);
  });

  test('is known from its wording with a curly apostrophe', async () => {
    const subject = 'Is the pre-sentence information and advice provided to court sufficiently analytical';
    const wording = `${subject} and personalised to the individual, supporting the court’s decision-making?`;
    expect((await counts(`id,"${wording}"\nC1,Yes\n`)).tallies).toEqual({ '2.1.1': tally(1, 0) });
  });

  const own: InspectionContent = { columns: { questions: { Q12: '2.2.1' } } };
  const shapes: readonly Shape[] = [
    ['is known from the name that the inspection file gives', plain.replace('2.2.1', 'Q12'), {}, own],
    ['is known from that name whatever its case and spacing', plain.replace('2.2.1', ' q12 '), {}, own],
  ];
  expectEachSame(shapes);
});

describe('a supporting question', () => {
  test.each([
    ['2.2b', '2.2b'],
    ['2.2B Were the victims considered?', '2.2b'],
    [' 2.2b: victims', '2.2b'],
    ['2.2b - victims', '2.2b'],
    ['2.2.3b Were the victims considered?', '2.2.3b'],
    ['2.2b) Were the victims considered?', '2.2b'],
    ['2.2b. Were the victims considered?', '2.2b'],
    ['\u200b2.2b Victims', '2.2b'],
    ['1.2a Has one practitioner held the case?', '1.2a'],
    ['2.6a Has offending increased?', '2.6a'],
  ])('is known from %j: it is %s', async (header, code) => {
    const { '2.2b': support, ...keys } = same.tallies;
    const { tallies } = await counts(withHeader('case_id', 'sex', '2.2.1', '2.2.2', '2.2.3', header));
    expect(tallies).toEqual({ ...keys, [code]: support });
  });
});

describe('a profile column', () => {
  test.each(['sex', '2', '22 or older', '1st contact', 'Assessment', 'Does it matter?', 'Ref 2.2.1'])(
    'is any other, such as %j: it is in no tally',
    async (header) => {
      expect(await counts(withHeader('case_id', header, '2.2.1', '2.2.2', '2.2.3', supporting))).toEqual(same);
    },
  );
});
