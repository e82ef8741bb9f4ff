/** Reads several case sheets as one sample: the result is that of all their rows in one sheet. */
import type { Note } from '../model/assessment.js';
import type { Inspection } from '../model/inspection.js';
import type { Programme } from '../model/programme.js';
import type { Place } from '../model/reading.js';
import { note, type SheetLine } from '../problems/notes.js';
import { formatPlace, Problems } from '../problems/problems.js';
import { addGrouped } from '../scoring/groups.js';
import { addTallies } from '../scoring/tally.js';
import { standardName } from '../scoring/words.js';
import { readCaseSheet } from './case-sheet.js';
import type { InputFile } from './files/source.js';
import type { Columns } from './sheet/columns.js';
import { idKey, numberBehind } from './sheet/ids.js';
import { sharedColumns } from './sheet/shared-columns.js';
import type { CaseReading, SheetOptions } from './sheet/sheet-plan.js';

/** Reads one sheet, or several as one sample. Throws a `Refusal` with everything that is wrong with any of them. */
export async function readTables(
  sources: readonly InputFile[],
  programme: Programme,
  inspection: Inspection,
  options: SheetOptions,
): Promise<CaseReading> {
  const [first, ...others] = sources;
  if (first !== undefined && others.length === 0) return readCaseSheet(first, programme, inspection, options);
  return readSeveral(sources, programme, inspection, options);
}

/**
 * Reads the sheets, which must be two at least, twice: first for their columns and their ids, then with all the columns that any of them has.
 * Throws a `Refusal` with everything that is wrong with any of them, for an id that is in two of them, and if a standard would be rated on
 * part of the cases.
 */
export async function readSeveral(
  sources: readonly InputFile[],
  programme: Programme,
  inspection: Inspection,
  options: SheetOptions,
): Promise<CaseReading> {
  const problems = new Problems();
  const ids = new Map<string, { readonly file: string; readonly place: Place }>();
  const alike = new AlikeIds();
  const sheets: { file: string; columns: Columns }[] = [];
  const { figures: _figures, lists: _lists, groups: _groups, onUnfinished: _onUnfinished, ...plain } = options;
  for (const source of sources) {
    const { file } = source;
    const onCase: SheetOptions['onCase'] = (id, { place: inSheet }) => {
      const place = { ...source.worksheet?.place, ...inSheet };
      const key = idKey(id, options.exactIds);
      alike.see(key, source.name, inSheet.line ?? 0);
      const first = ids.get(key);
      if (first === undefined) ids.set(key, { file, place });
      else if (first.file !== file)
        problems.add('idInTwoSheets', place, {
          first: formatPlace({ ...first.place }),
          isNumbered: /^[a-z]\d+$/i.test(id),
        });
    };
    const onColumns = (columns: Columns): number => sheets.push({ file, columns });
    await problems.keep(() => readCaseSheet(source, programme, inspection, { ...plain, onCase, onColumns }));
  }
  problems.refuse();
  refuseParts(sheets, programme, inspection, problems);
  const shared = sharedColumns(sheets.map(({ columns }) => columns));
  const readings: CaseReading[] = [];
  for (const source of sources)
    readings.push(await readCaseSheet(source, programme, inspection, { ...options, shared }));
  const withoutIds = sheets.filter(({ columns }) => columns.columns.every(({ kind }) => kind !== 'id'));
  const unseen = withoutIds.length > 1 ? [note('repeatsUnseen', { sheets: withoutIds.length })] : [];
  return addReadings(readings, [...unseen, ...alike.notes()]);
}

/** Finds ids that are one number in two sheets, written in different ways. Within a sheet, its reader finds them. */
class AlikeIds {
  readonly #firsts = new Map<string, { readonly key: string; readonly at: SheetLine }>();
  #ids = 0;
  #first: readonly [SheetLine, SheetLine] | null = null;

  see(key: string, sheet: string, line: number): void {
    const number = numberBehind(key) ?? (/^\d+$/.test(key) ? key : null);
    if (number === null) return;
    const at = { sheet, line };
    const first = this.#firsts.get(number);
    if (first === undefined) this.#firsts.set(number, { key, at });
    else if (first.key !== key && first.at.sheet !== sheet) {
      this.#ids++;
      this.#first ??= [first.at, at];
    }
  }

  notes(): Note[] {
    return this.#first === null ? [] : [note('idsAlikeInSheets', { ids: this.#ids, at: this.#first })];
  }
}

/** Adds a problem for a standard rated from cases that only some of the sheets ask. */
function refuseParts(
  sheets: readonly { readonly file: string; readonly columns: Columns }[],
  programme: Programme,
  inspection: Inspection,
  problems: Problems,
): void {
  for (const { code, basis } of programme.standards) {
    if (basis !== 'cases' || inspection.notApplicable.has(code)) continue;
    const asks = ({ columns }: { columns: Columns }): boolean =>
      columns.columns.some((column) => column.kind === 'key' && column.standard === code);
    const asking = sheets.find(asks);
    if (asking === undefined) continue;
    for (const sheet of sheets) {
      if (asks(sheet)) continue;
      const details = { standard: standardName(programme, code), other: asking.file };
      problems.add('sheetAsksLess', { file: sheet.file }, details);
    }
  }
  problems.refuse();
}

/** Readings of the same columns as one. */
function addReadings(readings: readonly CaseReading[], more: readonly Note[]): CaseReading {
  const sources = readings.map(({ source }) => source);
  const sum = (count: 'cases' | 'toInspect'): number => readings.reduce((total, one) => total + one[count], 0);
  const notes = new Map([...readings.flatMap((one) => one.notes), ...more].map((one) => [one.message, one]));
  const grouped = readings.flatMap((one) => one.grouped ?? []);
  const [first] = readings;
  const lists = (first?.lists ?? []).map((list, i) => ({
    ...list,
    under: readings.reduce((total, one) => total + (one.lists?.[i]?.under ?? 0), 0),
    cases: readings.flatMap((one) => one.lists?.[i]?.cases ?? []),
  }));
  return {
    source: sources.join(', '),
    sources,
    cases: sum('cases'),
    toInspect: sum('toInspect'),
    tallies: readings.map(({ tallies }) => tallies).reduce(addTallies),
    composites: readings.map(({ composites = new Map() }) => composites).reduce(addTallies),
    notes: [...notes.values()],
    ...(lists.length === 0 ? {} : { lists }),
    ...(first?.supporting === undefined ? {} : { supporting: first.supporting }),
    ...(grouped.length === 0 ? {} : { grouped: addGrouped(grouped) }),
  };
}
