/** The discretion ledger: every recorded departure, what it departs from, and what it changes. */
import type { Ledger, LedgerEntry, Standing } from '../../model/analyses.js';
import type { Discretion } from '../../model/inspection.js';
import type { Programme } from '../../model/programme.js';
import { rate, type RatedStandards } from '../../scoring/rate.js';
import type { StandardEvidence } from '../../scoring/standard.js';

/** The ledger of an inspection, in the order of recording. Without entries, before and after are the same. */
export function ledger(
  programme: Programme,
  measured: readonly StandardEvidence[],
  discretion: readonly Discretion[],
): Ledger {
  const after = rate(programme, measured, discretion);
  return {
    entries: discretion.map((entry) => {
      const others = discretion.filter((other) => other !== entry);
      return ledgerEntry(measured, entry, rate(programme, measured, others), after);
    }),
    before: standing(rate(programme, measured, [])),
    after: standing(after),
  };
}

function ledgerEntry(
  measured: readonly StandardEvidence[],
  entry: Discretion,
  without: RatedStandards,
  after: RatedStandards,
): LedgerEntry {
  const own = measured.find(({ standard }) => standard.code === entry.standard);
  const from = without.ratings.get(entry.standard) ?? null;
  const rules = after.decisions
    .filter(({ standard, decision }) => standard === entry.standard && decision.departed)
    .map(({ decision }) => decision.rule);
  const { standard, rating: to, reason, by = null, on = null } = entry;
  return {
    standard,
    title: own?.standard.title ?? '',
    from,
    departsFrom: from === null || from === after.ratings.get(standard) ? null : source(own, rules),
    rules,
    to,
    reason,
    by,
    on,
    without: standing(without),
    with: standing(after),
  };
}

function source(own: StandardEvidence | undefined, rules: readonly string[]): LedgerEntry['departsFrom'] {
  if (own?.basis === 'cases') return 'cases';
  return rules.length > 0 ? 'rules' : 'judgement';
}

function standing({ score, maximum, overall }: RatedStandards): Standing {
  return { score, maximum, overall };
}
