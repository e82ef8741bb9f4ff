/** The formats that `score` prints: each is a function of one result. */
import { breakdownTable } from '../report/breakdown-table.js';
import { csvLines, type Cell } from '../report/csv.js';
import { jsonReport, jsonText } from '../report/json.js';
import { toDoText } from '../report/to-do.js';
import type { ToDo } from '../model/to-do.js';
import { markdownReport } from '../report/markdown/report.js';
import { shownSections, type Asked, type FullResult } from '../report/full-result.js';
import { resultTable } from '../report/result-table.js';
import { joinLines, partLines } from '../report/text/document.js';
import type { TextStyle } from '../report/text/layout.js';
import { briefReport, closingLines, textReport } from '../report/text/report.js';
import type { Output } from './output.js';
import type { Streams } from './streams.js';
import { drawText, type StyleOptions } from './terminal.js';

export const scoreFormats = ['text', 'html', 'markdown', 'csv', 'ods', 'json'] as const;

/** The formats that `batch` prints. */
export const batchFormats = ['text', 'csv', 'json', 'jsonl', 'markdown', 'html'] as const;

export type BatchFormat = (typeof batchFormats)[number];

export type ScoreFormat = (typeof scoreFormats)[number];

/** The style and the content that were asked for. */
export interface FormatOptions extends StyleOptions, Asked {
  readonly bom?: boolean | undefined;
  /** Whether only the ratings page is asked for. */
  readonly brief?: boolean | undefined;
  /** Whether what is left to do is asked for, in place of the result. */
  readonly toDo?: boolean | undefined;
}

/** The result in the format that was asked for. */
export async function renderResult(
  result: FullResult,
  options: FormatOptions & Output<ScoreFormat>,
  streams: Streams,
): Promise<string | Uint8Array> {
  switch (options.format) {
    case 'text': {
      const sections = shownSections(result, options, options.ascii);
      const draw = (style: TextStyle): string =>
        options.brief === true
          ? briefReport(result, style)
          : textReport(result, style) + joinLines(partLines(sections, style)) + closingLines(result, style);
      return drawText(draw, streams, options);
    }
    case 'json':
      return jsonReport(result);
    case 'markdown':
      return markdownReport(result, shownSections(result, options, options.ascii));
    case 'csv':
      return csvLines(rowsOf(result), options.bom);
    case 'html':
      return (await import('./publish.js')).htmlPage(result, options);
    case 'ods':
      return (await import('./publish.js')).workbook(result, options);
  }
}

/** What is left to do, as text or JSON. */
export async function renderToDo(
  toDo: ToDo,
  options: FormatOptions & Output<ScoreFormat>,
  streams: Streams,
): Promise<string> {
  if (options.format === 'json') return `${jsonText(toDo)}\n`;
  return drawText((style) => toDoText(toDo, style), streams, options);
}

/** The breakdowns if they were asked for, otherwise the result. */
function rowsOf(result: FullResult): Cell[][] {
  const { sample, programme, inspection, breakdowns: run } = result;
  if (run === undefined) return resultTable(result);
  return breakdownTable([{ file: sample.source, programme: programme.id, region: inspection.region, run }]);
}
