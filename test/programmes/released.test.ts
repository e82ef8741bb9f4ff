/** The programmes that ship: none is edited once released, and each is sound by the schema that users' own files are held to. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parseProgramme } from '../../src/input/programme.js';
import { shipped, shippedProgramme } from '../../src/programmes/index.js';
import { sourcesOf } from '../../src/programmes/faults.js';
import { bandOfWhole } from '../../src/scoring/band.js';

const folder = new URL('../../src/programmes/', import.meta.url);
const bytes = (id: string): Buffer => readFileSync(new URL(`${id}.json`, folder));

/** Checksums of released files. A line may be added; none is ever changed. */
const released: Readonly<Record<string, string>> = {
  'crc-2018': '85a86eceb30d9a1003c2dadf84fbc1154a672a286b185225162041eb863d69f1',
  'nps-2018': '73589fb907eb50cf98556223174527118e82cd445c4e2aeefcfb9991cab23f03',
  'pdu-2021': '02c1c4b812e37c328cf8867fe5b1b8aeea97db8306676a1e228b3d1973d91af8',
  'pdu-2023': '79408ad8d70c93ef2791fc1d3d864a59e4aec38eb90ad213e2a970c55d09f77d',
  'youth-2018': 'd02afc6af7fac840961c880d4b80177a94a4bbe65d3bb8aa6c57abaf6e6dc838',
  'youth-2021': '5ade9ad7f2ffb82093d38b2d16dd84fa74605d8993af48ef1825918e85e4cea4',
};

const remedy =
  'A released programme file is never edited: results carry its checksum, and old results must stay what they were. ' +
  'Take the change back. A correction is a new file with an id of its own (pdu-2021-2.json), an entry in src/programmes/index.ts, ' +
  'a sample, a line here, and a line in the change notes that says which ratings can change.';

describe.each(Object.keys(shipped))('programme %s', (id) => {
  test('is as it was released', () => {
    const found = createHash('sha256').update(bytes(id)).digest('hex');
    expect({ checksum: found, ifItDiffers: remedy }).toEqual({ checksum: released[id], ifItDiffers: remedy });
    // What results carry is the checksum in src/programmes/index.ts.
    expect(shipped[id]?.sha256).toBe(found);
  });

  test('goes by its own id and is sound', async () => {
    const programme = await parseProgramme(bytes(id).toString('utf8'), `${id}.json`);
    expect(programme.id).toBe(id);
    expect(programme).toEqual((await shippedProgramme(id))?.programme);
  });

  test('says of everything how surely it is known', async () => {
    const programme = (await shippedProgramme(id))?.programme;
    if (programme === undefined) throw new Error('not shipped');
    const questions = programme.standards.flatMap((standard) => standard.questions ?? []);
    expect(sourcesOf(programme).length).toBeGreaterThan(programme.standards.length + questions.length);
    expect(programme.fieldwork).toBeDefined();
    expect(programme.domains.every(({ source }) => source !== undefined)).toBe(true);
  });

  test('each band begins at its edge, with the one before it just below', async () => {
    const programme = (await shippedProgramme(id))?.programme;
    const bands = programme?.bands ?? [];
    expect(bands.map(({ rating, from }) => [rating, from])).toEqual([
      ['Inadequate', 0],
      ['Requires improvement', 50],
      ['Good', 65],
      ['Outstanding', 80],
    ]);
    const around = bands.slice(1).map(({ from }) => [from - 1, from, from + 1].map((at) => bandOfWhole(bands, at)));
    expect(around).toEqual(bands.slice(1).map((band, i) => [bands[i], band, band]));
  });
});

test('every programme file is released, and every released programme is there', () => {
  const files = readdirSync(folder).flatMap((name) => /^(.+)\.json$/.exec(name)?.[1] ?? []);
  expect(files.toSorted()).toEqual(Object.keys(shipped).toSorted());
  expect(Object.keys(released).toSorted()).toEqual(files.toSorted());
});
