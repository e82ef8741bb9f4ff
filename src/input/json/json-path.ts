/** Where in a JSON value something stands. */

export type Path = readonly PropertyKey[];

/**
 * A path as messages show it.
 *
 * @example
 * formatPath(['figures', 3, 'count']) // 'figures[3].count'
 */
export function formatPath(path: Path): string {
  return path
    .map((part, i) => (typeof part === 'number' ? `[${part}]` : `${i === 0 ? '' : '.'}${String(part)}`))
    .join('');
}
