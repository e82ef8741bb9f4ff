/** On paper: A4, nothing cut, and nothing that rests on a background being printed. */
export const printStyle = `@page { size: A4; margin: 18mm 16mm 20mm; @bottom-right { content: counter(page) " of " counter(pages); font: 9pt sans-serif; color: #4a5763; } }
@media print {
  html { font-size: 10pt; }
  .skip, nav { display: none; }
  .inside, main { max-width: none; padding: 0; }
  p, ul, dl { max-width: none; }
  header { background: none; color: var(--ink); border-bottom: 4px solid var(--ink); padding: 0 0 1rem; }
  header p, header a { color: var(--ink); }
  header a, a { text-decoration: none; color: var(--ink); }
  h2 { margin-top: 2rem; }
  h2, h3, caption { break-after: avoid; }
  h2 + *, h3 + * { break-before: avoid; }
  /* A table of one group goes whole to the next page, lest its header stay behind alone; one of several is divided between them. */
  h2, h3, caption, table.plain:not(:has(tbody + tbody)), tbody, tr, svg, .chart, .result, .result div, .borderline, li { break-inside: avoid; }
  .wide + .source { break-before: avoid; }
  .wide tbody { break-inside: auto; }
  .wide tbody tr:first-child { break-before: avoid; }
  thead { display: table-header-group; break-after: avoid; }
  p, li { orphans: 3; widows: 3; }
  table { font-size: 9pt; }
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
