/** Renders parts and tables as HTML. */
import { questionTables, splitBefore, type GroupsPart, type Part, type TablePart } from '../../model/document.js';
import { html, type Markup, type Piece } from './markup.js';

/** Sections one after another; their anchors begin with the same text. */
export function sections(parts: readonly Part[], anchor: string): Markup[] {
  return splitBefore('title', parts).map((own, i) => section(own, `${anchor}-${i + 1}`));
}

/** A text after its code, if it has one. */
export function withCode(code: string | undefined, text: Piece): Markup {
  return html`${code !== undefined && html`<span class="code">${code}</span> `}${text}`;
}

/** A part of a page under a title of the second rank, with its entry in the contents. */
export function titledSection(anchor: string, name: string, content: Piece) {
  const markup = html`<section>
    <h2 id="${anchor}">${name}</h2>
    ${content}
  </section> `;
  return { anchor, name, markup };
}

/** A section under a second-level heading with the anchor. Consecutive items are one list, and an item's source is inside it. */
export function section(given: readonly Part[], anchor: string): Markup {
  const parts = given.flatMap((part) => (part.kind === 'answers' ? questionTables(part) : [part]));
  const pieces: Piece[] = [];
  for (let at = 0; at < parts.length; at++) {
    const part = parts[at];
    if (part?.kind !== 'item') {
      if (part !== undefined) pieces.push(markupOf(part, anchor, saysCaption(parts[at - 1], part)));
      continue;
    }
    const from = at;
    while (isOfList(parts[at + 1])) at++;
    pieces.push(list(parts.slice(from, at + 1)));
  }
  return html`<section>${pieces}</section> `;
}

/** Whether the heading above a table says as much as its caption. */
const saysCaption = (above: Part | undefined, part: Part): boolean =>
  above?.kind === 'subheading' || (above?.kind === 'title' && part.kind === 'table' && above.text === part.caption);

const isOfList = (part: Part | undefined): boolean => part?.kind === 'item' || part?.kind === 'source';

/** A list of lines. */
export function lineList(lines: readonly string[]): Markup {
  return html`<ul>
    ${lines.map((line) => html`<li>${line}</li> `)}
  </ul> `;
}

function list(parts: readonly Part[]): Markup {
  return html`<ul>
    ${splitBefore('item', parts).map((entry) => html`<li>${entry.map(entryPart)}</li> `)}
  </ul> `;
}

const entryPart = (part: Part): Piece =>
  part.kind === 'item'
    ? withCode(part.lead, part.text)
    : part.kind === 'source' && html`<p class="source">${part.text}</p>`;

function markupOf(part: Exclude<Part, { kind: 'item' | 'answers' }>, anchor: string, belowHeading: boolean): Piece {
  switch (part.kind) {
    case 'title':
      return html`<h2 id="${anchor}">${part.text}</h2> `;
    case 'heading':
      return html`<h3>${part.text}</h3> `;
    case 'subheading':
      return html`<h3>${withCode(part.lead, part.text)}</h3> `;
    case 'text':
      return html`<p>${part.text}</p> `;
    case 'source':
      return html`<p class="source">${part.text}</p> `;
    case 'result':
      return html`<p class="conclusion">${part.text}</p> `;
    case 'gap':
      return null;
    case 'table':
      return cellsTable(part, belowHeading);
    case 'groups':
      return groupsTable(part);
  }
}

/** Renders a table. Columns with only empty cells are left out. */
function cellsTable({ caption, header, rows, names = [] }: TablePart, captionHeard: boolean): Markup {
  const [first = '', ...others] = header;
  const kept = others.map((_, i) => i).filter((i) => rows.some((row) => (row[i + 1] ?? '') !== ''));
  return dataTable({
    caption,
    captionHeard,
    header: [first === '' ? 'Question' : first, ...kept.map((i) => others[i] ?? '')],
    rows: rows.map((row, i) => ({
      name: (names[i] ?? '') === '' ? row[0] : withCode(row[0], names[i]),
      cells: kept.map((at) => row[at + 1] ?? ''),
    })),
  });
}

function groupsTable({ caption, first, level, header, groups: all }: GroupsPart): Markup {
  return dataTable({
    caption,
    header: [`${first}, ${level.toLowerCase()}`, ...header],
    groups: all.map(({ title, rows }) => ({ title, rows: rows.map((row) => ({ ...row, name: row.level })) })),
  });
}

export interface TableRow {
  readonly name: Piece;
  readonly cells: readonly Piece[];
  readonly class?: string;
}

/** An accessible table, shown as blocks on a narrow page: a caption, a header for each column, and a header for each row. */
interface DataTable {
  readonly caption: string;
  /** The header of the row names, then that of each column of cells. */
  readonly header: readonly string[];
  readonly rows?: readonly TableRow[];
  /** Given in place of rows if several belong together. */
  readonly groups?: readonly { readonly title?: string; readonly rows: readonly TableRow[] }[];
  /** The positions of the cells that hold figures, which are aligned right. */
  readonly numeric?: readonly number[];
  /** For tables with more columns than fit on a small screen. */
  readonly wide?: boolean;
  /** For a table whose caption says no more than the heading above it: only screen readers get the caption. */
  readonly captionHeard?: boolean;
}

// The roles repeat what the elements are, because some browsers forget it if the style makes blocks of them.
export function dataTable({
  caption,
  header,
  rows: own = [],
  groups = [{ rows: own }],
  numeric = [],
  wide = false,
  captionHeard = false,
}: DataTable): Markup {
  const [first = '', ...others] = header;
  const alignment = (i: number): string => (numeric.includes(i) ? 'number' : 'words');
  const columns = others.map(
    (name, i) => html`<th scope="col" role="columnheader" class="${alignment(i)}">${name}</th>`,
  );
  const row = ({ name, cells, class: kind = 'plain' }: TableRow): Markup =>
    html`<tr role="row" class="${kind}">
      <th scope="row" role="rowheader">${name}</th>
      ${cells.map((cell, i) => html`<td role="cell" class="${alignment(i)}" data-label="${others[i] ?? ''}"><span>${cell}</span></td>`)}
    </tr> `;
  return html`<table role="table" class="${wide ? 'wide' : 'plain'}">
    <caption class="${captionHeard ? 'hidden' : 'plain'}">
      ${caption}
    </caption>
    <thead role="rowgroup">
      <tr role="row">
        <th scope="col" role="columnheader">${first}</th>
        ${columns}
      </tr>
    </thead>
    ${groups.map(
      ({ title, rows }) =>
        html`<tbody role="rowgroup">
          ${
            title !== undefined &&
            html`<tr role="row" class="group">
              <th scope="rowgroup" role="rowheader" colspan="${header.length}">${title}</th>
            </tr> `
          }${rows.map(row)}
        </tbody> `,
    )}
  </table> `;
}
