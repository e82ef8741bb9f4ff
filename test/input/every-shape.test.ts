/** Random cases, written in every shape that a sheet can have, are read back as they were. */
import * as fc from 'fast-check';
import { Readable } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { readCaseSheet } from '../../src/input/case-sheet.js';
import type { SheetOptions } from '../../src/input/sheet/sheet-plan.js';
import type { Answer, Tally } from '../../src/model/reading.js';
import { inspection, pdu } from '../make.js';
import { runs } from '../runs.js';

const standards = pdu.standards.filter(({ questions = [] }) => questions.length > 0);

const words: Readonly<Record<Answer, readonly string[]>> = {
  yes: ['Yes', 'y', 'TRUE', ' yes '],
  no: ['No', 'N', 'false', 'no  '],
  notApplicable: ['N/A', 'na', 'Not  applicable'],
  unanswered: ['', '  '],
};

const answer = fc.constantFrom<Answer>('yes', 'yes', 'no', 'no', 'notApplicable', 'unanswered');
const profile = fc.oneof(
  fc.constantFrom('', 'Zoë', 'a,b;c\td', 'say "so"', 'two\r\nlines', '€ 5', '=1+1'),
  fc.string({ maxLength: 5 }).filter((text) => !text.includes('\0')),
);

const content = fc.subarray([...standards], { minLength: 1 }).chain((asked) => {
  const questions = asked.flatMap(({ questions: own = [] }) => own);
  const one = fc.record({
    answers: fc.array(answer, { minLength: questions.length, maxLength: questions.length }),
    profile,
  });
  return fc.record({ questions: fc.constant(questions), cases: fc.array(one, { minLength: 1, maxLength: 8 }) });
});

const shape = fc.record({
  long: fc.boolean(),
  header: fc.constantFrom('code', 'wording', 'both'),
  delimiter: fc.constantFrom(',', ';', '\t', '|'),
  told: fc.constantFrom('nothing', 'sep', 'option'),
  end: fc.constantFrom('\n', '\r\n', '\r'),
  quoted: fc.boolean(),
  last: fc.boolean(),
  encoding: fc.constantFrom('utf-8', 'utf-8 with its mark', 'utf-16le', 'utf-16be', 'windows-1252'),
  emptyColumns: fc.integer({ min: 0, max: 2 }),
  blankRows: fc.integer({ min: 0, max: 2 }),
  order: fc.infiniteStream(fc.nat()).map((numbers) => () => numbers.next().value),
  spelling: fc.nat({ max: 9 }),
  piece: fc.integer({ min: 1, max: 400 }),
});

type Shape = typeof shape extends fc.Arbitrary<infer T> ? T : never;
type Content = typeof content extends fc.Arbitrary<infer T> ? T : never;

/** The table of cells that a sheet of this shape has. */
function table({ questions, cases }: Content, { long, header, spelling, order }: Shape): string[][] {
  const names = questions.map(({ code, text }) => {
    return header === 'code' ? code : header === 'wording' ? text : `${code} ${text}`;
  });
  const word = (given: Answer, i: number): string => words[given][(i + spelling) % words[given].length] ?? '';
  const rows = cases.map(({ answers, profile: about }, n) => {
    return [`C${n}`, about, ...answers.map((given, i) => word(given, i))];
  });
  if (!long) {
    const wide = [['Case ID', 'about', ...names], ...rows];
    const columns = (wide[0] ?? []).map((_, i) => ({ i, at: order() })).toSorted((a, b) => a.at - b.at);
    return wide.map((row) => columns.map(({ i }) => row[i] ?? ''));
  }
  const answers = rows.flatMap(([id = '', , ...given]) => names.map((name, i) => [id, name, given[i] ?? '']));
  const mixed = answers.map((row) => ({ row, at: order() })).toSorted((a, b) => a.at - b.at);
  return [['case_id', 'question', 'answer'], ...mixed.map(({ row }) => row)];
}

function writeTable(cells: readonly string[][], to: Shape): string {
  const separate = (row: readonly string[]): string =>
    [...row, ...Array.from({ length: to.emptyColumns }, () => '')]
      .map((cell) => (to.quoted || /[",;\t|\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell))
      .join(to.delimiter);
  const blank = Array.from({ length: to.blankRows }, () => separate([]));
  const lines = [...cells.map(separate), ...blank];
  const told = to.told === 'sep' ? `sep=${to.delimiter}${to.end}` : '';
  return told + lines.join(to.end) + (to.last ? to.end : '');
}

const windows = '€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ';

function encodeText(text: string, encoding: Shape['encoding']): Buffer {
  if (encoding === 'utf-16le') return Buffer.from(`\ufeff${text}`, 'utf16le');
  if (encoding === 'utf-16be') return Buffer.from(`\ufeff${text}`, 'utf16le').swap16();
  if (encoding === 'windows-1252') {
    const bytes = Array.from(text, (letter) => {
      const high = letter === ' ' ? -1 : windows.indexOf(letter);
      const code = letter.codePointAt(0) ?? 0;
      return high >= 0 ? high + 0x80 : code < 0x80 || (code >= 0xa0 && code <= 0xff) ? code : 0x3f;
    });
    return Buffer.from(bytes);
  }
  return Buffer.from(encoding === 'utf-8' ? text : `\ufeff${text}`);
}

/** What the cases come to, counted from the cases themselves. */
function expectedResult({ questions, cases }: Content): object {
  const rated = (i: number): boolean => questions[i] !== undefined;
  const inspected = cases.filter(({ answers }) => answers.some((given, i) => rated(i) && given !== 'unanswered'));
  const tallies = questions.map(({ code }, i): [string, Tally] => {
    const tally = { yes: 0, no: 0, notApplicable: 0, unanswered: 0 };
    for (const { answers } of inspected) tally[answers[i] ?? 'unanswered']++;
    return [code, tally];
  });
  return {
    cases: inspected.length,
    toInspect: cases.length - inspected.length,
    tallies: Object.fromEntries(tallies),
  };
}

describe('random cases', { timeout: 60_000 }, () => {
  test('are read back from every shape as they were written', async () => {
    await fc.assert(
      fc.asyncProperty(content, shape, async (cases, to) => {
        // A bar is found by nobody: it must be told.
        fc.pre(to.delimiter !== '|' || to.told !== 'nothing');
        const bytes = encodeText(writeTable(table(cases, to), to), to.encoding);
        const pieces = Array.from({ length: Math.ceil(bytes.length / to.piece) }, (_, i) =>
          bytes.subarray(i * to.piece, (i + 1) * to.piece),
        );
        const options: SheetOptions = {
          ...(to.encoding === 'windows-1252' ? { encoding: 'windows-1252' as const } : {}),
          ...(to.told === 'option' ? { delimiter: to.delimiter } : {}),
        };
        const source = { file: 'sheet.csv', name: 'sheet.csv', bytes: () => Readable.from(pieces) };
        const reading = await readCaseSheet(source, pdu, inspection(), options);
        const { tallies, toInspect, cases: inspected } = reading;
        expect({ cases: inspected, toInspect, tallies: Object.fromEntries(tallies) }).toEqual(expectedResult(cases));
      }),
      runs(400),
    );
  });
});
