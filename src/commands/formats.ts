/** What `score` can print: each format is a function of one result. */
import type { TextStyle } from '../report/text/layout.js';
import type { FullResult, Sections } from '../report/panel.js';
import { byteOrderMark, csvLines } from '../report/csv.js';
import { explanation } from '../report/explain.js';
import { jsonReport } from '../report/json.js';
import { markdownReport } from '../report/markdown/report.js';
import { resultTable } from '../report/result-table.js';
import { panelParts } from '../report/text/panel-parts.js';
import type { Part } from '../model/document.js';
import { sectionLines } from '../report/text/section.js';
import { textReport } from '../report/text/text.js';
import type { Streams } from './streams.js';
import { drawText, type StyleOptions } from './terminal.js';

export const scoreFormats = ['text', 'html', 'markdown', 'csv', 'ods', 'json'] as const;

/** What `batch` can print. */
export const batchFormats = ['text', 'csv', 'json', 'jsonl', 'markdown', 'html'] as const;

export type ScoreFormat = (typeof scoreFormats)[number];

/** What was asked of the look and the content of a result. */
export interface FormatOptions extends StyleOptions, Sections {
  readonly format?: ScoreFormat | undefined;
  readonly output?: string | undefined;
  readonly explain?: boolean | undefined;
  readonly bom?: boolean | undefined;
}

/** The result in the format that was asked for, text unless one was. */
export async function renderResult(
  result: FullResult,
  options: FormatOptions,
  streams: Streams,
): Promise<string | Uint8Array> {
  switch (options.format ?? 'text') {
    case 'text': {
      const sections = askedSections(result, options);
      return drawText((style) => textReport(result, style) + sectionText(sections, style), streams, options);
    }
    case 'json':
      return jsonReport(result);
    case 'markdown':
      return markdownReport(result, askedSections(result, options));
    case 'csv':
      return (options.bom === true ? byteOrderMark : '') + csvLines(resultTable(result));
    case 'html':
      return (await import('./publish.js')).htmlPage(result, options);
    case 'ods':
      return (await import('./publish.js')).workbook(result, options);
  }
}

/** The sections that were asked for, and the derivation last; it comes with the sensitivity. */
function askedSections(result: FullResult, options: FormatOptions): Part[] {
  const { explain = false, ascii } = options;
  const sections = panelParts(result, { ...options, sensitivity: explain || options.sensitivity }, ascii);
  return explain ? [...sections, ...explanation(result)] : sections;
}

function sectionText(sections: readonly Part[], style: TextStyle): string {
  return sectionLines(sections, style)
    .map((line) => `${line.trimEnd()}\n`)
    .join('');
}
