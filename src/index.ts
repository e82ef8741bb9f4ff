/**
 * casescore as a library: it rates cases without a console or a process. Everything is typed; problems with the input are thrown as a
 * `Refusal`, which has the place of every problem.
 */
export { clopperPearson } from './analysis/statistics/clopper-pearson.js';
export { anyFell, compareResults, independence } from './analysis/comparison/comparison.js';
export { fisher } from './analysis/statistics/fisher.js';
export { holm } from './analysis/statistics/holm.js';
export { Pools, type Pooling } from './analysis/pool/pool.js';
export { newcombe, wilson, type Answered, type Interval } from './analysis/statistics/wilson.js';
export { assess } from './assess.js';
export { describeProblems, Refusal, type Problem } from './problems/problems.js';
export type { SheetOptions } from './input/sheet/sheet-plan.js';
export { gather, type Request, type Setting } from './input/gather.js';
export { fileInput, type InputFile } from './input/files/source.js';
export { inspectionOf, plainStyle, programme, readSheet as readCaseSheet, scoreSheet, textSource } from './library.js';
export type * from './model/analyses.js';
export type * from './model/assessment.js';
export type * from './model/batch.js';
export type * from './model/breakdowns.js';
export type * from './model/check.js';
export type * from './model/command-results.js';
export type * from './model/comparison.js';
export type * from './model/expected.js';
export type * from './model/inspection.js';
export type * from './model/programme.js';
export type * from './model/reading.js';
export { jsonReport } from './report/json.js';
export type { TextStyle } from './report/text/layout.js';
export { textReport } from './report/text/report.js';
export { jsonSchema, schemaNames } from './model/json-schema.js';
export { wholePercentage } from './scoring/percentage.js';
export { addTallies, addTally, emptyTally, relevantCases } from './scoring/tally.js';
export { version } from './model/version.js';
