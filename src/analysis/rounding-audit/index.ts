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
import { compact, formatCount, formatList } from '../../words/english.js';
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
        const { score, maximum, overall } = after;
        if (standards.length === 0 && score === before.score && overall === before.overall) return [];
        return [{ ...way, standards, score, maximum, overall }];
      }),
  };
}

function roundingFigure(programme: Programme, question: string, tally: Tally, rated: boolean): RoundingFigure[] {
  const [yes, relevant] = [tally.yes, relevantCases(tally)];
  const place = (way: Partial<Way>) => placeInBand({ ...programme, ...way }, yes, relevant);
  const up = place({ rounding: 'half-up', bandOn: 'rounded' });
  const even = place({ rounding: 'half-even', bandOn: 'rounded' });
  const exact = place({ bandOn: 'exact' });
  if (up === null || even === null || exact === null) return [];
  const printed = { halfUp: up.percentage, halfEven: even.percentage };
  const bands = { halfUp: up.band.rating, halfEven: even.band.rating, exact: exact.band.rating };
  const isTie = printed.halfUp !== printed.halfEven;
  if (!isTie && !(rated && new Set(Object.values(bands)).size > 1)) return [];
  // A tie has one decimal, a 5; otherwise as many as put it in the exact value's band.
  const decisive = isTie ? printed.halfUp - 0.5 : exact.percentage;
  return [{ question, yes, relevant, exact: decisive, printed, bands: rated ? bands : null }];
}

function panelLine({ figures, results }: RoundingAudit): string {
  if (figures.length === 0 && results.length === 0) {
    return 'Rounding: no percentage and no rating hangs on how a half is rounded or on what is banded.';
  }
  const others = `${formatCount(figures.length, 'percentage')} ${figures.length === 1 ? 'hangs' : 'hang'} on how a half is rounded or on what is banded`;
  const changed = new Set(results.flatMap(({ standards }) => standards.map(({ code }) => code)));
  const ratings = changed.size === 0 ? 'no rating does' : `so does the rating of ${formatList([...changed])}`;
  return `Rounding: ${others}; ${ratings}.`;
}

/** Each figure that another way would change, then the ratings that would change. */
function section({ way, looked, figures, results }: RoundingAudit): Part[] {
  return [
    titlePart('Rounding audit: what another way to round or to band would change'),
    textPart(
      `Ratings are made with ${wayWords(way)}. ${formatCount(looked, 'question')} with relevant cases, key and supporting, were tried with halves up, with halves to even, and with the exact value banded.`,
    ),
    ...compact([
      figures.length === 0 && noFigure,
      ...figures.map(figureWords),
      results.length === 0 && noResult,
      ...results.map(
        ({ standards, score, maximum, overall, ...other }) =>
          `With ${wayWords(other)}: ${formatList(standards.map(changeWords))}; score ${score}/${maximum}, overall ${overall ?? 'not rated'}.`,
      ),
    ]).map(itemPart),
  ];
}

const noFigure = 'No percentage would be printed or banded otherwise.';
const noResult = 'No rating, no score and no overall rating would be another.';

function wayWords({ rounding, bandOn }: Way): string {
  if (bandOn === 'exact') return 'the exact percentage banded';
  return `halves ${rounding === 'half-up' ? 'up' : 'to even'} and the printed percentage banded`;
}

const changeWords = ({ code, from, to }: RoundingAudit['results'][number]['standards'][number]): string =>
  `${code} from ${from} to ${to}`;

function figureWords({ question, yes, relevant, exact, printed, bands }: RoundingFigure): string {
  const percentages =
    printed.halfUp === printed.halfEven
      ? `printed ${printed.halfUp}`
      : `printed ${printed.halfUp} with halves up, ${printed.halfEven} with halves to even`;
  const banded =
    bands === null || new Set(Object.values(bands)).size === 1
      ? ''
      : `; ${bands.halfUp} with halves up, ${bands.halfEven} with halves to even, ${bands.exact} by the exact value`;
  return `${question}: ${yes} of ${relevant} is ${exact} per cent, ${percentages}${banded}.`;
}

/** A row for each percentage, and one for each way to round or band, that would differ. */
function worksheets({ way, looked, figures, results }: RoundingAudit): Worksheet[] {
  const lines = [
    `Ratings are made with ${wayWords(way)}.`,
    `${looked} questions with relevant cases were tried with halves up, with halves to even, and with the exact value banded.`,
  ];
  const figureRows = figures.map(({ question, yes, relevant, exact, printed, bands }): Cell[] => {
    const inBands = [bands?.halfUp, bands?.halfEven, bands?.exact].map((band) => orMark(band, 'z'));
    return [question, yes, relevant, exact, printed.halfUp, printed.halfEven, ...inBands];
  });
  const resultRows = results.map(({ standards, score, maximum, overall, ...other }): Cell[] => {
    const changes = formatList(standards.map(changeWords)) || 'none';
    return [wayWords(other), score, maximum, orMark(overall, 'x'), changes];
  });
  return [
    {
      name: 'Rounding_figures',
      title: 'Percentages that another way to round or to band would change',
      lines: compact([...lines, figures.length === 0 && noFigure]),
      table: figures.length === 0 ? null : { columns: figureColumns, rows: figureRows },
    },
    {
      name: 'Rounding_results',
      title: 'Results that another way to round or to band would change',
      lines: compact([...lines, results.length === 0 && noResult]),
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
  wordColumn('Halves up, band', 4.5),
  wordColumn('Halves to even, band', 4.5),
  wordColumn('Exact value, band', 4.5),
];

const resultColumns = [
  wordColumn('Way', 12),
  numberColumn('Score', 2.6),
  numberColumn('Maximum score', 3),
  wordColumn('Overall rating', 5),
  wordColumn('Ratings that would be others', 16),
];
