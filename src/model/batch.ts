/** What `batch --format json` prints. */
import { breakdowns } from './breakdowns.js';
import { composite, programmeName, resultSchema, schemaVersion, tool } from './assessment.js';
import * as s from './shape.js';

export const batchSchema = s.object('What casescore batch makes of many sheets', {
  schemaVersion,
  tool,
  sheets: s.list('The results, in path order', resultSchema),
  pools: s.objects('The sheets of each programme added up', {
    programme: programmeName,
    region: s.optional(s.textOrNull('Only with --pool-by region; null where its sheets name none')),
    sheets: s.count('Sheets in it'),
    sheetsWithoutCounts: s.count('Sheets of which only percentages are known'),
    cases: s.count('Cases inspected'),
    toInspect: s.count('Cases still to be inspected'),
    eligibleCases: s.countOrNull('The sampling frames together; null unless every sheet gives its own'),
    sheetsWithoutEligible: s.count('Sheets that give no eligibleCases'),
    standards: s.objects(
      'The standards that apply to any of its sheets, with no rating: how a region is rated is not known',
      {
        code: s.text('Its number'),
        title: s.text('Its title'),
        domain: s.text('The domain it belongs to'),
        sheets: s.count('Sheets to which it applies'),
        composite: composite('its key questions; null where that of a sheet is not known'),
        keyQuestions: s.objects('Its key questions', {
          code: s.text('Its number'),
          text: s.text('Its wording'),
          sheets: s.count('Sheets with relevant cases for it'),
          yes: s.count('Cases answered Yes'),
          no: s.count('Cases answered No'),
          notApplicable: s.count('Cases to which it does not apply'),
          unanswered: s.count('Answers left blank'),
          relevant: s.count('Yes and No together, the base of the percentage'),
          percentage: s.percentOrNull('Unweighted: every case counts alike; null with no relevant case'),
          weightedPercentage: s.percentOrNull(
            'Each sheet counts in proportion to its eligible cases; null unless every sheet gives them',
          ),
        }),
      },
    ),
    composite: composite(
      'key questions of the counted standards rated from cases; null where that of a sheet is not known',
    ),
    breakdowns: s.optional(breakdowns),
  }),
  failed: s.objects('Sheets that could not be scored', {
    source: s.text('The name of the sheet'),
    error: s.text('What is wrong with it, with no cell and no case of it'),
    problems: s.objects('Where', {
      kind: s.text('The kind of mistake'),
      line: s.optional(s.count('The line of the file')),
      column: s.optional(s.text('The column')),
    }),
  }),
  notes: s.notes('Notes on several sheets together, such as copies of one'),
});

/** The sheets of one programme, or of one region under it if pools by region were asked for. */
export type Pool = s.Shape<typeof batchSchema>['pools'][number];
/** One standard over the sheets of a pool to which it applies. */
export type PooledStandard = Pool['standards'][number];
export type PooledQuestion = PooledStandard['keyQuestions'][number];
/** A sheet that could not be scored, without its messages: they may quote cells and name cases, which a result must not. */
export type FailedSheet = s.Shape<typeof batchSchema>['failed'][number];
