/** The percentages of a counts sheet: with the relevant cases given, one may leave only one count of Yes. */
import type { Problems } from '../../problems/problems.js';
import type { Programme } from '../../model/programme.js';
import type { Place, Published, Tally } from '../../model/reading.js';
import { wholePercentage } from '../../scoring/percentage.js';
import { yesBehind } from '../../scoring/published.js';

/** What percentages come to, as they grow row by row. */
export class CountedPercentages {
  readonly #rounding: Programme['rounding'];
  readonly #problems: Problems;
  /** The counts that follow. */
  readonly tallies = new Map<string, Tally>();
  /** Percentages without counts. */
  readonly published = new Map<string, Published>();
  /** Questions whose counts follow from percentage and relevant cases. */
  readonly proven: string[] = [];

  constructor({ rounding }: Pick<Programme, 'rounding'>, problems: Problems) {
    this.#rounding = rounding;
    this.#problems = problems;
  }

  /**
   * Keeps what a row says of a question: its percentage as it is typed, and its relevant cases, null where they are not told. Adds a problem
   * for a percentage that is none, or that no count of so many cases makes.
   */
  add(code: string, typed: string, relevant: number | null, place: Place): void {
    if (typed === '') {
      if (relevant === 0) this.tallies.set(code, { yes: 0, no: 0, notApplicable: 0, unanswered: 0 });
      else this.#problems.add('percentageBlank', place);
      return;
    }
    const published = percentageOf(typed);
    if (published === null) this.#problems.add('percentageForm', place, { found: typed });
    else if (relevant === null) this.published.set(code, published);
    else this.#prove(code, published, relevant, place);
  }

  /** With the base given, a percentage may leave only one count, or none. */
  #prove(code: string, published: Published, relevant: number, place: Place): void {
    const behind = relevant === 0 ? null : yesBehind(published, relevant, this.#rounding);
    if (behind === null) {
      const yes = Math.floor((published.percentage * relevant) / 100);
      const around = [yes, yes + 1].flatMap((k) => {
        const whole = wholePercentage(k, relevant, this.#rounding);
        return whole === null || k > relevant ? [] : `${k} of ${relevant} is ${whole}`;
      });
      this.#problems.add('percentageImpossible', place, { percentage: published.percentage, relevant, around });
      return;
    }
    const [least, most] = behind;
    if (least === most) {
      this.tallies.set(code, { yes: least, no: relevant - least, notApplicable: 0, unanswered: 0 });
      this.proven.push(code);
    } else {
      this.published.set(code, published);
    }
  }
}

/**
 * A published percentage as it is typed: 57, 57%, 57.1 or 57,1, with "per cent" or without; null for anything else and above 100.
 *
 * @example
 * percentageOf('57 %') // { percentage: 57, decimals: 0 }
 * @example
 * percentageOf('57.10') // { percentage: 57.1, decimals: 2 }
 * @example
 * percentageOf('0.57 of them') // null
 */
export function percentageOf(text: string): Published | null {
  const [, whole, decimals = ''] = /^(\d{1,3})(?:[.,](\d{1,6}))?\s*(?:%|per ?cent)?$/i.exec(text.trim()) ?? [];
  const percentage = Number(`${whole}.${decimals === '' ? '0' : decimals}`);
  return whole === undefined || percentage > 100 ? null : { percentage, decimals: decimals.length };
}
