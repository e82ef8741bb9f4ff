/** Gathers everything that a rating is made from: a sheet, the files beside it, and options. */
import { basename, dirname, isAbsolute, join } from 'node:path';
import type { Note } from '../model/assessment.js';
import { note } from '../problems/notes.js';
import { asUse, formatPlace, Problems, refusalFor } from '../problems/problems.js';
import type { Evidence, Inspection, InspectionPart, InspectionSource } from '../model/inspection.js';
import type { LoadedProgramme } from '../model/programme.js';
import type { Reading } from '../model/reading.js';
import { defaultProgramme, shipped } from '../programmes/index.js';
import { companions, Folders, inspectionBeside, withoutCounts } from './files/companions.js';
import { fileInput, type InputFile } from './files/source.js';
import { openTables, worksheetsIn, openEach } from './tables.js';
import { resolveInspection } from './inspection/inspection.js';
import { readInspectionFile } from './inspection/inspection-reader.js';
import { partsOfSettings, type Settings } from './inspection/settings.js';
import { limitsOf, type Limits } from './limits.js';
import { loadProgramme } from './programme.js';
import { readCaseSheet } from './case-sheet.js';
import { delimiterOf } from './sheet/delimiter.js';
import type { SheetOptions } from './sheet/sheet-plan.js';

/** The options for one sheet. */
export interface Request extends Settings, SheetOptions {
  /** The inspection file; by default the one beside the sheet, if there is one. */
  readonly inspection?: string | undefined;
  /** A programme's id or path. */
  readonly programme?: string | undefined;
  /** Limits other than the default ones, each `NAME=NUMBER`. */
  readonly limit?: readonly string[] | undefined;
  /** The folders listed so far in this run. */
  readonly folders?: Folders | undefined;
}

/** The programme and the inspection that a sheet is read with. */
export interface Setting {
  readonly loaded: LoadedProgramme;
  readonly inspection: Inspection;
  readonly inspectionSource: InspectionSource | undefined;
  /** The files that they were read from. */
  readonly files: readonly string[];
  /** Notes on the files beside the sheet, and on what an inspection worksheet hides. */
  readonly notes: readonly Note[];
}

/** A sheet's reading, programme and inspection. */
export type GatheredSheet = Evidence & Setting;

/**
 * The programme and the inspection of the sheets at these paths; standard input has none, and no files beside it. Throws a `Refusal` with
 * everything that is wrong with the options, the programme and the inspection, and if there are several inspection files beside the sheets.
 * `worksheets`: the inspection files that are worksheets of the sheets themselves.
 */
export async function gatherSetting(
  paths: readonly string[],
  request: Request,
  worksheets: readonly InputFile[] = [],
): Promise<Setting> {
  const problems = new Problems();
  const { encoding = 'utf-8', limit } = request;
  const limits = limitsOf(limit);
  const longest = limits.file;
  const settings = partsOfSettings(request);
  const { file, notes } = inspectionOf(paths, request, worksheets);
  const [source = file === null ? null : await openInspection(file, limits)] =
    request.inspection === undefined ? worksheets : [];
  const read = source === null ? undefined : await readInspectionFile(source, longest, encoding, problems);
  const path = source?.file ?? null;
  const loaded = await problems.keep(() => chooseProgramme(read?.programme, path, request.programme, longest));
  if (loaded === undefined) return problems.fail();
  const parts = [...(read?.parts(loaded.programme) ?? []), ...settings];
  const inspection = resolveInspection(loaded.programme, parts, problems);
  problems.refuse();
  const inspectionSource = sourceOf(source, read?.isJson === true, paths, parts);
  return {
    loaded,
    inspection,
    inspectionSource,
    files: file === null ? [] : [file],
    notes: [...notes, ...(source?.worksheet?.notes() ?? [])],
  };
}

/** Where the inspection is filled in: the file that was read, or the one that would belong beside the first sheet. */
function sourceOf(
  read: InputFile | null,
  isJson: boolean,
  [sheet]: readonly string[],
  parts: readonly InspectionPart[],
): InspectionSource | undefined {
  if (read === null && sheet === undefined) return undefined;
  const planned = parts.find(({ content }) => content.plannedCases !== undefined);
  return {
    name: basename(read?.file ?? companions(sheet ?? '').inspectionCsv),
    exists: read !== null,
    isJson,
    worksheet: read?.worksheet?.place.worksheet ?? null,
    open: new Map(parts.flatMap(({ open, at }) => (open === undefined ? [] : [[open, at([])] as const]))),
    isPlannedTyped: planned?.at(['plannedCases']).file === undefined,
  };
}

/** An inspection file; of a workbook the worksheet Inspection, or the only one. Throws a `Refusal` if it cannot be opened. */
async function openInspection(file: string, limits: Limits): Promise<InputFile> {
  const { table, inspection } = await asUse(() => openTables(fileInput(file, 'inspection file'), undefined, limits));
  return inspection ?? table;
}

/**
 * The inspection file that was named, or the one beside the sheets, and a note on files that were probably meant to be it. Throws a
 * `Refusal` if there are several, of which some may be worksheets.
 */
function inspectionOf(
  paths: readonly string[],
  { inspection, folders = new Folders() }: Request,
  worksheets: readonly InputFile[],
): { file: string | null; notes: Note[] } {
  if (inspection !== undefined) return { file: inspection, notes: [] };
  const beside = paths.map((path) => inspectionBeside(path, folders));
  const files = [...new Set(beside.flatMap(({ file }) => file ?? []))];
  const all = [...worksheets.map(({ worksheet }) => formatPlace(worksheet?.place ?? {})), ...files];
  if (all.length > 1) {
    const [file = null, ...others] = paths;
    if (file !== null && others.length === 0) throw refusalFor('inspectionTwice', { file }, { files: all });
    throw refusalFor('inspectionsSeveral', {}, { files: all });
  }
  const notes = beside.flatMap(({ near }, i) => {
    if (near.length === 0) return [];
    const { inspectionJson, inspectionCsv } = companions(paths[i] ?? '');
    return note('companionNear', { near, json: basename(inspectionJson), csv: basename(inspectionCsv) });
  });
  return { file: files[0] ?? null, notes };
}

/**
 * The programme that the option or the inspection file names, or the default one. Throws a `Refusal` if they name two, and if it cannot be
 * loaded.
 */
async function chooseProgramme(
  part: InspectionPart | undefined,
  file: string | null,
  option: string | undefined,
  longest: number,
): Promise<LoadedProgramme> {
  const given = part?.content.programme;
  if (given === undefined) {
    const loaded = await loadProgramme(option ?? defaultProgramme, { longest });
    return { ...loaded, isNamed: option !== undefined };
  }
  // A programme file is found from the inspection file that names it.
  const path = Object.hasOwn(shipped, given) || isAbsolute(given) ? given : join(dirname(file ?? ''), given);
  if (option === undefined) {
    const within = dirname(file ?? '');
    return loadProgramme(given, { path, within, place: () => part?.at(['programme']) ?? {}, longest });
  }
  if (option !== given && option !== path) {
    const details = { what: 'another programme', first: `${file ?? ''}: ${given}` };
    throw refusalFor('givenTwice', { column: `--programme ${option}` }, details);
  }
  return loadProgramme(option, { longest });
}

/** The setting of a sheet, and its reading. Throws a `Refusal` with everything that is wrong with the setting or the sheet. */
export async function gather(path: string | null, source: InputFile, request: Request): Promise<GatheredSheet> {
  const options = sheetOptions(request);
  const paths = path === null ? [] : [path];
  const { table, inspection } = await openTables(source, request.worksheet, options.limits);
  const setting = await gatherSetting(paths, request, inspection === null ? [] : [inspection]);
  const reading = await readCaseSheet(table, setting.loaded.programme, setting.inspection, options);
  return withReading(setting, paths, reading);
}

/**
 * The setting of several sheets that are one sample, and their reading. Throws a `Refusal` also if there are several inspection files beside
 * them.
 */
export async function gatherSheets(paths: readonly string[], request: Request): Promise<GatheredSheet> {
  const options = sheetOptions(request);
  const sources = paths.map((path) => fileInput(path, 'case sheet'));
  const { tables, inspections } = await openEach(sources, worksheetsIn(paths, request.worksheet), options.limits);
  const setting = await gatherSetting(paths, request, inspections);
  const { readSeveral } = await import('./several-sheets.js');
  const reading = await readSeveral(tables, setting.loaded.programme, setting.inspection, options);
  return withReading(setting, paths, reading);
}

/**
 * The setting of counts sheets, and their reading. `paths` are in the order of the sources, null for standard input. Throws a `Refusal`
 * also if there are several inspection files beside them.
 */
export async function gatherCounts(
  paths: readonly (string | null)[],
  sources: readonly InputFile[],
  request: Request,
): Promise<GatheredSheet> {
  const files = paths.flatMap((path) => path ?? []);
  const stems = files.map(withoutCounts);
  const options = sheetOptions(request);
  const { tables, inspections } = await openEach(sources, () => request.worksheet, options.limits);
  const setting = await gatherSetting([...new Set(stems)], request, inspections);
  const { readCounts } = await import('./counts/counts.js');
  const reading = await readCounts(tables, setting.loaded.programme, setting.inspection, options);
  return withReading(setting, files, reading);
}

const withReading = (setting: Setting, paths: readonly string[], reading: Reading): GatheredSheet => ({
  ...setting,
  files: [...paths, ...setting.files],
  reading: setting.notes.length === 0 ? reading : { ...reading, notes: [...setting.notes, ...reading.notes] },
});

/** The options for reading a sheet, from those typed on the command line. Throws a `Refusal` for one that cannot be understood. */
export function sheetOptions({ limit, delimiter, ...options }: Request): SheetOptions {
  return {
    ...options,
    limits: limitsOf(limit),
    ...(delimiter === undefined ? {} : { delimiter: delimiterOf(delimiter) }),
  };
}
