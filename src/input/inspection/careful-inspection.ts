/** An inspection file read with the packages that can say what is wrong with one. */
import { asUse, Problems, Refusal } from '../../problems/problems.js';
import { readText, type Encoding } from '../files/decode.js';
import type { Part } from './inspection-file.js';
import { withoutBlanks } from './plain-inspection.js';
import { fileInput } from '../files/source.js';

/** What an inspection file says, in either form. Adds a problem for each of its faults, and gives what is sound in it. */
export function carefully(file: string, longest: number, problems: Problems, encoding: Encoding): Promise<Part> {
  return /\.csv$/i.test(file) ? fromCsv(file, longest, problems, encoding) : fromJson(file, longest, problems);
}

async function fromCsv(file: string, longest: number, problems: Problems, encoding: Encoding): Promise<Part> {
  const source = fileInput(file, 'inspection file');
  const { readInspectionCsv } = await import('./inspection-csv.js');
  const found = new Problems();
  try {
    // --encoding is of the sheet: an inspection file that is UTF-8 is read as that.
    const part = await readInspectionCsv(source, 'utf-8', longest, found);
    problems.take(found);
    return part;
  } catch (error) {
    const invalid = error instanceof Refusal && error.problems.some(({ kind }) => kind === 'encodingInvalid');
    if (encoding === 'utf-8' || !invalid) throw error;
    return readInspectionCsv(source, encoding, longest, problems);
  }
}

async function fromJson(file: string, longest: number, problems: Problems): Promise<Part> {
  const [{ inspectionSchema }, { parseJson }, { checkShape: shaped, soundKeys }] = await Promise.all([
    import('../../model/inspection.js'),
    import('../json/json.js'),
    import('../json/shape.js'),
  ]);
  const text = await asUse(() => readText(fileInput(file, 'inspection file'), longest));
  const json = parseJson(text, file, problems);
  if (json === null) {
    problems.refuse();
    throw new Error('text that is no JSON was not refused');
  }
  const content = shaped(inspectionSchema, json.value, json.at, problems);
  return { content: withoutBlanks(content ?? soundKeys(inspectionSchema, json.value)), at: json.at };
}
