/** Everything that a rating is made from, gathered from a sheet, the files beside it, and options. */
import { dirname, isAbsolute, join } from 'node:path';
import type { Evidence } from '../assess.js';
import { problem, Problems, Refusal } from '../errors.js';
import type { Inspection, LoadedProgramme } from '../model.js';
import { usual } from '../programmes/index.js';
import { readCaseSheet, type SheetOptions } from './case-sheet.js';
import { delimiterOf } from './delimiter.js';
import { inspectionBeside } from './files.js';
import type { Part } from './inspection-file.js';
import { resolveInspection, single } from './inspection.js';
import { limitsOf } from '../limits.js';
import { loadProgramme, type ProgrammeName } from './programme.js';
import { readInspection } from './read-inspection.js';
import { partsOfSettings, type Settings } from './settings.js';
import type { Source } from './source.js';

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
  const options = partsOfSettings(request);
  const longest = limitsOf(request.limit).file;
  const file = request.inspection ?? (path === null ? null : inspectionBeside(path));
  const problems = new Problems();
  const read = file === null ? [] : [await readInspection(file, longest, problems, request.encoding)];
  const id = request.id === undefined ? [] : [idPart(request.id)];
  const parts = [...read, ...options, ...id];
  const loaded = await problems.keep(() => programmeOf(parts, file, longest, request.programme));
  const inspection = loaded === undefined ? undefined : resolveInspection(loaded.programme, parts, problems);
  problems.refuse();
  if (loaded === undefined || inspection === undefined) throw new Error('a programme that is none was not refused');
  return { loaded, inspection, files: file === null ? [] : [file] };
}

/** The setting of a sheet, and the sheet read under it. */
export async function gather(path: string | null, source: Source, request: Request): Promise<Evidence & Setting> {
  const setting = await gatherSetting(path, request);
  const reading = await readCaseSheet(source, setting.loaded.programme, setting.inspection, sheetOptions(request));
  return { ...setting, files: [...(path === null ? [] : [path]), ...setting.files], reading };
}

/** The setting of counts sheets, and the sheets read under it. `paths` are in the order of the sources, null for standard input. */
export async function gatherCounts(
  paths: readonly (string | null)[],
  sources: readonly Source[],
  request: Request,
): Promise<Evidence & Setting> {
  const files = paths.flatMap((path) => path ?? []);
  const beside = new Set(
    request.inspection === undefined ? files.flatMap((path) => inspectionBeside(countsStem(path)) ?? []) : [],
  );
  if (beside.size > 1) throw new Refusal([problem('inspectionsSeveral', {}, { files: [...beside] })]);
  const [inspection = request.inspection] = beside;
  const setting = await gatherSetting(null, { ...request, inspection });
  const { readCounts } = await import('./counts.js');
  const reading = await readCounts(sources, setting.loaded.programme, setting.inspection, sheetOptions(request));
  return { ...setting, files: [...files, ...setting.files], reading };
}

/** `NAME.counts.csv` and `NAME.csv` find the same files beside them. */
function countsStem(path: string): string {
  return path.replace(/\.counts(?=\.csv$)/i, '');
}

/** A request's options for reading a sheet, as typed on the command line. Throws a `Refusal` for one that is none. */
export function sheetOptions({ limit, delimiter, ...options }: Request): SheetOptions {
  return {
    ...options,
    limits: limitsOf(limit),
    ...(delimiter === undefined ? {} : { delimiter: delimiterOf(delimiter) }),
  };
}

/** `--id` as a part of the inspection, so that it contradicts no other. */
function idPart(id: string): Part {
  return { content: { columns: { id } }, at: () => ({ column: `--id ${id}` }) };
}

/** The programme that the option or the inspection file names; the usual one where neither does. */
async function programmeOf(
  parts: readonly Part[],
  file: string | null,
  longest: number,
  option?: string,
): Promise<LoadedProgramme> {
  const problems = new Problems();
  const named = single('programme', parts, problems);
  const fromFile: ProgrammeName | null =
    named === null
      ? null
      : {
          id: named,
          path: isAbsolute(named) ? named : join(dirname(file ?? ''), named),
          place: parts[0]?.at(['programme']) ?? {},
        };
  const fromOption: ProgrammeName | null =
    option === undefined ? null : { id: option, path: option, place: { column: `--programme ${option}` } };
  if (fromFile !== null && fromOption !== null && fromFile.id !== fromOption.id && fromFile.path !== fromOption.path) {
    problems.add('givenTwice', fromOption.place, { what: 'another programme', first: `${file ?? ''}: ${fromFile.id}` });
  }
  problems.refuse();
  const name = fromOption ?? fromFile;
  return name === null
    ? { ...(await loadProgramme({ id: usual, path: '', place: {} }, longest)), named: false }
    : loadProgramme(name, longest);
}
