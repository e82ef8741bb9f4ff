/** new: an empty sheet and inspection file that can be scored once they are filled. */
import { existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { main } from '../../src/cli.js';
import { shipped, shippedProgramme } from '../../src/programmes/index.js';
import { run } from '../run.js';

const folder = (): string => mkdtempSync(join(tmpdir(), 'casescore-new-'));

/** Runs on a terminal where somebody types these lines. */
async function typeLines(argv: readonly string[], lines: readonly string[]) {
  const written = { stdout: '', stderr: '' };
  const output = (name: 'stdout' | 'stderr') => ({ isTTY: true, write: (text: string) => (written[name] += text) });
  const stdin = Object.assign(Readable.from([Buffer.from(lines.map((line) => `${line}\n`).join(''))]), { isTTY: true });
  const code = await main(argv, { stdin, stdout: output('stdout'), stderr: output('stderr'), env: {} });
  return { ...written, code };
}

describe.each(Object.keys(shipped))('a new sheet of %s', (programme) => {
  test.each(['csv', 'json'])(
    'can be scored as it is, and once it is filled in has an overall rating (%s)',
    async (format) => {
      const sheet = join(folder(), 'place.csv');
      const made = await run([
        'new',
        sheet,
        '--programme',
        programme,
        '--cases',
        '3',
        '--format',
        format,
        '--no-input',
      ]);
      expect(made.code).toBe(0);
      expect(made.stdout).toContain(`casescore score ${sheet}`);
      const empty = JSON.parse((await run(['score', sheet, '--format', 'json'])).stdout) as Record<string, unknown>;
      expect(empty).toMatchObject({
        programme: { id: programme },
        sample: { cases: 0, toInspect: 3 },
        overall: { rating: null },
      });

      writeFileSync(
        sheet,
        readFileSync(sheet, 'utf8').replace(
          /^(C00\d),.*$/gm,
          (row, id: string) => id + ',Yes'.repeat(row.split(',').length - 1),
        ),
      );
      const beside = sheet.replace('.csv', `.inspection.${format}`);
      const loaded = await shippedProgramme(programme);
      const standards = loaded?.programme.standards ?? [];
      const judged = new Set(standards.flatMap((one) => (one.basis === 'judgement' ? one.code : [])));
      const filled = readFileSync(beside, 'utf8')
        .replace(/^("?)([A-Z]?\d[\d.]*)( .*)?,,\r$/gm, (row, mark: string, code: string, title = '') =>
          judged.has(code) ? `${mark}${code}${title},Good,\r` : row,
        )
        .replaceAll('"rating": ""', '"rating": "Good"');
      writeFileSync(beside, filled);
      const { stdout, stderr } = await run(['score', sheet, '--format', 'json', '--strict']);
      expect(stderr).toBe('');
      expect(JSON.parse(stdout)).toMatchObject({ sample: { cases: 3, toInspect: 0 }, overall: { complete: true } });
    },
  );
});

describe('new', () => {
  test('writes what is told of the inspection, the date in one form', async () => {
    const into = folder();
    const told = [
      '--title',
      'Hart, and more',
      '--region',
      'North East',
      '--fieldwork',
      '10/10/2022',
      '--eligible-cases',
      '85',
    ];
    await run(['new', join(into, 'a'), ...told, '--format', 'json', '--no-input']);
    expect(JSON.parse(readFileSync(join(into, 'a.inspection.json'), 'utf8'))).toMatchObject({
      $schema: './inspection.schema.json',
      title: 'Hart, and more',
      region: 'North East',
      programme: 'pdu-2021',
      fieldwork: '2022-10-10',
      eligibleCases: 85,
    });
    expect(readdirSync(into).toSorted()).toEqual(['a.csv', 'a.inspection.json', 'inspection.schema.json']);
    await run(['new', join(into, 'b'), ...told, '--no-input']);
    const csv = readFileSync(join(into, 'b.inspection.csv'), 'utf8');
    expect(csv).toContain('title,"Hart, and more",\r\n');
    expect(csv).toContain('\r\n1.1 Leadership,,\r\n');
    expect(csv).toContain('\r\n2.2 Assessment,,\r\n');
    expect(csv).not.toContain('Outcomes');
  });

  test('names a programme of your own by its path from the sheet', async () => {
    const into = folder();
    const own = join(process.cwd(), 'samples/housing-repairs-2024.programme.json');
    writeFileSync(join(into, 'own.json'), readFileSync(own));
    expect((await run(['new', join(into, 'a'), '--programme', join(into, 'own.json'), '--no-input'])).code).toBe(0);
    expect(readFileSync(join(into, 'a.inspection.csv'), 'utf8')).toContain('programme,own.json,');
    expect((await run(['score', join(into, 'a.csv')])).stderr).toContain('there is a header row and no case below it');
  });

  test.each(['a.csv', 'a.inspection.csv', 'a.inspection.json'])(
    'writes nothing where %s is there already',
    async (name) => {
      const into = folder();
      writeFileSync(join(into, name), 'mine');
      const { stdout, stderr, code } = await run(['new', join(into, 'a.csv'), '--no-input']);
      expect([stdout, code]).toEqual(['', 2]);
      expect(stderr).toContain('is there already, and nothing is written over');
      expect(readdirSync(into)).toEqual([name]);
      expect(readFileSync(join(into, name), 'utf8')).toBe('mine');
    },
  );

  test.each([
    [['--programme', 'pdu-2020'], '"pdu-2020" is no programme.'],
    [['--fieldwork', 'soon'], 'found "soon". Expected a date'],
    [['--cases', 'many'], 'found "many". Expected a whole number from 1 to 10,000.'],
    [['--cases', '99999999'], 'found "99999999". Expected a whole number from 1 to 10,000.'],
    [['--eligible-cases', '0'], 'found "0". Expected a whole number above 0.'],
  ])('with %j is wrong use, and writes nothing', async (options, message) => {
    const into = folder();
    const { stderr, code } = await run(['new', join(into, 'a'), ...options, '--no-input']);
    expect(code).toBe(2);
    expect(stderr).toContain(message);
    expect(readdirSync(into)).toEqual([]);
  });

  test('in a folder that is not there is wrong use', async () => {
    const { stderr, code } = await run(['new', join(folder(), 'no', 'a'), '--no-input']);
    expect([code, stderr]).toEqual([2, expect.stringContaining('cannot be written (there is no such folder: ENOENT)')]);
  });

  test('does not make a sheet that would be taken for a file beside another', async () => {
    const { code } = await run(['new', join(folder(), 'a.inspection'), '--no-input']);
    expect(code).toBe(2);
  });
});

test('new --first numbers the cases on from another sheet, and both are one sample', async () => {
  const into = folder();
  await run(['new', join(into, 'a.csv'), '--cases', '2', '--no-input']);
  await run(['new', join(into, 'b.csv'), '--cases', '2', '--first', '3', '--no-input']);
  expect(readFileSync(join(into, 'b.csv'), 'utf8')).toMatch(/\r\nC003,+\r\nC004,+\r\n$/);
  const alone = await run(['new', join(into, 'c.csv'), '--first', '3', '--no-input']);
  expect([alone.code, alone.stderr]).toEqual([2, '--first does nothing without --cases. Add it, e.g. --cases 40.\n']);
});

describe('new --from', () => {
  const drawn = 'case_id,grade,drawn\n-7,PO,sample\nC2,PQiP,reserve 1\nC3,"a, b",sample\n';

  test.each(['csv', 'xlsx'])(
    'takes the cases marked sample, with their columns, and says what is left (%s)',
    async (form) => {
      const into = folder();
      writeFileSync(join(into, 'drawn.csv'), drawn);
      const sheet = join(into, `New place.${form}`);
      const made = await run(['new', sheet, '--from', join(into, 'drawn.csv'), '--column', 'sex', '--no-input']);
      expect([made.code, made.stderr]).toEqual([0, '']);
      expect(made.stdout).toContain('1 reserve was left in the sample that was drawn.');
      // A name with a space is quoted, so that the line can be pasted.
      expect(made.stdout).toContain(`\n  casescore score "${sheet}"\n`);
      const { stdout } = await run(['score', sheet, '--format', 'json']);
      expect(JSON.parse(stdout)).toMatchObject({ sample: { cases: 0, toInspect: 2 } });
    },
  );

  test('keeps ids and cells as they were drawn', async () => {
    const into = folder();
    writeFileSync(join(into, 'drawn.csv'), drawn);
    await run(['new', join(into, 'a.csv'), '--from', join(into, 'drawn.csv'), '--column', 'sex', '--no-input']);
    expect(readFileSync(join(into, 'a.csv'), 'utf8')).toMatch(
      /case_id,grade,sex,"?2[^]*\r\n-7,PO,,[^]*\r\nC3,"a, b",,/,
    );
  });

  test.each([
    ['a frame that was not drawn from', 'case_id\nC1\n', [], 'no case is marked "sample" in a column "drawn"'],
    ['numbered cases besides', drawn, ['--cases', '3'], '--from and --cases cannot go together.'],
    ['a column that is there already', drawn, ['--column', 'Grade'], 'Grade'],
    ['a case twice', `${drawn}C3,x,sample\n`, [], 'the id stands on line 4 already'],
  ])('refuses %s, and writes nothing', async (_, text, options, message) => {
    const into = folder();
    writeFileSync(join(into, 'drawn.csv'), text);
    const made = await run(['new', join(into, 'a'), '--from', join(into, 'drawn.csv'), ...options, '--no-input']);
    expect(made.code).toBeGreaterThan(1);
    expect(made.stderr).toContain(message);
    expect(readdirSync(into)).toEqual(['drawn.csv']);
  });
});

describe('on a terminal new', () => {
  test('asks for what is missing, and again where the answer cannot be understood', async () => {
    const into = folder();
    const answers = [join(into, 'a'), 'pdu-20', 'pdu-2023', 'Hart', '', 'soon', 'Oct-22', '85', 'some', '40'];
    const { stdout, stderr, code } = await typeLines(['new'], answers);
    expect(code).toBe(0);
    expect(stdout).toContain('under pdu-2023');
    expect(stderr.match(/Programme \(/g)).toHaveLength(2);
    expect(stderr.match(/Start of fieldwork/g)).toHaveLength(2);
    expect(stderr.match(/Cases to inspect/g)).toHaveLength(2);
    expect(readFileSync(join(into, 'a.csv'), 'utf8')).toMatch(/\r\nC040,+\r\n$/);
    expect(readFileSync(join(into, 'a.inspection.csv'), 'utf8')).toMatch(
      /title,Hart,\r\nregion,,\r\nprogramme,pdu-2023,\r\nfieldwork,2022-10,\r\neligible cases,85,\r\nplanned cases,40,/,
    );
  });

  test('does not ask for what is given', async () => {
    const into = folder();
    const { stderr } = await typeLines(
      [
        'new',
        join(into, 'a'),
        '--programme',
        'pdu-2021',
        '--title',
        'T',
        '--region',
        'R',
        '--fieldwork',
        '2022',
        '--eligible-cases',
        '9',
        '--cases',
        '4',
      ],
      [],
    );
    expect(stderr).toBe('');
    expect(existsSync(join(into, 'a.csv'))).toBe(true);
  });

  test('takes an end of input for blanks', async () => {
    const into = folder();
    const { code } = await typeLines(['new', join(into, 'a')], []);
    expect(code).toBe(0);
    expect((await typeLines(['new'], [])).code).toBe(2);
  });

  test('asks nothing with --no-input', async () => {
    const { stderr, code } = await typeLines(['new', '--no-input'], ['a']);
    expect([code, stderr]).toEqual([2, 'the name of the new sheet is missing. Type casescore new NAME.\n']);
  });
});

test('new asks nothing where standard input is no terminal', async () => {
  const { stderr, code } = await run(['new'], { stdin: 'a\n' });
  expect([code, stderr]).toEqual([2, 'the name of the new sheet is missing. Type casescore new NAME.\n']);
});

test('a sheet made without cases says what to do, because it cannot be scored yet', async () => {
  const sheet = join(folder(), 'place.csv');
  const { stdout } = await run(['new', sheet, '--no-input']);
  expect(stdout).toContain('There are no cases in it yet: add a row for each below the header, with its id.');
  expect((await run(['new', join(folder(), 'place.csv'), '--cases', '1', '--no-input'])).stdout).not.toContain(
    'no cases',
  );
});
