/** The programmes that ship with the program. */
import type { LoadedProgramme, Programme } from '../model.js';

/** One shipped programme. Its file is never edited once released: the checksum is what results carry, and a test holds the file to it. */
interface Shipped {
  readonly sha256: string;
  readonly load: () => Promise<{ readonly default: unknown }>;
}

export const shipped: Readonly<Record<string, Shipped>> = {
  'pdu-2021': {
    sha256: '6e210300d26bf2b8bb1ce3b73dfd324aae33bb27b73d2091735c0848a2fefbba',
    load: () => import('./pdu-2021.json', { with: { type: 'json' } }),
  },
};

/** The programme of a sheet that names none. */
export const usual = 'pdu-2021';

/** A shipped programme by its id; null where there is none. It is not validated again: the tests have done so. */
export async function shippedProgramme(id: string): Promise<Omit<LoadedProgramme, 'named'> | null> {
  const found = Object.hasOwn(shipped, id) ? shipped[id] : undefined;
  if (found === undefined) return null;
  return { programme: (await found.load()).default as Programme, sha256: found.sha256 };
}
