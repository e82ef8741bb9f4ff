/** Notes on what a rating lacks or hangs on: standards to come, open answers, questions left out, rules skipped. */
import type { KeyQuestionResult, Note, Programme } from '../model.js';
import { note } from '../notes.js';
import type { Rated } from './rate.js';
import type { Counts, Measured } from './standard.js';
import { named } from './named.js';

/** The notes on gaps, in programme order, those on decision rules last. */
export function gaps(
  programme: Programme,
  measured: readonly Measured[],
  final: Rated,
  outstanding: Counts['outstanding'],
  provisional: ReadonlyMap<string, readonly string[]>,
): Note[] {
  return [
    ...(outstanding > 0 ? [note('outstanding', { outstanding })] : []),
    ...measured.flatMap((m) => [...standing(m), ...openAnswers(m), ...onQuestions(m)]),
    ...[...provisional]
      .filter(([, others]) => others.length > 0)
      .map(([code, others]) => note('provisionalByRule', { standard: named(programme, code), others })),
    ...skippedRules(programme, final),
  ];
}

function standing({ basis, standard, keyQuestions }: Measured): Note[] {
  const { code } = standard;
  const name = `${code} ${standard.title}`;
  if (basis === 'missing') {
    if (standard.basis === 'judgement') return [note('missingJudgement', { standard: name, code })];
    if (keyQuestions.length === 0) return [note('missingColumns', { standard: name, code })];
    const unproven = keyQuestions.filter(({ percentage, band }) => percentage !== null && band === null);
    if (unproven.length > 0) {
      return [note('unproven', { standard: name, questions: unproven.map((question) => question.code) })];
    }
    return [note('missingAnswers', { standard: name })];
  }
  return basis === 'unrated' && standard.basis === 'cases' ? [note('unratedNothingRelevant', { standard: name })] : [];
}

function openAnswers({ basis, standard, keyQuestions }: Measured): Note[] {
  if (basis === 'missing') return [];
  const open = keyQuestions.filter(({ unanswered }) => unanswered > 0);
  if (open.length === 0) return [];
  const answers = open.reduce((sum, { unanswered }) => sum + unanswered, 0);
  const questions = open.map(({ code }) => code);
  return [note('unanswered', { standard: `${standard.code} ${standard.title}`, questions, answers })];
}

function onQuestions({ basis, standard, keyQuestions }: Measured): Note[] {
  if (basis !== 'cases') return [];
  return keyQuestions.flatMap((q) => {
    if (q.percentage === null) {
      return note('questionNothingRelevant', { question: q.code, standard: `${standard.code} ${standard.title}` });
    }
    return otherBand(q);
  });
}

function otherBand({ code, percentage, band, exactBand, yes, no }: KeyQuestionResult): Note[] {
  if (exactBand === null || band === null || yes === null || no === null) return [];
  const counts = `${yes} of ${yes + no}`;
  return [note('exactInOtherBand', { question: code, printed: String(percentage), counts, band, exact: exactBand })];
}

function skippedRules(programme: Programme, final: Rated): Note[] {
  return final.steps.flatMap(({ rule, standard, setOff, withoutRating }) => {
    const without = withoutRating.map((code) => named(programme, code));
    if (setOff !== null) return without.length === 0 ? [] : note('ruleSkippedTrigger', { rule, without, setOff });
    const subject = final.ratings.get(standard) == null ? [named(programme, standard)] : without;
    return note('ruleSkipped', { rule, without: subject });
  });
}
