/** What `check --format json` prints. */
import { array, describe, exactOptional as optional, nullable, number, strictObject, string, union } from 'zod/mini';
import { count, list, text, textOrNull, texts, truth, type Shape } from './shape.js';
import { schemaVersion, tool } from './assessment.js';

/** The comparison of results with what was expected. */
export const checkSchema = strictObject({
  schemaVersion,
  tool,
  sheets: list(
    strictObject({
      sheet: text('The path of the sheet as it was given'),
      passed: truth('Whether everything is as expected'),
      records: list(
        strictObject({
          id: text('The name of the figure'),
          what: text('What was compared'),
          where: textOrNull('The filter under which it was counted'),
          expected: text('What was expected'),
          found: text('What was found'),
          passed: truth('Whether they are the same'),
          update: nullable(
            strictObject({
              path: array(union([string({ error: 'text' }), number({ error: 'a number' })])).check(
                describe('Where the value stands in the file of expected results'),
              ),
              value: nullable(union([string({ error: 'text' }), number({ error: 'a number' })])).check(
                describe('The value that was found'),
              ),
            }),
          ).check(describe('What would bring the file up to date; null where only a person can')),
        }),
        'Every comparison, in the order of the file',
      ),
      changes: texts('What --update changed'),
    }),
    'In the order in which they were checked',
  ),
  failed: list(
    strictObject({
      sheet: text('The path of the sheet as it was given'),
      error: text('What is wrong with it, with no cell and no case of it'),
      problems: list(
        strictObject({
          kind: text('The kind of mistake'),
          line: optional(count('The line')),
          column: optional(text('The column')),
        }),
        'Where',
      ),
    }),
    'Sheets that could not be checked',
  ),
  figures: count('Comparisons in all'),
  differing: count('Comparisons that differ'),
}).check(describe('What casescore check found'));

/** The whole run. */
export type CheckReport = Shape<typeof checkSchema>;
/** One comparison. */
export type CheckRecord = CheckReport['sheets'][number]['records'][number];
/** A sheet that could not be checked. */
export type CheckFailure = CheckReport['failed'][number];
