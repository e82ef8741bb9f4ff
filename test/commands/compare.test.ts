/** compare: two sheets or results in, what changed out. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import type { Comparison } from '../../src/model/comparison.js';
import { assessmentSheet, folderWith, inspectionOf } from '../folder.js';
import { run } from '../run.js';

const two = (): string =>
  folderWith({
    'before.csv': assessmentSheet(36, 40, 'A'),
    'before.inspection.json': inspectionOf({ title: 'Redcar', fieldwork: '2021' }),
    'after.csv': assessmentSheet(12, 40, 'B'),
    'after.inspection.json': inspectionOf({ title: 'Redcar', fieldwork: '2023' }),
  });

const compare = (folder: string, ...options: string[]) =>
  run(['compare', join(folder, 'before.csv'), join(folder, 'after.csv'), ...options]);

describe('compare', () => {
  test('prints what fell and what is unchanged, each percentage with its change, and the verdict', async () => {
    const { stdout, code } = await compare(two());
    expect(code).toBe(0);
    expect(stdout).toContain('Fell\n  2.2 Assessment: Outstanding → Inadequate\n\nUnchanged\n  Overall rating: Good\n');
    expect(stdout).toMatch(/ p +Adjusted p +Distinguishable\n/);
    expect(stdout).toMatch(/2\.2\.1 .+ 90% +30% +-60 +-73\.4 to -39\.8 +< 0\.001 +< 0\.001 +yes\n/);
    expect(stdout).toContain('Distinguishable from chance: 2.2.1, 2.2.2 and 2.2.3 (3 questions compared).');
    expect(stdout).toContain(
      'Taken as two independent samples, because fieldwork started at different times and no case id stands in both sheets.',
    );
    expect(stdout).toContain("Newcombe's of 1998 (method 10)");
    expect(stdout).toContain("adjusted p is the same after Holm's adjustment over all questions compared");
  });

  test('does not call a standard unchanged that has no rating on either side, and for another reason', async () => {
    const folder = two();
    const told = { judgements: { '1.1': 'Good' }, notApplicable: { '2.1': '' } };
    writeFileSync(join(folder, 'after.inspection.json'), JSON.stringify(told));
    const { stdout } = await compare(folder);
    expect(stdout).toContain('Unchanged\n  1.1 Leadership: Good\n  2.1 Court work: Not applicable\n');
    expect(stdout).toContain('Without a rating, before and after\n  2.3 Planning: Not applicable → Still to come\n');
  });

  test('of one file with itself gives changes only, and says nothing of a title that it does not have', async () => {
    const folder = folderWith({ 'before.csv': assessmentSheet(36, 40, 'A') });
    const sheet = join(folder, 'before.csv');
    const { stdout } = await run(['compare', sheet, sheet]);
    expect(stdout).toContain(
      'Taken as one inspection at two times, because 40 case ids stand in both sheets: changes only, with no interval and no test',
    );
    expect(stdout).not.toMatch(/title|p +Adjusted p/);
    const result = join(folder, 'before.json');
    await run(['score', sheet, '-o', result, '--format', 'json']);
    expect((await run(['compare', result, result])).stdout).toContain(
      'Not known on both sides: title, start of fieldwork and case ids. So it cannot be said whether these are two samples or one inspection at two times: changes only, with no interval and no test. Say which with --independent or --same.',
    );
  });

  test('of sheets numbered alike whose fieldwork differs says what is shared and what differs, and --same or --independent decides', async () => {
    const folder = two();
    writeFileSync(join(folder, 'after.csv'), assessmentSheet(12, 40, 'A'));
    const { stdout } = await compare(folder);
    expect(stdout).toContain(
      'The title is the same and 40 case ids stand in both sheets, but fieldwork started at different times. So it cannot be said',
    );
    expect(stdout).toMatch(/2\.2\.1 .+ 90% +30% +-60\n/);
    expect((await compare(folder, '--same')).stdout).toContain(
      'as --same says, although fieldwork started at different times: changes only',
    );
    const independent = await compare(folder, '--independent');
    expect(independent.stdout).toContain(
      'as --independent says, although the title is the same and 40 case ids stand in both sheets.',
    );
    expect(independent.stdout).toMatch(/2\.2\.1 .+ 90% +30% +-60 +-73/);
  });

  test('is told one thing: --same and --independent exclude each other', async () => {
    const { stdout, stderr, code } = await compare(two(), '--same', '--independent');
    expect([stdout, code]).toEqual(['', 2]);
    expect(stderr).toContain('--same and --independent cannot go together. Say what the two are with one of them.');
  });

  test('of sheets with the same title and fieldwork and other ids says that it is not clear', async () => {
    const folder = two();
    writeFileSync(join(folder, 'after.inspection.json'), inspectionOf({ title: 'Redcar', fieldwork: '2021' }));
    expect((await compare(folder)).stdout).toContain(
      'The title is the same and fieldwork started at the same time, but no case id stands in both sheets. So it cannot be said',
    );
  });

  test.each([
    [28, 18, '-34.5 to +0.3'],
    [26, 16, '-34.2 to +0.04'],
    [41, 31, '-34.1 to -0.1'],
  ])(
    'from %i to %i of 56 is an interval of %s: an end that is not 0 is not printed as 0',
    async (before, after, interval) => {
      const folder = folderWith({
        'before.csv': assessmentSheet(before, 56, 'A'),
        'after.csv': assessmentSheet(after, 56, 'B'),
      });
      expect((await compare(folder)).stdout).toContain(`  ${interval}  `);
    },
  );

  test('takes results in place of sheets, and says the same of them', async () => {
    const folder = two();
    for (const name of ['before', 'after']) {
      await run(['score', join(folder, `${name}.csv`), '--format', 'json', '-o', join(folder, `${name}.json`)]);
    }
    const sheets = JSON.parse((await compare(folder, '--format', 'json')).stdout) as object;
    const argv = ['compare', join(folder, 'before.json'), join(folder, 'after.json'), '--format', 'json'];
    const results = JSON.parse((await run(argv)).stdout) as object;
    const known = { independent: true, because: 'differentInspections', same: ['title'] };
    expect(sheets).toMatchObject({
      independence: { ...known, sharedCases: 0, different: ['fieldwork', 'cases'] },
    });
    expect(results).toEqual({ ...sheets, independence: { ...known, sharedCases: null, different: ['fieldwork'] } });
  });

  test('passes over keys of a result that a later version added, and refuses another schemaVersion', async () => {
    const folder = two();
    const result = JSON.parse((await run(['score', join(folder, 'before.csv'), '--format', 'json'])).stdout) as object;
    const read = async (content: object) => {
      writeFileSync(join(folder, 'r.json'), JSON.stringify(content));
      return run(['compare', join(folder, 'r.json'), join(folder, 'after.csv')]);
    };
    expect((await read({ ...result, later: { key: 1 } })).code).toBe(0);
    const other = await read({ ...result, schemaVersion: 2 });
    expect([other.code, other.stderr]).toEqual([
      2,
      `${join(folder, 'r.json')}:1: schemaVersion: found 2. Expected 1.\n`,
    ]);
  });

  test('refuses results of different programmes, and of different files of one', async () => {
    const folder = two();
    const before = join(folder, 'before.csv');
    const { stdout, stderr, code } = await run(['compare', before, 'samples/youth-millbrook-2019.csv']);
    expect([stdout, code]).toEqual(['', 2]);
    expect(stderr).toContain(
      'before is rated under pdu-2021 (Probation delivery units, 2021 to 2023), after under youth-2018',
    );
    const result = (await run(['score', before, '--format', 'json'])).stdout.replace(
      /"sha256": "..../,
      '"sha256": "0000',
    );
    writeFileSync(join(folder, 'r.json'), result);
    const other = await run(['compare', join(folder, 'r.json'), join(folder, 'after.csv')]);
    expect([other.code, other.stderr]).toEqual([
      2,
      expect.stringContaining('both name the programme pdu-2021, but its file was not the same'),
    ]);
  });

  test('tells what is wrong with both sides in one go', async () => {
    const folder = folderWith({ 'before.csv': 'case,2.2.1\n', 'after.csv': '' });
    const { stdout, stderr, code } = await compare(folder);
    expect([stdout, code]).toEqual(['', 3]);
    expect(stderr).toContain('before.csv:1:');
    expect(stderr).toContain('after.csv: the file is empty');
  });

  test('--fail-if-fell exits 1 where a rating fell, with the report printed; otherwise 0', async () => {
    const folder = two();
    const fell = await compare(folder, '--fail-if-fell');
    expect(fell.code).toBe(1);
    expect(fell.stdout).toContain('Fell\n');
    const rose = await run(['compare', join(folder, 'after.csv'), join(folder, 'before.csv'), '--fail-if-fell']);
    expect(rose.code).toBe(0);
    expect(rose.stdout).toContain('Rose\n');
  });

  test('as CSV has a row for the whole, each standard and each key question, with the figures of the JSON', async () => {
    const folder = two();
    const json = JSON.parse((await compare(folder, '--format', 'json')).stdout) as Comparison;
    const rows: Record<string, string>[] = parse((await compare(folder, '--format', 'csv')).stdout, { columns: true });
    expect(rows.map(({ kind, standard, question }) => [kind, standard, question]).slice(0, 1)).toEqual([
      ['overall', '', ''],
    ]);
    expect(rows[0]).toMatchObject({
      before_file: 'before.csv',
      after_file: 'after.csv',
      before_score: String(json.before.overall.score),
      after_score: String(json.after.overall.score),
    });
    const ratings = rows.filter(({ kind }) => kind !== 'key');
    const told = new Set(ratings.map((row) => [row['standard'], row['before'], row['after'], row['change']].join()));
    expect(told).toEqual(new Set(json.ratings.map((one) => [one.code, one.before, one.after, one.change].join())));
    expect(rows.filter(({ kind }) => kind === 'key')).toMatchObject(
      json.questions.map(({ code, standard, points, difference, ...sides }) => ({
        question: code,
        standard,
        before_yes: String(sides.before?.yes),
        after_percentage: String(sides.after?.percentage),
        difference: String(points),
        difference_from: String(difference?.from),
        adjusted_p: String(difference?.adjusted),
        distinguishable: String(difference?.distinguishable),
      })),
    );
    const same = parse((await compare(folder, '--format', 'csv', '--same')).stdout, { columns: true }) as object[];
    expect(same.at(-1)).toMatchObject({ difference: '-60', p: '', distinguishable: '' });
  });

  test('holds no case id in any output', async () => {
    const folder = two();
    writeFileSync(join(folder, 'after.csv'), readFileSync(join(folder, 'before.csv')));
    for (const format of ['text', 'json']) {
      expect((await compare(folder, '--format', format)).stdout).not.toMatch(/\bA\d+\b/);
    }
  });

  test.each([40, 80, 120])('has no line longer than a terminal of %i columns', async (columns) => {
    const argv = [
      'compare',
      'samples/high-performing-with-court-work.csv',
      'samples/redcar-cleveland-middlesbrough-2022.csv',
    ];
    const { stdout } = await run([...argv, '--independent'], { columns, env: { NO_COLOR: '1' } });
    expect(stdout.split('\n').filter((line) => line.length > columns)).toEqual([]);
  });
});
