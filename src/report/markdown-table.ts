/** Tables as Markdown. */
import { visible } from '../visible.js';

/**
 * A table in GitHub's Markdown, lines ended by LF. Nothing in a cell can end it or be taken for mark-up.
 *
 * @example
 * markdownTable(['a'], [['x|y']]) // '| a |\n| --- |\n| x\\|y |\n'
 */
export function markdownTable(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.map(markdownText).join(' | ')} |\n`;
  return line(header) + line(header.map(() => '---')).replaceAll('\\', '') + rows.map(line).join('');
}

/** Text that is taken for nothing but text. */
export function markdownText(text: string): string {
  return visible(text).replace(/[\\`*_{}[\]<>|#~]/g, '\\$&');
}
