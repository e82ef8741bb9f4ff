/**
 * The chart of one standard: a bar for each key question against the edges of the bands. Horizontal positions are in per cent of the width,
 * so that it fits every screen with letters of the same size. The table below it holds the same information.
 */
import { questionNoun } from '../../scoring/plain-sentences.js';
import type { KeyQuestionResult, StandardResult } from '../../model/assessment.js';
import type { Band, Method } from '../../model/programme.js';
import type { Ends } from '../../model/analyses.js';
import { shortName } from '../../scoring/scale.js';
import { wrap } from '../text/layout.js';
import { html, toneClass, type Markup, type Piece } from './markup.js';

/** Heights in pixels: of the band names, of a line of a label, of a bar with its interval below it, and of a line of the axis. */
const heights = { names: 34, label: 17, bar: 30, interval: 8, axis: 18 } as const;

/** The letters in a line of a label, on a chart of ordinary width and on a narrow one; a narrow one shows no more lines, but "…". */
const letters = { roomy: 60, narrow: 34 } as const;

/** In points: the narrowest band with room for its name, and the smallest distance between two labels of the axis. */
const room = { name: 7, label: 11 } as const;

/** The chart; `id` is that of its title. `intervals`: those of each question by code, if they were asked for. */
export function drawChart(
  method: Method,
  { code, title, keyQuestions, basis }: StandardResult,
  id: string,
  intervals?: ReadonlyMap<string, Ends>,
): Markup {
  const bands = basis === 'unrated' ? [] : method.bands;
  const axis = axisLabels(bands.length === 0 ? [0, 50, 100] : [...bands.map(({ from }) => from), 100]);
  const top = bands.length === 0 ? 4 : heights.names;
  const labels = keyQuestions.map(labelLines);
  const tops = labels.map((_, i) => top + labels.slice(0, i).reduce((sum, label) => sum + heightOf(label), 0));
  const bottom = top + labels.reduce((sum, label) => sum + heightOf(label), 0);
  const height = bottom + heights.axis * (1 + Math.max(...axis.map(({ line }) => line))) + 4;
  return html`<svg
    xmlns="http://www.w3.org/2000/svg"
    role="img"
    aria-labelledby="${id}"
    width="100%"
    height="${height}"
  >
    <title id="${id}">
      ${code} ${title}: the percentage of Yes of each ${questionNoun({ basis })} as a
      bar${bands.length > 0 && ', against the edges of the bands'}. ${describeBars(keyQuestions)}
    </title>
    ${drawZones(method, bands, bottom)}
    <line class="axis" x1="0%" x2="100%" y1="${bottom}" y2="${bottom}" />
    ${axis.map(
      ({ at, line }) =>
        html`<text class="edge" x="${at}%" y="${bottom + heights.axis * (line + 1) - 3}" text-anchor="${anchorOf(at)}"
          >${at}%</text
        > `,
    )}${keyQuestions.map((question, i) => drawQuestion(method, question, labels[i] ?? noLines, tops[i] ?? top, intervals?.get(question.code)))}
  </svg>`;
}

/** A description of the chart for those who cannot see it. */
function describeBars(questions: readonly KeyQuestionResult[]): string {
  return questions
    .map(({ code, percentage, lowest }) =>
      percentage === null ? `${code}: not rated.` : `${code}: ${percentage} per cent${lowest ? ', the lowest' : ''}.`,
    )
    .join(' ');
}

function drawZones(method: Method, bands: readonly Band[], bottom: number): Piece {
  return bands.map(({ rating, from }, i) => {
    const to = bands[i + 1]?.from ?? 100;
    const short = shortName(method.ratings, rating);
    const middle = (from + to) / 2;
    const lines = to - from < room.name ? [] : (nameLines(rating, to - from) ?? [short]);
    return html`<rect
        class="zone ${i % 2 === 0 ? 'even' : 'odd'}"
        x="${from}%"
        width="${to - from}%"
        y="0"
        height="${bottom}"
      />
      ${from > 0 && html`<line class="border" x1="${from}%" x2="${from}%" y1="3" y2="${bottom + 5}" /> `}${lines.map(
        (words, n) =>
          html`<text class="band roomy" x="${middle}%" y="${14 + 13 * n}" text-anchor="middle">${words}</text> `,
      )}${
        lines.length > 0 && html`<text class="band narrow" x="${middle}%" y="14" text-anchor="middle">${short}</text> `
      }`;
  });
}

/** A band's name in one or two lines if its zone is wide enough on a page of ordinary width; otherwise null. */
function nameLines(name: string, points: number): string[] | null {
  const fitting = points * 0.95;
  const middle = name.lastIndexOf(' ', Math.ceil(name.length / 2) + 2);
  const lines = name.length <= fitting || middle < 0 ? [name] : [name.slice(0, middle), name.slice(middle + 1)];
  return lines.every((line) => line.length <= fitting) ? lines : null;
}

/** The lines of a question's code and words, for each width of the chart. */
interface Label {
  readonly roomy: readonly string[];
  readonly narrow: readonly string[];
}

const noLines: Label = { roomy: [], narrow: [] };

/** Letters of East Asian scripts and pictures take twice the room of others. */
const measure = {
  columns: (text: string) => Array.from(text).reduce((sum, letter) => sum + (letter > '\u2e7f' ? 2 : 1), 0),
};

function labelLines({ code, text }: KeyQuestionResult): Label {
  const label = `${code} ${text}`;
  const roomy = wrap(measure, label, letters.roomy);
  const all = wrap(measure, label, letters.narrow);
  const most = Math.max(2, roomy.length);
  const cut = [...all.slice(0, most - 1), `${all[most - 1]}…`];
  return { roomy, narrow: all.length > most ? cut : all };
}

const linesOf = ({ roomy, narrow }: Label): number => Math.max(roomy.length, narrow.length);

/** The height of a question: its label, its percentage, and its bar. */
const heightOf = (label: Label): number => (linesOf(label) + 1) * heights.label + heights.bar;

function drawQuestion(
  method: Method,
  question: KeyQuestionResult,
  label: Label,
  y: number,
  interval: Ends | undefined,
): Markup {
  const { percentage, band, lowest } = question;
  const short = band && shortName(method.ratings, band);
  const thick = lowest ? 14 : 10;
  const value = y + (linesOf(label) + 1) * heights.label;
  const middle = value + 14;
  // The last line of a label is beside its percentage, also if another width needs more lines.
  const words = (['roomy', 'narrow'] as const).map((width) =>
    label[width].map(
      (line, i) =>
        html`<text class="label ${width}" x="0%" dx="6" y="${value - (label[width].length - i) * heights.label}"
          >${line}</text
        > `,
    ),
  );
  return html`${words}<text class="label value${lowest && ' lowest'}" x="0%" dx="6" y="${value}"
      >${percentage === null ? 'not rated' : `${percentage}%`}${band !== null && html`<tspan dx="8" class="roomy">${band}</tspan><tspan dx="8" class="narrow">${short}</tspan>`}${lowest && html`<tspan dx="8" class="mark">◄ lowest</tspan>`}</text
    >
    <line class="track" x1="0%" x2="100%" y1="${middle}" y2="${middle}" />
    ${
      percentage !== null &&
      html`<rect
        class="bar ${toneClass(method, band)}${lowest && ' marked'}"
        x="0%"
        width="${percentage}%"
        y="${middle - thick / 2}"
        height="${thick}"
      /> `
    }${interval !== undefined && drawWhisker(interval, middle + thick / 2 + heights.interval - 3)}`;
}

/** An interval as a line with marked ends, below its bar so that neither covers the other. */
function drawWhisker({ from, to }: Ends, y: number): Markup {
  return html`<line class="whisker" x1="${from}%" x2="${to}%" y1="${y}" y2="${y}" />
    <line class="whisker" x1="${from}%" x2="${from}%" y1="${y - 3}" y2="${y + 3}" />
    <line class="whisker" x1="${to}%" x2="${to}%" y1="${y - 3}" y2="${y + 3}" /> `;
}

/** The labels of the axis, each on the first line that has room for it. */
function axisLabels(places: readonly number[]): { readonly at: number; readonly line: number }[] {
  const last: number[] = [];
  return places.map((at) => {
    const free = last.findIndex((before) => at - before >= room.label);
    const line = free < 0 ? last.length : free;
    last[line] = at;
    return { at, line };
  });
}

function anchorOf(at: number): string {
  return at === 0 ? 'start' : at === 100 ? 'end' : 'middle';
}
