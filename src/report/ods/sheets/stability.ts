/** Intervals for sampling error, as a worksheet. */
import type { Ends, Intervals } from '../../../analysis/stability/stability.js';
import { formatList } from '../../../words/english.js';
import type { FullResult } from '../../panel.js';
import { subjectOf } from '../../result-words.js';
import { numbers, words, type Cell, type Sheet } from '../../../model/worksheet.js';

/** A row for each key question, confidence and method, and below them for the lowest of each standard. */
export function stabilitySheet(result: FullResult): Sheet {
  const { inspected, eligible, questions, standards } = result.stability;
  const rows = [
    ...questions.flatMap(({ code, yes, relevant, intervals }) =>
      intervals.flatMap((one) => rowsOf([code, 'key question', yes, relevant], one, eligible)),
    ),
    ...standards.flatMap(({ code, questions: many, intervals }) => {
      const of = `lowest of ${many === 1 ? 'its question' : `its ${many} questions`}`;
      return intervals.flatMap((one) => rowsOf([code, of, { mark: 'z' }, { mark: 'z' }], one, eligible));
    }),
  ];
  return {
    name: 'Stability',
    title: `Intervals for sampling error alone: ${subjectOf(result)}`,
    lines: [
      'Between which percentages all eligible cases would probably lie, had they been inspected.',
      'Not in it: whether a case was judged as another inspector would have judged it.',
      "A rating goes by the lowest of its questions, so no one question's interval is the rating's: the error is shared among them (Bonferroni).",
      eligible === null || inspected === null
        ? 'How many cases were eligible is not known, so the sample is taken as one of many more.'
        : `${inspected} of ${eligible} eligible cases were inspected.`,
      ...(rows.length === 0 ? ['No key question has relevant cases that are counted.'] : []),
    ],
    table: rows.length === 0 ? null : { columns, rows },
  };
}

const columns = [
  words('Standard or question', 3.6),
  words('Of', 6),
  numbers('Yes', 2.2),
  numbers('Relevant (Yes and No)', 3.4),
  numbers('Confidence in per cent', 3.4),
  words('Method', 8),
  numbers('From per cent', 3, 4),
  numbers('To per cent', 3, 4),
  words('Ratings spanned', 10),
];

function rowsOf(figure: readonly Cell[], { confidence, exact, wilson, finite }: Intervals, eligible: number | null) {
  const row = (method: string, { from, to, bands }: Ends): Cell[] => [
    ...figure,
    confidence,
    method,
    from,
    to,
    bands === null ? { mark: 'z' } : formatList(bands),
  ];
  const of = `of ${eligible} eligible cases`;
  return [
    row('Exact (Clopper–Pearson)', exact),
    row('Wilson', wilson),
    ...(finite === null ? [] : [row(`Exact, ${of}`, finite.exact), row(`Wilson, ${of}`, finite.wilson)]),
  ];
}
