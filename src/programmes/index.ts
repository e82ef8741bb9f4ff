/** The programmes that ship with the program. */
import type { LoadedProgramme, Programme } from '../model/programme.js';

/** One shipped programme. Its file is never edited once released: results carry the checksum, and a test compares it with the file. */
interface Shipped {
  readonly sha256: string;
  readonly load: () => Promise<{ readonly default: unknown }>;
}

export const shipped: Readonly<Record<string, Shipped>> = {
  'pdu-2021': {
    sha256: 'dbb2c5b2125f5c77226c4f52d6fed623f981f3ec01479ce8c69d2133b8e06ef1',
    load: () => import('./pdu-2021.json', { with: { type: 'json' } }),
  },
  'pdu-2023': {
    sha256: '1afc2b5455b977f8e159e797a53b7c1374a105ed41b5a5b970c9ddc53d8fb09d',
    load: () => import('./pdu-2023.json', { with: { type: 'json' } }),
  },
  'youth-2018': {
    sha256: '5393974680c86dbb3ae9d6be4a413803357e0b99056cfafb4a6ac37fc1682598',
    load: () => import('./youth-2018.json', { with: { type: 'json' } }),
  },
  'youth-2021': {
    sha256: '0b3ffe6bca2a5b15b28fff7c7fcd834e1040c7c32eab011364d3f3f6e1c27fcf',
    load: () => import('./youth-2021.json', { with: { type: 'json' } }),
  },
  'crc-2018': {
    sha256: '40fd9044810ff47a31e3ced863b0808055901b8c9047fa97adc401e7b02ec575',
    load: () => import('./crc-2018.json', { with: { type: 'json' } }),
  },
  'nps-2018': {
    sha256: 'd5be70a4454b125e6452132078cfce99897e5c5ae75057d98c220f8f83b82914',
    load: () => import('./nps-2018.json', { with: { type: 'json' } }),
  },
};

/** The id of the programme that is used if none is named. */
export const defaultProgramme = 'pdu-2021';

/** The programmes in use. Each is loaded once, however many sheets are rated by it. */
const inUse = new Map<string, Programme>();

/** A shipped programme by its id, or null if there is none. It is not validated: the tests do that. */
export async function shippedProgramme(id: string): Promise<Omit<LoadedProgramme, 'isNamed'> | null> {
  const found = Object.hasOwn(shipped, id) ? shipped[id] : undefined;
  if (found === undefined) return null;
  const programme = inUse.get(id) ?? ((await found.load()).default as Programme);
  inUse.set(id, programme);
  return { programme, sha256: found.sha256 };
}
