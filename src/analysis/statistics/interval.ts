/** A range of proportions, each 0 to 1. */
export interface Interval {
  readonly from: number;
  readonly to: number;
}
