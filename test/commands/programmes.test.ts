/** `programmes`: pages, faults and differences as users read them. */
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { shipped, shippedProgramme } from '../../src/programmes/index.js';
import { sourcesOf } from '../../src/programmes/faults.js';
import { version } from '../../src/model/version.js';
import { folderWith } from '../folder.js';
import { golden } from '../golden.js';
import { run } from '../run.js';

const own = 'samples/housing-repairs-2024.programme.json';
const ids = Object.keys(shipped);
const flat = (text: string): string => text.replaceAll(/\s+/g, ' ');

async function runProgrammes(...argv: string[]): Promise<string> {
  const { stdout, stderr, code } = await run(['programmes', ...argv]);
  expect({ stderr, code }).toEqual({ stderr: '', code: 0 });
  return stdout;
}

test('list names every programme that ships', async () => {
  const page = await runProgrammes('list');
  for (const id of ids) expect(page).toContain(`\n  ${id}  `);
  expect(page).toContain(
    'pdu-2021  Probation delivery units, 2021 to 2023. 10 standards, 2 decision rules; used where none is named.',
  );
  const found = JSON.parse(await runProgrammes('list', '--format', 'json')) as {
    programmes: { id: string; sha256: string }[];
  };
  expect(Object.keys(found)).toEqual(['schemaVersion', 'tool', 'programmes']);
  const rows = found.programmes;
  expect(rows.map(({ id }) => id)).toEqual(ids);
  expect(rows.map(({ sha256 }) => sha256)).toEqual(ids.map((id) => shipped[id]?.sha256));
});

describe.each([...ids, own])('show %s', (name) => {
  test('prints every standard, question, band, rule, source and certainty, as text and as Markdown', async () => {
    const programme =
      (await shippedProgramme(name))?.programme ??
      (JSON.parse(await runProgrammes('show', name, '--format', 'json')) as { programme: never }).programme;
    const text = flat(await runProgrammes('show', name));
    const markdown = flat((await runProgrammes('show', name, '--format', 'markdown')).replaceAll('\\', ''));
    for (const page of [text, markdown]) {
      for (const { code, title, statement = '', questions = [] } of programme.standards) {
        expect(page).toContain(`${code} ${title}`);
        expect(page).toContain(statement);
        for (const question of questions) {
          expect(page).toContain(`${question.code} ${question.text} (wording ${question.source.certainty} [`);
        }
      }
      for (const { rating, words } of programme.bands) expect(page).toContain(`(${words}): ${rating} (`);
      for (const rule of programme.rules) expect(page).toContain(rule.words);
      for (const { words } of programme.remarks ?? []) expect(page).toContain(words);
      for (const { source } of sourcesOf(programme)) expect(page).toContain(`: ${source.finding}`);
      for (const { title } of Object.values(programme.documents)) expect(page).toContain(title);
    }
  });
});

describe('show', () => {
  test.each([
    [
      'a programme in a terminal',
      'programme-pdu-2023-80',
      ['programmes', 'show', 'pdu-2023'],
      { columns: 80, env: { NO_COLOR: '1' } },
    ],
    [
      'one of one’s own as Markdown',
      'programme-housing-markdown',
      ['programmes', 'show', own, '--format', 'markdown'],
      {},
    ],
  ])('%s', async (_, name, argv, around) => {
    const { found, kept } = await golden(name, argv, around);
    expect(found).toBe(kept);
  });

  test('gives the file itself as JSON', async () => {
    const { programme, sha256 } = JSON.parse(await runProgrammes('show', 'nps-2018', '--format', 'json')) as Record<
      string,
      unknown
    >;
    expect(programme).toEqual((await shippedProgramme('nps-2018'))?.programme);
    expect(sha256).toBe(shipped['nps-2018']?.sha256);
  });

  test('says in words where it is not known whether there were rules', async () => {
    for (const id of ['crc-2018', 'nps-2018']) {
      expect(flat(await runProgrammes('show', id))).toContain(
        'Whether this programme had decision rules is not known. None is applied. (assumed [',
      );
    }
    expect(flat(await runProgrammes('show', 'pdu-2023'))).toContain(
      'do not force an Inadequate overall rating. (published [',
    );
    expect(flat(await runProgrammes('show', 'youth-2018'))).toContain('and no other is known. (derived [');
  });

  test('lets nothing in a file pass for mark-up', async () => {
    const path = join(mkdtempSync(join(tmpdir(), 'casescore-')), 'my.json');
    const { programme } = JSON.parse(await runProgrammes('show', own, '--format', 'json')) as { programme: object };
    writeFileSync(path, JSON.stringify({ ...programme, title: '<b>*Repairs*</b> \u001b[31m' }));
    expect(await runProgrammes('show', path, '--format', 'markdown')).toContain(
      '\\<b\\>\\*Repairs\\*\\</b\\> \\\\u001b\\[31m',
    );
  });

  test('an unknown programme is 2, with what was probably meant', async () => {
    const { stdout, stderr, code } = await run(['programmes', 'show', 'pdu-2022']);
    expect({ stdout, code }).toEqual({ stdout: '', code: 2 });
    expect(stderr).toContain('Did you mean "pdu-2021"?');
  });
});

describe('validate', () => {
  test('says so where there is no fault', async () => {
    expect(await runProgrammes('validate', own)).toBe(
      `${own}: no fault found in housing-repairs-2024 (5 standards, 1 decision rule).\n`,
    );
  });

  test('is 2 with every fault on standard error', async () => {
    const path = join(mkdtempSync(join(tmpdir(), 'casescore-')), 'my.json');
    writeFileSync(path, '{\n  "id": "Mine",\n  "colour": "red"\n}\n');
    const { stdout, stderr, code } = await run(['programmes', 'validate', path]);
    expect({ stdout, code }).toEqual({ stdout: '', code: 2 });
    expect(stderr).toContain('my.json:2: id: found "Mine"');
    expect(stderr).toContain('my.json:3: colour: "colour" is not a known key');
    expect(stderr).toContain('"standards" is missing');
  });

  test.each([['nowhere.json'], ['samples'], ['README.md']])('%s is 2', async (path) => {
    expect((await run(['programmes', 'validate', path])).code).toBe(2);
  });
});

describe('diff', () => {
  test('of youth programmes: joint working became policy and provision, resettlement is new and outside the score', async () => {
    expect(await runProgrammes('diff', 'youth-2018', 'youth-2021')).toBe(
      [
        'What youth-2018 and youth-2021 rate differently',
        '',
        'Standards',
        '  - Only youth-2021 has 4.1 Resettlement policy and provision (judged, outside the score).',
        '  - 3.4 Joint working of youth-2018 is 3.4 Out-of-court disposal policy and provision in youth-2021.',
        '  - 3.4 Joint working is rated from cases in youth-2018 and judged in youth-2021.',
        '',
      ].join('\n'),
    );
  });

  test('of PDU programmes: standards pair by title whatever their number, and the rules are gone', async () => {
    const page = await runProgrammes('diff', 'pdu-2021', 'pdu-2023');
    expect(page).toContain('2.2 Assessment of pdu-2021 is P2.1 Assessment in pdu-2023.');
    expect(page).toContain('1.2 Staff of pdu-2021 is P1.2 Staffing in pdu-2023.');
    expect(page).toContain('Only pdu-2021 has 2.1 Court work (rated from cases).');
    expect(page).toContain('Only pdu-2021 has leadership-cap: With two or more');
    expect(page).not.toContain('Key questions');
  });

  test('of versions whose rules have the same words and another trigger: both triggers', async () => {
    const file = join(folderWith({}), 'two.json');
    const source = readFileSync('src/programmes/pdu-2021.json', 'utf8');
    writeFileSync(file, source.replace('"id": "pdu-2021"', '"id": "pdu-two"').replace('"atLeast": 2', '"atLeast": 3'));
    const page = await runProgrammes('diff', 'pdu-2021', file);
    expect(page).toContain(
      '(cap on 1.1 at Requires improvement; it takes two of 2.2, 2.3, 2.4 and 2.5 rated Inadequate.)',
    );
    expect(page).toContain(
      '(cap on 1.1 at Requires improvement; it takes three of 2.2, 2.3, 2.4 and 2.5 rated Inadequate.)',
    );
    expect(page).not.toContain('services-follow-delivery');
  });

  test('of quite different programmes: bands, points, the way to the overall rating', async () => {
    const page = await runProgrammes('diff', 'crc-2018', own);
    expect(page).toContain(
      'Bands: Inadequate from 0, Requires improvement from 50, Good from 65 and Outstanding from 80 in crc-2018; Poor from 0,',
    );
    expect(page).toContain(
      'Placed in a band: the rounded percentage in crc-2018; the exact percentage in housing-repairs-2024.',
    );
    expect(page).toContain('Halves are rounded: half-up in crc-2018; half-even in housing-repairs-2024.');
    expect(page).toContain('By: average points, Inadequate up to 0.5');
    expect(page).toContain('4 standards: Poor up to 2, Fair up to 6 and Good up to 9; 3 standards:');
    expect(page).toContain('Flagged: within 5 points');
  });

  test('of other words for one question, with how surely they are known', async () => {
    expect(await runProgrammes('diff', 'pdu-2021', 'crc-2018')).toContain(
      '2.2.1 and 2.1.1: "Does assessment focus sufficiently on engaging the person on probation?" and "Does assessment focus sufficiently on engaging the service user?" (one wording is assumed).',
    );
  });

  test('of a programme and itself: nothing', async () => {
    expect(await runProgrammes('diff', own, own)).toContain('Nothing: they rate alike.');
    expect(JSON.parse(await runProgrammes('diff', own, own, '--format', 'json'))).toEqual({
      schemaVersion: 1,
      tool: { name: 'casescore', version },
      a: 'housing-repairs-2024',
      b: 'housing-repairs-2024',
      differences: [],
    });
  });
});
