/** Tables: columns where they fit; on a narrow page each row is a block, its cells below each other with their headers beside them. */
const stacked = (selector: string): string => `
  ${selector}, ${selector} caption, ${selector} tbody, ${selector} tr, ${selector} th, ${selector} td { display: block; }
  ${selector} thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
  ${selector} tr { padding: .5rem 0; border-bottom: 1px solid var(--line); }
  ${selector} th, ${selector} td { border: 0; padding: .1rem .5rem; width: auto; text-align: left; }
  ${selector} td { display: flex; justify-content: space-between; align-items: baseline; gap: .6rem; }
  ${selector} td span { min-width: 0; overflow-wrap: anywhere; }
  ${selector} td > span { text-align: right; }
  ${selector} td:not([data-label=""])::before { content: attr(data-label); color: var(--quiet); }
  ${selector} td:has(> span:empty) { display: none; }
  ${selector} tr.marked { border-left: 5px solid var(--ink); }
  ${selector} tr.marked th { box-shadow: none; padding-left: .5rem; }
  ${selector} .rating { padding: .05rem .4rem; font-size: .875rem; text-align: left; }
  ${selector} tr.group { border-bottom: 0; padding: 0; margin-top: 1rem; }
`;

export const tableStyle = `table { width: 100%; border-collapse: collapse; margin: .75rem 0 1.5rem; font-size: .95rem; line-height: 1.45; }
caption { text-align: left; font-weight: 600; padding-bottom: .4rem; }
th, td { text-align: left; vertical-align: baseline; padding: .45rem .6rem; border-bottom: 1px solid var(--line); }
thead th { vertical-align: bottom; border-bottom: 2px solid var(--edge); font-size: .88rem; line-height: 1.3; color: var(--quiet); }
tbody th { font-weight: 400; }
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
@media screen and (max-width: 45rem) {${stacked('.plain')}}
@media screen and (max-width: 70rem) {${stacked('.wide')}
  .wide td { display: inline-flex; gap: .3rem; padding: .15rem .5rem; }
  .wide .rating { white-space: normal; }
}
`;
