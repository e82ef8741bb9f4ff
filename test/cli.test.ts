/** The command line: exit codes, streams, colour, width, files. */
import { chmodSync, mkdtempSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { main } from '../src/cli.js';
import { run } from './run.js';

const redcar = 'samples/redcar-cleveland-middlesbrough-2022.csv';
const small = 'case,2.2.1,2.2.2,2.2.3\nC1,yes,yes,no\nC2,yes,no,yes\n';
const folder = (): string => mkdtempSync(join(tmpdir(), 'casescore-'));

function file(name: string, text: string, into = folder()): string {
  const path = join(into, name);
  writeFileSync(path, text);
  return path;
}

describe('exit codes', () => {
  const cases: readonly [claim: string, argv: readonly string[], code: number][] = [
    ['done is 0, whatever the rating', ['score', redcar], 0],
    ['nothing at all prints help and is 0', [], 0],
    ['help is 0', ['--help'], 0],
    ['a command’s help is 0', ['score', '--help'], 0],
    ['the version is 0', ['--version'], 0],
    ['an unknown command is 2', ['scroe', redcar], 2],
    ['an unknown option is 2', ['score', redcar, '--formt', 'json'], 2],
    ['a missing argument is 2', ['score'], 2],
    ['one argument too many is 2', ['score', redcar, redcar], 2],
    ['an option without its value is 2', ['score', redcar, '--format'], 2],
    ['a format that is none is 2', ['score', redcar, '--format', 'xml'], 2],
    ['a missing sheet is 2', ['score', 'nowhere.csv'], 2],
    ['a folder in place of a sheet is 2', ['score', 'samples'], 2],
    ['a missing inspection file is 2', ['score', redcar, '--inspection', 'nowhere.json'], 2],
    ['an unknown programme is 2', ['score', redcar, '--programme', 'pdu-2020'], 2],
    ['a missing programme file is 2', ['score', redcar, '--programme', 'nowhere.json'], 2],
    ['a programme that contradicts the inspection file is 2', ['score', redcar, '--programme', './other.json'], 2],
    ['a rating that is none is 2', ['score', redcar, '--judge', '1.1=Fine'], 2],
    ['a judgement that the inspection file has already is 2', ['score', redcar, '--judge', '1.1=Good'], 2],
    ['an output in a folder that is not there is 2', ['score', redcar, '-o', 'nowhere/at/all.txt'], 2],
    ['no sheet under a folder is 2', ['check', 'src'], 2],
    ['expected results that agree are 0', ['check', 'samples'], 0],
  ];

  test.each(cases)('%s', async (_, argv, code) => {
    const result = await run(argv);
    expect({ code: result.code, stderr: code === 0 ? '' : result.stderr }).toEqual({ code, stderr: result.stderr });
    expect(result.stdout === '').toBe(code === 2);
    expect(result.stderr === '').toBe(code === 0);
  });

  test('a sheet in place of a command suggests score of it, and a folder batch', async () => {
    const there = file('hartlepool.csv', small);
    expect((await run([there])).stderr).toMatch(/^unknown command/);
    expect((await run([there])).stderr).toContain(
      `${there}: this is a file, and no command. Did you mean: casescore score ${there}?\n`,
    );
    expect(await run(['samples'])).toEqual({
      stdout: '',
      stderr: expect.stringContaining('Did you mean: casescore batch samples?\n') as string,
      code: 2,
    });
  });

  test('a sheet that is not there in place of a command is said not to be there, with the one that is near', async () => {
    const there = file('hartlepool.csv', small);
    const misspelt = there.replace('hartlepool', 'hartlpool');
    expect((await run([misspelt])).stderr).toContain(
      `${misspelt}: there is no such file. Did you mean: casescore score ${there}?\n`,
    );
    const { stderr, code } = await run(['nowhere.csv']);
    expect(stderr).toContain('nowhere.csv: there is no such file. Check the path.');
    expect(stderr).not.toContain('Did you mean: casescore');
    expect(code).toBe(2);
    // A word that is no file is a command misspelt.
    expect((await run(['scroe'])).stderr).not.toContain('no such file');
  });

  test.each([
    [['check'], 'check'],
    [['score', redcar, '--formt', 'json'], 'score'],
    [['score', redcar, '--format', 'pdf'], 'score'],
    [['programmes', 'show'], 'programmes show'],
    [['programmes', 'lst'], 'programmes'],
  ])('a command that is used wrongly (%j) names the help that says how', async (argv, command) => {
    const { stderr, stdout, code } = await run(argv);
    expect(stderr).toMatch(new RegExp(`^.+\\n[^]*What it takes: casescore ${command} --help\\n$`));
    expect([stdout, code]).toEqual(['', 2]);
    expect((await run([...command.split(' '), '--help'])).code).toBe(0);
  });

  test('a sheet that cannot be trusted is 3, with nothing on standard output', async () => {
    const result = await run(['score', '-'], { stdin: small.replace('no\n', 'perhaps\n') });
    expect(result).toEqual({
      code: 3,
      stdout: '',
      stderr:
        'standard input:2: 2.2.3: case C1: "perhaps" is not an answer. Expected Yes, No, N/A or blank. If perhaps stands for an answer, say which in the inspection file: a row "yes means,perhaps", "no means,perhaps", "n/a means,perhaps" or "blank means,perhaps".\n',
    });
  });

  test('a fault of the program is 70, with its stack and where to report it', async () => {
    const broken = { write: () => Promise.reject(new Error('never')) };
    const written: string[] = [];
    const code = await main(['score', redcar], {
      stdin: process.stdin,
      get stdout(): never {
        throw new TypeError('a bug');
      },
      stderr: { ...broken, write: (text: string) => written.push(text) },
      env: {},
    });
    expect(code).toBe(70);
    expect(written.join('')).toMatch(/TypeError: a bug\n +at [^]+fault of casescore [^]+report it/);
  });
});

describe('standard input', () => {
  test('is read for "-", and stands under a name of its own', async () => {
    const { stdout, code } = await run(['score', '-', '--format', 'json'], { stdin: small });
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      sample: { source: 'standard input', cases: 2 },
      standards: expect.arrayContaining([expect.objectContaining({ code: '2.2', rating: 'Requires improvement' })]),
    });
  });

  test('is not waited for where it is a terminal', async () => {
    const written: string[] = [];
    const output = { write: (text: string) => written.push(text) };
    const stdin = { isTTY: true, [Symbol.asyncIterator]: () => ({ next: () => new Promise<never>(() => {}) }) };
    const code = await main(['score', '-'], { stdin, stdout: output, stderr: output, env: {} });
    expect(code).toBe(2);
    expect(written.join('')).toContain('standard input is a terminal. Pipe a case sheet into it');
  });
});

describe('a sheet alone', () => {
  test('is scored under pdu-2021, says so at the top, names what is to come, and has no overall rating', async () => {
    const { stdout } = await run(['score', '-'], { stdin: small });
    const top = stdout.split('\n').slice(0, 6).join('\n');
    expect(top).toContain('No programme was named, so pdu-2021');
    expect(stdout).toContain('Score 1/3 so far');
    expect(stdout).toContain('Overall rating none yet');
    expect(stdout).toContain('Still to come: 1.1 Leadership, 1.2 Staff');
  });

  test('is complete with judgements and declarations from options', async () => {
    const judged = ['1.1=Good', '1.2=G', '1.3=ri', '1.4=Outstanding'].flatMap((value) => ['--judge', value]);
    const out = ['2.1', '2.3', '2.4', '2.5=not inspected here'].flatMap((value) => ['--not-applicable', value]);
    const { stdout } = await run(['score', '-', '--format', 'json', ...judged, ...out], { stdin: small });
    expect(JSON.parse(stdout)).toMatchObject({
      overall: { score: 9, maximum: 15, rating: 'Good', complete: true },
    });
  });

  test('an option that may repeat does not swallow the name of the sheet', async () => {
    const { code } = await run(['score', '--judge', '1.1=Good', '--not-applicable', '2.1', '-'], { stdin: small });
    expect(code).toBe(0);
  });
});

describe('colour', () => {
  const escape = '\u001b[';
  const coloured = async (argv: readonly string[], columns?: number, env: Record<string, string> = {}) =>
    (await run(['score', redcar, ...argv], { env, ...(columns === undefined ? {} : { columns }) })).stdout.includes(
      escape,
    );

  test('is on in a terminal and off in a pipe', async () => {
    expect(await coloured([], 80)).toBe(true);
    expect(await coloured([])).toBe(false);
  });

  test('is off with NO_COLOR, unless that is empty', async () => {
    expect(await coloured([], 80, { NO_COLOR: '1' })).toBe(false);
    expect(await coloured([], 80, { NO_COLOR: '' })).toBe(true);
  });

  test('is off in a dumb terminal', async () => {
    expect(await coloured([], 80, { TERM: 'dumb' })).toBe(false);
  });

  test('--color always beats everything, --color never a terminal', async () => {
    expect(await coloured(['--color', 'always'], undefined, { NO_COLOR: '1', TERM: 'dumb' })).toBe(true);
    expect(await coloured(['--color', 'never'], 80, { FORCE_COLOR: '1' })).toBe(false);
  });

  test('FORCE_COLOR counts only where NO_COLOR is unset', async () => {
    expect(await coloured([], undefined, { FORCE_COLOR: '1' })).toBe(true);
    expect(await coloured([], undefined, { FORCE_COLOR: '1', NO_COLOR: '1' })).toBe(false);
    expect(await coloured([], 80, { FORCE_COLOR: '0' })).toBe(false);
  });

  test('changes nothing but colour: the words are the same', async () => {
    const plain = await run(['score', redcar], { columns: 80, env: { NO_COLOR: '1' } });
    const bright = await run(['score', redcar], { columns: 80 });
    // oxlint-disable-next-line no-control-regex
    expect(bright.stdout.replace(/\u001b\[\d+m/g, '')).toBe(plain.stdout);
  });
});

describe('width', () => {
  test.each([40, 60, 80, 120])('no line is longer than a terminal of %i columns', async (columns) => {
    for (const sheet of ['redcar-cleveland-middlesbrough-2022', 'fieldwork-half-finished']) {
      const { stdout } = await run(['score', `samples/${sheet}.csv`, '--explain'], { columns, env: { NO_COLOR: '1' } });
      // The checksum of a programme file is one word of 64 letters; everything else fits.
      const long = stdout.split('\n').filter((line) => line.length > columns);
      expect(long).toEqual([]);
    }
  });

  test('COLUMNS beats the terminal’s own width', async () => {
    const { stdout } = await run(['score', redcar], { columns: 200, env: { COLUMNS: '50', NO_COLOR: '1' } });
    expect(Math.max(...stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(50);
  });

  test('COLUMNS is followed in a pipe, as it is on a terminal', async () => {
    const piped = await run(['score', redcar], { env: { COLUMNS: '80' } });
    expect(piped).toEqual(await run(['score', redcar], { columns: 80, env: { NO_COLOR: '1' } }));
  });

  const readings = ['samples/moderation/first.tsv', 'samples/moderation/second.tsv'];
  const sections = '--sensitivity --lock-in --rounding-audit --stability --ledger --supporting --explain'.split(' ');
  test.each([
    ['score', redcar, ...sections, '--by', 'grade', '--contrast', '--list', '2.2.1=no'],
    ['score', 'samples/fieldwork-half-finished.csv', '--to-do'],
    ['score', 'samples/fieldwork-half-finished.csv', '--brief'],
    ['batch', 'samples', '--by', 'sentence'],
    ['check', 'samples'],
    ['compare', redcar, 'samples/high-performing-with-court-work.csv', '--independent'],
    ['moderate', ...readings, '--list'],
    ['overall', '1.1=Good', '1.2=RI', '2.2=I', '--rules'],
    ['sample-size', '--eligible', '85'],
    ['feasible', '57', '77', '30'],
    ['programmes', 'show', 'pdu-2021'],
    ['programmes', 'diff', 'pdu-2021', 'pdu-2023'],
    ['new', '--no-input', '--cases', '3', join(folder(), 'hull.csv')],
  ])('no line of %s in a pipe is wider than COLUMNS says', async (...argv) => {
    const { stdout } = await run(argv, { env: { COLUMNS: '70' } });
    // A command to paste stays on one line.
    const lines = stdout.split('\n').filter((line) => !line.startsWith('  casescore '));
    expect(lines.length).toBeGreaterThan(2);
    expect(lines.filter((line) => line.length > 70)).toEqual([]);
  });

  test('--color always keeps the bars in a pipe, and wraps nothing', async () => {
    const { stdout } = await run(['score', redcar, '--color', 'always']);
    expect(stdout).toContain('█');
    expect(Math.max(...stdout.split('\n').map((line) => line.length))).toBeGreaterThan(200);
    expect((await run(['score', redcar])).stdout).not.toContain('█');
  });

  test('the report ends with the score and the overall rating, whatever sections it has', async () => {
    for (const argv of [[], ['--explain'], ['--by', 'sex']]) {
      const { stdout } = await run(['score', redcar, ...argv]);
      expect(stdout).toMatch(/\n\nScore 8\/24\nOverall rating Requires improvement\n$/);
    }
  });

  test('--brief is the ratings page: the report up to its first standard', async () => {
    const around = { columns: 80, env: { NO_COLOR: '1' } };
    const [whole, brief] = await Promise.all([
      run(['score', redcar], around),
      run(['score', redcar, '--brief'], around),
    ]);
    expect(brief.stdout).toBe(whole.stdout.slice(0, whole.stdout.indexOf('\n1.1 Leadership: ')));
    for (const option of ['--explain', '--ledger', '--format=json']) {
      const { stdout, stderr, code } = await run(['score', redcar, '--brief', option]);
      expect([stdout, code]).toEqual(['', 2]);
      expect(stderr).toMatch(/^--brief and .+ cannot go together\./);
    }
  });

  test('nothing is wrapped in a pipe without COLUMNS', async () => {
    const { stdout } = await run(['score', redcar]);
    expect(stdout).toContain(
      '2.4.1 Is the sentence or post-custody period implemented effectively with a focus on engaging the person on probation?',
    );
  });

  test('--ascii draws with ASCII alone', async () => {
    const { stdout } = await run(['score', redcar, '--ascii', '--explain'], { columns: 80, env: { NO_COLOR: '1' } });
    // oxlint-disable-next-line no-control-regex
    expect(stdout).toMatch(/^[\u0000-\u007f]*$/);
    expect(stdout).toContain('30% <- lowest');
  });

  test('wide letters are counted as two columns', async () => {
    const path = file('sheet.inspection.csv', 'item,value\ntitle,東京都保護観察所東京都保護観察所東京都保護観察所\n');
    writeFileSync(path.replace('.inspection', ''), small);
    const { stdout } = await run(['score', path.replace('.inspection', '')], { columns: 40, env: { NO_COLOR: '1' } });
    expect(stdout.split('\n')[0]).toBe('東京都保護観察所東京都保護観察所東京都保');
  });
});

describe('-o', () => {
  test('writes the result to a file, plain and whole, and nothing else', async () => {
    const path = join(folder(), 'result.json');
    const result = await run(['score', redcar, '--format', 'json', '-o', path], { columns: 80 });
    expect(result).toEqual({ code: 0, stdout: '', stderr: `Wrote ${path} (JSON).\n` });
    expect(JSON.parse(readFileSync(path, 'utf8'))).toMatchObject({ overall: { score: 8, maximum: 24 } });
    expect(readdirSync(join(path, '..'))).toEqual(['result.json']);
  });

  test('a text report in a file is neither coloured nor wrapped, whatever the terminal', async () => {
    const path = join(folder(), 'report.txt');
    await run(['score', redcar, '-o', path], { columns: 40 });
    expect(readFileSync(path, 'utf8')).toBe((await run(['score', redcar])).stdout);
  });

  test('a failed run leaves the old file as it was', async () => {
    const path = file('report.txt', 'the old report');
    const { code } = await run(['score', '-', '-o', path], { stdin: small.replace('no', 'perhaps') });
    expect(code).toBe(3);
    expect(readFileSync(path, 'utf8')).toBe('the old report');
  });

  test('never overwrites what was read: the sheet, its inspection file, not even through a link', async () => {
    const sheet = file('redcar.csv', small);
    const inspection = file('redcar.inspection.csv', 'item,value\ntitle,Redcar\n', join(sheet, '..'));
    const link = join(sheet, '..', 'link.txt');
    symlinkSync(sheet, link);
    for (const target of [sheet, inspection, link]) {
      const { code, stderr } = await run(['score', sheet, '-o', target]);
      expect(code).toBe(2);
      expect(stderr).toMatch(/this file is read for the result|a file of this name belongs to the sheet beside it/);
    }
    expect(readFileSync(sheet, 'utf8')).toBe(small);
  });

  test('never overwrites what was read through a link, nor puts anything where a file beside a sheet would be', async () => {
    const sheet = file('redcar.csv', small);
    const link = join(sheet, '..', 'link.csv');
    symlinkSync(sheet, link);
    const codes = [
      await run(['score', link, '-o', sheet]),
      await run(['batch', link, '-o', sheet]),
      await run(['batch', sheet, '-o', sheet.replace(/csv$/, 'expected.json')]),
    ].map(({ code }) => code);
    expect(codes).toEqual([2, 2, 2]);
    expect(readdirSync(join(sheet, '..')).toSorted()).toEqual(['link.csv', 'redcar.csv']);
    expect(readFileSync(sheet, 'utf8')).toBe(small);
  });

  test.skipIf(process.getuid?.() === 0)('a read-only folder is refused in words (skipped as root)', async () => {
    const into = folder();
    chmodSync(into, 0o500);
    const { code, stderr } = await run(['score', redcar, '-o', join(into, 'report.txt')]);
    expect(code).toBe(2);
    expect(stderr).toContain('the result cannot be written (no permission: EACCES).\n');
  });
});

/** A sheet with these expected results beside it. */
const withExpected = (content: object): string => {
  const sheet = file('place.csv', small);
  file('place.expected.json', JSON.stringify(content, null, 2), join(sheet, '..'));
  return sheet;
};

describe('check', () => {
  const expected = {
    overall: { score: 2 },
    standards: { '2.2': 'RI' },
    figures: [{ id: 'a', question: '2.2.1', percentage: 99 }],
  };

  test('says what differs and how many agree, and exits 1', async () => {
    const sheet = withExpected(expected);
    const { stdout, code } = await run(['check', sheet]);
    expect(code).toBe(1);
    expect(stdout).toBe(
      [
        `${sheet}: 1 of 3 figures as expected`,
        '  differs overall score: expected 2, found 1',
        '  differs a (percentage Yes of 2.2.1): expected 99%, found 100% (2 of 2)',
        '',
      ].join('\n'),
    );
  });

  test('--update writes what was found, changes nothing else in the file, and says what changed', async () => {
    const sheet = withExpected(expected);
    const path = sheet.replace('.csv', '.expected.json');
    const before = readFileSync(path, 'utf8');
    const { stdout, code } = await run(['check', sheet, '--update']);
    expect(code).toBe(0);
    expect(stdout).toContain('updated overall score: it was 2, and is now 1');
    expect(readFileSync(path, 'utf8')).toBe(before.replace('"score": 2', '"score": 1').replace('99', '100'));
    expect((await run(['check', sheet])).code).toBe(0);
  });

  test('--update does not touch what was published in words', async () => {
    const sheet = withExpected({ figures: [{ id: 'half', question: '2.2.1', between: [48, 52], says: 'half' }] });
    const { stdout, code } = await run(['check', sheet, '--update']);
    expect(code).toBe(1);
    expect(stdout).toContain(
      'differs half (percentage Yes of 2.2.1): expected 48 to 52% ("half"), found 100% (2 of 2)',
    );
  });

  test('--update writes the first expected results of a sheet that has none', async () => {
    const sheet = file('place.csv', small);
    expect((await run(['check', sheet])).code).toBe(2);
    const { stdout } = await run(['check', sheet, '--update']);
    expect(stdout).toBe(`${sheet}: wrote ${sheet.replace('.csv', '.expected.json')} with what was found\n`);
    expect((await run(['check', sheet])).code).toBe(0);
  });

  test('goes on past a sheet that fails, names it at the end, and gives its exit code', async () => {
    const good = withExpected({ overall: { score: 1 } });
    file('a.csv', small.replace('no', 'perhaps'), join(good, '..'));
    file('a.expected.json', '{}', join(good, '..'));
    const { stdout, stderr, code } = await run(['check', join(good, '..')]);
    expect(stdout).toContain('place.csv: 1 of 1 figure as expected');
    expect(stderr).toContain('a.csv:2: 2.2.3: case C1: "perhaps" is not an answer.');
    expect(stderr).toContain('1 sheet could not be checked.');
    expect(code).toBe(3);
  });

  test('a wrong use among bad data is 2', async () => {
    const good = withExpected({});
    file('a.csv', small.replace('no', 'perhaps'), join(good, '..'));
    file('a.expected.json', '{}', join(good, '..'));
    file('b.csv', small, join(good, '..'));
    expect((await run(['check', join(good, '..')])).code).toBe(2);
  });
});

describe('what must not be seen', () => {
  test('no report and no JSON holds a case id or a cell of a profile column', async () => {
    const secret = 'case_id,name,2.2.1,2.2.2,2.2.3\nZQX-1,Vexilla,yes,no,yes\nZQX-2,Vexilla,,,\n';
    for (const format of [['--format', 'json'], ['--explain'], []]) {
      const { stdout, stderr } = await run(['score', '-', ...format], { stdin: secret });
      expect(stdout.length).toBeGreaterThan(500);
      expect(stdout + stderr).not.toMatch(/ZQX|Vexilla/);
    }
  });

  test('terminal escapes in a title, a reason or a header never reach the terminal raw', async () => {
    const evil = '\u001b]0;owned\u0007\u202eabc';
    const sheet = file('place.csv', `case,2.2.1,2.2.2,2.2.3,${evil}\nC1,yes,no,yes,x\n`);
    const inspection = { title: evil, region: evil, judgements: { '1.1': { rating: 'Good', reason: evil } } };
    file('place.inspection.json', JSON.stringify(inspection), join(sheet, '..'));
    const { stdout } = await run(['score', sheet, '--explain'], { columns: 80, env: { NO_COLOR: '1' } });
    expect(stdout).toContain('\\u001b]0;owned\\u0007\\u202eabc');
    // oxlint-disable-next-line no-control-regex
    expect(stdout.replaceAll('\n', '')).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e]/);
  });
});

test('the same input gives the same bytes', async () => {
  const [first, second] = [
    await run(['score', redcar, '--format', 'json']),
    await run(['score', redcar, '--format', 'json']),
  ];
  expect(first).toEqual(second);
});
