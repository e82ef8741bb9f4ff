/** Finds expected results of several sheets that are one sample: a file of them names its sheets. */
import { dirname, join, normalize, resolve } from 'node:path';
import { Problems, Refusal, refusalFor } from '../problems/problems.js';
import { exists, isCompanion, namesIn } from './files/companions.js';
import { readExpected } from './expected.js';

/** What is checked together: a sheet and the expected results beside it, or several sheets and the results that name them. */
export interface CheckedSample {
  /** The path by which it is named: that of the sheet, or of the results of several. */
  readonly path: string;
  readonly sheets: readonly string[];
}

/**
 * The samples among these sheets: a file of expected results in their folders, or among those `found` in others, that names several of them
 * makes them one, and they are not checked alone. `named`: files of expected results that were given by name; they must name their sheets.
 * Throws a `Refusal` if such a file cannot be read, or names a sheet that is not there.
 */
export async function samplesOf(
  sheets: readonly string[],
  named: readonly string[],
  found: readonly string[],
  longest: number,
): Promise<CheckedSample[]> {
  const problems = new Problems();
  const joint: CheckedSample[] = [];
  const known = new Set(sheets.map((sheet) => resolve(sheet)));
  for (const path of named) {
    const own = await problems.keep(() => sheetsNamed(path, longest));
    if (own?.length === 0) problems.add('expectedNamesNoSheet', { file: path });
    else if (own !== undefined) joint.push({ path, sheets: own });
  }
  const beside = expectedIn([...new Set(sheets.map((sheet) => dirname(sheet)))]);
  for (const path of new Set([...beside, ...found.filter((one) => !isCompanion(one))])) {
    if (joint.some((one) => resolve(one.path) === resolve(path))) continue;
    const own = await sheetsIfAny(path, longest, problems);
    if (own.length > 0 && own.every((sheet) => known.has(resolve(sheet)))) joint.push({ path, sheets: own });
  }
  problems.refuse();
  const taken = new Set(joint.flatMap((one) => one.sheets.map((sheet) => resolve(sheet))));
  return [...sheets.flatMap((sheet) => (taken.has(resolve(sheet)) ? [] : { path: sheet, sheets: [sheet] })), ...joint];
}

/** The files of expected results in these folders that belong to no single sheet. */
function expectedIn(folders: readonly string[]): string[] {
  return folders.flatMap((folder) =>
    (namesIn(folder) ?? [])
      .filter((name) => /\.expected\.json$/i.test(name))
      .toSorted()
      .map((name) => normalize(join(folder, name)))
      .filter((path) => !isCompanion(path)),
  );
}

/** The sheets that a file names; none if it cannot be read, because it may belong to a sheet that is gone. */
async function sheetsIfAny(path: string, longest: number, problems: Problems): Promise<string[]> {
  try {
    await readExpected(path, longest);
  } catch (error) {
    if (error instanceof Refusal) return [];
    throw error;
  }
  return (await problems.keep(() => sheetsNamed(path, longest))) ?? [];
}

/** The paths of the sheets that a file of expected results names; none if it names none. */
async function sheetsNamed(path: string, longest: number): Promise<string[]> {
  const { expected, json } = await readExpected(path, longest);
  const sheets = (expected.sheets ?? []).map((sheet) => normalize(join(dirname(path), sheet)));
  for (const [i, sheet] of sheets.entries()) {
    if (!exists(sheet)) throw refusalFor('expectedSheetMissing', json.at(['sheets', i]), { sheet });
  }
  return sheets;
}
