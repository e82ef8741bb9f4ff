/** Reads an inspection file, JSON or a spreadsheet. */
import { isUtf8 } from 'node:buffer';
import { asUse, type Problems } from '../../problems/problems.js';
import { decodeText, holdInMemory, readText, type Encoding } from '../files/decode.js';
import { fileInput } from '../files/source.js';
import { parseJson } from '../json/json.js';
import { checkShape, soundKeys } from '../json/shape.js';
import { defaultLimits } from '../limits.js';
import { readRows } from '../sheet/rows.js';
import type { Part } from './inspection.js';
import { InspectionSheet, isHeaderCell } from './inspection-sheet.js';
import { type InspectionContent, inspectionSchema } from '../../model/inspection.js';

/**
 * The content of an inspection file. Adds a problem for each fault, and returns the rest. Throws a `Refusal` if it cannot be read or is
 * longer than `longest` characters. `encoding` is that of the sheet; a spreadsheet that is valid UTF-8 is read as UTF-8.
 */
export async function readInspectionFile(
  path: string,
  longest: number,
  encoding: Encoding,
  problems: Problems,
): Promise<Part> {
  return /\.csv$/i.test(path)
    ? asUse(() => readSpreadsheet(path, longest, encoding, problems))
    : readJson(path, longest, problems);
}

async function readSpreadsheet(path: string, longest: number, encoding: Encoding, problems: Problems): Promise<Part> {
  const { file, chunks } = await holdInMemory(fileInput(path, 'inspection file'), longest);
  const text = decodeText(file, isUtf8(Buffer.concat(chunks)) ? 'utf-8' : encoding, longest);
  const sheet = new InspectionSheet(path, problems);
  const limits = { ...defaultLimits, row: longest, rows: longest };
  let first = true;
  for await (const rows of readRows(text, path, isHeaderCell, { limits })) {
    for (const row of rows) {
      if (!first) sheet.row(row);
      else if (!sheet.header(row)) return sheet.part();
      first = false;
    }
  }
  if (first) sheet.header({ cells: [], line: 1 });
  return sheet.part();
}

async function readJson(path: string, longest: number, problems: Problems): Promise<Part> {
  const text = await asUse(() => readText(fileInput(path, 'inspection file'), longest));
  const { value, at } = parseJson(text, path, problems);
  const content = checkShape(inspectionSchema, value, at, problems) ?? soundKeys(inspectionSchema, value);
  return { content: withoutBlanks(content), at };
}

/** Leaves out judgements that are blank: a new inspection file has them so, and they are still to come. */
function withoutBlanks(content: InspectionContent): InspectionContent {
  const { judgements } = content;
  if (judgements === undefined) return content;
  const given = Object.entries(judgements).filter(
    ([, judgement]) => (typeof judgement === 'string' ? judgement : judgement.rating).trim() !== '',
  );
  return { ...content, judgements: Object.fromEntries(given) };
}
