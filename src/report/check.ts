/** The results of `check` as text, as data for programs, and as JUnit XML. */
import type { Assessment } from '../model/assessment.js';
import type { CheckFailure, CheckRecord, CheckReport } from '../model/check.js';
import { formatCount, formatNumber } from '../words/english.js';
import { paragraph, type TextStyle } from './text/layout.js';
import { escapeXml } from './xml.js';

/** One sheet's comparison. */
export interface CheckedSheet {
  readonly sheet: string;
  readonly records: readonly CheckRecord[];
}

/** The lines for one sheet: the count, then the differences; with `verbose` every comparison. */
export function checkLines({ sheet, records }: CheckedSheet, verbose: boolean, style: TextStyle): string[] {
  const failed = records.filter(({ passed }) => !passed).length;
  const agree = `${formatNumber(records.length - failed)} of ${formatCount(records.length, 'figure')} as expected`;
  return [
    ...paragraph(style, `${sheet}: ${agree}`).map(style.bold),
    ...records.filter(({ passed }) => verbose || !passed).flatMap((record) => recordLines(record, style)),
  ];
}

function recordLines(record: CheckRecord, style: TextStyle): string[] {
  const { expected, found, passed, update } = record;
  // If words were published, they are shown: a figure alone does not say that it fits them.
  const fits = update === null ? `, which is within ${expected}` : '';
  const text = passed ? `${found}${fits}` : `expected ${expected}, found ${found}`;
  return paragraph(style, `${figureName(record)}: ${text}`, 2, passed ? 'ok      ' : 'differs ');
}

function figureName({ id, what, where }: CheckRecord): string {
  return id === what ? what : `${id} (${what}${where === null ? '' : ` where ${where}`})`;
}

/** The last line: the totals of all sheets. */
export function checkSummary(sheets: readonly CheckedSheet[]): string {
  const records = sheets.flatMap((sheet) => sheet.records);
  const failed = records.filter(({ passed }) => !passed).length;
  const total = `${formatCount(records.length, 'figure')} of ${formatCount(sheets.length, 'sheet')}`;
  return failed === 0
    ? `${total}: all as expected.`
    : `${total}: ${formatNumber(failed)} ${failed === 1 ? 'differs' : 'differ'}.`;
}

/** The whole run as data. */
export function checkReport(
  tool: Assessment['tool'],
  sheets: readonly Omit<CheckReport['sheets'][number], 'passed'>[],
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

/**
 * The report as JUnit XML, lines ended by LF: a suite for each sheet, a test case for each figure. In the form that Jenkins describes
 * (junit-4.xsd of its dtkit), which GitLab and most actions for GitHub also read. It has no times, because results hold no clock.
 */
export function checkJunit({ sheets, failed, figures, differing }: CheckReport): string {
  const suites = [
    ...sheets.flatMap(({ sheet, records }) => suite(sheet, records)),
    ...failed.flatMap(({ sheet, error }) => [
      `  <testsuite${attributes({ name: sheet, tests: 1, failures: 0, errors: 1 })}>`,
      `    <testcase${attributes({ name: 'the sheet can be read', classname: sheet })}>`,
      `      <error${attributes({ type: 'unreadable', message: error })}/>`,
      '    </testcase>',
      '  </testsuite>',
    ]),
  ];
  const totals = {
    name: 'casescore check',
    tests: figures + failed.length,
    failures: differing,
    errors: failed.length,
  };
  return `${['<?xml version="1.0" encoding="UTF-8"?>', `<testsuites${attributes(totals)}>`, ...suites, '</testsuites>'].join('\n')}\n`;
}

function suite(sheet: string, records: readonly CheckRecord[]): string[] {
  const failures = records.filter(({ passed }) => !passed).length;
  return [
    `  <testsuite${attributes({ name: sheet, tests: records.length, failures, errors: 0 })}>`,
    ...records.flatMap((record) => testCase(sheet, record)),
    '  </testsuite>',
  ];
}

function testCase(sheet: string, record: CheckRecord): string[] {
  const { expected, found, passed } = record;
  const open = `    <testcase${attributes({ name: figureName(record), classname: sheet })}`;
  if (passed) return [`${open}/>`];
  const message = `expected ${expected}, found ${found}`;
  return [`${open}>`, `      <failure${attributes({ type: 'difference', message })}/>`, '    </testcase>'];
}

function attributes(values: Readonly<Record<string, string | number>>): string {
  return Object.entries(values)
    .map(([name, value]) => ` ${name}="${escapeXml(String(value))}"`)
    .join('');
}
