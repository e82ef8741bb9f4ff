/** new NAME.inspection.csv: the inspection file of a sheet that is there already. */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { assessmentSheet, folderWith } from '../folder.js';
import { run } from '../run.js';
import { xlsx } from '../workbooks.js';

const sheet = assessmentSheet(6, 10);

describe('the inspection file of a sheet that is there', () => {
  test('is written alone, is found, and completes the report', async () => {
    const folder = folderWith({ 'Hull 2024.csv': sheet });
    const path = join(folder, 'Hull 2024.inspection.csv');
    const { stdout, code } = await run(['new', path, '--title', 'Hull', '--no-input']);
    expect(code).toBe(0);
    expect(stdout).toContain(`Wrote ${path}, under pdu-2021.`);
    expect(stdout).toContain(`  casescore score "${join(folder, 'Hull 2024.csv')}" --to-do\n`);
    expect(readdirSync(folder)).toEqual(['Hull 2024.csv', 'Hull 2024.inspection.csv']);
    expect(readFileSync(join(folder, 'Hull 2024.csv'), 'utf8')).toBe(sheet);
    const filled = readFileSync(path, 'utf8')
      .replaceAll(/^(1\.\d [^,]*),/gm, '$1,Good')
      .replaceAll(/^(2\.[1345] [^,]*),/gm, '$1,Not applicable');
    writeFileSync(path, filled);
    const report = await run(['score', join(folder, 'Hull 2024.csv'), '--brief']);
    expect(report.stdout).toMatch(/^Hull\n/);
    expect(report.stdout).toContain('Overall rating Good');
  });

  test.each([
    ['a.xlsx', xlsx({ sheets: { Cases: '<sheetData/>' } }), 'a.inspection.csv'],
    ['a.tsv', sheet, 'a.inspection.csv'],
    ['A.CSV', sheet, 'A.inspection.csv'],
    ['a.counts.csv', 'question,yes,no\n2.2.1,1,2\n', 'a.inspection.csv'],
  ])('is written beside %s', async (name, content, inspection) => {
    const folder = folderWith({ [name]: content });
    const { code, stderr } = await run(['new', join(folder, inspection), '--no-input']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(readdirSync(folder).toSorted()).toEqual([inspection, name].toSorted());
  });

  test('is the one that counts find', async () => {
    const folder = folderWith({ 'a.counts.csv': 'question,yes,no\n2.2.1,1,2\n2.2.2,1,2\n2.2.3,1,2\n' });
    const counts = join(folder, 'a.counts.csv');
    expect((await run(['score', '--counts', counts])).stdout).toContain(
      'casescore new a.inspection.csv, in the folder',
    );
    expect((await run(['new', join(folder, 'a.counts.inspection.csv'), '--no-input'])).code).toBe(2);
    const { stdout } = await run(['new', join(folder, 'a.inspection.csv'), '--title', 'Hull', '--no-input']);
    expect(stdout).toContain(`  casescore score --counts ${counts}\n`);
    expect(stdout).not.toContain('--to-do');
    expect((await run(['score', '--counts', counts])).stdout).toMatch(/^Hull\n/);
  });

  test('can be JSON, with its schema', async () => {
    const folder = folderWith({ 'a.csv': sheet });
    expect(await run(['new', join(folder, 'a.inspection.json'), '--no-input'])).toMatchObject({ code: 0 });
    expect(readdirSync(folder)).toEqual(['a.csv', 'a.inspection.json', 'inspection.schema.json']);
  });

  test.each([
    [
      ['--cases', '3'],
      '--cases and FOLDER/a.inspection.csv cannot go together. FOLDER/a.csv is there, and is not changed.',
    ],
    [['--column', 'grade'], '--column and FOLDER/a.inspection.csv cannot go together.'],
    [['--format', 'json'], '--format json and FOLDER/a.inspection.csv cannot go together.'],
  ])('is not written with %j, which is about the sheet', async (options, message) => {
    const folder = folderWith({ 'a.csv': sheet });
    const { stderr, code } = await run(['new', join(folder, 'a.inspection.csv'), ...options, '--no-input']);
    expect(stderr.replaceAll(folder, 'FOLDER')).toContain(message);
    expect([code, readdirSync(folder)]).toEqual([2, ['a.csv']]);
  });

  test('is not written over another, nor beside one in the other form, nor without a sheet', async () => {
    const folder = folderWith({ 'a.csv': sheet, 'a.inspection.json': '{}' });
    const taken = await run(['new', join(folder, 'a.inspection.csv'), '--no-input']);
    expect(taken.stderr).toContain('a.inspection.json" is there already, and nothing is written over.');
    expect((await run(['new', join(folder, 'b.inspection.csv'), '--no-input'])).code).toBe(2);
    expect(readdirSync(folder)).toEqual(['a.csv', 'a.inspection.json']);
  });
});

describe('where judgements are missing and there is no inspection file', () => {
  test('a note says how to write one, and once there is one no more', async () => {
    const folder = folderWith({ 'a.csv': sheet });
    const note =
      'There is no inspection file for the judgements. casescore new a.inspection.csv, in the folder of the sheet, writes one to fill in.';
    const notes = async () => (await run(['score', join(folder, 'a.csv')])).stdout;
    expect((await notes()).split(note)).toHaveLength(2);
    await run(['new', join(folder, 'a.inspection.csv'), '--no-input']);
    expect(await notes()).not.toContain('There is no inspection file');
  });

  test.each(['a.csv', 'a b.xlsx'])(
    '--to-do names the command that writes it, as it can be pasted (%s)',
    async (name) => {
      const cases =
        '<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>case_id</t></is></c><c r="B1" t="inlineStr"><is><t>2.6.1</t></is></c></row><row r="2"><c r="A2" t="inlineStr"><is><t>C1</t></is></c><c r="B2" t="inlineStr"><is><t>yes</t></is></c></row></sheetData>';
      const folder = folderWith({ [name]: name.endsWith('csv') ? sheet : xlsx({ sheets: { Cases: cases } }) });
      const { stdout } = await run(['score', join(folder, name), '--to-do', '--format', 'json']);
      const { toDo } = JSON.parse(stdout) as { toDo: { kind: string; message: string }[] };
      const [first = '', second = ''] = toDo.filter(({ kind }) => kind === 'judgement').map(({ message }) => message);
      const stem = name.replace(/\.\w+$/, '');
      const [, command = ''] = /^fill row 1\.1 of .*, which casescore new (.*) writes$/.exec(first) ?? [];
      expect(second).toBe(`fill row 1.2 of ${stem}.inspection.csv`);
      expect(command).toBe(
        name.includes(' ') ? `"${join(folder, stem)}.inspection.csv"` : `${join(folder, stem)}.inspection.csv`,
      );
      await run(['new', command.replaceAll('"', ''), '--no-input']);
      expect(existsSync(`${join(folder, stem)}.inspection.csv`)).toBe(true);
    },
  );

  test('cases from standard input have no folder, and no such note', async () => {
    expect((await run(['score', '-'], { stdin: sheet })).stdout).not.toContain('There is no inspection file');
  });
});
