/** Shorter ways for users of the library. */
import { Readable } from 'node:stream';
import { assess } from './assess.js';
import { Problems } from './problems/problems.js';
import { gather, type Request } from './input/gather.js';
import { resolveInspection } from './input/inspection/inspection.js';
import { readCaseSheet } from './input/case-sheet.js';
import { loadProgramme } from './input/programme.js';
import type { CaseReading, SheetOptions } from './input/sheet/sheet-plan.js';
import { openTables } from './input/tables.js';
import { fileInput, type InputFile } from './input/files/source.js';
import type { Assessment } from './model/assessment.js';
import type { Inspection, InspectionContent } from './model/inspection.js';
import type { LoadedProgramme, Programme } from './model/programme.js';
import type { TextStyle } from './report/text/layout.js';

/**
 * Reads and rates one case sheet with the files beside it: `casescore score` without printing. Throws a `Refusal` with everything that is
 * wrong.
 */
export async function scoreSheet(path: string, request: Request = {}): Promise<Assessment> {
  return assess(await gather(path, fileInput(path, 'case sheet'), request));
}

/** Reads a case sheet, a CSV or a workbook, under a programme. Throws a `Refusal` with everything that is wrong with the sheet. */
export async function readSheet(
  source: InputFile,
  under: Programme,
  inspection: Inspection,
  options: SheetOptions = {},
): Promise<CaseReading> {
  const { table } = await openTables(source, options.worksheet, options.limits);
  return readCaseSheet(table, under, inspection, options);
}

/** A programme by its id, or from a file by its path. Throws a `Refusal` for an unknown id or a file with faults. */
export function programme(idOrPath: string): Promise<LoadedProgramme> {
  return loadProgramme(idOrPath, { place: {} });
}

/**
 * An inspection from an object with the content of an inspection file, checked against a programme. Throws a `Refusal` for anything that
 * the programme does not have, and for contradictions. The shape of the object is not checked: use the type, or the JSON Schema
 * `inspection`.
 */
export function inspectionOf(under: Programme, content: InspectionContent = {}): Inspection {
  const problems = new Problems();
  const inspection = resolveInspection(
    under,
    [{ content, at: (path) => ({ column: path.map(String).join('.') }) }],
    problems,
  );
  problems.refuse();
  return inspection;
}

/** A text as a source; `name` is its name in results and messages. */
export function textSource(name: string, text: string): InputFile {
  return { file: name, name, bytes: () => Readable.from([Buffer.from(text)]) };
}

/** A text style without wrapping and colour, in which every character is one column wide. */
export const plainStyle: TextStyle = {
  width: Infinity,
  bars: false,
  ascii: false,
  bold: (text) => text,
  dim: (text) => text,
  columns: (text) => text.length,
  rating: () => (text) => text,
};
