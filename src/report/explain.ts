/** Every rating derived step by step: counts, percentage, band edges, lowest, rules with their source, discretion. */
import type { Assessment, KeyQuestionResult, Method, RuleStep, Source, StandardResult } from '../model.js';
import { counted, listed } from '../words.js';
import { ratingWords } from '../scoring/words.js';
import { paragraph, type Look } from './layout.js';
import { citation, overallWords } from './method.js';
import { bandEdges, why } from './sentences.js';

/** The derivation that `--explain` adds below the report, lines ended by LF. */
export function explanation(assessment: Assessment, look: Look): string {
  const lines = [
    '',
    look.bold('How these ratings were made'),
    ...method(assessment, look),
    ...assessment.standards.flatMap((standard) => ['', ...steps(assessment, standard, look)]),
    '',
    ...overall(assessment, look),
    '',
    ...documents(assessment, look),
  ];
  return `${lines.map((line) => line.trimEnd()).join('\n')}\n`;
}

function method({ method: m, programme }: Assessment, look: Look): string[] {
  const rounding = m.rounding === 'half-up' ? 'up' : 'to the even neighbour';
  const banded =
    m.bandOn === 'rounded'
      ? 'The printed whole percentage is placed in a band.'
      : 'The exact value is placed in a band, and as many decimals are printed as it takes.';
  const cited = (text: string, source: Source): string[] => [
    ...paragraph(look, text, 2, '- '),
    ...paragraph(look, citation(source), 4).map(look.dim),
  ];
  return [
    ...paragraph(look, `Programme ${programme.id}, file SHA-256 ${programme.sha256}`, 2),
    ...cited(
      `A percentage is Yes / (Yes + No), to the nearest whole per cent, halves ${rounding}.`,
      m.methodSources.rounding,
    ),
    ...cited(banded, m.methodSources.bandOn),
    ...cited('The lowest key question of a standard decides its rating.', m.methodSources.lowest),
    ...m.bands.flatMap(({ rating, from, source }) => cited(`${rating} begins at ${from} per cent.`, source)),
    ...(m.remarks ?? []).flatMap(({ words, source }) => cited(words, source)),
  ];
}

function steps(assessment: Assessment, standard: StandardResult, look: Look): string[] {
  const { code, title, keyQuestions, rating, byRule, score, borderline } = standard;
  const both = byRule === rating ? '' : ` (by the rules alone: ${byRule ?? 'not rated'})`;
  const points = score === null ? 'no points' : counted(score, 'point');
  const scored = standard.counted ? points : `${points}, outside the score`;
  return [
    ...paragraph(look, `${code} ${title}`).map(look.bold),
    ...keyQuestions.flatMap((question) =>
      paragraph(look, questionStep(assessment.method, question, standard.provisional), 4, `${question.code}  `),
    ),
    ...why(assessment, standard).flatMap((text) => paragraph(look, text, 2, '- ')),
    ...assessment.rules.filter((rule) => rule.standard === code).flatMap((rule) => ruleStep(assessment, rule, look)),
    ...borderline.flatMap(({ message }) => paragraph(look, `Borderline, which moves nothing: ${message}`, 2, '- ')),
    ...paragraph(
      look,
      `= ${ratingWords(standard)}, ${scored}${both}${standard.provisional && rating !== null ? ', provisional' : ''}`,
      2,
    ),
  ];
}

function questionStep(m: Method, question: KeyQuestionResult, provisional: boolean): string {
  const { yes, no, notApplicable, unanswered, percentage, band, lowest, certainty } = question;
  const counts =
    yes === null || no === null
      ? 'counts not known'
      : `${yes} Yes, ${no} No, ${notApplicable} not applicable, ${unanswered} unanswered`;
  const wording = certainty === 'assumed' ? '; its wording is assumed' : '';
  if (percentage === null) return `${counts}: nothing relevant, so no percentage${wording}.`;
  const quotient = yes === null || no === null ? '' : `${yes}/${yes + no} = `;
  const banded = band === null ? '' : `, ${bandEdges(m, band)}: ${band}`;
  return `${counts}: ${quotient}${percentage}%${banded}${lowest ? '; the lowest' : ''}${wording}${provisional ? '; provisional' : ''}.`;
}

function ruleStep(
  { method: m }: Assessment,
  { rule, takes, setOff, met, withoutRating }: RuleStep,
  look: Look,
): string[] {
  const found = m.rules.find(({ id }) => id === rule);
  if (found === undefined) return [];
  const { source } = found.when;
  const result = setOff === null ? 'skipped for want of ratings' : setOff ? 'set off' : 'not set off';
  const without = withoutRating.length === 0 ? '' : `; without a rating: ${listed(withoutRating)}`;
  const have = `${met.length}${met.length === 0 ? '' : ` (${listed(met)})`}`;
  return [
    ...paragraph(look, `Rule ${rule}: ${result}. It takes ${takes}; found ${have}${without}.`, 2, '- '),
    ...paragraph(look, `The rule: ${citation(found.source)}`, 4).map(look.dim),
    ...paragraph(look, `What sets it off: ${citation(source)}`, 4).map(look.dim),
  ];
}

function overall({ overall: result, method: m, standards }: Assessment, look: Look): string[] {
  const rated = standards.filter((standard) => standard.counted && standard.score !== null);
  const sum = rated.map(({ score }) => score).join(' + ') || '0';
  const scale = m.ratings.map(({ name, points }) => `${name} ${points}`);
  const provisional = result.provisional ? ', provisional' : '';
  const average =
    rated.length === 0 ? 'no rated standard' : `${result.score} points over ${counted(rated.length, 'rated standard')}`;
  return [
    look.bold('Overall'),
    ...paragraph(
      look,
      `Points: ${listed(scale)}. The score is ${sum} = ${result.score} of ${result.maximum}${provisional}.`,
      2,
      '- ',
    ),
    ...paragraph(look, citation(m.methodSources.points), 4).map(look.dim),
    ...paragraph(
      look,
      `${overallWords(m, rated.length)} Here ${average}: ${result.rating ?? (result.complete ? 'no rating' : 'no rating yet')}${provisional}.`,
      2,
      '- ',
    ),
    ...paragraph(look, citation(m.overall.source), 4).map(look.dim),
    ...(result.complete ? [] : paragraph(look, 'No overall rating while standards are still to come.', 2, '- ')),
    ...paragraph(
      look,
      `By the rules alone: ${result.byRule.score}/${result.maximum}, ${result.byRule.rating ?? 'no rating'}${provisional}.`,
      2,
      '- ',
    ),
    ...paragraph(
      look,
      `= ${result.rating ?? (result.complete ? 'no overall rating' : 'no overall rating yet')}${result.rating === null ? '' : provisional}`,
      2,
    ),
  ];
}

function documents({ method: m }: Assessment, look: Look): string[] {
  return [
    look.bold('Documents'),
    ...Object.entries(m.documents).flatMap(([key, { title, publisher, date, isbn, licence }]) => {
      const details = [
        publisher,
        date,
        ...(isbn === undefined ? [] : [`ISBN ${isbn}`]),
        ...(licence === undefined ? [] : [licence]),
      ];
      return paragraph(look, `${title}. ${details.join(', ')}.`, 2, `[${key}] `);
    }),
  ];
}
