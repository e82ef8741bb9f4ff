/** The sections of a page, each with its anchor and its name in the contents. */
import { explanation } from '../explain.js';
import { shownAdditions, type Asked, type FullResult } from '../panel.js';
import { splitByTitle, type Part } from '../../model/document.js';

/** A section of the page. The option is that of the panel's line which leads to it. */
export interface PageSection {
  readonly anchor: string;
  readonly name: string;
  readonly option?: string | undefined;
  readonly parts: readonly Part[];
}

/** The sections in the order of the terminal. Recorded discretion is always accounted for; the derivation comes last. */
export function pageSections(result: FullResult, asked: Asked): PageSection[] {
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
