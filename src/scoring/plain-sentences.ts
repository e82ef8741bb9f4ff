/** A standard's figures in plain sentences, for readers who are not analysts. `reasonSentences` explains the rating. */
import type { KeyQuestionResult, OverallResult, RatedStandard, SampleResult } from '../model/assessment.js';
import type { Programme } from '../model/programme.js';
import { compositeSentence } from './composite.js';
import { formatCount, formatNumber, numberInWords, formatList } from '../words/english.js';

/** What the sentences on a standard need to know of the rest. */
interface Whole {
  readonly sample: Pick<SampleResult, 'toInspect' | 'planned'>;
  readonly overall: OverallResult;
  readonly method: Pick<Programme, 'ratings'>;
}

type Answered = KeyQuestionResult & { readonly percentage: number };

/** Whether a question is named by its code and wording, or by its code alone, below a table with the wording. */
type Naming = 'words' | 'codes';

/**
 * Up to three sentences on a standard: its strongest and its weakest question with their counts, or why there are none, and its composite. All figures are
 * those of the assessment. They contain text from files unescaped; each format escapes it.
 */
export function plainSentences(whole: Whole, standard: RatedStandard, naming: Naming = 'words'): string[] {
  const together = compositeSentence(standard.composite, standard.keyQuestions.length, {
    soFar: isOpen(whole, standard),
  });
  return [...questionSentences(whole, standard, naming), ...(together === null ? [] : [together])];
}

/** The strongest and the weakest question, or why there are none. */
function questionSentences(whole: Whole, standard: RatedStandard, naming: Naming): string[] {
  const answered = standard.keyQuestions.filter((one): one is Answered => one.percentage !== null);
  if (answered.length === 0) return [sentenceWithoutFigures(whole, standard)];
  const results = (tied: readonly Answered[]): string => resultWords(tied, tied.length > 2 ? 'codes' : naming);
  const end = isOpen(whole, standard) ? ' so far.' : '.';
  const noun = questionNoun(standard);
  const which = answered.length < standard.keyQuestions.length ? ' with relevant cases' : '';
  const percentages = answered.map(({ percentage }) => percentage);
  const at = (one: number): Answered[] => answered.filter(({ percentage }) => percentage === one);
  const strongest = at(Math.max(...percentages));
  const weakest = at(Math.min(...percentages));
  if (answered.length === 1) return [`Its only ${noun}${which} is ${results(answered)}${end}`];
  if (weakest.length === answered.length) {
    return [`Its ${numberInWords(answered.length)} ${noun}s${which} are level: ${results(answered)}${end}`];
  }
  return [
    `Its strongest ${noun}${strongest.length === 1 ? `${which} is` : `s${which} are`} ${results(strongest)}${end}`,
    `Its weakest ${weakest.length === 1 ? 'is' : 'are'} ${results(weakest)}${end}`,
  ];
}

/** Questions with the same percentage, with their counts if known. */
function resultWords(tied: readonly Answered[], naming: Naming): string {
  const [first] = tied;
  if (first === undefined) return '';
  const counts = tied.map(countsOf);
  const [count] = counts;
  const each = tied.length === 1 ? 'with' : 'each with';
  const percent = `${first.percentage} per cent`;
  if (new Set(counts).size > 1) {
    const names = tied.map((one, i) => `${questionName(one, naming)}${counts[i] === null ? '' : ` (${counts[i]})`}`);
    return `${formatList(names)}, ${each} Yes in ${percent} of relevant cases`;
  }
  const share = count == null ? `${percent} of relevant cases` : `${count} (${percent})`;
  return `${formatList(tied.map((one) => questionName(one, naming)))}, ${each} Yes in ${share}`;
}

/** Quotes the programme's wording, because wording turned into a clause could become nonsense. */
function questionName({ code, text, certainty }: Answered, naming: Naming): string {
  if (naming === 'codes') return code;
  return `${code}, "${text}"${certainty === 'assumed' ? ' (wording assumed)' : ''}`;
}

/** "17 of 56 cases"; null if only a percentage is known. */
function countsOf({ yes, relevant, notApplicable, unanswered }: Answered): string | null {
  if (yes === null || relevant === null) return null;
  const noun = (notApplicable ?? 0) + (unanswered ?? 0) > 0 ? 'relevant case' : 'case';
  return `${formatNumber(yes)} of ${formatCount(relevant, noun)}`;
}

function sentenceWithoutFigures(whole: Whole, standard: RatedStandard): string {
  const { basis, keyQuestions } = standard;
  if (basis === 'judgement') return judgementSentence(whole, standard);
  if (basis === 'notApplicable') return `It does not apply here, ${scoreClause(whole, standard)}.`;
  if (keyQuestions.length === 0) {
    return basis === 'missing'
      ? `It has no rating yet, ${scoreClause(whole, standard)}.`
      : 'There are no figures for it.';
  }
  if (isOpen(whole, standard)) return `No case has a Yes or No for ${questionsOf(standard)} yet.`;
  return `No case is relevant to ${questionsOf(standard)}, so it has no percentage.`;
}

function judgementSentence({ method }: Whole, { counted, points, provisional }: RatedStandard): string {
  const most = formatCount(Math.max(...method.ratings.map((step) => step.points)), 'point');
  const scores = points === null ? '' : `, and scores ${points} of ${most}${provisional ? ' so far' : ''}`;
  return `It is judged by the inspectors, not rated from cases${counted ? scores : ', and stands outside the score'}.`;
}

function scoreClause({ overall }: Whole, { counted }: RatedStandard): string {
  if (!counted) return 'and it stands outside the score in any case';
  const { score, maximum, complete } = overall;
  return `so it is left out of the score${complete ? '' : ' so far'}${maximum === 0 ? '' : `, ${score} of ${maximum}`}`;
}

/** Whether further answers are possible. */
function isOpen({ sample }: Whole, { keyQuestions }: RatedStandard): boolean {
  const { toInspect, planned } = sample;
  return (toInspect ?? 0) + (planned ?? 0) > 0 || keyQuestions.some(({ unanswered }) => (unanswered ?? 0) > 0);
}

function questionsOf(standard: RatedStandard): string {
  const { length } = standard.keyQuestions;
  const noun = questionNoun(standard);
  return length === 1 ? `its only ${noun}` : `any of its ${numberInWords(length)} ${noun}s`;
}

/** A question of an unrated standard is not a key question. */
export function questionNoun({ basis }: Pick<RatedStandard, 'basis'>): string {
  return basis === 'unrated' ? 'question' : 'key question';
}
