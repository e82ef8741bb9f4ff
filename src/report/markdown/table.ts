/** Tables as Markdown. */
import { markdownText } from './text.js';

/**
 * A table in GitHub's Markdown, lines ended by LF. Nothing in a cell can end it or be taken for mark-up. A row has as many cells as the
 * header.
 *
 * @example
 * markdownTable(['a'], [['x|y']]) // '| a |\n| --- |\n| x\\|y |\n'
 */
export function markdownTable(header: readonly string[], rows: readonly (readonly string[])[]): string {
  return (
    line(header.map(markdownText)) +
    line(header.map(() => '---')) +
    rows.map((row) => line(row.map(markdownText))).join('')
  );
}

function line(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |\n`;
}
