/** Published percentages and bases as they are typed, and the percentages of a counts sheet. */
import type { Programme } from '../../model/programme.js';
import type { LabelledPercentage, Place, Published, Tally } from '../../model/reading.js';
import type { Problems } from '../../problems/problems.js';
import { wholePercentage } from '../../scoring/percentage.js';
import { yesBehind } from '../../scoring/published.js';
import { emptyTally } from '../../scoring/tally.js';
import { formatCount, fold, formatShare } from '../../words/english.js';
import { nearest } from '../../words/nearest.js';
import { readStandard } from '../inspection/ratings.js';

/** The most decimals that are kept of a percentage: more tell no base apart. */
const mostDecimals = 6;

/**
 * A published percentage as typed: 57, 57%, 57.1 or 57,1, with or without "per cent". Of a calculated one six decimals are kept. Null for
 * any other text, and above 100.
 *
 * @example
 * percentageOf('57 %') // { percentage: 57, decimals: 0 }
 * @example
 * percentageOf('57.10') // { percentage: 57.1, decimals: 2 }
 * @example
 * percentageOf('57.142857142857146') // { percentage: 57.142857, decimals: 6 }
 * @example
 * percentageOf('0.57 of them') // null
 */
export function percentageOf(text: string): Published | null {
  const [, whole, decimals = ''] = /^(\d{1,3})(?:[.,](\d+))?\s*(?:%|per ?cent)?$/i.exec(text.trim()) ?? [];
  const kept = Math.min(decimals.length, mostDecimals);
  const percentage = Number(Number(`${whole}.${decimals === '' ? '0' : decimals}`).toFixed(kept));
  return whole === undefined || percentage > 100 ? null : { percentage, decimals: kept };
}

/**
 * The percentages that are probably shares of 1: where every one is from 0 to 1 and none has a per cent sign, those above 0; otherwise none.
 * Their relevant cases cannot tell: any base that allows 0.5 per cent allows the share 0.5 too.
 *
 * @example
 * sharesAmong(['0.92', '1', '0']) // ['0.92', '1']
 * @example
 * sharesAmong(['0.92%', '1']) // []
 */
export function sharesAmong(texts: readonly string[]): string[] {
  const given = texts.flatMap((text) => {
    const percentage = percentageOf(text)?.percentage;
    return percentage === undefined ? [] : { text, percentage };
  });
  if (given.some(({ text, percentage }) => percentage > 1 || /[%p]/i.test(text))) return [];
  return given.flatMap(({ text, percentage }) => (percentage > 0 ? text : []));
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

/** Percentages from arguments. Adds a problem for each text that is not a percentage, and if all are probably shares of 1. */
export function readPercentages(texts: readonly string[], problems: Problems): LabelledPercentage[] {
  const shares = sharesAmong(texts.map((text) => text.slice(text.indexOf('=') + 1)));
  if (shares.length > 0) problems.add('percentagesShares', {}, { shares });
  return texts.flatMap((text) => {
    const found = readPercentage(text);
    if (found !== null) return found;
    const option = 'a percentage from 0 to 100 such as';
    problems.add('settingForm', {}, { option, found: text, expected: '57, 57.1 or 2.2.1=57' });
    return [];
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
    const expected = '56 or 40-56, from 1 to 10,000';
    if (from < 1 || to < from || to > largest)
      problems.add('settingForm', { column: '--base' }, { option: '--base', found: part, expected });
    else for (let base = from; base <= to; base++) bases.add(base);
  }
  return [...bases].toSorted((a, b) => a - b);
}

/**
 * Percentages with the codes of the key questions of applicable standards: those that were named or, if none was, all in programme order. Adds a problem
 * for a name that is not a key question or is there twice, and for a wrong number of percentages.
 */
export function placePercentages(
  programme: Programme,
  published: readonly LabelledPercentage[],
  notApplicable: readonly string[],
  problems: Problems,
): LabelledPercentage[] {
  const standardOf = (text: string): string | undefined =>
    readStandard(programme, text, { column: `--not-applicable ${text}` }, problems)?.code;
  const leftOut = new Set(notApplicable.map(standardOf));
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

/**
 * What a percentage as typed and its relevant cases (null if not given) say of a question: a tally if they allow only one, otherwise the
 * percentage. Null, with a problem, for a text that is not a percentage, and for a percentage that no count of so many cases has.
 */
export function readPublished(
  typed: string,
  relevant: number | null,
  { rounding }: Pick<Programme, 'rounding'>,
  place: Place,
  problems: Problems,
): Tally | Published | null {
  if (typed === '' && relevant === 0) return emptyTally;
  const published = percentageOf(typed);
  if (typed === '') problems.add('percentageBlank', place);
  else if (published === null) problems.add('percentageForm', place, { found: typed });
  if (published === null || relevant === null) return published;
  // So many decimals are calculated, not printed by the programme.
  const rule = published.decimals === mostDecimals ? 'half-up' : rounding;
  const behind = relevant === 0 ? null : yesBehind(published, relevant, rule);
  if (behind === null) {
    const yes = Math.floor((published.percentage * relevant) / 100);
    const around = [yes, yes + 1].flatMap((k) => {
      const whole = wholePercentage(k, relevant, rounding);
      return whole === null || k > relevant ? [] : `${formatShare(k, relevant)} is ${whole}`;
    });
    problems.add('percentageImpossible', place, { percentage: published.percentage, relevant, around });
    return null;
  }
  const [least, most] = behind;
  return least === most ? { ...emptyTally, yes: least, no: relevant - least } : published;
}
