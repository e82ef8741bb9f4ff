/**
 * What `check` found, as JUnit XML: a suite for each sheet, a test case for each figure. The form is the one that Jenkins describes
 * (junit-4.xsd of its dtkit, which GitLab and most actions for GitHub read as well). No time is given: a result holds no clock.
 */
import type { CheckRecord, CheckReport } from '../model/check.js';
import { makeVisible } from '../words/visible.js';

/** The report as XML, lines ended by LF. */
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

function testCase(sheet: string, { id, what, where, expected, found, passed }: CheckRecord): string[] {
  const of = id === what ? what : `${id} (${what}${where === null ? '' : ` where ${where}`})`;
  const open = `    <testcase${attributes({ name: of, classname: sheet })}`;
  if (passed) return [`${open}/>`];
  const message = `expected ${expected}, found ${found}`;
  return [`${open}>`, `      <failure${attributes({ type: 'difference', message })}/>`, '    </testcase>'];
}

function attributes(values: Readonly<Record<string, string | number>>): string {
  return Object.entries(values)
    .map(([name, value]) => ` ${name}="${escaped(String(value))}"`)
    .join('');
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Control characters are made visible first: XML cannot hold them at all. */
function escaped(text: string): string {
  return makeVisible(text).replace(/[&<>"]/g, (character) => entities[character] ?? character);
}
