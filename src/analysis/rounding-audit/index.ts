/** The rounding audit: where another way to round or to band would print another number or give another rating. */
import type { RoundingAudit, RoundingFigure, RoundingResult, Way } from '../../model/analyses.js';
import { itemPart, textPart, titlePart, type Part } from '../../model/document.js';
import type { Programme } from '../../model/programme.js';
import type { Tally } from '../../model/reading.js';
import { numberColumn, orMark, wordColumn, type Cell, type Worksheet } from '../../model/worksheet.js';
import { placeInBand } from '../../scoring/band.js';
import { changedRatings, rate } from '../../scoring/rate.js';
import { measureStandard, type StandardEvidence } from '../../scoring/standard.js';
import { relevantCases } from '../../scoring/tally.js';
import { capitalise, compact, formatCount, formatList, formatShare } from '../../words/english.js';
import { defineAnalysis, type AnalysisContext } from '../analysis.js';

export const roundingAnalysis = defineAnalysis({
  key: 'roundingAudit',
  option: '--rounding-audit',
  describe: 'figures that another way to round or to band would change',
  page: { anchor: 'rounding', name: 'Rounding audit' },
  analyse: roundingAudit,
  panelLine: (result) => panelLine(result.roundingAudit),
  section: (result) => section(result.roundingAudit),
  worksheets: (result) => worksheets(result.roundingAudit),
});

const ways: readonly Way[] = [
  { rounding: 'half-up', bandOn: 'rounded' },
  { rounding: 'half-even', bandOn: 'rounded' },
  { rounding: 'half-up', bandOn: 'exact' },
];

/**
 * Rates with halves up, with halves to even, and with the exact value banded, and compares every key and supporting question. Half to even
 * rounds to the even neighbour (IEEE 754, roundTiesToEven).
 */
export function roundingAudit({ programme, measured, reading, inspection }: AnalysisContext): RoundingAudit {
  const own: Way = { rounding: programme.rounding, bandOn: programme.bandOn };
  const inBands = new Set(
    measured
      .filter(({ basis }) => basis === 'cases')
      .flatMap(({ keyQuestions }) => keyQuestions.map(({ code }) => code)),
  );
  // Only questions: not the figures of groups and shares.
  const questions = [...reading.tallies].filter(
    ([key, tally]) => /^[A-Z]?\d[^ ]*$/i.test(key) && relevantCases(tally) > 0,
  );
  const before = rate(programme, measured, inspection.discretion);
  return {
    way: own,
    looked: questions.length,
    figures: questions.flatMap(([question, tally]) =>
      roundingFigure(programme, question, tally, inBands.has(question)),
    ),
    // If the exact value is banded, rounding decides nothing.
    results: ways
      .filter(({ rounding, bandOn }) => bandOn !== own.bandOn || (bandOn === 'rounded' && rounding !== own.rounding))
      .flatMap((way): RoundingResult[] => {
        const evidence = programme.standards.map((standard): StandardEvidence =>
          measureStandard({ ...programme, ...way }, standard, reading, inspection),
        );
        const after = rate(programme, evidence, inspection.discretion);
        const standards = changedRatings(before, after);
        // A percentage without its counts may be in one band as printed, and in either of two by its exact value.
        const undecided = evidence.flatMap(({ basis, standard: { code } }, i) =>
          basis === 'missing' && measured[i]?.basis === 'cases' ? code : [],
        );
        if (undecided.length > 0) return [{ ...way, standards, undecided, score: null, maximum: null, overall: null }];
        const { score, maximum, overall } = after;
        if (standards.length === 0 && score === before.score && overall === before.overall) return [];
        return [{ ...way, standards, undecided, score, maximum, overall }];
      }),
    withoutCounts: [...(reading.published?.keys() ?? [])],
  };
}

function roundingFigure(programme: Programme, question: string, tally: Tally, rated: boolean): RoundingFigure[] {
  const [yes, relevant] = [tally.yes, relevantCases(tally)];
  const place = (way: Partial<Way>) => placeInBand({ ...programme, ...way }, yes, relevant);
  const up = place({ rounding: 'half-up', bandOn: 'rounded' });
  const even = place({ rounding: 'half-even', bandOn: 'rounded' });
  const exact = place({ bandOn: 'exact' });
  if (up === null || even === null || exact === null) return [];
  const printed = { halfUp: up.percentage, halfEven: even.percentage, exact: exact.percentage };
  const bands = { halfUp: up.band.rating, halfEven: even.band.rating, exact: exact.band.rating };
  const isTie = printed.halfUp !== printed.halfEven;
  // A value between its printed percentage and a band's edge is printed with decimals if it is banded as it is, also in a question that is not rated.
  if (!isTie && printed.exact === printed.halfUp) return [];
  // A tie has one decimal, a 5; otherwise as many as put it in the exact value's band.
  const decisive = isTie ? printed.halfUp - 0.5 : exact.percentage;
  return [{ question, yes, relevant, exact: decisive, printed, bands: rated ? bands : null }];
}

function panelLine({ looked, figures, results, withoutCounts }: RoundingAudit): string {
  if (looked === 0 && withoutCounts.length > 0) return `Rounding: ${onlyPercentages(withoutCounts)}`;
  const counted = fromCounts(withoutCounts);
  const changed = [
    ...new Set(results.flatMap(({ standards, undecided }) => [...standards.map(({ code }) => code), ...undecided])),
  ];
  const depends = 'on how a half is rounded, or on whether the printed or the exact value is banded';
  const percentages =
    figures.length === 0
      ? `no percentage${counted} depends`
      : formatCount(figures.length, 'percentage depends', 'percentages depend');
  const ratings =
    changed.length === 1 ? `the rating of ${changed[0]} does` : `the ratings of ${formatList(changed)} do`;
  const words =
    figures.length === 0 && changed.length === 0
      ? `no percentage and no rating${counted} depends ${depends}`
      : `${percentages} ${depends}; ${changed.length === 0 ? 'no rating does' : ratings}`;
  return compact([`Rounding: ${words}.`, withoutCounts.length > 0 && capitalise(onlyPercentages(withoutCounts))]).join(
    ' ',
  );
}

/** Each figure that another way would change, then the ratings that would change. */
function section({ way, looked, figures, results, withoutCounts }: RoundingAudit): Part[] {
  return [
    titlePart('Rounding audit: what another way to round or to band would change'),
    textPart(`Ratings are made with ${wayWords(way)}. ${triedWords(looked)}`),
    ...compact([
      figures.length === 0 && noFigure(withoutCounts),
      ...figures.map(figureWords),
      results.length === 0 && noResult(withoutCounts),
      ...results.map(resultWords),
      withoutCounts.length > 0 && capitalise(onlyPercentages(withoutCounts)),
    ]).map(itemPart),
  ];
}

/** Restricts a statement to what is known where only the percentages of some questions are. */
const fromCounts = (withoutCounts: readonly string[]): string => (withoutCounts.length === 0 ? '' : ' from counts');
const noFigure = (withoutCounts: readonly string[]): string =>
  `No percentage${fromCounts(withoutCounts)} would be printed or banded otherwise.`;
const noResult = (withoutCounts: readonly string[]): string =>
  withoutCounts.length === 0
    ? 'No rating, no score and no overall rating would be another.'
    : 'No rating from counts would be another.';

const triedWords = (looked: number): string =>
  `${formatCount(looked, 'question with counts was', 'questions with counts were')} tried, key and supporting: with halves up, with halves to even, and with the exact value banded.`;

const onlyPercentages = (questions: readonly string[]): string =>
  `only the percentage of ${formatList(questions)} is known, so what another way would give there cannot be said.`;

/** What another way would give. An unchanged score or overall rating is given too. */
function resultWords({ standards, undecided, score, maximum, overall, ...other }: RoundingResult): string {
  const changed = compact([
    formatList(standards.map(changeWords)),
    undecided.length > 0 && `the band of ${formatList(undecided)} cannot be said`,
    score !== null && `score ${score}/${maximum}, overall ${overall ?? 'not rated'}`,
  ]);
  return `With ${wayWords(other)}: ${changed.join('; ')}.`;
}

function wayWords({ rounding, bandOn }: Way): string {
  if (bandOn === 'exact') return 'the exact percentage banded';
  return `halves ${rounding === 'half-up' ? 'up' : 'to even'} and the printed percentage banded`;
}

const changeWords = ({ code, from, to }: RoundingAudit['results'][number]['standards'][number]): string =>
  `${code} from ${from} to ${to}`;

function figureWords({ question, yes, relevant, exact, printed, bands }: RoundingFigure): string {
  const banded = bands === null || new Set(Object.values(bands)).size === 1 ? '' : `; ${byWay(bands)}`;
  return `${question}: ${formatShare(yes, relevant)} is ${exact} per cent, printed ${byWay(printed)}${banded}.`;
}

/** "65 with halves up or to even, 64.5 with the exact value banded": each value with the ways that give it. */
function byWay({
  halfUp,
  halfEven,
  exact,
}: { readonly [way in keyof RoundingFigure['printed']]: string | number }): string {
  const halves = [halfUp, halfEven, exact];
  return [...new Set(halves)]
    .map((value) => {
      const [up, even, banded] = halves.map((one) => one === value);
      const rounded = compact([up === true && 'up', even === true && 'to even']).join(' or ');
      const names = compact([
        rounded !== '' && `with halves ${rounded}`,
        banded === true && 'with the exact value banded',
      ]);
      return `${value} ${formatList(names, 'or')}`;
    })
    .join(', ');
}

/** A row for each percentage, and one for each way to round or band, that would differ. */
function worksheets({ way, looked, figures, results, withoutCounts }: RoundingAudit): Worksheet[] {
  const lines = compact([
    `Ratings are made with ${wayWords(way)}.`,
    triedWords(looked),
    withoutCounts.length > 0 && capitalise(onlyPercentages(withoutCounts)),
  ]);
  const figureRows = figures.map(({ question, yes, relevant, exact, printed, bands }): Cell[] => {
    const inBands = [bands?.halfUp, bands?.halfEven, bands?.exact].map((band) => orMark(band, 'z'));
    return [question, yes, relevant, exact, printed.halfUp, printed.halfEven, printed.exact, ...inBands];
  });
  const resultRows = results.map(({ standards, undecided, score, maximum, overall, ...other }): Cell[] => {
    const changes = formatList([...standards.map(changeWords), ...undecided.map((code) => `${code} not known`)]);
    return [wayWords(other), orMark(score, 'x'), orMark(maximum, 'x'), orMark(overall, 'x'), changes || 'none'];
  });
  return [
    {
      name: 'Rounding_figures',
      title: 'Percentages that another way to round or to band would change',
      lines: compact([...lines, figures.length === 0 && noFigure(withoutCounts)]),
      table: figures.length === 0 ? null : { columns: figureColumns, rows: figureRows },
    },
    {
      name: 'Rounding_results',
      title: 'Results that another way to round or to band would change',
      lines: compact([...lines, results.length === 0 && noResult(withoutCounts)]),
      table: results.length === 0 ? null : { columns: resultColumns, rows: resultRows },
    },
  ];
}

const figureColumns = [
  wordColumn('Question', 3),
  numberColumn('Yes', 2.2),
  numberColumn('Relevant (Yes and No)', 3.4),
  numberColumn('Exact per cent', 3.4),
  numberColumn('Halves up, per cent', 3.4),
  numberColumn('Halves to even, per cent', 3.4),
  numberColumn('Exact value banded, per cent', 3.4),
  wordColumn('Halves up, band', 4.5),
  wordColumn('Halves to even, band', 4.5),
  wordColumn('Exact value, band', 4.5),
];

const resultColumns = [
  wordColumn('Way', 12),
  numberColumn('Score', 2.6),
  numberColumn('Maximum score', 3),
  wordColumn('Overall rating', 5),
  wordColumn('Ratings that would change', 16),
];
