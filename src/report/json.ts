/** Results as JSON: two spaces of indentation, LF, the same bytes for the same input. */
import type { FailedSheet, Pool } from '../model/batch.js';
import type { Assessment } from '../model/assessment.js';
import type { Place, Tallies } from '../model/reading.js';
import { formatCount, formatList } from '../words/english.js';
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

/**
 * What is wrong with a sheet that could not be read, as results name it: the kinds of mistakes and where, with no cell and no case. `total`
 * mistakes were found; some are listed.
 */
export function failureOf(
  problems: readonly { readonly kind: string; readonly place: Place; readonly exit: 2 | 3 }[],
  total: number,
): Omit<FailedSheet, 'source'> {
  const data = problems.every(({ exit }) => exit === 3);
  const kinds = [...new Set(problems.map(({ kind }) => kind))];
  return {
    error: `${data ? 'the case sheet cannot be trusted' : 'it cannot be used as it stands'}: ${formatCount(total, 'problem')} (${formatList(kinds)})`,
    problems: problems.map(({ kind, place: { line, column } }) => ({
      kind,
      ...(line === undefined ? {} : { line }),
      ...(column === undefined ? {} : { column }),
    })),
  };
}
