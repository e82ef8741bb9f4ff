/** How messages say where something is filled in: the row of a spreadsheet, the cell of a workbook, or the key of a JSON file. */
import type { InspectionSource } from '../model/inspection.js';
import { cellName } from '../words/cells.js';
import { makeVisible } from '../words/visible.js';

/**
 * What to do to give the judgement on a standard, as the beginning of a sentence in small letters.
 *
 * @example
 * judgementToFill('1.1', { name: 'hull.inspection.csv', exists: true, isJson: false, worksheet: null, open: new Map(), isPlannedTyped: false }) // 'fill row 1.1 of hull.inspection.csv'
 */
export function judgementToFill(code: string, source: InspectionSource): string {
  if (source.isJson) return `give the rating of ${code} under "judgements" in ${makeVisible(source.name)}`;
  const cell = openCell(code, source);
  return cell === null ? `fill ${rowOf(code, source)}` : `fill ${code} in ${cell}`;
}

/** Where a standard is declared not applicable. */
export function notApplicableAt(code: string, source: InspectionSource): string {
  return source.isJson
    ? `under "notApplicable" in ${makeVisible(source.name)}`
    : `with "Not applicable" in ${openCell(code, source) ?? rowOf(code, source)}`;
}

/** Where the number of planned cases is given. */
export function plannedAt(source: InspectionSource): string {
  if (source.isPlannedTyped) return '--planned-cases';
  return source.isJson ? `"plannedCases" in ${makeVisible(source.name)}` : rowOf('"planned cases"', source);
}

const named = ({ name, worksheet }: InspectionSource): string =>
  makeVisible(worksheet === null ? name : `${worksheet} in ${name}`);

/** The cell of a worksheet that waits for the rating of a standard; null if there is none, and in other files. */
function openCell(code: string, source: InspectionSource): string | null {
  const open = source.open.get(code);
  if (source.worksheet === null || open === undefined) return null;
  return `cell ${cellName(open.at ?? 0, open.line ?? 0)} of ${named(source)}`;
}

const rowOf = (item: string, source: InspectionSource): string => `row ${item} of ${named(source)}`;
