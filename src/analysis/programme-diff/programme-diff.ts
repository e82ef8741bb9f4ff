/** What two programmes rate differently. */
import type { Differences } from '../../model/command-results.js';
import type { CutOff, DecisionRule, KeyQuestion, Programme, Standard } from '../../model/programme.js';
import { requirement } from '../../scoring/rules.js';
import { compact, fold, formatList } from '../../words/english.js';

/** What two programmes rate differently, by subject; empty if they rate alike. Differences between sources and certainties do not count. */
export function differencesOf(a: Programme, b: Programme): Differences[] {
  const pairs = pairStandards(a.standards, b.standards);
  const subjects: Differences[] = [
    { about: 'Standards', differences: standardsOf(a, b, pairs) },
    { about: 'Key questions', differences: pairs.flatMap((pair) => questionsOf(a, b, pair)) },
    { about: 'Percentages and bands', differences: bandsOf(a, b) },
    { about: 'Decision rules', differences: rulesOf(a, b) },
    { about: 'Overall rating', differences: overallOf(a, b) },
    { about: 'Borderline', differences: borderlineOf(a, b) },
  ];
  return subjects.filter(({ differences }) => differences.length > 0);
}

const codeAndTitle = ({ code, title }: Standard): string => `${code} ${title}`;

const bases: Readonly<Record<Standard['basis'], string>> = {
  cases: 'rated from cases',
  judgement: 'judged',
  unrated: 'not rated',
};

function standardsOf(a: Programme, b: Programme, pairs: readonly Pair[]): string[] {
  const inPair = new Set(pairs.flat());
  const alone = ({ id, standards }: Programme): string[] =>
    standards
      .filter((standard) => !inPair.has(standard))
      .map(
        (one) =>
          `Only ${id} has ${codeAndTitle(one)} (${bases[one.basis]}${inScore(one) ? '' : ', outside the score'}).`,
      );
  return compact([
    ...alone(a),
    ...alone(b),
    ...pairs.flatMap(([one, other]) => [
      codeAndTitle(one) !== codeAndTitle(other) &&
        `${codeAndTitle(one)} of ${a.id} is ${codeAndTitle(other)} in ${b.id}.`,
      one.basis !== other.basis &&
        `${codeAndTitle(one)} is ${bases[one.basis]} in ${a.id} and ${bases[other.basis]} in ${b.id}.`,
      inScore(one) !== inScore(other) &&
        `${codeAndTitle(one)} counts in the score of ${inScore(one) ? a.id : b.id} and not in that of the other.`,
    ]),
  ]);
}

const inScore = ({ counted = true }: Standard): boolean => counted;

function questionsOf(a: Programme, b: Programme, [one, other]: Pair): string[] {
  const [own, others] = [one.questions ?? [], other.questions ?? []];
  // It is reported already that one is judged and the other rated from cases.
  if (own.length === 0 || others.length === 0) return [];
  return own.length === others.length
    ? own.flatMap((question, i) => wordingDifferences(question, others[i]))
    : [`${codeAndTitle(one)} has ${own.length} in ${a.id}; ${codeAndTitle(other)} has ${others.length} in ${b.id}.`];
}

function wordingDifferences(one: KeyQuestion, other: KeyQuestion | undefined): string[] {
  if (other === undefined || fold(one.text) === fold(other.text)) return [];
  const codes = one.code === other.code ? one.code : `${one.code} and ${other.code}`;
  const assumed = [one, other].filter(({ source }) => source.certainty === 'assumed').length;
  const surely = ['', ' (one wording is assumed)', ' (both wordings are assumed)'][assumed] ?? '';
  return [`${codes}: "${one.text}" and "${other.text}"${surely}.`];
}

function bandsOf(a: Programme, b: Programme): string[] {
  return [
    ...difference('Bands', a, b, ({ bands }) => formatList(bands.map(({ rating, from }) => `${rating} from ${from}`))),
    ...difference('Points', a, b, ({ ratings }) => formatList(ratings.map(({ name, points }) => `${name} ${points}`))),
    ...difference('Halves are rounded', a, b, ({ rounding }) => rounding),
    ...difference('Placed in a band', a, b, ({ bandOn }) => `the ${bandOn} percentage`),
  ];
}

function rulesOf(a: Programme, b: Programme): string[] {
  const changed = a.rules.flatMap((rule) => {
    const other = b.rules.find(({ id }) => id === rule.id);
    if (other === undefined || effectOf(rule) === effectOf(other)) return [];
    return [`${rule.id} differs. ${a.id}: ${ruleWords(a, rule)} ${b.id}: ${ruleWords(b, other)}`];
  });
  return [...rulesAlone(a, b), ...rulesAlone(b, a), ...changed];
}

function rulesAlone(programme: Programme, other: Programme): string[] {
  return programme.rules
    .filter(({ id }) => !other.rules.some((rule) => rule.id === id))
    .map((rule) => `Only ${programme.id} has ${rule.id}: ${ruleWords(programme, rule)}`);
}

/** A rule in its own words, then its effect and its trigger, in which two rules can differ whose words are the same. */
function ruleWords(programme: Programme, rule: DecisionRule): string {
  const { words, kind, standard, to } = rule;
  const effect = kind === 'cap' ? `cap on ${standard} at ${to}` : `${standard} normally ${to} at most`;
  return `${words} (${effect}; it takes ${requirement(programme, rule)}.)`;
}

/** The effect of a rule, without its words and sources. */
function effectOf({ kind, standard, to, when }: DecisionRule): string {
  return JSON.stringify([kind, standard, to, when.of, when.atLeast, when.ratedAtOrBelow]);
}

function overallOf(a: Programme, b: Programme): string[] {
  return difference('By', a, b, ({ overall }) =>
    overall.method === 'averagePoints'
      ? `average points, ${cutOffWords(overall.cutOffs)}`
      : `a table of score ranges, ${overall.rows.map((row) => `${row.standards} standards: ${cutOffWords(row.cutOffs)}`).join('; ')}`,
  );
}

function cutOffWords(cutOffs: readonly CutOff[]): string {
  return formatList(cutOffs.map(({ rating, upTo }) => `${rating} up to ${upTo}`));
}

function borderlineOf(a: Programme, b: Programme): string[] {
  return difference('Flagged', a, b, ({ borderline: { withinPoints, fewCases } }) => {
    return `within ${withinPoints} points of a cut-off, or with ${fewCases} relevant cases or fewer`;
  });
}

function difference(what: string, a: Programme, b: Programme, words: (programme: Programme) => string): string[] {
  const [one, other] = [words(a), words(b)];
  return one === other ? [] : [`${what}: ${one} in ${a.id}; ${other} in ${b.id}.`];
}

/** A standard of one programme and its counterpart in the other. */
type Pair = readonly [Standard, Standard];

/** The keys by which standards are paired, tried in order. A key counts only if one standard of each programme has it. */
const keys: readonly ((standard: Standard) => string)[] = [
  ({ code, title }) => `${code} ${fold(title)}`,
  ({ title }) => fold(title),
  ({ code }) => code.replace(/^[A-Z]/, ''),
];

/**
 * Pairs the standards of two programmes, in the order of the first: by code and title; then by a title that only one of each has; then by
 * code without the letter before it. Standards without a counterpart are left out.
 */
function pairStandards(a: readonly Standard[], b: readonly Standard[]): Pair[] {
  const pairs: Pair[] = [];
  for (const key of keys) {
    const taken = new Set(pairs.flat());
    const sharing = (all: readonly Standard[], name: string): Standard[] =>
      all.filter((standard) => !taken.has(standard) && key(standard) === name);
    for (const one of a.filter((standard) => !taken.has(standard))) {
      const [other, another] = sharing(b, key(one));
      const unique = sharing(a, key(one)).length === 1 && another === undefined;
      if (other !== undefined && unique) pairs.push([one, other]);
    }
  }
  return pairs.toSorted(([x], [y]) => a.indexOf(x) - a.indexOf(y));
}
