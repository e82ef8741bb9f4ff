/** `new NAME.xlsx` and `.ods`: a workbook to fill in, that can be scored as it is and once it is filled. */
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DOMParser } from '@xmldom/xmldom';
import { readXlsx, writeXlsx } from 'hucre/xlsx';
import { describe, expect, test } from 'vitest';
import { shipped } from '../../src/programmes/index.js';
import { pdu } from '../make.js';
import { entriesOf } from '../ods.js';
import { run, withoutSmallNumbers } from '../run.js';
import { zip } from '../workbooks.js';

const folder = (): string => mkdtempSync(join(tmpdir(), 'casescore-new-'));

async function createNew(name: string, ...options: readonly string[]) {
  const file = join(folder(), name);
  const { stdout, stderr, code } = await run(['new', file, '--no-input', ...options]);
  const without = (text: string): string => text.replaceAll(file.slice(0, -name.length), '');
  return { file, stdout: without(stdout), stderr: without(stderr), code };
}

const resultOf = async (file: string, ...options: readonly string[]): Promise<unknown> => {
  const scored = await run(['score', file, '--format', 'json', ...options]);
  expect(withoutSmallNumbers(scored)).toBe('');
  return JSON.parse(scored.stdout);
};

/** Answers every question of the cases with a word, and rates every standard that inspectors judge Good. */
async function fill(file: string, answer: string): Promise<void> {
  const bytes = readFileSync(file);
  if (file.endsWith('.ods')) {
    const filled = entriesOf(bytes).map(({ name, text }) => [
      name,
      name === 'content.xml' ? fillOds(text, answer) : text,
    ]);
    writeFileSync(file, zip(Object.fromEntries(filled) as Record<string, string>));
    return;
  }
  const { sheets } = await readXlsx(bytes);
  const rows = sheets.map((sheet) =>
    sheet.rows.map((cells, i) => {
      if (i > 0 && sheet.name === 'Cases') return cells.map((cell) => cell ?? answer);
      return sheet.name === 'Inspection' && String(cells[3]).startsWith("The inspectors' rating")
        ? [cells[0] ?? null, 'Good', ...cells.slice(2)]
        : cells;
    }),
  );
  const written = sheets.map(({ name }, i) => ({ name, rows: rows[i] ?? [] }));
  writeFileSync(file, await writeXlsx({ sheets: written }));
}

const odsText = (text: string): string => ` office:value-type="string"><text:p>${text}</text:p></table:table-cell>`;

function fillOds(content: string, answer: string): string {
  return content
    .replace(
      /<table:table-row(?![^>]*repeated)[^>]*><table:table-cell[^>]*><text:p>C\d+<.*?<\/table:table-row>/g,
      (row) => row.replace(/(<table:table-cell [^>]*)\/>/g, (_, cell: string) => cell + odsText(answer)),
    )
    .replace(
      /<table:table-row[^>]*>(?:(?!<\/table:table-row>).)*The inspectors' rating.*?<\/table:table-row>/g,
      (row) => row.replace(/(<table:table-cell [^>]*)\/>/, (_, cell: string) => cell + odsText('Good')),
    );
}

describe.each(['xlsx', 'ods'])('a new .%s', (ending) => {
  test.each(Object.keys(shipped))('of %s is scored as it is, and once it is filled', async (programme) => {
    const { file, stdout, stderr } = await createNew(
      `place.${ending}`,
      '--programme',
      programme,
      '--cases',
      '3',
      '--column',
      'grade',
    );
    expect(stderr).toBe('');
    expect(stdout).toBe(
      `Wrote place.${ending}, under ${programme}.\nFill in a row for each case (Yes, No, N/A), and the judgements in the worksheet Inspection. Then see what is still to be filled in, and the ratings:\n  casescore score place.${ending} --to-do\n  casescore score place.${ending}\n`,
    );
    expect(await resultOf(file)).toMatchObject({
      programme: { id: programme },
      sample: { cases: 0, toInspect: 3 },
      overall: { rating: null },
    });
    await fill(file, 'Yes');
    expect(await resultOf(file, '--strict')).toMatchObject({
      sample: { cases: 3, toInspect: 0 },
      overall: { complete: true },
    });
  });

  test('holds what is known, columns, and words that the inspection has for answers', async () => {
    const details = [
      '--title',
      'Hartlepool & <PDU>',
      '--region',
      'North East',
      '--fieldwork',
      '10/10/2022',
      '--eligible-cases',
      '85',
      '--cases',
      '2',
    ];
    const { file } = await createNew(
      `a.${ending}`,
      ...details,
      '--column',
      'grade',
      '--column',
      'sex',
      '--word',
      'yes=Met',
      '--word',
      'na=NR',
    );
    await fill(file, 'Met');
    expect(await resultOf(file, '--by', 'grade', '--publish')).toMatchObject({
      inspection: { title: 'Hartlepool & <PDU>', region: 'North East', fieldwork: '2022-10-10' },
      sample: { cases: 2 },
      breakdowns: { tables: [{ by: ['grade'] }] },
    });
  });

  test('has the same bytes each time', async () => {
    const [one, two] = [await createNew(`a.${ending}`, '--cases', '2'), await createNew(`a.${ending}`, '--cases', '2')];
    expect(readFileSync(one.file).equals(readFileSync(two.file))).toBe(true);
  });

  test('is XML that any program can read', async () => {
    const { file } = await createNew(`a.${ending}`, '--title', 'A "title" & <more>', '--cases', '2');
    const xml = entriesOf(readFileSync(file)).filter(({ name }) => /\.(?:xml|rels)$/.test(name));
    expect(xml.length).toBeGreaterThan(4);
    for (const { text } of xml)
      expect(() =>
        new DOMParser({
          onError: (_, message) => {
            throw new Error(message);
          },
        }).parseFromString(text, 'text/xml'),
      ).not.toThrow();
  });

  test('is not written over what is there, nor beside a sheet of its name', async () => {
    const { file } = await createNew(`a.${ending}`, '--cases', '2');
    const other = ending === 'ods' ? 'xlsx' : 'ods';
    for (const name of [file, file.replace(/\w+$/, other), file.replace(/\.\w+$/, '')]) {
      const { stderr, code } = await run(['new', name, '--no-input']);
      expect({ stderr, code }).toEqual({
        stderr: `"${file}" is there already, and nothing is written over. Choose another name, or move what is there.\n`,
        code: 2,
      });
    }
    expect(readdirSync(join(file, '..'))).toEqual([`a.${ending}`]);
  });
});

describe('what a new workbook offers', () => {
  test('in Excel: lists in every answer cell and beside every standard, and a header that stays', async () => {
    const { file } = await createNew('a.xlsx', '--cases', '2', '--column', 'grade', '--word', 'no=Not met');
    const { sheets } = await readXlsx(readFileSync(file), { readStyles: true });
    const [first, cases, inspection] = sheets;
    expect(sheets.map(({ name }) => name)).toEqual(['Read me', 'Cases', 'Inspection']);
    expect(first?.rows).toHaveLength(7);
    expect(cases?.freezePane).toEqual({ rows: 1, columns: 1 });
    const { standards } = pdu;
    const questions = standards.flatMap(({ questions: own = [] }) => own);
    expect(cases?.rows[0]).toEqual(['case_id', 'grade', ...questions.map(({ code, text }) => `${code} ${text}`)]);
    expect(cases?.dataValidations).toHaveLength(questions.length);
    expect(cases?.dataValidations?.[0]).toMatchObject({
      range: 'C2:C503',
      values: ['Yes', 'No', 'N/A', 'Not met'],
      allowBlank: true,
    });
    // A code or an id that is typed below stays text.
    expect(cases?.cells?.get('1,0')?.style?.numFmt).toBe('@');
    expect(cases?.cells?.get('0,2')?.style).toMatchObject({ numFmt: '@', alignment: { wrapText: true } });
    const rated = standards.filter(({ basis }) => basis !== 'unrated').length;
    expect(inspection?.dataValidations).toHaveLength(2 * rated);
    expect(inspection?.dataValidations?.[0]?.values).toEqual([
      'Inadequate',
      'Requires improvement',
      'Good',
      'Outstanding',
      'Not applicable',
    ]);
    expect(inspection?.rows.map(([item]) => item)).toEqual(
      expect.arrayContaining(['item', '1.1 Leadership', '2.1 Court work', '1.3 Services discretion', 'no means']),
    );
  });

  test('in OpenDocument: the same', async () => {
    const { file } = await createNew('a.ods', '--cases', '2');
    const entries = entriesOf(readFileSync(file));
    const textOf = (part: string): string => entries.find(({ name }) => name === part)?.text ?? '';
    expect(entries[0]).toMatchObject({ name: 'mimetype', method: 0 });
    expect(textOf('content.xml')).toContain(
      'table:condition="of:cell-content-is-in-list(&quot;Yes&quot;;&quot;No&quot;;&quot;N/A&quot;)"',
    );
    expect(textOf('content.xml').match(/content-validation-name="Cases_1"/g)).toHaveLength(3);
    expect(textOf('content.xml')).toContain('table:number-rows-repeated="500"');
    expect(textOf('settings.xml')).toContain(
      '<config:config-item config:name="VerticalSplitPosition" config:type="int">1<',
    );
  });
});

describe('new refuses', () => {
  test.each([
    [
      ['a.xlsx', '--format', 'json'],
      /^--format json: --format says what the inspection file beside a CSV is, and in .*a\.xlsx the inspection is a worksheet/,
    ],
    [['a.xlsm'], /Expected a name that ends in \.xlsx, \.ods or \.csv/],
    [['a.xls'], /Expected a name that ends in \.xlsx, \.ods or \.csv/],
    [['a.pdf'], /Expected a name that ends in \.xlsx, \.ods or \.csv/],
    [['a.docx'], /Expected a name that ends in \.xlsx, \.ods or \.csv/],
    [['a.inspection.xlsx'], /Expected a name that does not end in \.inspection or \.counts/],
    [['a.xlsx', '--word', 'met'], /^--word: "met" cannot be understood\. Expected --word yes=Met/],
    [['a.xlsx', '--word', 'yes=a,b'], /^--word: "yes=a,b" cannot be understood/],
    [['a.xlsx', '--word', 'yes=No'], /^--word: "No" cannot mean Yes/],
    [['a.xlsx', '--column', '2.2.1'], /^--column: .*question 2\.2\.1/],
    [['a.xlsx', '--column', 'sex', '--column', 'Sex'], /^--column: .*named the same/],
  ])('%j', async ([name = '', ...options], message) => {
    const { stdout, stderr, code, file } = await createNew(name, ...options);
    expect({ stdout, code }).toEqual({ stdout: '', code: 2 });
    expect(stderr).toMatch(message);
    expect(readdirSync(join(file, '..'))).toEqual([]);
  });
});

test('columns and words are in a new CSV and its inspection file as well', async () => {
  for (const format of ['csv', 'json']) {
    const { file } = await createNew(
      'a.csv',
      '--cases',
      '1',
      '--column',
      'grade',
      '--word',
      'yes=Met',
      '--format',
      format,
    );
    writeFileSync(
      file,
      readFileSync(file, 'utf8').replace(/^C001,.*$/m, (row) => `C001,PO${',met'.repeat(row.split(',').length - 2)}`),
    );
    expect(await resultOf(file, '--by', 'grade', '--publish')).toMatchObject({
      sample: { cases: 1 },
      breakdowns: { tables: [{ by: ['grade'] }] },
    });
  }
});
