/** Reads an inspection file that is a spreadsheet: a row for each item that is filled in. */
import { isUtf8 } from 'node:buffer';
import type { Programme } from '../../model/programme.js';
import type { Problems } from '../../problems/problems.js';
import { fold } from '../../words/english.js';
import type { InspectionPart } from '../../model/inspection.js';
import { decodeText, holdInMemory, type Encoding } from '../files/decode.js';
import type { InputFile } from '../files/source.js';
import { defaultLimits } from '../limits.js';
import { type FindAnswers, HiddenRows, ofItems } from '../sheet/hidden-rows.js';
import { readRows, type Row } from '../sheet/rows.js';
import { isItemRow, Items } from './items.js';

/** The last is for people: what stands below it is not read. */
const header = ['item', 'value', 'reason', 'what it is for'];

/** An inspection file that was read. */
export interface InspectionFile {
  readonly isJson: boolean;
  /** What names the programme; undefined if nothing does. */
  readonly programme: InspectionPart | undefined;
  /** Everything that it says. Items of a spreadsheet may be titles of standards, which only the programme knows. */
  readonly parts: (programme: Programme) => readonly InspectionPart[];
}

/**
 * An inspection file that is a spreadsheet, each of its items as a part of its own. `encoding` is that of the case sheet; a file that is
 * valid UTF-8 is read as UTF-8. Adds a problem for each fault. Throws a `Refusal` if the file cannot be read.
 */
export async function readInspectionSheet(
  source: InputFile,
  longest: number,
  encoding: Encoding,
  problems: Problems,
): Promise<InspectionFile> {
  const table = source.worksheet?.place ?? { file: source.file };
  const all: Row[] = [];
  for await (const rows of await rowsOf(source, longest, encoding)) all.push(...rows);
  const [first, ...rows] = all;
  if (first === undefined || !isHeader(first)) {
    problems.add('itemHeader', { ...table, line: first?.line ?? 1 });
    return { isJson: false, programme: undefined, parts: () => [] };
  }
  const [named] = rows.flatMap(({ cells: [item = '', value = ''], line }): InspectionPart | [] => {
    if (fold(item) !== 'programme' || value.trim() === '') return [];
    return { content: { programme: value.trim() }, at: () => ({ ...table, line, at: 1, column: item.trim() }) };
  });
  return {
    isJson: false,
    programme: named,
    parts: (programme) => {
      const items = new Items(table, programme, problems);
      const isExplained = first.cells.length >= header.length;
      const find: FindAnswers = (cells) =>
        cells.length <= header.length && isItemRow(programme, cells) ? [0, 1] : null;
      const hidden = new HiddenRows(table, problems, first.cells.length, -1, find, ofItems);
      for (const row of rows) {
        if (hidden.refuse(row)) continue;
        items.add(isExplained ? { ...row, cells: row.cells.slice(0, header.length - 1) } : row);
      }
      return items.parts();
    },
  };
}

async function rowsOf(source: InputFile, longest: number, encoding: Encoding): Promise<AsyncGenerator<readonly Row[]>> {
  const limits = { ...defaultLimits, row: longest, rows: longest };
  if (source.worksheet !== undefined) return source.worksheet.rows(limits);
  const { file, bytes } = await holdInMemory(source, longest);
  const text = decodeText(file, isUtf8(bytes) ? 'utf-8' : encoding, longest);
  return readRows(text, source.file, (cell) => header.includes(fold(cell)), { limits });
}

function isHeader({ cells }: Row): boolean {
  const names = cells.slice(0, cells.findLastIndex((cell) => cell.trim() !== '') + 1).map(fold);
  return names.length >= 2 && names.length <= header.length && names.every((name, i) => name === header[i]);
}
