/** What `score` can print. Each format is a function of one result, and only the one that is asked for is loaded. */
import type { TextStyle } from '../report/text/layout.js';
import type { FullResult, Sections } from '../report/panel.js';
import { jsonReport } from '../report/json.js';
import type { Part } from '../model/document.js';
import { joinLines, partLines } from '../report/text/document.js';
import { textReport } from '../report/text/report.js';
import type { Streams } from './streams.js';
import { drawText, plainFile, type StyleOptions } from './terminal.js';

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
export async function formatted(
  result: FullResult,
  options: FormatOptions,
  streams: Streams,
): Promise<string | Uint8Array> {
  switch (options.format ?? 'text') {
    case 'text':
      return text(result, options, streams);
    case 'json':
      return jsonReport(result);
    case 'markdown':
      return markdown(result, options);
    case 'csv':
      return csv(result, options);
    case 'html':
      return (await import('./html.js')).htmlPage(result, options);
    case 'ods':
      return (await import('./workbook.js')).workbook(result, options);
  }
}

async function csv(result: FullResult, { bom = false }: FormatOptions): Promise<string> {
  const [{ byteOrderMark, csvLines }, { resultTable }] = await Promise.all([
    import('../report/csv.js'),
    import('../report/result-table.js'),
  ]);
  return (bom ? byteOrderMark : '') + csvLines(resultTable(result));
}

async function text(result: FullResult, options: FormatOptions, streams: Streams): Promise<string> {
  const stream = options.output === undefined ? streams.stdout : plainFile;
  const sections = await asked(result, options);
  const draw = (style: TextStyle): string => textReport(result, style) + joinLines(partLines(sections, style));
  return drawText(draw, streams, stream, options);
}

async function markdown(result: FullResult, options: FormatOptions): Promise<string> {
  const { markdownReport } = await import('../report/markdown/report.js');
  return markdownReport(result, await asked(result, options));
}

/** The sections that were asked for, and the derivation last; it comes with the sensitivity. */
async function asked(result: FullResult, options: FormatOptions): Promise<Part[]> {
  const { explain = false, ascii } = options;
  const wanted = { ...options, sensitivity: explain || options.sensitivity };
  if (!asksForMore(result, wanted)) return [];
  const { panelParts } = await import('../report/text/panel-parts.js');
  const sections = panelParts(result, wanted, ascii);
  return explain ? [...sections, ...(await import('../report/explain.js')).explanation(result)] : sections;
}

/** Whether anything stands below the lines for a panel: most often nothing does, and then no section is loaded. */
function asksForMore(result: FullResult, sections: Sections): boolean {
  const { sensitivity, lockIn, roundingAudit, stability, ledger, supporting } = sections;
  const named = [sensitivity, lockIn, roundingAudit, stability, ledger, supporting];
  return named.includes(true) || result.breakdowns !== undefined || result.lists !== undefined;
}
