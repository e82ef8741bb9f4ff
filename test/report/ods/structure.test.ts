/** A workbook as the guidance on accessible spreadsheets has it, and as OpenDocument asks. */
import { readdirSync } from 'node:fs';
import { readOds } from 'hucre/ods';
import { describe, expect, test } from 'vitest';
import { validateXML } from 'xmllint-wasm';
import { elements, parseXml, workbook } from '../../ods.js';

const samples = readdirSync('samples').filter((name) => name.endsWith('.csv') && !name.endsWith('.inspection.csv'));
const redcar = 'samples/redcar-cleveland-middlesbrough-2022.csv';
const sections = ['--sensitivity', '--lock-in', '--rounding-audit', '--stability', '--ledger', '--supporting'];

const runs = [
  ...samples.map((name) => [`samples/${name}`, ...sections]),
  [redcar, '--by', 'ethnicity', '--by', 'grade,sex', '--contrast'],
];

describe.each(runs.map((argv) => [argv.join(' '), argv] as const))('%s', async (_, argv) => {
  const book = await workbook(argv);
  const root = parseXml(book.content);
  const tables = elements(root, 'table:table');
  const marked = book.sheets.filter(({ header }) => header.length > 0);

  test('begins with its media type, stored as it is, so that the file can be known by its first bytes', () => {
    const media = 'application/vnd.oasis.opendocument.spreadsheet';
    expect(book.entries[0]).toMatchObject({ name: 'mimetype', method: 0, extra: 0, text: media });
    expect(Buffer.from(book.bytes).toString('latin1', 30, 38 + media.length)).toBe(`mimetype${media}`);
  });

  test('lists its parts in its manifest', () => {
    const manifest = parseXml(book.entries.find(({ name }) => name === 'META-INF/manifest.xml')?.text ?? '');
    const listed = elements(manifest, 'manifest:file-entry').map((entry) => entry.getAttribute('manifest:full-path'));
    const parts = book.entries.map(({ name }) => name).filter((name) => !/^mimetype$|^META-INF/.test(name));
    expect(listed).toEqual(['/', ...parts]);
  });

  test('holds no date: none of a clock, and in the ZIP the first that there is', () => {
    expect(book.entries.map(({ stamp }) => stamp)).toEqual(book.entries.map(() => [0x21, 0]));
    const meta = book.entries.find(({ name }) => name === 'meta.xml')?.text ?? '';
    expect(elements(parseXml(meta), '*').map(({ nodeName }) => nodeName)).toEqual([
      'office:meta',
      'meta:generator',
      'dc:title',
      'dc:language',
    ]);
  });

  test('is well-formed XML', async () => {
    const parts = book.entries.filter(({ name }) => name.endsWith('.xml'));
    expect(parts.length).toBe(4);
    const xml = parts.map(({ name, text }) => ({ fileName: name.replace('/', '-'), contents: text }));
    expect(await validateXML({ xml, normalization: 'c14n' })).toMatchObject({ valid: true, errors: [] });
  });

  test('begins with cover, contents and notes', () => {
    expect(book.sheets.slice(0, 3).map(({ name }) => name)).toEqual(['Cover', 'Contents', 'Notes']);
  });

  test('has a title of its own in A1 of every worksheet', () => {
    const titles = book.sheets.map(({ above }) => above[0]);
    expect(titles.every((title) => typeof title === 'string' && title.length > 10)).toBe(true);
    expect(new Set(titles).size).toBe(titles.length);
  });

  test('has names on its tabs that say what they hold, in letters, digits and underscores, none longer than 31', () => {
    const names = book.sheets.map(({ name }) => name);
    expect(names.filter((name) => !/^[A-Z][\p{L}\p{N}_]{1,30}$/u.test(name))).toEqual([]);
    expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(names.length);
  });

  test('has at most one table a worksheet, with one header row, which is marked as such', () => {
    expect(tables.map((table) => elements(table, 'table:table-header-rows').length <= 1)).not.toContain(false);
    for (const { name, above, header, rows } of marked) {
      expect(new Set(header).size, `the headers of ${name}`).toBe(header.length);
      expect(rows.length, `the rows of ${name}`).toBeGreaterThan(0);
      expect(above[1], `the first line of ${name}`).toBe('This worksheet contains one table.');
    }
  });

  test('names every table, with the place at which it stands', () => {
    const ranges = elements(root, 'table:database-range').map((range) => ({
      name: range.getAttribute('table:name'),
      at: range.getAttribute('table:target-range-address'),
      header: range.getAttribute('table:contains-header'),
    }));
    expect(ranges).toEqual(
      marked.map(({ name, above, header, rows }) => {
        const column = String.fromCharCode(64 + header.length);
        const [first, last] = [above.length + 1, above.length + 1 + rows.length];
        return { name: `${name}_table`, at: `'${name}'.A${first}:'${name}'.${column}${last}`, header: 'true' };
      }),
    );
  });

  test('has no merged, split or hidden cell, no formula, no empty row and no empty cell in a table', () => {
    const forbidden =
      /-spanned=|-repeated=|covered-table-cell|table:formula|table:visibility|table:protected|filter-buttons="true"/;
    expect(forbidden.exec(book.content)?.[0]).toBeUndefined();
    for (const { name, above, header, rows } of book.sheets) {
      expect(above, `above the table of ${name}`).not.toContain('');
      for (const row of [header, ...rows]) expect(row.map(String), `a row of ${name}`).not.toContain('');
      expect(
        rows.map((row) => row.length),
        `the widths of the rows of ${name}`,
      ).toEqual(rows.map(() => header.length));
    }
  });

  test('has as many columns as it gives a width to', () => {
    for (const table of tables) {
      const widest = Math.max(
        ...elements(table, 'table:table-row').map((row) => elements(row, 'table:table-cell').length),
      );
      expect(elements(table, 'table:table-column').length).toBe(widest);
    }
  });

  test('links every worksheet behind the contents, and nothing else', () => {
    const links = elements(root, 'text:a').map((link) => [link.getAttribute('xlink:href'), link.textContent]);
    const behind = book.sheets.slice(2).map(({ name }) => name);
    expect(links).toEqual(behind.map((name) => [`#${name}.A1`, name]));
    expect(book.sheet('Contents').rows).toEqual(book.sheets.slice(2).map(({ name, above }) => [name, above[0]]));
  });

  test('explains every mark above the table that holds it, and in the notes', () => {
    const notes = book.sheet('Notes').rows.map(([note]) => note);
    for (const { name, above, rows } of marked.filter((sheet) => sheet.name !== 'Notes')) {
      const marks = [...new Set(rows.flat().filter((value) => /^\[[a-z]\]$/.test(String(value))))];
      for (const mark of marks) {
        expect(above.filter((line) => String(line).startsWith(`${mark} = `)).length, `${name} ${mark}`).toBe(1);
        expect(notes, `${name} ${mark}`).toContain(mark);
      }
    }
  });

  test('refers only to styles that it has', () => {
    const styles = parseXml(book.entries.find(({ name }) => name === 'styles.xml')?.text ?? '');
    const known = new Set(
      [root, styles].flatMap((part) =>
        ['style:style', 'style:master-page', 'style:page-layout', 'number:number-style', 'style:font-face'].flatMap(
          (kind) => elements(part, kind).map((style) => style.getAttribute('style:name')),
        ),
      ),
    );
    const references = [book.content, book.entries.find(({ name }) => name === 'styles.xml')?.text ?? ''].flatMap(
      (text) =>
        [
          ...text.matchAll(
            /(?:table:style-name|style:(?:parent-style-name|master-page-name|page-layout-name|data-style-name|font-name))="([^"]*)"/g,
          ),
        ].map(([, name]) => name ?? ''),
    );
    expect(references.length).toBeGreaterThan(50);
    expect([...new Set(references)].filter((name) => !known.has(name))).toEqual([]);
  });

  test('is in British English', () => {
    const styles = book.entries.find(({ name }) => name === 'styles.xml')?.text ?? '';
    expect(styles).toContain('fo:language="en" fo:country="GB"');
  });

  // This reader leaves out rows that are marked as a header.
  test('reads the same in another reader', async () => {
    const { sheets } = await readOds(book.bytes);
    expect(sheets.map(({ name, rows }) => ({ name, rows }))).toEqual(
      book.sheets.map(({ name, above, rows }) => ({ name, rows: [...above.map((line) => [line]), ...rows] })),
    );
  });
});
