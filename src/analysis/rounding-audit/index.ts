/** The rounding audit in words: what another way to round or to band would change. */
import { itemPart, textPart, titlePart, type Part } from '../../model/document.js';
import { numbers, orMark, words, type Cell, type Sheet } from '../../model/worksheet.js';
import { formatCount, formatList } from '../../words/english.js';
import { defineAnalysis } from '../analysis.js';
import { roundingAudit } from './rounding-audit.js';
import type { RoundingAudit, RoundingFigure, Way } from '../../model/analyses.js';

export const roundingAnalysis = defineAnalysis({
  key: 'roundingAudit',
  option: '--rounding-audit',
  describe: 'figures that another way to round or to band would change',
  page: { anchor: 'rounding', name: 'Rounding audit' },
  analyse: ({ programme, reading, inspection }) => roundingAudit(programme, reading, inspection),
  panelLine: (result) => panelLine(result.roundingAudit),
  section: (result) => section(result.roundingAudit),
  worksheets: (result) => worksheets(result.roundingAudit),
});

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
    ...(figures.length === 0 ? [itemPart(noFigure)] : []),
    ...figures.map((figure) => itemPart(figureWords(figure))),
    ...(results.length === 0 ? [itemPart(noResult)] : []),
    ...results.map(({ standards, score, maximum, overall, ...other }) =>
      itemPart(
        `With ${wayWords(other)}: ${formatList(standards.map(changeWords))}; score ${score}/${maximum}, overall ${overall ?? 'not rated'}.`,
      ),
    ),
  ];
}

const noFigure = 'No percentage would be printed or banded otherwise.';
const noResult = 'No rating, no score and no overall rating would be another.';

function wayWords({ rounding, bandOn }: Way): string {
  if (bandOn === 'exact') return 'the exact percentage banded';
  return rounding === 'half-up'
    ? 'halves up and the printed percentage banded'
    : 'halves to even and the printed percentage banded';
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
function worksheets({ way, looked, figures, results }: RoundingAudit): Sheet[] {
  const lines = [
    `Ratings are made with ${wayWords(way)}.`,
    `${looked} questions with relevant cases were tried with halves up, with halves to even, and with the exact value banded.`,
  ];
  const figureRows = figures.map(({ question, yes, relevant, exact, printed, bands }): Cell[] => [
    question,
    yes,
    relevant,
    exact,
    printed.halfUp,
    printed.halfEven,
    orMark(bands?.halfUp, 'z'),
    orMark(bands?.halfEven, 'z'),
    orMark(bands?.exact, 'z'),
  ]);
  const resultRows = results.map(({ standards, score, maximum, overall, ...other }): Cell[] => {
    const changes = formatList(standards.map(changeWords)) || 'none';
    return [wayWords(other), score, maximum, orMark(overall, 'x'), changes];
  });
  return [
    {
      name: 'Rounding_figures',
      title: 'Percentages that another way to round or to band would change',
      lines: figures.length === 0 ? [...lines, noFigure] : lines,
      table: figures.length === 0 ? null : { columns: figureColumns, rows: figureRows },
    },
    {
      name: 'Rounding_results',
      title: 'Results that another way to round or to band would change',
      lines: results.length === 0 ? [...lines, noResult] : lines,
      table: results.length === 0 ? null : { columns: resultColumns, rows: resultRows },
    },
  ];
}

const figureColumns = [
  words('Question', 3),
  numbers('Yes', 2.2),
  numbers('Relevant (Yes and No)', 3.4),
  numbers('Exact per cent', 3.4),
  numbers('Halves up, per cent', 3.4),
  numbers('Halves to even, per cent', 3.4),
  words('Halves up, band', 4.5),
  words('Halves to even, band', 4.5),
  words('Exact value, band', 4.5),
];

const resultColumns = [
  words('Way', 12),
  numbers('Score', 2.6),
  numbers('Maximum score', 3),
  words('Overall rating', 5),
  words('Ratings that would be others', 16),
];
