/** What a case sheet is read with, and what reading it gives: the shapes that every way of reading shares. */
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

/** Takes a sheet's rows one by one, and returns the reading at the end. */
export interface RowTaker {
  readonly row: (row: Row) => void;
  /** Adds the problems that can only be known at the end of the sheet. */
  readonly end: () => void;
  readonly reading: () => Omit<CaseReading, 'source'>;
}
