/**
 * The ratings page, and a part for each standard: its rating and its statement, the reasons, what the cases showed, a chart if there is a
 * percentage, and the same as a table.
 */
import type { Ends, Intervals } from '../../model/analyses.js';
import type { Assessment, KeyQuestionResult, StandardResult } from '../../model/assessment.js';
import { ratingWords } from '../../scoring/words.js';
import { formatNumber, capitalise } from '../../words/english.js';
import { plainSentences, questionNoun } from '../../scoring/plain-sentences.js';
import { marksOf, stillToCome, wording, ratingsPageTitle } from '../result-words.js';
import { twoResults, reasonsByWeight } from '../reasons.js';
import { drawChart } from './chart.js';
import { dataTable, withCode, type TableRow } from './document.js';
import { html, ratingLabel, type Markup, type Piece } from './markup.js';

/** The ratings page: the score, both results, the overall rating, and each standard under its domain. */
export function ratingsTable(assessment: Assessment, anchors: ReadonlyMap<string, string>): Markup {
  const { overall, standards, method } = assessment;
  const provisional = overall.provisional ? ['provisional'] : [];
  const both = twoResults(assessment);
  const left = stillToCome(assessment);
  return html`<dl class="result">
      <div>
        <dt>Score</dt>
        <dd>
          <span class="score">${overall.score}/${overall.maximum}</span>
          ${marksBeside([...(overall.complete ? [] : ['so far']), ...provisional])}
        </dd>
      </div>
      <div>
        <dt>Overall rating</dt>
        <dd>
          ${ratingLabel(method, overall.rating ?? 'None yet', overall.rating)}
          ${marksBeside(overall.rating === null ? [] : provisional)}
        </dd>
      </div>
    </dl>
    ${both !== null && html`<p class="both">${both}.</p> `}${left !== null && html`<p>${left}</p> `}${dataTable({
      caption: 'Ratings by standard',
      header: ['Standard', 'Rating', 'Points', 'Remarks'],
      numeric: [1],
      groups: method.domains.map((domain) => ({
        title: ratingsPageTitle(domain, standards),
        rows: standards
          .filter((standard) => standard.domain === domain.code)
          .map((standard) => ratingRow(assessment, standard, anchors.get(standard.code))),
      })),
    })}`;
}

function marksBeside(marks: readonly string[]): Piece {
  return marks.length > 0 && html`<span class="marks">${marks.join(', ')}</span>`;
}

function ratingRow({ method }: Assessment, standard: StandardResult, anchor = ''): TableRow {
  const { code, title, rating, points } = standard;
  return {
    name: html`<a href="#${anchor}">${withCode(code, title)}</a>`,
    cells: [ratingLabel(method, ratingWords(standard), rating), points ?? 'none', marksOf(standard).join(', ')],
  };
}

/** The intervals in the charts, by question, and their confidence in per cent; null if they were not asked for. */
export interface Whiskers {
  readonly confidence: Intervals['confidence'];
  readonly ends: ReadonlyMap<string, Ends>;
}

/** The part of the page on a standard, with a third-level heading that has the anchor. */
export function standardPart(
  assessment: Assessment,
  standard: StandardResult,
  anchor: string,
  whiskers: Whiskers | null,
): Markup {
  const { code, title, statement, keyQuestions, borderline, rating } = standard;
  const [reason, ...further] = reasonsByWeight(assessment, standard);
  return html`<section class="standard">
    <h3 id="${anchor}">
      <span>${withCode(code, title)}</span>
      ${ratingLabel(assessment.method, ratingWords(standard), rating)} ${marksBeside(marksOf(standard))}
    </h3>
    ${statement !== null && html`<p class="statement">${statement}</p> `}
    <p class="lead">${reason}</p>
    ${further.map((sentence) => html`<p>${sentence}</p> `)}
    ${
      borderline.length > 0 &&
      html`<ul class="borderline">
        ${borderline.map(({ message }) => html`<li><strong>Borderline:</strong> ${message}</li> `)}
      </ul> `
    }
    <p>${plainSentences(assessment, standard, 'codes').join(' ')}</p>
    ${keyQuestions.length > 0 && figuresMarkup(assessment, standard, anchor, whiskers)}
  </section> `;
}

function figuresMarkup(
  assessment: Assessment,
  standard: StandardResult,
  anchor: string,
  whiskers: Whiskers | null,
): Markup {
  const { method } = assessment;
  const { code, title, keyQuestions, provisional } = standard;
  const banded = keyQuestions.some(({ band }) => band !== null);
  const assumed = keyQuestions.some(({ certainty }) => certainty === 'assumed');
  const answered = keyQuestions.some(({ percentage: printed }) => printed !== null);
  return html`${
    answered && html`<div class="chart">${drawChart(method, standard, `${anchor}-chart`, whiskers?.ends)}</div> `
  }${dataTable({
    caption: `${code} ${title}: answers to each ${questionNoun(standard)}${provisional ? ', provisional' : ''}`,
    header: [
      capitalise(questionNoun(standard)),
      'Yes',
      'No',
      'N/A',
      'Unanswered',
      "Percentage 'Yes'",
      ...(whiskers === null ? [] : [`${whiskers.confidence}% interval`]),
      ...(banded ? ['Band'] : []),
    ],
    numeric: [0, 1, 2, 3, 4, ...(whiskers === null ? [] : [5])],
    rows: keyQuestions.map((question) => ({
      name: withCode(question.code, wording(question)),
      class: question.lowest ? 'marked' : 'plain',
      cells: [
        ...countPieces(question),
        percentagePiece(question),
        ...(whiskers === null ? [] : [intervalPiece(whiskers.ends.get(question.code))]),
        ...(banded ? [question.band ?? 'none'] : []),
      ],
    })),
  })}${assumed && html`<p class="source">* The wording is assumed.</p> `}`;
}

function countPieces({ yes, no, notApplicable, unanswered }: KeyQuestionResult): Piece[] {
  return [yes, no, notApplicable, unanswered].map((n) => (n === null ? 'not known' : formatNumber(n)));
}

function percentagePiece({ percentage: printed, lowest }: KeyQuestionResult): Piece {
  if (printed === null) return 'not rated';
  return lowest ? html`<strong>${printed}%</strong> <span class="mark">◄ lowest</span>` : `${printed}%`;
}

function intervalPiece(ends: Ends | undefined): Piece {
  return ends === undefined ? 'none' : html`<span class="code">${ends.from.toFixed(1)}–${ends.to.toFixed(1)}</span>`;
}
