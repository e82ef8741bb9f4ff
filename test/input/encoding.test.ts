/** Bytes to text: where the first byte is that is none, however the bytes are cut into pieces. */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeText, readText } from '../../src/input/files/decode.js';
import { inMemory, refusal, scoreFiles, problemsOf, type Content } from '../fixtures/sheets/folder.js';
import { runs } from '../runs.js';

const header = 'id,name,2.2.1,2.2.2,2.2.3\n';
const row = 'C1,Ann,Yes,No,N/A\n';
const windows =
  'The file was probably saved as Windows text: add --encoding windows-1252, or save it again as "CSV UTF-8".';

const text = async (...pieces: readonly Content[]): Promise<string> => readText(inMemory(...pieces));
const fault = async (...pieces: readonly Content[]): Promise<string[]> => problemsOf(async () => text(...pieces));
const bytes = (...parts: readonly (string | number)[]): Buffer =>
  Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : Buffer.from([part]))));

describe('a byte that is not UTF-8', () => {
  test('is told with its line, its place in the file and the likely encoding', async () => {
    expect(await scoreFiles(Buffer.from(`${header}${row}C2,Zoë,Yes,No,N/A\n`, 'latin1'))).toEqual(
      refusal(3, `sheet.csv:3: byte 0xeb (byte 50 of the file, character 6 of the line) is not UTF-8. ${windows}`),
    );
  });

  test('is not said to be Windows text where Windows has no such character', async () => {
    expect(await scoreFiles(bytes(header, 'C1,', 0x81, ',Yes,No,N/A\n'))).toEqual(
      refusal(
        3,
        'sheet.csv:2: byte 0x81 (byte 30 of the file, character 4 of the line) is not UTF-8. Save it again as "CSV UTF-8".',
      ),
    );
  });

  const large = header + row.repeat(20_000);
  test('is found far into a large file, in its second piece of 256 KiB', async () => {
    expect(large.length).toBeGreaterThan(1 << 18);
    expect(await scoreFiles(bytes(large, 'C', 0xe9, ',Ann,Yes,No,N/A\n'))).toMatchObject({
      code: 3,
      stdout: '',
      stderr: expect.stringContaining(
        `sheet.csv:20002: byte 0xe9 (byte ${large.length + 2} of the file, character 2 of the line) is not UTF-8.`,
      ),
    });
  });

  test.each([
    ['alone in a piece', ['ab\ncd', 0xe9, 'f\n']],
    ['at the end of a piece', ['ab\n', 'cd', 0xe9, 'f\n']],
    ['a first byte without its second', ['ab\ncd', 0xc3, 'f\n']],
    ['a second byte without its first', ['ab\ncd', 0xa9, 'f\n']],
    ['a first byte of four, at the end of the file', ['ab\ncd', 0xf0]],
    ['a character cut short by the next', ['ab\ncd', 0xe2, 0x82, 'é']],
    ['a character longer than it need be', ['ab\ncd', 0xc0, 0x80]],
    ['half of a pair of UTF-16', ['ab\ncd', 0xed, 0xa0, 0x80]],
    ['a byte that UTF-8 never has', ['ab\ncd', 0xff, 'f']],
  ])('is found however the bytes are cut: %s', async (_, parts) => {
    const all = bytes(...parts);
    const expected = expect.stringMatching(
      /^sheet\.csv:2: .*byte 0x.. \(byte 6 of the file, character 3 of the line\)/,
    );
    expect(await fault(all)).toEqual([expected]);
    expect(await fault(...Array.from(all, (byte) => Buffer.from([byte])))).toEqual([expected]);
    for (let cut = 1; cut < all.length; cut++) {
      expect(await fault(all.subarray(0, cut), all.subarray(cut))).toEqual([expected]);
    }
  });

  test('is on the right line where CR and LF come in two pieces', async () => {
    expect(await fault('ab\r', '\ncd\r', '\n', bytes('e', 0xe9))).toEqual([
      expect.stringMatching(/^sheet\.csv:3: .*byte 0xe9 \(byte 10 of the file, character 2 of the line\)/),
    ]);
  });

  test('is found as the plain search finds it', async () => {
    const piece = fc.uint8Array({ maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.oneof(piece, fc.string({ unit: 'grapheme', maxLength: 4 }).map(bytes))),
        async (pieces) => {
          const all = Buffer.concat(pieces).filter((byte) => byte !== 0);
          // A mark makes it another encoding, and none of its own.
          fc.pre(![0xfe, 0xff, 0xef].includes(all[0] ?? 0));
          const [line = 'none'] = await fault(...Array.from(all, (byte) => Buffer.from([byte])));
          const at = firstInvalid(all);
          expect(line).toMatch(at === null ? 'none' : `(byte ${at + 1} of the file, `);
        },
      ),
      runs(300),
    );
  });
});

/** Where the first character that is not UTF-8 begins, byte by byte from the front. */
function firstInvalid(all: Uint8Array): number | null {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  for (let at = 0; at < all.length;) {
    const length = [1, 2, 3, 4].find((n) => {
      try {
        return decoder.decode(all.subarray(at, at + n)) !== '' && at + n <= all.length;
      } catch {
        return false;
      }
    });
    if (length === undefined) return at;
    at += length;
  }
  return null;
}

describe('a character in two pieces', () => {
  test('is read whole, wherever it is cut', async () => {
    const all = Buffer.from('é€😀');
    for (let cut = 0; cut <= all.length; cut++) {
      expect(await text(all.subarray(0, cut), all.subarray(cut))).toBe('é€😀');
    }
  });

  test('is read whole across the border of 256 KiB of a file', async () => {
    const pad = 'x'.repeat((1 << 18) - header.length - 'C1,'.length - 1);
    expect(await scoreFiles(`${header}C1,${pad}é,Yes,No,N/A\n`)).toMatchObject({ code: 0, stderr: '' });
  });

  test('is read whole in UTF-16, and with its mark cut in two', async () => {
    const all = Buffer.from('\ufeffaé😀', 'utf16le');
    for (let cut = 0; cut <= all.length; cut++) {
      expect(await text(all.subarray(0, cut), all.subarray(cut))).toBe('aé😀');
    }
  });
});

describe('a byte order mark', () => {
  test('is no part of the text, once', async () => {
    expect(await text('\ufeffa')).toBe('a');
    expect(await text('\ufeff\ufeffa')).toBe('\ufeffa');
    expect(await text('a\ufeffb')).toBe('a\ufeffb');
  });
});

/** What is said of a NUL at this character of its line. */
const nul = (character: number, again = 'sheet again as "CSV UTF-8"'): string =>
  `there is a NUL character (character ${character} of the line). This is not plain text: save the ${again}.`;

describe('a NUL', () => {
  test('is refused with its line', async () => {
    expect(await scoreFiles(`${header}${row}C2,\0,Yes,No,N/A\n`)).toEqual(refusal(3, `sheet.csv:3: ${nul(4)}`));
  });
  test('is refused in a workbook that was given another name', async () => {
    expect(await scoreFiles(bytes('PK', 3, 4, 20, 0, 6, 0))).toMatchObject({ code: 3, stdout: '' });
  });
  test('is refused in UTF-16 without its mark', async () => {
    expect(await scoreFiles(Buffer.from(header, 'utf16le'))).toMatchObject({ code: 3, stdout: '' });
  });
  test('is on the right line in a later piece, and where CR and LF come in two pieces', async () => {
    expect(await fault('abc\nd\n', 'e\0')).toEqual([`sheet.csv:3: ${nul(2, 'file again as UTF-8')}`]);
    expect(await fault('abc\r', '\nd\0')).toEqual([`sheet.csv:2: ${nul(2, 'file again as UTF-8')}`]);
  });
});

describe('UTF-16', () => {
  const mark = Buffer.from([0xff, 0xfe]);
  test('that is cut off in the middle of a character is refused', async () => {
    const cut = Buffer.concat([mark, Buffer.from(header + row, 'utf16le'), Buffer.from('C')]);
    expect(await scoreFiles(cut)).toEqual(
      refusal(
        3,
        'sheet.csv:3: the file ends in the middle of a UTF-16LE character: byte 0x43 (byte 91 of the file, character 1 of the line). It was probably cut off: fetch it again, or save it again as "CSV UTF-8".',
      ),
    );
  });

  test('with half a pair in the middle is not said to be cut off at its end, and its line is told', async () => {
    const half = Buffer.concat([
      mark,
      Buffer.from(header + row, 'utf16le'),
      Buffer.from([0x00, 0xd8]),
      Buffer.from(row, 'utf16le'),
    ]);
    const [line = ''] = await fault(half);
    expect(line).toMatch(/^sheet\.csv:3: /);
    expect(line).not.toContain('the file ends');
  });
});

describe('Windows text', () => {
  test('is read where it is named, and so the advice holds', async () => {
    const sheet = Buffer.from(`${header}C2,Zoë,Yes,No,N/A\n`, 'latin1');
    expect(await scoreFiles(sheet, '--encoding', 'windows-1252')).toMatchObject({ code: 0, stderr: '' });
  });

  test('is read as Windows reads it', async () => {
    let found = '';
    const source = inMemory(Buffer.from([0x93, 0x5a, 0x6f, 0xeb, 0x94, 0x80]));
    for await (const piece of decodeText(source, 'windows-1252')) found += piece;
    expect(found).toBe('“Zoë”€');
  });
});
