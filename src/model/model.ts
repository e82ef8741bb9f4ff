/** The types that flow from a case sheet to a report. No logic lives here. */

/** What a cell of a question says. A blank is never a "no". */
export type Answer = 'yes' | 'no' | 'notApplicable' | 'unanswered';

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

/** The cases behind one figure, in sheet order: the only place where a case is named. */
export interface CaseList {
  readonly question: string;
  readonly answer: Answer;
  /** The filter that narrows the list; null where all cases count. */
  readonly where: Filter | null;
  /** The cases under the filter, whatever they answer. */
  readonly under: number;
  /** The id is null where the sheet has no column of ids; the line is that on which the case's row starts. */
  readonly cases: readonly { readonly id: string | null; readonly line: number }[];
}

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
  /** By question. */
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

/** Where something stands in the user's files or on the command line. */
export interface Place {
  readonly file?: string;
  readonly line?: number;
  /** A column's name, a question's code, or a path such as `judgements.1.1`. */
  readonly column?: string;
  readonly caseId?: string;
}

/** The rating that inspectors give to an organisational standard. */
export interface Judgement {
  readonly rating: Rating;
  readonly reason: string | null;
}

/** A recorded departure from the rated result, with its reason. */
export interface Discretion {
  readonly standard: string;
  readonly rating: Rating;
  readonly reason: string;
  readonly by?: string;
  readonly on?: string;
  /** Where it was recorded, for messages; never printed in a result. */
  readonly place: Place;
}

/** One place inspected under a programme, checked against that programme. */
export interface Inspection {
  readonly title: string | null;
  readonly region: string | null;
  /** `YYYY`, `YYYY-MM` or `YYYY-MM-DD`. */
  readonly fieldwork: string | null;
  readonly eligibleCases: number | null;
  readonly plannedCases: number | null;
  /** Standards declared not applicable, with the reason where one was given. */
  readonly notApplicable: ReadonlyMap<string, string | null>;
  readonly judgements: ReadonlyMap<string, Judgement>;
  readonly discretion: readonly Discretion[];
  /** Further words for answers, normalised. */
  readonly answers: ReadonlyMap<string, Answer>;
  readonly columns: { readonly id: string | null; readonly questions: ReadonlyMap<string, string> };
  /** Named groups of values, by profile column. */
  readonly groups: ReadonlyMap<string, ReadonlyMap<string, readonly string[]>>;
}

/** What a standard's rating rests on. `missing`: a rated standard still to come. */
export type Basis = 'cases' | 'judgement' | 'notApplicable' | 'unrated' | 'missing';

/** One key question with its counts and what was made of them. */
export interface KeyQuestionResult {
  readonly code: string;
  readonly text: string;
  readonly certainty: Certainty;
  /** Null where only a percentage is known. */
  readonly yes: number | null;
  readonly no: number | null;
  readonly notApplicable: number;
  readonly unanswered: number;
  /** As published; null with no relevant cases. */
  readonly percentage: number | null;
  /** The exact percentage's band is another one: its rating. Null where they agree. */
  readonly exactBand: Rating | null;
  readonly band: Rating | null;
  readonly lowest: boolean;
}

/** What one decision rule did to one standard's rating. */
export interface Decision {
  readonly rule: string;
  readonly kind: DecisionRule['kind'];
  readonly from: Rating;
  readonly to: Rating;
  readonly because: string;
  /** True where recorded discretion stands in place of what the rule would normally do. */
  readonly departed: boolean;
}

/** Why a standard is borderline, in words and figures. */
export interface BorderlineFlag {
  readonly kind: 'withinFivePoints' | 'oneAnswer' | 'fewCases';
  readonly message: string;
}

/** One standard as every output shows it. */
export interface StandardResult {
  readonly code: string;
  readonly title: string;
  readonly domain: string;
  readonly basis: Basis;
  readonly counted: boolean;
  readonly keyQuestions: readonly KeyQuestionResult[];
  readonly banded: Rating | null;
  readonly judged: Rating | null;
  /** Why: the judgement's reason, or why the standard does not apply. */
  readonly reason: string | null;
  readonly byRule: Rating | null;
  readonly rating: Rating | null;
  readonly score: number | null;
  readonly decisions: readonly Decision[];
  readonly discretion: {
    readonly from: Rating | null;
    readonly to: Rating;
    readonly reason: string;
    readonly by?: string;
    readonly on?: string;
  } | null;
  readonly borderline: readonly BorderlineFlag[];
  readonly provisional: boolean;
}

/** One decision rule as it was tried in the final run, whether or not it was set off. */
export interface RuleStep {
  readonly rule: string;
  readonly standard: string;
  readonly kind: DecisionRule['kind'];
  /** Whether it was set off; null where it was skipped for want of ratings. */
  readonly setOff: boolean | null;
  /** What it takes, in words: "two of 2.2, 2.3, 2.4 and 2.5 rated Inadequate". */
  readonly takes: string;
  /** The trigger's standards that are rated at or below its rating. */
  readonly met: readonly string[];
  /** Standards it looks at that have no rating. */
  readonly withoutRating: readonly string[];
  readonly words: string;
}

/** The score, its maximum, and the rating of the whole. */
export interface OverallResult {
  readonly score: number;
  readonly maximum: number;
  readonly rating: Rating | null;
  readonly byRule: { readonly score: number; readonly rating: Rating | null };
  /** False while a counted standard is missing. */
  readonly complete: boolean;
  readonly provisional: boolean;
}

/** Something the reader should be told beside the figures. */
export interface Note {
  readonly code: string;
  readonly message: string;
}

/** The complete result: everything that any output shows. */
export interface Assessment {
  readonly schemaVersion: 1;
  readonly tool: { readonly name: 'casescore'; readonly version: string };
  readonly programme: { readonly id: string; readonly title: string; readonly sha256: string };
  readonly inspection: {
    readonly title: string | null;
    readonly region: string | null;
    readonly fieldwork: string | null;
  };
  readonly sample: { readonly source: string; readonly cases: number | null; readonly outstanding: number };
  readonly standards: readonly StandardResult[];
  readonly overall: OverallResult;
  readonly notes: readonly Note[];
  /** The decision rules in the order they were tried. */
  readonly rules: readonly RuleStep[];
  /** How ratings were made, with sources and certainties, so that no output needs the programme file. */
  readonly method: Method;
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
