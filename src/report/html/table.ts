/** Tables that a screen reader can walk through, and that stand one row below the other where the page is narrow. */
import { html, type Markup, type Piece } from './markup.js';

/** Rows that belong together, under a title of their own where they have one. */
export interface RowGroup {
  readonly title?: string;
  readonly rows: readonly Row[];
}

export interface Row {
  readonly name: Piece;
  readonly cells: readonly Piece[];
  readonly class?: string;
}

/** A table with a caption, a header for each column, and a header for each row. */
export interface DataTable {
  readonly caption: string;
  /** Of the row names, then of each cell. */
  readonly header: readonly string[];
  readonly groups: readonly RowGroup[];
  /** Columns that hold figures, by their place among the cells: set to the right. */
  readonly numeric?: readonly number[];
  /** For more columns than fit beside each other on a small screen. */
  readonly wide?: boolean;
  /** For a table whose caption says no more than the heading above it: the caption is then only heard. */
  readonly captionHeard?: boolean;
}

// The roles say what the elements are already: some browsers forget it where the style makes blocks of them.
export function dataTable({
  caption,
  header,
  groups,
  numeric = [],
  wide = false,
  captionHeard = false,
}: DataTable): Markup {
  const [first = '', ...others] = header;
  const alignment = (i: number): string => (numeric.includes(i) ? 'number' : 'words');
  const columns = others.map(
    (name, i) => html`<th scope="col" role="columnheader" class="${alignment(i)}">${name}</th>`,
  );
  const row = ({ name, cells, class: kind = 'plain' }: Row): Markup =>
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
