/** What a ratings panel asks, below the report and its lines: a section each where it was asked for. */
import { breakdownSection } from './breakdown.js';
import { ledgerSection } from './ledger.js';
import { listSection } from './lists.js';
import { lockInSection } from './lock-in.js';
import type { Analysed, Sections } from './panel.js';
import { roundingSection } from './rounding.js';
import type { Part } from './section.js';
import { sensitivitySection } from './sensitivity.js';
import { stabilitySection } from './stability.js';
import { supportingSection } from './supporting.js';

/** The sections that were asked for, none where none was. `ascii`: with no character outside ASCII of our own making. */
export function panelParts(result: Analysed, sections: Sections, ascii = false): Part[] {
  return [
    ...(sections.sensitivity === true ? sensitivitySection(result) : []),
    ...(sections.lockIn === true ? lockInSection(result) : []),
    ...(sections.roundingAudit === true ? roundingSection(result) : []),
    ...(sections.stability === true ? stabilitySection(result, ascii) : []),
    ...(sections.ledger === true ? ledgerSection(result, ascii) : []),
    ...(sections.supporting === true ? supportingSection(result.supporting) : []),
    ...(result.breakdowns === undefined ? [] : breakdownSection(result.breakdowns)),
    ...(result.lists ?? []).flatMap(listSection),
  ];
}
