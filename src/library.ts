/** Short ways for those who use casescore as a library. */
import { Readable } from 'node:stream';
import { assess } from './assess.js';
import { Problems } from './problems/problems.js';
import { gather, type Request } from './input/gather.js';
import { resolveInspection } from './input/inspection/inspection.js';
import { loadProgramme } from './input/programme.js';
import { fileInput, type InputFile } from './input/files/source.js';
import type { Assessment } from './model/assessment.js';
import type { Inspection, InspectionContent } from './model/inspection.js';
import type { LoadedProgramme, Programme } from './model/programme.js';
import type { TextStyle } from './report/text/layout.js';

/**
 * One case sheet to its result, with the files beside it: what `casescore score` does, but for printing. Throws a `Refusal` with everything
 * that is wrong.
 */
export async function scoreSheet(path: string, request: Request = {}): Promise<Assessment> {
  return assess(await gather(path, fileInput(path, 'case sheet'), request));
}

/** A programme by its id, or from a file of your own by its path. Throws a `Refusal` for an unknown id or a file with faults. */
export function programme(idOrPath: string): Promise<LoadedProgramme> {
  return loadProgramme({ id: idOrPath, path: idOrPath, place: {} });
}

/**
 * An inspection from an object of the shape of an inspection file, checked against a programme. Throws a `Refusal` for what the programme
 * does not know, and for what contradicts itself. The shape itself is that of the type, or of the JSON Schema `inspection`.
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

/** Text that is there already as a source, under the name that results and messages call it. */
export function textSource(name: string, text: string): InputFile {
  return { file: name, name, bytes: () => Readable.from([Buffer.from(text)]) };
}

/** The style of a report that is neither wrapped nor coloured. Widths count a letter as one column. */
export const plainStyle: TextStyle = {
  width: Infinity,
  ascii: false,
  bold: (text) => text,
  dim: (text) => text,
  columns: (text) => text.length,
  rating: () => (text) => text,
};
