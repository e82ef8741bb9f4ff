/** The output of `feasible`. */
import { countsFor, printedAs, type Feasibility, type Printing } from '../analysis/feasible/feasible.js';
import type { Rounding } from '../model/programme.js';
import { leadPart, textPart, titlePart, type Page, type Part } from '../model/document.js';
import type { LabelledPercentage, Published } from '../model/reading.js';
import { unitsOf } from '../scoring/published.js';
import { formatCount, formatList, formatNumber, formatShare } from '../words/english.js';
import type { BaseCounts } from '../model/command-results.js';

const halves: Readonly<Record<Rounding, string>> = { 'half-up': 'Halves up', 'half-even': 'Halves to even' };

/** With more fitting bases than this the text lists ranges without counts; JSON lists all. */
const mostListed = 100;

/** Up to this many bases fit all percentages, the counts of each are listed. */
const setOut = 3;

/**
 * The page on the percentages and bases asked about, with the result under each rounding rule: the bases that fit all percentages, the
 * counts with those bases, then each percentage by itself.
 */
export function feasiblePage(
  published: readonly LabelledPercentage[],
  bases: readonly number[],
  results: readonly Feasibility[],
): Page {
  const [first] = results;
  const [text, ...others] = results.map((result) => JSON.stringify({ ...result, rounding: '' }));
  const same = first !== undefined && others.every((other) => other === text);
  const distinct = same ? [first] : results;
  return {
    title: `Counts behind ${formatCount(published.length, 'published percentage')}`,
    parts: [
      textPart(`Bases asked: ${ranges(bases)}.`),
      ...(first?.exact == null
        ? []
        : [textPart('The programme bands the exact value, and prints as many decimals as show its band.')]),
      ...distinct.flatMap((result): Part[] => [
        titlePart(
          results.length > 1 && same ? 'Halves up or to even, which comes to the same' : halves[result.rounding],
        ),
        textPart(fitOfAll(published, bases, result)),
        ...(bases.length === 1 || result.bases.length > setOut
          ? []
          : result.bases.map((base) => basePart(published, base, result))),
        ...published.map((one, i) => leadPart(baseName(one), fitOfOne(one, bases, result, i))),
      ]),
      textPart('Method: GRIM (Brown and Heathers 2017). It says which counts can be, not which were.'),
    ],
  };
}

/** A percentage as printed, with its question: "2.2.1 57%". */
export function baseName({ label, printed }: LabelledPercentage): string {
  return `${label === null ? '' : `${label} `}${percentText(printed)}`;
}

const percentText = ({ percentage, decimals }: Published): string => `${percentage.toFixed(decimals)}%`;

function fitOfAll(published: readonly LabelledPercentage[], bases: readonly number[], result: Feasibility): string {
  const all = published.length === 1 ? 'the percentage' : `all ${published.length} percentages at once`;
  if (result.bases.length > 0) {
    const only = result.bases.length === 1 && bases.length > 1 ? 'Only ' : '';
    const fits = result.bases.length === 1 ? 'fits' : 'fit';
    return `${only}${ranges(result.bases)} ${fits} ${all}.`;
  }
  const misses = bases.map((base) => ({
    base,
    missed: published.filter((_, i) => result.percentages[i]?.impossible.includes(base)),
  }));
  const fewest = Math.min(...misses.map(({ missed }) => missed.length));
  const best = misses.filter(({ missed }) => missed.length === fewest);
  const [one] = best;
  if (one === undefined) return '';
  const impossible = `${formatList(one.missed.map(baseName))} ${one.missed.length === 1 ? 'is' : 'are'} impossible`;
  if (bases.length === 1) return `With a base of ${formatNumber(one.base)}, ${impossible}.`;
  return `No base fits ${all}. Nearest to it: ${best.length === 1 ? `with ${formatNumber(one.base)} only ${impossible}` : `${ranges(best.map(({ base }) => base))}, with ${formatCount(fewest, 'percentage')} impossible`}.`;
}

function basePart(published: readonly LabelledPercentage[], base: number, { percentages }: Feasibility): Part {
  const counts = published.map((one, i) => {
    const found = percentages[i]?.counts.find((fit) => fit.base === base);
    return `${baseName(one)} ${found === undefined ? '' : countRange(found)}`;
  });
  return leadPart(`Of ${formatNumber(base)}:`, `${counts.join(', ')}.`);
}

function fitOfOne({ printed }: LabelledPercentage, bases: readonly number[], result: Feasibility, i: number): string {
  const { counts = [], impossible = [] } = result.percentages[i] ?? {};
  // For a long list of bases, the gaps are more informative.
  const many = counts.length > mostListed;
  const possible = many
    ? `fits ${ranges(counts.map(({ base }) => base))}`
    : counts.map((found) => `${countRange(found)} of ${formatNumber(found.base)}`).join(', ');
  if (impossible.length === 0) return possible;
  const why = impossible.length === 1 ? ` ${neighbourWords(printed, impossible[0] ?? 0, result)}` : '';
  if (possible !== '') return `${possible}; impossible with ${ranges(impossible)}${why}`;
  return `impossible${bases.length === 1 ? '' : ` with every base asked`}${why}`;
}

/** Why a base cannot give a percentage: the percentages of the counts on either side, and whether the other rounding rule could. */
function neighbourWords(printed: Published, base: number, { rounding, exact }: Printing): string {
  const { decimals } = printed;
  const below = Math.min(base - 1, Math.floor((unitsOf(printed) * base) / (100 * 10 ** decimals)));
  const print = (count: number): string => {
    const percentage = printedAs({ rounding, exact }, count, base, decimals);
    return `${formatShare(count, base)} is ${exact === null ? percentage.toFixed(decimals) : percentage}%`;
  };
  const other: Rounding = rounding === 'half-up' ? 'half-even' : 'half-up';
  const found = countsFor(printed, base, { rounding: other, exact });
  const hint =
    found && `; with ${halves[other].toLowerCase()} it would be ${countRange(found)} of ${formatNumber(base)}`;
  return `(${print(below)} and ${print(below + 1)}${hint ?? ''})`;
}

const countRange = ({ least, most }: BaseCounts): string =>
  least === most ? formatNumber(least) : `${formatNumber(least)} to ${formatNumber(most)}`;

/**
 * Numbers in words, with runs of three or more as a range.
 *
 * @example
 * ranges([40, 41, 42, 44, 56]) // '40 to 42, 44 and 56'
 */
export function ranges(numbers: readonly number[]): string {
  const runs: number[][] = [];
  for (const n of numbers) {
    const run = runs.at(-1);
    if (run !== undefined && run.at(-1) === n - 1) run.push(n);
    else runs.push([n]);
  }
  return formatList(
    runs.flatMap((run) =>
      run.length < 3 ? run.map(formatNumber) : `${formatNumber(run[0] ?? 0)} to ${formatNumber(run.at(-1) ?? 0)}`,
    ),
  );
}
