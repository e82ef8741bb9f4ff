/** The page of ratings: the score, both results, the overall rating, and each standard under its domain. */
import type { Assessment, StandardResult } from '../../model/assessment.js';
import type { Method, Rating } from '../../model/programme.js';
import { rank } from '../../scoring/scale.js';
import { ratingWords } from '../../scoring/words.js';
import { marksOf, stillToCome } from '../result-words.js';
import { twoResults } from '../sentences.js';
import { toneOf } from '../text/layout.js';
import { html, type Markup, type Piece } from './markup.js';
import { dataTable, type Row } from './table.js';

/** A rating, or what stands in its place, as a label in its tone. */
export function ratingLabel({ ratings }: Pick<Method, 'ratings'>, words: string, rating: Rating | null): Markup {
  return html`<span class="rating ${toneClass({ ratings }, rating)}">${words}</span>`;
}

/** The class of a rating's tone, `none` without one. */
export function toneClass({ ratings }: Pick<Method, 'ratings'>, rating: Rating | null): string {
  return rating === null ? 'none' : toneOf(rank(ratings, rating), ratings.length);
}

export function ratingsPage(assessment: Assessment, anchors: ReadonlyMap<string, string>): Markup {
  const { overall, standards, method } = assessment;
  const provisional = overall.provisional ? ['provisional'] : [];
  const both = twoResults(assessment);
  const left = stillToCome(assessment);
  return html`<section>
    <h2 id="ratings">Ratings</h2>
    <dl class="result">
      <div>
        <dt>Overall rating</dt>
        <dd>
          ${ratingLabel(method, overall.rating ?? 'None yet', overall.rating)}
          ${marksBeside(overall.rating === null ? [] : provisional)}
        </dd>
      </div>
      <div>
        <dt>Score</dt>
        <dd>
          <span class="score">${overall.score}/${overall.maximum}</span>
          ${marksBeside([...(overall.complete ? [] : ['so far']), ...provisional])}
        </dd>
      </div>
    </dl>
    ${both !== null && html`<p class="both">${both}.</p> `}${left !== null && html`<p>${left}</p> `}${dataTable({
      caption: 'Ratings by standard',
      header: ['Standard', 'Rating', 'Points', 'Remarks'],
      numeric: [1],
      groups: method.domains.map((domain) => ({
        title: `${domain.code}. ${domain.title}`,
        rows: standards
          .filter((standard) => standard.domain === domain.code)
          .map((standard) => ratingRow(assessment, standard, anchors.get(standard.code) ?? '')),
      })),
    })}
  </section> `;
}

/** What stands beside a rating or a score, in words. */
export function marksBeside(marks: readonly string[]): Piece {
  return marks.length > 0 && html`<span class="marks">${marks.join(', ')}</span>`;
}

function ratingRow({ method }: Assessment, standard: StandardResult, anchor: string): Row {
  const { code, title, rating, score } = standard;
  return {
    name: html`<a href="#${anchor}"><span class="code">${code}</span> ${title}</a>`,
    cells: [ratingLabel(method, ratingWords(standard), rating), score ?? 'none', marksOf(standard).join(', ')],
  };
}
