/** Of each sheet a batch says no more and no less than `score` does, whatever sheets are read before it. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { assess } from '../../src/assess.js';
import { Refusal } from '../../src/problems/problems.js';
import { readCarefully } from '../../src/input/sheet/careful-reader.js';
import { gather, gatherSetting } from '../../src/input/gather.js';
import { fileInput } from '../../src/input/files/source.js';
import type { Assessment } from '../../src/model/assessment.js';
import { run } from '../run.js';
import { runs, tries } from '../runs.js';

/** A programme with the code that questions of its casework standards begin with, and which of them a sheet may have. */
const programmes = {
  'pdu-2021': ['2.2', '2.3', '2.4', '2.5'],
  'youth-2018': ['2.1', '2.2', '2.3'],
  'pdu-2023': ['P2.1', 'P2.2', 'P2.3'],
} as const;

/** How a column of a question is headed. */
const heading = fc.constantFrom(
  (code: string) => code,
  (code: string) => `${code} In other words`,
  (code: string) => `"${code}: words, with a comma"`,
  (code: string) => ` ${code} `,
);

const answer = fc.constantFrom('Yes', 'No', 'N/A', '', 'y', 'TRUE', 'met', '"No"');

interface Made {
  readonly sheet: string;
  readonly inspection: string | null;
}

const specs = fc.record({
  programme: fc.constantFrom('pdu-2021' as const, 'youth-2018' as const, 'pdu-2023' as const),
  id: fc.constantFrom('case_id', 'Case reference', 'Ref', 'Ref', null),
  /** Whether the inspection says what the column of the ids is called, where it has no name that is known. */
  idTold: fc.boolean(),
  more: fc.subarray(['sex', 'grade', 'Q12']),
  supporting: fc.boolean(),
  heading,
  separator: fc.constantFrom(',', ';', '\t'),
  end: fc.constantFrom('\n', '\r\n'),
  standards: fc.integer({ min: 1, max: 4 }),
  overlap: fc.integer({ min: 0, max: 4 }).map((n) => n === 0),
  words: fc.boolean(),
  renamed: fc.boolean(),
  /** Which question the renamed column is said to be of. */
  target: fc.constantFrom(0, 0, 1),
  named: fc.boolean(),
  eligible: fc.option(fc.integer({ min: 1, max: 200 })),
  rows: fc.array(fc.array(answer, { minLength: 13, maxLength: 13 }), { minLength: 1, maxLength: 12 }),
  told: fc.integer({ min: 0, max: 4 }).map((n) => n > 0),
});

type Spec = typeof specs extends fc.Arbitrary<infer Inside> ? Inside : never;

/** What may decide where the columns of a sheet stand, or what its cells mean. */
const differing = [
  'told',
  'idTold',
  'target',
  'overlap',
  'words',
  'id',
  'heading',
  'programme',
  'more',
  'supporting',
] as const;

/**
 * The sheets of a folder are like the first of them but for their rows and one thing more: what is kept under one must not be taken for the
 * other.
 */
const sheetsOfAFolder = fc
  .tuple(specs, fc.array(fc.tuple(specs, fc.nat(differing.length - 1)), { minLength: 1, maxLength: 6 }))
  .map(([first, others]) => [
    make(first),
    ...others.map(([other, n]) => {
      const key = differing[n % differing.length] ?? 'rows';
      return make({ ...first, rows: other.rows, [key]: other[key] });
    }),
  ]);

function make(spec: Spec): Made {
  const all = programmes[spec.programme];
  const codes = all.slice(0, spec.standards).flatMap((standard) => ['1', '2', '3'].map((n) => `${standard}.${n}`));
  const headers = codes.map((code, i) => (spec.renamed && i === 0 ? 'Question A' : spec.heading(code)));
  const supporting = spec.supporting ? [`${all[0]}b Something else`] : [];
  const header = [...(spec.id === null ? [] : [spec.id]), ...spec.more, ...supporting, ...headers];
  const rows = spec.rows.map((cells, r) => {
    const words = (cell: string): string => (cell === 'met' && !(spec.words && spec.told) ? 'Yes' : cell);
    const answers = [...supporting, ...headers].map((_, i) => words(cells[i % cells.length] ?? ''));
    return [...(spec.id === null ? [] : [`C${r}`]), ...spec.more.map((name) => `${name} ${r % 3}`), ...answers];
  });
  const inspection = {
    title: `A place of ${spec.programme}`,
    ...(spec.named || spec.programme !== 'pdu-2021' ? { programme: spec.programme } : {}),
    ...(spec.eligible === null ? {} : { eligibleCases: spec.eligible }),
    notApplicable: Object.fromEntries(all.slice(spec.standards - (spec.overlap ? 1 : 0)).map((code) => [code, ''])),
    ...(spec.words ? { answers: { yes: ['met'] } } : {}),
    columns: {
      ...(spec.id === 'Ref' && spec.idTold ? { id: 'Ref' } : {}),
      ...(spec.renamed ? { questions: { 'Question A': codes[spec.target] } } : {}),
    },
    groups: { sex: { 'One or two': ['sex 1', 'sex 2'] } },
  };
  return {
    sheet: [header, ...rows].map((cells) => cells.join(spec.separator) + spec.end).join(''),
    inspection: spec.told ? JSON.stringify(inspection) : null,
  };
}

/** What a sheet comes to, read by the careful reader and with nothing left from another; null where it is refused. */
async function alone(path: string): Promise<Assessment | null> {
  try {
    const setting = await gatherSetting([path], {});
    const source = fileInput(path, 'case sheet');
    const reading = await readCarefully(source, setting.loaded.programme, setting.inspection, {});
    return assess({ ...setting, reading });
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}

/** The same as one of many. */
async function amongOthers(path: string): Promise<Assessment | null> {
  try {
    return assess(await gather(path, fileInput(path, 'case sheet'), {}));
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}

test('a sheet comes to the same alone and among any others, in any order, and the batch prints just that', async () => {
  let [rated, refused] = [0, 0];
  const folders = sheetsOfAFolder.chain((sheets) =>
    fc.tuple(
      fc.constant(sheets),
      fc.array(fc.nat(sheets.length - 1), { minLength: sheets.length, maxLength: 2 * sheets.length }),
    ),
  );
  await fc.assert(
    fc.asyncProperty(folders, async ([sheets, order]) => {
      const folder = mkdtempSync(join(tmpdir(), 'casescore-'));
      try {
        const paths = sheets.map((_, i) => join(folder, `unit-${i}.csv`));
        for (const [i, { sheet, inspection }] of sheets.entries()) {
          writeFileSync(paths[i] ?? '', sheet);
          if (inspection !== null) writeFileSync(join(folder, `unit-${i}.inspection.json`), inspection);
        }
        const expected = await Promise.all(paths.map(alone));
        for (const i of order) expect(await amongOthers(paths[i] ?? '')).toEqual(expected[i]);
        const { stdout } = await run(['batch', folder, '--format', 'jsonl']);
        const printed = stdout.split('\n').slice(0, -1);
        const whole = expected.filter((one) => one !== null);
        expect(printed).toEqual(whole.map((one) => JSON.stringify(one)));
        rated += whole.length;
        refused += expected.length - whole.length;
      } finally {
        rmSync(folder, { recursive: true });
      }
    }),
    runs(150),
  );
  // Of both there are many, or nothing would be shown.
  expect(rated).toBeGreaterThan((tries(150) * 4) / 15);
  expect(refused).toBeGreaterThan(tries(150) / 15);
}, 60_000);
