/** Contrasts in sentences: the verdict, then the description of the difference. */
import { itemPart, type PlainPart } from '../../model/document.js';
import { compact, formatApart, formatCount, formatList, numberInWords, formatShare } from '../../words/english.js';
import { fewestInCell, type RelativeRate } from '../statistics/two-groups.js';
import type { Breakdowns, Contrast, Contrasts, GroupAnswers, Practical, Untested } from '../../model/breakdowns.js';

type Shown = Extract<Contrast, { hidden: false }>;

/** What the contrasts of one table have in common: the reference group, and the number for which they are adjusted. */
export function contrastIntro(
  { reference, asked, results }: Contrasts,
  {
    family,
    sheets,
    practical,
    suppressedBelow,
  }: Pick<Breakdowns, 'family' | 'sheets' | 'practical' | 'suppressedBelow'>,
): string {
  if (sheets > 1 && suppressedBelow !== null) return withheldInPool;
  if (reference === null) return 'Contrasts: no group is there that others could be compared with.';
  if (results.length > 0 && results.every(({ hidden }) => hidden)) return `Contrasts with ${reference} are hidden.`;
  const why = asked ? '' : ', the largest group (--reference names another)';
  if (results.length === 0) return `Contrasts are with ${reference}${why}; there is no other group.`;
  const adjusted = adjustmentWords(family);
  return compact([
    `Contrasts are with ${reference}${why}.`,
    adjusted,
    sheets > 1 && stratified,
    rangeWords(practical),
  ]).join(' ');
}

/** For how many contrasts probabilities are adjusted; null if for none. */
export function adjustmentWords(family: number | null): string | null {
  if (family === null)
    return 'Probabilities are adjusted for all contrasts that could be tested, hidden ones included (Holm).';
  return family > 1 ? `Probabilities are adjusted for ${formatCount(family, 'contrast')} (Holm).` : null;
}

const withheldInPool =
  'Contrasts are withheld: sheets are pooled, so each would be calculated from the groups of every sheet, and could tell their small numbers. Without hiding (no --publish, --suppress or -o) they are shown.';

/** Which indices make no practical difference. */
export function rangeWords({ from, to }: Practical): string {
  return `An index from ${from.toFixed(2)} to ${to.toFixed(2)} makes no practical difference.`;
}

const stratified =
  'Each compares cases of the same sheet, and the sheets are put together (Mantel and Haenszel 1959; the exact test is conditional on the margins of every sheet, the interval is that of Greenland and Robins 1985).';

/** The contrasts of one question, one item each; hidden ones share an item. */
export function contrastItems(
  { reference, results }: Contrasts,
  question: string,
  answersOf: (group: string) => GroupAnswers | undefined,
  sheets: number,
): PlainPart[] {
  const own = results.filter((result) => result.question === question);
  const hidden = own.filter((result) => result.hidden).map(({ group }) => group);
  const other = answersOf(reference ?? '');
  return compact([
    ...own.map((one) => !one.hidden && contrastSentences(one, answersOf(one.group), other, reference ?? '', sheets)),
    hidden.length > 0 && `${formatList(hidden)} against ${reference}: [c].`,
  ]).map(itemPart);
}

function contrastSentences(
  contrast: Shown,
  group: GroupAnswers | undefined,
  reference: GroupAnswers | undefined,
  name: string,
  sheets: number,
): string {
  const who = `${contrast.group} against ${name}:`;
  if (contrast.untested === 'notRecorded') return `${who} ${verdictWords(contrast, sheets)}`;
  const percentages = [group, reference].map((answers) => answers?.percentage ?? null);
  const against =
    percentages.includes(null) || group === undefined || reference === undefined
      ? ''
      : ` ${percentages.join(' against ')} per cent (${fractionWords(group)}, ${fractionWords(reference)}).`;
  return compact([
    `${who}${against} ${verdictWords(contrast, sheets)}`,
    differenceWords(contrast),
    indexWords(contrast),
    ...contrast.notes.map(({ message }) => message),
  ]).join(' ');
}

const fractionWords = ({ yes, relevant }: GroupAnswers): string => formatShare(yes ?? 0, relevant ?? 0);

export const untested: Readonly<Record<Untested, string>> = {
  notRecorded: 'cases of which nothing is recorded are no group',
  nothingRelevant: 'one of the two has no relevant case',
  sameAnswers: 'all their answers are the same',
  tooFew: 'with so few cases even the greatest difference could be chance',
};

function verdictWords({ p, adjusted, verdict: found, untested: reason, outside }: Shown, sheets: number): string {
  if (reason !== null) return `Not tested: ${untested[reason]}.`;
  const test = sheets > 1 ? 'Exact test stratified by sheet' : "Fisher's exact test";
  const also = adjusted === p ? '' : `, adjusted ${adjusted === null ? '[c]' : fourDecimals(adjusted)}`;
  const probability = `${test}, two-sided: p = ${fourDecimals(p)}${also}`;
  // The note says why.
  if (found === null) return `${probability}.`;
  if (found === 'chance')
    return `${probability}. Not distinguishable from chance, which is not to say that they are the same.`;
  if (found === 'slight') {
    return `${probability}. More than chance explains, but too slight to matter in practice (neither index is outside the range).`;
  }
  const which = outside.yes && outside.no ? 'both indices are' : outside.yes ? 'the index is' : 'the index of No is';
  return `${probability}. Different, by more than chance explains and enough to matter in practice (${which} outside the range).`;
}

function differenceWords({ difference: found }: Shown): string {
  if (found === null) return '';
  const [points, from, to] = [found.points, found.from, found.to].map((value) => formatApart(value, 1, 0));
  return `Difference ${points} percentage points (95 per cent interval ${from} to ${to}, Newcombe).`;
}

function indexWords({ index, complement, untested: reason }: Shown): string {
  if (index !== null && complement !== null)
    return `Relative rate index ${rateWords(index)}; of No ${rateWords(complement)}.`;
  if (reason === 'nothingRelevant') return '';
  return `Relative rate index not calculated: a count is under ${numberInWords(fewestInCell)}.`;
}

const rateWords = ({ index, from, to }: RelativeRate): string =>
  `${formatApart(index, 2, 1)} (${formatApart(from, 2, 1)} to ${formatApart(to, 2, 1)})`;

/** Four decimals, but never 0 for a number above 0. */
function fourDecimals(p: number | null): string {
  if (p === null) return '';
  return p < 0.00005 ? 'under 0.0001' : p.toFixed(4);
}
