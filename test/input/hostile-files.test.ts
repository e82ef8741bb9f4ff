/** Files that are no ordinary files, or change under the reader's eyes. */
import {
  appendFileSync,
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readCaseSheet } from '../../src/input/case-sheet.js';
import { fileInput, type InputFile } from '../../src/input/files/source.js';
import { inspection, pdu } from '../make.js';
import { run } from '../run.js';
import { isSkipped } from '../skipped.js';

const good = 'case_id,2.2.1,2.2.2,2.2.3\nC1,Yes,No,No\n';
const folder = (): string => mkdtempSync(join(tmpdir(), 'casescore-'));
const asRoot = isSkipped(
  'files without permission',
  process.getuid?.() === 0 ? 'root may read and write everything' : null,
);

/** A run that is refused: what it said, and nothing on standard output. */
async function runRefused(argv: readonly string[]): Promise<object> {
  const { stdout, stderr, code } = await run(argv);
  return { stdout, code, said: stderr };
}

const refusalWith = (message: string): object => ({
  stdout: '',
  code: 2,
  said: expect.stringContaining(message) as string,
});

describe('a file that is changed while it is read', () => {
  const path = join(folder(), 'sheet.csv');

  /** Reads the sheet, and does something to it once its first bytes are out. */
  async function reading(act: () => void): Promise<string> {
    writeFileSync(path, good + 'C,Yes,No,No\n'.repeat(60_000).replace(/^C/gm, (_, at: number) => `C${at}`));
    utimesSync(path, 1, 1);
    const { file, name, bytes } = fileInput(path, 'case sheet');
    const source: InputFile = {
      file,
      name,
      async *bytes() {
        let first = true;
        for await (const chunk of bytes()) {
          yield chunk;
          if (first) act();
          first = false;
        }
      },
    };
    return readCaseSheet(source, pdu, inspection()).then(
      () => 'read',
      (error: Error) => error.message,
    );
  }

  const changed = `${path}: the case sheet was changed while it was read, so nothing that was read of it can be trusted. Let whoever writes it finish, and run this again.`;

  test('by a longer one is refused', async () => {
    expect(await reading(() => appendFileSync(path, 'X,Yes,No,No\n'))).toBe(changed);
  });

  test('by a shorter one is refused', async () => {
    expect(await reading(() => truncateSync(path, good.length))).toContain(
      'the case sheet was changed while it was read',
    );
  });

  test('and keeps its length is refused', async () => {
    expect(await reading(() => writeFileSync(path, readFileSync(path)))).toBe(changed);
  });

  test('by being removed is read as it was', async () => {
    expect(await reading(() => rmSync(path))).toBe('read');
  });
});

describe('what is no file', () => {
  test('a loop of links is told', async () => {
    const path = join(folder(), 'loop.csv');
    symlinkSync(path, path);
    expect(await runRefused(['score', path])).toEqual(
      refusalWith('the case sheet cannot be read (a loop of symbolic links: ELOOP).'),
    );
  });

  test('a loop of folders under a folder ends', async () => {
    const into = folder();
    mkdirSync(join(into, 'a'));
    symlinkSync(into, join(into, 'a', 'b'));
    writeFileSync(join(into, 'a', 'sheet.csv'), good);
    writeFileSync(join(into, 'a', 'sheet.expected.json'), '{"overall": {"score": 0}}');
    expect(await run(['check', into])).toMatchObject({ code: 0, stderr: '' });
  });

  test.each([
    ['sheet', (at: string) => ['score', at]],
    ['counts', (at: string) => ['score', '--counts', at]],
    ['inspection', (at: string) => ['score', '-', '--inspection', at]],
    ['programme', (at: string) => ['score', '-', '--programme', at]],
  ])('a folder in place of the %s is told', async (_, argv) => {
    expect(await runRefused(argv(folder()))).toEqual(refusalWith('this is a folder.'));
  });

  test('a name with a NUL is no file', async () => {
    expect(await runRefused(['score', 'a\0b'])).toEqual(refusalWith('there is no such case sheet.'));
  });

  test.skipIf(asRoot)('a sheet that may not be read is told', async () => {
    const path = join(folder(), 'sheet.csv');
    writeFileSync(path, good);
    chmodSync(path, 0);
    expect(await runRefused(['score', path])).toEqual(
      refusalWith('the case sheet cannot be read (no permission: EACCES).'),
    );
  });
});

describe('an output that cannot be written', () => {
  const sheet = join(folder(), 'sheet.csv');
  writeFileSync(sheet, good);

  test.skipIf(!existsSync('/dev/full'))('on a full disk is told', async () => {
    expect(await runRefused(['score', sheet, '-o', '/dev/full'])).toEqual(
      refusalWith('the result cannot be written (the disk is full: ENOSPC).\n'),
    );
  });

  test('because its name is too long is told; a name as long as names can be is not too long', async () => {
    const into = folder();
    const longest = 'x'.repeat(255);
    expect(await runRefused(['score', sheet, '-o', join(into, `${longest}x`)])).toEqual(
      refusalWith('the result cannot be written (the name is too long: ENAMETOOLONG).\n'),
    );
    expect((await run(['score', sheet, '-o', join(into, longest)])).code).toBe(0);
    expect(readdirSync(into)).toEqual([longest]);
  });

  test('because it is a folder is told, and nothing is left behind', async () => {
    const into = folder();
    mkdirSync(join(into, 'report'));
    expect(await runRefused(['score', sheet, '-o', join(into, 'report')])).toEqual(
      refusalWith('the result cannot be written ('),
    );
    expect(readdirSync(into)).toEqual(['report']);
  });

  test.skipIf(asRoot)('in a read-only folder leaves the old file whole', async () => {
    const into = folder();
    writeFileSync(join(into, 'report.txt'), 'the old report');
    chmodSync(into, 0o500);
    expect(await runRefused(['score', sheet, '-o', join(into, 'report.txt')])).toEqual(
      refusalWith('the result cannot be written (no permission: EACCES). What was there before is unchanged.'),
    );
    expect(readFileSync(join(into, 'report.txt'), 'utf8')).toBe('the old report');
  });
});

describe('JSON without end or bottom', () => {
  const nested = {
    lists: '['.repeat(100_000),
    closed: '['.repeat(100_000) + ']'.repeat(100_000),
    objects: '{"a":'.repeat(100_000),
  };

  test.each(Object.entries(nested))('%s in one another are refused in words', async (_, text) => {
    const path = join(folder(), 'deep.json');
    writeFileSync(path, text);
    expect(await runRefused(['score', '-', '--inspection', path])).toEqual(
      refusalWith('this is not JSON: it is nested too deeply.'),
    );
    expect(await runRefused(['score', '-', '--programme', path])).toEqual(
      refusalWith('this is not JSON: it is nested too deeply.'),
    );
  });
});
