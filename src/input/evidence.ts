/** Everything that a rating is made from, gathered from a sheet, the files beside it, and options. */
import { dirname, isAbsolute, join } from 'node:path';
import type { Evidence } from '../assess.js';
import { Problems } from '../errors.js';
import type { Inspection, LoadedProgramme } from '../model.js';
import { usual } from '../programmes/index.js';
import { readCaseSheet, type SheetOptions } from './case-sheet.js';
import { readText, type Encoding } from './decode.js';
import { inspectionBeside } from './files.js';
import type { InspectionContent, Part } from './inspection-file.js';
import { resolveInspection, single } from './inspection.js';
import { loadProgramme, type ProgrammeName } from './programme.js';
import { partsOfSettings, type Settings } from './settings.js';
import { fileSource, type Source } from './source.js';

/** What was asked for of one sheet. */
export interface Request extends Settings, SheetOptions {
  /** The inspection file; without it the one beside the sheet, if there is one. */
  readonly inspection?: string | undefined;
  /** A programme's id or path. */
  readonly programme?: string | undefined;
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
  const file = request.inspection ?? (path === null ? null : inspectionBeside(path));
  const parts = [...(file === null ? [] : [await readInspection(file, request.encoding)]), ...options];
  const loaded = await programmeOf(parts, file, request.programme);
  const problems = new Problems();
  const inspection = resolveInspection(loaded.programme, parts, problems);
  problems.refuse();
  return { loaded, inspection, files: file === null ? [] : [file] };
}

/** The setting of a sheet, and the sheet read under it. */
export async function gather(path: string | null, source: Source, request: Request): Promise<Evidence & Setting> {
  const setting = await gatherSetting(path, request);
  const reading = await readCaseSheet(source, setting.loaded.programme, setting.inspection, request);
  return { ...setting, files: [...(path === null ? [] : [path]), ...setting.files], reading };
}

async function readInspection(file: string, encoding: Encoding = 'utf-8'): Promise<Part> {
  const source = fileSource(file, 'inspection file');
  if (/\.csv$/i.test(file)) {
    const { readInspectionCsv } = await import('./inspection-csv.js');
    return readInspectionCsv(source, encoding);
  }
  const [{ inspectionSchema }, { parseJson }, { shaped }] = await Promise.all([
    import('./inspection-file.js'),
    import('./json.js'),
    import('./shape.js'),
  ]);
  const problems = new Problems();
  const json = parseJson(await readText(source), file, problems);
  const content = json === null ? null : shaped(inspectionSchema, json.value, json.at, problems);
  problems.refuse();
  if (json === null || content === null) throw new Error('an inspection file of the wrong shape was not refused');
  return { content: withoutBlanks(content), at: json.at };
}

/** What is left blank is still to come, as it is in a spreadsheet: a new inspection file begins so. */
function withoutBlanks(content: InspectionContent): InspectionContent {
  const judgements = Object.entries(content.judgements ?? {}).filter(
    ([, given]) => (typeof given === 'string' ? given : given.rating).trim() !== '',
  );
  const others = Object.fromEntries(Object.entries(content).filter(([, value]) => value !== '')) as InspectionContent;
  return content.judgements === undefined ? others : { ...others, judgements: Object.fromEntries(judgements) };
}

/** The programme that the option or the inspection file names; the usual one where neither does. */
async function programmeOf(parts: readonly Part[], file: string | null, option?: string): Promise<LoadedProgramme> {
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
    ? { ...(await loadProgramme({ id: usual, path: '', place: {} })), named: false }
    : loadProgramme(name);
}
