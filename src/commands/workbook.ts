/** A result as the bytes of an OpenDocument workbook. */
import { odsReport } from '../report/ods/report.js';
import type { Analysed, Sections } from '../report/panel.js';
import { zipped } from './zip.js';

/** The workbook with the sections that were asked for. */
export function workbook(result: Analysed, sections: Sections): Uint8Array {
  return zipped(odsReport(result, sections));
}
