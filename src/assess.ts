import type { Assessment } from './model/assessment.js';
import type { Evidence } from './model/inspection.js';
import { overallComposite } from './scoring/composite.js';
import { plainSentences } from './scoring/plain-sentences.js';
import { resultHead } from './model/version.js';
import { assessmentNotes } from './scoring/notes.js';
import { provisionalStandards } from './scoring/provisional.js';
import { overallResult, rate } from './scoring/rate.js';
import { standardResult } from './scoring/standard-result.js';
import { refuseBreaches } from './scoring/rules.js';
import { measureStandard, plannedBeyond } from './scoring/standard.js';

/**
 * The whole job: rates the counts of a sample under a programme, with the judgements and discretion that the inspectors recorded.
 * Throws a `Refusal` if discretion breaks a cap.
 */
export function assess({ loaded, inspection, reading, inspectionSource }: Evidence): Assessment {
  const { programme, sha256 } = loaded;
  // The parts that outputs need to explain a result.
  const { id: _id, title: _title, standards: _standards, ...method } = programme;
  const { discretion, title, region, fieldwork } = inspection;
  const { source, sources, cases, toInspect } = reading;
  const measured = programme.standards.map((standard) => measureStandard(programme, standard, reading, inspection));
  const byRule = rate(programme, measured, []);
  const final = discretion.length === 0 ? byRule : rate(programme, measured, discretion);
  refuseBreaches(programme, discretion, final.breaches);
  const open = provisionalStandards(programme, measured, discretion, final);
  const runs = { measured, byRule, final, open };
  const standards = measured.map((one) => standardResult(programme, inspection, one, runs));
  const overall = overallResult(standards, final, byRule);
  const sample = {
    source,
    ...(sources === undefined ? {} : { sources: [...sources] }),
    cases,
    toInspect,
    planned: plannedBeyond(inspection, reading),
  };
  const whole = { sample, overall, method };
  return {
    ...resultHead,
    programme: { id: programme.id, title: programme.title, sha256 },
    inspection: { title, region, fieldwork },
    sample,
    standards: standards.map((one) => Object.assign(one, { sentences: plainSentences(whole, one) })),
    overall: { ...overall, composite: overallComposite(programme, standards, reading) },
    notes: assessmentNotes({ loaded, inspection, reading, inspectionSource }, measured, runs),
    rules: final.steps,
    method,
  };
}
