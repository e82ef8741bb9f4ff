/** One result as an HTML page. */
import { narrowest } from '../../analysis/stability/index.js';
import type { Assessment } from '../../model/assessment.js';
import { splitBefore, type Part } from '../../model/document.js';
import { explanation, methodSentences } from '../explain.js';
import { certaintyOf, overallMethodWords } from '../method.js';
import { panelWords, shownAdditions, type Asked, type FullResult } from '../full-result.js';
import { notesOf, titlePage } from '../result-words.js';
import { assumptions } from '../reasons.js';
import { section, titledSection, lineList } from './document.js';
import { html, type Markup } from './markup.js';
import { pageHtml, type HtmlPage } from './page.js';
import { ratingsTable, standardPart, type Whiskers } from './standards.js';

/**
 * The report as HTML, with the same bytes for the same result. `styleHash` is the SHA-256 of `styleSheet` in base64; `file` is its
 * name in a folder of pages. Text in the result cannot add elements.
 */
export function htmlReport(result: FullResult, asked: Asked, styleHash: string, file?: HtmlPage['file']): string {
  const { method, standards, tool } = result;
  const anchors = new Map(standards.map(({ code }, i) => [code, `standard-${i + 1}`]));
  const whiskers = asked.stability === true ? whiskersOf(result) : null;
  const domains = method.domains.map(({ code, title }, i) => {
    const own = standards.filter(({ domain }) => domain === code);
    const parts = own.map((one) => standardPart(result, one, anchors.get(one.code) ?? '', whiskers));
    return titledSection(`domain-${i + 1}`, `${code}. ${title}`, parts);
  });
  const sections = pageSections(result, asked);
  const contents = [
    titledSection('ratings', 'Ratings', ratingsTable(result, anchors)),
    ...domains,
    titledSection('panel', 'For the ratings panel', panelList(result, sections)),
    ...sections.map(({ anchor, name, parts }) => ({ anchor, name, markup: section(parts, anchor) })),
    ...notesParts(result),
    titledSection('method', 'How this report was made', methodPart(result)),
  ];
  return pageHtml(
    {
      ...titlePage(result),
      file,
      contents,
      main: contents.map(({ markup }) => markup),
      footer: html`<p>Made with ${tool.name} ${tool.version}. No case is named unless that was asked for.</p> `,
    },
    styleHash,
  );
}

/** The most specific interval of each question, at the lower confidence; null if no question has one. */
function whiskersOf({ stability: { questions } }: FullResult): Whiskers | null {
  const confidence = questions[0]?.intervals[0]?.confidence;
  if (confidence === undefined) return null;
  const ends = questions.flatMap(({ code, intervals }) => {
    const found = narrowest(intervals[0]);
    return found === null ? [] : [[code, found] as const];
  });
  return { confidence, ends: new Map(ends) };
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
    ...splitBefore('title', several).map((parts, i) => ({ anchor: `more-${i + 1}`, name: titleOf(parts), parts })),
    ...(asked.explain === true
      ? [{ anchor: 'made', name: 'How these ratings were made', parts: explanation(result) }]
      : []),
  ];
}

const titleOf = ([first]: readonly Part[]): string => (first?.kind === 'title' ? first.text : '');

/** A line for each of the panel's questions, with a link if the page has a section on it. */
function panelList(result: FullResult, asked: readonly PageSection[]): Markup {
  return html`<ul>
    ${panelWords(result).map(({ words, option }) => {
      const more = asked.find((one) => one.option === option);
      // prettier-ignore
      return html`<li>
        ${words}${more !== undefined && html` More: <a href="#${more.anchor}">${more.name}</a>.`}
      </li> `;
    })}
  </ul>`;
}

function notesParts(result: Assessment) {
  const notes = notesOf(result);
  const assumed = assumptions(result);
  const before = html`<p>No published document at hand says:</p> `;
  return [
    ...(notes.length === 0 ? [] : [titledSection('notes', 'Notes', lineList(notes))]),
    ...(assumed.length === 0 ? [] : [titledSection('assumed', 'What was assumed', [before, lineList(assumed)])]),
  ];
}

/** From answers to ratings in a few sentences, and what they were read from and rated by. */
function methodPart(result: Assessment): Markup {
  const { programme, sample, method, standards } = result;
  const rated = standards.filter(({ counted, points }) => counted && points !== null).length;
  const sentences = [
    ...methodSentences(result),
    { words: overallMethodWords(method, rated), source: method.overall.source },
  ].map(({ words, source }) => `${certaintyOf(source)}: ${words}`);
  return html`${lineList(sentences)}
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
    </dl>`;
}
