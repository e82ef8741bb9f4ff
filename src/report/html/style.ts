/** The style sheet of every page. */

/** Colours by purpose. Text has a contrast of at least 4.5 to its background in both schemes, and lines with a meaning at least 3. */
const colourStyle = `:root {
  color-scheme: light dark;
  --page: #ffffff;
  --raised: #f2f5f8;
  --ink: #15202b;
  --quiet: #4a5763;
  --line: #c3ccd4;
  --edge: #64717d;
  --link: #0b4f8a;
  --cover: #10263b;
  --on-cover: #ffffff;
  --on-cover-quiet: #d3dfea;
  --even: #eef2f5;
  --odd: #e1e8ee;
  --lowest: #a61b1b;
  --low: #8a4b00;
  --high: #1d6a35;
  --highest: #0b5a8f;
  --neutral: #4a5763;
  --on-rating: #ffffff;
}
@media screen and (prefers-color-scheme: dark) {
  :root {
    --page: #12181e;
    --raised: #1b242c;
    --ink: #eaf0f5;
    --quiet: #b4c0cb;
    --line: #3a4753;
    --edge: #8d9ba8;
    --link: #8cc4ff;
    --cover: #0a1a29;
    --on-cover: #ffffff;
    --on-cover-quiet: #c8d6e3;
    --even: #1b242c;
    --odd: #26313b;
    --lowest: #ff9d95;
    --low: #f3b866;
    --high: #7fd69b;
    --highest: #86c7ff;
    --neutral: #b4c0cb;
    --on-rating: #12181e;
  }
}
@media screen and (prefers-contrast: more) {
  :root {
    --quiet: var(--ink);
    --line: var(--ink);
    --edge: var(--ink);
    --on-cover-quiet: var(--on-cover);
  }
}
`;

/** Letters, landmarks, headings and labels. */
const pageStyle = `*, *::before, *::after { box-sizing: border-box; }
html { font: 100%/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", "Noto Sans", Arial, sans-serif; text-size-adjust: 100%; }
body { margin: 0; background: var(--page); color: var(--ink); overflow-wrap: break-word; }
h1, h2, h3, p, li, dd, dt, caption, tbody th, th:first-child, .rating { overflow-wrap: anywhere; }
.inside, main { max-width: 60rem; margin: 0 auto; padding: 0 1rem; }
.index .inside, .index main { max-width: 80rem; }
p, ul, dl { max-width: 46rem; margin: 0 0 .75rem; }
ul { padding-left: 1.25rem; }
li { margin-bottom: .35rem; }
a { color: var(--link); text-underline-offset: .15em; }
a:hover { text-decoration-thickness: .15em; }
:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; border-radius: 2px; }
main:focus { outline: none; }
.skip { position: absolute; left: 1rem; top: -6rem; z-index: 1; padding: .75rem 1rem; background: var(--page); color: var(--link); }
.skip:focus { top: .5rem; }
header { background: var(--cover); color: var(--on-cover); padding: 2.5rem 0 2rem; }
header p { margin: 0 0 .15rem; color: var(--on-cover-quiet); }
header a { color: var(--on-cover); display: inline-block; padding: .2rem 0; }
header :focus-visible { outline-color: var(--on-cover); }
h1 { font-size: clamp(1.6rem, 1.2rem + 2vw, 2.4rem); line-height: 1.2; margin: 0 0 .75rem; text-wrap: balance; }
h2 { font-size: 1.45rem; line-height: 1.3; margin: 3rem 0 1rem; padding-bottom: .35rem; border-bottom: 3px solid var(--ink); }
h3 { font-size: 1.15rem; line-height: 1.4; margin: 2rem 0 .6rem; }
h2, h3, caption { text-wrap: balance; }
nav { background: var(--raised); border-bottom: 1px solid var(--line); padding: .75rem 0; }
nav h2 { font-size: 1rem; margin: 0 0 .25rem; padding: 0; border: 0; }
nav ul { list-style: none; margin: 0; padding: 0; max-width: none; display: flex; flex-wrap: wrap; gap: 0 1.5rem; }
nav li { margin: 0; }
nav a { display: inline-block; padding: .3rem 0; }
.hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.code { font-variant-numeric: tabular-nums; white-space: nowrap; }
h3 .code, th .code { font-weight: 600; color: var(--quiet); }
code { font: .9em/1.5 ui-monospace, "Cascadia Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace; overflow-wrap: anywhere; }
.rating { display: inline-block; padding: .1rem .6rem; border: 2px solid currentColor; border-radius: .25rem; font-size: .95rem; font-weight: 650; line-height: 1.4; color: var(--neutral); }
.rating.lowest, .rating.low, .rating.high, .rating.highest { color: var(--on-rating); border-color: transparent; }
.rating.lowest { background: var(--lowest); }
.rating.low { background: var(--low); }
.rating.high { background: var(--high); }
.rating.highest { background: var(--highest); }
.standard h3 { display: flex; flex-wrap: wrap; align-items: baseline; gap: .3rem .75rem; }
.lead { font-size: 1.15rem; line-height: 1.45; }
.statement { color: var(--quiet); }
.marks { font-size: .9rem; font-weight: 400; color: var(--quiet); }
.mark { white-space: nowrap; font-weight: 600; }
.result { display: flex; flex-wrap: wrap; gap: 1rem; max-width: none; margin: 0 0 1rem; }
.result div { flex: 1 1 22rem; padding: 1rem 1.25rem; background: var(--raised); border: 1px solid var(--line); border-radius: .4rem; }
.result dt { color: var(--quiet); }
.result dd { margin: .25rem 0 0; font-size: 1.1rem; }
.result .rating { font-size: 1.35rem; padding: .25rem .9rem; }
.score { font-size: 1.9rem; font-weight: 700; line-height: 1.25; font-variant-numeric: tabular-nums; }
.both { font-size: 1.05rem; }
.standard { border-top: 1px solid var(--line); }
h2 + .standard { border-top: 0; }
h2 + .standard h3 { margin-top: 0; }
.borderline { list-style: none; padding: .6rem 0 .25rem 1rem; border-left: 5px solid var(--edge); }
.source { font-size: .9rem; color: var(--quiet); margin: .15rem 0 0; }
.standard > .source:last-child { margin: -.75rem 0 1rem; }
.source + p:not(.source) { margin-top: .75rem; }
.conclusion { font-weight: 600; }
.conclusion::before { content: "= "; content: "= " / ""; }
.facts div { margin-bottom: .5rem; }
.facts dt { color: var(--quiet); font-size: .9rem; }
.facts dd { margin: 0; }
footer { margin-top: 4rem; padding: 1.5rem 0 2rem; border-top: 1px solid var(--line); color: var(--quiet); font-size: .9rem; }
`;

/** Tables: columns if they fit; on a narrow page each row is a block, with its cells below each other and their headers beside them. */
const stackRows = (selector: string): string => `
  ${selector}, ${selector} caption, ${selector} tbody, ${selector} tr, ${selector} th, ${selector} td { display: block; }
  ${selector} thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
  ${selector} tr { padding: .5rem 0; border-bottom: 1px solid var(--line); }
  ${selector} th, ${selector} td { border: 0; padding: .1rem .5rem; width: auto; text-align: left; }
  ${selector} td { display: flex; justify-content: space-between; align-items: baseline; gap: .6rem; }
  ${selector} td span { min-width: 0; overflow-wrap: anywhere; }
  ${selector} td > span { text-align: right; }
  ${selector} td:not([data-label=""])::before { content: attr(data-label); color: var(--quiet); }
  ${selector} td:has(> span:empty) { display: none; }
  ${selector} tr.marked { border-left: 5px solid var(--ink); background: var(--raised); }
  ${selector} tr.marked th { box-shadow: none; padding-left: .5rem; }
  ${selector} .rating { padding: .05rem .4rem; font-size: .875rem; text-align: left; }
  ${selector} tr.group { border-bottom: 0; padding: 0; margin-top: 1rem; }
`;

const tableStyle = `table { width: 100%; border-collapse: collapse; margin: .75rem 0 1.5rem; font-size: .95rem; line-height: 1.45; }
caption { text-align: left; font-weight: 600; padding-bottom: .4rem; }
th, td { text-align: left; vertical-align: baseline; padding: .45rem .6rem; border-bottom: 1px solid var(--line); }
thead th { vertical-align: bottom; border-bottom: 2px solid var(--edge); font-size: .88rem; line-height: 1.3; color: var(--quiet); }
tbody th { font-weight: 400; }
.standard th, .standard td { padding-inline: .35rem; }
.standard thead th:first-child { width: 42%; }
th a { display: inline-block; padding: .1rem 0; }
.group th { font-weight: 650; background: var(--raised); color: var(--ink); }
.number { width: 1%; text-align: right; font-variant-numeric: tabular-nums; }
td { font-variant-numeric: tabular-nums; }
tbody th { min-width: 11rem; }
tr.marked th { box-shadow: inset 5px 0 0 var(--ink); padding-left: .9rem; }
tr.marked th, tr.marked td { background: var(--raised); }
.wide { font-size: .88rem; }
.wide th, .wide td { padding: .4rem .35rem; vertical-align: middle; }
.wide thead th { vertical-align: bottom; }
.wide .rating { white-space: nowrap; }
@media screen and (max-width: 45rem) {${stackRows('.plain')}}
@media screen and (max-width: 70rem) {${stackRows('.wide')}
  .wide td { display: inline-flex; gap: .3rem; padding: .15rem .5rem; }
  .wide .rating { white-space: normal; }
}
`;

/** Charts. Heights and letters are in pixels. Names are shortened by the width of the chart, not of the page. */
const chartStyle = `.chart { container-type: inline-size; margin: 1rem 0 .5rem; }
svg { display: block; font-size: 14px; }
svg text { fill: var(--ink); }
svg .band, svg .edge { fill: var(--quiet); font-size: 12px; font-variant-numeric: tabular-nums; }
svg .label { paint-order: stroke; stroke: var(--page); stroke-width: 4px; stroke-linejoin: round; font-variant-numeric: tabular-nums; }
svg .label.lowest { font-weight: 700; }
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
  .whisker { stroke: Highlight; }
  svg text, svg .band, svg .edge { fill: CanvasText; }
  svg .label { stroke: Canvas; }
  .rating { border-color: CanvasText; }
  .rating.lowest, .rating.low, .rating.high, .rating.highest { border-color: CanvasText; }
}
`;

/**
 * On paper: A4, nothing cut off, and nothing that depends on a printed background. A table of one group of rows moves to the next page as a
 * whole, so that its header is not left alone; one of several groups is divided between them.
 */
const printStyle = `@page { size: A4; margin: 18mm 16mm 20mm; @bottom-right { content: counter(page) " of " counter(pages); font: 9pt sans-serif; color: #4a5763; } }
@media print {
  html { font-size: 10pt; }
  .skip, nav { display: none; }
  .inside, main { max-width: none; padding: 0; }
  p, ul, dl { max-width: none; }
  header { background: none; color: var(--ink); border-bottom: 4px solid var(--ink); padding: 0 0 1rem; }
  header p, header a { color: var(--ink); }
  header a, a { text-decoration: none; color: var(--ink); }
  h2 { margin-top: 2rem; }
  .standard, footer { border-top: 0; }
  h2, h3, .statement, .lead, caption { break-after: avoid; }
  h2 + *, h3 + * { break-before: avoid; }
  .standard, h2, h3, caption, table.plain:not(:has(tbody + tbody)), tbody, tr, svg, .chart, .result, .result div, .borderline, li { break-inside: avoid; }
  .wide + .source { break-before: avoid; }
  .wide tbody { break-inside: auto; }
  .wide tbody tr:first-child { break-before: avoid; }
  thead { display: table-header-group; break-after: avoid; }
  p, li { orphans: 3; widows: 3; }
  table { font-size: 9pt; line-height: 1.35; margin-bottom: .75rem; }
  .standard h3 { margin-top: 1.25rem; }
  h2 + .standard > h3 { margin-top: 0; }
  .group th, tr.marked th, tr.marked td, .result div { background: none; }
  .result div { border: 1pt solid var(--ink); }
  .rating.lowest, .rating.low, .rating.high, .rating.highest { background: none; color: var(--ink); border: 2pt solid var(--neutral); }
  .rating.lowest { border-color: var(--lowest); }
  .rating.low { border-color: var(--low); }
  .rating.high { border-color: var(--high); }
  .rating.highest { border-color: var(--highest); }
  svg { font-size: 12px; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  svg .band, svg .edge { font-size: 10.5px; }
  footer { margin-top: 1.5rem; padding: .5rem 0 0; }
}
`;

export const styleSheet = `\n${colourStyle}${pageStyle}${tableStyle}${chartStyle}${printStyle}`;
