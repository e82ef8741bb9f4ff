import type { Assessment } from '../model/assessment.js';
import { makeLinesVisible } from '../words/visible.js';

/**
 * The assessment as it is, for programs: two spaces of indentation, LF, the same bytes for the same input. What could steer a terminal
 * is written as a JSON escape, which reads back as it was.
 */
export function jsonReport(assessment: Assessment): string {
  return `${makeLinesVisible(JSON.stringify(assessment, null, 2))}\n`;
}

/** Any value as JSON in the same way, but for the line break at its end; without `indent` on one line. */
export function jsonText(value: unknown, indent = 2): string {
  return makeLinesVisible(JSON.stringify(value, null, indent));
}
