/** Places a percentage in a band. A band starts at a whole percentage, inclusive. */
import type { Band, Programme } from '../model/programme.js';
import { reaches, scaledPercentage, wholePercentage } from './percentage.js';

/** The parts of a programme that decide how a percentage is printed and banded. */
export type Bands = Pick<Programme, 'bands' | 'bandOn' | 'rounding'>;

/** One percentage as it is printed, and the band that it falls in. */
export interface BandPlacing {
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
  const whole = wholePercentage(yes, relevant, programme.rounding);
  if (whole === null) return null;
  const { bands, bandOn } = programme;
  if (bandOn === 'rounded') {
    const band = bandOfWhole(bands, whole);
    // Only rounding up can reach another band, because bands start at whole percentages.
    return {
      percentage: whole,
      band,
      exactBand: reaches(yes, relevant, band.from) ? band : exactBandOf(bands, yes, relevant),
    };
  }
  const exactBand = exactBandOf(bands, yes, relevant);

  if (bandOfWhole(bands, whole) === exactBand) return { percentage: whole, band: exactBand, exactBand };
  const decimals = decimalsNeeded(programme, yes, relevant, exactBand);
  const printed = Number(scaledPercentage(yes, relevant, decimals, programme.rounding)) / 10 ** decimals;
  return { percentage: printed, band: exactBand, exactBand };
}

function exactBandOf(bands: readonly Band[], yes: number, relevant: number): Band {
  return highest(bands, (edge) => reaches(yes, relevant, edge));
}

function highest(bands: readonly Band[], reached: (edge: number) => boolean): Band {
  for (let i = bands.length - 1; i >= 0; i--) {
    const band = bands[i];
    if (band !== undefined && reached(band.from)) return band;
  }
  throw new RangeError('no band starts at 0');
}

/** The fewest decimals, at least 1, with which the rounded percentage is in this band. The loop ends because bands start at whole percentages. */
function decimalsNeeded(programme: Bands, yes: number, relevant: number, band: Band): number {
  for (let decimals = 1; ; decimals++) {
    const value = scaledPercentage(yes, relevant, decimals, programme.rounding);
    const unit = 10n ** BigInt(decimals);
    if (highest(programme.bands, (edge) => value >= BigInt(edge) * unit) === band) return decimals;
  }
}
