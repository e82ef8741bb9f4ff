/** The reasons for a rating in plain sentences, for every format. */
import type { Assessment, OverallResult, Decision, KeyQuestionResult, StandardResult } from '../model/assessment.js';
import type { Band, Citation, Method } from '../model/programme.js';
import { ruleName, triggerAssumption } from '../scoring/rules.js';
import { rank } from '../scoring/scale.js';
import { becauseOf, endSentence, formatCount, formatNumber, numberInWords, formatList } from '../words/english.js';

/** Sentences that derive a standard's rating: its starting point, then each decision rule, then discretion. */
export function reasonSentences(assessment: Assessment, standard: StandardResult): string[] {
  return [
    startSentence(assessment, standard),
    ...(standard.basis === 'cases' ? discretionSentences(standard) : []),
    ...standard.decisions.map((decision) => decisionSentence(assessment, standard, decision)),
    ...(standard.basis === 'judgement' ? discretionSentences(standard) : []),
    ...elsewhereSentences(assessment, standard),
    ...(standard.remark === null ? [] : [standard.remark]),
  ];
}

/** The same sentences with the one first that gives the final rating: that of the last rule or discretion that changed it. */
export function reasonsByWeight(assessment: Assessment, standard: StandardResult): string[] {
  const { basis, decisions, discretion } = standard;
  const ofRules = decisions
    .filter(({ from, to, departed }) => from !== to && !departed)
    .map((decision) => decisionSentence(assessment, standard, decision));
  const ofDiscretion = discretion !== null && discretion.from !== discretion.to ? discretionSentences(standard) : [];
  const deciding = (basis === 'cases' ? [...ofDiscretion, ...ofRules] : [...ofRules, ...ofDiscretion]).at(-1);
  const all = reasonSentences(assessment, standard);
  return deciding === undefined ? all : [deciding, ...all.filter((sentence) => sentence !== deciding)];
}

function startSentence(assessment: Assessment, standard: StandardResult): string {
  const { basis, reason, judged, keyQuestions } = standard;
  switch (basis) {
    case 'notApplicable':
      return `Declared not applicable${reason === null ? '.' : `: ${endSentence(reason)}`}`;
    case 'missing':
      return keyQuestions.length === 0 || keyQuestions.some(({ percentage }) => percentage !== null)
        ? 'Still to come: the notes say what is missing.'
        : 'Still to come: no case has a relevant answer yet.';
    case 'unrated':
      if (keyQuestions.length === 0) return 'Not rated; the sheet has no column for its key questions.';
      return keyQuestions.some(({ percentage }) => percentage !== null)
        ? `Shown for information; ${assessment.method.inspectorate} does not rate it.`
        : 'Not rated: no case is relevant to it.';
    case 'judgement':
      return `Judged ${judged} by the inspectors${reason === null ? '.' : `: ${endSentence(reason)}`}`;
    case 'cases':
      return casesSentence(assessment.method, standard);
  }
}

function casesSentence(method: Method, { banded, rating, keyQuestions, provisional }: StandardResult): string {
  const answered = keyQuestions.filter(({ percentage }) => percentage !== null);
  const lowest = answered.filter((question) => question.lowest);
  const [first] = lowest;
  if (first === undefined) return '';
  const of =
    answered.length === 1 ? 'its key question' : `the lowest of its ${numberInWords(answered.length)} key questions`;
  const tie = lowest.length > 1 ? `, shared by ${numberInWords(lowest.length)},` : '';
  const rated =
    rating === banded
      ? `${provisional ? 'Provisionally rated' : 'Rated'} ${banded} because`
      : `${provisional ? 'So far its cases alone' : 'Its cases alone'} would make it ${banded}, because`;
  return `${rated} ${of}${tie} is ${first.percentage} per cent${countsClause(lowest)}, and ${bandEdges(method, banded)} is ${banded}.`;
}

function countsClause(lowest: readonly KeyQuestionResult[]): string {
  const texts = lowest.flatMap(({ yes, no }) =>
    yes === null || no === null ? [] : `${formatNumber(yes)} of ${formatCount(yes + no, 'case')}`,
  );
  const [first] = texts;
  return first === undefined || new Set(texts).size > 1 ? '' : ` (${first})`;
}

/**
 * A band's edges in words: "under 50 per cent", "50 to 64 per cent", "80 per cent and over". If the exact value is banded, the upper edge
 * is "under" that of the next band.
 */
export function bandEdges({ bands, bandOn }: Pick<Method, 'bands' | 'bandOn'>, rating: string | null): string {
  const at = bands.findIndex((band) => band.rating === rating);
  const band: Band | undefined = bands[at];
  const next = bands[at + 1];
  if (band === undefined) return 'no band';
  if (next === undefined) return band.from === 0 ? 'any percentage' : `${band.from} per cent and over`;
  if (band.from === 0) return `under ${next.from} per cent`;
  return bandOn === 'exact'
    ? `${band.from} to under ${next.from} per cent`
    : `${band.from} to ${next.from - 1} per cent`;
}

/** The effect of one decision rule on its standard. */
export function decisionSentence(
  { rules }: Pick<Assessment, 'rules'>,
  { discretion }: Pick<StandardResult, 'discretion'>,
  { rule, from, to, because, departed }: Decision,
): string {
  const words = rules.find((step) => step.rule === rule)?.words ?? '';
  const here = `${words} Here ${because}`;
  if (departed) return `${here}; the recorded discretion stands instead: ${to}.`;
  if (from !== to) return `${here}, so it is lowered from ${from} to ${to}.`;
  const held = discretion === null ? `it is ${to} already` : `the recorded discretion has it at ${to}`;
  return `${here}; ${held}.`;
}

function discretionSentences({ discretion }: StandardResult): string[] {
  if (discretion === null) return [];
  const { from, to, reason, by, on } = discretion;
  const recorded = [by === undefined ? '' : ` by ${by}`, on === undefined ? '' : ` on ${on}`].join('');
  const otherwise = from === to ? 'as it would be without any discretion' : `in place of ${from ?? 'no rating'}`;
  return [`Discretion recorded${recorded}: ${to}, ${otherwise}, ${becauseOf(reason)}`];
}

/**
 * A sentence on the standards whose discretion changes the rating of this one, which has none itself but is rated differently than by the
 * rules alone: those that its own decision rules look at, or through other rules all of them.
 */
function elsewhereSentences({ standards, method }: Assessment, standard: StandardResult): string[] {
  const { code, rating, byRule, discretion } = standard;
  const departing = standards.filter((other) => other.discretion !== null).map((other) => other.code);
  if (discretion !== null || rating === byRule || departing.length === 0) return [];
  const looksAt = new Set(method.rules.filter((rule) => rule.standard === code).flatMap(({ when }) => when.of));
  const near = departing.filter((other) => looksAt.has(other));
  const moving = formatList(near.length > 0 ? near : departing);
  return [
    `By the rules alone it would be ${byRule ?? 'not rated'}; the discretion recorded for ${moving} changes that.`,
  ];
}

/** The score by the rules and after discretion; null if both results are the same. */
export function twoResults({ overall }: { readonly overall: OverallResult }): string | null {
  const { byRule, score, maximum, rating } = overall;
  if (byRule.score === score && byRule.rating === rating) return null;
  const ratings =
    byRule.rating === rating ? '' : `, overall ${byRule.rating ?? 'not rated'} and ${rating ?? 'not rated'}`;
  const provisional = overall.provisional ? ', provisional' : '';
  return `${byRule.score}/${maximum} by the rules, ${score}/${maximum} after discretion${ratings}${provisional}`;
}

const monthNames = 'January February March April May June July August September October November December'.split(' ');

/**
 * The month of fieldwork as the report prints it.
 *
 * @example
 * fieldworkMonth('2022-10-10') // 'October 2022'
 * @example
 * fieldworkMonth('2022') // '2022'
 */
export function fieldworkMonth(fieldwork: string): string {
  const [year = '', month] = fieldwork.split('-');
  return month === undefined ? year : `${monthNames[Number(month) - 1] ?? month} ${year}`;
}

/** The assumptions behind the result that no published document confirms, each in a few words; empty if there are none. */
export function assumptions({ method, standards }: Assessment): string[] {
  const { bands, bandOn, rules, methodSources, borderline, overall } = method;
  const begins = bands.filter(({ from }) => from > 0);
  const parts: (readonly [source: Citation, words: string])[] = [
    ...begins.map(({ rating, from, source }) => [source, `that ${rating} begins at ${from} per cent`] as const),
    [methodSources.rounding, 'how a half is rounded'],
    [methodSources.bandOn, `that the ${bandOn === 'rounded' ? 'printed' : 'exact'} percentage is banded`],
    [methodSources.points, 'the points of each rating'],
    [methodSources.lowest, 'that the lowest question decides'],
    ...rules.flatMap((rule) => [
      [rule.source, ruleName(rule)] as const,
      [rule.when.source, triggerAssumption(method, rule)] as const,
    ]),
    ...switchedByDiscretion(method, standards).map(
      (code) =>
        [discretionSource(method), `that decision rules look at the rating of ${code} after discretion`] as const,
    ),
    [overall.source, 'the cut-offs of the overall rating'],
    [borderline.source, 'what counts as borderline'],
  ];
  const questions = standards.flatMap(({ keyQuestions }) => keyQuestions);
  const codes = questions.filter(({ certainty }) => certainty === 'assumed').map(({ code }) => code);
  // Of more than three questions the number is given, because each is marked in its place.
  const which = codes.length > 3 ? `${codes.length} key questions` : formatList(codes);
  return [
    ...parts.filter(([{ certainty }]) => certainty === 'assumed').map(([, words]) => words),
    ...(codes.length === 0 ? [] : [`the wording of ${which}`]),
  ];
}

/** Where it comes from that decision rules look at a rating after discretion. */
export function discretionSource({ methodSources }: Pick<Method, 'methodSources'>): Citation {
  const finding =
    'No document at hand says whether a decision rule looks at a rating before or after discretion on it.';
  return methodSources.discretion ?? { certainty: 'assumed', finding };
}

/** The standards rated from cases whose discretion changes whether they count towards a decision rule. */
export function switchedByDiscretion({ ratings, rules }: Method, standards: readonly StandardResult[]): string[] {
  const counts = (rating: string, limit: string): boolean => rank(ratings, rating) <= rank(ratings, limit);
  return standards.flatMap(({ code, basis, banded, discretion }) => {
    if (basis !== 'cases' || banded === null || discretion === null) return [];
    const isSwitched = rules.some(
      ({ when: { of, ratedAtOrBelow: limit } }) =>
        of.includes(code) && counts(banded, limit) !== counts(discretion.to, limit),
    );
    return isSwitched ? code : [];
  });
}
