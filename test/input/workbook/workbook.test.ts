/** Workbooks in place of a CSV: which worksheet is read, what is said of it and where, and what is refused. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { scoreSheet } from '../../../src/library.js';
import { run } from '../../run.js';
import { inlineRows, ods, odsTable, xlsx, zip } from '../../workbooks.js';

const head = ['case_id', '2.2.1', '2.2.2', '2.2.3'];
const cases = [head, ['C1', 'Yes', 'No', 'Yes'], ['C2', 'No', 'N/A', 'Yes ']];
const csv = `${cases.map((cells) => cells.join(',')).join('\n')}\n`;
const inspection = [
  ['item', 'value', 'reason'],
  ['title', 'Hartlepool'],
  ['1.1', 'Good', 'they lead'],
];

/** A folder with these files, and a function that runs the program on one of them. */
function folderOf(files: Readonly<Record<string, string | Uint8Array>>) {
  const folder = mkdtempSync(join(tmpdir(), 'casescore-'));
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
  const without = (text: string): string => text.replaceAll(`${folder}/`, '');
  return {
    folder,
    run: async (...argv: readonly string[]) => {
      const paths = argv.map((word) => (Object.hasOwn(files, word) ? join(folder, word) : word));
      const { stdout, stderr, code } = await run(paths);
      return { stdout: without(stdout), stderr: without(stderr), code };
    },
  };
}

/** What `score` says of a workbook that it refuses. */
async function refusal(bytes: Uint8Array, ...options: readonly string[]) {
  const { stdout, stderr, code } = await folderOf({ 'a.xlsx': bytes }).run('score', 'a.xlsx', ...options);
  expect(stdout).toBe('');
  return { said: stderr.trimEnd(), code };
}

const json = async (bytes: Uint8Array | string, name: string, ...options: readonly string[]) => {
  const { stdout, stderr } = await folderOf({ [name]: bytes }).run('score', name, '--format', 'json', ...options);
  expect(stderr).toBe('');
  return JSON.parse(stdout.replace(`"${name}"`, '"sheet"')) as unknown;
};

const both = [
  ['xlsx', (sheets: Record<string, string[][]>) => xlsx({ sheets: mapValues(sheets, inlineRows) })],
  [
    'ods',
    (sheets: Record<string, string[][]>) =>
      ods(
        Object.entries(sheets)
          .map(([name, rows]) => odsTable(name, rows))
          .join(''),
      ),
  ],
] as const;

function mapValues<A, B>(values: Readonly<Record<string, A>>, change: (value: A) => B): Record<string, B> {
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, change(value)]));
}

const caseRow = (cells: string): Buffer =>
  xlsx({
    sheets: {
      Cases: `<sheetData><row>${head.map((name) => `<c t="inlineStr"><is><t>${name}</t></is></c>`).join('')}</row><row>${cells}</row></sheetData>`,
    },
  });
const yes = '<c t="inlineStr"><is><t>Yes</t></is></c>';

const hiddenNotes = async (bytes: Uint8Array) =>
  ((await json(bytes, 'a.xlsx')) as { notes: { code: string; message: string }[] }).notes
    .filter(({ code }) => /hidden/i.test(code))
    .map(({ message }) => message);

const other = (what: string): string =>
  `a.xlsx: this is ${what}, which cannot be read. Open it, and save it as an Excel workbook (.xlsx), an OpenDocument spreadsheet (.ods) or "CSV UTF-8".`;

const damaged = (reason: string) => ({
  said: `a.xlsx: the workbook is cut off or damaged: ${reason}. Fetch it again, or open it in a spreadsheet program and save it again.`,
  code: 3,
});

const sheetRefusal = (sheet: string, parts: Readonly<Record<string, string>> = {}) =>
  refusal(xlsx({ sheets: { Cases: sheet }, parts }));

const jsonOfStdin = async (stdin: Uint8Array | string): Promise<string> =>
  (await run(['score', '-', '--format', 'json'], { stdin })).stdout;

describe.each(both)('%s', (ending, workbook) => {
  test('its result is that of the same cases as a CSV', async () => {
    expect(await json(workbook({ Sheet1: cases }), `a.${ending}`)).toEqual(await json(csv, 'a.csv'));
  });

  test('its name does not matter, and it may come on standard input', async () => {
    const bytes = workbook({ Sheet1: cases });
    expect(await json(bytes, 'a.csv')).toEqual(await json(csv, 'a.csv'));
    expect(await jsonOfStdin(bytes)).toEqual(await jsonOfStdin(csv));
  });

  test('the worksheet named Cases is read, wherever it stands', async () => {
    const sheets = { 'Read me': [['Read me']], cases, Sheet3: [['x']] };
    expect(await json(workbook(sheets), `a.${ending}`)).toEqual(await json(csv, 'a.csv'));
  });

  test('another worksheet with cases that was not read is named, unless this one was chosen', async () => {
    const sheets = {
      Cases: cases,
      'Cases (2)': cases,
      'Week 3': [['Hartlepool'], ['case', 'question', 'answer'], ['C9', '2.2.1', 'No']],
      'To come': [head, ['C9', '', '', '']],
      Summary: [head, ['Yes', '12', '13', '14']],
      Notes: [['2.2.1 was hard to judge'], ['x']],
    };
    const notes = async (...options: readonly string[]) =>
      ((await json(workbook(sheets), 'a.xlsx', ...options)) as { notes: { code: string; message: string }[] }).notes
        .filter(({ code }) => code === 'worksheetsUnread')
        .map(({ message }) => message);
    expect(await notes()).toEqual([
      'Warning: the worksheets "Cases (2)" and "Week 3" hold questions too and were not read: only "Cases" was. Put all cases into one worksheet; if those are no part of the sample, say which is to be read with --worksheet.',
    ]);
    expect(await notes('--worksheet', 'Cases')).toEqual([]);
  });

  test('--worksheet names another', async () => {
    const sheets = { Cases: [['x']], Round2: cases };
    expect(await json(workbook(sheets), `a.${ending}`, '--worksheet', 'round2')).toEqual(await json(csv, 'a.csv'));
  });

  test('several, and none named Cases, are refused as wrong use', async () => {
    expect(await refusal(workbook({ Sheet1: cases, Sheet2: [['x']] }))).toEqual({
      said: 'a.xlsx: there are several worksheets ("Sheet1" and "Sheet2") and none is named Cases. Say with --worksheet NAME which one holds the cases, or name it Cases.',
      code: 2,
    });
  });

  test('a worksheet that is not there is refused as wrong use, and a near one is named', async () => {
    expect(await refusal(workbook({ Cases: cases, Notes: [['x']] }), '--worksheet', 'Casse')).toEqual({
      said: 'a.xlsx: there is no worksheet "Casse". There are "Cases" and "Notes". Did you mean "Cases"?',
      code: 2,
    });
  });

  test('the worksheet Inspection is the inspection file', async () => {
    const { stdout, stderr } = await folderOf({ 'a.xlsx': workbook({ Cases: cases, Inspection: inspection }) }).run(
      'score',
      'a.xlsx',
      '--format',
      'json',
    );
    expect(stderr).toBe('');
    expect(JSON.parse(stdout)).toMatchObject({
      inspection: { title: 'Hartlepool' },
      standards: [{ code: '1.1', judged: 'Good', reason: 'they lead' }, {}, {}, {}, {}, {}, {}, {}, {}, {}],
    });
  });

  test('what is wrong in Inspection is wrong use, and has its cell', async () => {
    const sheets = { Cases: cases, Inspection: [...inspection, ['1.2', 'Godo']] };
    expect(await refusal(workbook(sheets))).toEqual({
      said: 'a.xlsx: Inspection!B4: 1.2: "Godo" is not a rating. Expected Inadequate, Requires improvement, Good or Outstanding (or I, RI, G or O). Did you mean "Good"?',
      code: 2,
    });
  });

  test('Inspection and a file beside the workbook are two inspection files', async () => {
    const files = { 'a.xlsx': workbook({ Cases: cases, Inspection: inspection }), 'a.inspection.csv': 'item,value\n' };
    expect(await folderOf(files).run('score', 'a.xlsx')).toEqual({
      stdout: '',
      stderr: 'a.xlsx: a.xlsx: Inspection and a.inspection.csv are both its inspection file. Keep one of them.\n',
      code: 2,
    });
  });

  test('the file beside a workbook is found', async () => {
    const files = { 'a.xlsx': workbook({ Cases: cases }), 'a.inspection.csv': 'item,value\ntitle,Beside\n' };
    expect(JSON.parse((await folderOf(files).run('score', 'a.xlsx', '--format', 'json')).stdout)).toMatchObject({
      inspection: { title: 'Beside' },
    });
  });

  test('--inspection takes the worksheet of a workbook', async () => {
    const files = {
      'a.csv': csv,
      'b.xlsx': workbook({ Cases: cases, Inspection: inspection }),
      'c.xlsx': workbook({ Sheet1: inspection }),
    };
    const folder = folderOf(files);
    for (const name of ['b.xlsx', 'c.xlsx']) {
      const { stdout } = await folder.run('score', 'a.csv', '--inspection', name, '--format', 'json');
      expect(JSON.parse(stdout)).toMatchObject({ inspection: { title: 'Hartlepool' } });
    }
  });

  test('every fault of the cases has its cell', async () => {
    const rows = [
      head,
      ['C1', 'Yess', 'No', 'Yes'],
      ['C1', 'No', '', 'Yes'],
      ['', 'No', '', 'Yes'],
      ['C4', 'No', '', 'Yes', '', 'x'],
    ];
    expect(await refusal(workbook({ Cases: rows }))).toMatchObject({
      said: [
        'a.xlsx: Cases!B2: 2.2.1: case C1: "Yess" is not an answer. Expected Yes, No, N/A or blank. Did you mean "Yes"?',
        'a.xlsx: Cases!A3: case C1: the id stands in row 2 already. Give every case its own id, or remove the row that is there twice.',
        'a.xlsx: Cases!A4: the case has no id. Give every case its own.',
        'a.xlsx: Cases!F5: column F has no header, and holds "x" here. Give the column a name, or clear it.',
        '4 problems; nothing was written.',
      ].join('\n'),
      code: 3,
    });
  });

  test('a long sheet and a counts sheet are read', async () => {
    const long = [
      ['case_id', 'question', 'answer'],
      ...cases.slice(1).flatMap(([id = '', ...answers]) => answers.map((answer, i) => [id, head[i + 1] ?? '', answer])),
    ];
    const { notes: _, ...expected } = (await json(csv, 'a.csv')) as { notes: unknown };
    expect(await json(workbook({ Cases: long }), `a.${ending}`)).toMatchObject(expected);
    const counts = [
      ['question', 'yes', 'no'],
      ['2.2.1', '1', '1'],
      ['2.2.2', '0', '1'],
      ['2.2.3', '2', '0'],
    ];
    const { stdout } = await folderOf({ 'a.xlsx': workbook({ Sheet1: counts }) }).run(
      'score',
      '--counts',
      'a.xlsx',
      '--format',
      'json',
    );
    expect(JSON.parse(stdout)).toMatchObject({
      standards: [{}, {}, {}, {}, {}, { code: '2.2', banded: 'Inadequate' }, {}, {}, {}, {}],
    });
  });

  test('ids that are one number are warned of by their rows', async () => {
    const bytes = workbook({ Cases: [head, ['7', 'Yes', 'No', 'Yes'], ['007', 'No', 'No', 'Yes']] });
    const { notes } = (await json(bytes, `a.${ending}`)) as { notes: { message: string }[] };
    expect(notes.map(({ message }) => message).join()).toContain('in rows 2 and 3.');
  });

  test('blank rows and columns before the cases, and among them, are what they are in a CSV', async () => {
    expect(await refusal(workbook({ Cases: [[], ...cases] }))).toMatchObject({
      said: expect.stringContaining('a.xlsx: Cases!A1: the first row is blank.') as string,
    });
    const moved = [...cases.slice(0, 2), [], ...cases.slice(2)].map((cells) => ['', ...cells]);
    const notes = (
      (await json(workbook({ Cases: moved }), `a.${ending}`)) as { notes: { message: string }[] }
    ).notes.map(({ message }) => message);
    expect(notes).toContain('Warning: 1 blank row among the cases (the first is row 3) was left out.');
    expect(notes).toContain('1 empty column without a header was left out.');
  });
});

test('the library reads a workbook', async () => {
  const { folder } = folderOf({
    'a.xlsx': xlsx({ sheets: { Cases: inlineRows(cases), Inspection: inlineRows(inspection) } }),
  });
  expect(await scoreSheet(join(folder, 'a.xlsx'))).toMatchObject({
    sample: { cases: 2, source: 'a.xlsx' },
    inspection: { title: 'Hartlepool' },
  });
});

test('--worksheet for a CSV is refused', async () => {
  expect(await folderOf({ 'a.csv': csv }).run('score', 'a.csv', '--worksheet', 'Cases')).toEqual({
    stdout: '',
    stderr: 'a.csv: --worksheet Cases names a worksheet, and this file is no workbook. Leave the option out.\n',
    code: 2,
  });
});

describe('cells that cannot be trusted are refused as bad data', () => {
  test('errors, all of them', async () => {
    expect(await refusal(caseRow(`${yes}<c t="e"><v>#N/A</v></c>${yes}<c t="e"><f>1/0</f><v>#DIV/0!</v></c>`))).toEqual(
      {
        said: 'a.xlsx: Cases!B2: the cell shows the error "#N/A". Correct its formula, or type the value that it should have.\na.xlsx: Cases!D2: the cell shows the error "#DIV/0!". Correct its formula, or type the value that it should have.\n2 problems; nothing was written.',
        code: 3,
      },
    );
  });

  test.each(['<c><f>A1</f></c>', '<c><f>A1</f><v></v></c>', '<c t="b"><f>A1</f></c>', '<c t="str"><f>A1</f></c>'])(
    'a formula without a result: %s',
    async (cell) => {
      expect(await refusal(caseRow(`${yes}${cell}${yes}${yes}`))).toEqual({
        said: 'a.xlsx: Cases!B2: the cell holds a formula and no result of it. Open the workbook in a spreadsheet program and save it, so that the result is stored, or type the value.',
        code: 3,
      });
    },
  );

  test('errors and formulas without a result in an OpenDocument spreadsheet', async () => {
    const table = odsTable('Cases', cases).replace(
      '<table:table-cell office:value-type="string"><text:p>No</text:p></table:table-cell>',
      '<table:table-cell table:formula="of:=NA()" office:value-type="string" office:string-value="" calcext:value-type="error"><text:p>#N/A</text:p></table:table-cell>',
    );
    expect(await refusal(ods(table))).toMatchObject({
      said: expect.stringMatching(/^a\.xlsx: Cases!C2: the cell shows the error "#N\/A"/) as string,
      code: 3,
    });
    const formula = table.replace(
      / office:value-type="string" office:string-value="" calcext:value-type="error"><text:p>#N\/A<\/text:p>/,
      '>',
    );
    expect(await refusal(ods(formula))).toMatchObject({
      said: expect.stringMatching(/^a\.xlsx: Cases!C2: the cell holds a formula and no result/) as string,
      code: 3,
    });
  });

  const merged =
    'this cell is merged with others, up to B3, so it cannot be told which rows and columns its value is for. Unmerge the cells and fill in each.';

  test('merged cells among the cases', async () => {
    const sheet = `${inlineRows(cases)}<mergeCells><mergeCell ref="B2:B3"/><mergeCell ref="A7:D7"/><mergeCell ref="E1:E2"/></mergeCells>`;
    expect(await refusal(xlsx({ sheets: { Cases: sheet } }))).toEqual({ said: `a.xlsx: Cases!B2: ${merged}`, code: 3 });
    const table = odsTable('Cases', cases).replace(
      '<table:table-cell office:value-type="string"><text:p>Yes',
      '<table:table-cell table:number-rows-spanned="2" office:value-type="string"><text:p>Yes',
    );
    expect(await refusal(ods(table))).toEqual({ said: `a.xlsx: Cases!B2: ${merged}`, code: 3 });
  });
});

describe('hidden rows and columns are read, and counted in a note', () => {
  test('in Excel', async () => {
    const rows = inlineRows(cases).replace('</row><row>', '</row><row hidden="1">');
    const sheet = `<cols><col min="1" max="1" width="9"/><col min="3" max="9" hidden="1"/></cols>${rows}<autoFilter ref="A1:D3"><filterColumn colId="1"/></autoFilter>`;
    expect(await hiddenNotes(xlsx({ sheets: { Cases: sheet } }))).toEqual([
      'Warning: the worksheet Cases hides 1 row and 2 columns (a filter is on), which were read like the others.',
    ]);
    expect(await hiddenNotes(xlsx({ sheets: { Cases: `${inlineRows(cases)}<autoFilter ref="A1:D3"/>` } }))).toEqual([]);
  });

  test('in OpenDocument', async () => {
    const table = odsTable('Cases', cases)
      .replace(
        /<table:table-row>/,
        '<table:table-column/><table:table-column table:visibility="collapse"/><table:table-column table:number-columns-repeated="16382"/><table:table-row>',
      )
      .replace(/(<\/table:table-row>)<table:table-row>/, '$1<table:table-row table:visibility="filter">');
    expect(await hiddenNotes(ods(table))).toEqual([
      'Warning: the worksheet Cases hides 1 row and 1 column (a filter is on), which were read like the others.',
    ]);
  });

  test('a hidden worksheet is none of several, and is noted where it is read', async () => {
    const sheets = { Sheet1: inlineRows(cases), '-Lists': inlineRows([['Yes'], ['No']]) };
    expect(await hiddenNotes(xlsx({ sheets }))).toEqual([]);
    const hidden = { '-Cases': inlineRows(cases), Sheet2: inlineRows([['x']]) };
    expect(await hiddenNotes(xlsx({ sheets: hidden }))).toEqual([
      'Warning: the worksheet Cases is hidden, and it was read: is it the right one?',
    ]);
    const style = '<style:style style:name="ta1"><style:table-properties table:display="false"/></style:style>';
    const lists = odsTable('Lists', [['Yes']]).replace('<table:table ', '<table:table table:style-name="ta1" ');
    expect(await hiddenNotes(ods(`${odsTable('Sheet1', cases)}${lists}`, { styles: style }))).toEqual([]);
  });
});

const struck = async (bytes: Uint8Array) =>
  ((await json(bytes, 'a.xlsx')) as { notes: { code: string; message: string }[] }).notes
    .filter(({ code }) => code === 'cellsStruck')
    .map(({ message }) => message);

const struckTable = (style: string) =>
  odsTable('Cases', cases).replace(
    /<table:table-cell (?=[^>]*><text:p>(?:C1|N\/A))/g,
    `$&table:style-name="${style}" `,
  );

describe('cells that are struck through are read, and counted in a note', () => {
  const said = [
    'Warning: in the worksheet Cases the text of 2 cells is struck through (the first is A2), and was read like any other. Clear what does not count, and remove the rows of cases that were taken out.',
  ];

  test('in Excel', async () => {
    const styles =
      '<fonts><font/><font><strike/></font><font><strike val="0"/></font></fonts><cellXfs><xf fontId="0"/><xf fontId="1"/><xf fontId="2"/></cellXfs>';
    const styled = (numbers: readonly number[]) =>
      xlsx({
        styles,
        sheets: {
          Cases: inlineRows(cases)
            .replaceAll('<c ', () => '<c s="S" ')
            .replace(/"S"/g, () => `"${at++ < 4 ? 0 : (numbers[at - 5] ?? 0)}"`),
        },
      });
    let at = 0;
    expect(await struck(styled([1, 0, 2, 1]))).toEqual(said);
    at = 0;
    expect(await struck(styled([2, 2, 2, 2]))).toEqual([]);
  });

  test('in OpenDocument', async () => {
    const styles = ['solid', 'none']
      .map(
        (kind) =>
          `<style:style style:name="${kind}"><style:text-properties style:text-line-through-style="${kind}"/></style:style>`,
      )
      .join('');
    expect(await struck(ods(struckTable('solid'), { styles }))).toEqual(said);
    expect(await struck(ods(struckTable('none'), { styles }))).toEqual([]);
  });
});

const truthCell = (value: number, shown: string): string =>
  `<table:table-cell table:formula="of:=${shown}()" office:value-type="float" office:value="${value}"><text:p>${shown}</text:p></table:table-cell>`;

test('TRUE and FALSE that LibreOffice made of those of an Excel workbook are answers', async () => {
  const table = odsTable('Cases', cases)
    .replaceAll(/<table:table-cell [^>]*><text:p>Yes ?<\/text:p><\/table:table-cell>/g, truthCell(1, 'TRUE'))
    .replaceAll(/<table:table-cell [^>]*><text:p>No<\/text:p><\/table:table-cell>/g, truthCell(0, 'FALSE'));
  expect(table).toContain('TRUE');
  expect(await json(ods(table), 'a.ods')).toEqual(await json(csv, 'a.csv'));
});

describe('what is no workbook that can be read', () => {
  const ole = Buffer.from('d0cf11e0a1b11ae1', 'hex');

  test.each([
    [
      'an old Excel workbook (xls) or another old office document',
      Buffer.concat([ole, Buffer.alloc(600), Buffer.from('Workbook', 'utf16le')]),
    ],
    [
      'a binary Excel workbook (xlsb)',
      zip({ '[Content_Types].xml': '<Types/>', '_rels/.rels': '<Relationships/>', 'xl/workbook.bin': 'x' }),
    ],
    ['a Numbers document', zip({ 'Index/Document.iwa': 'x', 'preview.jpg': 'x' })],
    ['a Word document', zip({ '[Content_Types].xml': '<Types/>', 'word/document.xml': '<document/>' })],
    [
      'a zip archive or an office document',
      zip({ mimetype: 'application/vnd.oasis.opendocument.text', 'content.xml': '<a/>' }),
    ],
    ['a zip archive or an office document', zip({ 'a.csv': csv })],
  ])('%s', async (what, bytes) => {
    expect(await refusal(bytes)).toEqual({ said: other(what), code: 3 });
  });

  const locked =
    'a.xlsx: the workbook is locked with a password. Save a copy without one, where such a copy may be kept, or save the sheet as "CSV UTF-8".';
  test.each([
    ['Excel', Buffer.concat([ole, Buffer.alloc(600), Buffer.from('EncryptedPackage', 'utf16le')])],
    [
      'OpenDocument',
      ods(odsTable('Cases', cases), {
        parts: {
          'META-INF/manifest.xml': '<manifest><file-entry><encryption-data/></file-entry></manifest>',
          'content.xml': 'garbage',
        },
      }),
    ],
    ['OpenDocument as a whole', ods('', { parts: { 'encrypted-package': 'garbage' } })],
  ])('a password (%s)', async (_, bytes) => {
    expect(await refusal(bytes)).toEqual({ said: locked, code: 3 });
  });

  test('a password of the zip itself', async () => {
    const bytes = xlsx({ sheets: { Cases: inlineRows(cases) } });
    // The flag of every entry of the directory.
    for (let at = bytes.indexOf('PK\x01\x02'); at >= 0; at = bytes.indexOf('PK\x01\x02', at + 1)) bytes[at + 8]! |= 1;
    expect(await refusal(bytes)).toEqual({ said: locked, code: 3 });
  });

  const good = xlsx({ sheets: { Cases: inlineRows(cases) } });

  test.each([30, 100, 1000, good.length - 30])('a file that is cut off after %d bytes', async (length) => {
    expect(await refusal(good.subarray(0, length))).toEqual(damaged('it ends too early'));
  });

  test('a part whose bytes are changed', async () => {
    const stored = xlsx({ sheets: { Cases: inlineRows(cases) }, level: 0 });
    stored[stored.indexOf('Yes')] = 'y'.charCodeAt(0);
    expect(await refusal(stored)).toEqual(damaged('its part xl/worksheets/sheet1.xml is not whole'));
  });

  test.each([
    ['an element that is not closed', '<sheetData><row>', 'its part xl/worksheets/sheet1.xml is not XML'],
    [
      'a number that is none',
      '<sheetData><row><c><v>1,5</v></c></row></sheetData>',
      'in its worksheet Cases a cell in row 1 holds 1,5, which is no value of its kind (n)',
    ],
    [
      'a shared text that is not there',
      '<sheetData><row><c t="s"><v>4</v></c></row></sheetData>',
      'in its worksheet Cases a cell in row 1 holds 4, which is no value of its kind (s)',
    ],
    [
      'a truth value that is none',
      '<sheetData><row><c t="b"><v>2</v></c></row></sheetData>',
      'in its worksheet Cases a cell in row 1 holds 2, which is no value of its kind (b)',
    ],
    [
      'rows out of order',
      '<sheetData><row r="2"/><row r="1"/></sheetData>',
      'in its worksheet Cases row 1 does not follow row 2',
    ],
    [
      'a cell that is there twice',
      '<sheetData><row r="1"><c r="A1"/><c r="A1"/></row></sheetData>',
      'in its worksheet Cases the cell A1 is out of order',
    ],
    [
      'a cell of another row',
      '<sheetData><row r="1"><c r="A2"/></row></sheetData>',
      'in its worksheet Cases the cell A2 is out of order',
    ],
    [
      'a cell outside the grid',
      '<sheetData><row r="1"><c r="ZZZ1"><v>1</v></c></row></sheetData>',
      'in its worksheet Cases a cell stands outside of it',
    ],
  ])('%s', async (_, sheet, reason) => {
    expect(await sheetRefusal(sheet)).toEqual(damaged(reason));
  });

  test('entities, which are never expanded', async () => {
    const part =
      '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><worksheet><sheetData><row><c t="inlineStr"><is><t>&a;</t></is></c></row></sheetData></worksheet>';
    expect(await sheetRefusal('', { 'xl/worksheets/sheet1.xml': part })).toEqual(
      damaged('its part xl/worksheets/sheet1.xml has a document type, which no spreadsheet program writes'),
    );
  });

  test('elements nested without end', async () => {
    expect(await sheetRefusal('<a>'.repeat(1000))).toEqual(
      damaged('its part xl/worksheets/sheet1.xml is nested too deeply'),
    );
  });

  test('two parts of one name', async () => {
    const bytes = xlsx({ sheets: { Cases: inlineRows(cases) }, parts: { 'xl/worksheets/sheetX.xml': 'x' } });
    const twice = Buffer.from(bytes.toString('latin1').replaceAll('sheetX.xml', 'sheet1.xml'), 'latin1');
    expect(await refusal(twice)).toEqual(damaged('it has two parts xl/worksheets/sheet1.xml'));
  });

  test('a worksheet without its part', async () => {
    expect(await sheetRefusal('', { 'xl/_rels/workbook.xml.rels': '<Relationships/>' })).toEqual(
      damaged('it has no part for its worksheet Cases'),
    );
  });

  test('an archive that unpacks past the limit, which can be raised', async () => {
    const bytes = xlsx({ sheets: { Cases: `${inlineRows(cases)}<extLst>${'<a/>'.repeat(100_000)}</extLst>` } });
    expect(await refusal(bytes, '--limit', 'unpacked=300_000')).toEqual({
      said: 'a.xlsx: the workbook unpacks to more than 300,000 bytes. Is this the right file? Remove worksheets, pictures and rows that are not needed, or raise the limit with --limit unpacked=NUMBER.',
      code: 3,
    });
    expect((await folderOf({ 'a.xlsx': bytes }).run('score', 'a.xlsx', '--limit', 'unpacked=500_000')).code).toBe(0);
  });

  test('what a directory says of the size of a part is not believed', async () => {
    const bytes = xlsx({ sheets: { Cases: `${inlineRows(cases)}<extLst>${'<a/>'.repeat(100_000)}</extLst>` } });
    for (let at = bytes.indexOf('PK\x01\x02'); at >= 0; at = bytes.indexOf('PK\x01\x02', at + 1))
      bytes.writeUInt32LE(10, at + 24);
    expect(await refusal(bytes, '--limit', 'unpacked=300_000')).toMatchObject({ code: 3 });
  });

  test('a row, and a text, that stand there a million times', async () => {
    const row = `<table:table-row table:number-rows-repeated="900000000"><table:table-cell table:number-columns-repeated="4" office:value-type="string"><text:p>Yes</text:p></table:table-cell></table:table-row>`;
    const table = odsTable('Cases', [head]).replace('</table:table>', `${row}</table:table>`);
    expect(await refusal(ods(table))).toMatchObject({
      said: expect.stringContaining('unpacks to more than 100,000,000 bytes') as string,
      code: 3,
    });
    const texts = `<si><t>${'x'.repeat(1_000_000)}</t></si>`;
    const rows = `<sheetData>${'<row><c t="s"><v>0</v></c></row>'.repeat(1000)}</sheetData>`;
    expect(await refusal(xlsx({ sheets: { Cases: rows }, texts }))).toMatchObject({
      said: expect.stringContaining('unpacks to more than 100,000,000 bytes') as string,
      code: 3,
    });
  });

  test('more rows than the limit', async () => {
    const rows = `<sheetData><row r="1">${head.map((name) => `<c t="inlineStr"><is><t>${name}</t></is></c>`).join('')}</row><row r="1048576"><c r="A1048576"><v>1</v></c></row></sheetData>`;
    expect(await refusal(xlsx({ sheets: { Cases: rows } }), '--limit', 'rows=1000')).toEqual({
      said: 'a.xlsx: Cases!A1002: there are more than 1,000 rows. Is this the right file? Split it, or raise the limit with --limit rows=NUMBER.',
      code: 3,
    });
  });
});

test('macros, external links and parts with paths out of the archive are left alone', async () => {
  const parts = {
    'xl/vbaProject.bin': 'macros',
    'xl/externalLinks/externalLink1.xml': 'no XML',
    '../../evil.xml': 'x',
    '/absolute.xml': 'x',
    'xl/worksheets/_rels/sheet1.xml.rels':
      '<Relationships><Relationship Id="rId1" Type="x/hyperlink" Target="https://example.com/" TargetMode="External"/></Relationships>',
  };
  expect(await json(xlsx({ sheets: { Cases: inlineRows(cases) }, parts }), 'a.xlsm')).toEqual(await json(csv, 'a.csv'));
});

test('several workbooks are one sample, and an id in two of them has both cells', async () => {
  const files = {
    'a.xlsx': xlsx({ sheets: { Cases: inlineRows(cases) } }),
    'b.ods': ods(odsTable('Cases', [head, ['C3', 'Yes', 'Yes', 'Yes']])),
    'c.ods': ods(odsTable('Cases', [head, ['C2', 'Yes', 'Yes', 'Yes']])),
    'a.csv': csv,
    'b.csv': `${head.join(',')}\nC3,Yes,Yes,Yes\n`,
  };
  const folder = folderOf(files);
  const ofText = await folder.run('score', 'a.csv', 'b.csv', '--format', 'json');
  const ofWorkbooks = await folder.run('score', 'a.xlsx', 'b.ods', '--format', 'json');
  expect(ofWorkbooks.stdout.replaceAll(/\b([ab])\.(?:xlsx|ods)/g, '$1.csv')).toBe(ofText.stdout);
  expect((await folder.run('score', 'a.xlsx', 'c.ods')).stderr).toContain(
    'c.ods: Cases!A2: case C2: the id stands in another sheet as well (a.xlsx: Cases!A3: case C2).',
  );
});

test.each(both)(
  '%s: draw takes a workbook as its frame, moderate as a reading, and overall as its ratings',
  async (_, workbook) => {
    const folder = folderOf({
      'frame.xlsx': workbook({
        Sheet1: [
          ['id', 'sex'],
          ['1', 'F'],
          ['2', 'M'],
          ['2', 'F'],
        ],
      }),
      'a.csv': csv,
      'b.xlsx': workbook({ Cases: cases }),
      'ratings.xlsx': workbook({
        Sheet1: [
          ['standard', 'rating'],
          ['1.1', 'Good'],
          ['1.2', 'Godo'],
        ],
      }),
    });
    expect((await folder.run('draw', 'frame.xlsx', '--cases', '1', '--seed', 's')).stderr).toContain(
      'frame.xlsx: Sheet1!A4: case 2: the id stands in row 3 already.',
    );
    expect((await folder.run('moderate', 'a.csv', 'b.xlsx')).stdout).toContain('2 cases are in both');
    expect((await folder.run('overall', '--ratings', 'ratings.xlsx')).stderr).toContain(
      'ratings.xlsx: Sheet1!B3: 1.2: "Godo" is not a rating.',
    );
  },
);
