/** Builders: each makes a whole and sound thing, and is told only what a test is about. */
import type { AnalysisContext } from '../src/analysis/analysis.js';
import { assess } from '../src/assess.js';
import type { Assessment, StandardResult } from '../src/model/assessment.js';
import type { Discretion, Inspection } from '../src/model/inspection.js';
import type { Citation, KeyQuestion, Programme, Standard } from '../src/model/programme.js';
import type { Reading, Tallies, Tally } from '../src/model/reading.js';
import { measureStandard } from '../src/scoring/standard.js';
import json from '../src/programmes/pdu-2021.json' with { type: 'json' };

export const pdu = json as Programme;

/** Ratings by the short form in which the facts are written down. */
const ratings = { I: 'Inadequate', RI: 'Requires improvement', G: 'Good', O: 'Outstanding' } as const;
export type Short = keyof typeof ratings;
export const full = (short: Short): string => ratings[short];

export const tally = (yes: number, no: number, notApplicable = 0, unanswered = 0): Tally => ({
  yes,
  no,
  notApplicable,
  unanswered,
});

/** `yes` of `relevant`, and nothing else. */
export const of = (yes: number, relevant: number): Tally => tally(yes, relevant - yes);

/** A percentage well inside the band of each rating, so that no flag is raised. */
const typical: Readonly<Record<Short, Tally>> = {
  I: of(40, 100),
  RI: of(57, 100),
  G: of(72, 100),
  O: of(90, 100),
};

/** Tallies that give each standard its rating: every key question the same. */
export function talliesFor(under: Programme, ratingOf: Readonly<Record<string, Short>>): Tallies {
  return new Map(
    under.standards.flatMap(({ code, questions = [] }) => {
      const rating = ratingOf[code];
      return rating === undefined ? [] : questions.map((question) => [question.code, typical[rating]] as const);
    }),
  );
}

export function inspection(changes: Partial<Inspection> = {}): Inspection {
  return {
    title: null,
    region: null,
    fieldwork: null,
    eligibleCases: null,
    plannedCases: null,
    notApplicable: new Map(),
    judgements: new Map(),
    discretion: [],
    answers: new Map(),
    columns: { id: null, questions: new Map() },
    groups: new Map(),
    ...changes,
  };
}

export function judgements(given: Readonly<Record<string, Short>>): Inspection['judgements'] {
  return new Map(Object.entries(given).map(([code, short]) => [code, { rating: full(short), reason: null }]));
}

export function discretion(given: Readonly<Record<string, Short>>): Discretion[] {
  return Object.entries(given).map(([code, short]) => ({
    standard: code,
    rating: full(short),
    reason: 'what was found outweighs it',
    place: () => ({ file: 'a.inspection.json', line: 12, column: 'discretion[0]' }),
  }));
}

/** What a test says of one inspection. */
interface Case {
  readonly programme?: Programme;
  readonly tallies?: Tallies;
  readonly judged?: Readonly<Record<string, Short>>;
  readonly notApplicable?: readonly string[];
  readonly discretion?: Readonly<Record<string, Short>>;
  readonly toInspect?: number;
  readonly plannedCases?: number;
}

/** Assesses counts under a programme; the shipped one of 2021 unless told. */
export function assessCase(told: Case): Assessment {
  const {
    programme: under = pdu,
    tallies = new Map(),
    judged = {},
    notApplicable = [],
    toInspect = 0,
    plannedCases = null,
  } = told;
  return assess({
    loaded: { programme: under, sha256: 'f00d', isNamed: true },
    inspection: inspection({
      judgements: judgements(judged),
      notApplicable: new Map(notApplicable.map((code) => [code, null])),
      discretion: discretion(told.discretion ?? {}),
      plannedCases,
    }),
    reading: { source: 'sheet.csv', cases: 100, toInspect, tallies, notes: [] },
  });
}

/** What an analysis is given, from tallies, an inspection and whatever else was read. */
export function context(
  under: Programme,
  tallies: Tallies,
  recorded: Partial<Inspection> = {},
  read: Partial<Reading> = {},
): AnalysisContext {
  const reading = { source: 'sheet.csv', cases: 100, toInspect: 0, tallies, notes: [], ...read };
  const own = inspection(recorded);
  const measured = under.standards.map((one) => measureStandard(under, one, reading, own));
  return { programme: under, inspection: own, reading, measured };
}

/** An ordinary inspection under the programme of 2021: everything is Good but what is told. Court work is not applicable. */
export function ordinary(told: {
  readonly standards?: Readonly<Record<string, Short>>;
  readonly tallies?: Readonly<Record<string, Tally>>;
  readonly discretion?: Readonly<Record<string, Short>>;
  readonly toInspect?: number;
  readonly plannedCases?: number;
}): Assessment {
  const { standards = {}, tallies = {}, ...others } = told;
  const { judged, cases } = split({ ...allGood, ...standards });
  return assessCase({
    ...others,
    judged,
    notApplicable: ['2.1'],
    tallies: new Map([...talliesFor(pdu, cases), ...Object.entries(tallies)]),
  });
}

const allGood: Readonly<Record<string, Short>> = Object.fromEntries(
  pdu.standards.filter(({ code }) => code !== '2.1').map(({ code }) => [code, 'G']),
);

const isJudged = (code: string): boolean => pdu.standards.find((one) => one.code === code)?.basis === 'judgement';

function split(given: Readonly<Record<string, Short>>): Record<'judged' | 'cases', Record<string, Short>> {
  const entries = Object.entries(given);
  return {
    judged: Object.fromEntries(entries.filter(([code]) => isJudged(code))),
    cases: Object.fromEntries(entries.filter(([code]) => !isJudged(code))),
  };
}

/** One standard of a result. Throws where there is none. */
export function standard({ standards }: Pick<Assessment, 'standards'>, code: string): StandardResult {
  const found = standards.find((one) => one.code === code);
  if (found === undefined) throw new Error(`no standard ${code}`);
  return found;
}

export const messages = ({ notes }: Pick<Assessment, 'notes'>, code?: string): string[] =>
  notes.filter((note) => code === undefined || note.code === code).map(({ message }) => message);

const example: Citation = { certainty: 'assumed', finding: 'An example.' };

/** A standard rated from cases, with so many key questions. */
export function casework(code: string, questions = 1): Standard {
  const question = (_: unknown, i: number): KeyQuestion => ({
    code: `${code}.${i + 1}`,
    text: `Question ${code}.${i + 1}?`,
    source: example,
  });
  return {
    code,
    title: `Casework ${code}`,
    domain: '1',
    basis: 'cases',
    questions: Array.from({ length: questions }, question),
    source: example,
  };
}

/** A judged standard; `counted: false` is shown apart. */
export function organisational(code: string, counted = true): Standard {
  return { code, title: `Organisation ${code}`, domain: '1', basis: 'judgement', counted, source: example };
}

/** A decision rule: what it does to which standard, when so many of these are rated at or below a rating. */
export function rule(
  id: string,
  [kind, on, to]: readonly [Programme['rules'][number]['kind'], string, Short],
  [atLeast, looksAt, ratedAtOrBelow]: readonly [number, readonly string[], Short],
): Programme['rules'][number] {
  return {
    id,
    kind,
    standard: on,
    to: full(to),
    when: { of: looksAt, atLeast, ratedAtOrBelow: full(ratedAtOrBelow), source: example },
    words: `The rule ${id}.`,
    source: example,
  };
}

/** A programme that nobody uses: the scale, bands and cut-offs of 2021 with other standards and no rules. */
export function programme(standards: readonly Standard[], changes: Partial<Programme> = {}): Programme {
  return {
    ...pdu,
    id: 'made-up',
    title: 'A made-up programme',
    domains: [{ code: '1', title: 'Everything' }],
    standards,
    rules: [],
    ...changes,
  };
}
