/** The end of the page: what the panel asks in a line each, notes, what was assumed, and how the page was made. */
import type { Assessment } from '../../model/assessment.js';
import { methodSentences } from '../explain.js';
import { certaintyOf, overallWords } from '../method.js';
import { panelWords, type FullResult } from '../panel.js';
import { notesOf } from '../result-words.js';
import { assumptions } from '../sentences.js';
import type { PageSection } from './asked.js';
import { html, type Markup, type Piece } from './markup.js';

/** A line for each question of a panel, with a link where the page tells more. */
export function panelPart(result: FullResult, asked: readonly PageSection[]): Markup {
  return html`<section>
    <h2 id="panel">For the ratings panel</h2>
    <ul>
      ${panelWords(result).map(({ words, option }) => {
        const more = asked.find((section) => section.option === option);
        return html`<li>
          ${words}${more !== undefined && html` More: <a href="#${more.anchor}">${more.name}</a>.`}
        </li> `;
      })}
    </ul>
  </section> `;
}

/** A part of the page under a title of its own. */
export interface TitledPart {
  readonly anchor: string;
  readonly name: string;
  readonly part: Markup;
}

/** The notes, and what was assumed, as far as there are any. */
export function notesParts(result: Assessment): TitledPart[] {
  const notes = notesOf(result);
  const assumed = assumptions(result);
  const before = html`<p>No published document at hand prints it:</p> `;
  return [
    ...(notes.length === 0 ? [] : [titled('notes', 'Notes', list(notes))]),
    ...(assumed.length === 0 ? [] : [titled('assumed', 'What was assumed', [before, list(assumed)])]),
  ];
}

function titled(anchor: string, name: string, lines: Piece): TitledPart {
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
export function methodPart(result: Assessment): Markup {
  const { programme, sample, tool, method, standards } = result;
  const rated = standards.filter(({ counted, score }) => counted && score !== null).length;
  const sentences = [
    ...methodSentences(result),
    { words: overallWords(method, rated), source: method.overall.source },
  ].map(({ words, source }) => `${certaintyOf(source)}: ${words}`);
  return html`<section>
    <h2 id="method">How this report was made</h2>
    ${list(sentences)}
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
    </dl>
  </section> `;
}
