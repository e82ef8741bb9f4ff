/** What `batch --format json` prints. */
import { describe, exactOptional as optional, strictObject } from 'zod/mini';
import { breakdowns } from './breakdowns.js';
import { count, countOrNull, list, percentOrNull, text, textOrNull, type Shape } from './shape.js';
import { programmeName, resultSchema } from './assessment.js';

const question = strictObject({
  code: text('Its number'),
  text: text('Its wording'),
  sheets: count('Sheets with relevant cases for it'),
  yes: count('Cases answered Yes'),
  no: count('Cases answered No'),
  notApplicable: count('Cases to which it does not apply'),
  unanswered: count('Blank answers'),
  percentage: percentOrNull('Unweighted: every case counts alike; null with no relevant case'),
  weightedPercentage: percentOrNull(
    'Each sheet counts in proportion to its eligible cases; null unless every sheet gives them',
  ),
});

const pool = strictObject({
  programme: programmeName,
  region: optional(textOrNull('Only with --pool-by region; null where its sheets name none')),
  sheets: count('Sheets in it'),
  sheetsWithoutCounts: count('Sheets of which only percentages are known'),
  cases: count('Cases inspected'),
  outstanding: count('Cases still to be inspected'),
  eligibleCases: countOrNull('The sampling frames together; null unless every sheet gives its own'),
  sheetsWithoutEligible: count('Sheets that give no eligibleCases'),
  standards: list(
    strictObject({
      code: text('Its number'),
      title: text('Its title'),
      domain: text('The domain it belongs to'),
      sheets: count('Sheets to which it applies'),
      keyQuestions: list(question, 'Its key questions'),
    }),
    'The standards that apply to any of its sheets, with no rating: how a region is rated is not known',
  ),
  breakdowns: optional(breakdowns),
});

const failed = strictObject({
  source: text('The name of the sheet'),
  error: text('What is wrong with it, with no cell and no case of it'),
  problems: list(
    strictObject({
      kind: text('The kind of mistake'),
      line: optional(count('The line of the file')),
      column: optional(text('The column')),
    }),
    'Where',
  ),
});

/** Many results and their pools. */
export const batchSchema = strictObject({
  sheets: list(resultSchema, 'The results, in path order'),
  pools: list(pool, 'The sheets of each programme added up'),
  failed: list(failed, 'Sheets that could not be scored'),
}).check(describe('What casescore batch makes of many sheets'));

/** The sheets of one programme, or of one region under it if pools by region were asked for. */
export type Pool = Shape<typeof pool>;
/** One standard over the sheets of a pool to which it applies. */
export type PooledStandard = Pool['standards'][number];
/** One key question over all sheets of a pool. */
export type PooledQuestion = Shape<typeof question>;
/** A sheet that could not be scored, without its messages: they may quote cells and name cases, which a result must not. */
export type FailedSheet = Shape<typeof failed>;
