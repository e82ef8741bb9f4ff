/** The score and the overall rating of final ratings, from whatever source. */
import type { GivenStandard } from '../../model/command-results.js';
import type { Assessment, Note, OverallResult, RatedStandard } from '../../model/assessment.js';
import type { GivenRatings } from '../../model/inspection.js';
import type { Programme } from '../../model/programme.js';
import { note } from '../../problems/notes.js';
import { tableNote, skippedRuleNotes } from '../../scoring/notes.js';
import { standardName } from '../../scoring/words.js';
import { overallResult, rate } from '../../scoring/rate.js';
import { standardResult } from '../../scoring/standard-result.js';
import type { StandardEvidence } from '../../scoring/standard.js';

/** The result of final ratings. */
export interface GivenResult extends Pick<Assessment, 'notes' | 'rules'> {
  readonly overall: OverallResult;
  readonly standards: readonly RatedStandard[];
}

/**
 * The score, its maximum and the overall rating of final ratings, with `applyRules` after the decision rules. `byRule` is the result after
 * the rules in either case. Standards that do not count are rated but not summed. If a counted standard is missing, the overall rating is
 * null and a note names it. Source: the programme's `methodSources.points` and `overall.source`.
 */
export function resultOfRatings(programme: Programme, given: GivenRatings, applyRules: boolean): GivenResult {
  const measured = programme.standards.map((standard) => evidenceFrom(standard, given));
  const byRule = rate(programme, measured, []);
  const final = applyRules ? byRule : rate({ ...programme, rules: [] }, measured, []);
  const standards = measured.map((m) =>
    standardResult(programme, nothing, m, { measured, byRule, final, open: new Map() }),
  );
  // Which standards a rule looked past is no news here: their ratings were not given.
  const skipped = skippedRuleNotes(programme, final).filter(({ code }) => code === 'ruleSkipped');
  return {
    standards,
    overall: overallResult(standards, final, byRule),
    notes: [...missingNotes(programme, measured), ...tableNote(programme, final), ...skipped],
    rules: final.steps,
  };
}

const nothing = { discretion: [], notApplicable: new Map(), judgements: new Map() };

/** The evidence that would give a standard this rating, in the way in which the programme rates it. */
function evidenceFrom(standard: Programme['standards'][number], given: GivenRatings): StandardEvidence {
  const { code, basis } = standard;
  const none = { standard, keyQuestions: [], banded: null, judged: null, composite: null, provisional: false };
  const rating = given.get(code);
  if (basis === 'unrated') return { ...none, basis: 'unrated' };
  if (rating === undefined) return { ...none, basis: 'missing' };
  if (rating === null) return { ...none, basis: 'notApplicable' };
  return basis === 'cases' ? { ...none, basis, banded: rating } : { ...none, basis, judged: rating };
}

function missingNotes(programme: Programme, measured: readonly StandardEvidence[]): Note[] {
  const missing = measured.filter(({ basis, standard }) => basis === 'missing' && standard.counted !== false);
  const [example] = missing;
  if (example === undefined) return [];
  const standards = missing.map(({ standard }) => standardName(programme, standard.code));
  return [note('ratingsMissing', { standards, example: example.standard.code })];
}

/** The standards of a result, each with the rating that was given for it. */
export function givenStandards({ standards }: GivenResult, given: GivenRatings): GivenStandard[] {
  return standards.map(({ code, title, domain, basis, counted, byRule, rating, points, decisions }) => {
    return { code, title, domain, basis, counted, given: given.get(code) ?? null, byRule, rating, points, decisions };
  });
}
