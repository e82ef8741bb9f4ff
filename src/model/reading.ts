/** What is read from a case sheet: counts, never rows. */
import type { CaseList } from './analyses.js';
import type { Note } from './assessment.js';

/** What a cell of a question says. A blank is never a "no". */
export type Answer = CaseList['answer'];

/** The four counts of one question. Counts only: a percentage is worked out where it is printed or banded. */
export interface Tally {
  readonly yes: number;
  readonly no: number;
  readonly notApplicable: number;
  readonly unanswered: number;
}

/** Accepted values by profile column: a case passes when every column holds one of its values. */
export type Filter = Readonly<Record<string, readonly string[]>>;

/**
 * One number that can be published: a question, or a share of cases, under an optional filter.
 * With neither `question` nor `profile` it is the number of cases under the filter.
 */
export interface Figure {
  readonly question?: string;
  readonly profile?: Filter;
  readonly where?: Filter;
}

/** Tallies by figure key (see `figureKey`). Two of them add key by key. */
export type Tallies = ReadonlyMap<string, Tally>;

/** What reading one case sheet gives: counts, and what the reader should be told. Holds no case but those asked for by name. */
export interface Reading {
  /** The sheet's file name without its folder, or `standard input`. */
  readonly source: string;
  /** Null where counts are read in place of cases, and do not tell. */
  readonly cases: number | null;
  /** Cases still to be inspected: every key-question cell is blank. In no tally. */
  readonly outstanding: number;
  readonly tallies: Tallies;
  /** Questions of which only a percentage is known, by code; none of them has a tally. */
  readonly published?: ReadonlyMap<string, Published>;
  readonly notes: readonly Note[];
  /** The lists that were asked for, in the order in which they were. */
  readonly lists?: readonly CaseList[];
  /** The supporting questions that the sheet has a column for, in the order of the sheet. */
  readonly supporting?: readonly SupportingQuestion[];
  /** The breakdowns that were asked for. */
  readonly grouped?: Grouped;
}

/** A yes/no question that is tabulated and never rated, as the sheet words it. */
export interface SupportingQuestion {
  readonly code: string;
  /** The code of the standard that it stands under. */
  readonly standard: string;
  readonly text: string;
}

/** The counts of the cases that hold the same values of some profile columns. */
export interface GroupCounts {
  /** The value in each column, as it was first spelt or as its group is named; null where none is recorded. */
  readonly values: readonly (string | null)[];
  readonly cases: number;
  /** By question code. */
  readonly tallies: Tallies;
}

/** Cases counted by the values of profile columns, one table for each set of columns. Two of them add group by group. */
export interface Grouped {
  /** The filter that narrows every table; null where all cases count. */
  readonly where: Filter | null;
  /** The questions that are tallied, in the order in which they are shown. */
  readonly questions: readonly { readonly code: string; readonly text: string }[];
  readonly tables: readonly { readonly by: readonly string[]; readonly groups: readonly GroupCounts[] }[];
  /** The groups of two tables that have a case in common, each group by its place: one entry for each pair of tables. */
  readonly meetings: readonly Meeting[];
}

/** Which groups of one table meet which of another. */
export interface Meeting {
  readonly tables: readonly [number, number];
  readonly groups: readonly (readonly [number, number])[];
}

/** A percentage as somebody published it, where the counts behind it are not known. */
export interface Published {
  /** 0 to 100. */
  readonly percentage: number;
  /** How many decimals it was printed with. */
  readonly decimals: number;
}

/** A published percentage with the code of its question; null if no question was named. */
export interface LabelledPercentage {
  readonly label: string | null;
  readonly printed: Published;
}

/** Where something stands in the user's files or on the command line. */
export interface Place {
  readonly file?: string;
  readonly line?: number;
  /** A column's name, a question's code, or a path such as `judgements.1.1`. */
  readonly column?: string;
  readonly caseId?: string;
}
