import type { Assessment } from '../model.js';

/** The assessment as it is, for programs: two spaces of indentation, LF, the same bytes for the same input. */
export function jsonReport(assessment: Assessment): string {
  return `${JSON.stringify(assessment, null, 2)}\n`;
}
