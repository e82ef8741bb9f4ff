/** Checks of a programme that its schema cannot make: duplicates, order, references, circles and sources. */
import type { Citation, CutOff, DecisionRule, Programme, ScoreTable } from '../model/programme.js';
import { standardName } from '../scoring/words.js';
import { formatCount, fold, formatList } from '../words/english.js';

/** One fault of a programme: where it is in the file, and what to do. */
export interface Fault {
  readonly path: readonly (string | number)[];
  readonly fault: string;
}

/** Each check, and the parts of a programme that it reads. */
const checks: readonly [needs: readonly (keyof Programme)[], check: (programme: Programme) => Fault[]][] = [
  [['ratings'], scaleFaults],
  [['domains'], domainFaults],
  [['fieldwork'], dateFaults],
  [['ratings', 'bands'], bandFaults],
  [['standards', 'domains'], standardFaults],
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
  return checks.flatMap(([needs, check]) => (needs.some((part) => misshapen.has(part)) ? [] : check(programme)));
}

type Path = Fault['path'];

const duplicates = (values: readonly string[]): number[] =>
  values.flatMap((value, i) => (values.indexOf(value) < i ? [i] : []));

function unknownRating({ ratings }: Programme, rating: string, path: Path): Fault[] {
  if (ratings.some(({ name }) => name === rating)) return [];
  return [{ path, fault: `"${rating}" is not one of the ratings ${formatList(ratings.map(({ name }) => name))}.` }];
}

function scaleFaults({ ratings }: Programme): Fault[] {
  const words = ratings.flatMap(({ name, short }) => [fold(name), fold(short)]);
  return [
    ...duplicates(words).map((i) => ({
      path: ['ratings', Math.floor(i / 2)],
      fault: `"${words[i]}" names two ratings. Every name and short form must differ.`,
    })),
    ...ratings.flatMap(({ points }, i) =>
      points > (ratings[i - 1]?.points ?? -1)
        ? []
        : [{ path: ['ratings', i, 'points'], fault: 'points must rise from the lowest rating to the highest.' }],
    ),
  ];
}

function domainFaults({ domains }: Programme): Fault[] {
  return duplicates(domains.map(({ code }) => code)).map((i) => ({
    path: ['domains', i, 'code'],
    fault: `there are two domains ${domains[i]?.code}.`,
  }));
}

function bandFaults(programme: Programme): Fault[] {
  const { bands, ratings } = programme;
  const height = (rating: string): number => ratings.findIndex(({ name }) => name === rating);
  return bands.flatMap(({ rating, from }, i): Fault[] => {
    const before = bands[i - 1];
    const faults = unknownRating(programme, rating, ['bands', i, 'rating']);
    const path = ['bands', i, 'from'];
    if (before === undefined) {
      if (from !== 0) faults.push({ path, fault: `the first band must start at 0; it starts at ${from}.` });
    } else {
      if (from <= before.from) {
        faults.push({ path, fault: `bands must ascend: ${from} does not come after ${before.from}.` });
      }
      if (faults.length === 0 && height(rating) <= height(before.rating)) {
        faults.push({
          path: ['bands', i, 'rating'],
          fault: `a higher band must give a higher rating: ${rating} does not stand above ${before.rating}.`,
        });
      }
    }
    return faults;
  });
}

function standardFaults({ standards, domains }: Programme): Fault[] {
  const codes = standards.map(({ code }) => code);
  const questions = standards.flatMap((standard) => (standard.questions ?? []).map(({ code }) => code));
  return [
    ...duplicates(codes).map((i) => ({
      path: ['standards', i, 'code'],
      fault: `there are two standards ${codes[i]}.`,
    })),
    ...standards.flatMap((standard, i): Fault[] => {
      const faults: Fault[] = [];
      if (!domains.some(({ code }) => code === standard.domain)) {
        faults.push({
          path: ['standards', i, 'domain'],
          fault: `there is no domain ${standard.domain}; the domains are ${formatList(domains.map(({ code }) => code))}.`,
        });
      }
      if (standard.basis === 'judgement' && standard.questions !== undefined) {
        faults.push({ path: ['standards', i, 'questions'], fault: 'a judged standard has no key questions.' });
      }
      if (standard.basis !== 'judgement' && standard.questions === undefined) {
        faults.push({
          path: ['standards', i],
          fault: 'a standard with percentages needs its key questions under "questions".',
        });
      }
      (standard.questions ?? []).forEach(({ code }, j) => {
        if (!code.startsWith(`${standard.code}.`)) {
          faults.push({
            path: ['standards', i, 'questions', j, 'code'],
            fault: `the code of a key question begins with its standard's: ${standard.code}.${j + 1}, not ${code}.`,
          });
        }
        if (questions.filter((other) => other === code).length > 1 || codes.includes(code)) {
          faults.push({ path: ['standards', i, 'questions', j, 'code'], fault: `the code ${code} stands twice.` });
        }
      });
      return faults;
    }),
  ];
}

function ruleFaults(programme: Programme): Fault[] {
  const { rules, standards } = programme;
  return [
    ...duplicates(rules.map(({ id }) => id)).map((i) => ({
      path: ['rules', i, 'id'],
      fault: `there are two rules "${rules[i]?.id}".`,
    })),
    ...rules.flatMap((rule, i): Fault[] => [
      ...ratedStandard(programme, rule.standard, ['rules', i, 'standard']),
      ...rule.when.of.flatMap((code, j) => ratedStandard(programme, code, ['rules', i, 'when', 'of', j])),
      ...duplicates(rule.when.of).map((j) => ({
        path: ['rules', i, 'when', 'of', j],
        fault: `the standard ${rule.when.of[j]} stands twice.`,
      })),
      ...unknownRating(programme, rule.to, ['rules', i, 'to']),
      ...unknownRating(programme, rule.when.ratedAtOrBelow, ['rules', i, 'when', 'ratedAtOrBelow']),
      ...(rule.when.atLeast > rule.when.of.length
        ? [
            {
              path: ['rules', i, 'when', 'atLeast'],
              fault: `the rule can never be set off: it takes ${rule.when.atLeast} of ${rule.when.of.length}.`,
            },
          ]
        : []),
      ...rules.slice(i + 1).flatMap((later) =>
        rule.when.of.includes(later.standard) && !reaches(rules, rule, later)
          ? [
              {
                path: ['rules', i, 'when', 'of'],
                fault: `the rule looks at ${standardName({ standards }, later.standard)}, which the rule "${later.id}" below may still lower. Put that rule first.`,
              },
            ]
          : [],
      ),
    ]),
  ];
}

function ratedStandard({ standards }: Programme, code: string, path: Path): Fault[] {
  const found = standards.find((standard) => standard.code === code);
  if (found === undefined) {
    return [
      { path, fault: `there is no standard ${code}; the standards are ${formatList(standards.map((s) => s.code))}.` },
    ];
  }
  return found.basis === 'unrated'
    ? [{ path, fault: `${standardName({ standards }, code)} is not rated, so no rule can use it.` }]
    : [];
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

function cycleFaults({ rules, standards }: Programme): Fault[] {
  return rules.flatMap((rule, i) => {
    if (!reaches(rules, rule, rule)) return [];
    const own = standardName({ standards }, rule.standard);
    const fault = rule.when.of.includes(rule.standard)
      ? `the rule goes in a circle: it changes ${own} and looks at it as well.`
      : `the rule goes in a circle: it changes ${own}, which other rules carry back to what it looks at (${formatList(rule.when.of)}).`;
    return [{ path: ['rules', i], fault }];
  });
}

function overallFaults(programme: Programme): Fault[] {
  const { overall, standards } = programme;
  if (overall.method === 'averagePoints') return cutOffFaults(programme, overall.cutOffs, ['overall', 'cutOffs']);
  const most = standards.filter((own) => own.basis !== 'unrated' && (own.counted ?? true)).length;
  return [
    ...duplicates(overall.rows.map((row) => String(row.standards))).map((i) => ({
      path: ['overall', 'rows', i, 'standards'],
      fault: `there are two rows for ${formatCount(overall.rows[i]?.standards ?? 0, 'rated standard')}.`,
    })),
    ...overall.rows.flatMap((row, i) => [
      ...(row.standards > most
        ? [
            {
              path: ['overall', 'rows', i, 'standards'],
              fault: `no more than ${formatCount(most, 'standard')} can be rated and counted, so the row for ${row.standards} can never be used.`,
            },
          ]
        : []),
      ...cutOffFaults(programme, row.cutOffs, ['overall', 'rows', i, 'cutOffs']),
      ...rangeFaults(programme, row, i),
    ]),
    ...(overall.rows.some((row) => row.standards === most)
      ? []
      : [
          {
            path: ['overall', 'rows'],
            fault: `there is no row for ${formatCount(most, 'rated standard')}, which is all of them.`,
          },
        ]),
  ];
}

function cutOffFaults({ ratings }: Programme, cutOffs: readonly CutOff[], path: Path): Fault[] {
  const names = ratings.slice(0, -1).map(({ name }) => name);
  const given = cutOffs.map(({ rating }) => rating);
  return [
    ...(names.join('\n') === given.join('\n')
      ? []
      : [
          {
            path,
            fault: `there must be a cut-off for each rating but the highest, from the lowest up: ${formatList(names)}.`,
          },
        ]),
    ...cutOffs.flatMap(({ upTo }, i) =>
      upTo > (cutOffs[i - 1]?.upTo ?? -1)
        ? []
        : [{ path: [...path, i, 'upTo'], fault: `cut-offs must ascend; ${upTo} does not.` }],
    ),
  ];
}

/** A fault if the last cut-off is at or above the maximum score: the highest rating could not be reached. */
function rangeFaults({ ratings }: Programme, { standards, cutOffs }: ScoreTable['rows'][number], i: number): Fault[] {
  const maximum = standards * Math.max(...ratings.map(({ points }) => points));
  const last = cutOffs.at(-1)?.upTo ?? 0;
  if (last < maximum) return [];
  return [
    {
      path: ['overall', 'rows', i, 'cutOffs', cutOffs.length - 1, 'upTo'],
      fault: `${formatCount(standards, 'standard')} can score ${maximum} at most, so a cut-off of ${last} leaves no score for ${ratings.at(-1)?.name}.`,
    },
  ];
}

function dateFaults({ fieldwork }: Programme): Fault[] {
  if (fieldwork === undefined) return [];
  const { from, to } = fieldwork;
  const length = Math.min(from.length, to.length);
  if (from.slice(0, length) <= to.slice(0, length)) return [];
  return [{ path: ['fieldwork', 'to'], fault: `the dates run backwards: ${to} is before ${from}.` }];
}

function sourceFaults(programme: Programme): Fault[] {
  const { documents } = programme;
  return sourcesOf(programme).flatMap(({ path, source }) => {
    if (source.document === undefined) {
      return source.certainty === 'published'
        ? [{ path, fault: 'what is published needs the "document" that it is published in.' }]
        : [];
    }
    if (!Object.hasOwn(documents, source.document)) {
      return [{ path: [...path, 'document'], fault: `there is no document "${source.document}" under "documents".` }];
    }
    return source.certainty === 'published' && source.locator === undefined
      ? [{ path, fault: 'what is published needs a "locator": where in the document it stands.' }]
      : [];
  });
}

/** Every source of a programme, with its path. */
export function sourcesOf(programme: Programme): { path: Path; source: Citation }[] {
  const { fieldwork, remarks = [], domains, bands, standards, rules, overall, borderline, methodSources } = programme;
  return [
    ...(fieldwork === undefined ? [] : [{ path: ['fieldwork', 'source'], source: fieldwork.source }]),
    ...remarks.map(({ source }, i) => ({ path: ['remarks', i, 'source'], source })),
    ...domains.flatMap(({ source }, i) => (source === undefined ? [] : [{ path: ['domains', i, 'source'], source }])),
    ...bands.map(({ source }, i) => ({ path: ['bands', i, 'source'], source })),
    ...standards.flatMap(({ source, codeSource, questions }, i) => [
      ...(codeSource === undefined ? [] : [{ path: ['standards', i, 'codeSource'], source: codeSource }]),
      { path: ['standards', i, 'source'], source },
      ...(questions ?? []).map((q, j) => ({ path: ['standards', i, 'questions', j, 'source'], source: q.source })),
    ]),
    ...rules.flatMap(({ source, when }, i) => [
      { path: ['rules', i, 'source'], source },
      { path: ['rules', i, 'when', 'source'], source: when.source },
    ]),
    { path: ['overall', 'source'], source: overall.source },
    { path: ['borderline', 'source'], source: borderline.source },
    ...Object.entries(methodSources).map(([key, source]) => ({ path: ['methodSources', key], source })),
  ];
}
