/** The query run for real: what it counts is what the sheet reader counts. Spark SQL is not here: for it there is its documentation. */
import { existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { answerKey, answerReader } from '../../src/input/sheet/answers.js';
import { idKey, numberBehind } from '../../src/input/sheet/ids.js';
import { totalIn } from '../../src/input/sheet/not-cases.js';
import type { Answer } from '../../src/model/reading.js';
import { plain } from '../fixtures/sheets/plain.js';
import { generator, sheet as fuzzed } from '../fuzz/sheets.js';
import { blockOf } from '../documents.js';
import { run, withoutSmallNumbers } from '../run.js';
import { duckdb } from './duckdb.js';
import { postgres, postgresAbsent } from './postgres.js';
import { tableOf, type Engine, type Table } from './table.js';
import { runs, tries } from '../runs.js';
import { isSkipped } from '../skipped.js';

const folder = mkdtempSync(join(tmpdir(), 'casescore-sql-'));

function writeFile(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

async function runAndPrint(...argv: readonly string[]): Promise<string> {
  const { stdout, stderr, code } = await run(argv);
  expect({ stderr: withoutSmallNumbers({ stderr }), code }).toEqual({ stderr: '', code: 0 });
  return stdout;
}

/** The rows of a CSV as objects. */
async function rowsOf(csv: string): Promise<Record<string, string>[]> {
  const { headers, rows } = await tableOf(csv);
  return rows.map((cells) => Object.fromEntries(headers.map((header, i) => [header, cells[i] ?? ''])));
}

/** What the reader takes for white space, found by asking it. */
const whiteSpace = Array.from({ length: 0x10000 }, (_, code) => String.fromCharCode(code)).filter(
  (character) => character.trim() === '',
);

/** Answers in which much can go wrong: letters whose small form hangs on their neighbours, quotes, signs, and what SQL takes apart. */
const further = {
  yes: ['İyi', 'ΝΑΙ ΣΩΣΤΌΣ', 'Straße', "d'accord", 'kelvin', '1', 'met; --', 'ﬁne'],
  no: ['hayır', 'ΌΧΙ', 'λόγοσ', '~no#', 'a\\b', '"no"', '${no}', 'été'],
  notApplicable: ['n / a', '没有', 'ñ/a', '\tx\u0001y'],
  unanswered: ['NULL', '-9', 'Übrig'],
};

/** Numbers as programs write them, some of which are words above. */
const decimals = ['1.0', '1.000', ' -9.0', '1.', '1.05', '-9.00x', '11.0', '.0'];

const alike: readonly (readonly string[])[] = [
  ['i', 'I', 'İ', 'ı', 'i\u0307', 'I\u0307'],
  ['σ', 'ς', 'Σ'],
  ['k', 'K', '\u212a'],
  ['ß', 'ẞ', 'ss', 'SS'],
  ['é', 'É', 'e\u0301', 'E\u0301', 'e'],
  ['s', 'S', 'ſ'],
  [...whiteSpace, '', '\u200b', '\u0085', '\u180e', '\u00ad'],
  ['~', '#', "'", '"', '\\', '$', '/', '%', '_'],
];

/** A word with some of its characters given as others that look or count like them, and with white space and more around. */
function near(word: string): fc.Arbitrary<string> {
  const characters = Array.from(word).map((character) => {
    const like = alike.filter((those) => those.includes(character)).flat();
    const others = [character, character, character.toUpperCase(), character.toLowerCase(), ...like];
    const after = fc.oneof({ weight: 8, arbitrary: fc.constant('') }, fc.constantFrom(...alike.flat()));
    return fc.tuple(fc.constantFrom(...others), after).map((parts) => parts.join(''));
  });
  const space = fc.string({ unit: fc.constantFrom(...whiteSpace), maxLength: 3 });
  return fc.tuple(space, ...characters, space).map((parts) => parts.join(''));
}

const words = ['yes', 'y', 'true', 'no', 'n', 'false', 'n/a', 'na', 'not applicable', ...Object.values(further).flat()];

/** Cells that are answers, cells that nearly are, and cells that are anything but NUL, which no sheet and no database holds. */
const cells = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...words).chain(near) },
  { weight: 1, arbitrary: fc.constantFrom(...decimals) },
  { weight: 1, arbitrary: fc.string({ unit: fc.constantFrom(...whiteSpace), maxLength: 4 }) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 6 }).map((text) => text.replaceAll('\0', '')) },
);

/** What a result says, without what only a file of cases tells. */
function figures(json: string): unknown {
  const { sample, notes, standards, overall, breakdowns, ...rest } = JSON.parse(json) as {
    sample: { source: string; cases: number; toInspect: number };
    notes: { code: string }[];
    standards: { composite: unknown; sentences: string[] }[];
    overall: { composite: unknown };
    breakdowns?: object;
  };
  // Counts of single questions do not tell what a case comes to over several.
  const ratings = standards.map(({ composite: _ofStandard, sentences, ...standard }) => ({
    ...standard,
    sentences: sentences.filter((sentence) => !/^(?:All|Both) .*key questions: Yes in /.test(sentence)),
  }));
  const { composite: _ofWhole, ...whole } = overall;
  const ofSheets = new Set([
    'casesNumbered',
    'idColumnLikely',
    'columnsEmpty',
    'rowsBlankAtEnd',
    'rowsBlankBetween',
    'columnsHoldCodes',
    'columnsOfAnswers',
    'idsAlike',
    'countsIdsAlike',
    'countsIdsDecomposed',
  ]);
  const { cases, toInspect } = sample;
  const groups = breakdowns && { ...breakdowns, tied: [] };
  const shown = { standards: ratings, overall: whole, breakdowns: groups, cases, toInspect };
  return { ...rest, ...shown, notes: notes.filter(({ code }) => !ofSheets.has(code)) };
}

const samples = readdirSync('samples')
  .filter((file) => file.endsWith('.csv') && !file.includes('.inspection.'))
  .map((file) => file.replace(/\.csv$/, ''));

function inspectionOf(sample: string): string {
  const stem = `samples/${sample}.inspection`;
  return existsSync(`${stem}.json`) ? `${stem}.json` : `${stem}.csv`;
}

function programmeOf(sample: string): string {
  const text = readFileSync(inspectionOf(sample), 'utf8');
  const name = /"programme": "(.+)"/.exec(text)?.[1] ?? /^programme,(.+?),?\r?$/m.exec(text)?.[1] ?? '';
  return name.endsWith('.json') ? `samples/${name}` : name;
}

/** The one count of a row that is not 0. */
function meaning(row: Record<string, string>): string {
  const columns = {
    yes: 'yes',
    no: 'no',
    notApplicable: 'not_applicable',
    unanswered: 'unanswered',
    unknown: 'unknown_answers',
  };
  return Object.entries(columns)
    .filter(([, column]) => row[column] !== '0')
    .map(([kind, column]) => (row[column] === '1' ? kind : `${kind} ${row[column]}`))
    .join();
}

const absent = postgresAbsent();
isSkipped('the query in PostgreSQL', absent);

/** Rows that have something in the column of the ids, and no answer. */
function withoutAnswers(texts: readonly string[]): (string | null)[][] {
  return texts.map((text) => [text, null, ' ', '']);
}

describe.each([
  ['DuckDB', duckdb, null],
  ['PostgreSQL', postgres, absent],
] as const)('%s', (_, start, why) => {
  let engine: Engine;
  beforeAll(async () => {
    if (why === null) engine = await start();
  }, 60_000);
  afterAll(async () => {
    if (why === null) await engine.stop();
  });

  /** The counts sheet of a table, by the query that these options print. */
  async function counted(table: Table, programme: string, ...options: readonly string[]): Promise<string> {
    return engine.csv(table, await runAndPrint('programmes', 'sql', programme, ...options));
  }

  describe.skipIf(why !== null)('counts what the sheet reader counts', () => {
    test.each(samples)('of %s', async (sample) => {
      const sheet = `samples/${sample}.csv`;
      const inspection = ['--inspection', inspectionOf(sample)];
      const table = await tableOf(readFileSync(sheet));
      const counts = await counted(table, programmeOf(sample), '--header', sheet, ...inspection);
      const path = writeFile('sample.csv', counts);
      const rated = figures(await runAndPrint('score', '--counts', path, ...inspection, '--format', 'json'));
      expect(rated).toEqual(figures(await runAndPrint('score', sheet, '--format', 'json')));
    });

    test('of the fixture that every shape of sheet is held to', async () => {
      const sheet = writeFile('plain.csv', plain);
      const path = writeFile('plain.counts.csv', await counted(await tableOf(plain), 'pdu-2021', '--header', sheet));
      const rated = figures(await runAndPrint('score', '--counts', path, '--format', 'json'));
      expect(rated).toEqual(figures(await runAndPrint('score', sheet, '--format', 'json')));
    });

    test('cell by cell, whatever stands in it', async () => {
      const found = fc.sample(cells, runs(4000));
      const rows = [...new Set([...found, ...words, ...decimals])].map((cell, i) => [
        `C${i}`,
        `${i}`,
        'Yes',
        cell,
        null,
      ]);
      const table = { headers: ['case_id', 'n', '2.2.1', '2.2.2', '2.2.3'], rows };
      const inspection = writeFile('nasty.inspection.json', JSON.stringify({ answers: further }));
      const header = writeFile('nasty.csv', 'case_id,n,2.2.1,2.2.2,2.2.3\n');
      const by = ['--inspection', inspection, '--header', header, '--by', 'n'];
      const counts = await rowsOf(await counted(table, 'pdu-2021', ...by));
      const answer = answerReader(
        new Map(
          Object.entries(further).flatMap(([meant, list]) =>
            list.map((word) => [answerKey(word), meant as Answer] as const),
          ),
        ),
      );
      const read = new Map(
        counts.filter(({ question }) => question === '2.2.2').map((row) => [row['by_n'], meaning(row)]),
      );
      const expected = rows.map(([, n = null, , cell]) => [n, answer(cell ?? '') ?? 'unknown', cell] as const);
      expect(expected.map(([n, , cell]) => [n, read.get(n ?? ''), cell])).toEqual(expected);
      for (const kind of ['yes', 'no', 'notApplicable', 'unanswered', 'unknown']) {
        expect(expected.filter(([, meant]) => meant === kind).length).toBeGreaterThan(
          tries(4000) / (kind === 'unanswered' ? 200 : 40),
        );
      }
    });

    test('of sheets of every shape', async () => {
      const random = generator(8);
      const long: string[] = [];
      for (let i = 0; i < 40; i++) {
        const bytes = fuzzed(random);
        const sheet = writeFile('fuzzed.csv', bytes);
        const query = await run(['programmes', 'sql', 'pdu-2021', '--header', sheet]);
        // A table with an answer in each row is another kind of table, and a name with an invisible character is in no query.
        if (query.code !== 0) {
          long.push(query.stderr);
          continue;
        }
        const path = writeFile('fuzzed.counts.csv', await engine.csv(await tableOf(bytes), query.stdout));
        const rated = figures(await runAndPrint('score', '--counts', path, '--format', 'json'));
        expect(rated).toEqual(figures(await runAndPrint('score', sheet, '--format', 'json')));
      }
      expect(long.length).toBeLessThan(20);
      for (const told of long)
        expect(told).toMatch(/no column is a key question|has a name that cannot be written in a query/);
    }, 30_000);

    test('id by id, whatever stands in it', async () => {
      const signs = [
        ...whiteSpace,
        '\u200b',
        '\u00ad',
        '\u202e',
        '\u2066',
        '\u034f',
        '\ufe0f',
        '\u0001',
        '\u0085',
        '\u009f',
      ];
      const part = fc.constantFrom(
        'c',
        'C',
        '1',
        '01',
        '0',
        '2.50',
        'e+01',
        'E1',
        'e',
        '+',
        '.',
        'é',
        'É',
        'ŵ',
        'Ŵ',
        'ß',
        "'",
        '"',
        '-',
        '\\',
        '$',
        '~',
        ...signs,
      );
      const id = fc.array(part, { minLength: 1, maxLength: 4 }).map((parts) => parts.join(''));
      const header = writeFile('ids.csv', 'case_id,2.2.1,2.2.2,2.2.3\n');
      const query = (...exact: string[]) => runAndPrint('programmes', 'sql', 'pdu-2021', '--header', header, ...exact);
      const queries = [[false, await query()] as const, [true, await query('--exact-ids')] as const];
      for (const ids of fc.sample(fc.array(id, { minLength: 2, maxLength: 12 }), runs(200))) {
        const rows = ids.map((text) => [text, 'Yes', 'No', 'No']);
        for (const [exact, sql] of queries) {
          const [row] = await rowsOf(await engine.csv({ headers: ['case_id', '2.2.1', '2.2.2', '2.2.3'], rows }, sql));
          const keys = ids.map((text) => idKey(text, exact));
          const filled = new Set(keys.filter((key) => key !== ''));
          const numbers = [...filled].flatMap((key) => numberBehind(key) ?? (/^[0-9]+$/.test(key) ? [key] : []));
          expect([JSON.stringify(ids), exact, row]).toMatchObject([
            JSON.stringify(ids),
            exact,
            {
              blank_ids: String(keys.filter((key) => key === '').length),
              duplicate_ids: String(keys.filter((key) => key !== '').length - filled.size),
              alike_ids: String(numbers.length - new Set(numbers).size),
              decomposed_ids: '0',
              total_rows: '0',
            },
          ]);
        }
      }
    }, 60_000);

    test('ids that are one number, and ids that no engine can compare: a note says so', async () => {
      const rows = ['007', '7', '1E+05', '100000', 'Zoe\u0308', 'C\u0327'].map((id) => [id, 'Yes', 'No', 'No']);
      const header = writeFile('ids.csv', 'case_id,2.2.1,2.2.2,2.2.3\n');
      const told = async (...exact: string[]) => {
        const table = { headers: ['case_id', '2.2.1', '2.2.2', '2.2.3'], rows };
        const path = writeFile('ids.counts.csv', await counted(table, 'pdu-2021', '--header', header, ...exact));
        const { notes } = JSON.parse(await runAndPrint('score', '--counts', path, '--format', 'json')) as {
          notes: { code: string; message: string }[];
        };
        return notes.filter(({ code }) => code.startsWith('countsIds')).map(({ message }) => message);
      };
      const oneNumber =
        'Warning: in the table that was counted 2 ids are the same number as another, written in another way (as 007 and 7 are, or 1E+05 and 100000). Are they different cases?';
      expect(await told()).toEqual([
        oneNumber,
        'Warning: in the table that was counted 2 ids have accents as a sign behind the letter. A query does not see that such an id and one with the letter and accent in one sign are the same: compose them (NFC) and count again.',
      ]);
      expect(await told('--exact-ids')).toEqual([oneNumber]);
    });

    test('rows that are totals and footers, and no case that only looks like one', async () => {
      const totals = ['Total', 'totals', 'GRAND  TOTAL', 'Sub-total', 'Subtotal:', 'Average', 'Mean (of 12)', 'Count'];
      const signs = [
        'Percentage',
        '% yes',
        '%YES',
        'n = 56',
        'N=3',
        'Source: DfE',
        'Sources :',
        'Note(s): x',
        '© 2022',
      ];
      const cases = [
        'Totally',
        'Counter 7',
        'Meaning',
        'Average2',
        'Averageé',
        'C Total',
        'Note 7',
        'n',
        'Resource: 1',
        '50% yes',
      ];
      const texts = [
        ...totals,
        ...signs,
        ...cases,
        '\u200bTotal\u00a0',
        'total\u2014all',
        'Notes to come',
        'Percentages,',
      ];
      const likely = texts.filter((text) => totalIn([text]) !== null);
      expect(likely).toHaveLength(20);
      const header = writeFile('totals.csv', 'case_id,2.2.1,2.2.2,2.2.3\n');
      const headers = ['case_id', '2.2.1', '2.2.2', '2.2.3'];
      for (const exact of [[], ['--exact-ids']]) {
        const query = await runAndPrint('programmes', 'sql', 'pdu-2021', '--header', header, ...exact);
        const totalRows = async (rows: readonly (string | null)[][]): Promise<string | undefined> =>
          (await rowsOf(await engine.csv({ headers, rows: [['C1', 'Yes', 'No', 'No'], ...rows] }, query)))[0]?.[
            'total_rows'
          ];
        // All of one kind in one table: none is missed if all are counted, and none is taken for one if none is.
        expect(await totalRows(withoutAnswers(likely))).toBe('20');
        expect(await totalRows(withoutAnswers(texts.filter((text) => !likely.includes(text))))).toBe('0');
        // With an answer it is a case, as in a sheet.
        expect(await totalRows(texts.map((text) => [text, 'Yes', null, null]))).toBe('0');
      }
    }, 60_000);

    test('of cases that are still to be inspected, whatever white space their cells hold', async () => {
      const blank = fc.oneof(
        fc.constantFrom(...whiteSpace),
        fc.constant('\r\n \t'),
        fc.constant(null),
        fc.constant(''),
      );
      const cell = fc.oneof({ weight: 3, arbitrary: blank }, { weight: 1, arbitrary: fc.constantFrom('Yes', 'n/A ') });
      const found = fc.sample(fc.tuple(cell, cell, cell), runs(600));
      const rows = found.map((keys, i) => [`${whiteSpace[i % 25] ?? ''}C ${i}\u2003`, ...keys, null]);
      const headers = ['case_id', '2.2.1', '2.2.2', '2.2.3', '2.2b'];
      const lines = [headers, ...rows].map((row) => row.map((one) => `"${one ?? ''}"`).join(','));
      const sheet = writeFile('blank.csv', lines.join('\n'));
      const path = writeFile('blank.counts.csv', await counted({ headers, rows }, 'pdu-2021', '--header', sheet));
      const rated = figures(await runAndPrint('score', '--counts', path, '--format', 'json'));
      expect(rated).toEqual(figures(await runAndPrint('score', sheet, '--format', 'json')));
      expect((rated as { toInspect: number }).toInspect).toBeGreaterThan(tries(600) / 6);
    });

    test('by groups, which add up to the whole and to every coarser group', async () => {
      const sheet = 'samples/redcar-cleveland-middlesbrough-2022.csv';
      const inspection = ['--inspection', inspectionOf('redcar-cleveland-middlesbrough-2022')];
      const table = await tableOf(readFileSync(sheet));
      const by = ['--by', 'ethnicity,sex', '--by', 'grade'];
      const counts = await counted(table, 'pdu-2021', '--header', sheet, ...inspection, ...by);
      expect((await rowsOf(counts)).length).toBeGreaterThan(10 * 37);
      const path = writeFile('grouped.csv', counts);
      for (const options of [
        [],
        ['--by', 'ethnicity', '--contrast'],
        ['--by', 'sex', '--by', 'grade,ethnicity', '--questions', '2.3,2.2b', '--publish'],
        ['--by', 'sex', '--where', 'grade=PQiP'],
      ]) {
        const asked = [...options, '--format', 'json'];
        const rated = figures(await runAndPrint('score', '--counts', path, ...inspection, ...asked));
        expect(rated).toEqual(figures(await runAndPrint('score', sheet, ...asked)));
      }
    }, 30_000);

    test.each([
      ['a bare NA that is N/A', {}],
      ['a bare NA that is a blank, beside words for a blank', { answers: { unanswered: ['NA', 'NULL', '-99'] } }],
      ['a bare NA that is N/A by word', { answers: { notApplicable: ['NA'], unanswered: ['null', '-99'] } }],
    ])('of tables as other programs write them, with %s', async (_claim, content) => {
      const other = { answers: { unanswered: ['NULL', '-99'] }, ...content };
      const inspection = { programme: 'pdu-2021', notApplicable: { '2.1': 'not asked' }, ...other };
      const sheet = [
        'case_id,2.1.1,2.2.1,2.2.2,2.2.3,2.2b',
        'C1,N/A,Yes,NA,No,na',
        'C2,,Yes,No,NULL,NA',
        'C3,na,NULL,null, ,',
        'C4,Not applicable,-99,-99.0,,NULL',
        'C5,,NA,NA,Na,NA',
      ].join('\n');
      const [table, header] = [await tableOf(sheet), writeFile('other.csv', sheet)];
      const path = ['--inspection', writeFile('other.inspection.json', JSON.stringify(inspection))];
      const counts = await counted(table, 'pdu-2021', '--header', header, ...path);
      const rated = figures(
        await runAndPrint('score', '--counts', writeFile('other.counts.csv', counts), ...path, '--format', 'json'),
      );
      expect(rated).toEqual(figures(await runAndPrint('score', header, ...path, '--format', 'json')));
    });

    test('of columns that go by names of their own, and are truth values, numbers and blanks of every kind', async () => {
      const table = {
        headers: ['Ref', 'met "1"?', 'q2', 'Group'],
        rows: [
          ['7', 'true', '1', ' yes '],
          ['8', 'false', '2', 'No'],
          ['9', null, '2', null],
          ['10', null, null, ' '],
          ['11', null, null, null],
        ],
        types: { Ref: 'integer', 'met "1"?': 'boolean', q2: 'smallint', Group: 'char(7)' },
      };
      const inspection = {
        answers: { yes: ['1'], no: ['2'] },
        columns: { id: 'ref', questions: { 'Met "1"?': '2.2.1', q2: '2.2.2', group: '2.2.3' } },
        notApplicable: Object.fromEntries(['2.1', '2.3', '2.4', '2.5'].map((code) => [code, 'not asked'])),
      };
      const path = writeFile('own.inspection.json', JSON.stringify(inspection));
      const header = writeFile('own.csv', 'Ref,"met ""1""?",q2,Group\n');
      const counts = await counted(table, 'pdu-2021', '--inspection', path, '--header', header);
      expect(counts.replaceAll('\r', '')).toBe(
        'question,yes,no,not_applicable,unanswered,unknown_answers,to_inspect,bare_na,blank_ids,duplicate_ids,alike_ids,decomposed_ids,total_rows\n' +
          '2.2.1,1,1,0,1,0,2,0,0,0,0,0,0\n2.2.2,1,2,0,0,0,2,0,0,0,0,0,0\n2.2.3,1,1,0,1,0,2,0,0,0,0,0,0\n',
      );
    });
  });

  describe.skipIf(why !== null)('loses nothing', () => {
    const headers = ['case_id', '2.2.1', '2.2.2', '2.2.3', '2.2b'];
    const refused = async (rows: Table['rows']) => {
      const header = writeFile('lost.csv', `${headers.join(',')}\n`);
      const path = writeFile('lost.counts.csv', await counted({ headers, rows }, 'pdu-2021', '--header', header));
      const { stdout, stderr, code } = await run(['score', '--counts', path]);
      expect({ stdout, code }).toEqual({ stdout: '', code: 3 });
      return stderr.replaceAll(`${folder}/`, '');
    };

    test('of an answer that is none, and says under which question', async () => {
      const told = await refused([
        ['C1', 'Yess', 'No', 'No', null],
        ['C2', 'Yes/No', 'No', 'No', 'Yes'],
      ]);
      expect(told).toMatch(/^lost\.counts\.csv:2: 2\.2\.1: 2 cells are no answer that can be counted: .*\n$/);
    });

    test('of an answer to a supporting question in a case that is still to be inspected', async () => {
      const told = await refused([
        ['C1', 'Yes', 'No', 'No', null],
        ['C2', null, ' ', '', 'Yes'],
      ]);
      expect(told).toMatch(/^lost\.counts\.csv:5: 2\.2b: 1 cell is no answer that can be counted: /);
    });

    test('of ids that are blank or stand twice, white space and capitals aside', async () => {
      const told = await refused([
        ['C1', 'Yes', 'No', 'No', null],
        ['\u00a0C1\ufeff', 'Yes', 'No', 'No', null],
        ['C1', 'Yes', 'No', 'No', null],
        ['c1', 'Yes', 'No', 'No', null],
        [' \u3000', 'Yes', 'No', 'No', null],
        [null, null, null, null, null],
      ]);
      expect(told).toContain('lost.counts.csv: 2 cases have no id.');
      expect(told).toContain(
        'lost.counts.csv: 3 cases have the id of another (capitals, runs of spaces and invisible characters aside).',
      );
    });

    test('of a total among the cases, which would be a case still to be inspected', async () => {
      const told = await refused([
        ['C1', 'Yes', 'No', 'No', null],
        ['Total', null, null, null, null],
      ]);
      expect(told).toBe(
        'lost.counts.csv: 1 row of the table without an answer begins as a total or a footer does (Total, Average, Source: and the like), and would count as a case still to be inspected. Take it away, and count again.\n',
      );
    });

    test('where the query was spoilt on the way: its white space read as Windows text, or left out', async () => {
      const table = { headers, rows: [['C1', 'Yesâ', 'No', 'No', null]] };
      const query = await runAndPrint(
        'programmes',
        'sql',
        'pdu-2021',
        '--header',
        writeFile('spoilt.csv', `${headers.join(',')}\n`),
      );
      const misread = query.replace(/[\u1680-\ufeff]/g, (space) => Buffer.from(space).toString('latin1'));
      for (const spoilt of [misread, query.replaceAll('\u2028', '')]) {
        const counts = await rowsOf(await engine.csv(table, spoilt));
        expect(counts.map((row) => row['unknown_answers'])).toEqual(['1', '1', '1', '1']);
      }
    });

    test('of a table without cases', async () => {
      expect(await refused([])).toContain('there is a header row and no question below it');
    });
  });

  test.skipIf(why !== null)('takes nothing of a name or an answer for SQL', async () => {
    const trap = `x"; DROP TABLE cases; --`;
    const table = {
      headers: [trap, `2.2.1 '; DROP TABLE cases; --`, `2.2.2 \\' "" \` /* ?`, '2.2.3 $$ -- é', 'case'],
      rows: [['a', `Met'); DROP TABLE cases; --`, '\\', "''", 'C1']],
    };
    const header = writeFile('trap.csv', `${table.headers.map((one) => `"${one.replaceAll('"', '""')}"`).join(',')}\n`);
    const answers = { yes: [`Met'); DROP TABLE cases; --`], no: ['\\', "''"] };
    const inspection = writeFile('trap.inspection.json', JSON.stringify({ answers }));
    const options = ['--header', header, '--inspection', inspection, '--by', trap];
    const [one, two, three] = await rowsOf(await counted(table, 'pdu-2021', ...options));
    expect([one, two, three].map((row) => [row?.['yes'], row?.['no']])).toEqual([
      ['1', '0'],
      ['0', '1'],
      ['0', '1'],
    ]);
    expect(one).toMatchObject({ [`by_${trap}`]: 'a', unknown_answers: '0', duplicate_ids: '0' });
  });

  test.skipIf(why !== null || start === duckdb)('rates what the lines of the guide make', async () => {
    const lines = blockOf('warehouse', 'sh');
    const into = mkdtempSync(join(tmpdir(), 'casescore-warehouse-'));
    const program = `#!/bin/sh\nexec "${process.execPath}" "${process.cwd()}/bin/casescore.js" "$@"\n`;
    writeFileSync(join(into, 'casescore'), program, { mode: 0o755 });
    writeFileSync(join(into, 'national.inspection.csv'), 'item,value\nprogramme,pdu-2021\n2.1,Not applicable\n');
    const sheet = 'samples/redcar-cleveland-middlesbrough-2022.csv';
    const table = await tableOf(readFileSync(sheet));
    await engine.csv(table, 'SELECT 1;');
    const report = engine.shell?.(lines, into);
    expect(report).toContain('56 cases inspected');
    expect(report).toMatch(/2\.2 Assessment: Inadequate[^]*32 of 56/);
    expect(report).toMatch(/By ethnicity[^]*2\.2 Assessment/);
  });

  test.skipIf(start !== duckdb)('counts a file in place of a table', async () => {
    const sheet = 'samples/redcar-cleveland-middlesbrough-2022.csv';
    const table = ['--table', `"${sheet}"`, '--header', sheet];
    const counts = await rowsOf(await counted(await tableOf(plain), 'pdu-2021', ...table));
    expect(counts.find(({ question }) => question === '2.2.1')).toMatchObject({ yes: '32', no: '24' });
  });
});
