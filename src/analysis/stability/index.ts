/** Stability in words: sampling error only. */
import type { Assessment } from '../../model/assessment.js';
import { textPart, titlePart, type GroupsPart, type Part } from '../../model/document.js';
import { markCells, numberColumn, orMark, wordColumn, type Cell, type Worksheet } from '../../model/worksheet.js';
import { compact, formatCount, formatList, formatNumber, numberInWords, formatShare } from '../../words/english.js';
import { defineAnalysis } from '../analysis.js';
import { stability } from './stability.js';
import type { Ends, Intervals, Stability } from '../../model/analyses.js';

export const stabilityAnalysis = defineAnalysis({
  key: 'stability',
  option: '--stability',
  describe: 'intervals for sampling error, and the ratings that they span',
  input: {
    key: 'eligibleCases',
    option: '--eligible-cases',
    value: '<n>',
    describe: 'the cases that the sample was drawn from, for --stability',
  },
  page: { anchor: 'stability', name: 'Stability' },
  analyse: stability,
  panelLine: (result) => panelLine(result.stability),
  section,
  worksheets: (result) => [worksheet(result.stability)],
});

/** The most informative interval: the exact one, for the eligible cases if their number is known. */
export function narrowest(intervals: Intervals | undefined): Ends | null {
  return intervals === undefined ? null : (intervals.finite ?? intervals).exact;
}

function panelLine({ standards, eligible }: Stability): string | null {
  if (standards.length === 0) return null;
  const spanning = standards.filter(({ intervals }) => (narrowest(intervals[0])?.bands ?? []).length > 1);
  const [some, all] = [spanning.length, standards.length];
  const lowest =
    some === 0 || some === all
      ? 'every lowest percentage'
      : `${numberInWords(some)} of ${numberInWords(all)} lowest percentages`;
  const bands = some === 0 ? 'its band' : `more than one band (${formatList(spanning.map(({ code }) => code))})`;
  const approximate = standards.some(({ intervals }) => intervals[0]?.finite?.approximate ?? false);
  const of =
    eligible === null
      ? ''
      : ` for the ${formatNumber(eligible)} eligible cases${approximate ? ' (some of it approximate)' : ''}`;
  return `How sure: sampling error alone, at 80 per cent confidence${of}, leaves ${lowest} in ${bands}.`;
}

/** Every key question with its intervals, and each standard's lowest. */
function section(
  { stability: result, method }: Assessment & { readonly stability: Stability },
  ascii: boolean,
): Part[] {
  const { inspected, eligible, questions, standards, withoutCounts } = result;
  const title = titlePart('Stability: sampling error only');
  const unknown = onlyPercentages(withoutCounts);
  if (questions.length === 0) return [title, textPart(unknown ?? 'No key question has relevant cases.')];
  const dash = ascii ? '-' : '–';
  const of = eligible === null ? '' : ` of ${formatNumber(eligible)}`;
  const header = ['Exact', 'Wilson', ...(eligible === null ? [] : [`Exact${of}`, `Wilson${of}`])];
  const shorts = new Map(method.ratings.map(({ name, short }) => [name, short]));
  const endsWords = ({ from, to, bands }: Ends): string => {
    const [low, high] = [bands?.[0], bands?.at(-1)].map((rating) => shorts.get(rating ?? '') ?? rating);
    const span = low === undefined ? '' : ` ${low === high ? low : `${low}${dash}${high}`}`;
    return `${from.toFixed(1)}${dash}${to.toFixed(1)}${span}`;
  };
  const row = ({ confidence, exact, wilson, finite }: Intervals) => ({
    level: `${confidence}%`,
    cells: [
      ...[exact, wilson].map(endsWords),
      ...(finite === null
        ? []
        : [finite.exact, finite.wilson].map((ends) => (finite.approximate ? '~' : '') + endsWords(ends))),
    ],
  });
  const drawn =
    eligible === null || inspected === null
      ? 'How many cases were eligible is not known (--eligible-cases N), so the sample is taken as one of many more.'
      : `${formatShare(inspected, eligible)} eligible cases ${inspected === 1 ? 'was' : 'were'} inspected. Where a question is relevant to fewer, how many of the eligible it is relevant to is taken in proportion: an estimate, so intervals of it are approximate (marked ~) and can miss more often than their confidence says.`;
  const scale = method.ratings.map(({ name, short }) => `${short} ${name}`);
  const exactIs = `Exact is Clopper${dash}Pearson${eligible === null ? '' : ', of the eligible cases the hypergeometric test inverted'}.`;
  const tableOf = (caption: string, first: string, groups: GroupsPart['groups']): Part => {
    const full = `${caption}: intervals for sampling error, in per cent`;
    return { kind: 'groups', caption: full, first, level: 'Confidence', header, groups };
  };
  return [
    title,
    textPart(
      `Between which percentages all eligible cases would probably lie, had they been inspected. Not in it: whether a case was judged as another inspector would have judged it, and cases that could not be drawn. ${drawn}`,
    ),
    ...(unknown === null ? [] : [textPart(unknown)]),
    textPart(`Behind each interval the bands that it spans: ${formatList(scale)}. ${exactIs}`),
    tableOf(
      'Key questions',
      'Question',
      questions.map(({ code, yes, relevant, intervals }) => {
        const base = formatShare(yes, relevant);
        return { name: code, base, title: `${code}: ${base}`, rows: intervals.map(row) };
      }),
    ),
    ...(standards.length === 0
      ? []
      : [
          { kind: 'gap' } as const,
          textPart(
            "A rating goes by the lowest of its questions, so no one question's interval is the rating's. Of each standard's lowest, with the error shared among its questions (Bonferroni):",
          ),
          tableOf(
            "Each standard's lowest percentage",
            'Lowest',
            standards.map(({ code, title: name, questions: many, intervals }) => {
              const full = `${code} ${name}: the lowest of ${formatCount(many, 'key question')}`;
              return { name: code, base: `of ${many}`, title: full, rows: intervals.map(row) };
            }),
          ),
        ]),
  ];
}

function onlyPercentages(questions: readonly string[]): string | null {
  return questions.length === 0
    ? null
    : `Only the percentage of ${formatList(questions)} is known, not the counts, so there is no interval of it.`;
}

/** A row for each key question, confidence and method, and below them for the lowest of each standard. */
function worksheet({ inspected, eligible, questions, standards, withoutCounts }: Stability): Worksheet {
  const rows = [
    ...questions.flatMap(({ code, yes, relevant, intervals }) =>
      rowsOf([code, 'key question', yes, relevant], intervals, eligible),
    ),
    ...standards.flatMap(({ code, questions: many, intervals }) => {
      const of = `lowest of ${many === 1 ? 'its question' : `its ${many} questions`}`;
      return rowsOf([code, of, ...markCells(2, 'z')], intervals, eligible);
    }),
  ];
  return {
    name: 'Stability',
    title: 'Intervals for sampling error alone',
    lines: compact([
      'Between which percentages all eligible cases would probably lie, had they been inspected.',
      'Not in it: whether a case was judged as another inspector would have judged it.',
      "A rating goes by the lowest of its questions, so no one question's interval is the rating's: the error is shared among them (Bonferroni).",
      eligible === null || inspected === null
        ? 'How many cases were eligible is not known, so the sample is taken as one of many more.'
        : `${formatShare(inspected, eligible)} eligible cases ${inspected === 1 ? 'was' : 'were'} inspected.`,
      [...questions, ...standards].some(({ intervals }) => intervals[0]?.finite?.approximate ?? false) &&
        'Approximate: a question is relevant to fewer cases than were inspected, so how many of the eligible it is relevant to is an estimate, and the interval can miss more often than its confidence says.',
      onlyPercentages(withoutCounts),
      rows.length === 0 && withoutCounts.length === 0 && 'No key question has relevant cases.',
    ]),
    table: rows.length === 0 ? null : { columns, rows },
  };
}

const columns = [
  wordColumn('Standard or question', 3.6),
  wordColumn('Of', 6),
  numberColumn('Yes', 2.2),
  numberColumn('Relevant (Yes and No)', 3.4),
  numberColumn('Confidence in per cent', 3.4),
  wordColumn('Method', 8),
  numberColumn('From per cent', 3, 4),
  numberColumn('To per cent', 3, 4),
  wordColumn('Ratings spanned', 10),
];

function rowsOf(figure: readonly Cell[], intervals: readonly Intervals[], eligible: number | null): Cell[][] {
  const of = `of ${formatNumber(eligible ?? 0)} eligible cases`;
  return intervals.flatMap(({ confidence, exact, wilson, finite }) => {
    const row = (method: string, { from, to, bands }: Ends): Cell[] => {
      return [...figure, confidence, method, from, to, orMark(bands && formatList(bands), 'z')];
    };
    return [
      row('Exact (Clopper–Pearson)', exact),
      row('Wilson', wilson),
      ...(finite === null
        ? []
        : [
            row(`${finite.approximate ? 'Approximate' : 'Exact'}, ${of}`, finite.exact),
            row(`Wilson, ${of}${finite.approximate ? ' (approximate)' : ''}`, finite.wilson),
          ]),
    ];
  });
}
