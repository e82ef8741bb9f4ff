/** Checks of a programme that its schema cannot make: duplicates, order, references, circles and sources. */
import type { Citation, CutOff, DecisionRule, Programme } from '../model/programme.js';
import { standardName } from '../scoring/words.js';
import { formatCount, fold, formatList } from '../words/english.js';

/** One fault of a programme: where it is in the file, and what to do. */
export interface Fault {
  readonly path: readonly (string | number)[];
  readonly fault: string;
}

/** Each check, and the parts of a programme that it reads. */
const checks: readonly [needs: readonly (keyof Programme)[], check: (programme: Programme) => Iterable<Fault>][] = [
  [['ratings'], scaleFaults],
  [['domains'], domainFaults],
  [['fieldwork'], dateFaults],
  [['ratings', 'bands'], bandFaults],
  [['standards', 'domains', 'remarks'], standardFaults],
  [['rules', 'standards', 'ratings'], ruleFaults],
  [['rules', 'standards'], cycleFaults],
  [['overall', 'standards', 'ratings'], overallFaults],
  [['documents'], sourceFaults],
];

/**
 * All faults of a programme; empty if there are none. A check is skipped if a part that it reads breaks the schema (`misshapen`), because
 * its message could then be wrong.
 */
export function faultsOf(programme: Programme, misshapen: ReadonlySet<string> = new Set()): Fault[] {
  return checks.flatMap(([needs, check]) => (needs.some((part) => misshapen.has(part)) ? [] : [...check(programme)]));
}

type Path = Fault['path'];

const duplicates = (values: readonly string[]): number[] =>
  values.flatMap((value, i) => (values.indexOf(value) < i ? [i] : []));

function* unknownRating({ ratings }: Programme, rating: string, path: Path): Iterable<Fault> {
  const names = ratings.map(({ name }) => name);
  if (!names.includes(rating)) yield { path, fault: `"${rating}" is not one of the ratings ${formatList(names)}.` };
}

function* scaleFaults({ ratings }: Programme): Iterable<Fault> {
  const words = ratings.flatMap(({ name, short }) => [fold(name), fold(short)]);
  for (const i of duplicates(words)) {
    const fault = `"${words[i]}" names two ratings. Every name and short form must differ.`;
    yield { path: ['ratings', Math.floor(i / 2)], fault };
  }
  for (const [i, { points }] of ratings.entries()) {
    if (points > (ratings[i - 1]?.points ?? -1)) continue;
    yield { path: ['ratings', i, 'points'], fault: 'points must rise from the lowest rating to the highest.' };
  }
}

function* domainFaults({ domains }: Programme): Iterable<Fault> {
  for (const i of duplicates(domains.map(({ code }) => code))) {
    yield { path: ['domains', i, 'code'], fault: `there are two domains ${domains[i]?.code}.` };
  }
}

function* bandFaults(programme: Programme): Iterable<Fault> {
  const { bands, ratings } = programme;
  const height = (rating: string): number => ratings.findIndex(({ name }) => name === rating);
  for (const [i, { rating, from }] of bands.entries()) {
    const before = bands[i - 1];
    const path = ['bands', i, 'from'];
    const unknown = [...unknownRating(programme, rating, ['bands', i, 'rating'])];
    yield* unknown;
    if (before === undefined) {
      if (from !== 0) yield { path, fault: `the first band must start at 0; it starts at ${from}.` };
    } else if (from <= before.from) {
      yield { path, fault: `bands must ascend: ${from} does not come after ${before.from}.` };
    } else if (unknown.length === 0 && height(rating) <= height(before.rating)) {
      const fault = `a higher band must give a higher rating: ${rating} does not stand above ${before.rating}.`;
      yield { path: ['bands', i, 'rating'], fault };
    }
  }
}

function* standardFaults({ standards, domains, remarks = [] }: Programme): Iterable<Fault> {
  const codes = standards.map(({ code }) => code);
  const named = [
    ...remarks.flatMap(({ standards: of = [] }, i) =>
      of.map((code, j) => ({ path: ['remarks', i, 'standards', j], code })),
    ),
    ...domains.flatMap(({ ratingsPage }, i) => {
      const code = ratingsPage?.whereNotApplicable;
      return code === undefined ? [] : { path: ['domains', i, 'ratingsPage', 'whereNotApplicable'], code };
    }),
  ];
  for (const { path, code } of named) {
    if (!codes.includes(code)) yield { path, fault: `there is no standard ${code}.` };
  }
  const questionCodes = standards.flatMap(({ questions = [] }) => questions.map(({ code }) => code));
  const domainCodes = domains.map(({ code }) => code);
  for (const i of duplicates(codes)) {
    yield { path: ['standards', i, 'code'], fault: `there are two standards ${codes[i]}.` };
  }
  for (const [i, { code, domain, basis, questions }] of standards.entries()) {
    if (!domainCodes.includes(domain)) {
      const fault = `there is no domain ${domain}; the domains are ${formatList(domainCodes)}.`;
      yield { path: ['standards', i, 'domain'], fault };
    }
    if (basis === 'judgement' && questions !== undefined) {
      yield { path: ['standards', i, 'questions'], fault: 'a judged standard has no key questions.' };
    }
    if (basis !== 'judgement' && questions === undefined) {
      const fault = 'a standard with percentages needs its key questions under "questions".';
      yield { path: ['standards', i], fault };
    }
    for (const [j, { code: question }] of (questions ?? []).entries()) {
      const path = ['standards', i, 'questions', j, 'code'];
      if (!question.startsWith(`${code}.`)) {
        const fault = `the code of a key question begins with its standard's: ${code}.${j + 1}, not ${question}.`;
        yield { path, fault };
      }
      if (questionCodes.filter((other) => other === question).length > 1 || codes.includes(question)) {
        yield { path, fault: `the code ${question} stands twice.` };
      }
    }
  }
}

function* ruleFaults(programme: Programme): Iterable<Fault> {
  const { rules, standards } = programme;
  for (const i of duplicates(rules.map(({ id }) => id))) {
    yield { path: ['rules', i, 'id'], fault: `there are two rules "${rules[i]?.id}".` };
  }
  for (const [i, rule] of rules.entries()) {
    const { of, atLeast, ratedAtOrBelow } = rule.when;
    const when = ['rules', i, 'when'];
    yield* unratedStandard(programme, rule.standard, ['rules', i, 'standard']);
    for (const [j, code] of of.entries()) yield* unratedStandard(programme, code, [...when, 'of', j]);
    for (const j of duplicates(of)) yield { path: [...when, 'of', j], fault: `the standard ${of[j]} stands twice.` };
    yield* unknownRating(programme, rule.to, ['rules', i, 'to']);
    yield* unknownRating(programme, ratedAtOrBelow, [...when, 'ratedAtOrBelow']);
    if (atLeast > of.length) {
      const fault = `the rule can never be set off: it takes ${atLeast} of ${of.length}.`;
      yield { path: [...when, 'atLeast'], fault };
    }
    for (const later of rules.slice(i + 1)) {
      if (!of.includes(later.standard) || reaches(rules, rule, later)) continue;
      const looked = standardName({ standards }, later.standard);
      const fault = `the rule looks at ${looked}, which the rule "${later.id}" below may still lower. Put that rule first.`;
      yield { path: [...when, 'of'], fault };
    }
  }
}

function* unratedStandard({ standards }: Programme, code: string, path: Path): Iterable<Fault> {
  const found = standards.find((standard) => standard.code === code);
  if (found === undefined) {
    const known = formatList(standards.map((standard) => standard.code));
    yield { path, fault: `there is no standard ${code}; the standards are ${known}.` };
  } else if (found.basis === 'unrated') {
    yield { path, fault: `${standardName({ standards }, code)} is not rated, so no rule can use it.` };
  }
}

/** Whether the rule `to` depends on the result of `from`, directly or through other rules. */
function reaches(rules: readonly DecisionRule[], from: DecisionRule, to: DecisionRule): boolean {
  const seen = new Set<string>();
  const open = [from];
  for (let rule = open.pop(); rule !== undefined; rule = open.pop()) {
    const { standard } = rule;
    if (to.when.of.includes(standard)) return true;
    if (seen.has(standard)) continue;
    seen.add(standard);
    open.push(...rules.filter(({ when }) => when.of.includes(standard)));
  }
  return false;
}

function* cycleFaults({ rules, standards }: Programme): Iterable<Fault> {
  for (const [i, rule] of rules.entries()) {
    if (!reaches(rules, rule, rule)) continue;
    const { of } = rule.when;
    const how = of.includes(rule.standard)
      ? ' and looks at it as well'
      : `, which other rules carry back to what it looks at (${formatList(of)})`;
    const fault = `the rule goes in a circle: it changes ${standardName({ standards }, rule.standard)}${how}.`;
    yield { path: ['rules', i], fault };
  }
}

function* overallFaults(programme: Programme): Iterable<Fault> {
  const { overall, standards, ratings } = programme;
  if (overall.method === 'averagePoints') {
    yield* cutOffFaults(programme, overall.cutOffs, ['overall', 'cutOffs']);
    return;
  }
  const { rows } = overall;
  const most = standards.filter((own) => own.basis !== 'unrated' && (own.counted ?? true)).length;
  for (const i of duplicates(rows.map((row) => String(row.standards)))) {
    const fault = `there are two rows for ${formatCount(rows[i]?.standards ?? 0, 'rated standard')}.`;
    yield { path: ['overall', 'rows', i, 'standards'], fault };
  }
  for (const [i, { standards: rated, cutOffs }] of rows.entries()) {
    const path = ['overall', 'rows', i];
    if (rated > most) {
      const fault = `no more than ${formatCount(most, 'standard')} can be rated and counted, so the row for ${rated} can never be used.`;
      yield { path: [...path, 'standards'], fault };
    }
    yield* cutOffFaults(programme, cutOffs, [...path, 'cutOffs']);
    // A last cut-off at or above the maximum score: the highest rating could not be reached.
    const maximum = rated * Math.max(...ratings.map(({ points }) => points));
    const last = cutOffs.at(-1)?.upTo ?? 0;
    if (last >= maximum) {
      const fault = `${formatCount(rated, 'standard')} can score ${maximum} at most, so a cut-off of ${last} leaves no score for ${ratings.at(-1)?.name}.`;
      yield { path: [...path, 'cutOffs', cutOffs.length - 1, 'upTo'], fault };
    }
  }
  if (!rows.some((row) => row.standards === most)) {
    const fault = `there is no row for ${formatCount(most, 'rated standard')}, which is all of them.`;
    yield { path: ['overall', 'rows'], fault };
  }
}

function* cutOffFaults({ ratings }: Programme, cutOffs: readonly CutOff[], path: Path): Iterable<Fault> {
  const names = ratings.slice(0, -1).map(({ name }) => name);
  if (names.join('\n') !== cutOffs.map(({ rating }) => rating).join('\n')) {
    const fault = `there must be a cut-off for each rating but the highest, from the lowest up: ${formatList(names)}.`;
    yield { path, fault };
  }
  for (const [i, { upTo }] of cutOffs.entries()) {
    if (upTo > (cutOffs[i - 1]?.upTo ?? -1)) continue;
    yield { path: [...path, i, 'upTo'], fault: `cut-offs must ascend; ${upTo} does not.` };
  }
}

function* dateFaults({ fieldwork }: Programme): Iterable<Fault> {
  if (fieldwork === undefined) return;
  const { from, to } = fieldwork;
  if (from.slice(0, to.length) <= to.slice(0, from.length)) return;
  yield { path: ['fieldwork', 'to'], fault: `the dates run backwards: ${to} is before ${from}.` };
}

function* sourceFaults(programme: Programme): Iterable<Fault> {
  for (const { path, source } of sourcesOf(programme)) {
    const { certainty, document, locator } = source;
    if (document !== undefined && !Object.hasOwn(programme.documents, document)) {
      yield { path: [...path, 'document'], fault: `there is no document "${document}" under "documents".` };
    } else if (certainty === 'published' && document === undefined) {
      yield { path, fault: 'what is published needs the "document" that it is published in.' };
    } else if (certainty === 'published' && locator === undefined) {
      yield { path, fault: 'what is published needs a "locator": where in the document it stands.' };
    }
  }
}

/** Every source of a programme, with its path. */
export function sourcesOf(programme: Programme): { path: Path; source: Citation }[] {
  const { fieldwork, remarks = [], domains, bands, standards, rules, overall, borderline, methodSources } = programme;
  const sources: { path: Path; source: Citation | undefined }[] = [
    { path: ['fieldwork', 'source'], source: fieldwork?.source },
    { path: ['fieldwork', 'toSource'], source: fieldwork?.toSource },
    ...remarks.map(({ source }, i) => ({ path: ['remarks', i, 'source'], source })),
    ...domains.flatMap(({ source, ratingsPage }, i) => [
      { path: ['domains', i, 'source'], source },
      { path: ['domains', i, 'ratingsPage', 'source'], source: ratingsPage?.source },
    ]),
    ...bands.map(({ source }, i) => ({ path: ['bands', i, 'source'], source })),
    ...standards.flatMap(({ source, codeSource, questions = [] }, i) => [
      { path: ['standards', i, 'codeSource'], source: codeSource },
      { path: ['standards', i, 'source'], source },
      ...questions.map((q, j) => ({ path: ['standards', i, 'questions', j, 'source'], source: q.source })),
    ]),
    ...rules.flatMap(({ source, when }, i) => [
      { path: ['rules', i, 'source'], source },
      { path: ['rules', i, 'when', 'source'], source: when.source },
    ]),
    { path: ['overall', 'source'], source: overall.source },
    { path: ['borderline', 'source'], source: borderline.source },
    ...Object.entries(methodSources).map(([key, source]) => ({ path: ['methodSources', key], source })),
  ];
  return sources.flatMap(({ path, source }) => (source === undefined ? [] : [{ path, source }]));
}
