/** One result as an HTML page. */
import { narrowest } from '../../analysis/stability/index.js';
import type { Assessment } from '../../model/assessment.js';
import { splitByTitle, type Part } from '../../model/document.js';
import { explanation, methodSentences } from '../explain.js';
import { certaintyOf, overallMethodWords } from '../method.js';
import { panelWords, shownAdditions, type Asked, type FullResult } from '../panel.js';
import { notesOf, titlePage } from '../result-words.js';
import { assumptions } from '../sentences.js';
import { section, titledSection } from './document.js';
import { html, type Markup, type Piece } from './markup.js';
import { pageHtml, type HtmlPage } from './page.js';
import { ratingsSection, standardPart, type Whiskers } from './standards.js';

/**
 * The report as HTML, with the same bytes for the same result. `styleHash` is the SHA-256 of `styleSheet` in base64; `up` is a link to the
 * index. Text in the result cannot add elements.
 */
export function htmlReport(result: FullResult, asked: Asked, styleHash: string, up?: HtmlPage['up']): string {
  const { method, standards, tool } = result;
  const anchors = new Map(standards.map(({ code }, i) => [code, `standard-${i + 1}`]));
  const sections = pageSections(result, asked);
  const notes = notesParts(result);
  const domains = method.domains.map(({ code, title }, i) => {
    return { code, anchor: `domain-${i + 1}`, name: `${code}. ${title}` };
  });
  return pageHtml(
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
      main: html`${ratingsSection(result, anchors)}${domains.map(({ code, anchor, name }) =>
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
  return titledSection(
    anchor,
    name,
    own.map((standard) => standardPart(result, standard, anchors.get(standard.code) ?? '', whiskers)),
  );
}

/** The most specific interval of each question, at the lower confidence; null if no question has one. */
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

/** A section of the page, and the option whose panel line links to it. */
interface PageSection {
  readonly anchor: string;
  readonly name: string;
  readonly option?: string | undefined;
  readonly parts: readonly Part[];
}

/** The sections in the order of the terminal report. Recorded discretion is always shown; the derivation is last. */
function pageSections(result: FullResult, asked: Asked): PageSection[] {
  const shown = shownAdditions({ ...asked, ledger: asked.ledger === true || result.ledger.entries.length > 0 });
  const several = shown.flatMap((one) => (one.page === undefined ? one.section(result, false) : []));
  return [
    ...shown.flatMap((one) =>
      one.page === undefined ? [] : [{ ...one.page, option: one.option, parts: one.section(result, false) }],
    ),
    ...splitByTitle(several).map((parts, i) => ({ anchor: `more-${i + 1}`, name: titleOf(parts), parts })),
    ...(asked.explain === true
      ? [{ anchor: 'made', name: 'How these ratings were made', parts: explanation(result) }]
      : []),
  ];
}

function titleOf([first]: readonly Part[]): string {
  return first?.kind === 'title' ? first.text : '';
}

/** A line for each of the panel's questions, with a link if the page has a section on it. */
function panelPart(result: FullResult, asked: readonly PageSection[]): Markup {
  return titledSection(
    'panel',
    'For the ratings panel',
    html`<ul>
      ${panelWords(result).map(({ words, option }) => {
        const more = asked.find((one) => one.option === option);
        return html`<li>
          ${words}${more !== undefined && html` More: <a href="#${more.anchor}">${more.name}</a>.`}
        </li> `;
      })}
    </ul>`,
  );
}

/** A part of the page with a title. */
interface TitledPart {
  readonly anchor: string;
  readonly name: string;
  readonly part: Markup;
}

/** The notes and the assumptions, if there are any. */
function notesParts(result: Assessment): TitledPart[] {
  const notes = notesOf(result);
  const assumed = assumptions(result);
  const before = html`<p>No published document at hand prints it:</p> `;
  return [
    ...(notes.length === 0 ? [] : [titledPart('notes', 'Notes', list(notes))]),
    ...(assumed.length === 0 ? [] : [titledPart('assumed', 'What was assumed', [before, list(assumed)])]),
  ];
}

function titledPart(anchor: string, name: string, lines: Piece): TitledPart {
  const part = html`<section>
    <h2 id="${anchor}">${name}</h2>
    ${lines}
  </section> `;
  return { anchor, name, part };
}

function list(lines: readonly string[]): Markup {
  return html`<ul>
    ${lines.map((line) => html`<li>${line}</li> `)}
  </ul> `;
}

/** From answers to ratings in a few sentences, and what the page was made with. */
function methodPart(result: Assessment): Markup {
  const { programme, sample, tool, method, standards } = result;
  const rated = standards.filter(({ counted, score }) => counted && score !== null).length;
  const sentences = [
    ...methodSentences(result),
    { words: overallMethodWords(method, rated), source: method.overall.source },
  ].map(({ words, source }) => `${certaintyOf(source)}: ${words}`);
  return titledSection(
    'method',
    'How this report was made',
    html`${list(sentences)}
      <dl class="facts">
        <div>
          <dt>Programme</dt>
          <dd>${programme.id}: ${programme.title}</dd>
        </div>
        <div>
          <dt>Programme file, SHA-256</dt>
          <dd><code>${programme.sha256}</code></dd>
        </div>
        <div>
          <dt>Answers read from</dt>
          <dd>${sample.source}</dd>
        </div>
        <div>
          <dt>Made with</dt>
          <dd>${tool.name} ${tool.version}</dd>
        </div>
      </dl>`,
  );
}
