/** Options on the command line add to an inspection file and contradict nothing. */
import { describe, expect, test } from 'vitest';
import { understoodOf, withCsv, withJson } from '../fixtures/inspections/beside.js';
import { refusal } from '../fixtures/sheets/folder.js';

const good = { rating: 'Good', reason: null };

describe('options', () => {
  test('say what an inspection file says', async () => {
    const fromOptions = await understoodOf(
      {},
      {
        judge: ['1.1=Good', ' 1.2 = ri '],
        notApplicable: ['2.1=court work is managed elsewhere', '1.4'],
        discretion: ['1.3=RI'],
        reason: ['women’s services'],
      },
    );
    const fromFile = await understoodOf({
      'sheet.inspection.json': JSON.stringify({
        judgements: { '1.1': 'Good', '1.2': 'RI' },
        notApplicable: { '2.1': 'court work is managed elsewhere', '1.4': '' },
        discretion: [{ standard: '1.3', rating: 'RI', reason: 'women’s services' }],
      }),
    });
    expect(fromOptions).toEqual(fromFile);
  });

  test.each([
    ['JSON', { 'sheet.inspection.json': '{ "judgements": { "1.1": "Good" }, "notApplicable": { "2.1": "x" } }' }],
    ['a spreadsheet', { 'sheet.inspection.csv': 'item,value,reason\n1.1,Good,\n2.1,N/A,x\n' }],
  ])('add to %s', async (_, files) => {
    const found = await understoodOf(files, {
      judge: ['1.2=Good'],
      notApplicable: ['1.4'],
      discretion: ['1.3=RI', '2.2=G'],
      reason: ['a', 'b = c'],
    });
    expect(found.judgements).toEqual(
      new Map([
        ['1.1', good],
        ['1.2', good],
      ]),
    );
    expect([...found.notApplicable.keys()]).toEqual(['2.1', '1.4']);
    expect(found.discretion.map(({ standard, reason }) => [standard, reason])).toEqual([
      ['1.3', 'a'],
      ['2.2', 'b = c'],
    ]);
  });

  test('give each --discretion the --reason in the same place', async () => {
    const { discretion } = await understoodOf({}, { discretion: ['1.3=RI', '1.1=G'], reason: ['first', 'second'] });
    expect(discretion.map(({ standard, reason }) => `${standard} ${reason}`)).toEqual(['1.3 first', '1.1 second']);
  });

  test('may hold an equals sign in a reason', async () => {
    const { notApplicable } = await understoodOf({}, { notApplicable: ['2.1=a = b'] });
    expect(notApplicable.get('2.1')).toBe('a = b');
  });
});

type Mistake = readonly [claim: string, json: string, options: readonly string[], ...lines: readonly string[]];

function expectRefused(mistakes: readonly Mistake[]): void {
  const each = mistakes.map(([claim, ...mistake]) => [claim, mistake] as const);
  test.each(each)('%s', async (_, [json, options, ...lines]) => {
    expect(await withJson(json, ...options)).toEqual(refusal(2, ...lines));
  });
}

describe('a contradiction', () => {
  expectRefused([
    [
      'a standard judged in the file and by an option',
      '{ "judgements": {\n "1.1": "Good" } }',
      ['--judge', '1.1=Good'],
      '--judge 1.1=Good: 1.1 Leadership is judged already (sheet.inspection.json:2: judgements.1.1). Keep one judgement.',
    ],
    [
      'a standard judged by two options',
      '{}',
      ['--judge', '1.1=G', '--judge', '1.1=RI'],
      '--judge 1.1=RI: 1.1 Leadership is judged already (--judge 1.1=G). Keep one judgement.',
    ],
    [
      'a standard judged in the file and not applicable by an option',
      '{ "judgements": { "1.1": "Good" } }',
      ['--not-applicable', '1.1'],
      'sheet.inspection.json:1: judgements.1.1: 1.1 Leadership is declared not applicable (--not-applicable 1.1) and judged as well. Take one of them away.',
    ],
    [
      'a standard not applicable in the file and judged by an option',
      '{ "notApplicable": { "1.1": "x" } }',
      ['--judge', '1.1=Good'],
      '--judge 1.1=Good: 1.1 Leadership is declared not applicable (sheet.inspection.json:1: notApplicable.1.1) and judged as well. Take one of them away.',
    ],
    [
      'a standard not applicable in the file and by an option',
      '{ "notApplicable": { "2.1": "x" } }',
      ['--not-applicable', '2.1=y'],
      '--not-applicable 2.1=y: 2.1 Court work is declared not applicable already (sheet.inspection.json:1: notApplicable.2.1). Keep one declaration.',
    ],
    [
      'discretion in the file and by an option',
      '{ "discretion": [{ "standard": "1.3", "rating": "RI", "reason": "x" }] }',
      ['--discretion', '1.3=G', '--reason', 'y'],
      '--discretion 1.3=G: discretion for 1.3 Services is recorded already (sheet.inspection.json:1: discretion[0]). Keep one entry.',
    ],
    [
      'discretion for a standard that does not apply',
      '{}',
      ['--not-applicable', '2.1', '--discretion', '2.1=RI', '--reason', 'x'],
      '--discretion 2.1=RI: 2.1 Court work is declared not applicable and has discretion as well. Take one of them away.',
    ],
    [
      'another programme than the file’s',
      '{ "programme": "pdu-2021" }',
      ['--programme', 'yjs-2021'],
      '--programme yjs-2021: another programme is given already (sheet.inspection.json: pdu-2021). Keep one of them.',
    ],
  ]);

  test('with a spreadsheet is told with its line', async () => {
    expect(await withCsv('item,value\ntitle,x\n1.1,Good\n', '--judge', '1.1=G')).toEqual(
      refusal(2, '--judge 1.1=G: 1.1 Leadership is judged already (sheet.inspection.csv:3: 1.1). Keep one judgement.'),
    );
  });

  test('another id column than the file’s is refused, as everything that is said twice', async () => {
    const { code, stdout, stderr } = await withJson('{ "columns": { "id": "sex" } }', '--id', 'case_id');
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain('--id case_id');
  });

  test('is none where both name the same programme', async () => {
    expect(await withJson('{ "programme": "pdu-2021" }', '--programme', 'pdu-2021')).toMatchObject({ code: 0 });
  });
});

const form = (option: string, found: string): string =>
  `${option}: "${found}" cannot be understood. Expected ${option} 1.1=Good.`;

describe('an option of the wrong form', () => {
  const standards = 'Expected 1.1, 1.2, 1.3, 1.4, 2.1, 2.2, 2.3, 2.4, 2.5 or 2.6.';
  const ratings = 'Expected Inadequate, Requires improvement, Good or Outstanding (or I, RI, G or O).';
  expectRefused([
    ['a judgement without a rating', '{}', ['--judge', '1.1'], form('--judge', '1.1')],
    ['a judgement with a blank rating', '{}', ['--judge', '1.1= '], form('--judge', '1.1= ')],
    ['a judgement without a standard', '{}', ['--judge', '=Good'], form('--judge', '=Good')],
    ['discretion without a rating', '{}', ['--discretion', '1.3', '--reason', 'x'], form('--discretion', '1.3')],
    ['each of several', '{}', ['--judge', '1.1', '--judge', '1.2'], form('--judge', '1.1'), form('--judge', '1.2')],
    [
      'a standard that is not known',
      '{}',
      ['--judge', '9.9=Good', '--not-applicable', '8'],
      `--not-applicable 8: "8" is not a standard of this programme. ${standards}`,
      `--judge 9.9=Good: "9.9" is not a standard of this programme. ${standards}`,
    ],
    [
      'a rating that is not known',
      '{}',
      ['--judge', '1.1=Fair'],
      `--judge 1.1=Fair: "Fair" is not a rating. ${ratings}`,
    ],
    [
      'a judgement of a standard rated from cases',
      '{}',
      ['--judge', '2.2=Good'],
      '--judge 2.2=Good: 2.2 Assessment is rated from cases, so it takes no judgement. Take the judgement away; to depart from the rated result, record discretion with its reason.',
    ],
    [
      'a standard that is not rated',
      '{}',
      ['--judge', '2.6=Good'],
      '--judge 2.6=Good: 2.6 Outcomes is not rated in this programme. Take this away.',
    ],
    [
      'discretion twice',
      '{}',
      ['--discretion', '1.3=RI', '--reason', 'x', '--discretion', '1.3=G', '--reason', 'y'],
      '--discretion 1.3=G: discretion for 1.3 Services is recorded already (--discretion 1.3=RI). Keep one entry.',
    ],
    [
      'discretion with a blank reason',
      '{}',
      ['--discretion', '1.3=RI', '--reason', ' '],
      '--discretion 1.3=RI: discretion for 1.3 Services has no reason. Discretion is recorded with its reason.',
    ],
  ]);

  test('cannot steer the terminal', async () => {
    const { stderr } = await withJson('{}', '--judge', '\u001b[2J=Good', '--judge', '\u001b[2J');
    expect(stderr).not.toContain('\u001b');
  });
});

describe('--reason', () => {
  const each = 'Each --discretion needs its own --reason, in the same order.';
  expectRefused([
    [
      'missing',
      '{}',
      ['--discretion', '1.3=RI'],
      `--discretion: --discretion is given once and no --reason is given. ${each}`,
    ],
    [
      'missing for one of two',
      '{}',
      ['--discretion', '1.3=RI', '--discretion', '1.2=RI', '--reason', 'x'],
      `--discretion: --discretion is given 2 times and --reason is given once. ${each}`,
    ],
    [
      'one too many',
      '{}',
      ['--discretion', '1.3=RI', '--reason', 'x', '--reason', 'y', '--reason', 'z'],
      `--reason: --discretion is given once and --reason is given 3 times. ${each}`,
    ],
    ['alone', '{}', ['--reason', 'x'], `--reason: no --discretion is given and --reason is given once. ${each}`],
  ]);
});
