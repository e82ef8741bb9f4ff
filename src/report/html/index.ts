/** The index of many results: a row each with a link to its page, the pools, and the sheets that failed. */
import type { FailedSheet, Pool } from '../../model/batch.js';
import { formatCount, formatNumber, formatList } from '../../words/english.js';
import { poolCells, poolHeader, poolSentences, poolTitle } from '../batch/report.js';
import { byProgramme, groupTitle, legend, sheetCells, sheetHeader, sheetName, type SheetRow } from '../batch/rows.js';
import { breakdownSection } from '../../analysis/breakdown/index.js';
import { dataTable, sections, titledSection } from './document.js';
import { html, ratingLabel, type Markup } from './markup.js';
import { pageHtml } from './page.js';

/** The content of an index. */
export interface Index {
  /** In the order in which they are shown. */
  readonly rows: readonly SheetRow[];
  /** The file name of each sheet's page, by the sheet. */
  readonly pages: ReadonlyMap<string, string>;
  readonly pools: readonly Pool[];
  readonly failed: readonly FailedSheet[];
  readonly tool: { readonly name: string; readonly version: string };
}

/** The index as HTML. `styleHash` is the SHA-256 of the style sheet in base64. */
export function indexPage({ rows, pages, pools, failed, tool }: Index, styleHash: string): string {
  const groups = byProgramme(rows).map((own, i) => ({ anchor: `sheets-${i + 1}`, name: groupTitle(own), own }));
  const pooled = pools.map((pool, i) => ({ anchor: `pool-${i + 1}`, name: poolTitle(pool), pool }));
  const failures = failed.length === 0 ? [] : [{ anchor: 'failed', name: 'Sheets that could not be scored' }];
  return pageHtml(
    {
      title: 'Ratings of case sheets',
      lines: [
        `${formatCount(rows.length, 'sheet')} scored`,
        ...(failed.length === 0 ? [] : [`${formatCount(failed.length, 'sheet')} could not be scored`]),
      ],
      files: rows.flatMap(({ sample }) => pages.get(sample.source) ?? []),
      contents: [...groups, ...pooled, ...failures, { anchor: 'method', name: 'How this was made' }],
      main: html`${groups.map(({ anchor, name, own }) => sheetsPart(anchor, name, own, pages))}${pooled.map(
        ({ anchor, name, pool }) => poolPart(anchor, name, pool),
      )}${failures.map(({ anchor, name }) => failedPart(anchor, name, failed))}${methodPart(rows)}`,
      footer: html`<p>Made with ${tool.name} ${tool.version}. No case is named.</p> `,
    },
    styleHash,
  );
}

function sheetsPart(
  anchor: string,
  name: string,
  rows: readonly SheetRow[],
  pages: ReadonlyMap<string, string>,
): Markup {
  return titledSection(
    anchor,
    name,
    html`${dataTable({
        caption: 'Ratings by sheet and standard',
        captionHeard: true,
        wide: true,
        header: sheetHeader(rows),
        numeric: [0],
        rows: rows.map((row) => ({
          name: html`<a href="${pages.get(row.sample.source)}">${sheetName(row)}</a>`,
          cells: [
            row.sample.cases === null ? 'not known' : formatNumber(row.sample.cases),
            ...sheetCells(row).map(({ text, rating }) =>
              rating === undefined ? text : ratingLabel({ ratings: row.scale }, text, rating),
            ),
          ],
        })),
      })}
      <p class="source">${legend(rows)}</p>`,
  );
}

function poolPart(anchor: string, name: string, pool: Pool): Markup {
  return html`<section>
      <h2 id="${anchor}">${name}</h2>
      ${poolSentences(pool).map((sentence) => html`<p>${sentence}</p> `)}
      ${pool.standards.map(({ code, title, keyQuestions }) =>
        dataTable({
          caption: `${code} ${title}`,
          header: ['Key question', ...poolHeader(pool)],
          rows: keyQuestions.map((question) => ({
            name: html`<span class="code">${question.code}</span> ${question.text}`,
            cells: poolCells(pool, question),
          })),
        }),
      )}
    </section>
    ${pool.breakdowns !== undefined && sections(breakdownSection(pool.breakdowns), `${anchor}-by`)}`;
}

function failedPart(anchor: string, name: string, failed: readonly FailedSheet[]): Markup {
  return titledSection(
    anchor,
    name,
    html`<ul>
      ${failed.map(({ source, error, problems }) => {
        const lines = [...new Set(problems.flatMap(({ line }) => (line === undefined ? [] : String(line))))];
        const where = lines.length === 0 ? '' : `, ${lines.length === 1 ? 'line' : 'lines'} ${formatList(lines)}`;
        return html`<li><strong>${source}</strong>: ${error}${where}.</li> `;
      })}
    </ul>`,
  );
}

function methodPart(rows: readonly SheetRow[]): Markup {
  return titledSection(
    'method',
    'How this was made',
    html`<p>
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
      </dl>`,
  );
}
