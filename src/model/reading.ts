/** What is read from a case sheet: counts, not rows. */
import type { CaseList } from './analyses.js';
import type { Note } from './assessment.js';

/** The answer in a cell of a question. A blank is never a No. */
export type Answer = CaseList['answer'];

/** An answer that is outside the base of a percentage. */
export type OutsideAnswer = 'notApplicable' | 'unanswered';

/** The four counts of one question. Percentages are calculated only where they are printed or banded. */
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

/** Tallies by figure key (see `figureKey`). Two sets are added key by key. */
export type Tallies = ReadonlyMap<string, Tally>;

/** The key of the composite over all standards that count. */
export const wholeSample = '';

/** The result of reading a case sheet: counts, and notes for the reader. It holds no cases but those asked for by name. */
export interface Reading {
  /** The sheet's file name without its folder, or `standard input`. */
  readonly source: string;
  /** The names of the sheets, if they are several; `source` is then all of them. */
  readonly sources?: readonly string[];
  /** Null if counts were read in place of cases and do not say how many cases there are. */
  readonly cases: number | null;
  /** Cases still to be inspected: the cells of all key questions are blank. They are in no tally. Null if counts do not say. */
  readonly toInspect: number | null;
  readonly tallies: Tallies;
  /** What the cases come to over several key questions: by standard, and for all of them under `wholeSample`. Not known from counts. */
  readonly composites?: Tallies;
  /** The same for two sheets with the same case ids, in any order; null without a column of ids. No result prints it. */
  readonly idDigest?: string | null;
  /** Answers that counts do not say, so that every tally has 0 of them. */
  readonly notCounted?: readonly OutsideAnswer[];
  /** Questions with only a published percentage, by code. None of them has a tally. */
  readonly published?: ReadonlyMap<string, Published>;
  readonly notes: readonly Note[];
  /** The lists that were asked for, in that order. */
  readonly lists?: readonly CaseList[];
  /** The supporting questions that the sheet has a column for, in the order of the sheet. */
  readonly supporting?: readonly SupportingQuestion[];
  /** The breakdowns that were asked for. */
  readonly grouped?: Grouped;
}

/** A yes/no question that is tabulated but never rated, worded as in the sheet. */
export interface SupportingQuestion {
  readonly code: string;
  /** The code of its standard. */
  readonly standard: string;
  readonly text: string;
}

/** The counts of the cases with the same values in some profile columns. */
export interface GroupCounts {
  /** The value in each column, in its first spelling or as the name of its group; null if not recorded. */
  readonly values: readonly (string | null)[];
  readonly cases: number;
  /** By question code. */
  readonly tallies: Tallies;
}

/** Cases counted by the values of profile columns, with one table for each set of columns. Two are added group by group. */
export interface Grouped {
  /** The filter on every table; null if all cases count. */
  readonly where: Filter | null;
  /** The questions that are tallied, in printing order. */
  readonly questions: readonly { readonly code: string; readonly text: string }[];
  readonly tables: readonly { readonly by: readonly string[]; readonly groups: readonly GroupCounts[] }[];
  /** For each pair of tables, which of their groups have cases in common. */
  readonly meetings: readonly Meeting[];
}

/** Which groups of two tables have cases in common, each group by its position. */
export interface Meeting {
  readonly tables: readonly [number, number];
  readonly groups: readonly (readonly [number, number])[];
}

/** A published percentage whose counts are not known. */
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

/** A place in the user's files or on the command line. */
export interface Place {
  readonly file?: string;
  /** The worksheet, if the file is a workbook; `line` is then its row. */
  readonly worksheet?: string;
  readonly line?: number;
  /** The column of the cell in a worksheet, counted from 0. */
  readonly at?: number;
  /** A column's name, a question's code, or a path such as `judgements.1.1`. */
  readonly column?: string;
  readonly caseId?: string;
}
