/** What a ratings panel asks, below the report and its lines: a section each where it was asked for. */
import { breakdownSection } from '../breakdown.js';
import { ledgerSection } from '../ledger.js';
import { listSection } from '../lists.js';
import { lockInSection } from '../lock-in.js';
import type { FullResult, Sections } from '../panel.js';
import { roundingSection } from '../rounding.js';
import type { Part } from '../../model/document.js';
import { sensitivitySection } from '../sensitivity.js';
import { stabilitySection } from '../stability.js';
import { supportingSection } from '../supporting.js';

/** A section that was asked for, and what it is of: several of a kind follow each other, each under a title of its own. */
export interface AskedSection {
  readonly of: keyof Sections | 'breakdowns' | 'lists';
  readonly parts: readonly Part[];
}

/** The sections that were asked for, none where none was. `ascii`: with no character outside ASCII of our own making. */
export function askedSections(result: FullResult, sections: Sections, ascii = false): AskedSection[] {
  const section = (of: keyof Sections, make: () => Part[]): AskedSection[] =>
    sections[of] === true ? [{ of, parts: make() }] : [];
  return [
    ...section('sensitivity', () => sensitivitySection(result)),
    ...section('lockIn', () => lockInSection(result)),
    ...section('roundingAudit', () => roundingSection(result)),
    ...section('stability', () => stabilitySection(result, ascii)),
    ...section('ledger', () => ledgerSection(result, ascii)),
    ...section('supporting', () => supportingSection(result.supporting)),
    ...(result.breakdowns === undefined
      ? []
      : [{ of: 'breakdowns', parts: breakdownSection(result.breakdowns) } as const]),
    ...(result.lists ?? []).map((list) => ({ of: 'lists', parts: listSection(list) }) as const),
  ];
}

/** The parts of those sections, one after the other. */
export function panelParts(result: FullResult, sections: Sections, ascii = false): Part[] {
  return askedSections(result, sections, ascii).flatMap(({ parts }) => parts);
}
