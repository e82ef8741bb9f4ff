/** The result: everything that any output shows. */
import type { Certainty, DecisionRule, Method, Rating } from './programme.js';

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
