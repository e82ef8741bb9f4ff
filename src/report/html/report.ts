/** One result as a page that stands by itself. */
import { narrowest } from '../../analysis/stability/index.js';
import type { Assessment } from '../../model/assessment.js';
import type { Asked, FullResult } from '../panel.js';
import { titlePage } from '../result-words.js';
import { pageSections } from './asked.js';
import { html, type Markup } from './markup.js';
import { methodPart, notesParts, panelPart } from './notes.js';
import { page, type Page } from './page.js';
import { ratingsPage } from './ratings.js';
import { section } from './sections.js';
import { standardPart, type Whiskers } from './standard.js';

/**
 * The report as HTML, the same bytes for the same result. `styleHash` is the SHA-256 of `style` in base64; `up` is a link to what the page
 * belongs to. Whatever text is in the result, the elements stay the same.
 */
export function htmlReport(result: FullResult, asked: Asked, styleHash: string, up?: Page['up']): string {
  const { method, standards, tool } = result;
  const anchors = new Map(standards.map(({ code }, i) => [code, `standard-${i + 1}`]));
  const sections = pageSections(result, asked);
  const notes = notesParts(result);
  const domains = method.domains.map(({ code, title }, i) => {
    return { code, anchor: `domain-${i + 1}`, name: `${code}. ${title}` };
  });
  return page(
    {
      ...titlePage(result),
      ...(up === undefined ? {} : { up }),
      contents: [
        { anchor: 'ratings', name: 'Ratings' },
        ...domains,
        { anchor: 'panel', name: 'For the ratings panel' },
        ...sections,
        ...notes,
        { anchor: 'method', name: 'How this report was made' },
      ],
      main: html`${ratingsPage(result, anchors)}${domains.map(({ code, anchor, name }) =>
        domainPart(result, { code, anchor, name }, anchors, asked.stability === true ? whiskersOf(result) : null),
      )}${panelPart(result, sections)}${sections.map(({ parts, anchor }) => section(parts, anchor))}${notes.map(({ part }) => part)}${methodPart(result)}`,
      footer: html`<p>Made with ${tool.name} ${tool.version}. No case is named unless that was asked for.</p> `,
    },
    styleHash,
  );
}

function domainPart(
  result: Assessment,
  { code, anchor, name }: { readonly code: string; readonly anchor: string; readonly name: string },
  anchors: ReadonlyMap<string, string>,
  whiskers: Whiskers | null,
): Markup {
  const own = result.standards.filter((standard) => standard.domain === code);
  return html`<section>
    <h2 id="${anchor}">${name}</h2>
    ${own.map((standard) => standardPart(result, standard, anchors.get(standard.code) ?? '', whiskers))}
  </section> `;
}

/** The interval of each question that takes account of most, at the lower confidence; null where no question has one. */
function whiskersOf({ stability: { questions } }: FullResult): Whiskers | null {
  const [first] = questions;
  const confidence = first?.intervals[0]?.confidence;
  if (confidence === undefined) return null;
  return {
    confidence,
    ends: new Map(
      questions.flatMap(({ code, intervals }) => {
        const ends = narrowest(intervals[0]);
        return ends === null ? [] : [[code, ends] as const];
      }),
    ),
  };
}
