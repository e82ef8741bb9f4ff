/**
 * The chart of one standard: a bar for each key question against the edges of the bands. Horizontal positions are in per cent of the width,
 * so that it fits every screen with letters of the same size. The table below it holds the same information.
 */
import { questionNoun } from '../../scoring/plain-sentences.js';
import type { KeyQuestionResult, StandardResult } from '../../model/assessment.js';
import type { Band, Method } from '../../model/programme.js';
import type { Ends } from '../../model/analyses.js';
import { shortName } from '../../scoring/scale.js';
import { html, toneClass, type Markup, type Piece } from './markup.js';

/** Heights in pixels: of the band names, of a question with its label above its bar, and of a line of the axis. */
const heights = { names: 34, question: 46, axis: 18 } as const;

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
  const bottom = top + keyQuestions.length * heights.question;
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
    )}${keyQuestions.map((question, i) => drawQuestion(method, question, top + i * heights.question, intervals?.get(question.code)))}
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
  const letters = points * 0.95;
  const middle = name.lastIndexOf(' ', Math.ceil(name.length / 2) + 2);
  const lines = name.length <= letters || middle < 0 ? [name] : [name.slice(0, middle), name.slice(middle + 1)];
  return lines.every((line) => line.length <= letters) ? lines : null;
}

function drawQuestion(method: Method, question: KeyQuestionResult, y: number, interval: Ends | undefined): Markup {
  const { code, percentage, band, lowest } = question;
  const short = band && shortName(method.ratings, band);
  const thick = lowest ? 16 : 10;
  const middle = y + 31;
  return html`<text class="label" x="0%" dx="6" y="${y + 16}"
      ><tspan class="code">${code}</tspan
      ><tspan dx="8">${percentage === null ? 'not rated' : `${percentage}%`}</tspan
      >${band !== null && html`<tspan dx="8" class="roomy">${band}</tspan><tspan dx="8" class="narrow">${short}</tspan>`}${lowest && html`<tspan dx="8" class="mark">◄ lowest</tspan>`}</text
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
    }${interval !== undefined && drawWhisker(interval, middle)}`;
}

/** An interval as a line with marked ends, drawn first broadly in the page's colour so that it stands out from the bar. */
function drawWhisker({ from, to }: Ends, y: number): Markup {
  const lines = [
    html`x1="${from}%" x2="${to}%" y1="${y}" y2="${y}"`,
    html`x1="${from}%" x2="${from}%" y1="${y - 5}" y2="${y + 5}"`,
    html`x1="${to}%" x2="${to}%" y1="${y - 5}" y2="${y + 5}"`,
  ];
  return html`${['halo', 'whisker'].map((kind) => lines.map((line) => html`<line class="${kind}" ${line} /> `))}`;
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
