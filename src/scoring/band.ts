/** Places a percentage in a band. A band starts at a whole percentage, inclusive. */
import type { Band, Programme } from '../model/programme.js';
import { reaches, scaledPercentage, wholePercentage } from './percentage.js';

/** The parts of a programme that decide how a percentage is printed and banded. */
export type Bands = Pick<Programme, 'bands' | 'bandOn' | 'rounding'>;

/** One percentage as it is printed, and the band that it falls in. */
interface BandPlacing {
  /** As printed: whole if the programme bands the printed percentage, otherwise with as many decimals as it takes. */
  readonly percentage: number;
  readonly band: Band;
  /** The band of the exact value. It differs from `band` only if the printed percentage is banded. */
  readonly exactBand: Band;
}

/**
 * The band of a whole percentage: the highest that starts at or below it. One starts at 0: the programme was checked for that.
 * Source: the programme's bands; a lowest score of exactly 50 per cent is printed as Requires improvement.
 */
export function bandOfWhole(bands: readonly Band[], percentage: number): Band {
  return highest(bands, (edge) => percentage >= edge);
}

/**
 * Percentage and band of `yes` of `relevant` cases; null if none is relevant.
 * With `bandOn: rounded` the printed whole percentage is banded, so that a table never contradicts its rating.
 * With `exact` the counts are banded, and the percentage is printed with the fewest decimals that put it in the same band.
 */
export function placeInBand(programme: Bands, yes: number, relevant: number): BandPlacing | null {
  const { bands, bandOn, rounding } = programme;
  const whole = wholePercentage(yes, relevant, rounding);
  if (whole === null) return null;
  const band = bandOfWhole(bands, whole);
  // Only rounding up can reach another band, because bands start at whole percentages.
  const isExact = reaches(yes, relevant, band.from);
  const exactBand = isExact ? band : highest(bands, (edge) => reaches(yes, relevant, edge));
  if (isExact || bandOn === 'rounded') return { percentage: whole, band, exactBand };
  // The loop ends for the same reason.
  for (let decimals = 1; ; decimals++) {
    const value = scaledPercentage(yes, relevant, decimals, rounding);
    const unit = 10n ** BigInt(decimals);
    if (highest(bands, (edge) => value >= BigInt(edge) * unit) === exactBand)
      return { percentage: Number(value) / 10 ** decimals, band: exactBand, exactBand };
  }
}

function highest(bands: readonly Band[], reached: (edge: number) => boolean): Band {
  const band = bands.findLast(({ from }) => reached(from));
  if (band === undefined) throw new RangeError('no band starts at 0');
  return band;
}
