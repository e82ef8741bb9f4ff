/** The header of a sheet that is to be scanned. What it means is found as the careful reader finds it; whatever is wrong with it is a doubt. */
import { Problems } from '../../errors.js';
import { limitsUsual } from '../../limits.js';
import type { Inspection, Programme } from '../../model.js';
import type { SheetOptions } from '../case-sheet.js';
import { headLength, likelyDelimiter, toldDelimiter } from '../delimiter.js';
import { foreignText } from '../foreign.js';
import { headerLookup, isKnownHeader, placeColumns, questionsNamed } from '../headers.js';
import { planned, type SheetPlan } from '../sheet-plan.js';
import { rolesOf, type Roles } from './roles.js';

/** What a sheet is scanned under. */
export interface ScanContext {
  readonly file: string;
  readonly programme: Programme;
  readonly inspection: Inspection;
  readonly options: SheetOptions;
}

export interface ScanHeader {
  readonly plan: SheetPlan;
  readonly roles: Roles;
  /** The byte between cells. */
  readonly separator: number;
}

/** The header in the text with which a sheet begins, without its byte order mark; null where anything is out of the ordinary. */
export function scanHeader(text: string, { file, programme, inspection, options }: ScanContext): ScanHeader | null {
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
  const context = { file, programme, inspection, lookup, options, problems };
  const idColumn = options.id ?? inspection.columns.id;
  const columns = placeColumns(lookup, inspection, idColumn, headers, { file, line: 1 }, problems);
  const plan = planned(columns, context);
  const roles = rolesOf(plan, options);
  return problems.total > 0 || roles === null ? null : { plan, roles, separator };
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
