/**
 * Pools sheets: adds their counts and calculates percentages from the sums. A pool has no rating, because it is not known how a region is
 * rated.
 */
import type { Pool, PooledQuestion } from '../../model/batch.js';
import type { Assessment, StandardResult } from '../../model/assessment.js';
import type { BreakdownOptions } from '../../model/breakdowns.js';
import type { Grouped, Reading, Tallies, Tally } from '../../model/reading.js';
import { scaledPercentage, wholePercentage } from '../../scoring/percentage.js';
import { addTallies, relevantCases } from '../../scoring/tally.js';
import { breakdowns, type CountedSample } from '../breakdown/breakdown.js';

/** What a pool needs of one sheet. */
export interface Pooling {
  readonly assessment: Assessment;
  readonly eligibleCases: number | null;
  /** The reading of the sheet, for breakdowns. */
  readonly reading?: Pick<Reading, 'tallies' | 'grouped'>;
}

/** Sums whose size does not depend on the number of sheets. */
interface Sums {
  readonly assessment: Assessment;
  readonly region: string | null;
  readonly standards: Map<string, { sheets: number; readonly questions: Map<string, QuestionSums> }>;
  sheets: number;
  withoutCounts: number;
  cases: number;
  outstanding: number;
  eligible: number;
  withoutEligible: number;
  tallies: Tallies;
  /** The groups of each sheet, because contrasts compare cases of the same sheet. */
  readonly grouped: Grouped[];
}

interface QuestionSums {
  readonly text: string;
  readonly tally: { -readonly [K in keyof Tally]: Tally[K] };
  sheets: number;
  /**
   * Σ eligible cases × Yes, by relevant cases: fractions with the same base are added as whole numbers, so the order of sheets cannot
   * matter.
   */
  readonly weighted: Map<number, bigint>;
  weights: bigint;
}

/** Adds sheets one after another. Sheets are pooled if their programme files have the same checksum. */
export class Pools {
  readonly #pools = new Map<string, Sums>();
  readonly #byRegion: boolean;
  readonly #asked: BreakdownOptions | undefined;

  constructor(byRegion: boolean, asked?: BreakdownOptions) {
    this.#byRegion = byRegion;
    this.#asked = asked;
  }

  add({ assessment, eligibleCases, reading }: Pooling): void {
    const { programme, inspection, sample, standards } = assessment;
    const region = this.#byRegion ? inspection.region : null;
    const key = `${programme.id}\n${programme.sha256}\n${region === null ? '' : `region ${region}`}`;
    const sums = this.#pools.get(key) ?? emptySums(assessment, region);
    if (sums.sheets === 0) this.#pools.set(key, sums);
    sums.sheets++;
    sums.cases += sample.cases ?? 0;
    sums.outstanding += sample.outstanding;
    if (standards.some(isUncounted)) sums.withoutCounts++;
    if (eligibleCases === null) sums.withoutEligible++;
    sums.eligible += eligibleCases ?? 0;
    if (reading?.grouped !== undefined) {
      sums.grouped.push(reading.grouped);
      sums.tallies = addTallies(sums.tallies, reading.tallies);
    }
    for (const standard of standards) addStandard(sums, standard, eligibleCases ?? 0);
  }

  /** The pools in order of first appearance of their programmes, and by region; regions alphabetically, none last. */
  pools(): Pool[] {
    const met = [...new Set([...this.#pools.values()].map(programmeKey))];
    return [...this.#pools.values()]
      .toSorted(
        (a, b) => met.indexOf(programmeKey(a)) - met.indexOf(programmeKey(b)) || compareRegions(a.region, b.region),
      )
      .map((sums) => this.#pool(sums));
  }

  #pool(sums: Sums): Pool {
    const { assessment, standards } = sums;
    const isWeighted = sums.withoutEligible === 0;
    return {
      programme: assessment.programme,
      ...(this.#byRegion ? { region: sums.region } : {}),
      sheets: sums.sheets,
      sheetsWithoutCounts: sums.withoutCounts,
      cases: sums.cases,
      outstanding: sums.outstanding,
      eligibleCases: isWeighted ? sums.eligible : null,
      sheetsWithoutEligible: sums.withoutEligible,
      standards: assessment.standards.flatMap(({ code, title, domain }) => {
        const found = standards.get(code);
        if (found === undefined) return [];
        const keyQuestions = [...found.questions].map(([question, q]) =>
          poolQuestion(question, q, assessment, isWeighted),
        );
        return { code, title, domain, sheets: found.sheets, keyQuestions };
      }),
      ...(this.#asked === undefined ? {} : { breakdowns: breakdowns(assessment.method, allOf(sums), this.#asked) }),
    };
  }
}

function allOf({ cases, tallies, grouped }: Sums): CountedSample {
  return { cases, tallies, sheets: grouped };
}

function emptySums(assessment: Assessment, region: string | null): Sums {
  return {
    assessment,
    region,
    standards: new Map(),
    sheets: 0,
    withoutCounts: 0,
    cases: 0,
    outstanding: 0,
    eligible: 0,
    withoutEligible: 0,
    tallies: new Map(),
    grouped: [],
  };
}

/** Whether one of its questions has only a percentage. */
function isUncounted({ keyQuestions }: StandardResult): boolean {
  return keyQuestions.some(({ yes }) => yes === null);
}

/** Adds the counts of a standard that applies. A standard that does not has no answers. */
function addStandard(sums: Sums, { code, basis, keyQuestions }: StandardResult, eligible: number): void {
  if (basis === 'notApplicable') return;
  let counted = false;
  const standard = sums.standards.get(code) ?? { sheets: 0, questions: new Map<string, QuestionSums>() };
  for (const { code: question, text, yes, no, notApplicable, unanswered } of keyQuestions) {
    if (yes === null || no === null) continue;
    counted = true;
    let q = standard.questions.get(question);
    if (q === undefined) {
      const tally = { yes: 0, no: 0, notApplicable: 0, unanswered: 0 };
      q = { text, tally, sheets: 0, weighted: new Map(), weights: 0n };
      standard.questions.set(question, q);
    }
    q.tally.yes += yes;
    q.tally.no += no;
    q.tally.notApplicable += notApplicable;
    q.tally.unanswered += unanswered;
    if (yes + no > 0) addWeighted(q, yes, yes + no, eligible);
  }
  if (!counted) return;
  standard.sheets++;
  sums.standards.set(code, standard);
}

function addWeighted(q: QuestionSums, yes: number, base: number, eligible: number): void {
  q.sheets++;
  q.weights += BigInt(eligible);
  q.weighted.set(base, (q.weighted.get(base) ?? 0n) + BigInt(eligible) * BigInt(yes));
}

function poolQuestion(code: string, q: QuestionSums, { method }: Assessment, isWeighted: boolean): PooledQuestion {
  return {
    code,
    text: q.text,
    sheets: q.sheets,
    ...q.tally,
    percentage: wholePercentage(q.tally.yes, relevantCases(q.tally), method.rounding),
    weightedPercentage: isWeighted ? weightedPercentage(q, method.rounding) : null,
  };
}

/** Σ eligible × Yes ⁄ relevant, over Σ eligible, of the sheets with relevant cases. Exact until it is rounded. */
function weightedPercentage({ weighted, weights }: QuestionSums, rounding: 'half-up' | 'half-even'): number | null {
  if (weights === 0n) return null;
  let [above, below] = [0n, 1n];
  for (const [base, part] of weighted) {
    const other = BigInt(base);
    [above, below] = [above * other + part * below, below * other];
  }
  return Number(scaledPercentage(above, below * weights, 0, rounding));
}

const programmeKey = ({ assessment: { programme } }: Sums): string => `${programme.id} ${programme.sha256}`;

function compareRegions(a: string | null, b: string | null): number {
  if (a === b) return 0;
  if (a === null || b === null) return a === null ? 1 : -1;
  return a < b ? -1 : 1;
}
