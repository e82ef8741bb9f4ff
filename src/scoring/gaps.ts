/** Notes on what a rating lacks or hangs on: standards to come, open answers, questions left out, rules skipped. */
import type { Note } from '../model/assessment.js';
import type { Programme, Standard } from '../model/programme.js';
import { note } from '../problems/notes.js';
import type { RatedStandards } from './rate.js';
import type { SampleCounts, StandardEvidence } from './standard.js';
import { standardName } from './named.js';

/** The notes on gaps, in programme order, those on decision rules last. */
export function gaps(
  programme: Programme,
  measured: readonly StandardEvidence[],
  final: RatedStandards,
  outstanding: SampleCounts['outstanding'],
  provisional: ReadonlyMap<string, readonly string[]>,
): Note[] {
  const notes: Note[] = [];
  if (outstanding > 0) notes.push(note('outstanding', { outstanding }));
  for (const one of measured) {
    addStanding(one, notes);
    addOpenAnswers(one, notes);
    addOnQuestions(one, notes);
  }
  for (const [code, others] of provisional) {
    if (others.length > 0) notes.push(note('provisionalByRule', { standard: standardName(programme, code), others }));
  }
  addSkippedRules(programme, final, notes);
  return notes;
}

function addStanding({ basis, standard, keyQuestions }: StandardEvidence, notes: Note[]): void {
  if (basis !== 'missing' && !(basis === 'unrated' && standard.basis === 'cases')) return;
  const { code } = standard;
  const name = nameOf(standard);
  const unproven = keyQuestions.filter(({ percentage, band }) => percentage !== null && band === null);
  notes.push(
    basis === 'unrated'
      ? note('unratedNothingRelevant', { standard: name })
      : standard.basis === 'judgement'
        ? note('missingJudgement', { standard: name, code })
        : keyQuestions.length === 0
          ? note('missingColumns', { standard: name, code })
          : unproven.length > 0
            ? note('unproven', { standard: name, questions: unproven.map((question) => question.code) })
            : note('missingAnswers', { standard: name }),
  );
}

function addOpenAnswers({ basis, standard, keyQuestions }: StandardEvidence, notes: Note[]): void {
  if (basis === 'missing' || keyQuestions.every(({ unanswered }) => unanswered === 0)) return;
  const open = keyQuestions.filter(({ unanswered }) => unanswered > 0);
  const answers = open.reduce((sum, { unanswered }) => sum + unanswered, 0);
  const questions = open.map(({ code }) => code);
  notes.push(note('unanswered', { standard: nameOf(standard), questions, answers }));
}

function addOnQuestions({ basis, standard, keyQuestions }: StandardEvidence, notes: Note[]): void {
  if (basis !== 'cases') return;
  for (const { code, percentage, band, exactBand, yes, no } of keyQuestions) {
    if (percentage === null) {
      notes.push(note('questionNothingRelevant', { question: code, standard: nameOf(standard) }));
    } else if (exactBand !== null && band !== null && yes !== null && no !== null) {
      const counts = `${yes} of ${yes + no}`;
      notes.push(
        note('exactInOtherBand', { question: code, printed: String(percentage), counts, band, exact: exactBand }),
      );
    }
  }
}

function addSkippedRules(programme: Programme, final: RatedStandards, notes: Note[]): void {
  for (const { rule, standard, setOff, withoutRating } of final.steps) {
    const without = withoutRating.map((code) => standardName(programme, code));
    if (setOff === null) {
      const subject = final.ratings.get(standard) == null ? [standardName(programme, standard)] : without;
      notes.push(note('ruleSkipped', { rule, without: subject }));
    } else if (without.length > 0) {
      notes.push(note('ruleSkippedTrigger', { rule, without, setOff }));
    }
  }
}

function nameOf({ code, title }: Standard): string {
  return `${code} ${title}`;
}
