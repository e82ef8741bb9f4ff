/** Counts sheets in place of a case sheet: each is read, and together they are as one. */
import { addGrouped } from '../../scoring/groups.js';
import { problem, Problems, Refusal, refusalFor } from '../../problems/problems.js';
import type { Inspection } from '../../model/inspection.js';
import type { Programme } from '../../model/programme.js';
import type { Reading } from '../../model/reading.js';
import { note } from '../../problems/notes.js';
import { addTallies } from '../../scoring/tally.js';
import { formatList } from '../../words/english.js';
import type { SheetOptions } from '../sheet/sheet-plan.js';
import { isUncounted } from './doubtful-counts.js';
import { readCountsSheet, type CountsReading } from './counts-sheet.js';
import type { InputFile } from '../files/source.js';

/**
 * Reads counts sheets and adds them: the same as reading the case sheets that they were counted from. Throws a `Refusal` with everything
 * that is wrong with any of them, and where percentages would have to be added.
 */
export async function readCounts(
  sources: readonly InputFile[],
  programme: Programme,
  inspection: Inspection,
  options: SheetOptions,
): Promise<Reading> {
  const problems = new Problems();
  const sheets: CountsReading[] = [];
  for (const source of sources) {
    const sheet = await problems.keep(() => readCountsSheet(source, programme, inspection, options));
    if (sheet !== undefined) sheets.push(sheet);
  }
  problems.refuse();
  const percentages = sheets.filter(({ ofPercentages }) => ofPercentages);
  if (sheets.length > 1 && percentages.length > 0) {
    throw new Refusal(percentages.map(({ file }) => problem('percentagesAdded', { file })));
  }
  const tallies = sheets.map((sheet) => sheet.tallies).reduce(addTallies);
  const [{ file } = { file: '' }] = sheets;
  if (percentages.length === 0 && isUncounted(tallies) && sheets.every(({ toInspect }) => (toInspect ?? 0) === 0))
    throw refusalFor('countsAllZero', { file });
  const codes = new Set(sheets.flatMap((sheet) => [...sheet.tallies.keys()]));
  // Then some sheet counts a question that another does not.
  const differ = sheets.some((sheet) => sheet.tallies.size < codes.size);
  const cases =
    differ || sheets.some((sheet) => sheet.cases === null) ? null : sum(sheets.map((sheet) => sheet.cases ?? 0));
  const published = new Map(sheets.flatMap((sheet) => [...sheet.published]));
  const supporting = new Map(sheets.flatMap((sheet) => sheet.supporting.map((one) => [one.code, one] as const)));
  const grouped = sheets.flatMap((sheet) => sheet.grouped ?? []);
  const proven = sheets.flatMap((sheet) => sheet.proven);
  return {
    source: formatList(sources.map(({ name }) => name)),
    cases,
    toInspect: sheets.some((sheet) => sheet.toInspect === null)
      ? null
      : sum(sheets.map((sheet) => sheet.toInspect ?? 0)),
    notCounted: [...new Set(sheets.flatMap(({ notCounted }) => notCounted))],
    tallies,
    ...(published.size === 0 ? {} : { published }),
    ...(grouped.length === 0 ? {} : { grouped: addGrouped(grouped) }),
    ...(supporting.size === 0 ? {} : { supporting: [...supporting.values()] }),
    notes: [
      ...(differ ? [note('countsDifferent')] : cases === null ? [note('casesUnknown')] : []),
      ...(proven.length === 0 ? [] : [note('countsProven', { questions: proven })]),
      ...(published.size === 0 ? [] : [note('countsUnknown', { questions: [...published.keys()] })]),
      ...sheets.flatMap(({ notes }) => notes),
    ],
  };
}

const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);
