/** What two programmes rate differently. Pure. */
import type { KeyQuestion, Programme, Standard } from '../model.js';
import { folded, listed } from '../words.js';

/** One kind of difference, in words; `a` and `b` are the programmes' ids. */
export interface Differences {
  readonly about: string;
  readonly differences: readonly string[];
}

/**
 * What two programmes rate differently, by subject; empty where they rate alike. Sources and certainties are no such difference.
 * Standards are paired by code and title; then by a title that only one of each has; then by code, whatever letter stands before it.
 */
export function differencesOf(a: Programme, b: Programme): Differences[] {
  const pairs = paired(a.standards, b.standards);
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

type Pair = readonly [Standard, Standard];

function paired(a: readonly Standard[], b: readonly Standard[]): Pair[] {
  const pairs: Pair[] = [];
  const free = { a: new Set(a), b: new Set(b) };
  const pair = (key: (standard: Standard) => string): void => {
    const only = (key_: string, of: ReadonlySet<Standard>): Standard | null => {
      const found = [...of].filter((standard) => key(standard) === key_);
      return found.length === 1 ? (found[0] ?? null) : null;
    };
    for (const one of [...free.a]) {
      const [own, other] = [only(key(one), free.a), only(key(one), free.b)];
      if (own === null || other === null) continue;
      pairs.push([one, other]);
      free.a.delete(one);
      free.b.delete(other);
    }
  };
  pair(({ code, title }) => `${code} ${folded(title)}`);
  pair(({ title }) => folded(title));
  pair(({ code }) => code.replace(/^[A-Z]/, ''));
  return pairs.toSorted(([x], [y]) => a.indexOf(x) - a.indexOf(y));
}

const name = ({ code, title }: Standard): string => `${code} ${title}`;

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
      .map((standard) => `Only ${id} has ${name(standard)} (${bases[standard.basis]}${apart(standard)}).`);
  return [
    ...alone(a),
    ...alone(b),
    ...pairs.flatMap(([one, other]) => [
      ...(name(one) === name(other) ? [] : [`${name(one)} of ${a.id} is ${name(other)} in ${b.id}.`]),
      ...(one.basis === other.basis
        ? []
        : [`${name(one)} is ${bases[one.basis]} in ${a.id} and ${bases[other.basis]} in ${b.id}.`]),
      ...(apart(one) === apart(other)
        ? []
        : [`${name(one)} counts in the score of ${apart(one) === '' ? a.id : b.id} and not in that of the other.`]),
    ]),
  ];
}

function apart({ counted }: Standard): string {
  return (counted ?? true) ? '' : ', outside the score';
}

function questionsOf(a: Programme, b: Programme, [one, other]: Pair): string[] {
  const [own, others] = [one.questions ?? [], other.questions ?? []];
  // That one is judged and the other rated from cases is said already.
  if (own.length === 0 || others.length === 0) return [];
  if (own.length !== others.length) {
    return [`${name(one)} has ${own.length} in ${a.id}; ${name(other)} has ${others.length} in ${b.id}.`];
  }
  return own.flatMap((question, i) => reworded(question, others[i]));
}

function reworded(one: KeyQuestion, other: KeyQuestion | undefined): string[] {
  if (other === undefined || folded(one.text) === folded(other.text)) return [];
  const codes = one.code === other.code ? one.code : `${one.code} and ${other.code}`;
  const assumed = [one, other].filter(({ source }) => source.certainty === 'assumed').length;
  const surely = ['', ' (one wording is assumed)', ' (both wordings are assumed)'][assumed] ?? '';
  return [`${codes}: "${one.text}" and "${other.text}"${surely}.`];
}

function bandsOf(a: Programme, b: Programme): string[] {
  const edges = ({ bands }: Programme): string => listed(bands.map(({ rating, from }) => `${rating} from ${from}`));
  const scale = ({ ratings }: Programme): string =>
    listed(ratings.map(({ name: rating, points }) => `${rating} ${points}`));
  return [
    ...differing('Bands', a, b, edges),
    ...differing('Points', a, b, scale),
    ...differing('Halves are rounded', a, b, ({ rounding }) => rounding),
    ...differing('Placed in a band', a, b, ({ bandOn }) => `the ${bandOn} percentage`),
  ];
}

function rulesOf(a: Programme, b: Programme): string[] {
  const alone = (one: Programme, other: Programme): string[] =>
    one.rules
      .filter(({ id }) => !other.rules.some((rule) => rule.id === id))
      .map(({ id, words }) => `Only ${one.id} has ${id}: ${words}`);
  const changed = a.rules.flatMap((rule) => {
    const other = b.rules.find(({ id }) => id === rule.id);
    const sense = ({ kind, standard, to, when: { source: _, ...when } }: typeof rule): string =>
      JSON.stringify({ kind, standard, to, when });
    if (other === undefined || sense(rule) === sense(other)) return [];
    return [`${rule.id} differs. ${a.id}: ${rule.words} ${b.id}: ${other.words}`];
  });
  return [...alone(a, b), ...alone(b, a), ...changed];
}

function overallOf(a: Programme, b: Programme): string[] {
  const cut = (cutOffs: readonly { rating: string; upTo: number }[]): string =>
    listed(cutOffs.map(({ rating, upTo }) => `${rating} up to ${upTo}`));
  return differing('By', a, b, ({ overall }) =>
    overall.method === 'averagePoints'
      ? `average points, ${cut(overall.cutOffs)}`
      : `a table of score ranges, ${overall.rows.map((row) => `${row.standards} standards: ${cut(row.cutOffs)}`).join('; ')}`,
  );
}

function borderlineOf(a: Programme, b: Programme): string[] {
  return differing('Flagged', a, b, ({ borderline: { withinPoints, fewCases } }) => {
    return `within ${withinPoints} points of a cut-off, or with ${fewCases} relevant cases or fewer`;
  });
}

function differing(what: string, a: Programme, b: Programme, words: (programme: Programme) => string): string[] {
  const [one, other] = [words(a), words(b)];
  return one === other ? [] : [`${what}: ${one} in ${a.id}; ${other} in ${b.id}.`];
}
