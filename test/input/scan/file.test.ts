/** Which files are scanned, and what becomes of one that changes, cannot be read, or is no file. */
import { execFileSync } from 'node:child_process';
import { appendFileSync, truncateSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readCarefully } from '../../../src/input/sheet/careful-reader.js';
import { readCaseSheet } from '../../../src/input/case-sheet.js';
import { fileInput, standardInput, type OrdinaryFile, type InputFile } from '../../../src/input/files/source.js';
import { folderWith } from '../../folder.js';
import { inspection, pdu } from '../../make.js';
import { problemsOf } from '../../fixtures/sheets/folder.js';

/** Longer than what is read at a time. */
const cases = 20_000;
const text = `case_id,2.2.1,2.2.2,2.2.3\n${Array.from({ length: cases }, (_, i) => `C${i},Yes,No,N/A\n`).join('')}`;

function file(content = text): string {
  const path = join(folderWith({ 'sheet.csv': content }), 'sheet.csv');
  utimesSync(path, 1, 1);
  return path;
}

async function* once(): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text);
}

function refuseBytes(): never {
  throw new Error('asked for its bytes');
}

const read = (source: InputFile) => readCaseSheet(source, pdu, inspection());

/** The source of a file, with something done to how it is opened. */
function withFile(path: string, change: (opened: OrdinaryFile) => Partial<OrdinaryFile>): InputFile {
  const source = fileInput(path, 'case sheet');
  const ordinary = (): OrdinaryFile | null => {
    const opened = source.ordinary?.() ?? null;
    return opened === null ? null : { ...opened, ...change(opened) };
  };
  return { ...source, ordinary };
}

describe('an ordinary file', () => {
  test('is scanned, and nobody else asks for its bytes', async () => {
    expect((await read({ ...fileInput(file(), 'case sheet'), bytes: refuseBytes })).cases).toBe(cases);
  });

  test('that is given up at its end is read from its start', async () => {
    expect((await read(fileInput(file(`${text}D1,Yes,No,No,\n`), 'case sheet'))).cases).toBe(cases + 1);
  });

  test('with a mistake at its end is refused as ever', async () => {
    const path = file(`${text}C0,Yes,No,Noo\n`);
    expect(await problemsOf(() => read(fileInput(path, 'case sheet')))).toEqual([
      `${path}:${cases + 2}: case C0: the id stands on line 2 already. Give every case its own id, or remove the row that is there twice.`,
      `${path}:${cases + 2}: 2.2.3: case C0: "Noo" is not an answer. Expected Yes, No, N/A or blank. Did you mean "No"?`,
    ]);
  });

  test('that cannot be read to its end by the scan is read with care', async () => {
    let reads = 0;
    const source = withFile(file(), (opened) => ({
      read: (...where) => {
        if (reads++ === 0) return opened.read(...where);
        throw Object.assign(new Error('EIO'), { code: 'EIO', syscall: 'read' });
      },
    }));
    expect((await read(source)).cases).toBe(cases);
    expect(reads).toBe(2);
  });

  test('is closed, whatever becomes of it', async () => {
    const closed: string[] = [];
    const closing = (name: string, content?: string): InputFile =>
      withFile(file(content), ({ close }) => ({
        close: () => {
          closed.push(name);
          close();
        },
      }));
    await read(closing('scanned'));
    await read(closing('given up', `${text}D1,Yes,No,No,\n`));
    await problemsOf(() => read(closing('refused', `${text}D1,Noo,No,No\n`)));
    // The careful reader opens it once more, for its length.
    expect(closed).toEqual(['scanned', 'given up', 'given up', 'refused', 'refused']);
  });
});

test('what one sheet leaves behind is nothing to the next with the same columns', async () => {
  const header = 'case_id,2.2.1,2.2.2,2.2.3\n';
  const open = 'case_id,2.2.1,2.2.2,2.2.3,"a;"""\n';
  const sheets = [
    text,
    `${header}C1,Yes,No,N/A\n\nC2,Yes,Yes,Yes\n\n`,
    `${text}C0,Yes,No,No\n`,
    `${header}C1,,,\nC2,No,No,No\n`,
    `${header}C1,Yes,No,Noo\n`,
    `${header}C1,Yes,No,N/A\n`,
    // With a semicolon between cells a quote is open at the end of this header, and what follows decides what it is.
    `${open}C1,Yes,No,N/A,a\n`,
    `${open}C1,Yes,No,N/A,"b"";2.1.1;2.1.2;2.1.3;2.3.1;2.3.2;2.3.3;x"\n`,
  ].map((content) => file(content));
  for (const path of [...sheets, ...sheets.toReversed()]) expect(await afterOthers(path)).toEqual(await alone(path));
});

test('nor are its kinds of cases, where they are told apart', async () => {
  const paths = [['Male', 'Female', 'Other', ''], ['Female'], ['Other', 'Male'], ['New', 'Male']].map((kinds) => {
    const rows = kinds.map((kind, i) => `C${i},${kind},Yes,No,N/A\n`);
    return file(`case_id,sex,2.2.1,2.2.2,2.2.3\n${rows.join('')}`);
  });
  const groups = { tables: [{ by: ['sex'], place: {} }], questions: null, where: null, most: 10 };
  const figures = [{ figure: { id: 'women', question: '2.2.1', where: { sex: ['Female'] } }, place: {} }];
  for (const options of [{ groups }, { figures }, { groups, figures }]) {
    for (const path of [...paths, ...paths.toReversed()]) {
      const source = fileInput(path, 'case sheet');
      expect(await readCaseSheet({ ...source, bytes: refuseBytes }, pdu, inspection(), options)).toEqual(
        await readCarefully(source, pdu, inspection(), options),
      );
    }
  }
});

test('what is asked for in another way of the next sheet is asked for, though it is the same object that asks', async () => {
  const path = file('case_id,ref,2.2.1,2.2.2,2.2.3\nC1,A,Yes,No,No\nC2,A,Yes,No,No\n');
  const options: { id?: string } = {};
  const under = (): Promise<unknown> => readCaseSheet(fileInput(path, 'case sheet'), pdu, inspection(), options);
  await expect(under()).resolves.toMatchObject({ cases: 2 });
  options.id = 'ref';
  expect(await problemsOf(under)).toEqual([
    `${path}:3: case A: the id stands on line 2 already. Give every case its own id, or remove the row that is there twice.`,
  ]);
});

const afterOthers = async (path: string): Promise<unknown> =>
  read(fileInput(path, 'case sheet')).catch((error: unknown) => String(error));

const alone = async (path: string): Promise<unknown> =>
  readCarefully(fileInput(path, 'case sheet'), pdu, inspection(), {}).catch((error: unknown) => String(error));

describe('a file that is changed while it is scanned is refused', () => {
  test.each([
    ['and is longer', (path: string) => appendFileSync(path, 'D1,Yes,No,No\n')],
    ['and is shorter', (path: string) => truncateSync(path, text.lastIndexOf('C'))],
    ['and is as long as before', (path: string) => writeFileSync(path, text.replaceAll('Yes', 'N/A'))],
  ])('%s', async (_, change) => {
    const path = file();
    let reads = 0;
    const source = withFile(path, (opened) => ({
      read: (...where) => {
        if (reads++ === 1) change(path);
        return opened.read(...where);
      },
    }));
    expect(await problemsOf(() => read(source))).toEqual([
      `${path}: the case sheet was changed while it was read, so nothing that was read of it can be trusted. Let whoever writes it finish, and run this again.`,
    ]);
  });
});

describe('what is no ordinary file is read once, with care', () => {
  test('standard input', async () => {
    const source = standardInput(once());
    expect(source.ordinary).toBeUndefined();
    expect((await read(source)).cases).toBe(cases);
  });

  test('a pipe with a name, which is not even opened to look', () => {
    const path = join(folderWith({}), 'pipe.csv');
    execFileSync('mkfifo', [path]);
    expect(fileInput(path, 'case sheet').ordinary?.()).toBeNull();
  });

  test('what is not there', () => {
    expect(fileInput(join(folderWith({}), 'none.csv'), 'case sheet').ordinary?.()).toBeNull();
  });
});
