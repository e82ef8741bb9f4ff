/** What `check` found, for programs. */
import type { CheckRecord } from '../analysis/check/check.js';
import type { Assessment } from '../model/assessment.js';
import type { Failure } from './failed-sheet.js';

/** One sheet's comparison, by a name that says nothing of the machine. */
export interface CheckedRecords {
  readonly sheet: string;
  readonly records: readonly CheckRecord[];
  readonly changes: readonly string[];
}

export interface CheckFailure extends Failure {
  readonly sheet: string;
}

/** The whole run. */
export interface CheckReport {
  readonly schemaVersion: 1;
  readonly tool: Assessment['tool'];
  readonly sheets: readonly (CheckedRecords & { readonly passed: boolean })[];
  readonly failed: readonly CheckFailure[];
  readonly figures: number;
  readonly differing: number;
}

export function checkReport(
  tool: Assessment['tool'],
  sheets: readonly CheckedRecords[],
  failed: readonly CheckFailure[],
): CheckReport {
  const records = sheets.flatMap((sheet) => sheet.records);
  return {
    schemaVersion: 1,
    tool,
    sheets: sheets.map(({ sheet, records: own, changes }) => ({
      sheet,
      passed: own.every(({ passed }) => passed),
      records: own,
      changes,
    })),
    failed,
    figures: records.length,
    differing: records.filter(({ passed }) => !passed).length,
  };
}
