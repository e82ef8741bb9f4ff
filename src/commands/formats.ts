/** What `score` can print. Each format is a function of one result, and only the one that is asked for is loaded. */
import type { TextStyle } from '../report/text/layout.js';
import { shownSections, type Asked, type FullResult } from '../report/panel.js';
import { jsonReport } from '../report/json.js';
import { joinLines, partLines } from '../report/text/document.js';
import { textReport } from '../report/text/report.js';
import type { Streams } from './streams.js';
import { drawText, plainFile, type StyleOptions } from './terminal.js';

export const scoreFormats = ['text', 'html', 'markdown', 'csv', 'ods', 'json'] as const;

/** What `batch` can print. */
export const batchFormats = ['text', 'csv', 'json', 'jsonl', 'markdown', 'html'] as const;

export type ScoreFormat = (typeof scoreFormats)[number];

/** What was asked of the look and the content of a result. */
export interface FormatOptions extends StyleOptions, Asked {
  readonly format?: ScoreFormat | undefined;
  readonly output?: string | undefined;
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
  const sections = shownSections(result, options, options.ascii);
  const draw = (style: TextStyle): string => textReport(result, style) + joinLines(partLines(sections, style));
  return drawText(draw, streams, stream, options);
}

async function markdown(result: FullResult, options: FormatOptions): Promise<string> {
  const { markdownReport } = await import('../report/markdown/report.js');
  return markdownReport(result, shownSections(result, options, options.ascii));
}
