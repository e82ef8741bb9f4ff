/** What `check --format json` prints. */
import * as z from 'zod/mini';
import { schemaVersion, tool } from './assessment.js';
import * as s from './shape.js';

const part = z.union([z.string(), z.number()]);

export const checkSchema = s.object('What casescore check found', {
  schemaVersion,
  tool,
  sheets: s.objects('In the order in which they were checked', {
    sheet: s.text('The path of the sheet as it was given'),
    passed: s.truth('Whether everything is as expected'),
    records: s.objects('Every comparison, in the order of the file', {
      id: s.text('The name of the figure'),
      what: s.text('What was compared'),
      where: s.textOrNull('The filter under which it was counted'),
      expected: s.text('What was expected'),
      found: s.text('What was found'),
      passed: s.truth('Whether they are the same'),
      warning: s.optional(s.text('What may be wrong with the figure itself, such as a value that no case has')),
      update: s.objectOrNull('What would bring the file up to date; null where only a person can', {
        path: s.list('Where the value stands in the file of expected results', part),
        value: s.withDescription('The value that was found', z.nullable(part)),
      }),
    }),
    changes: s.texts('What --update changed'),
    notes: s.notes('What should be known of small numbers among the figures'),
  }),
  failed: s.objects('Sheets that could not be checked', {
    sheet: s.text('The path of the sheet as it was given'),
    error: s.text('What is wrong with it, with no cell and no case of it'),
    problems: s.objects('Where', {
      kind: s.text('The kind of mistake'),
      line: s.optional(s.count('The line')),
      column: s.optional(s.text('The column')),
    }),
  }),
  figures: s.count('Comparisons in all'),
  differing: s.count('Comparisons that differ'),
});

export type CheckReport = s.Shape<typeof checkSchema>;
export type CheckRecord = CheckReport['sheets'][number]['records'][number];
export type CheckFailure = CheckReport['failed'][number];
