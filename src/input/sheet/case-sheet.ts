/** The case sheet: a plain one is scanned; whatever is out of the ordinary is read with care, from the start. */
import type { Problems } from '../../problems/problems.js';
import type { Inspection } from '../../model/inspection.js';
import type { Programme } from '../../model/programme.js';
import type { Reading } from '../../model/reading.js';
import type { Encoding } from '../files/decode.js';
import type { AskedFigure } from './figures.js';
import type { AskedGroups } from './groupings.js';
import type { Lookup } from './headers.js';
import type { Limits } from '../limits.js';
import type { AskedList } from './lists.js';
import { scanSheet } from '../scan/scan.js';
import type { InputFile } from '../files/source.js';

export interface SheetOptions {
  /** The header of the id column, where it has no name that is known. */
  readonly id?: string | undefined;
  readonly encoding?: Encoding | undefined;
  /** The character that separates cells, where the header does not tell it. */
  readonly delimiter?: string | undefined;
  /** Refuse blanks and outstanding cases. */
  readonly strict?: boolean | undefined;
  /** Figures beside the questions themselves. */
  readonly figures?: readonly AskedFigure[] | undefined;
  /** Told the id of every case: for telling whether two sheets share cases, and never for a result. */
  readonly onCase?: ((id: string) => void) | undefined;
  /** Figures whose cases are to be named. */
  readonly lists?: readonly AskedList[] | undefined;
  /** Breakdowns by profile columns. */
  readonly groups?: AskedGroups | undefined;
  readonly limits?: Limits | undefined;
}

/** What a sheet is read under, and where its mistakes are collected. */
export interface SheetContext {
  readonly file: string;
  readonly programme: Programme;
  readonly inspection: Inspection;
  readonly lookup: Lookup;
  readonly options: SheetOptions;
  readonly problems: Problems;
}

/** What cases come to: their number is always known. */
export interface CaseReading extends Reading {
  readonly cases: number;
}

/** Reads a case sheet under a programme. Throws a `Refusal` with everything that is wrong with the sheet. */
export async function readCaseSheet(
  source: InputFile,
  programme: Programme,
  inspection: Inspection,
  options: SheetOptions = {},
): Promise<CaseReading> {
  const scanned = scanSheet(source, programme, inspection, options);
  if (scanned !== null) return scanned;
  const { readCarefully } = await import('./careful-sheet.js');
  return readCarefully(source, programme, inspection, options);
}
