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
  'crc-2018': '40fd9044810ff47a31e3ced863b0808055901b8c9047fa97adc401e7b02ec575',
  'nps-2018': 'd5be70a4454b125e6452132078cfce99897e5c5ae75057d98c220f8f83b82914',
  'pdu-2021': 'dbb2c5b2125f5c77226c4f52d6fed623f981f3ec01479ce8c69d2133b8e06ef1',
  'pdu-2023': '1afc2b5455b977f8e159e797a53b7c1374a105ed41b5a5b970c9ddc53d8fb09d',
  'youth-2018': '5393974680c86dbb3ae9d6be4a413803357e0b99056cfafb4a6ac37fc1682598',
  'youth-2021': '0b3ffe6bca2a5b15b28fff7c7fcd834e1040c7c32eab011364d3f3f6e1c27fcf',
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
