/** Published percentages and bases as they are typed, and the percentages of a counts sheet. */
import type { Programme } from '../../model/programme.js';
import type { LabelledPercentage, Place, Published, Tally } from '../../model/reading.js';
import type { Problems } from '../../problems/problems.js';
import { wholePercentage } from '../../scoring/percentage.js';
import { yesBehind } from '../../scoring/published.js';
import { formatCount, fold } from '../../words/english.js';
import { nearest } from '../../words/nearest.js';

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

/**
 * A percentage as an argument gives it, such as `57`, `57%`, `57.1` or `2.2.1=57`; null for any other text.
 *
 * @example
 * readPercentage('2.2.1=57.0%') // { label: '2.2.1', printed: { percentage: 57, decimals: 1 } }
 * @example
 * readPercentage('101') // null
 */
export function readPercentage(text: string): LabelledPercentage | null {
  const [, label = null, typed = ''] = /^(?:([^=]*[^=\s])\s*=)?\s*(\d+(?:\.\d{1,2})?\s*%?)$/.exec(text.trim()) ?? [];
  const printed = percentageOf(typed);
  return printed === null ? null : { label, printed };
}

/** Percentages from arguments. Adds a problem for each text that is not a percentage. */
export function readPercentages(texts: readonly string[], problems: Problems): LabelledPercentage[] {
  return texts.flatMap((text) => {
    const found = readPercentage(text);
    if (found === null) {
      problems.add(
        'settingForm',
        {},
        { option: 'a percentage from 0 to 100 such as', found: text, expected: '57, 57.1 or 2.2.1=57' },
      );
    }
    return found ?? [];
  });
}

/** The largest base. With any base from 100 up every whole percentage is feasible, so larger ones show nothing. */
const largest = 10_000;

/** The bases of `56`, `40-56` and `40,50-56`, ascending, each once. Adds a problem for what is no base from 1 to 10,000. */
export function readBases(texts: readonly string[], problems: Problems): number[] {
  const bases = new Set<number>();
  for (const part of texts.flatMap((text) => text.split(','))) {
    const match = /^\s*(\d+)\s*(?:[-–]\s*(\d+)\s*)?$/.exec(part);
    const [from, to] = [Number(match?.[1] ?? 0), Number(match?.[2] ?? match?.[1] ?? 0)];
    if (from < 1 || to < from || to > largest) {
      problems.add(
        'settingForm',
        { column: '--base' },
        { option: '--base', found: part, expected: '56 or 40-56, from 1 to 10,000' },
      );
      continue;
    }
    for (let base = from; base <= to; base++) bases.add(base);
  }
  return [...bases].toSorted((a, b) => a - b);
}

/**
 * Percentages with the codes of a programme's key questions: those that were named or, if none was, all in programme order. Adds a problem
 * for a name that is not a key question or is there twice, and for a wrong number of percentages.
 */
export function placePercentages(
  programme: Programme,
  published: readonly LabelledPercentage[],
  leftOut: ReadonlySet<string>,
  problems: Problems,
): LabelledPercentage[] {
  const codes = programme.standards
    .filter(({ code }) => !leftOut.has(code))
    .flatMap(({ questions = [] }) => questions.map(({ code }) => code));
  if (published.every(({ label }) => label === null)) {
    if (published.length !== codes.length) {
      const percentages = formatCount(published.length, 'percentage');
      problems.add('percentagesCount', {}, { percentages, questions: codes, programme: programme.id });
    }
    return published.map((one, i) => ({ ...one, label: codes[i] ?? null }));
  }
  const seen = new Set<string>();
  return published.map((one) => {
    const label = codes.find((code) => fold(code) === fold(one.label ?? '')) ?? null;
    const place = { column: one.label ?? '' };
    if (one.label === null) problems.add('percentageUnnamed', {}, { found: String(one.printed.percentage) });
    else if (label === null)
      problems.add('questionUnknown', place, { found: one.label, known: codes, near: nearest(one.label, codes) });
    else if (seen.has(label)) problems.add('givenTwice', place, { what: `the percentage of ${label}`, first: label });
    if (label !== null) seen.add(label);
    return { ...one, label };
  });
}

/** The tallies and percentages of a counts sheet, collected row by row: with the relevant cases, a percentage may allow only one count of Yes. */
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
