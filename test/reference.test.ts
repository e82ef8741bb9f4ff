/** The reference cannot drift: its tables are made from the schemas and the commands, and renewed with UPDATE_GOLDENS=1. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { Readable } from 'node:stream';
import { format, resolveConfig } from 'prettier';
import { describe, expect, test } from 'vitest';
import { expectedSchema } from '../src/model/expected.js';
import { knownItems } from '../src/input/inspection/items.js';
import { inspectionSchema } from '../src/model/inspection.js';
import { declareProgram } from '../src/cli.js';
import { programmeSchema } from '../src/model/programme.js';
import { breakdownColumns, contrastColumns, noteColumn } from '../src/report/breakdown-table.js';
import { poolColumns, sheetColumns } from '../src/report/batch/table.js';
import { comparisonColumns } from '../src/report/comparison-table.js';
import { resultColumns } from '../src/report/result-table.js';
import { batchSchema } from '../src/model/batch.js';
import { checkSchema } from '../src/model/check.js';
import {
  feasibleSchema,
  overallSchema,
  placesSchema,
  programmesDiffSchema,
  programmesListSchema,
  programmesShowSchema,
  sampleSizeSchema,
} from '../src/model/command-results.js';
import { comparisonSchema } from '../src/model/comparison.js';
import { drawSchema } from '../src/model/draw.js';
import { moderationSchema } from '../src/model/moderation.js';
import { resultSchema } from '../src/model/assessment.js';
import { toDoSchema } from '../src/model/to-do.js';
import { columnsTable, keysTable, leaves, optionsTable, pathsOf, type Examples } from './reference.js';
import { messageLists, shownFiles } from './messages.js';
import { run } from './run.js';

const guides = ['files', 'results', 'commands', 'messages'].map((name) => `src/guides/${name}.md`);
const reference = guides.map((path) => readFileSync(path, 'utf8')).join('\n');

const streams = { stdin: Readable.from([]), stdout: { write: () => true }, stderr: { write: () => true }, env: {} };
const every = leaves(await declareProgram({ streams, finish: () => undefined }));

const json = (path: string): unknown => JSON.parse(readFileSync(new URL(`../${path}`, import.meta.url), 'utf8'));

/** Where an example of each key of a programme file stands. */
const examples: Examples = {
  'housing-repairs-2024': json('samples/housing-repairs-2024.programme.json'),
  'pdu-2021': json('src/programmes/pdu-2021.json'),
  'youth-2021': json('src/programmes/youth-2021.json'),
  'pdu-2023': json('src/programmes/pdu-2023.json'),
  'crc-2018': json('src/programmes/crc-2018.json'),
};

const resultKeys = Object.keys(resultSchema.shape).join();

const programmeKeys = Object.keys(programmeSchema.shape).join();

const sourceKeys = 'certainty,document,locator,finding';

/** Each generated table by its mark: `<!-- table: NAME -->`. */
const tables: Readonly<Record<string, () => string>> = {
  programme: () => keysTable(programmeSchema, new Map([[sourceKeys, 'a source']]), examples),
  source: () => keysTable(programmeSchema.shape.borderline.shape.source),
  inspection: () => keysTable(inspectionSchema),
  items: () => knownItems.map((item) => `- \`${item}\``).join('\n'),
  expected: () => keysTable(expectedSchema),
  'score as CSV': () => columnsTable(resultColumns),
  'batch as CSV': () => columnsTable(sheetColumns),
  'batch --pool-only as CSV': () => columnsTable(poolColumns),
  'breakdowns as CSV': () => columnsTable([...breakdownColumns, ...contrastColumns, noteColumn]),
  'compare as CSV': () => columnsTable(comparisonColumns),
  'score --to-do as JSON': () => keysTable(toDoSchema),
  'batch as JSON': () => keysTable(batchSchema, new Map([[resultKeys, 'results']])),
  'check as JSON': () => keysTable(checkSchema),
  'compare as JSON': () => keysTable(comparisonSchema),
  'moderate as JSON': () => keysTable(moderationSchema),
  'draw as JSON': () => keysTable(drawSchema),
  'overall as JSON': () => keysTable(overallSchema),
  'overall --ratings of places as JSON': () => keysTable(placesSchema),
  'sample-size as JSON': () => keysTable(sampleSizeSchema),
  'feasible as JSON': () => keysTable(feasibleSchema),
  'programmes list as JSON': () => keysTable(programmesListSchema),
  'programmes show as JSON': () => keysTable(programmesShowSchema, new Map([[programmeKeys, 'a programme file']])),
  'programmes diff as JSON': () => keysTable(programmesDiffSchema),
  ...Object.fromEntries(Object.entries(messageLists()).map(([heading, list]) => [`messages: ${heading}`, list])),
  ...Object.fromEntries(every.map(([name, command]) => [name, () => optionsTable(command)])),
};

const mark = /(<!-- table: (.+?) -->\n\n)([^]*?)(?=\n\n(?!\|)|\n$|$)/g;

async function renewTables(guide: string): Promise<string> {
  const text = guide.replaceAll(
    mark,
    (_, head: string, name: string) => `${head}${tables[name]?.() ?? `no table ${name}`}`,
  );
  return format(text, { ...(await resolveConfig('package.json')), parser: 'markdown' });
}

test.each(guides)('every table of %s is as the schemas and the commands make it', async (path) => {
  const made = await renewTables(readFileSync(path, 'utf8'));
  if (process.env['UPDATE_GOLDENS'] === '1' && process.env['CI'] === undefined) writeFileSync(path, made);
  expect(readFileSync(path, 'utf8')).toBe(made);
});

test('there is a table for every command and every file, and no other', () => {
  const marked = [...reference.matchAll(mark)].map(([, , name = '']) => name);
  expect(marked.toSorted()).toEqual(Object.keys(tables).toSorted());
});

test('every room of problems is in the guide on messages', () => {
  const files = readdirSync('src/problems').map((name) => name.replace('.ts', ''));
  expect([...shownFiles, 'fill-in', 'group', 'problems'].toSorted()).toEqual(files.toSorted());
});

test('every key of a programme file has an example', () => {
  const rows = (tables['programme']?.() ?? '').split('\n').filter((row) => row.startsWith('| `'));
  expect(rows.length).toBeGreaterThan(60);
  // What an editor reads is no part of a programme.
  expect(rows.filter((row) => row.endsWith('|  |')).map((row) => row.split('`')[1])).toEqual(['$schema']);
});

/** Parts of a result that are described elsewhere: the method is the programme file's, the analyses are those of `src/analysis`. */
const isClosed = (path: string): boolean =>
  /^(method\.\w+|sensitivity|lockIn|roundingAudit|stability|ledger|supporting|sentences|breakdowns|lists)$/.test(path);

const results: readonly [heading: string, commands: readonly (readonly string[])[]][] = [
  [
    '### score',
    [
      'redcar-cleveland-middlesbrough-2022',
      'fieldwork-half-finished',
      'high-performing-with-court-work',
      'youth-lakes-and-downs-2022',
      'housing-repairs-2024',
    ].map((name) => [
      'score',
      `samples/${name}.csv`,
      '--list',
      '2.2.2=no',
      ...(name.startsWith('redcar') ? ['--by', 'sex'] : []),
    ]),
  ],
];

describe('the result', () => {
  test.each(results)('%s: every key has a line, and every line a key', async (heading, all) => {
    const found = await Promise.all(
      all.map(async (argv) => {
        const { stdout } = await run([...argv, '--format', 'json']);
        return pathsOf(JSON.parse(stdout), isClosed);
      }),
    );
    const section = reference.slice(reference.indexOf(`\n${heading}\n`) + heading.length + 2).split(/\n##/)[0] ?? '';
    const told = [...section.matchAll(/^\| `([^`]+)`/gm)].map(([, path]) => path ?? '');
    expect(told.toSorted()).toEqual([...new Set(found.flat())].toSorted());
  });
});
