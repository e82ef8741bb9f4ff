/**
 * Where everything stands under a header: found once for all the sheets of a run that begin with the same line and are read under the same
 * programme and the same columns of an inspection. Of a thousand sheets nearly all do.
 */
import type { Inspection } from '../../model/inspection.js';
import type { Programme } from '../../model/programme.js';
import { limitsUsual } from '../limits.js';
import { remembered } from '../../scoring/remembered.js';
import type { SheetOptions } from '../sheet/sheet-options.js';
import type { Columns } from '../sheet/headers.js';
import type { SheetPlan } from '../sheet/sheet-plan.js';
import { namesIn } from './roles.js';
import type { RowScan } from './row-scan.js';

export interface Placed {
  readonly columns: Columns;
  readonly declaredOut: SheetPlan['declaredOut'];
  /** Counts the rows of one sheet after the other. */
  readonly rows: RowScan;
}

/** What was found under a header once, and whether it holds for every sheet that begins with the same line. */
interface Kept {
  readonly placed: Placed;
  holds: boolean | (() => boolean);
}

/** So many headers are kept for a programme. A folder with more kinds of sheet is read as fast as one sheet each. */
const most = 64;

const byProgramme = remembered<Programme, Map<string, Kept>>(() => new Map());

/** A place where what was found under a header may be, or is to be kept. */
export class Placement {
  readonly #known: Map<string, Kept>;
  readonly #key: string;

  /** `line` is the header as it stands in the sheet. Nothing else of a sheet may decide what is kept here. */
  constructor(line: string, programme: Programme, inspection: Inspection, options: SheetOptions) {
    this.#known = byProgramme(programme);
    this.#key = `${line}\n${settingKey(inspection, options)}`;
  }

  found(): Placed | null {
    const kept = this.#known.get(this.#key);
    if (kept === undefined) return null;
    if (typeof kept.holds === 'function') kept.holds = kept.holds();
    return kept.holds ? kept.placed : null;
  }

  /** `holds` tells whether no more than the line decided what was found: asked when a second sheet begins with it, if one does. */
  keep(placed: Placed, holds: () => boolean): void {
    if (this.#known.has(this.#key)) return;
    if (this.#known.size >= most) this.#known.clear();
    this.#known.set(this.#key, { placed, holds });
  }
}

/** All of an inspection and of what was asked for that decides where columns stand and what is done with them. */
function settingKey({ columns, notApplicable, groups }: Inspection, options: SheetOptions): string {
  const { columns: mostColumns, row } = options.limits ?? limitsUsual;
  return JSON.stringify([
    [columns.id, [...columns.questions], [...notApplicable.keys()], [...groups.keys()]],
    // Not remembered by the object that asks: whoever made it may change it before the next sheet.
    [options.id, options.delimiter, mostColumns, row, namesIn(options)],
  ]);
}
