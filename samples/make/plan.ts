/** What a synthetic sheet is made from, and proved against. */

/** A column and what stands in it: `2.2b No`, `grade PQiP`. */
export type Cell = `${string} ${string}`;

/** A case: what stands in each column. */
export type Row = Record<string, string>;

export interface Question {
  readonly code: string;
  readonly yes: number;
  /** Relevant cases. In the others the answer is N/A. */
  readonly of: number;
  /** N/A in every case of which this holds. */
  readonly notWhere?: Cell;
  /** How the Yes fall on the values of a profile column, where that is published too. A value left out has none. */
  readonly split?: { readonly column: string; readonly yes: Readonly<Record<string, number>> };
  /** What sits ill with a Yes, and in how many cases the two may meet all the same. */
  readonly spoiltBy?: Readonly<Record<Cell, number>>;
  /** Yes is bad news, and falls to the weaker cases. */
  readonly adverse?: true;
  /** Ids of inspected cases whose answer is still to come. */
  readonly blank?: readonly string[];
}

export interface Plan {
  readonly seed: number;
  readonly cases: number;
  readonly idColumn: string;
  /** How many cases have each value of each profile column. */
  readonly profiles: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /** In the order of the columns, which is also that of answering: what spoils a Yes stands before it. */
  readonly questions: readonly Question[];
  /** What the headers say after the code. */
  readonly wordings?: Readonly<Record<string, string>>;
  /** What the sheet says for Yes, No and N/A, where it has words of its own. */
  readonly answers?: Readonly<Record<string, string>>;
  /** Cases that do less well than others, on every rated question. */
  readonly weaker?: { readonly cases: Cell; readonly than: Cell };
  /** Questions on which a value of a profile column has a larger share of Yes than a group of others, and that with the widest gap. */
  readonly likelier?: {
    readonly column: string;
    readonly value: string;
    readonly than: readonly string[];
    readonly on: readonly string[];
    readonly mostOn: string;
  };
  /** Ids of cases still to be inspected. */
  readonly toInspect?: readonly string[];
}

/** Whether this stands in the case. */
export function holds(row: Row, cell: Cell): boolean {
  const space = cell.indexOf(' ');
  return row[cell.slice(0, space)] === cell.slice(space + 1);
}
