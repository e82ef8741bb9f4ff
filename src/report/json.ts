/** Results as JSON: two spaces of indentation, LF, the same bytes for the same input. */
import type { FailedSheet, Pool } from '../model/batch.js';
import type { Assessment } from '../model/assessment.js';
import type { Tallies } from '../model/reading.js';
import { makeLinesVisible } from '../words/visible.js';

/**
 * Any value as JSON, with no line break at its end; without `indent` on one line. What could steer a terminal is written as a JSON escape,
 * which reads back as it was.
 */
export function jsonText(value: unknown, indent = 2): string {
  return makeLinesVisible(JSON.stringify(value, null, indent));
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
      return start + indentJson(assessment, '    ');
    },
    end: (pools, failed) =>
      `${first ? '{\n  "sheets": []' : '\n  ]'},\n  "pools": ${indentJson(pools, '  ').trimStart()},\n  "failed": ${indentJson(failed, '  ').trimStart()}\n}\n`,
  };
}

/** One result a line. */
export function jsonLines(): BatchStream {
  return { sheet: (assessment) => `${jsonText(assessment, 0)}\n`, end: () => '' };
}

function indentJson(value: unknown, margin: string): string {
  return jsonText(value).replace(/^/gm, margin);
}

/** The assessment as it is, for programs. */
export function jsonReport(assessment: Assessment): string {
  return `${jsonText(assessment)}\n`;
}
