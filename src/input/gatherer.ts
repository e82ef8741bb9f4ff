/** Gathers sheet after sheet for one request: what is the same for all of them is made ready once. */
import { dirname, isAbsolute, join } from 'node:path';
import type { Evidence } from '../assess.js';
import { Problems } from '../problems/problems.js';
import type { LoadedProgramme } from '../model/programme.js';
import { isShipped, usual } from '../programmes/index.js';
import type { CaseReading, SheetOptions } from './sheet/sheet-options.js';
import type { Encoding } from './files/decode.js';
import { delimiterOf } from './sheet/delimiter.js';
import type { Request, Setting } from './evidence.js';
import { exists, inspectionBeside } from './files/files.js';
import type { Part } from './inspection/inspection-file.js';
import { resolveInspection, single } from './inspection/inspection.js';
import { limitsOf } from './limits.js';
import { loadProgramme, type ProgrammeName } from './programme.js';
import { plainInspection } from './inspection/plain-inspection.js';
import { scanSheet } from './scan/scan.js';
import { partsOfSettings } from './inspection/settings.js';
import type { InputFile } from './files/source.js';

/** So many programmes are kept, lest a folder with one for each sheet fill the memory. */
const mostProgrammes = 64;

export class Gatherer {
  readonly #request: Request;
  readonly #options: SheetOptions;
  readonly #parts: readonly Part[];
  readonly #longest: number;
  readonly #isThere: (path: string) => boolean;
  /** The programmes of the sheets before, by their names: under one programme they are all read under the same object. */
  readonly #programmes = new Map<string, LoadedProgramme>();

  /** `isThere` knows which files there are. Throws a `Refusal` for an option that is none. */
  constructor(request: Request, isThere: (path: string) => boolean = exists) {
    this.#request = request;
    this.#options = optionsOf(request);
    this.#parts = [...partsOfSettings(request), ...(request.id === undefined ? [] : [idPart(request.id)])];
    this.#longest = limitsOf(request.limit).file;
    this.#isThere = isThere;
  }

  /**
   * The programme and the inspection of a sheet; `path` is null for standard input, which has nothing beside it. Waits only where something is
   * to be loaded, or read with care. Throws a `Refusal`, or rejects with it.
   */
  setting(path: string | null): Setting | Promise<Setting> {
    const { inspection: named } = this.#request;
    const beside = named === undefined && path !== null ? inspectionBeside(path, this.#isThere) : null;
    const file = named ?? beside;
    if (file === null) return this.#under(null, this.#parts, new Problems());
    // What was found beside a sheet is known to be an ordinary file.
    const plain = plainInspection(file, this.#longest, file === beside);
    return plain === null
      ? this.#underOther(file)
      : this.#under(file, this.#parts.length === 0 ? [plain] : [plain, ...this.#parts], new Problems());
  }

  /** The setting of a sheet, and the sheet read under it. Waits as little as `setting` does. */
  gather(path: string | null, source: InputFile): GatheredSheet | Promise<GatheredSheet> {
    const setting = this.setting(path);
    return setting instanceof Promise
      ? setting.then((known) => this.#read(path, source, known))
      : this.#read(path, source, setting);
  }

  #read(path: string | null, source: InputFile, setting: Setting): GatheredSheet | Promise<GatheredSheet> {
    const { loaded, inspection } = setting;
    const scanned = scanSheet(source, loaded.programme, inspection, this.#options);
    return scanned === null ? this.#readCarefully(path, source, setting) : gathered(path, setting, scanned);
  }

  async #readCarefully(path: string | null, source: InputFile, setting: Setting): Promise<GatheredSheet> {
    const { loaded, inspection } = setting;
    const { readCarefully } = await import('./sheet/careful-sheet.js');
    return gathered(path, setting, await readCarefully(source, loaded.programme, inspection, this.#options));
  }

  /** The setting from an inspection file that is no plain JSON. */
  async #underOther(file: string): Promise<Setting> {
    const problems = new Problems();
    const part = await readOther(file, this.#longest, problems, this.#request.encoding);
    return this.#under(file, [part, ...this.#parts], problems);
  }

  #under(file: string | null, parts: readonly Part[], problems: Problems): Setting | Promise<Setting> {
    const before = problems.total;
    const name = programmeName(parts, file, this.#request.programme, problems);
    const isKnown = problems.total === before;
    const loaded = isKnown ? this.#programmes.get(keyOf(name)) : undefined;
    if (loaded !== undefined) return settingOf(loaded, file, parts, problems);
    return this.#loading(isKnown ? name : undefined, file, parts, problems);
  }

  /** The setting under a programme that is to be loaded; `name` is undefined where it is not known which. */
  async #loading(
    name: ProgrammeName | null | undefined,
    file: string | null,
    parts: readonly Part[],
    problems: Problems,
  ): Promise<Setting> {
    const loaded = name === undefined ? undefined : await problems.keep(() => this.#load(name));
    if (loaded !== undefined) return settingOf(loaded, file, parts, problems);
    problems.refuse();
    throw new Error('a programme that is none was not refused');
  }

  /** The programme of a name; the usual one without. */
  async #load(name: ProgrammeName | null): Promise<LoadedProgramme> {
    const loaded =
      name === null
        ? { ...(await loadProgramme({ id: usual, path: '', place: {} }, this.#longest)), named: false }
        : await loadProgramme(name, this.#longest);
    if (this.#programmes.size >= mostProgrammes) this.#programmes.clear();
    this.#programmes.set(keyOf(name), loaded);
    return loaded;
  }
}

/** A sheet with what it is read under. */
export type GatheredSheet = Evidence & Setting;

function gathered(path: string | null, { loaded, inspection, files }: Setting, reading: CaseReading): GatheredSheet {
  return { loaded, inspection, files: path === null ? files : [path].concat(files), reading };
}

/** Throws a `Refusal` with everything that is wrong with the inspection. */
function settingOf(loaded: LoadedProgramme, file: string | null, parts: readonly Part[], problems: Problems): Setting {
  const inspection = resolveInspection(loaded.programme, parts, problems);
  problems.refuse();
  return { loaded, inspection, files: file === null ? [] : [file] };
}

/** A name under which a programme is kept: an id of our own is the same programme wherever it stands. */
function keyOf(name: ProgrammeName | null): string {
  if (name === null) return '';
  return isShipped(name.id) ? name.id : `${name.id}\n${name.path}`;
}

/** What an inspection file says that is no plain JSON: what reads a spreadsheet, or can say what is wrong, is loaded only now. */
async function readOther(
  file: string,
  longest: number,
  problems: Problems,
  encoding: Encoding = 'utf-8',
): Promise<Part> {
  if (/\.csv$/i.test(file)) {
    const { plainInspectionCsv } = await import('./inspection/plain-inspection-csv.js');
    const plain = plainInspectionCsv(file, longest);
    if (plain !== null) return plain;
  }
  const { carefully } = await import('./inspection/careful-inspection.js');
  return carefully(file, longest, problems, encoding);
}

/** The programme that the option or the inspection file names; null with none. Adds a problem where they name two. */
function programmeName(
  parts: readonly Part[],
  file: string | null,
  option: string | undefined,
  problems: Problems,
): ProgrammeName | null {
  const named = single('programme', parts, problems);
  const fromFile: ProgrammeName | null =
    named === null ? null : { id: named, path: pathFrom(file, named), place: () => parts[0]?.at(['programme']) ?? {} };
  if (option === undefined) return fromFile;
  const place = { column: `--programme ${option}` };
  if (fromFile !== null && fromFile.id !== option && fromFile.path !== option) {
    problems.add('givenTwice', place, { what: 'another programme', first: `${file ?? ''}: ${fromFile.id}` });
  }
  return { id: option, path: option, place };
}

/** The path of a programme's file, as the inspection file gives it. */
function pathFrom(file: string | null, named: string): string {
  return isShipped(named) || isAbsolute(named) ? named : join(dirname(file ?? ''), named);
}

/** A request's options for reading a sheet, as typed on the command line. Throws a `Refusal` for one that is none. */
export function optionsOf({ limit, delimiter, ...options }: Request): SheetOptions {
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
