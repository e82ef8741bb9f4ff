/** Results as JSON: two spaces of indentation, LF, the same bytes for the same input. */
import type { FailedSheet, Pool } from '../model/batch.js';
import type { Assessment, Note } from '../model/assessment.js';
import type { Place, Tallies } from '../model/reading.js';
import { resultHead } from '../model/version.js';
import { formatCount, formatList } from '../words/english.js';
import { makeLinesVisible } from '../words/visible.js';

/**
 * A value as JSON without a final line break; without `indent` on one line. Control characters are written as JSON escapes, which read back
 * as they were.
 */
export function jsonText(value: unknown, indent = 2): string {
  return makeLinesVisible(JSON.stringify(value, null, indent));
}

/** Turns results into text one by one. */
export interface BatchStream {
  readonly sheet: (assessment: Assessment, tallies: Tallies) => string;
  readonly end: (pools: readonly Pool[], failed: readonly FailedSheet[], notes: readonly Note[]) => string;
}

/** `{ "schemaVersion", "tool", "sheets": […], "pools": […], "failed": […], "notes": […] }`, with the same bytes as if it were written at once. */
export function jsonStream(): BatchStream {
  const head = `${jsonText(resultHead).slice(0, -2)},\n  "sheets": [`;
  let first = true;
  return {
    sheet: (assessment) => {
      const start = first ? `${head}\n` : ',\n';
      first = false;
      return start + indentJson(assessment, '    ');
    },
    end: (pools, failed, notes) => {
      const rest = Object.entries({ pools, failed, notes }).map(
        ([key, value]) => `,\n  "${key}": ${indentJson(value, '  ').trimStart()}`,
      );
      return `${first ? `${head}]` : '\n  ]'}${rest.join('')}\n}\n`;
    },
  };
}

/** One result a line. */
export function jsonLines(): BatchStream {
  return { sheet: (assessment) => `${jsonText(assessment, 0)}\n`, end: () => '' };
}

const indentJson = (value: unknown, margin: string): string => jsonText(value).replace(/^/gm, margin);

/** The assessment as JSON. */
export function jsonReport(assessment: Assessment): string {
  return `${jsonText(assessment)}\n`;
}

/**
 * The problems of a sheet that could not be read, as results hold them: kinds and places, without cells and cases. `total` problems were
 * found, of which some are listed.
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
