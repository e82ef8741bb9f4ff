/** The options for reading a case sheet, and its reading: the types that all readers share. */
import type { Problems } from '../../problems/problems.js';
import type { Inspection } from '../../model/inspection.js';
import type { Programme } from '../../model/programme.js';
import type { Reading } from '../../model/reading.js';
import type { Encoding } from '../files/decode.js';
import type { Limits } from '../limits.js';
import type { AskedFigure } from './figures.js';
import type { AskedGroups } from './groupings.js';
import type { Lookup } from './headers.js';
import type { AskedList } from './lists.js';
import type { Row } from './rows.js';

export interface SheetOptions {
  /** The header of the id column, if it is not a known one. */
  readonly id?: string | undefined;
  readonly encoding?: Encoding | undefined;
  /** The delimiter, if it is not to be found from the header. */
  readonly delimiter?: string | undefined;
  /** Whether to refuse blank answers and cases still to be inspected. */
  readonly strict?: boolean | undefined;
  /** Figures besides the questions themselves. */
  readonly figures?: readonly AskedFigure[] | undefined;
  /** Called with the id of every case, to find out whether two sheets share cases. No result depends on it. */
  readonly onCase?: ((id: string) => void) | undefined;
  /** Figures whose cases are listed by id. */
  readonly lists?: readonly AskedList[] | undefined;
  /** Breakdowns by profile columns. */
  readonly groups?: AskedGroups | undefined;
  readonly limits?: Limits | undefined;
}

/** What a sheet is read with, and where its problems are collected. */
export interface SheetContext {
  readonly file: string;
  readonly programme: Programme;
  readonly inspection: Inspection;
  readonly lookup: Lookup;
  readonly options: SheetOptions;
  readonly problems: Problems;
}

/** The reading of cases: their number is always known. */
export interface CaseReading extends Reading {
  readonly cases: number;
}

/** Takes a sheet's rows one by one, and returns the reading at the end. */
export interface RowTaker {
  readonly row: (row: Row) => void;
  /** Adds the problems that can only be known at the end of the sheet. */
  readonly end: () => void;
  readonly reading: () => Omit<CaseReading, 'source'>;
}
