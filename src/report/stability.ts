/** The section on stability: sampling error, and nothing else. */
import type { Ends, Intervals, Stability } from '../analysis/stability/stability.js';
import type { Method, Rating } from '../model/programme.js';
import { formatCount, formatList } from '../words/english.js';
import { textPart, titlePart, type Part } from '../model/document.js';

/** The interval that takes account of most that is known: the exact one, of the eligible cases where they are known. */
export function narrowest(intervals: Intervals | undefined): Ends | null {
  return intervals === undefined ? null : (intervals.finite ?? intervals).exact;
}

/**
 * The section: every key question with its intervals, and each standard's lowest. `ascii`: with no character outside ASCII of our own
 * making.
 */
export function stabilitySection(
  { stability, method }: { readonly stability: Stability; readonly method: Pick<Method, 'ratings'> },
  ascii = false,
): Part[] {
  const { inspected, eligible, questions, standards } = stability;
  const head = titlePart('Stability: sampling error only');
  if (questions.length === 0) return [head, textPart('No key question has relevant cases.')];
  const dash = ascii ? '-' : '–';
  const of = eligible === null ? '' : ` of ${eligible}`;
  const header = ['Exact', 'Wilson', ...(eligible === null ? [] : [`Exact${of}`, `Wilson${of}`])];
  const row = ({ confidence, exact, wilson, finite }: Intervals) => ({
    level: `${confidence}%`,
    cells: [exact, wilson, ...(finite === null ? [] : [finite.exact, finite.wilson])].map((one) =>
      endsWords(method, one, dash),
    ),
  });
  const drawn =
    eligible === null || inspected === null
      ? 'How many cases were eligible is not known (--eligible-cases N), so the sample is taken as one of many more.'
      : `${formatCount(inspected, 'case')} of ${eligible} eligible were inspected. Where a question is relevant to fewer, those it is relevant to among the eligible are taken in proportion.`;
  const scale = method.ratings.map(({ name, short }) => `${short} ${name}`);
  const exactIs = `Exact is Clopper${dash}Pearson${eligible === null ? '' : ', of the eligible cases the hypergeometric test inverted'}.`;
  return [
    head,
    textPart(
      `Between which percentages all eligible cases would probably lie, had they been inspected. Not in it: whether a case was judged as another inspector would have judged it, and cases that could not be drawn. ${drawn}`,
    ),
    textPart(`Behind each interval the bands that it spans: ${formatList(scale)}. ${exactIs}`),
    {
      kind: 'groups',
      caption: 'Key questions: intervals for sampling error, in per cent',
      first: 'Question',
      level: 'Confidence',
      header,
      groups: questions.map(({ code, yes, relevant, intervals }) => {
        const base = `${yes} of ${relevant}`;
        return { name: code, base, title: `${code}: ${base}`, rows: intervals.map(row) };
      }),
    },
    ...(standards.length === 0
      ? []
      : [
          { kind: 'gap' } as const,
          textPart(
            "A rating goes by the lowest of its questions, so no one question's interval is the rating's. Of each standard's lowest, with the error shared among its questions (Bonferroni):",
          ),
          {
            kind: 'groups',
            caption: "Each standard's lowest percentage: intervals for sampling error, in per cent",
            first: 'Lowest',
            level: 'Confidence',
            header,
            groups: standards.map(({ code, title: name, questions: many, intervals }) => {
              const full = `${code} ${name}: the lowest of ${formatCount(many, 'key question')}`;
              return { name: code, base: `of ${many}`, title: full, rows: intervals.map(row) };
            }),
          } as const,
        ]),
  ];
}

/** An interval in per cent with one decimal, and the short forms of the lowest and the highest band that it spans. */
function endsWords({ ratings }: Pick<Method, 'ratings'>, { from, to, bands }: Ends, dash: string): string {
  const shortOf = (rating: Rating): string => ratings.find(({ name }) => name === rating)?.short ?? rating;
  const [low, high] = [bands?.[0], bands?.at(-1)];
  const span =
    low === undefined || high === undefined
      ? ''
      : ` ${low === high ? shortOf(low) : shortOf(low) + dash + shortOf(high)}`;
  return `${from.toFixed(1)}${dash}${to.toFixed(1)}${span}`;
}
