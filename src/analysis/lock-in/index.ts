/** Lock-in in words: what is already certain, although answers are missing. */
import { itemPart, textPart, titlePart, type Part } from '../../model/document.js';
import { markCells, numberColumn, orMark, wordColumn, type Cell, type Worksheet } from '../../model/worksheet.js';
import { compact, formatCount, formatList } from '../../words/english.js';
import { defineAnalysis } from '../analysis.js';
import { lockIn } from './lock-in.js';
import type { LockIn } from '../../model/analyses.js';

export const lockInAnalysis = defineAnalysis({
  key: 'lockIn',
  option: '--lock-in',
  describe: 'the best and worst that may still come, and what is certain',
  page: { anchor: 'lock-in', name: 'Lock-in' },
  analyse: lockIn,
  panelLine: ({ lockIn: result }) => panelLine(result),
  section: ({ lockIn: result }) => section(result),
  worksheets: ({ lockIn: result }) => [worksheet(result)],
});

function panelLine(result: LockIn): string | null {
  if (!isUnfinished(result)) return null;
  const { standards, score } = result;
  const certain = standards.filter((standard) => standard.certain);
  const scores = score.certain ? `is ${scoreRange(score)}` : `may end anywhere ${scoreRange(score)}`;
  const fixed =
    certain.length === 0
      ? 'every rating can still change'
      : `${certain.length} of ${formatCount(standards.length, 'rating')} can no longer change`;
  return `Still to come: ${fixed}; the score ${scores}, the overall rating ${overallRange(result)}.`;
}

/** What is still to come, then each standard, the score and the overall rating. */
function section(result: LockIn): Part[] {
  const { standards, score, breaksCap } = result;
  const title = titlePart('Lock-in: the worst and the best that may still come');
  if (!isUnfinished(result)) return [title, textPart(nothingToCome(result))];
  return [
    title,
    textPart(toComeSentences(result).join(' ')),
    ...compact([
      ...standards.map(({ code, title: name, mayEndUnrated, ...range }) => {
        const unrated = mayEndUnrated ? ', or not rated' : '';
        return `${code} ${name}: ${range.best === null ? 'not rated' : rangeWords(range)}${unrated}`;
      }),
      `Score: ${scoreRange(score)}`,
      `Overall rating: ${overallRange(result)}`,
      breaksCap.length > 0 &&
        `At the worst the discretion for ${formatList(breaksCap)} would break a cap, so it is counted there at the cap.`,
    ]).map(itemPart),
  ];
}

function nothingToCome({ toCome: { planned } }: LockIn): string {
  return planned === null
    ? `Nothing is known to be still to come. ${plannedUnknown}`
    : 'Nothing is still to come: every rating is final.';
}

const plannedUnknown = 'How many of the planned cases were inspected is not known, so none is taken to be missing.';

function isUnfinished({ toCome: { unanswered, toInspect, planned, judgements, columns } }: LockIn): boolean {
  return unanswered + toInspect + (planned ?? 0) + judgements.length + columns.length > 0;
}

/** "certain, 10/24", or "from 7/24 to 13/24". */
function scoreRange({ worst, best, certain }: LockIn['score']): string {
  const highest = `${best.score}/${best.maximum}`;
  return certain ? `certain, ${highest}` : `from ${worst.score}/${worst.maximum} to ${highest}`;
}

/** "certain, Good", or "from Inadequate to Good". */
function rangeWords({ worst, best, certain }: Pick<LockIn['overall'], 'worst' | 'best' | 'certain'>): string {
  if (worst === null || best === null) return 'none';
  if (certain) return `certain, ${best}`;
  return worst === best ? best : `from ${worst} to ${best}`;
}

/** The range of the overall rating, and whether it may be missing. */
function overallRange({ overall }: LockIn): string {
  return `${rangeWords(overall)}${overall.mayEndUnrated && overall.best !== null ? ', or none' : ''}`;
}

function toComeSentences({ toCome: { unanswered, toInspect, planned, judgements, columns } }: LockIn): string[] {
  const answers = compact([
    unanswered > 0 && formatCount(unanswered, 'unanswered question'),
    toInspect > 0 && formatCount(toInspect, 'case to inspect', 'cases to inspect'),
    planned !== null && planned > 0 && `${formatCount(planned, 'case')} planned and not in the sheet`,
  ]);
  return compact([
    answers.length > 0 && `Still to come: ${formatList(answers)}.`,
    answers.length > 0 && 'Each answer may become Yes, No or N/A, so none need count.',
    judgements.length > 0 &&
      `${formatList(judgements)} ${judgements.length === 1 ? 'has' : 'have'} no judgement yet: any rating may come, and it is taken that one will.`,
    columns.length > 0 &&
      `The sheet has no column for ${formatList(columns)}: any rating may come, or none where nothing turns out relevant.`,
    planned === null && plannedUnknown,
    'Judgements and discretion that are recorded stay.',
  ]);
}

/** A row for each standard that can be rated, then the score and the overall rating. */
function worksheet(result: LockIn): Worksheet {
  const { standards, score, overall } = result;
  const unfinished = isUnfinished(result);
  const rows = [
    ...standards.map(({ code, title, worst, best, certain, mayEndUnrated }): Cell[] => {
      const ratings = [worst, best].map((rating) => orMark(rating, 'z'));
      return [code, title, ...ratings, ...markCells(2, 'z'), yesNo(certain), yesNo(mayEndUnrated)];
    }),
    [
      'Overall',
      'Overall rating and score',
      ...[overall.worst, overall.best].map((rating) => orMark(rating, 'x')),
      score.worst.score,
      score.best.score,
      ...[overall.certain && score.certain, overall.mayEndUnrated].map(yesNo),
    ],
  ];
  return {
    name: 'Lock_in',
    title: 'The worst and the best that may still come',
    lines: unfinished ? toComeSentences(result) : [nothingToCome(result)],
    table: unfinished ? { columns, rows } : null,
  };
}

const columns = [
  wordColumn('Of', 4),
  wordColumn('Title', 7),
  wordColumn('Worst rating', 5),
  wordColumn('Best rating', 5),
  numberColumn('Lowest score', 3),
  numberColumn('Highest score', 3),
  wordColumn('Certain', 2.6),
  wordColumn('May end without a rating', 4),
];

const yesNo = (holds: boolean): string => (holds ? 'yes' : 'no');
