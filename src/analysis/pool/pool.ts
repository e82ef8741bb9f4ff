/**
 * Pools sheets: adds their counts and calculates percentages from the sums. A pool has no rating, because it is not known how a region is
 * rated.
 */
import type { Pool, PooledQuestion } from '../../model/batch.js';
import type { Assessment, Composite, StandardResult } from '../../model/assessment.js';
import type { BreakdownOptions } from '../../model/breakdowns.js';
import type { Rounding } from '../../model/programme.js';
import type { Reading, Tally } from '../../model/reading.js';
import { scaledPercentage, wholePercentage } from '../../scoring/percentage.js';
import { addTally, emptyTally, relevantCases } from '../../scoring/tally.js';
import { breakdowns, knownBeside, type CountedSheet } from '../breakdown/breakdown.js';

/** What a pool needs of one sheet. */
export interface Pooling {
  readonly assessment: Assessment;
  readonly eligibleCases: number | null;
  /** The reading of the sheet, for breakdowns. */
  readonly reading?: Pick<Reading, 'tallies' | 'grouped'>;
}

/** Sums whose size does not depend on the number of sheets, but for the groups of each sheet. */
interface Sums {
  readonly assessment: Assessment;
  readonly region: string | null;
  readonly standards: Map<string, StandardSums>;
  composite: CompositeSums;
  sheets: number;
  withoutCounts: number;
  cases: number;
  toInspect: number;
  eligible: number;
  withoutEligible: number;
  /** Each sheet with its groups: contrasts compare cases of the same sheet, and what is public of each may tell of its groups. */
  readonly counted: CountedSheet[];
}

/** Composites added up; null if that of any sheet is not known. */
type CompositeSums = { readonly yes: number; readonly relevant: number } | null;

interface StandardSums {
  sheets: number;
  composite: CompositeSums;
  readonly questions: Map<string, QuestionSums>;
}

interface QuestionSums {
  readonly text: string;
  tally: Tally;
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
  /** By programme, then by region, each in order of first appearance. */
  readonly #pools = new Map<string, Map<string | null, Sums>>();
  readonly #byRegion: boolean;
  readonly #asked: BreakdownOptions | undefined;

  constructor(byRegion: boolean, asked?: BreakdownOptions) {
    this.#byRegion = byRegion;
    this.#asked = asked;
  }

  add({ assessment, eligibleCases, reading }: Pooling): void {
    const { programme, inspection, sample, standards } = assessment;
    const region = this.#byRegion ? inspection.region : null;
    const key = `${programme.id}\n${programme.sha256}`;
    const regions = this.#pools.get(key) ?? new Map<string | null, Sums>();
    const sums = regions.get(region) ?? emptySums(assessment, region);
    this.#pools.set(key, regions.set(region, sums));
    sums.sheets++;
    sums.cases += sample.cases ?? 0;
    sums.toInspect += sample.toInspect ?? 0;
    // A percentage without counts cannot be added.
    if (standards.some(({ keyQuestions }) => keyQuestions.some(({ yes }) => yes === null))) sums.withoutCounts++;
    if (eligibleCases === null) sums.withoutEligible++;
    sums.eligible += eligibleCases ?? 0;
    if (reading?.grouped !== undefined) {
      const { tallies, grouped } = reading;
      sums.counted.push({ cases: sample.cases ?? 0, tallies, grouped, known: knownBeside(assessment) });
    }
    sums.composite = addComposite(sums.composite, assessment.overall.composite);
    for (const standard of standards) addStandard(sums, standard, eligibleCases ?? 0);
  }

  /** The pools in order of first appearance of their programmes, and by region; regions alphabetically, none last. */
  pools(): Pool[] {
    return [...this.#pools.values()].flatMap((regions) =>
      [...regions.values()].toSorted((a, b) => compareRegions(a.region, b.region)).map((sums) => this.#pool(sums)),
    );
  }

  #pool({ assessment, standards, ...sums }: Sums): Pool {
    const isWeighted = sums.withoutEligible === 0;
    return {
      programme: assessment.programme,
      ...(this.#byRegion ? { region: sums.region } : {}),
      sheets: sums.sheets,
      sheetsWithoutCounts: sums.withoutCounts,
      cases: sums.cases,
      toInspect: sums.toInspect,
      eligibleCases: isWeighted ? sums.eligible : null,
      sheetsWithoutEligible: sums.withoutEligible,
      standards: assessment.standards.flatMap(({ code, title, domain }) => {
        const found = standards.get(code);
        if (found === undefined) return [];
        const keyQuestions = [...found.questions].map(([question, q]) =>
          poolQuestion(question, q, assessment, isWeighted),
        );
        const composite = pooledComposite(found.composite, assessment);
        return { code, title, domain, sheets: found.sheets, composite, keyQuestions };
      }),
      composite: pooledComposite(sums.composite, assessment),
      ...(this.#asked === undefined ? {} : { breakdowns: breakdowns(assessment.method, sums.counted, this.#asked) }),
    };
  }
}

const noCases: CompositeSums = { yes: 0, relevant: 0 };

function addComposite(sums: CompositeSums, more: CompositeSums): CompositeSums {
  return sums === null || more === null ? null : { yes: sums.yes + more.yes, relevant: sums.relevant + more.relevant };
}

/** Null if nothing is relevant, or the composite of a sheet is not known. */
function pooledComposite(sums: CompositeSums, { method: { rounding } }: Assessment): Composite | null {
  return sums === null || sums.relevant === 0
    ? null
    : { ...sums, percentage: wholePercentage(sums.yes, sums.relevant, rounding) };
}

function emptySums(assessment: Assessment, region: string | null): Sums {
  const counts = { sheets: 0, withoutCounts: 0, cases: 0, toInspect: 0, eligible: 0, withoutEligible: 0 };
  return { assessment, region, standards: new Map(), ...counts, composite: noCases, counted: [] };
}

/** Adds the counts of a standard that applies. A standard that does not has no answers. */
function addStandard(
  { standards }: Sums,
  { code, basis, keyQuestions, composite }: StandardResult,
  eligible: number,
): void {
  const counted = keyQuestions.filter(({ yes, no }) => yes !== null && no !== null);
  if (basis === 'notApplicable' || counted.length === 0) return;
  const standard = standards.get(code) ?? { sheets: 0, composite: noCases, questions: new Map<string, QuestionSums>() };
  standards.set(code, standard);
  standard.sheets++;
  // If nothing is relevant there is no composite, and nothing to add.
  if (basis !== 'unrated') standard.composite = addComposite(standard.composite, composite);
  for (const { code: question, text, yes, no, notApplicable, unanswered } of counted) {
    const tally = { yes: yes ?? 0, no: no ?? 0, notApplicable: notApplicable ?? 0, unanswered: unanswered ?? 0 };
    const none: QuestionSums = { text, tally: emptyTally, sheets: 0, weighted: new Map(), weights: 0n };
    const q = standard.questions.get(question) ?? none;
    standard.questions.set(question, q);
    q.tally = addTally(q.tally, tally);
    const base = relevantCases(tally);
    if (base === 0) continue;
    q.sheets++;
    q.weights += BigInt(eligible);
    q.weighted.set(base, (q.weighted.get(base) ?? 0n) + BigInt(eligible) * BigInt(tally.yes));
  }
}

function poolQuestion(
  code: string,
  { text, sheets, tally, ...sums }: QuestionSums,
  { method: { rounding } }: Assessment,
  isWeighted: boolean,
): PooledQuestion {
  const relevant = relevantCases(tally);
  const percentage = wholePercentage(tally.yes, relevant, rounding);
  const weightedPercentage = isWeighted ? weightedMean(sums, rounding) : null;
  return { code, text, sheets, ...tally, relevant, percentage, weightedPercentage };
}

/** Σ eligible × Yes ⁄ relevant, over Σ eligible, of the sheets with relevant cases. Exact until it is rounded. */
function weightedMean(
  { weighted, weights }: Pick<QuestionSums, 'weighted' | 'weights'>,
  rounding: Rounding,
): number | null {
  if (weights === 0n) return null;
  let [above, below] = [0n, 1n];
  for (const [base, part] of weighted) {
    const other = BigInt(base);
    [above, below] = [above * other + part * below, below * other];
  }
  return Number(scaledPercentage(above, below * weights, 0, rounding));
}

function compareRegions(a: string | null, b: string | null): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return a < b ? -1 : 1;
}
