/** A batch as it is read, piece by piece, so that no more than one result is held. */
import type { Pool } from '../../analysis/pool/pool.js';
import type { Assessment } from '../../model/assessment.js';
import type { Tallies } from '../../model/reading.js';
import { byteOrderMark, csvLines } from '../csv.js';
import type { Failure } from '../failed-sheet.js';
import { jsonText } from '../json.js';
import { tidyHeader, tidyRows } from './table.js';

/** A sheet that could not be scored. */
export interface FailedSheet extends Failure {
  readonly source: string;
}

/** Turns results into text one by one. */
export interface BatchStream {
  readonly sheet: (assessment: Assessment, tallies: Tallies) => string;
  readonly end: (pools: readonly Pool[], failed: readonly FailedSheet[]) => string;
}

/** `{ "sheets": […], "pools": […], "failed": […] }`, with the same bytes as if it had been written in one go. */
export function jsonStream(): BatchStream {
  let first = true;
  return {
    sheet: (assessment) => {
      const start = first ? '{\n  "sheets": [\n' : ',\n';
      first = false;
      return start + indented(assessment, '    ');
    },
    end: (pools, failed) =>
      `${first ? '{\n  "sheets": []' : '\n  ]'},\n  "pools": ${indented(pools, '  ').trimStart()},\n  "failed": ${indented(failed, '  ').trimStart()}\n}\n`,
  };
}

/** One result a line. */
export function jsonLines(): BatchStream {
  return { sheet: (assessment) => `${jsonText(assessment, 0)}\n`, end: () => '' };
}

/** One question of one sheet a line, as CSV under a header (after a byte order mark with `bom`) or as JSON. */
export function tidyStream(format: 'csv' | 'jsonl', bom = false): BatchStream {
  let first = true;
  return {
    sheet: (assessment, tallies) => {
      const rows = tidyRows(assessment, tallies);
      if (format === 'jsonl') return rows.map((row) => `${jsonText(row, 0)}\n`).join('');
      const header = first ? [tidyHeader] : [];
      const mark = first && bom ? byteOrderMark : '';
      first = false;
      return mark + csvLines([...header, ...rows.map((row) => tidyHeader.map((key) => row[key]))]);
    },
    end: () => '',
  };
}

function indented(value: unknown, margin: string): string {
  return jsonText(value).replace(/^/gm, margin);
}
