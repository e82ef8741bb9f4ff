/** An inspection programme: its standards, questions, bands, rules and their sources. */

/** How surely something is known. */
export type Certainty = 'published' | 'derived' | 'assumed';

/** Where a value of a programme comes from, and how surely. */
export interface Citation {
  readonly certainty: Certainty;
  /** A key of the programme's `documents`; always there for what is published. */
  readonly document?: string;
  /** Where in the document: a section, a footnote. */
  readonly locator?: string;
  /** What was found there, or how the value was derived, or why it is assumed. */
  readonly finding: string;
}

/** A document that sources point to. */
export interface Document {
  readonly title: string;
  readonly publisher: string;
  readonly date: string;
  readonly isbn?: string;
  readonly licence?: string;
}

/** A rating's name as its programme spells it, e.g. "Requires improvement". */
export type Rating = string;

/** One step of a programme's scale; the scale runs from the lowest to the highest. */
export interface ScaleStep {
  readonly name: Rating;
  readonly short: string;
  readonly points: number;
}

/** The ratings that percentages fall in: from a whole percentage, inclusive, up to the next band. */
export interface Band {
  readonly rating: Rating;
  readonly from: number;
  /** The band in words, e.g. "reasonable majority". */
  readonly words: string;
  readonly source: Citation;
}

/** A question whose percentage decides a standard's rating. */
export interface KeyQuestion {
  readonly code: string;
  readonly text: string;
  readonly source: Citation;
}

/** One standard of a programme, and what it is rated from. */
export interface Standard {
  readonly code: string;
  /** Where the number comes from, where that is less sure than the title. */
  readonly codeSource?: Citation;
  readonly title: string;
  /** The standard's own sentence, where it is known. */
  readonly statement?: string;
  readonly domain: string;
  readonly basis: 'cases' | 'judgement' | 'unrated';
  /** `false`: rated and shown apart, outside the score. */
  readonly counted?: boolean;
  readonly questions?: readonly KeyQuestion[];
  readonly source: Citation;
}

/** What sets a decision rule off: at least so many of these standards rated at or below a rating. */
export interface Trigger {
  readonly of: readonly string[];
  readonly atLeast: number;
  readonly ratedAtOrBelow: Rating;
  readonly source: Citation;
}

/** A rule that ties one standard's rating to others. */
export interface DecisionRule {
  readonly id: string;
  /** `cap`: cannot be exceeded. `normally`: holds unless discretion is recorded. */
  readonly kind: 'cap' | 'normally';
  readonly standard: string;
  /** The ceiling of a cap, or the rating that normally follows. */
  readonly to: Rating;
  readonly when: Trigger;
  /** The rule in one sentence. */
  readonly words: string;
  readonly source: Citation;
}

/** The overall rating by the average points of the rated standards; each cut-off belongs to its own rating. */
export interface AveragePoints {
  readonly method: 'averagePoints';
  /** From the lowest rating up; the highest rating is everything above the last cut-off. */
  readonly cutOffs: readonly CutOff[];
  readonly source: Citation;
}

/** The overall rating by a table of score ranges, one row for each number of rated standards. */
export interface ScoreTable {
  readonly method: 'scoreTable';
  readonly rows: readonly { readonly standards: number; readonly cutOffs: readonly CutOff[] }[];
  readonly source: Citation;
}

/** The most that still has a rating: average points, or a score. */
export interface CutOff {
  readonly rating: Rating;
  readonly upTo: number;
}

export type OverallMethod = AveragePoints | ScoreTable;

/** The dates between which a programme's fieldwork lies, each `YYYY`, `YYYY-MM` or `YYYY-MM-DD` and included. */
export interface FieldworkDates {
  readonly from: string;
  readonly to: string;
  readonly source: Citation;
}

/** Something to know of a programme that is no rule: mostly a limit of what is known. */
export interface Remark {
  readonly words: string;
  readonly source: Citation;
}

/** A group of standards. */
export interface Domain {
  readonly code: string;
  readonly title: string;
  readonly source?: Citation;
}

/** When a standard counts as borderline. */
export interface BorderlineLimits {
  readonly withinPoints: number;
  readonly fewCases: number;
  readonly source: Citation;
}

export type Rounding = 'half-up' | 'half-even';

/** One inspection programme: its standards, questions, bands, rules and their sources. */
export interface Programme {
  readonly id: string;
  readonly title: string;
  readonly inspectorate: string;
  readonly documents: Readonly<Record<string, Document>>;
  /** When inspections under it were made; absent where nobody says. */
  readonly fieldwork?: FieldworkDates;
  readonly remarks?: readonly Remark[];
  readonly domains: readonly Domain[];
  /** The scale, from the lowest rating to the highest. */
  readonly ratings: readonly ScaleStep[];
  readonly rounding: Rounding;
  /** Whether the printed percentage is placed in a band, or the exact one. */
  readonly bandOn: 'rounded' | 'exact';
  readonly bands: readonly Band[];
  readonly standards: readonly Standard[];
  readonly rules: readonly DecisionRule[];
  readonly overall: OverallMethod;
  readonly borderline: BorderlineLimits;
  /** Sources of what is not an entry of a list. */
  readonly methodSources: {
    readonly points: Citation;
    readonly lowest: Citation;
    readonly rounding: Citation;
    readonly bandOn: Citation;
  };
}

/** A programme and the identity of the file that it came from. */
export interface LoadedProgramme {
  readonly programme: Programme;
  /** SHA-256 of the programme file's bytes, in hexadecimal. */
  readonly sha256: string;
  /** False where nobody named it: then the report says so at the top. */
  readonly named: boolean;
}

/** The parts of a programme that explain a result. */
export type Method = Pick<
  Programme,
  | 'inspectorate'
  | 'documents'
  | 'fieldwork'
  | 'remarks'
  | 'domains'
  | 'ratings'
  | 'rounding'
  | 'bandOn'
  | 'bands'
  | 'rules'
  | 'overall'
  | 'borderline'
  | 'methodSources'
>;
