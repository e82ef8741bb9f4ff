/** The sections that were asked for, each with its anchor and what the contents call it. */
import { explanation } from '../explain.js';
import { askedSections, type AskedSection } from '../text/panel-parts.js';
import type { FullResult, Sections } from '../panel.js';
import { splitByTitle, type Part } from '../../model/document.js';

/** What can be asked of the page: the sections of every format, and the derivation. */
export interface Asked extends Sections {
  readonly explain?: boolean | undefined;
}

/** A section of the page. The option is that of the panel's line which leads to it. */
export interface PageSection {
  readonly anchor: string;
  readonly name: string;
  readonly option?: string;
  readonly parts: readonly Part[];
}

/** What the contents call a section of a kind that comes once. */
const named: Readonly<Partial<Record<AskedSection['of'], Omit<PageSection, 'parts'>>>> = {
  sensitivity: { anchor: 'sensitivity', name: 'Sensitivity', option: '--sensitivity' },
  lockIn: { anchor: 'lock-in', name: 'Lock-in', option: '--lock-in' },
  roundingAudit: { anchor: 'rounding', name: 'Rounding audit', option: '--rounding-audit' },
  stability: { anchor: 'stability', name: 'Stability', option: '--stability' },
  ledger: { anchor: 'ledger', name: 'Discretion ledger', option: '--ledger' },
  supporting: { anchor: 'supporting', name: 'Supporting questions' },
};

/** The sections in the order of the terminal. Discretion is always accounted for; the derivation comes last, and with the sensitivity. */
export function pageSections(result: FullResult, { explain = false, ...asked }: Asked): PageSection[] {
  const shown = askedSections(result, {
    ...asked,
    sensitivity: explain || asked.sensitivity,
    ledger: asked.ledger === true || result.ledger.entries.length > 0,
  });
  const several = shown.filter(({ of }) => named[of] === undefined).flatMap(({ parts }) => splitByTitle(parts));
  return [
    ...shown.flatMap(({ of, parts }) => (named[of] === undefined ? [] : [{ ...named[of], parts }])),
    ...several.map((parts, i) => ({ anchor: `more-${i + 1}`, name: titleOf(parts), parts })),
    ...(explain ? [{ anchor: 'made', name: 'How these ratings were made', parts: explanation(result) }] : []),
  ];
}

function titleOf([first]: readonly Part[]): string {
  return first?.kind === 'title' ? first.text : '';
}
