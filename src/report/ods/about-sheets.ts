/** The worksheets that describe the others: the cover, the contents, the notes, and the bands. */
import type { Assessment } from '../../model/assessment.js';
import {
  numberColumn,
  orMark,
  shorthand,
  wordColumn,
  type Cell,
  type Mark,
  type Worksheet,
} from '../../model/worksheet.js';
import { capitalise } from '../../words/english.js';
import { citationWords, documentWords, roundingWords } from '../method.js';
import { assumedSentence, notesOf, stillToCome, titlePage } from '../result-words.js';
import { twoResults } from '../reasons.js';

/** The cover of a result's workbook, under the workbook's title. */
export function coverSheet(result: Assessment, title: string): Worksheet {
  const { sample, programme, method, tool } = result;
  const page = titlePage(result);
  return {
    name: 'Cover',
    title,
    lines: [
      'Data annexe: the ratings of the standards, and for each question how many of the inspected cases were answered Yes.',
      { heading: 'Result' },
      ...resultLines(result),
      { heading: 'Inspection, sample and programme' },
      page.title,
      ...page.lines,
      ...(sample.cases === null ? ['How many cases were inspected is not known'] : []),
      ...(page.title === sample.source ? [] : [`Read from ${sample.source}`]),
      { heading: 'Method' },
      `SHA-256 of the programme's file: ${programme.sha256}`,
      assumedSentence(result) ?? 'Nothing of the method is assumed.',
      { heading: 'How to read this workbook' },
      'The worksheet Contents names every other one. Each holds at most one table, and says above it what is in it.',
      method.bandOn === 'exact'
        ? 'A percentage is in per cent, with as many decimals as it takes, and stands beside its counts.'
        : 'A percentage is a whole number of per cent, as reports print it, and stands beside its counts: 57 is 57 per cent of the relevant cases.',
      'A cell with nothing to show holds a letter in square brackets. The worksheet Notes explains each, and holds what else should be known.',
      { heading: 'Made with' },
      `${tool.name} ${tool.version}`,
    ],
    table: null,
  };
}

function resultLines(result: Assessment): string[] {
  const { score, maximum, rating, complete } = result.overall;
  const provisional = result.overall.provisional ? ', provisional' : '';
  return [
    `Overall rating: ${rating === null ? (complete ? 'none' : 'none yet') : `${rating}${provisional}`}`,
    `Score: ${score} of ${maximum}${complete ? '' : ' so far'}${provisional}`,
    ...[twoResults(result), stillToCome(result)].filter((line) => line !== null),
  ];
}

/** A link to each worksheet, and its title. */
export function contentsSheet(sheets: readonly Pick<Worksheet, 'name' | 'title'>[]): Worksheet {
  return {
    name: 'Contents',
    title: 'Table of contents',
    lines: [],
    table: {
      columns: [wordColumn('Worksheet', 9), wordColumn('What it holds', 26)],
      rows: sheets.map(({ name, title }) => [{ sheet: name }, title]),
    },
  };
}

/** The meaning of the marks, and everything that a reader should know besides the figures. */
export function notesSheet(result: Assessment, marks: readonly Mark[]): Worksheet {
  const { method } = result;
  const rounded =
    method.bandOn === 'exact' ? 'with as many decimals as it takes to show its band' : roundingWords(method);
  return {
    name: 'Notes',
    title: 'Notes, and the shorthand of this workbook',
    lines: [],
    table: {
      columns: [wordColumn('Note', 4), wordColumn('What it says', 30)],
      rows: [
        ...marks.map((mark) => [`[${mark}]`, `${capitalise(shorthand[mark])}.`]),
        [
          'Percentages',
          `A percentage is Yes of the relevant cases (Yes and No), ${rounded}. Cases to which a question does not apply, and unanswered ones, are outside it.`,
        ],
        ...Object.entries(method.documents).map(([key, { licence: _licence, ...document }]) => [
          `[${key}]`,
          documentWords(document),
        ]),
        ...notesOf(result).map((message, i) => [`Note ${i + 1}`, message]),
      ],
    },
  };
}

/** A row for each rating of the scale, from the lowest up. */
export function bandsSheet({ method, programme }: Assessment): Worksheet {
  return {
    name: 'Bands',
    title: `Ratings, their points and where each begins: ${programme.title}`,
    lines: ['A band runs from its percentage, which belongs to it, up to where the next begins.'],
    table: {
      columns: [
        wordColumn('Rating', 5),
        numberColumn('Points', 2.2),
        numberColumn('Begins at percentage', 4),
        wordColumn('In words', 5),
        wordColumn('Known', 3),
        wordColumn('Source of the band', 18),
      ],
      rows: method.ratings.map(({ name, points }): Cell[] => {
        const band = method.bands.find(({ rating }) => rating === name);
        return [
          name,
          points,
          orMark(band?.from, 'z'),
          orMark(band?.words, 'z'),
          orMark(band?.source.certainty, 'z'),
          band === undefined ? { mark: 'z' } : citationWords(band.source),
        ];
      }),
    },
  };
}
