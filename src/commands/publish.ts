/** Pages and workbooks, completed with a hash and a ZIP archive, which the report cannot make because it is pure. */
import { createHash } from 'node:crypto';
import { strToU8, zipSync, type Zippable } from 'fflate';
import type { AskedAnalyses } from '../analysis/index.js';
import { htmlReport } from '../report/html/report.js';
import { styleSheet } from '../report/html/style.js';
import type { PackageFile } from '../report/ods/package.js';
import { odsReport } from '../report/ods/report.js';
import type { Asked, FullResult } from '../report/full-result.js';

/** The SHA-256 of the style sheet in base64, for the security policy of a page. */
export const styleHash = createHash('sha256').update(styleSheet).digest('base64');

/** The report as HTML, with the sections that were asked for. `file` is its name in a folder of pages. */
export function htmlPage(result: FullResult, asked: Asked, file?: string): string {
  return htmlReport(result, asked, styleHash, file);
}

/** The earliest date that a ZIP can hold. It has no time zone, so the bytes are the same everywhere. */
export const noDate = '1980-01-01T00:00:00';

/**
 * The result as an OpenDocument workbook, with the analyses that were asked for. The bytes are the same on every machine and version of
 * Node.
 */
export function workbook(result: FullResult, asked: AskedAnalyses): Uint8Array {
  return zipOf(odsReport(result, asked));
}

/** A ZIP archive of files. */
export function zipOf(files: readonly PackageFile[]): Uint8Array {
  const zip: Zippable = {};
  for (const { name, text, stored } of files) {
    zip[name] = [strToU8(text), { level: stored ? 0 : 6, mtime: noDate }];
  }
  return zipSync(zip);
}
