/** A result as a page: what a pure room cannot work out is worked out here. */
import { createHash } from 'node:crypto';
import type { HtmlPage } from '../report/html/page.js';
import { htmlReport } from '../report/html/report.js';
import { styleSheet } from '../report/html/style.js';
import type { Asked, FullResult } from '../report/panel.js';

/** The SHA-256 of the style sheet, in base64, as the policy of a page names it. */
export const styleHash = createHash('sha256').update(styleSheet).digest('base64');

/** The report as HTML, with the sections that were asked for. `up` leads to what the page belongs to. */
export function htmlPage(result: FullResult, asked: Asked, up?: HtmlPage['up']): string {
  return htmlReport(result, asked, styleHash, up);
}
