/** Gathers sheet after sheet for one request: what is the same for all of them is made ready once. */
import { dirname, isAbsolute, join } from 'node:path';
import type { Evidence } from '../assess.js';
import { Problems } from '../errors.js';
import type { LoadedProgramme } from '../model.js';
import { usual } from '../programmes/index.js';
import { readCaseSheet, type SheetOptions } from './case-sheet.js';
import { delimiterOf } from './delimiter.js';
import type { Request, Setting } from './evidence.js';
import { exists, inspectionBeside } from './files.js';
import type { Part } from './inspection-file.js';
import { resolveInspection, single } from './inspection.js';
import { limitsOf } from '../limits.js';
import { loadProgramme, type ProgrammeName } from './programme.js';
import { placeOf } from './ratings.js';
import { readInspection } from './read-inspection.js';
import { partsOfSettings } from './settings.js';
import type { Source } from './source.js';

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

  /** The programme and the inspection of a sheet; `path` is null for standard input, which has nothing beside it. */
  async setting(path: string | null): Promise<Setting> {
    const { inspection: named, encoding } = this.#request;
    const file = named ?? (path === null ? null : inspectionBeside(path, this.#isThere));
    const problems = new Problems();
    const read = file === null ? [] : [await readInspection(file, this.#longest, problems, encoding)];
    const parts = [...read, ...this.#parts];
    const loaded = await problems.keep(() => this.#programme(parts, file));
    const inspection = loaded === undefined ? undefined : resolveInspection(loaded.programme, parts, problems);
    problems.refuse();
    if (loaded === undefined || inspection === undefined) throw new Error('a programme that is none was not refused');
    return { loaded, inspection, files: file === null ? [] : [file] };
  }

  /** The setting of a sheet, and the sheet read under it. */
  async gather(path: string | null, source: Source): Promise<Evidence & Setting> {
    const { loaded, inspection, files } = await this.setting(path);
    const reading = await readCaseSheet(source, loaded.programme, inspection, this.#options);
    return { loaded, inspection, files: path === null ? files : [path, ...files], reading };
  }

  /** The programme that the option or the inspection file names; the usual one where neither does. */
  async #programme(parts: readonly Part[], file: string | null): Promise<LoadedProgramme> {
    const name = programmeName(parts, file, this.#request.programme);
    const key = name === null ? '' : `${name.id}\n${name.path}`;
    const known = this.#programmes.get(key);
    if (known !== undefined) return known;
    const loaded =
      name === null
        ? { ...(await loadProgramme({ id: usual, path: '', place: {} }, this.#longest)), named: false }
        : await loadProgramme(name, this.#longest);
    if (this.#programmes.size >= mostProgrammes) this.#programmes.clear();
    this.#programmes.set(key, loaded);
    return loaded;
  }
}

/** The programme that is named; null with none. Throws a `Refusal` where two are. */
function programmeName(parts: readonly Part[], file: string | null, option?: string): ProgrammeName | null {
  const problems = new Problems();
  const named = single('programme', parts, problems);
  const fromFile: ProgrammeName | null =
    named === null
      ? null
      : {
          id: named,
          path: isAbsolute(named) ? named : join(dirname(file ?? ''), named),
          place: () => parts[0]?.at(['programme']) ?? {},
        };
  const fromOption: ProgrammeName | null =
    option === undefined ? null : { id: option, path: option, place: { column: `--programme ${option}` } };
  if (fromFile !== null && fromOption !== null && fromFile.id !== fromOption.id && fromFile.path !== fromOption.path) {
    problems.add('givenTwice', placeOf(fromOption.place), {
      what: 'another programme',
      first: `${file ?? ''}: ${fromFile.id}`,
    });
  }
  problems.refuse();
  return fromOption ?? fromFile;
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
