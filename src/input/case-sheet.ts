/** Reads case sheets: straight from the bytes while nothing is unusual, otherwise carefully from the start; workbooks always carefully. */
import type { Inspection } from '../model/inspection.js';
import type { Programme } from '../model/programme.js';
import type { InputFile } from './files/source.js';
import { scanSheet } from './scan/scan.js';
import type { CaseReading, SheetOptions } from './sheet/sheet-plan.js';

/** Reads a case sheet, which `openTables` opened, under a programme. Throws a `Refusal` with everything that is wrong with the sheet. */
export async function readCaseSheet(
  source: InputFile,
  programme: Programme,
  inspection: Inspection,
  options: SheetOptions = {},
): Promise<CaseReading> {
  const scanned = scanSheet(source, programme, inspection, options);
  if (scanned !== null) return scanned;
  // Most sheets are plain, and never load the careful reader.
  const { readCarefully } = await import('./sheet/careful-reader.js');
  return readCarefully(source, programme, inspection, options);
}
