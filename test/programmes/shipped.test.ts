import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { safeParse } from 'zod/mini';
import { describe, expect, test } from 'vitest';
import { parseProgramme } from '../../src/input/programme.js';
import type { Programme } from '../../src/model/programme.js';
import { faultsOf, sourcesOf } from '../../src/programmes/faults.js';
import { shipped, shippedProgramme, defaultProgramme } from '../../src/programmes/index.js';
import { programmeSchema } from '../../src/model/programme.js';

const folder = new URL('../../src/programmes/', import.meta.url);
const bytesOf = (id: string): Buffer => readFileSync(new URL(`${id}.json`, folder));

test('every programme file is shipped, and every shipped programme has a file', () => {
  const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
  expect(files).toEqual(
    Object.keys(shipped)
      .map((id) => `${id}.json`)
      .toSorted(),
  );
});

test('a sheet that names no programme is of pdu-2021', () => {
  expect(defaultProgramme).toBe('pdu-2021');
  expect(Object.keys(shipped)).toContain(defaultProgramme);
});

test.each(['pdu-1999', '', 'constructor', '__proto__', 'PDU-2021'])('"%s" is no shipped programme', async (id) => {
  expect(await shippedProgramme(id)).toBeNull();
});

describe.each(Object.keys(shipped))('%s', (id) => {
  const bytes = bytesOf(id);
  const programme = JSON.parse(bytes.toString()) as Programme;

  test('is as it was released', () => {
    const found = createHash('sha256').update(bytes).digest('hex');
    expect(found, 'a released programme is never edited; a correction is a new version').toBe(shipped[id]?.sha256);
  });

  test('has the shape of a programme', () => {
    expect(safeParse(programmeSchema, programme).error?.issues ?? []).toEqual([]);
  });

  test('has no fault', () => {
    expect(faultsOf(programme)).toEqual([]);
  });

  test('is sound in the eyes of whoever validates its file, and loaded as its file says', async () => {
    const valid = await parseProgramme(bytes.toString(), `${id}.json`);
    expect(await shippedProgramme(id)).toEqual({ programme: valid, sha256: shipped[id]?.sha256 });
  });

  test('goes by its own id', () => {
    expect(programme.id).toBe(id);
  });

  test('has no source that would go unchecked', () => {
    expect(sourcesOf(programme)).toHaveLength(bytes.toString().split('"certainty"').length - 1);
  });

  test('lets every source say what was found, and names every document that it points to once at least', () => {
    const sources = sourcesOf(programme).map(({ source }) => source);
    expect(sources.filter(({ finding }) => finding.length < 15)).toEqual([]);
    const named = new Set(sources.flatMap(({ document }) => document ?? []));
    expect([...named].toSorted()).toEqual(Object.keys(programme.documents).toSorted());
  });
});
