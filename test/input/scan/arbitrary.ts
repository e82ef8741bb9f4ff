/** Sheets of every kind that a scan may meet, plain and odd, and what they are read under. */
import * as fc from 'fast-check';
import type { SheetOptions } from '../../../src/input/sheet/sheet-plan.js';
import { inspection } from '../../make.js';
import type { Under } from './both.js';

/** A sheet as bytes, and what it is read under. */
export interface Made {
  readonly bytes: Buffer;
  readonly under: Under;
}

const plainAnswers = ['Yes', 'No', 'N/A', 'Yes', 'No', '', 'yes', 'NO', 'n/a', 'TRUE', 'y', 'Not applicable'];
const spacedAnswers = [' Yes', 'No  ', 'not   applicable', '  ', ' n/a '];
const oddAnswers = ['met', 'not met', 'Yess', 'Yes\u00a0', '\tNo', '\u212a', 'Ye"s', 'Yes\n', 'Yes;No', 'na,'];

const plainCells = ['Female', 'Male', 'female', 'F', '', 'PQiP', 'Probation Officer'];
const oddCells = [
  ' Female ',
  'Zoë',
  '東京',
  'a, b',
  'a;b',
  'say "so"',
  '"',
  '""',
  'two\nlines',
  'two\r\nlines',
  '\u00a0',
  'a\0',
  '=1',
];

/** Mostly one kind, seldom another. */
const mostly = (usual: readonly string[], seldom: readonly string[], weight: number): fc.Arbitrary<string> =>
  fc.oneof({ weight, arbitrary: fc.constantFrom(...usual) }, { weight: 1, arbitrary: fc.constantFrom(...seldom) });

const keys = ['2.2.1', '2.2.2', '2.2.3'];
const others = fc.subarray(
  ['sex', 'grade', 'Ref no.', 'Court report', 'Comments on 2.2.1', '2.2b Were the victims considered?', '2.1.1', ''],
  { maxLength: 6 },
);

const plainRefs = Array.from({ length: 30 }, (_, i) => `A${i}`);

/** A cell under each header. `oddness` is how seldom a cell is odd: once in so many. */
function cellUnder(header: string, oddness: number): fc.Arbitrary<string> {
  if (header === '') return mostly([''], [' ', 'x'], oddness);
  if (header === 'Ref no.') return fc.oneof(fc.constantFrom(...plainRefs), mostly(plainCells, oddCells, oddness));
  if (!/^\d|^Court/.test(header)) return mostly(plainCells, oddCells, oddness);
  return mostly([...plainAnswers, ...plainAnswers, ...spacedAnswers], oddAnswers, oddness);
}

const oddIds = [
  '',
  ' ',
  ' C1 ',
  'C1',
  'é1',
  '1é',
  'a"b',
  'a,b',
  'a\nb',
  '"',
  'c2',
  'É1',
  'e\u03011',
  'C\u200b3',
  '\u200b',
  'C 4',
  'C  4',
  'c\u00a04',
  'PDU-ABCD',
  'pdu-abcd',
  '7',
  '007',
  '07',
  '7.0',
  '1E+05',
  '100000',
  '1e5',
  '0',
  '00',
  '12.50',
];

function tableOf(headers: readonly string[], oddness: number): fc.Arbitrary<string[][]> {
  const row = fc.tuple(...headers.map((header) => cellUnder(header, oddness)));
  const change = fc.oneof(
    { weight: oddness, arbitrary: fc.constant((cells: string[]) => cells) },
    fc.constantFrom<(cells: string[]) => string[]>(
      () => [''],
      (cells) => cells.map(() => ''),
      (cells) => [...cells.map(() => ' '), '', ''],
      (cells) => [...cells, ''],
      (cells) => [...cells, 'x'],
      (cells) => cells.slice(1),
      (cells) => cells.map((cell, i) => (/^\d/.test(headers[i] ?? '') ? '' : cell)),
    ),
  );
  const id = fc.oneof({ weight: 4 * oddness, arbitrary: fc.constant(null) }, fc.constantFrom(...oddIds));
  return fc
    .array(fc.tuple(id, row, change), { maxLength: 12 })
    .map((rows) => [
      [...headers],
      ...rows.map(([odd, cells, changed], i) =>
        changed(cells.map((cell, at) => (headers[at] === 'case_id' ? (odd ?? `C${i + 1}`) : cell))),
      ),
    ]);
}

/** Something that is there half of the time, or once in `seldom`. */
const perhaps = <T>(arbitrary: fc.Arbitrary<T>, seldom = 2): fc.Arbitrary<T | undefined> =>
  fc.oneof({ weight: seldom - 1, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary });

/** What is asked of a sheet: of columns that it has, but for once in `oddness`. */
function optionsFor(headers: readonly string[], oddness: number): fc.Arbitrary<SheetOptions> {
  const known = (...columns: readonly string[]): boolean => columns.every((column) => headers.includes(column));
  const figures = [
    { columns: ['sex'], figure: { question: '2.2.1', where: { sex: ['female'] } }, place: {} },
    { columns: ['sex'], figure: { profile: { sex: ['Women'] } }, place: {} },
    { columns: ['sex', 'grade'], figure: { profile: { grade: ['PQiP'] }, where: { sex: ['Male', ''] } }, place: {} },
    { columns: ['grade'], figure: { where: { Grade: ['pqip', 'Zoë', 'say "so"'] } }, place: {} },
  ];
  const tables = [
    { by: ['sex'], place: {} },
    { by: ['Grade'], place: {} },
    { by: ['grade', 'sex'], place: {} },
  ];
  const groups = fc.record({
    tables: fc.subarray(
      tables.filter(({ by }) => known(...by.map((column) => column.toLowerCase()))),
      { minLength: known('sex') || known('grade') ? 1 : 0 },
    ),
    questions: fc.constantFrom(null, ['2.2.2', '2.2.3'], ['2.2']),
    where: known('sex') ? fc.constantFrom(null, { sex: ['F', 'Male'] }) : fc.constant(null),
    most: fc.constantFrom(2, 200, 200, 200),
  });
  return fc.record({
    strict: perhaps(fc.boolean(), oddness),
    exactIds: perhaps(fc.boolean(), 4),
    id: perhaps(fc.constantFrom('sex', 'Ref'), oddness),
    delimiter: perhaps(fc.constantFrom(',', ';', '/'), oddness),
    figures: fc.oneof(
      { weight: oddness, arbitrary: fc.subarray(figures.filter(({ columns }) => known(...columns))) },
      fc.subarray(figures),
    ),
    groups: known('sex') || known('grade') ? perhaps(groups) : fc.constant(undefined),
    limits: perhaps(fc.constantFrom({ rows: 5, columns: 5, row: 60, file: 1, result: 1, unpacked: 1 }), oddness),
  });
}

const inspections = fc
  .record({
    notApplicable: perhaps(fc.constant(new Map([['2.1', null]])), 5),
    answers: perhaps(
      fc.constant(
        new Map([
          ['met', 'yes'],
          ['not met', 'no'],
          ['é', 'yes'],
          ['na,', 'notApplicable'],
        ] as const),
      ),
    ),
    groups: perhaps(fc.constant(new Map([['sex', new Map([['Women', ['Female', 'F']]])]]))),
  })
  .map((changes) => inspection(Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined))));

const encodings: readonly ((text: string) => Buffer)[] = [
  (text) => Buffer.from(text),
  (text) => Buffer.from(`\ufeff${text}`),
  (text) => Buffer.from(`\ufeff${text}`, 'utf16le'),
  (text) => Buffer.from(`\ufeff${text}`, 'utf16le').swap16(),
];

/** How a table is written: its cells are in quotes where they must be, and where `quote` says so. */
const writing = fc.record({
  delimiter: fc.constantFrom(',', ',', ';', '\t'),
  ends: fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom(['\n'], ['\r\n']) },
    fc.array(fc.constantFrom('\n', '\r\n', '\r'), { minLength: 1, maxLength: 5 }),
  ),
  quoted: fc.oneof(fc.constant([false]), fc.constant([true]), fc.array(fc.boolean(), { minLength: 1, maxLength: 20 })),
  last: fc.boolean(),
  encode: fc.constantFrom(...encodings),
});

/** Sheets, of which a cell is odd once in `oddness`, or more seldom. */
export function sheets(oddness: number): fc.Arbitrary<Made> {
  const headers = fc
    .tuple(fc.boolean(), others)
    .map(([id, more]) => [...(id ? ['case_id'] : []), ...more.slice(0, 2), ...keys, ...more.slice(2)]);
  return headers
    .chain((names) =>
      fc.record({
        table: tableOf(names, oddness),
        written: writing,
        chosen: optionsFor(names, 3 * oddness),
        found: inspections,
        piece: perhaps(fc.integer({ min: 150, max: 500 })),
      }),
    )
    .map(({ table, written: { delimiter, ends, quoted, last, encode }, chosen, found, piece }) => {
      let cells = 0;
      const lines = table.map((row, i) => {
        const text = row.map((cell) => {
          const must = /["\r\n]/.test(cell) || cell.includes(delimiter);
          return must || quoted[cells++ % quoted.length] === true ? `"${cell.replaceAll('"', '""')}"` : cell;
        });
        return text.join(delimiter) + (i === table.length - 1 && !last ? '' : (ends[i % ends.length] ?? ''));
      });
      const under = { inspection: found, options: chosen, ...(piece === undefined ? {} : { piece }) };
      return { bytes: encode(lines.join('')), under };
    });
}

/** The same sheets with a byte changed, taken away, or put between. */
export const spoilt: fc.Arbitrary<Made> = fc
  .tuple(
    sheets(300),
    fc.double({ min: 0, max: 1, noNaN: true }),
    fc.integer({ min: 0, max: 2 }),
    fc.oneof(fc.constantFrom(...Buffer.from('",;\r\n \0Y\xff\xe9')), fc.nat(255)),
  )
  .map(([{ bytes, under }, part, taken, byte]) => {
    const at = Math.floor(part * bytes.length);
    const put = taken === 2 ? [] : [byte];
    return {
      bytes: Buffer.concat([bytes.subarray(0, at), Buffer.from(put), bytes.subarray(at + (taken === 0 ? 0 : 1))]),
      under,
    };
  });
