/** What `check` found, for programs. */
import type { CheckFailure, CheckReport } from '../model/check.js';
import type { Assessment } from '../model/assessment.js';

/** One sheet's comparison, by a name that says nothing of the machine. */
export type CheckedRecords = Omit<CheckReport['sheets'][number], 'passed'>;

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
