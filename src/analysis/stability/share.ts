/** One percentage as a sample gives it, and what of a finite population it was drawn from. */

/** The cases inspected, and those that could have been: at least as many. */
export interface Frame {
  readonly inspected: number;
  readonly eligible: number;
}

export interface Share {
  readonly yes: number;
  readonly relevant: number;
  /** Null where the number of eligible cases is not known. */
  readonly finite: {
    /** The eligible cases that the question is relevant to, as far as the sample tells. */
    readonly population: number;
    /** The number of cases that in an unlimited population would tell as much; infinite where all were inspected. */
    readonly effective: number;
  } | null;
}

/**
 * `yes` of `relevant` (above 0), drawn from a frame. Where the question is relevant to the whole sample, its population is the whole
 * frame and n* = n(N − 1)/(N − n). Where it is relevant to fewer, how many of the frame it is relevant to is not known: they are taken
 * in proportion, rounded up, and n* = n_q / (1 − n/N). Source: the variance of a mean drawn without replacement, Cochran, "Sampling
 * Techniques" (1977), 2.6 and 2.11.
 *
 * @example
 * share(28, 56, { inspected: 56, eligible: 85 }).finite?.effective.toFixed(3) // '162.207'
 * @example
 * share(21, 55, { inspected: 56, eligible: 85 }).finite?.population // 84
 */
export function share(yes: number, relevant: number, frame: Frame | null): Share {
  if (frame === null) return { yes, relevant, finite: null };
  const { inspected, eligible } = frame;
  const left = eligible - inspected;
  if (relevant >= inspected) {
    const effective = left === 0 ? Infinity : (relevant * (eligible - 1)) / left;
    return { yes, relevant, finite: { population: eligible, effective } };
  }
  const population = Math.ceil((relevant * eligible) / inspected);
  return { yes, relevant, finite: { population, effective: left === 0 ? Infinity : (relevant * eligible) / left } };
}
