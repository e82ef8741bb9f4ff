/** The JSON Schemas, held to every JSON that the program writes and the samples hold, by a validator of its own. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { never, toJSONSchema, type ZodMiniType } from 'zod/mini';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { declareProgram } from '../../src/cli.js';
import { resultSchema } from '../../src/model/assessment.js';
import { toDoSchema } from '../../src/model/to-do.js';
import { batchSchema } from '../../src/model/batch.js';
import { checkSchema } from '../../src/model/check.js';
import {
  feasibleSchema,
  overallSchema,
  placesSchema,
  programmesDiffSchema,
  programmesListSchema,
  programmesShowSchema,
  sampleSizeSchema,
} from '../../src/model/command-results.js';
import { comparisonSchema } from '../../src/model/comparison.js';
import { drawSchema } from '../../src/model/draw.js';
import { expectedSchema } from '../../src/model/expected.js';
import { inspectionSchema } from '../../src/model/inspection.js';
import { moderationSchema } from '../../src/model/moderation.js';
import { programmeSchema } from '../../src/model/programme.js';
import { shipped } from '../../src/programmes/index.js';
import { jsonSchema, schemaNames } from '../../src/model/json-schema.js';
import { folderWith } from '../folder.js';
import { leaves } from '../reference.js';
import { run } from '../run.js';

/** The shapes, and whether people write such a file: then a key that is not known is a fault, for a misspelt one would be passed over. */
const shapes: Readonly<Record<string, { readonly shape: ZodMiniType; readonly written: boolean }>> = {
  result: { shape: resultSchema, written: false },
  'to-do': { shape: toDoSchema, written: false },
  inspection: { shape: inspectionSchema, written: true },
  expected: { shape: expectedSchema, written: true },
  programme: { shape: programmeSchema, written: true },
  batch: { shape: batchSchema, written: false },
  check: { shape: checkSchema, written: false },
  comparison: { shape: comparisonSchema, written: false },
  moderation: { shape: moderationSchema, written: false },
  draw: { shape: drawSchema, written: false },
  overall: { shape: overallSchema, written: false },
  'overall-places': { shape: placesSchema, written: false },
  feasible: { shape: feasibleSchema, written: false },
  'sample-size': { shape: sampleSizeSchema, written: false },
  'programmes-list': { shape: programmesListSchema, written: false },
  'programmes-show': { shape: programmesShowSchema, written: false },
  'programmes-diff': { shape: programmesDiffSchema, written: false },
};

/** The JSON Schema of a shape. With `closed` a key that it does not describe is a fault in what the program prints as well. */
function schemaOf(name: string, closed: boolean): object {
  const { shape, written } = shapes[name] ?? { shape: never(), written: true };
  const { $schema, ...schema } = toJSONSchema(shape, { target: 'draft-2020-12', reused: 'inline' });
  const open = (key: string, value: unknown): unknown =>
    key === 'additionalProperties' && value === false && !written && !closed ? undefined : splitTypes(value);
  return JSON.parse(JSON.stringify({ $schema, title: `casescore ${name}`, ...schema }, open)) as object;
}

/** A schema of several types besides null as one of a choice of schemas: validators that are strict refuse a list of types. */
function splitTypes(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || !('type' in value) || !Array.isArray(value.type)) return value;
  const { type, ...others } = value as { type: string[] };
  return type.filter((one) => one !== 'null').length > 1
    ? { ...others, anyOf: type.map((one) => ({ type: one })) }
    : value;
}

test.each(Object.keys(shapes))('the schema of %s is committed as its shape makes it', (name) => {
  const file = new URL(`../../src/model/schemas/${name}.json`, import.meta.url);
  const made = `${JSON.stringify(schemaOf(name, false), null, 2)}\n`;
  if (process.env['UPDATE_GOLDENS'] === '1' && process.env['CI'] === undefined) writeFileSync(file, made);
  expect(
    readFileSync(file, 'utf8'),
    'renew it with UPDATE_GOLDENS=1 npx vitest run test/model/json-schema.test.ts',
  ).toBe(made);
});

test('there is a schema of every shape', () => {
  expect(schemaNames).toEqual(Object.keys(shapes));
});

test('every command that prints JSON has a schema of it', async () => {
  const streams = { stdin: Readable.from([]), stdout: { write: () => true }, stderr: { write: () => true }, env: {} };
  const commands = leaves(await declareProgram({ streams, finish: () => undefined }));
  const printing = commands.filter(([, { options }]) =>
    options.some(({ long, argChoices }) => long === '--format' && argChoices?.includes('json')),
  );
  const names: Readonly<Record<string, string>> = {
    score: 'result',
    compare: 'comparison',
    moderate: 'moderation',
    new: 'inspection',
  };
  const schemas = printing.map(([name]) => names[name] ?? name.replace(' ', '-'));
  expect(schemas.length).toBeGreaterThan(9);
  expect(schemas.filter((name) => !schemaNames.includes(name))).toEqual([]);
});

const ajv = new Ajv2020({ allErrors: true, strict: true });

/** What checks values by each schema, made once: making one takes ajv longer than all that is checked with it. */
const checks = new Map<string, ValidateFunction>();

/** What a schema finds wrong with a value: an empty list for nothing. `closed` finds keys that it does not describe as well. */
async function faults(name: string, value: unknown, closed = false): Promise<string[]> {
  const key = `${name} ${closed}`;
  const { $schema: _, ...schema }: { $schema?: unknown } = closed
    ? schemaOf(name, true)
    : ((await jsonSchema(name)) ?? {});
  const validate = checks.get(key) ?? ajv.compile(schema);
  checks.set(key, validate);
  validate(value);
  return (validate.errors ?? []).map((e) => `${e.instancePath} ${e.message ?? ''} ${JSON.stringify(e.params)}`);
}

async function printJson(...argv: string[]): Promise<unknown> {
  const { stdout } = await run(argv);
  return JSON.parse(stdout);
}

const samples = readdirSync('samples').map((name) => join('samples', name));
const sheets = samples.filter((path) => path.endsWith('.csv') && !path.endsWith('.inspection.csv'));
const samplesEnding = (ending: string): string[] => samples.filter((path) => path.endsWith(ending));

const readings = ['moderate', 'samples/moderation/first.tsv', 'samples/moderation/second.tsv'];

describe('every JSON that the program writes is described to the last key by its schema', () => {
  test.each(sheets)('score %s', async (sheet) => {
    expect(await faults('result', await printJson('score', sheet, '--format', 'json'), true)).toEqual([]);
  });

  test.each([[[]], [['--publish']]])('score with breakdowns, contrasts and %j', async (options) => {
    const redcar = sheets.find((sheet) => sheet.includes('redcar')) ?? '';
    const argv = [
      '--by',
      'ethnicity',
      '--by',
      'grade,sex',
      '--by',
      'grade',
      '--contrast',
      '--format',
      'json',
      ...options,
    ];
    expect(await faults('result', await printJson('score', redcar, ...argv), true)).toEqual([]);
  });

  test('batch, with a pool by region and a sheet that fails', async () => {
    const broken = folderWith({ 'b.csv': 'case,2.2.1,2.2.2,2.2.3\nC1,yes,?,no\n' });
    const argv = ['batch', 'samples', broken, '--format', 'json', '--pool-by', 'region'];
    expect(await faults('batch', await printJson(...argv), true)).toEqual([]);
  });

  test('batch --format jsonl: each line is a result', async () => {
    const { stdout } = await run(['batch', 'samples', '--format', 'jsonl']);
    for (const line of stdout.trim().split('\n')) expect(await faults('result', JSON.parse(line), true)).toEqual([]);
  });

  test('check, with a difference and a sheet that fails', async () => {
    const broken = folderWith({
      'a.csv': 'case,2.2.1,2.2.2,2.2.3\nC1,yes,no,no\n',
      'a.expected.json': '{ "overall": { "score": 9 }, "figures": [{ "id": "n", "cases": 1, "where": { "x": [] } }] }',
      'b.csv': 'case,2.2.1,2.2.2,2.2.3\nC1,yes,no,no\n',
      'b.expected.json': '{ "overall": { "score": 9 } }',
    });
    expect(await faults('check', await printJson('check', 'samples', broken, '--format', 'json'), true)).toEqual([]);
  });

  test.each([[['--independent']], [[]]])('compare %j', async (options) => {
    const [one = '', two = ''] = sheets.filter((sheet) => /redcar|high-performing/.test(sheet));
    expect(
      await faults('comparison', await printJson('compare', one, two, '--format', 'json', ...options), true),
    ).toEqual([]);
  });

  test.each([
    ['overall', ['overall', '1.1=G', '2.2=I', '2.4=I', '--rules']],
    ['overall', ['overall', '1.1=NA', '2.1=RI']],
    ['overall-places', ['overall', '--ratings', 'test/fixtures/places.csv', '--rules']],
    ['moderation', [...readings, '--by', 'inspector', '--list']],
    ['moderation', readings],
    ['draw', ['draw', 'samples/draw/frame.tsv', '--cases', '9', '--seed', 's', '--by', 'sex', '--reserve', '2']],
    ['sample-size', ['sample-size', '--eligible', '85', '--margin', '2.5']],
    ['feasible', ['feasible', '2.2.1=57', '62.5', '--base', '55-56', '--rounding', 'both']],
    ['programmes-list', ['programmes', 'list']],
    ...Object.keys(shipped).map((id) => ['programmes-show', ['programmes', 'show', id]] as const),
    ['programmes-diff', ['programmes', 'diff', 'pdu-2021', 'youth-2021']],
    ['programmes-diff', ['programmes', 'diff', 'pdu-2021', 'pdu-2021']],
  ] as const)('%s: %j', async (name, argv) => {
    expect(await faults(name, await printJson(...argv, '--format', 'json'), true)).toEqual([]);
  });

  test('new, and check --update', async () => {
    const folder = folderWith({ 'b.csv': 'case,2.2.1,2.2.2,2.2.3\nC1,yes,no,no\n' });
    await run(['new', join(folder, 'a'), '--format', 'json', '--no-input']);
    await run(['check', join(folder, 'b.csv'), '--update']);
    const read = (name: string): unknown => JSON.parse(readFileSync(join(folder, name), 'utf8'));
    expect(await faults('inspection', read('a.inspection.json'))).toEqual([]);
    expect(await faults('expected', read('b.expected.json'))).toEqual([]);
  });
});

describe('every JSON that the samples hold fits its schema', () => {
  test.each(samplesEnding('.inspection.json'))('%s', async (path) => {
    expect(await faults('inspection', JSON.parse(readFileSync(path, 'utf8')))).toEqual([]);
  });

  test.each(samplesEnding('.expected.json'))('%s', async (path) => {
    expect(await faults('expected', JSON.parse(readFileSync(path, 'utf8')))).toEqual([]);
  });

  test.each([...samplesEnding('.programme.json'), ...Object.keys(shipped).map((id) => `src/programmes/${id}.json`)])(
    '%s',
    async (path) => {
      expect(await faults('programme', JSON.parse(readFileSync(path, 'utf8')))).toEqual([]);
    },
  );
});

describe('a schema', () => {
  test.each(schemaNames)('of %s is printed as it is committed', async (name) => {
    const { stdout, code } = await run(['programmes', 'schema', name]);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      title: `casescore ${name}`,
    });
    expect(stdout).toBe(readFileSync(`src/model/schemas/${name}.json`, 'utf8'));
  });

  test('of a file that people write finds a misspelt key; of a result lets a later version add one', async () => {
    expect(await faults('inspection', { titel: 'Redcar' })).toHaveLength(1);
    expect(await faults('expected', { figure: [] })).toHaveLength(1);
    const result = await printJson('score', sheets[0] ?? '', '--format', 'json');
    expect(await faults('result', { ...(result as object), later: 1 })).toEqual([]);
    expect(await faults('result', { ...(result as object), later: 1 }, true)).toHaveLength(1);
  });

  test('of a result finds a key that is missing, a wrong type, and another schemaVersion', async () => {
    const result = (await printJson('score', sheets[0] ?? '', '--format', 'json')) as Record<string, unknown>;
    const { overall: _, ...without } = result;
    expect(await faults('result', without)).toHaveLength(1);
    expect(await faults('result', { ...result, notes: 'none' })).toHaveLength(1);
    expect(await faults('result', { ...result, schemaVersion: 2 })).toHaveLength(1);
  });

  test('that is not there is wrong use, with a suggestion', async () => {
    const { stdout, stderr, code } = await run(['programmes', 'schema', 'results']);
    expect([stdout, code]).toEqual(['', 2]);
    expect(stderr).toContain('Did you mean "result"?');
    expect(await jsonSchema('toString')).toBeNull();
  });
});
