/** Reads an inspection file, JSON or a spreadsheet. */
import { type InspectionContent, inspectionSchema } from '../../model/inspection.js';
import { asUse, type Problems } from '../../problems/problems.js';
import { readText, type Encoding } from '../files/decode.js';
import type { InputFile } from '../files/source.js';
import { parseJson } from '../json/json.js';
import { checkShape, soundKeys } from '../json/check-shape.js';
import { readInspectionSheet, type InspectionFile } from './inspection-sheet.js';

/**
 * What an inspection file says, which can be a worksheet. Adds a problem for each fault, and returns the rest. Throws a `Refusal` if it cannot
 * be read or is longer than `longest` characters. `encoding` is that of the case sheet.
 */
export async function readInspectionFile(
  source: InputFile,
  longest: number,
  encoding: Encoding,
  problems: Problems,
): Promise<InspectionFile> {
  const { file } = source;
  if (source.worksheet !== undefined || /\.csv$/i.test(file))
    return asUse(() => readInspectionSheet(source, longest, encoding, problems));
  const text = await asUse(() => readText(source, longest));
  const { value, at } = parseJson(text, file, problems);
  const content = checkShape(inspectionSchema, value, at, problems) ?? soundKeys(inspectionSchema, value);
  const part = { content: withoutBlanks(content), at };
  return { isJson: true, programme: content.programme === undefined ? undefined : part, parts: () => [part] };
}

/** Leaves out judgements that are blank: a new inspection file has them so, and they are still to come. */
function withoutBlanks(content: InspectionContent): InspectionContent {
  if (content.judgements === undefined) return content;
  const given = Object.entries(content.judgements).filter(
    ([, judgement]) => (typeof judgement === 'string' ? judgement : judgement.rating).trim() !== '',
  );
  return { ...content, judgements: Object.fromEntries(given) };
}
