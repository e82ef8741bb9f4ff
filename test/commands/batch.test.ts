/** batch: many sheets in, a row each and their pools out. */
import { spawnSync } from 'node:child_process';
import { EventEmitter } from 'node:events';
import { chmodSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parse } from 'csv-parse/sync';
import { describe, expect, test, vi } from 'vitest';
import { main } from '../../src/cli.js';
import { snakeCase } from '../../src/model/tidy.js';
import { assessmentSheet, folderWith, inspectionOf } from '../folder.js';
import { run } from '../run.js';

const broken = 'case,2.2.1,2.2.2,2.2.3\nSECRET1,yes,perhaps so,no\n';

const three = (): string =>
  folderWith({
    'a.csv': assessmentSheet(9, 10),
    'a.inspection.json': inspectionOf({ title: 'Zeal', region: 'North', eligibleCases: 30 }),
    'deep/b.csv': assessmentSheet(3, 10),
    'deep/b.inspection.json': inspectionOf({ title: 'alpha', region: 'South', eligibleCases: 10 }),
    'deep/c.csv': assessmentSheet(7, 10),
    'deep/c.inspection.json': inspectionOf({ title: 'Beta', region: 'North', eligibleCases: 10 }),
    'deep/c.expected.json': '{}',
    'notes.txt': 'no sheet',
  });

const rows = (csv: string): Record<string, string>[] => parse(csv, { columns: true, bom: true });

describe('batch finds', () => {
  test('every sheet under a folder, and takes no file beside a sheet for one', async () => {
    const { stdout, code } = await run(['batch', three(), '--format', 'csv']);
    expect(code).toBe(0);
    expect(rows(stdout).map(({ file }) => file)).toEqual(['a.csv', 'deep/b.csv', 'deep/c.csv']);
  });

  test('what a quoted pattern matches', async () => {
    const folder = three();
    const { stdout } = await run(['batch', `${folder}/**/[bc].csv`, '--format', 'csv']);
    expect(rows(stdout).map(({ file }) => file)).toEqual(['b.csv', 'c.csv']);
    const all = await run(['batch', `${folder}/**/*`, '--format', 'csv']);
    expect(rows(all.stdout)).toHaveLength(3);
  });

  test('each sheet once, however often it is named, and in path order whatever the order of the arguments', async () => {
    const folder = three();
    const paths = [`${folder}/deep/c.csv`, folder, `${folder}/./deep/c.csv`, `${folder}/deep/*.csv`];
    const { stdout } = await run(['batch', ...paths, '--format', 'csv']);
    expect(rows(stdout).map(({ file }) => file)).toEqual(['a.csv', 'deep/b.csv', 'deep/c.csv']);
  });

  test('a file whose very name looks like a pattern', async () => {
    const folder = folderWith({ 'a[1].csv': assessmentSheet(1, 2), 'a1.csv': assessmentSheet(1, 2) });
    const { stdout } = await run(['batch', `${folder}/a[1].csv`, '--format', 'csv']);
    expect(rows(stdout).map(({ file }) => file)).toEqual(['a[1].csv']);
  });

  test.each([['nowhere'], ['nowhere/*.csv'], ['src']])('nothing at %s, which is wrong use', async (path) => {
    const { stdout, code } = await run(['batch', path]);
    expect([stdout, code]).toEqual(['', 2]);
  });
});

describe('a row', () => {
  test('holds title, cases, each rating, score, overall rating and the marks', async () => {
    const [first] = rows((await run(['batch', three(), '--format', 'csv'])).stdout);
    expect(first).toMatchObject({
      title: 'Zeal',
      region: 'North',
      programme: 'pdu-2021',
      cases: '10',
      '1.1': 'Good',
      '2.1': 'Not applicable',
      '2.2': 'Outstanding',
      '2.6': 'Not rated',
      score: '11',
      maximum: '15',
      overall: 'Good',
      complete: 'true',
    });
  });

  test('has each rating under its own standard, whatever programmes the other rows are of', async () => {
    const { sheets } = JSON.parse((await run(['batch', 'samples', '--format', 'json'])).stdout) as {
      sheets: {
        sample: { source: string };
        programme: { id: string };
        standards: { code: string; rating: string | null }[];
      }[];
    };
    const found = rows((await run(['batch', 'samples', '--format', 'csv'])).stdout);
    const header = Object.keys(found[0] ?? {});
    const codes = header.slice(header.indexOf('planned') + 1, header.indexOf('score'));
    expect(found).toHaveLength(sheets.length);
    for (const { sample, programme, standards } of sheets) {
      const row = found.find(({ file }) => file === sample.source);
      const column = (code: string): string => `${programme.id.replaceAll('-', '_')}_${code}`;
      expect(codes.filter((code) => row?.[code] !== '')).toEqual(standards.map(({ code }) => column(code)));
      const rated = standards.filter(({ rating }) => rating !== null);
      expect(rated.map(({ code }) => row?.[column(code)])).toEqual(rated.map(({ rating }) => rating));
    }
  });

  test('names the standards that are borderline, and those that are provisional', async () => {
    const found = rows((await run(['batch', 'samples', '--format', 'csv'])).stdout);
    const of = (name: string) => found.find(({ file }) => file?.startsWith(name));
    expect(of('redcar')).toMatchObject({ borderline: '2.3 2.5', provisional: '' });
    expect(of('fieldwork')).toMatchObject({ provisional: '2.2 2.3 2.4 2.5', overall: '', complete: 'false' });
  });

  test('stands in the order asked for: score with the highest first, or title', async () => {
    const folder = three();
    const order = async (key: string) =>
      rows((await run(['batch', folder, '--format', 'csv', '--sort', key])).stdout).map(({ title }) => title);
    expect(await order('score')).toEqual(['Zeal', 'Beta', 'alpha']);
    expect(await order('title')).toEqual(['alpha', 'Beta', 'Zeal']);
    expect(await order('file')).toEqual(['Zeal', 'alpha', 'Beta']);
  });

  test('of a sheet with nothing rated is last by score', async () => {
    const folder = folderWith({ 'a.csv': 'case,2.2.1,2.2.2,2.2.3\nC1,,,\n', 'b.csv': assessmentSheet(1, 10) });
    const { stdout } = await run(['batch', folder, '--format', 'csv', '--sort', 'score']);
    expect(rows(stdout).map(({ file }) => file)).toEqual(['b.csv', 'a.csv']);
  });

  test('cannot run as a formula in a spreadsheet', async () => {
    const folder = folderWith({
      'a.csv': assessmentSheet(1, 2),
      'a.inspection.json': inspectionOf({ title: '=cmd|calc', region: '@x' }),
    });
    const [row] = rows((await run(['batch', folder, '--format', 'csv'])).stdout);
    expect(row).toMatchObject({ title: "'=cmd|calc", region: "'@x" });
  });
});

describe('pools', () => {
  test('are unweighted and weighted, both labelled, and have no rating', async () => {
    const { stdout } = await run(['batch', three(), '--pool-only']);
    expect(stdout).toContain('Pool of 3 sheets: Probation delivery units');
    expect(stdout).toContain('A pool has no rating: how a region is rated is not known.');
    expect(stdout).toContain('Unweighted: the counts of all sheets');
    expect(stdout).toContain('in proportion to its eligible cases, 50 in all');
    // 19 of 30 cases; (30 × 90 + 10 × 30 + 10 × 70) / 50 = 74.
    expect(stdout).toMatch(/2\.2\.1 .+ 63% +19 of 30 +74% +3\n/);
  });

  test('stand for each region with --pool-by region', async () => {
    const { stdout } = await run(['batch', three(), '--pool-only', '--pool-by', 'region', '--format', 'csv']);
    expect(
      rows(stdout)
        .map(({ region, question, sheets, yes }) => [region, question, sheets, yes])
        .slice(0, 4),
    ).toEqual([
      ['North', '2.2.1', '2', '16'],
      ['North', '2.2.2', '2', '16'],
      ['North', '2.2.3', '2', '16'],
      ['South', '2.2.1', '1', '3'],
    ]);
  });

  test('say why there is no weighted percentage', async () => {
    const folder = three();
    const more = folderWith({ 'd.csv': assessmentSheet(1, 2) });
    const { stdout } = await run(['batch', folder, more, '--pool-only']);
    expect(stdout).toContain('No weighted percentage: the number of eligible cases is not known for 1 sheet.');
    expect(stdout).not.toContain('Weighted:');
  });

  test('are of one programme each', async () => {
    const { stdout } = await run(['batch', 'samples', '--format', 'json']);
    const { pools } = JSON.parse(stdout) as { pools: { programme: { id: string }; sheets: number }[] };
    expect(pools.map(({ programme, sheets }) => [programme.id, sheets])).toContainEqual(['pdu-2021', 3]);
    expect(new Set(pools.map(({ programme }) => programme.id)).size).toBe(pools.length);
  });
});

describe('--tidy', () => {
  test('is a row for each sheet and question, supporting ones too, with counts that add up to the cases', async () => {
    const { stdout } = await run(['batch', 'samples/redcar-cleveland-middlesbrough-2022.csv', '--tidy']);
    const found = rows(stdout);
    expect(found.filter(({ kind }) => kind === 'key')).toHaveLength(13);
    expect(found.find(({ question }) => question === '2.2b')).toMatchObject({
      standard: '2.2',
      kind: 'supporting',
      yes: '21',
      relevant: '55',
      percentage: '38',
    });
    for (const { yes, no, not_applicable: notApplicable, unanswered } of found) {
      expect([yes, no, notApplicable, unanswered].reduce((sum, n) => sum + Number(n), 0)).toBe(56);
    }
  });

  test('is the same as JSON lines', async () => {
    const folder = three();
    const csv = rows((await run(['batch', folder, '--tidy'])).stdout);
    const lines = (await run(['batch', folder, '--tidy', '--format', 'jsonl'])).stdout.trim().split('\n');
    const objects = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
    const asText = objects.map((row) =>
      Object.fromEntries(
        Object.entries(row).map(([k, v]) => [snakeCase(k), v === null ? '' : JSON.stringify(v).replace(/^"|"$/g, '')]),
      ),
    );
    expect(asText).toEqual(csv);
    expect(csv).toHaveLength(9);
  });
});

describe('JSON', () => {
  test('is the results, the pools and what failed, written as one piece would be', async () => {
    const folder = three();
    const { stdout } = await run(['batch', folder, '--format', 'json']);
    const value = JSON.parse(stdout) as { sheets: unknown[] };
    expect(stdout).toBe(`${JSON.stringify(value, null, 2)}\n`);
    expect(Object.keys(value)).toEqual(['schemaVersion', 'tool', 'sheets', 'pools', 'failed', 'notes']);
    const alone = JSON.parse((await run(['score', `${folder}/a.csv`, '--format', 'json'])).stdout) as object;
    expect(alone).toMatchObject(value.sheets[0] as object);
  });

  test('of lines is a result a line', async () => {
    const lines = (await run(['batch', three(), '--format', 'jsonl'])).stdout.trim().split('\n');
    expect(lines.map((line) => (JSON.parse(line) as { overall: { score: number } }).overall.score)).toEqual([
      11, 8, 10,
    ]);
  });

  test('holds no path of the machine', async () => {
    const folder = three();
    const { stdout } = await run(['batch', folder, '--format', 'json']);
    expect(stdout).not.toContain(folder);
    expect(stdout).toContain('"source": "deep/b.csv"');
  });

  test('is written sheet by sheet, so that no more than one result is held', async () => {
    const pieces: string[] = [];
    const code = await main(['batch', three(), '--format', 'json'], {
      stdin: process.stdin,
      stdout: { write: (text: string) => pieces.push(text) },
      stderr: { write: () => true },
      env: {},
    });
    expect(code).toBe(0);
    expect(pieces.map((piece) => piece.split('"sample"').length - 1)).toEqual([1, 1, 1, 0]);
  });
});

describe('sheets with one title', () => {
  const folder = folderWith({
    'north/cases.csv': assessmentSheet(6, 10),
    'north/cases.inspection.json': inspectionOf({ title: 'Hull' }),
    'south/cases.csv': assessmentSheet(7, 10, 'D'),
    'south/cases.inspection.json': inspectionOf({ title: 'Hull' }),
    'west/cases.csv': assessmentSheet(8, 10, 'E'),
    'west/cases.inspection.json': inspectionOf({ title: 'York' }),
  });

  test.each(['text', 'markdown'])('have their files behind it, and others do not (%s)', async (format) => {
    const { stdout } = await run(['batch', folder, '--format', format]);
    for (const name of ['Hull (north/cases.csv)', 'Hull (south/cases.csv)']) expect(stdout).toContain(name);
    expect(stdout).not.toContain('west/cases.csv');
  });

  test('have them in the index of pages', async () => {
    const into = join(folderWith({}), 'pages');
    await run(['batch', folder, '--format', 'html', '-o', into]);
    const index = readFileSync(join(into, 'index.html'), 'utf8');
    expect(index).toContain('>Hull (north/cases.csv)</a>');
    expect(index).toContain('>York</a>');
  });
});

describe('a sheet that fails', () => {
  const folder = folderWith({ 'a.csv': assessmentSheet(1, 2), 'b.csv': broken, 'c.csv': assessmentSheet(2, 2) });

  test('does not stop the rest, is named at the end, and gives its exit code', async () => {
    const { stdout, stderr, code } = await run(['batch', folder, '--format', 'csv']);
    expect(rows(stdout).map(({ file }) => file)).toEqual(['a.csv', 'c.csv']);
    expect(stderr).toContain('b.csv:2: 2.2.2: case SECRET1: "perhaps so" is not an answer.');
    expect(stderr).toContain('1 sheet of 3 could not be scored.');
    expect(code).toBe(3);
  });

  test('stands in the JSON with its place, and without a cell or a case', async () => {
    const { stdout } = await run(['batch', folder, '--format', 'json']);
    expect(JSON.parse(stdout)).toMatchObject({
      failed: [
        {
          source: 'b.csv',
          error: 'the case sheet cannot be trusted: 1 problem (answerUnknown)',
          problems: [{ kind: 'answerUnknown', line: 2, column: '2.2.2' }],
        },
      ],
    });
    expect(stdout).not.toMatch(/SECRET1|perhaps/);
  });

  test('wrong use among bad data is 2', async () => {
    const both = folderWith({ 'b.csv': broken, 'c.csv': assessmentSheet(1, 2), 'c.inspection.json': '{' });
    const { stdout, code } = await run(['batch', both]);
    expect([stdout, code]).toEqual(['', 2]);
  });
});

describe('--fail-under', () => {
  test('prints the report, says which sheets, and exits 1', async () => {
    const { stdout, stderr, code } = await run(['batch', three(), '--format', 'csv', '--fail-under', 'Good']);
    expect(rows(stdout)).toHaveLength(3);
    expect(stderr).toBe('');
    expect(code).toBe(0);
    const strict = await run(['batch', three(), '--format', 'csv', '--fail-under', 'outstanding']);
    expect(rows(strict.stdout)).toHaveLength(3);
    expect(strict.stderr).toContain('a.csv: rated Good, which is under Outstanding (--fail-under).');
    expect(strict.code).toBe(1);
  });

  test('is 1 for a sheet with no overall rating, and 3 where a sheet cannot be trusted as well', async () => {
    const folder = folderWith({ 'a.csv': assessmentSheet(1, 2) });
    const none = await run(['batch', folder, '--fail-under', 'I']);
    expect(none.stderr).toContain('a.csv: no overall rating, and Inadequate is asked for');
    expect(none.code).toBe(1);
    const bad = folderWith({ 'a.csv': assessmentSheet(1, 2), 'b.csv': broken });
    expect((await run(['batch', bad, '--fail-under', 'I'])).code).toBe(3);
  });

  test('with a word that is no rating is wrong use, and prints nothing', async () => {
    const { stdout, stderr, code } = await run(['batch', three(), '--fail-under', 'Goood']);
    expect([stdout, code]).toEqual(['', 2]);
    expect(stderr).toBe(
      '--fail-under: "Goood" is not a rating. Expected Inadequate, Requires improvement, Good or Outstanding (or I, RI, G or O). Did you mean "Good"?\n',
    );
  });

  test.each([
    ['RI', 0],
    ['Requires improvement', 0],
    ['Good', 1],
  ])('on score: %s is %i for a sheet that requires improvement', async (rating, expected) => {
    const { stdout, code } = await run([
      'score',
      'samples/redcar-cleveland-middlesbrough-2022.csv',
      '--fail-under',
      rating,
    ]);
    expect(code).toBe(expected);
    expect(stdout).toContain('Score 8/24');
  });

  test('on score: is 1 where there is no overall rating', async () => {
    const { stderr, code } = await run(['score', 'samples/fieldwork-half-finished.csv', '--fail-under', 'I']);
    expect(code).toBe(1);
    expect(stderr).toBe(
      'fieldwork-half-finished.csv: no overall rating, and Inadequate is asked for (--fail-under).\n',
    );
  });
});

describe('options that contradict each other', () => {
  test.each([
    [['--tidy', '--pool-only']],
    [['--tidy', '--format', 'json']],
    [['--sort', 'score', '--format', 'json']],
    [['--sort', 'title', '--tidy']],
    [['--pool-only', '--format', 'jsonl']],
    [['--pool-by', 'region', '--format', 'csv']],
    [['--bom']],
    [['--bom', '--format', 'json']],
    [['--bom', '-o', 'never-written.md']],
    [['--pool-only', '-o', 'never-written.json']],
    [['--tidy', '--ascii']],
    [['--format', 'json', '--ascii']],
    [['--format', 'csv', '--color', 'always']],
    [['--format', 'markdown', '--color', 'always']],
  ])('%j is refused, and nothing is passed over in silence', async (options) => {
    const { stdout, stderr, code } = await run(['batch', 'samples', ...options]);
    expect([stdout, code]).toEqual(['', 2]);
    expect(stderr).toMatch(/ and .+ cannot go together\. /);
  });
});

describe('-o', () => {
  test('replaces a file whole, and leaves nothing beside it', async () => {
    const folder = three();
    const out = folderWith({ 'all.json': 'old' });
    expect(await run(['batch', folder, '--format', 'json', '-o', join(out, 'all.json')])).toMatchObject({
      stdout: '',
      code: 0,
    });
    expect(JSON.parse(readFileSync(join(out, 'all.json'), 'utf8'))).toHaveProperty('pools');
    expect(readdirSync(out)).toEqual(['all.json']);
  });

  test('leaves the old file where no sheet can be read', async () => {
    const out = folderWith({ 'b.csv': broken, 'all.txt': 'old' });
    expect((await run(['batch', join(out, 'b.csv'), '-o', join(out, 'all.txt')])).code).toBe(3);
    expect(readFileSync(join(out, 'all.txt'), 'utf8')).toBe('old');
  });

  test('never writes over a sheet or a file beside one', async () => {
    const folder = three();
    for (const name of ['a.csv', 'a.inspection.json', 'deep/c.expected.json']) {
      const before = readFileSync(join(folder, name), 'utf8');
      expect((await run(['batch', folder, '-o', join(folder, name)])).code).toBe(2);
      expect(readFileSync(join(folder, name), 'utf8')).toBe(before);
    }
  });
});

async function stderrOf(isTTY: boolean, step: number): Promise<string> {
  let [text, now] = ['', 0];
  const clock = vi.spyOn(performance, 'now').mockImplementation(() => (now += step));
  try {
    await main(['batch', three(), '--format', 'csv'], {
      stdin: process.stdin,
      stdout: { write: () => true },
      stderr: { write: (piece: string) => (text += piece), isTTY },
      env: {},
    });
  } finally {
    clock.mockRestore();
  }
  return text;
}

describe('progress', () => {
  test('is told on a terminal after half a second, and wiped at the end', async () => {
    // oxlint-disable-next-line no-control-regex
    expect(await stderrOf(true, 400)).toMatch(/\r\d of 3 sheets[^]*\r\u001b\[K$/);
  });

  test('is not told before that, nor anywhere but on a terminal', async () => {
    expect(await stderrOf(true, 1)).toBe('');
    expect(await stderrOf(false, 400)).toBe('');
  });
});

test('a reader that stops early ends the run', async () => {
  let written = 0;
  const stdout = Object.assign(new EventEmitter(), {
    write: () => {
      written++;
      process.nextTick(() => stdout.emit('close'));
      return false;
    },
  });
  await main(['batch', three(), '--tidy'], { stdin: process.stdin, stdout, stderr: { write: () => true }, env: {} });
  expect(written).toBe(1);
});

test.each(['cat > /dev/null', 'head -n 1 > /dev/null'])(
  'many sheets go through a pipe without a word: | %s',
  (reader) => {
    const sheet = readFileSync('samples/redcar-cleveland-middlesbrough-2022.csv', 'utf8');
    const sheets = Object.fromEntries(
      Array.from({ length: 40 }, (_, i) => [`${i}.csv`, sheet.replaceAll(/^C/gm, `C${i}-`)]),
    );
    const command = `"$0" bin/casescore.js batch "$1" --format jsonl | ${reader}`;
    const { stderr, status } = spawnSync('sh', ['-c', command, process.execPath, folderWith(sheets)], {
      encoding: 'utf8',
    });
    expect({ stderr, status }).toEqual({ stderr: '', status: 0 });
  },
);

test('a slow reader is waited for', async () => {
  const order: string[] = [];
  const stdout = {
    write: () => {
      order.push('write');
      return false;
    },
    once: (event: string, listener: () => void) => {
      if (event === 'drain') setTimeout(() => (order.push('drain'), listener()), 1);
    },
  };
  await main(['batch', three(), '--tidy'], { stdin: process.stdin, stdout, stderr: { write: () => true }, env: {} });
  expect(order).toEqual(['write', 'drain', 'write', 'drain', 'write', 'drain']);
});

test.each([40, 80, 120])('no line is longer than a terminal of %i columns', async (columns) => {
  const { stdout } = await run(['batch', 'samples'], { columns, env: { NO_COLOR: '1' } });
  expect(stdout.split('\n').filter((line) => line.length > columns)).toEqual([]);
});

test('Markdown cannot be broken out of by a title', async () => {
  const folder = folderWith({
    'a.csv': assessmentSheet(1, 2),
    'a.inspection.json': inspectionOf({ title: 'a|b <script>\n# c' }),
  });
  const { stdout } = await run(['batch', folder, '--format', 'markdown']);
  expect(stdout).toContain('| a\\|b \\<script\\>\\\\n\\# c | 2 |');
});

test('the same sheets give the same bytes', async () => {
  for (const format of ['text', 'csv', 'json', 'jsonl', 'markdown']) {
    const argv = ['batch', 'samples', '--format', format];
    expect(await run(argv)).toEqual(await run(argv));
  }
});
// Root may read everything, so that the program runs as somebody else.
const asOther = (argv: readonly string[], cwd: string) => {
  const other = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};
  return spawnSync(process.execPath, [resolve('bin/casescore.js'), ...argv], { cwd, encoding: 'utf8', ...other });
};

describe.runIf(process.platform !== 'win32')('a folder that cannot be read', () => {
  // Root may read everything, so that the program runs as somebody else.
  test.each([
    ['batch', ['batch', '.', '--format', 'csv']],
    ['batch by a pattern', ['batch', '**/*.csv', '--format', 'csv']],
    ['check', ['check', '.', '--update']],
  ])('is named at the end by %s, which goes on with the rest, and exits 2', (_, argv) => {
    const folder = folderWith({ 'a/a.csv': assessmentSheet(1, 2), 'b/b.csv': '', 'c/c.csv': assessmentSheet(2, 2) });
    for (const open of [folder, join(folder, 'a'), join(folder, 'c')]) chmodSync(open, 0o777);
    chmodSync(join(folder, 'b'), 0);
    const { status, stdout, stderr } = asOther(argv, folder);
    expect([status, stderr]).toEqual([
      2,
      expect.stringMatching(/b\/: the folder cannot be read \(no permission: EACCES\)\.\n1 sheet/),
    ]);
    expect(stdout).toContain('a/a');
    expect(stdout).toContain('c/c');
  });
});
