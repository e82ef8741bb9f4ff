/** The charts. Their heights are in pixels, and so are their letters. Names are shortened by the width of the chart itself, not of the page. */
export const chartStyle = `.chart { container-type: inline-size; margin: 1rem 0 .5rem; }
svg { display: block; font-size: 14px; }
svg text { fill: var(--ink); }
svg .band, svg .edge { fill: var(--quiet); font-size: 12px; font-variant-numeric: tabular-nums; }
svg .label { paint-order: stroke; stroke: var(--page); stroke-width: 4px; stroke-linejoin: round; font-weight: 600; font-variant-numeric: tabular-nums; }
svg .label .code { font-weight: 400; fill: var(--quiet); }
.zone.even { fill: var(--even); }
.zone.odd { fill: var(--odd); }
.border { stroke: var(--edge); stroke-width: 1.5; stroke-dasharray: 4 3; }
.axis { stroke: var(--edge); stroke-width: 1; }
.track { stroke: var(--edge); stroke-width: 1; }
.bar { fill: var(--neutral); stroke: none; }
.bar.marked { stroke: var(--ink); stroke-width: 2; }
.bar.lowest { fill: var(--lowest); }
.bar.low { fill: var(--low); }
.bar.high { fill: var(--high); }
.bar.highest { fill: var(--highest); }
.halo { stroke: var(--page); stroke-width: 4; }
.whisker { stroke: var(--ink); stroke-width: 2; }
.narrow { display: none; }
@container (max-width: 511px) {
  .roomy { display: none; }
  .narrow { display: inline; }
}
@media (forced-colors: active) {
  .zone.even, .zone.odd { fill: Canvas; }
  .border, .axis, .track { stroke: CanvasText; }
  .bar, .bar.lowest, .bar.low, .bar.high, .bar.highest { fill: GrayText; stroke: CanvasText; }
  .bar.bar.marked { fill: CanvasText; stroke: CanvasText; }
  .halo { stroke: Canvas; }
  .whisker { stroke: Highlight; }
  svg text, svg .band, svg .edge, svg .label .code { fill: CanvasText; }
  svg .label { stroke: Canvas; }
  .rating { border-color: CanvasText; }
  .rating.lowest, .rating.low, .rating.high, .rating.highest { border-color: CanvasText; }
}
`;
