/** The header of a sheet that is to be scanned. What it means is found as the careful reader finds it; whatever is wrong with it is a doubt. */
import { Problems } from '../../problems/problems.js';
import { limitsUsual } from '../limits.js';
import { headLength, isSettled, likelyDelimiter, toldDelimiter } from '../sheet/delimiter.js';
import { foreignText, mayBeForeign } from '../files/foreign.js';
import { headerLookup, isKnownHeader, placeColumns, questionsNamed } from '../sheet/headers.js';
import { declaredOutIn, planSheet, type SheetPlan } from '../sheet/sheet-plan.js';
import { lineFeed } from './bytes.js';
import { Placement, type Placed } from './placed.js';
import { rolesOf } from './roles.js';
import { RowScan, type ScanContext } from './row-scan.js';

export interface ScanHeader {
  readonly plan: SheetPlan;
  readonly rows: RowScan;
}

/** The header of the text with which a sheet begins, without its byte order mark; null where anything is out of the ordinary. */
export function scanHeader(text: Buffer, context: ScanContext): ScanHeader | null {
  const { programme, inspection, options, file } = context;
  const end = text.indexOf(lineFeed);
  if (end < 0) return null;
  const line = text.toString('utf8', 0, end);
  const placement = new Placement(line, programme, inspection, options);
  let placed = placement.found();
  if (placed === null) {
    placed = place(text.toString('utf8', 0, 3 * headLength), context);
    if (placed === null) return null;
    placement.keep(placed, () => isSettled(line) && !mayBeForeign(line));
  }
  const { columns, declaredOut, rows } = placed;
  const problems = new Problems();
  const plan = planSheet(columns, { file, programme, inspection, options, problems }, declaredOut);
  return problems.total > 0 ? null : { plan, rows };
}

function place(text: string, { file, programme, inspection, options }: ScanContext): Placed | null {
  const head = text.slice(0, headLength);
  const end = head.indexOf('\n');
  if (end < 0 || foreignText(head) !== null || toldDelimiter(head, file) !== null) return null;
  const lookup = headerLookup(programme, inspection);
  const delimiter = options.delimiter ?? likelyDelimiter(head, (header) => isKnownHeader(lookup, header));
  const headers = cellsOf(head.slice(0, end).replace(/\r$/, ''), delimiter);
  const separator = delimiter.charCodeAt(0);
  const { columns: mostColumns, row: longest } = options.limits ?? limitsUsual;
  if (headers === null || separator >= 0x80 || headers.length > mostColumns || end >= longest) return null;
  if (!headers.some((header) => questionsNamed(lookup, header).some(({ kind }) => kind === 'key'))) return null;
  const problems = new Problems();
  const idColumn = options.id ?? inspection.columns.id;
  const columns = placeColumns(lookup, inspection, idColumn, headers, { file, line: 1 }, problems);
  const declaredOut = declaredOutIn(columns, programme, inspection);
  const roles = rolesOf(columns, declaredOut, options);
  return problems.total > 0 || roles === null ? null : { columns, declaredOut, rows: new RowScan(roles, separator) };
}

/** The cells of one line by RFC 4180; null where a quote is astray or left open, or the line holds the end of another. */
function cellsOf(line: string, delimiter: string): string[] | null {
  if (line.includes('\r')) return null;
  const cells: string[] = [];
  for (let at = 0; at <= line.length; at++) {
    const quoted = /"(?:[^"]|"")*"/y;
    quoted.lastIndex = at;
    const [found] = quoted.exec(line) ?? [];
    const next = line.indexOf(delimiter, at + (found?.length ?? 0));
    const end = next < 0 ? line.length : next;
    const cell = line.slice(at, end);
    if (found === undefined ? cell.includes('"') : cell !== found) return null;
    cells.push(found === undefined ? cell : found.slice(1, -1).replaceAll('""', '"'));
    at = end;
  }
  return cells;
}
