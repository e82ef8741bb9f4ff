/** One place inspected under a programme. */
import type { Answer, Place } from './reading.js';
import type { Rating } from './programme.js';

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
