/** Mistakes in sheets, one at a time, each with its exact message. The sheets come on standard input, as bytes that no editor mends. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { run } from '../run.js';

type Mistake = readonly [claim: string, sheet: string | Uint8Array, message: string, options?: readonly string[]];

/** Mistakes by their claim, as a table of tests takes them. */
const each = (mistakes: readonly Mistake[]) => mistakes.map((mistake) => [mistake[0], mistake] as const);

/** Runs a sheet and expects it to be refused as bad data, in these words and no others. */
async function expectRefusal(_: string, [, sheet, message, options = []]: Mistake): Promise<void> {
  const { stdout, stderr, code } = await run(['score', '-', ...options], { stdin: sheet });
  expect(stderr).toBe(`standard input${message}\n`);
  expect({ stdout, code }).toEqual({ stdout: '', code: 3 });
}

const head = 'case_id,2.2.1,2.2.2,2.2.3\n';
const utf16 = (text: string, mark = '\ufeff'): Buffer => Buffer.from(mark + text, 'utf16le');
const again = 'save it again as "CSV UTF-8"';
const windowsAdvice = `The file was probably saved as Windows text: add --encoding windows-1252, or ${again}.`;
const bytes = (...parts: readonly (string | number)[]): Buffer =>
  Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : Buffer.from([part]))));

describe('encodings', () => {
  const mistakes: readonly Mistake[] = [
    [
      'a Windows letter',
      bytes(head, 'Zo', 0xeb, ',Yes,No,No\n'),
      `:2: byte 0xeb (byte 29 of the file, character 3 of the line) is not UTF-8. ${windowsAdvice}`,
    ],
    [
      'a Windows letter behind letters that UTF-8 writes as two: the file is damaged, not Windows text',
      bytes('case_id,é,2.2.1,2.2.2,2.2.3\r\né', 0xeb, '\n'),
      ':2: byte 0xeb (byte 33 of the file, character 2 of the line) is not UTF-8. Save it again as "CSV UTF-8".',
    ],
    [
      'a byte that windows-1252 has no letter for either',
      bytes(head, 0x81),
      ':2: byte 0x81 (byte 27 of the file, character 1 of the line) is not UTF-8. Save it again as "CSV UTF-8".',
    ],
    [
      'UTF-8 cut off in a letter',
      bytes(head, 'Zo', 0xe2, 0x82),
      ':2: the file ends in the middle of a UTF-8 character: byte 0xe2 (byte 29 of the file, character 3 of the line). It was probably cut off: fetch it again, or save it again as "CSV UTF-8".',
    ],
    [
      'UTF-16 with a byte too few',
      utf16(`${head}C1`).subarray(0, -1),
      ':2: the file ends in the middle of a UTF-16LE character: byte 0x31 (byte 57 of the file, character 2 of the line). It was probably cut off: fetch it again, or save it again as "CSV UTF-8".',
    ],
    [
      'UTF-16 with half of a pair',
      utf16(`${head}C\ud83d,Yes`),
      ':2: the unit 0xd83d (byte 57 of the file, character 2 of the line) is not UTF-16LE. Save it again as "CSV UTF-8".',
    ],
    [
      'UTF-16 that ends in half of a pair',
      utf16(`${head}C\ud83d`).subarray(0),
      ':2: the file ends in the middle of a UTF-16LE character: byte 0x3d (byte 57 of the file, character 2 of the line). It was probably cut off: fetch it again, or save it again as "CSV UTF-8".',
    ],
    [
      'UTF-16 without its mark',
      utf16(head, ''),
      ': this is UTF-16 text without its byte order mark, not a CSV. Save it as "CSV UTF-8".',
    ],
    [
      'big-endian UTF-16 without its mark',
      utf16(head, '').swap16(),
      ': this is UTF-16 text without its byte order mark, not a CSV. Save it as "CSV UTF-8".',
    ],
    [
      'UTF-32',
      Buffer.from(Array.from(head, (letter) => [letter.charCodeAt(0), 0, 0, 0]).flat()),
      ': this is UTF-32 text, not a CSV. Save it as "CSV UTF-8".',
    ],
    [
      'a byte that windows-1252 does not have, where it was asked for',
      bytes(head, 'C', 0x9d),
      ':2: byte 0x9d (byte 28 of the file, character 2 of the line) is not windows-1252. Save it again as "CSV UTF-8".',
      ['--encoding', 'windows-1252'],
    ],
    [
      'UTF-8 that is said to be Windows text',
      `case_id,name,2.2.1,2.2.2,2.2.3\nC1,Zoë,Yes,No,No\n`,
      ': the file is UTF-8, and --encoding windows-1252 would misread its letters. Leave the option out.',
      ['--encoding', 'windows-1252'],
    ],
    [
      'a NUL',
      `${head}C\0`,
      ':2: there is a NUL character (character 2 of the line). This is not plain text: save the sheet again as "CSV UTF-8".',
    ],
  ];
  test.each(each(mistakes))('%s', expectRefusal);

  test('windows-1252 has a letter for every other byte', async () => {
    const none = new Set([0x00, 0x81, 0x8d, 0x8f, 0x90, 0x9d]);
    const all = Array.from({ length: 256 }, (_, byte) => byte).filter((byte) => !none.has(byte));
    const sheet = bytes('case_id,2.2.1,2.2.2,2.2.3,"', ...all.filter((byte) => byte !== 0x22), '"\nC1,Yes,No,No,\n');
    const { code, stderr } = await run(['score', '-', '--encoding', 'windows-1252'], { stdin: sheet });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  });
});

describe('what is no CSV', () => {
  const saveSheet = 'Open it in a spreadsheet program and save the sheet as "CSV UTF-8".';
  const exported = 'Export the cases from where it was made as "CSV UTF-8".';
  const mistakes: readonly Mistake[] = [
    ['pdf', '%PDF-1.7\n', `: this is a PDF, not a CSV. ${exported}`],
    ['rtf', '{\\rtf1 x', `: this is a rich text document (RTF), not a CSV. ${exported}`],
    ['gzip', gzipSync('case'), ': this is a gzip archive, not a CSV. Unpack it, and give the CSV that it holds.'],
    ['html', '\n <!DOCTYPE html>\n<html>', `: this is a web page (HTML), not a CSV. ${saveSheet}`],
    ['html under the name of a workbook', '<table><tr><td>', `: this is a web page (HTML), not a CSV. ${saveSheet}`],
    ['html in UTF-16', utf16('<html><body>'), `: this is a web page (HTML), not a CSV. ${saveSheet}`],
    [
      'a workbook as XML',
      '<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?>',
      `: this is a spreadsheet saved as XML, not a CSV. ${saveSheet}`,
    ],
    ['json', '[{"case_id": "C1"}]', `: this is a JSON file, not a CSV. ${exported}`],
    ['a json object', ' { "cases": [] }', `: this is a JSON file, not a CSV. ${exported}`],
  ];
  test.each(each(mistakes))('%s', expectRefusal);
});

describe('headers', () => {
  const mistakes: readonly Mistake[] = [
    [
      'a code that a spreadsheet took for a date',
      'case_id,02.02.2001,2.2.2,2.2.3\nC1,Yes,No,No\n',
      ':1: the column "02.02.2001" is a date, which a spreadsheet has probably made of 2.2.1. Format the header row as text and type 2.2.1 again, or put the wording behind the code.\n' +
        'standard input:1: 2.2 Assessment: there is a column for 2.2.2 and 2.2.3 but none for 2.2.1. Add the missing column: a standard is never rated on some of its questions.\n' +
        '2 problems; nothing was written.',
    ],
    [
      'none, the first row being a case',
      'C001,PQiP,Yes,Yes,No\nC002,PO,No,Yes,No\n',
      ':1: the first row is a case (it holds the answer "Yes"), not a header. Put a row above it with a name for each column: case_id, 2.2.1, …',
    ],
    [
      'a blank row in its place',
      `,,\n\n${head}C1,Yes,No,No\n`,
      ':1: the first row is blank. The header must be the first row: remove what stands above it.',
    ],
    ['blank rows alone', '\n,,\n  \n', ': the file is empty. A case sheet needs a header row and a row for each case.'],
    ['nothing but a mark', '\ufeff', ': the file is empty. A case sheet needs a header row and a row for each case.'],
    [
      'a sep= line that names no separator',
      `sep=a\n${head}`,
      ':1: "a" cannot separate cells. Expected one character that is no letter, digit, quote or line end.',
    ],
  ];
  test.each(each(mistakes))('%s', expectRefusal);

  test.each(['02/02/2001', '2/2/2001', '2.2.01', '2001-02-02', '02-Feb-01', '2-Feb-2001', '02.02.2001 00:00:00'])(
    '%s is known for the date that was 2.2.1',
    async (date) => {
      const { stderr, code } = await run(['score', '-'], { stdin: `case_id,${date}\nC1,Yes\n` });
      expect(code).toBe(3);
      expect(stderr).toContain('is a date, which a spreadsheet has probably made of 2.2.1.');
    },
  );

  test('a header is told in one go with the rows below it', async () => {
    const { stderr } = await run(['score', '-'], { stdin: 'case_id,2.2.1,2.2.2,2.2.9\nC1,Yes,Yess,No\n' });
    expect(stderr.split('\n')).toHaveLength(5);
    expect(stderr).toMatch(
      /:1: the column "2\.2\.9".*\n.*:1: 2\.2 Assessment: .*\n.*:2: 2\.2\.2: case C1: "Yess".*\n3 problems/,
    );
  });
});

describe('answers', () => {
  const several = (cell: string): Mistake => [
    `${JSON.stringify(cell)} is several`,
    `${head}C1,"${cell}",No,No\n`,
    `:2: 2.2.1: case C1: ${JSON.stringify(cell)} is more than one answer. Give one of Yes, No, N/A or blank.`,
  ];
  const mistakes: readonly Mistake[] = [
    ...['Yes/No', 'Yes; No', 'yes no', 'Y/N', 'Yes, Yes', 'No and N/A', 'n/a or no', 'Yes\nNo', 'Yes|No'].map(several),
    [
      'a digit, with the way to map it',
      `${head}C1,1,No,No\n`,
      ':2: 2.2.1: case C1: "1" is not an answer. Expected Yes, No, N/A or blank. If 1 stands for an answer, say which in the inspection file: a row "yes means,1", "no means,1", "n/a means,1" or "blank means,1".',
    ],
    [
      'a decimal number, as a spreadsheet writes digits',
      `${head}C1,1.0,No,No\n`,
      ':2: 2.2.1: case C1: "1.0" is not an answer. Expected Yes, No, N/A or blank. If 1.0 stands for an answer, say which in the inspection file: a row "yes means,1.0", "no means,1.0", "n/a means,1.0" or "blank means,1.0".',
    ],
    [
      'a word that holds answers',
      `${head}C1,Yes please,No,No\n`,
      ':2: 2.2.1: case C1: "Yes please" is not an answer. Expected Yes, No, N/A or blank. If Yes please stands for an answer, say which in the inspection file: a row "yes means,Yes please", "no means,Yes please", "n/a means,Yes please" or "blank means,Yes please".',
    ],
  ];
  test.each(each(mistakes))('%s', expectRefusal);
});

describe('--delimiter', () => {
  const bars = `${head}C1,Yes,No,No\n`.replaceAll(',', '|');

  test.each(['|', 'pipe'])('%j reads a sheet whose separator nobody could find', async (delimiter) => {
    expect(await run(['score', '-', '--delimiter', delimiter], { stdin: bars })).toMatchObject({ code: 0, stderr: '' });
    expect(await run(['score', '-'], { stdin: bars })).toMatchObject({ code: 3 });
  });

  test('is believed before a sep= line', async () => {
    const { code } = await run(['score', '-', '--delimiter', 'tab'], {
      stdin: `sep=;\n${head}C1,Yes,No,No\n`.replaceAll(',', '\t'),
    });
    expect(code).toBe(0);
  });

  test.each(['a', '', '"', 'ab', '\n', '1'])('%j cannot be one', async (delimiter) => {
    const { code, stdout, stderr } = await run(['score', '-', '--delimiter', delimiter], { stdin: bars });
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain('Expected --delimiter comma, semicolon, tab or another single character');
  });
});

describe('a fault of bytes or quotes in a file beside the sheet', () => {
  test('is wrong use, not bad data', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'casescore-'));
    const faults = {
      'a.csv': bytes('item,value\ntitle,', 0xeb),
      'b.csv': 'item,value\ntitle,"x\n',
      'c.json': bytes('{"title": "', 0xeb, '"}'),
    };
    for (const [name, content] of Object.entries(faults)) {
      writeFileSync(join(folder, name), content);
      const result = await run(['score', '-', '--inspection', join(folder, name)], { stdin: `${head}C1,Yes,No,No\n` });
      expect({ name, ...result }).toMatchObject({ name, code: 2, stdout: '' });
    }
  });
});

/** The title in an inspection file of these bytes, beside a sheet that is said to be Windows text. */
const titleOf = async (content: string | Uint8Array): Promise<string | undefined> => {
  const path = join(mkdtempSync(join(tmpdir(), 'casescore-')), 'a.csv');
  writeFileSync(path, content);
  const options = ['--encoding', 'windows-1252', '--inspection', path];
  const { stdout } = await run(['score', '-', ...options], { stdin: `${head}C1,Yes,No,No\n` });
  return stdout.split('\n')[0];
};

describe('an inspection file beside a sheet of Windows text', () => {
  test('is read as what it is, UTF-8 or Windows text too', async () => {
    expect(await titleOf('item,value\ntitle,Zoë’s\n')).toBe('Zoë’s');
    expect(await titleOf(bytes('item,value\ntitle,Zo', 0xeb, 0x92, 's\n'))).toBe('Zoë’s');
  });
});

/** What is said of a sheet with this inspection file. */
const refusedWith = async (inspection: object): Promise<string> => {
  const path = join(mkdtempSync(join(tmpdir(), 'casescore-')), 'a.json');
  writeFileSync(path, JSON.stringify(inspection));
  const { stdout, stderr, code } = await run(['score', '-', '--inspection', path], {
    stdin: `${head}C1,Yes,No,No\n`,
  });
  expect({ stdout, code }).toEqual({ stdout: '', code: 3 });
  return stderr;
};

describe('a column that is a question and something else', () => {
  test('the case id', async () => {
    expect(await refusedWith({ columns: { id: 'case_id', questions: { case_id: '2.2.1' } } })).toContain(
      'the column "case_id" is the case id and question 2.2.1 as well. A column is one of them',
    );
  });

  test('a column that groups cases', async () => {
    expect(await refusedWith({ groups: { '2.2.1': { Any: ['Yes'] } } })).toContain(
      'the column "2.2.1" is question 2.2.1 and a column of "groups" as well.',
    );
  });
});

/** The report on a sheet with an inspection file of this name and content. */
const reportWith = async (name: string, content: string): Promise<string> => {
  const path = join(mkdtempSync(join(tmpdir(), 'casescore-')), name);
  writeFileSync(path, content);
  return (await run(['score', '-', '--inspection', path], { stdin: `${head}C1,Yes,No,No\n` })).stdout;
};

test('an inspection file that Excel has rewritten reads the same', async () => {
  const plain = 'item,value,reason\ntitle,Redcar,\nfieldwork,2022-10-10,\n1.1,Good,strong\n';
  const excel = '\ufeffitem;value;reason\r\ntitle;Redcar;\r\nfieldwork;10/10/2022;\r\n1.1;Good;strong\r\n;;\r\n';
  expect(await reportWith('a.csv', plain)).toContain('Fieldwork started October 2022');
  expect(await reportWith('a.csv', excel)).toBe(await reportWith('a.csv', plain));
  expect(await reportWith('a.csv', excel.replaceAll('\r\n', '\r'))).toBe(await reportWith('a.csv', plain));
});
