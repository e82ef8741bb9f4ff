/**
 * The error of Stirling's formula: ln Γ(a) − ((a − ½)·ln a − a + ½·ln 2π), for a > 0. It falls towards 0 as a grows. Cancelling the formula
 * in a quotient of gamma functions and adding these small numbers keeps all digits for large counts. Source: Loader, "Fast and accurate
 * computation of binomial probabilities" (2000); the series is Abramowitz and Stegun 6.1.41.
 *
 * @example
 * stirlingError(1).toFixed(12) // '0.081061466795'
 */
export function stirlingError(a: number): number {
  if (a < seriesFrom) {
    // Γ(a + 1) = a·Γ(a), so from a to a + 1 the formula changes by exactly this much.
    return stirlingError(a + 1) + (a + 0.5) * Math.log1p(1 / a) - 1;
  }
  const square = a * a;
  return (1 / 12 - (1 / 360 - (1 / 1260 - (1 / 1680 - 1 / 1188 / square) / square) / square) / square) / a;
}

/** From here on, five terms of the series are exact to the last digit or two. */
const seriesFrom = 15;
