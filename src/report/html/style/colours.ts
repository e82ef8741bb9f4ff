/** Colours by what they are for. Text has a contrast of at least 4.5 to what is behind it, in both schemes, and lines that mean something of at least 3. */
export const colours = `:root {
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
