/** Nothing that comes from a file, a file name or an argument reaches the terminal raw. */
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { run, type Surroundings } from './run.js';

const evil = '\u001b[31m\u009b2J\u202e\u2066\u0007\u200b\u{e0041}';
// Controls but for the line break, C1, bidirectional and invisible formatting, tags.
const raw =
  /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\u{e0000}-\u{e007f}]/u;
const folder = mkdtempSync(join(tmpdir(), 'casescore-'));
const file = (name: string, text: string): string => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};

/** How a run ended, whether it wrote anything, and what it wrote raw. */
async function runAndEscape(argv: readonly string[], around: Surroundings = {}): Promise<object> {
  const { code, stdout, stderr } = await run(argv, { env: { NO_COLOR: '1' }, ...around });
  // A row of a CSV ends with CR LF.
  const written = (stdout + stderr).replaceAll('\r\n', '\n');
  return { code, written: written.length > 20, raw: raw.exec(written)?.[0] ?? null };
}

const safe = (code: number): object => ({ code, written: true, raw: null });

const good = 'case_id,2.2.1,2.2.2,2.2.3\nC1,Yes,No,No\n';

describe('in the messages of the command line', () => {
  test.each([
    ['a command', [evil]],
    ['an option', ['score', `--${evil}`]],
    ['a choice', ['score', 'a.csv', '--format', evil]],
    ['a sheet', ['score', evil]],
    ['an output', ['score', '-', '-o', `nowhere/${evil}`]],
    ['an inspection file', ['score', '-', '--inspection', evil]],
    ['a programme', ['score', '-', '--programme', evil]],
    ['a programme file', ['score', '-', '--programme', `./${evil}`]],
    ['a judgement', ['score', '-', '--judge', `${evil}=Good`]],
    ['a rating', ['score', '-', '--judge', `1.1=${evil}`]],
    ['a limit', ['score', '-', '--limit', evil]],
    ['a separator', ['score', '-', '--delimiter', evil]],
    ['a counts sheet', ['score', '--counts', evil]],
    ['a folder to check', ['check', evil]],
  ])('%s', async (_, argv) => {
    expect(await runAndEscape(argv, { stdin: good })).toEqual(safe(2));
  });

  test('a column of ids', async () => {
    expect(await runAndEscape(['score', '-', '--id', evil], { stdin: good })).toEqual(safe(2));
  });
});

describe('in the messages of a sheet', () => {
  test.each([
    ['a header', `${evil}2.2.9,${evil},2.2.1,2.2.2,2.2.3\n`],
    ['a header that looks like a question', `id,2.9${evil}\nC1,Yes\n`],
    ['two headers', `id,${evil},${evil},2.2.1,2.2.2,2.2.3\nC1,,,Yes,No,No\n`],
    ['a cell', good.replace('Yes', evil)],
    ['an id', good.replace('C1,Yes', `${evil},Yess`)],
    ['an id twice', `${good}${evil},Yes,No,No\n${evil},Yes,No,No\n`],
    ['a cell in a column without a header', `id,2.2.1,2.2.2,2.2.3,\nC1,Yes,No,No,${evil}\n`],
    ['a question in the long layout', `id,question,answer\nC1,${evil},Yes\n`],
    ['a sep= line', `sep=${evil}\n${good}`],
  ])('%s', async (_, stdin) => {
    expect(await runAndEscape(['score', '-'], { stdin })).toEqual(safe(3));
  });
});

describe('in reports', () => {
  const sheet = file(`a${evil.replaceAll('/', '')}.csv`, good);
  const inspection = {
    title: evil,
    region: evil,
    judgements: { '1.1': { rating: 'Good', reason: evil }, '1.3': 'Good' },
    notApplicable: { '2.1': evil },
    discretion: [{ standard: '1.3', rating: 'RI', reason: evil, by: evil }],
  };
  const beside = file('hostile.json', JSON.stringify(inspection));

  test.each([
    ['the text', []],
    ['the explanation', ['--explain']],
    ['the Markdown', ['--format', 'markdown', '--explain', '--ledger']],
    ['the CSV', ['--format', 'csv']],
    ['the JSON', ['--format', 'json']],
  ])('%s', async (_, options) => {
    expect(await runAndEscape(['score', sheet, '--inspection', beside, ...options], { columns: 60 })).toEqual(safe(0));
    expect(await runAndEscape(['score', sheet, '--inspection', beside, ...options])).toEqual(safe(0));
  });

  test('the JSON reads back what was given', async () => {
    const { stdout } = await run(['score', sheet, '--inspection', beside, '--format', 'json']);
    expect(JSON.parse(stdout)).toMatchObject({ inspection: { title: evil, region: evil } });
  });

  test('what check prints', async () => {
    file('checked.csv', good);
    file(
      'checked.expected.json',
      JSON.stringify({ figures: [{ id: evil, question: '2.2.1', between: [1, 2], says: evil }] }),
    );
    expect(await runAndEscape(['check', join(folder, 'checked.csv')])).toEqual(safe(1));
    expect(await runAndEscape(['check', join(folder, 'checked.csv'), '--verbose'], { columns: 40 })).toEqual(safe(1));
  });
});

describe('in what many sheets come to', () => {
  const inspection = JSON.stringify({
    title: evil,
    region: evil,
    judgements: { '1.1': { rating: 'Good', reason: evil } },
  });
  const many = mkdtempSync(join(tmpdir(), 'casescore-'));
  const [one, two] = ['a', `b${evil.replaceAll('/', '')}`].map((name) => {
    writeFileSync(join(many, `${name}.csv`), good);
    writeFileSync(join(many, `${name}.inspection.json`), inspection);
    writeFileSync(join(many, `${name}.expected.json`), JSON.stringify({ overall: { rating: 'Good' } }));
    return join(many, `${name}.csv`);
  });

  test.each(['text', 'csv', 'markdown', 'json', 'jsonl'])(
    'batch as %s, with a rating to fall short of',
    async (format) => {
      expect(await runAndEscape(['batch', many, '--format', format, '--fail-under', 'Good'])).toEqual(safe(1));
    },
  );

  test.each([['--pool-only', '--pool-by', 'region'], ['--tidy'], ['--tidy', '--format', 'jsonl']])(
    'batch %s',
    async (...options) => {
      expect(await runAndEscape(['batch', many, ...options])).toEqual(safe(0));
    },
  );

  test.each(['text', 'json'])('compare as %s', async (format) => {
    expect(await runAndEscape(['compare', one ?? '', two ?? '', '--format', format])).toEqual(safe(0));
  });

  test.each(['text', 'json', 'junit'])('check as %s', async (format) => {
    expect(await runAndEscape(['check', many, '--format', format])).toEqual(safe(1));
  });

  test('new', async () => {
    const made = await runAndEscape(['new', join(many, `c${evil.replaceAll('/', '')}`), '--title', evil, '--no-input']);
    expect(made).toEqual(safe(0));
    expect(await runAndEscape(['new', join(many, `c${evil.replaceAll('/', '')}`), '--no-input'])).toEqual(safe(2));
  });
});

describe('names that every object has', () => {
  const names = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf'];

  test('are columns, ids and cells like any other', async () => {
    const header = ['case_id', '2.2.1', '2.2.2', '2.2.3', ...names].join(',');
    const rows = names.map((name) => [name, 'Yes', 'No', 'No', ...names].join(','));
    const { stdout, code, stderr } = await run(['score', '-', '--format', 'json'], {
      stdin: [header, ...rows].join('\n'),
    });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(JSON.parse(stdout)).toMatchObject({ sample: { cases: 5 } });
  });

  test.each(names)('%s is no answer, no question and no counts column', async (name) => {
    for (const stdin of [good.replace('Yes', name), `id,question,answer\nC1,${name},Yes\n`]) {
      expect(await runAndEscape(['score', '-'], { stdin })).toEqual(safe(3));
    }
    expect(await runAndEscape(['score', '--counts', '-'], { stdin: `question,yes,no,${name}\n` })).toEqual(safe(3));
  });

  test.each(names)('%s as a key of any file is refused by name, never with a stack', async (name) => {
    const places = [
      `{"${name}": 1}`,
      `{"judgements": {"${name}": "Good"}}`,
      `{"judgements": {"1.1": {"${name}": 1}}}`,
      `{"judgements": {"${name}": {"rating": 1}}}`,
      `{"answers": {"${name}": ["x"]}}`,
      `{"columns": {"questions": {"${name}": "9.9.9"}}}`,
      `{"notApplicable": {"${name}": ""}}`,
    ];
    for (const [i, text] of places.entries()) {
      const path = file(`key-${i}.json`, text);
      expect(await runAndEscape(['score', '-', '--inspection', path], { stdin: good })).toEqual(safe(2));
      expect(await runAndEscape(['score', '-', '--programme', path], { stdin: good })).toEqual(safe(2));
    }
    for (const item of [name, `column ${name}`, `${name} discretion`]) {
      const path = file('key.csv', `item,value\n${item},x\n`);
      expect(await runAndEscape(['score', '-', '--inspection', path], { stdin: good })).toEqual(safe(2));
    }
  });
});

describe('in what is said of a file by its name', () => {
  const sound = readFileSync('samples/housing-repairs-2024.programme.json', 'utf8');

  test('a programme file without a fault', async () => {
    expect(await runAndEscape(['programmes', 'validate', file(`${evil}.json`, sound)])).toEqual(safe(0));
  });

  test('the title of a programme, in JSON', async () => {
    const titled = file('titled.json', JSON.stringify({ ...(JSON.parse(sound) as object), title: `x${evil}` }));
    for (const argv of [
      ['programmes', 'show', titled],
      ['overall', '--programme', titled, '1.1=Good'],
    ]) {
      expect(await runAndEscape([...argv, '--format', 'json'])).toEqual(safe(0));
    }
  });

  test('a sheet of made-up cases', async () => {
    const argv = ['feasible', '57', '77', '30', '--base', '56', '--not-applicable', '2.1', '--not-applicable', '2.3'];
    const more = ['--not-applicable', '2.4', '--not-applicable', '2.5', '--not-applicable', '2.6'];
    const made = join(folder, `${evil}.csv`);
    expect(await runAndEscape([...argv, ...more, '--programme', 'pdu-2021', '--write', made])).toEqual(safe(0));
  });
});
