/** The analyses. To add one, add a folder with its definition and a line in this list. */
import type { Inspection } from '../model/inspection.js';
import type { Programme } from '../model/programme.js';
import type { Reading } from '../model/reading.js';
import { measureStandard } from '../scoring/standard.js';
import { ledgerAnalysis } from './ledger/index.js';
import { lockInAnalysis } from './lock-in/index.js';
import { roundingAnalysis } from './rounding-audit/index.js';
import { sensitivityAnalysis } from './sensitivity/index.js';
import { stabilityAnalysis } from './stability/index.js';
import { supportingAnalysis } from './supporting/index.js';

/** In the order of the options, the sections and the keys of the JSON. */
export const analyses = [
  sensitivityAnalysis,
  lockInAnalysis,
  roundingAnalysis,
  stabilityAnalysis,
  ledgerAnalysis,
  supportingAnalysis,
] as const;

/** The values of all analyses of a result, by key. */
export type Analyses = { readonly [One in (typeof analyses)[number] as One['key']]: ReturnType<One['analyse']> };

/** The analyses that were asked for. */
export type AskedAnalyses = { readonly [Key in keyof Analyses]?: boolean | undefined };

/** Runs every analysis. */
export function analyse(programme: Programme, inspection: Inspection, reading: Reading): Analyses {
  const measured = programme.standards.map((standard) => measureStandard(programme, standard, reading, inspection));
  const context = { programme, inspection, reading, measured };
  return Object.fromEntries(analyses.map((one) => [one.key, one.analyse(context)])) as unknown as Analyses;
}
