/** The section on stability: sampling error, and nothing else. */
import type { Ends, Intervals, Stability } from '../analysis/stability.js';
import type { Method, Rating } from '../model.js';
import { counted, listed } from '../words.js';
import { paragraph, type Look } from './layout.js';
import { fits, table } from './table.js';

/** The interval that takes account of most that is known: the exact one, of the eligible cases where they are known. */
export function narrowest(intervals: Intervals | undefined): Ends | null {
  return intervals === undefined ? null : (intervals.finite ?? intervals).exact;
}

/** The section: every key question with its intervals, and each standard's lowest. */
export function stabilitySection(
  { stability, method }: { readonly stability: Stability; readonly method: Pick<Method, 'ratings'> },
  look: Look,
): string[] {
  const { inspected, eligible, questions, standards } = stability;
  const head = ['', ...paragraph(look, 'Stability: sampling error only').map(look.bold)];
  if (questions.length === 0) return [...head, ...paragraph(look, 'No key question has relevant cases.', 2)];
  const of = eligible === null ? '' : ` of ${eligible}`;
  const header = ['', 'Exact', 'Wilson', ...(eligible === null ? [] : [`Exact${of}`, `Wilson${of}`])];
  const cells = (intervals: Intervals): string[] => [
    ends(intervals.exact),
    ends(intervals.wilson),
    ...(intervals.finite === null ? [] : [ends(intervals.finite.exact), ends(intervals.finite.wilson)]),
  ];
  /** The base stands below the code, which saves its width; where rows stand one below the other, beside it. */
  const rows = (code: string, base: string, all: readonly Intervals[], wide: boolean): string[][] => {
    const names = wide ? [code, base] : [`${code}, ${base}`];
    return all.map((one, i) => [names[i] ?? '', `${one.confidence}%`, ...cells(one)]);
  };
  const tabled = (title: string, make: (wide: boolean) => string[][]): string[] =>
    table(look, [title, ...header], make(fits(look, [title, ...header], make(true))));
  const drawn =
    eligible === null || inspected === null
      ? 'How many cases were eligible is not known (--eligible-cases N), so the sample is taken as one of many more.'
      : `${counted(inspected, 'case')} of ${eligible} eligible were inspected. Where a question is relevant to fewer, those it is relevant to among the eligible are taken in proportion.`;
  const scale = method.ratings.map(({ name, short }) => `${short} ${name}`);
  return [
    ...head,
    ...paragraph(
      look,
      `Between which percentages all eligible cases would probably lie, had they been inspected. Not in it: whether a case was judged as another inspector would have judged it, and cases that could not be drawn. ${drawn}`,
      2,
    ),
    ...paragraph(
      look,
      `Behind each interval the bands that it spans: ${listed(scale)}. Exact is Clopper–Pearson${eligible === null ? '' : ', of the eligible cases the hypergeometric test inverted'}.`.replace(
        '–',
        look.ascii ? '-' : '–',
      ),
      2,
    ),
    ...tabled('Question', (wide) =>
      questions.flatMap(({ code, yes, relevant, intervals }) => rows(code, `${yes} of ${relevant}`, intervals, wide)),
    ),
    ...(standards.length === 0
      ? []
      : [
          '',
          ...paragraph(
            look,
            "A rating goes by the lowest of its questions, so no one question's interval is the rating's. Of each standard's lowest, with the error shared among its questions (Bonferroni):",
            2,
          ),
          ...tabled('Lowest', (wide) =>
            standards.flatMap(({ code, questions: many, intervals }) => rows(code, `of ${many}`, intervals, wide)),
          ),
        ]),
  ];

  function ends({ from, to, bands }: Ends): string {
    const dash = look.ascii ? '-' : '–';
    const [low, high] = [bands?.[0], bands?.at(-1)];
    const span =
      low === undefined || high === undefined
        ? ''
        : ` ${low === high ? shortOf(low) : shortOf(low) + dash + shortOf(high)}`;
    return `${from.toFixed(1)}${dash}${to.toFixed(1)}${span}`;
  }

  function shortOf(rating: Rating): string {
    return method.ratings.find(({ name }) => name === rating)?.short ?? rating;
  }
}
