/** Everything that a ratings panel asks of one result, together. None of it moves a rating. */
import type { Inspection } from '../model/inspection.js';
import type { Programme } from '../model/programme.js';
import type { Reading } from '../model/reading.js';
import { lazily } from '../lazily.js';
import { measureStandard } from '../scoring/standard.js';
import { ledger, type Ledger } from './ledger/ledger.js';
import { lockIn, type LockIn } from './lock-in/lock-in.js';
import { roundingAudit, type RoundingAudit } from './rounding-audit/rounding-audit.js';
import { sensitivity, type Sensitivity } from './sensitivity/sensitivity.js';
import { stability, type Stability } from './stability/stability.js';

/** The answers, each under a key of its own of the result. */
export interface Analyses {
  readonly sensitivity: Sensitivity;
  readonly lockIn: LockIn;
  readonly roundingAudit: RoundingAudit;
  readonly stability: Stability;
  readonly ledger: Ledger;
}

/** All analyses of the counts of a sample under a programme, with what the inspectors recorded: each is done when it is asked for. */
export function analyse(programme: Programme, inspection: Inspection, reading: Reading): Analyses {
  const { discretion, plannedCases, eligibleCases } = inspection;
  const { cases, outstanding } = reading;
  const measured = programme.standards.map((standard) => measureStandard(programme, standard, reading, inspection));
  return lazily<Analyses>({
    sensitivity: () => sensitivity(programme, measured, discretion),
    lockIn: () => lockIn(programme, measured, discretion, { cases, outstanding, plannedCases }),
    roundingAudit: () => roundingAudit(programme, reading, inspection),
    stability: () => stability(programme, measured, { cases, eligible: eligibleCases }),
    ledger: () => ledger(programme, measured, discretion),
  });
}
