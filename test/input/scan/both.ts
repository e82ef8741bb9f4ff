/** A sheet read twice: by the scan, and by the careful reader. */
import { Refusal } from '../../../src/problems/problems.js';
import type { CaseReading, SheetOptions } from '../../../src/input/sheet/sheet-plan.js';
import { readCarefully } from '../../../src/input/sheet/careful-reader.js';
import { bytesInMemory, scanBytes } from '../../../src/input/scan/scan.js';
import type { Inspection } from '../../../src/model/inspection.js';
import type { Programme } from '../../../src/model/programme.js';
import { inMemory, type Content } from '../../fixtures/sheets/memory.js';
import { inspection as nothing, pdu } from '../../make.js';

/** What a sheet is read under, and in pieces of what size it is scanned. */
export interface Under {
  readonly programme?: Programme;
  readonly inspection?: Inspection;
  readonly options?: SheetOptions;
  readonly piece?: number;
}

const entries = (_: string, value: unknown): unknown => (value instanceof Map ? [...value] : value);

/** The lines of a reading, with every map and every key in its order. Null where there is none. */
function inOrder(reading: object | null): string[] | null {
  return reading === null ? null : JSON.stringify(reading, entries, 1).split('\n');
}

/** What the scan makes of a sheet; null where it gives up, or refuses it. */
export function scanContent(
  sheet: Content,
  { programme = pdu, inspection = nothing(), options = {}, piece }: Under = {},
) {
  const bytes = typeof sheet === 'string' ? Buffer.from(sheet) : sheet;
  try {
    return scanBytes(bytesInMemory(bytes), { file: 'sheet.csv', programme, inspection, options }, piece);
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}

/** What the careful reader makes of it; null where it refuses. */
export async function carefully(sheet: Content, { programme = pdu, inspection = nothing(), options = {} }: Under) {
  try {
    const { source: _, ...reading } = await readCarefully(inMemory(sheet), programme, inspection, options);
    return reading satisfies Omit<CaseReading, 'source'>;
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}

/** The two readings of a sheet, which are to be equal; both null where the scan gives up. */
export async function both(sheet: Content, under: Under = {}): Promise<Record<'scan' | 'careful', string[] | null>> {
  const scan = inOrder(scanContent(sheet, under));
  return { scan, careful: scan === null ? null : inOrder(await carefully(sheet, under)) };
}
