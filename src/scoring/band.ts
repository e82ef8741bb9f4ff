/** Placing a percentage in a band. Bands start at a whole percentage, inclusive. */
import type { Band, Programme } from '../model/programme.js';
import { reaches, scaledPercentage, wholePercentage } from './percentage.js';

/** What a programme needs to say for a percentage to be printed and banded. */
type Bands = Pick<Programme, 'bands' | 'bandOn' | 'rounding'>;

/** One percentage as it is printed, and the band that it falls in. */
export interface BandPlacing {
  /** Printed percentage: whole where the programme bands what is printed; otherwise as many decimals as it takes. */
  readonly percentage: number;
  readonly band: Band;
  /** The band of the exact value, which is another one only where the printed percentage is banded. */
  readonly exactBand: Band;
}

/**
 * The band of a whole percentage: the highest that starts at or below it. The schema makes sure that one starts at 0.
 * Source: the programme's bands; a lowest score of exactly 50 per cent is printed as Requires improvement.
 */
export function bandOfWhole(bands: readonly Band[], percentage: number): Band {
  return highest(bands, (edge) => percentage >= edge);
}

/**
 * Percentage and band of `yes` of `relevant`, or null with nothing relevant.
 * `rounded`: the printed whole percentage is banded, so a table never contradicts its rating.
 * `exact`: the counts are banded, and the fewest decimals are printed that fall in the same band.
 */
export function placeInBand(programme: Bands, yes: number, relevant: number): BandPlacing | null {
  const whole = wholePercentage(yes, relevant, programme.rounding);
  if (whole === null) return null;
  const { bands, bandOn } = programme;
  if (bandOn === 'rounded') {
    const band = bandOfWhole(bands, whole);
    // What is rounded down stays in its band, because bands start at whole percentages.
    return {
      percentage: whole,
      band,
      exactBand: reaches(yes, relevant, band.from) ? band : exactBandOf(bands, yes, relevant),
    };
  }
  const exactBand = exactBandOf(bands, yes, relevant);
  // Nearly always a whole percentage does, and takes no larger integers.
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

/** The fewest decimals, one or more, whose rounded value falls in the band of the exact one; they end, because the edge is whole. */
function decimalsNeeded(programme: Bands, yes: number, relevant: number, band: Band): number {
  for (let decimals = 1; ; decimals++) {
    const value = scaledPercentage(yes, relevant, decimals, programme.rounding);
    const unit = 10n ** BigInt(decimals);
    if (highest(programme.bands, (edge) => value >= BigInt(edge) * unit) === band) return decimals;
  }
}
