/** Everything that a rating is made from, gathered from a sheet, the files beside it, and options. */
import type { Evidence } from '../assess.js';
import { problem, Refusal } from '../problems/problems.js';
import type { Inspection } from '../model/inspection.js';
import type { LoadedProgramme } from '../model/programme.js';
import type { SheetOptions } from './sheet/sheet-options.js';
import { inspectionBeside } from './files/files.js';
import { Gatherer, optionsOf } from './gatherer.js';
import type { Settings } from './inspection/settings.js';
import type { InputFile } from './files/source.js';

/** What was asked for of one sheet. */
export interface Request extends Settings, SheetOptions {
  /** The inspection file; without it the one beside the sheet, if there is one. */
  readonly inspection?: string | undefined;
  /** A programme's id or path. */
  readonly programme?: string | undefined;
  /** Limits that are not the usual ones, each `NAME=NUMBER`. */
  readonly limit?: readonly string[] | undefined;
}

/** What a sheet is read under. */
export interface Setting {
  readonly loaded: LoadedProgramme;
  readonly inspection: Inspection;
  /** The files that it was read from. */
  readonly files: readonly string[];
}

/** The programme and the inspection of a sheet; `path` is null for standard input, which has nothing beside it. */
export async function gatherSetting(path: string | null, request: Request): Promise<Setting> {
  return new Gatherer(request).setting(path);
}

/** The setting of a sheet, and the sheet read under it. */
export async function gather(path: string | null, source: InputFile, request: Request): Promise<Evidence & Setting> {
  return new Gatherer(request).gather(path, source);
}

/** The setting of counts sheets, and the sheets read under it. `paths` are in the order of the sources, null for standard input. */
export async function gatherCounts(
  paths: readonly (string | null)[],
  sources: readonly InputFile[],
  request: Request,
): Promise<Evidence & Setting> {
  const files = paths.flatMap((path) => path ?? []);
  const beside = new Set(
    request.inspection === undefined ? files.flatMap((path) => inspectionBeside(countsStem(path)) ?? []) : [],
  );
  if (beside.size > 1) throw new Refusal([problem('inspectionsSeveral', {}, { files: [...beside] })]);
  const [inspection = request.inspection] = beside;
  const setting = await gatherSetting(null, { ...request, inspection });
  const { readCounts } = await import('./counts/counts.js');
  const reading = await readCounts(sources, setting.loaded.programme, setting.inspection, optionsOf(request));
  return { ...setting, files: [...files, ...setting.files], reading };
}

/** `NAME.counts.csv` and `NAME.csv` find the same files beside them. */
function countsStem(path: string): string {
  return path.replace(/\.counts(?=\.csv$)/i, '');
}
