/** The programmes that ship with the program. */
import type { LoadedProgramme, Programme } from '../model/programme.js';

/** One shipped programme. Its file is never edited once released: results carry the checksum, and a test compares it with the file. */
interface Shipped {
  readonly sha256: string;
  readonly load: () => Promise<{ readonly default: unknown }>;
}

export const shipped: Readonly<Record<string, Shipped>> = {
  'pdu-2021': {
    sha256: '02c1c4b812e37c328cf8867fe5b1b8aeea97db8306676a1e228b3d1973d91af8',
    load: () => import('./pdu-2021.json', { with: { type: 'json' } }),
  },
  'pdu-2023': {
    sha256: '79408ad8d70c93ef2791fc1d3d864a59e4aec38eb90ad213e2a970c55d09f77d',
    load: () => import('./pdu-2023.json', { with: { type: 'json' } }),
  },
  'youth-2018': {
    sha256: 'd02afc6af7fac840961c880d4b80177a94a4bbe65d3bb8aa6c57abaf6e6dc838',
    load: () => import('./youth-2018.json', { with: { type: 'json' } }),
  },
  'youth-2021': {
    sha256: '5ade9ad7f2ffb82093d38b2d16dd84fa74605d8993af48ef1825918e85e4cea4',
    load: () => import('./youth-2021.json', { with: { type: 'json' } }),
  },
  'crc-2018': {
    sha256: '85a86eceb30d9a1003c2dadf84fbc1154a672a286b185225162041eb863d69f1',
    load: () => import('./crc-2018.json', { with: { type: 'json' } }),
  },
  'nps-2018': {
    sha256: '73589fb907eb50cf98556223174527118e82cd445c4e2aeefcfb9991cab23f03',
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
