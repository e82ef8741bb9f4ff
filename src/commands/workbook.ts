/** A result as the bytes of an OpenDocument workbook. */
import { odsReport } from '../report/ods/report.js';
import type { AskedAnalyses } from '../analysis/index.js';
import type { FullResult } from '../report/panel.js';
import { zipFiles } from './zip.js';

/** The workbook with the sections that were asked for. */
export function workbook(result: FullResult, asked: AskedAnalyses): Uint8Array {
  return zipFiles(odsReport(result, asked));
}
