/** What `score` can print. Each format is a function of one result, and only the one that is asked for is loaded. */
import type { Analysed, Sections } from '../report/panel.js';
import type { Look } from '../report/layout.js';
import type { Streams } from '../streams.js';
import { drawn, plainFile, type LookOptions } from './terminal.js';

export const scoreFormats = ['text', 'json', 'html', 'csv'] as const;

export type ScoreFormat = (typeof scoreFormats)[number];

/** What was asked of the look and the content of a result. */
export interface FormatOptions extends LookOptions, Sections {
  readonly format?: ScoreFormat | undefined;
  readonly output?: string | undefined;
  readonly explain?: boolean | undefined;
  readonly bom?: boolean | undefined;
}

/** The result in the format that was asked for, text unless one was. */
export async function formatted(
  result: Analysed,
  options: FormatOptions,
  streams: Streams,
): Promise<string | Uint8Array> {
  switch (options.format ?? 'text') {
    case 'text':
      return text(result, options, streams);
    case 'json':
      return (await import('../report/json.js')).jsonReport(result);
    case 'csv':
      return csv(result, options);
    case 'html':
      return (await import('./html.js')).htmlPage(result, options);
  }
}

async function csv(result: Analysed, { bom = false }: FormatOptions): Promise<string> {
  const [{ byteOrderMark, csvLines }, { resultTable }] = await Promise.all([
    import('../report/csv.js'),
    import('../report/result-table.js'),
  ]);
  return (bom ? byteOrderMark : '') + csvLines(resultTable(result));
}

async function text(result: Analysed, options: FormatOptions, streams: Streams): Promise<string> {
  const [{ textReport }, { panelSections }] = await Promise.all([
    import('../report/text.js'),
    import('../report/panel.js'),
  ]);
  const stream = options.output === undefined ? streams.stdout : plainFile;
  const explain = options.explain === true;
  const sections = { ...options, sensitivity: options.sensitivity === true || explain };
  const explained = explain ? (await import('../report/explain.js')).explanation(result) : [];
  const draw = (look: Look): string => textReport(result, look) + panelSections(result, sections, look, explained);
  return drawn(draw, streams, stream, options);
}
