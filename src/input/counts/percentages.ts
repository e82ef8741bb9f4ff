/** Published percentages and bases as they are typed. */
import type { Problems } from '../../problems/problems.js';
import type { Programme } from '../../model/programme.js';
import type { LabelledPercentage } from '../../model/reading.js';
import { nearest } from '../../words/nearest.js';
import { formatCount, fold } from '../../words/english.js';

/**
 * A percentage such as `57`, `57%`, `57.1` or `2.2.1=57`; null for any other text.
 *
 * @example
 * readPercentage('2.2.1=57.0%') // { label: '2.2.1', printed: { percentage: 57, decimals: 1 } }
 * @example
 * readPercentage('101') // null
 */
export function readPercentage(text: string): LabelledPercentage | null {
  const match = /^(?:([^=]*[^=\s])\s*=)?\s*(\d{1,3})(?:\.(\d{1,2}))?\s*%?$/.exec(text.trim());
  if (match === null) return null;
  const [, label, whole = '', decimal = ''] = match;
  const percentage = Number(`${whole}.${decimal}`);
  return percentage > 100 ? null : { label: label ?? null, printed: { percentage, decimals: decimal.length } };
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
