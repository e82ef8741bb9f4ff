import type { Assessment } from './model/assessment.js';
import type { Inspection } from './model/inspection.js';
import type { LoadedProgramme, Method, Programme } from './model/programme.js';
import type { Reading } from './model/reading.js';
import { note } from './problems/notes.js';
import { datesNote, tableNote } from './scoring/cautions.js';
import { idleDiscretion } from './scoring/discretion.js';
import { gaps } from './scoring/gaps.js';
import { runRatings, type RatingRuns } from './scoring/outcome.js';
import { remembered } from './scoring/remembered.js';
import { sampleNotes } from './scoring/sample.js';
import { standardResult } from './scoring/result.js';
import { version } from './model/version.js';

/** Everything that a rating is made from. */
export interface Evidence {
  readonly loaded: LoadedProgramme;
  readonly inspection: Inspection;
  readonly reading: Reading;
}

/**
 * The whole job: the counts of a sample, under a programme, with what the inspectors recorded, as the complete result.
 * Throws a `Refusal` where discretion breaks a cap.
 */
export function assess(evidence: Evidence): Assessment {
  const { loaded, inspection, reading } = evidence;
  return assessment(evidence, runRatings(loaded.programme, inspection, reading));
}

/** The complete result of evidence whose outcome is known. */
export function assessment({ loaded, inspection, reading }: Evidence, found: RatingRuns): Assessment {
  const { programme } = loaded;
  const { discretion } = inspection;
  const { measured, byRule, final, open } = found;
  const standards = measured.map((one) => standardResult(programme, inspection, one, found));
  const { id, title } = programme;
  return {
    schemaVersion: 1,
    tool: { name: 'casescore', version },
    programme: { id, title, sha256: loaded.sha256 },
    inspection: { title: inspection.title, region: inspection.region, fieldwork: inspection.fieldwork },
    sample: { source: reading.source, cases: reading.cases, outstanding: reading.outstanding },
    standards,
    overall: {
      score: final.score,
      maximum: final.maximum,
      rating: final.overall,
      byRule: { score: byRule.score, rating: byRule.overall },
      complete: final.complete,
      provisional: found.provisional,
    },
    notes: [
      ...(loaded.named ? [] : [note('programmeAssumed', { id, title })]),
      ...datesNote(programme, inspection.fieldwork),
      ...tableNote(programme, final),
      ...reading.notes,
      ...sampleNotes(inspection, reading),
      ...gaps(programme, measured, final, reading.outstanding, open),
      ...idleDiscretion(programme, measured, discretion, final),
    ],
    rules: final.steps,
    method: methodOf(programme),
  };
}

/** What of a programme an output needs to explain a result. */
const methodOf = remembered((programme: Programme): Method => {
  const { inspectorate, documents, fieldwork, remarks, domains, ratings, rounding, bandOn, bands } = programme;
  const { rules, overall, borderline, methodSources } = programme;
  return {
    inspectorate,
    documents,
    ...(fieldwork === undefined ? {} : { fieldwork }),
    ...(remarks === undefined ? {} : { remarks }),
    domains,
    ratings,
    rounding,
    bandOn,
    bands,
    rules,
    overall,
    borderline,
    methodSources,
  };
});
