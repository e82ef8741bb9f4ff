/** The index of many results: a row each with a link to its page, the pools, and the sheets that failed. */
import type { Note } from '../../model/assessment.js';
import type { FailedSheet, Pool } from '../../model/batch.js';
import { formatCount, formatNumber, formatList } from '../../words/english.js';
import { poolCells, poolHeader, poolSentences, poolTitle } from '../batch/report.js';
import {
  byProgramme,
  groupTitle,
  legend,
  remarksOn,
  sheetCells,
  sheetHeader,
  sheetNames,
  standardNames,
  type SheetRow,
} from '../batch/rows.js';
import { breakdownSection } from '../../analysis/breakdown/index.js';
import { dataTable, sections, titledSection, withCode } from './document.js';
import { html, ratingLabel, type Markup } from './markup.js';
import { indexName, pageHtml } from './page.js';

interface Index {
  /** In the order in which they are shown. */
  readonly rows: readonly SheetRow[];
  /** The file name of each sheet's page, by the sheet. */
  readonly pages: ReadonlyMap<string, string>;
  readonly pools: readonly Pool[];
  readonly notes: readonly Note[];
  readonly failed: readonly FailedSheet[];
  readonly tool: { readonly name: string; readonly version: string };
}

/** The index as HTML. `styleHash` is the SHA-256 of the style sheet in base64. */
export function indexPage({ rows, pages, pools, notes, failed, tool }: Index, styleHash: string): string {
  const contents = [
    ...byProgramme(rows).map((own, i) => titledSection(`sheets-${i + 1}`, groupTitle(own), sheetsPart(own, pages))),
    ...pools.map((pool, i) => poolPart(`pool-${i + 1}`, pool)),
    ...(notes.length === 0 ? [] : [titledSection('notes', 'Notes', notesPart(notes))]),
    ...(failed.length === 0 ? [] : [titledSection('failed', 'Sheets that could not be scored', failedPart(failed))]),
    titledSection('method', 'How this was made', methodPart(rows)),
  ];
  return pageHtml(
    {
      title: 'Ratings of case sheets',
      lines: [
        `${formatCount(rows.length, 'sheet')} scored`,
        ...(failed.length === 0 ? [] : [`${formatCount(failed.length, 'sheet')} could not be scored`]),
      ],
      file: indexName,
      contents,
      main: contents.map(({ markup }) => markup),
      footer: html`<p>Made with ${tool.name} ${tool.version}. No case is named.</p> `,
    },
    styleHash,
  );
}

function sheetsPart(rows: readonly SheetRow[], pages: ReadonlyMap<string, string>): Markup {
  const names = sheetNames(rows);
  return html`${dataTable({
      caption: 'Ratings by sheet and standard',
      captionHeard: true,
      wide: true,
      header: sheetHeader(rows),
      numeric: [0],
      rows: rows.map((row, i) => ({
        name: html`<a href="${pages.get(row.sample.source)}">${names[i] ?? ''}</a>`,
        cells: [
          row.sample.cases === null ? 'not known' : formatNumber(row.sample.cases),
          ...sheetCells(row).map(({ text, rating }) =>
            rating === undefined ? text : ratingLabel({ ratings: row.scale }, text, rating),
          ),
        ],
      })),
    })}
    <p class="source">${standardNames(rows)}</p>
    <p class="source">${legend(rows)}</p>
    ${remarksOn(rows).map((remark) => html`<p>${remark}</p>`)}`;
}

function poolPart(anchor: string, pool: Pool) {
  const name = poolTitle(pool);
  const markup = html`<section>
      <h2 id="${anchor}">${name}</h2>
      ${poolSentences(pool).map((sentence) => html`<p>${sentence}</p> `)}
      ${pool.standards.map(({ code, title, keyQuestions }) =>
        dataTable({
          caption: `${code} ${title}`,
          header: ['Key question', ...poolHeader(pool)],
          rows: keyQuestions.map((question) => ({
            name: withCode(question.code, question.text),
            cells: poolCells(pool, question),
          })),
        }),
      )}
    </section>
    ${pool.breakdowns !== undefined && sections(breakdownSection(pool.breakdowns, pool.standards), `${anchor}-by`)}`;
  return { anchor, name, markup };
}

const notesPart = (notes: readonly Note[]): Markup =>
  html`<ul>
    ${notes.map(({ message }) => html`<li>${message}</li> `)}
  </ul>`;

function failedPart(failed: readonly FailedSheet[]): Markup {
  return html`<ul>
    ${failed.map(({ source, error, problems }) => {
      const lines = [...new Set(problems.flatMap(({ line }) => (line === undefined ? [] : String(line))))];
      const where = lines.length === 0 ? '' : `, ${lines.length === 1 ? 'line' : 'lines'} ${formatList(lines)}`;
      return html`<li><strong>${source}</strong>: ${error}${where}.</li> `;
    })}
  </ul>`;
}

function methodPart(rows: readonly SheetRow[]): Markup {
  return html`<p>
      Each sheet was scored by itself; its page says why each rating is what it is, what was assumed, and with what it
      was made.
    </p>
    <dl class="facts">
      ${byProgramme(rows).flatMap(([first]) => {
        if (first === undefined) return [];
        const { id, title, sha256 } = first.programme;
        return html`<div>
          <dt>Programme ${id}: ${title}, file SHA-256</dt>
          <dd><code>${sha256}</code></dd>
        </div> `;
      })}
    </dl>`;
}
