/** The percentages of a counts sheet. Together with the relevant cases, a percentage may allow only one count of Yes. */
import type { Problems } from '../../problems/problems.js';
import type { Programme } from '../../model/programme.js';
import type { Place, Published, Tally } from '../../model/reading.js';
import { wholePercentage } from '../../scoring/percentage.js';
import { yesBehind } from '../../scoring/published.js';

/** Collects the percentages of a counts sheet row by row. */
export class CountedPercentages {
  readonly #rounding: Programme['rounding'];
  readonly #problems: Problems;
  /** The tallies that follow from a percentage and the relevant cases, by question. */
  readonly tallies = new Map<string, Tally>();
  /** Percentages that do not determine their counts, by question. */
  readonly published = new Map<string, Published>();
  /** Questions whose counts follow from percentage and relevant cases. */
  readonly proven: string[] = [];

  constructor({ rounding }: Pick<Programme, 'rounding'>, problems: Problems) {
    this.#rounding = rounding;
    this.#problems = problems;
  }

  /**
   * Adds a row: the percentage as typed, and the relevant cases, null if not given. Adds a problem for a text that is not a percentage, and
   * for a percentage that no count of so many cases has.
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

  /** With the relevant cases known, a percentage may allow one count, several or none. */
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
 * A published percentage as typed: 57, 57%, 57.1 or 57,1, with or without "per cent". Null for any other text, and above 100.
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
