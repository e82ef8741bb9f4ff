/** Letters, landmarks, headings and labels. */
export const pageStyle = `*, *::before, *::after { box-sizing: border-box; }
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
.lead { font-size: 1.05rem; }
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
.standard > .source:last-child { margin-bottom: 1rem; }
.conclusion { font-weight: 600; }
.conclusion::before { content: "= "; content: "= " / ""; }
.facts div { margin-bottom: .5rem; }
.facts dt { color: var(--quiet); font-size: .9rem; }
.facts dd { margin: 0; }
footer { margin-top: 4rem; padding: 1.5rem 0 2rem; border-top: 1px solid var(--line); color: var(--quiet); font-size: .9rem; }
`;
