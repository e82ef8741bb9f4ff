/** A sheet read twice: by the scan, and by the careful reader. */
import { Refusal } from '../../../src/errors.js';
import type { CaseReading, SheetOptions } from '../../../src/input/case-sheet.js';
import { readCarefully } from '../../../src/input/careful-sheet.js';
import { inMemory as scannable, scanBytes } from '../../../src/input/scan/scan.js';
import type { Inspection, Programme } from '../../../src/model.js';
import { inMemory } from '../../fixtures/sheets/folder.js';
import { inspection as none, pdu } from '../../make.js';

/** What a sheet is read under. */
export interface Under {
  readonly programme?: Programme;
  readonly inspection?: Inspection;
  readonly options?: SheetOptions;
}

type Read = Omit<CaseReading, 'source'>;

/** What the scan makes of a sheet; null where it gives up. */
export function scanned(
  sheet: string | Uint8Array,
  { programme = pdu, inspection = none(), options = {} }: Under = {},
  piece?: number,
): Read | null {
  const bytes = typeof sheet === 'string' ? Buffer.from(sheet) : sheet;
  return scanBytes(scannable(bytes), { file: 'sheet.csv', programme, inspection, options }, piece);
}

/** What the careful reader makes of it; null where it refuses. */
async function carefully(
  sheet: string | Uint8Array,
  { programme = pdu, inspection = none(), options = {} }: Under = {},
): Promise<Read | null> {
  try {
    const { source: _, ...reading } = await readCarefully(inMemory(sheet), programme, inspection, options);
    return reading;
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}

/** The two readings of a sheet, which are to be equal; both null where the scan gives up. */
export async function both(
  sheet: string | Uint8Array,
  under: Under = {},
  piece?: number,
): Promise<{ readonly scan: Read | null; readonly careful: Read | null }> {
  const scan = scanned(sheet, under, piece);
  return { scan, careful: scan === null ? null : await carefully(sheet, under) };
}
