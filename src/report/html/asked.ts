/** The sections that were asked for, in the order of the terminal, each with its anchor and what the contents call it. */
import { breakdownSection } from '../breakdown.js';
import { explanation } from '../explain.js';
import { ledgerSection } from '../ledger.js';
import { listSection } from '../lists.js';
import { lockInSection } from '../lock-in.js';
import type { Analysed, Sections } from '../panel.js';
import { roundingSection } from '../rounding.js';
import { dividedByTitle, type Part } from '../section.js';
import { sensitivitySection } from '../sensitivity.js';
import { stabilitySection } from '../stability.js';
import { supportingSection } from '../supporting.js';

/** What can be asked of the page beside the sections that a terminal has. */
export interface Asked extends Sections {
  readonly explain?: boolean | undefined;
}

/** A section of parts. The option is that of the panel's line which leads to it. */
export interface AskedSection {
  readonly anchor: string;
  readonly name: string;
  readonly option?: string;
  readonly parts: readonly Part[];
}

/** The sections. Discretion is always accounted for; breakdowns and lists are shown whenever there are any. */
export function askedSections(result: Analysed, asked: Asked): AskedSection[] {
  const { sensitivity, lockIn, roundingAudit, stability, ledger, supporting, explain } = asked;
  const tables = result.breakdowns === undefined ? [] : dividedByTitle(breakdownSection(result.breakdowns));
  return [
    ...(sensitivity === true || explain === true
      ? [{ anchor: 'sensitivity', name: 'Sensitivity', option: '--sensitivity', parts: sensitivitySection(result) }]
      : []),
    ...(lockIn === true
      ? [{ anchor: 'lock-in', name: 'Lock-in', option: '--lock-in', parts: lockInSection(result) }]
      : []),
    ...(roundingAudit === true
      ? [{ anchor: 'rounding', name: 'Rounding audit', option: '--rounding-audit', parts: roundingSection(result) }]
      : []),
    ...(stability === true
      ? [{ anchor: 'stability', name: 'Stability', option: '--stability', parts: stabilitySection(result) }]
      : []),
    ...(ledger === true || result.ledger.entries.length > 0
      ? [{ anchor: 'ledger', name: 'Discretion ledger', option: '--ledger', parts: ledgerSection(result) }]
      : []),
    ...(supporting === true
      ? [{ anchor: 'supporting', name: 'Supporting questions', parts: supportingSection(result.supporting) }]
      : []),
    ...tables.map((parts, i) => ({ anchor: `by-${i + 1}`, name: titleOf(parts), parts })),
    ...(result.lists ?? []).map((list, i) => {
      const parts = listSection(list);
      return { anchor: `list-${i + 1}`, name: titleOf(parts), parts };
    }),
    ...(explain === true ? [{ anchor: 'made', name: 'How these ratings were made', parts: explanation(result) }] : []),
  ];
}

function titleOf([first]: readonly Part[]): string {
  return first?.kind === 'title' ? first.text : '';
}
