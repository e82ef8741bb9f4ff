/** Derives every rating step by step: counts, percentage, band, lowest, rules with their source, discretion. */
import type { Assessment, KeyQuestionResult, RuleStep, StandardResult } from '../model/assessment.js';
import type { Citation, Method } from '../model/programme.js';
import { formatCount, formatList, formatNumber } from '../words/english.js';
import { ratingWords } from '../scoring/words.js';
import { citationWords, documentWords, overallMethodWords, roundingWords } from './method.js';
import { headingPart, itemPart, leadPart, textPart, titlePart, type Part } from '../model/document.js';
import { bandEdges, discretionSource, reasonSentences, switchedByDiscretion } from './reasons.js';

/** The derivation that `--explain` adds below the report: the method, each standard, the overall rating, and the documents cited. */
export function explanation(assessment: Assessment): Part[] {
  const { programme, method, standards } = assessment;
  return [
    titlePart('How these ratings were made'),
    textPart(`Programme ${programme.id}, file SHA-256 ${programme.sha256}`),
    ...[...methodSentences(assessment), ...(method.remarks ?? [])].flatMap(({ words, source }) => [
      itemPart(words),
      sourcePart(source),
    ]),
    ...standards.flatMap((standard) => standardParts(assessment, standard)),
    ...overallParts(assessment),
    headingPart('Documents'),
    ...Object.entries(method.documents).map(([key, document]) => leadPart(`[${key}]`, documentWords(document))),
  ];
}

const sourcePart = (from: Citation, before = ''): Part => ({ kind: 'source', text: before + citationWords(from) });
const resultPart = (words: string): Part => ({ kind: 'result', text: words });

/** How a programme makes percentages, bands and ratings: sentences with their sources. */
export function methodSentences({ method: m }: Assessment): { readonly words: string; readonly source: Citation }[] {
  const share = `A percentage is Yes / (Yes + No), ${roundingWords(m)}.`;
  const banded =
    m.bandOn === 'rounded'
      ? 'The printed whole percentage is placed in a band.'
      : 'The exact value is placed in a band, and where the whole percentage would be in another, as many decimals are printed as it takes.';
  return [
    { words: share, source: m.methodSources.rounding },
    { words: banded, source: m.methodSources.bandOn },
    { words: 'The lowest key question of a standard decides its rating.', source: m.methodSources.lowest },
    ...m.bands.map(({ rating, from, source }) => ({ words: `${rating} begins at ${from} per cent.`, source })),
  ];
}

function standardParts(assessment: Assessment, standard: StandardResult): Part[] {
  const { code, title: name, keyQuestions, rating, byRule, points, borderline } = standard;
  const both = byRule === rating ? '' : ` (by the rules alone: ${byRule ?? 'not rated'})`;
  const worth = points === null ? 'no points' : formatCount(points, 'point');
  const scored = standard.counted ? worth : `${worth}, outside the score`;
  return [
    headingPart(`${code} ${name}`),
    ...keyQuestions.map((question): Part => {
      const text = questionStep(assessment.method, question, standard.provisional);
      return { kind: 'item', level: 2, lead: question.code, text };
    }),
    ...reasonSentences(assessment, standard).map(itemPart),
    ...assessment.rules.filter((rule) => rule.standard === code).flatMap((rule) => ruleStep(assessment, rule)),
    ...borderline.map(({ message }) => itemPart(`Borderline, which moves nothing: ${message}`)),
    resultPart(
      `${ratingWords(standard)}, ${scored}${both}${standard.provisional && rating !== null ? ', provisional' : ''}`,
    ),
  ];
}

const answers = [
  ['yes', 'Yes'],
  ['no', 'No'],
  ['notApplicable', 'not applicable'],
  ['unanswered', 'unanswered'],
] as const;

function questionStep(m: Method, question: KeyQuestionResult, provisional: boolean): string {
  const { yes, relevant, percentage, band, lowest, certainty } = question;
  const counts =
    answers
      .flatMap(([key, words]) => (question[key] === null ? [] : `${formatNumber(question[key])} ${words}`))
      .join(', ') || 'counts not known';
  const wording = certainty === 'assumed' ? '; its wording is assumed' : '';
  if (percentage === null) return `${counts}: nothing relevant, so no percentage${wording}.`;
  const quotient = yes === null || relevant === null ? '' : `${formatNumber(yes)}/${formatNumber(relevant)} = `;
  const banded = band === null ? '' : `, ${bandEdges(m, band)}: ${band}`;
  return `${counts}: ${quotient}${percentage}%${banded}${lowest ? '; the lowest' : ''}${wording}${provisional ? '; provisional' : ''}.`;
}

function ruleStep({ method: m, standards }: Assessment, { rule, takes, setOff, met, withoutRating }: RuleStep): Part[] {
  const found = m.rules.find(({ id }) => id === rule);
  if (found === undefined) return [];
  const outcome = setOff === null ? 'skipped for want of ratings' : setOff ? 'set off' : 'not set off';
  const without = withoutRating.length === 0 ? '' : `; without a rating: ${formatList(withoutRating)}`;
  const switched = switchedByDiscretion({ ...m, rules: [found] }, standards);
  const have = `${met.length}${met.length === 0 ? '' : ` (${formatList(met)})`}`;
  return [
    itemPart(`Decision rule: ${outcome}. It takes ${takes}; found ${have}${without}.`),
    sourcePart(found.source, 'The rule: '),
    sourcePart(found.when.source, 'What sets it off: '),
    ...(switched.length === 0
      ? []
      : [
          itemPart(`It looks at the rating of ${formatList(switched)} after discretion.`),
          sourcePart(discretionSource(m)),
        ]),
  ];
}

function overallParts({ overall: whole, method: m, standards }: Assessment): Part[] {
  const rated = standards.filter((standard) => standard.counted && standard.points !== null);
  const sum = rated.map(({ points }) => points).join(' + ') || '0';
  const scale = m.ratings.map(({ name, points }) => `${name} ${points}`);
  const provisional = whole.provisional ? ', provisional' : '';
  const over = `${whole.score} points over ${formatCount(rated.length, 'rated standard')}`;
  const average = rated.length === 0 ? 'no rated standard' : over;
  const yet = whole.complete ? '' : ' yet';
  return [
    headingPart('Overall'),
    itemPart(`Points: ${formatList(scale)}. The score is ${sum} = ${whole.score} of ${whole.maximum}${provisional}.`),
    sourcePart(m.methodSources.points),
    itemPart(
      `${overallMethodWords(m, rated.length)} Here ${average}: ${whole.rating ?? `no rating${yet}`}${provisional}.`,
    ),
    sourcePart(m.overall.source),
    ...(whole.complete ? [] : [itemPart('No overall rating while standards are still to come.')]),
    itemPart(
      `By the rules alone: ${whole.byRule.score}/${whole.maximum}, ${whole.byRule.rating ?? 'no rating'}${provisional}.`,
    ),
    resultPart(whole.rating === null ? `no overall rating${yet}` : `${whole.rating}${provisional}`),
  ];
}
