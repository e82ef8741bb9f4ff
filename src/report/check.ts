/** The results of `check` as text, as data for programs, and as JUnit XML. */
import { confidential } from '../analysis/disclosure/rule.js';
import type { CheckFailure, CheckRecord, CheckReport } from '../model/check.js';
import { resultHead } from '../model/version.js';
import { compact, formatCount, formatNumber } from '../words/english.js';
import { paragraph, type TextStyle } from './text/layout.js';
import { escapeXml, xmlDocument } from './xml.js';

/** One sheet's comparison. */
type ComparedSheet = Pick<CheckReport['sheets'][number], 'sheet' | 'records'>;
type NotedSheet = Pick<CheckReport['sheets'][number], 'sheet' | 'records' | 'notes'>;

const differing = (records: readonly CheckRecord[]): number => records.filter(({ passed }) => !passed).length;

/** The lines for one sheet: the count, then the differences; with `verbose` every comparison. */
export function checkLines({ sheet, records, notes }: NotedSheet, verbose: boolean, style: TextStyle): string[] {
  const agree = `${formatNumber(records.length - differing(records))} of ${formatCount(records.length, 'figure')} as expected`;
  return [
    ...paragraph(style, `${sheet}: ${agree}`).map(style.bold),
    ...records
      .filter(({ passed, warning }) => verbose || !passed || warning !== undefined)
      .flatMap((record) => recordLines(record, style)),
    ...notes.flatMap(({ message }) => paragraph(style, message, 2)),
  ];
}

function recordLines(record: CheckRecord, style: TextStyle): string[] {
  const { passed, warning } = record;
  const lead = passed ? 'ok      ' : 'differs ';
  return [
    ...paragraph(style, describeRecord(record), 2, lead),
    ...(warning === undefined ? [] : paragraph(style, `Warning: ${warning}`, 2 + lead.length)),
  ];
}

function describeRecord(record: CheckRecord): string {
  const { expected, found, passed, update } = record;
  if (found === confidential) return `${figureName(record)}: ${confidential}, ${passed ? 'as' : 'not as'} expected`;
  // If words were published, they are shown: a figure alone does not say that it fits them.
  const fits = update === null ? `, which is within ${expected}` : '';
  return `${figureName(record)}: ${passed ? `${found}${fits}` : `expected ${expected}, found ${found}`}`;
}

function figureName({ id, what, where }: CheckRecord): string {
  return id === what ? what : `${id} (${what}${where === null ? '' : ` where ${where}`})`;
}

/** The last line: the totals of all sheets. */
export function checkSummary(sheets: readonly ComparedSheet[]): string {
  const records = sheets.flatMap((sheet) => sheet.records);
  const failed = differing(records);
  const total = `${formatCount(records.length, 'figure')} of ${formatCount(sheets.length, 'sheet')}`;
  return failed === 0
    ? `${total}: all as expected.`
    : `${total}: ${formatNumber(failed)} ${failed === 1 ? 'differs' : 'differ'}.`;
}

/** The whole run as data. */
export function checkReport(
  sheets: readonly Omit<CheckReport['sheets'][number], 'passed'>[],
  failed: readonly CheckFailure[],
): CheckReport {
  const records = sheets.flatMap((sheet) => sheet.records);
  return {
    ...resultHead,
    sheets: sheets.map(({ sheet, records: own, changes, notes }) => {
      return { sheet, passed: differing(own) === 0, records: own, changes, notes };
    }),
    failed,
    figures: records.length,
    differing: differing(records),
  };
}

/**
 * The report as JUnit XML, lines ended by LF: a suite for each sheet, a test case for each figure. In the form that Jenkins describes
 * (junit-4.xsd of its dtkit), which GitLab and most actions for GitHub also read. It has no times, because results hold no clock.
 */
export function checkJunit({ sheets, failed, figures, differing: failures }: CheckReport): string {
  const suites = [
    ...sheets.map(({ sheet, records, notes }) => {
      const counts = { tests: records.length, failures: differing(records), errors: 0 };
      const cases = records.map((record) => testCase(sheet, record));
      const said = notes.map(({ message }) => element('system-out', {}, message));
      return element('testsuite', { name: sheet, ...counts }, [...cases, ...said]);
    }),
    ...failed.map(({ sheet, error, problems }) => {
      const places = problems.map(({ kind, line, column }) =>
        compact([kind, line !== undefined && `line ${line}`, column]).join(', '),
      );
      const body = [error, ...places].join('\n');
      const unreadable = element('error', { type: 'unreadable', message: error }, body);
      const read = element('testcase', { name: 'the sheet can be read', classname: className(sheet) }, [unreadable]);
      return element('testsuite', { name: sheet, tests: 1, failures: 0, errors: 1 }, [read]);
    }),
  ];
  const totals = { name: 'casescore check', tests: figures + failed.length, failures, errors: failed.length };
  return xmlDocument(element('testsuites', totals, suites));
}

function testCase(sheet: string, record: CheckRecord): string[] {
  const { expected, found, passed, warning } = record;
  const message = `expected ${expected}, found ${found}`;
  const body = compact([describeRecord(record), warning !== undefined && `Warning: ${warning}`]).join('\n');
  const failure = passed ? undefined : [element('failure', { type: 'difference', message }, body)];
  return element('testcase', { name: figureName(record), classname: className(sheet) }, failure);
}

/** A sheet as the name of a class: Jenkins takes what stands before a point for a package, and some readers a slash for one. */
const className = (sheet: string): string =>
  sheet
    .replace(/\.(?:csv|xlsx|xlsm|ods)$/i, '')
    .replaceAll('/', ' - ')
    .replaceAll('.', '_');

/** An element as lines, around other elements or a text. */
function element(
  name: string,
  values: Readonly<Record<string, string | number>>,
  content?: readonly string[][] | string,
): string[] {
  const attributes = Object.entries(values).map(([key, value]) => ` ${key}="${escapeXml(String(value))}"`);
  const open = `<${name}${attributes.join('')}`;
  if (content === undefined) return [`${open}/>`];
  if (typeof content === 'string') return [`${open}>${content.split('\n').map(escapeXml).join('\n')}</${name}>`];
  return [`${open}>`, ...content.flat().map((line) => `  ${line}`), `</${name}>`];
}
