/** Contrasts in sentences: the verdict, then the description of the difference. */
import { itemPart, type Part } from '../../model/document.js';
import { formatCount, formatList, numberInWords } from '../../words/english.js';
import { fewestInCell, type RelativeRate } from '../statistics/two-groups.js';
import type { Contrast, Contrasts, GroupAnswers, Untested } from '../../model/breakdowns.js';

type Shown = Extract<Contrast, { hidden: false }>;

/** What the contrasts of one table have in common: the reference group, and the number for which they are adjusted. */
export function contrastIntro(
  { reference, asked, results }: Contrasts,
  { family, sheets, range }: { readonly family: number; readonly sheets: number; readonly range: string },
): string {
  if (reference === null) return 'Contrasts: no group is there that others could be compared with.';
  if (results.length > 0 && results.every(({ hidden }) => hidden)) return `Contrasts with ${reference} are hidden.`;
  const why = asked ? '' : ', the largest group (--reference names another)';
  const adjusted =
    family > 1
      ? ` Probabilities are adjusted for ${formatCount(family, 'contrast')} (Holm): that many chances to find something.`
      : '';
  return results.length === 0
    ? `Contrasts are with ${reference}${why}; there is no other group.`
    : `Contrasts are with ${reference}${why}.${adjusted}${sheets > 1 ? stratified : ''} ${range}`;
}

const stratified =
  ' Each compares cases of the same sheet, and the sheets are put together (Mantel and Haenszel 1959; the exact test is conditional on the margins of every sheet, the interval is that of Greenland and Robins 1985).';

/** The contrasts of one question, one item each; hidden ones share an item. */
export function contrastItems(
  { reference, results }: Contrasts,
  question: string,
  answersOf: (group: string) => GroupAnswers | undefined,
  sheets: number,
): Part[] {
  const own = results.filter((result) => result.question === question);
  const hidden = own.flatMap((result) => (result.hidden ? [result.group] : []));
  const other = answersOf(reference ?? '');
  return [
    ...own.flatMap((result) => {
      if (result.hidden) return [];
      return itemPart(sentences(result, answersOf(result.group), other, reference ?? '', sheets));
    }),
    ...(hidden.length === 0 ? [] : [itemPart(`${formatList(hidden)} against ${reference}: [c].`)]),
  ];
}

function sentences(
  contrast: Shown,
  group: GroupAnswers | undefined,
  reference: GroupAnswers | undefined,
  name: string,
  sheets: number,
): string {
  const percentages = [group, reference].map((answers) => answers?.percentage ?? null);
  const against =
    percentages.includes(null) || group === undefined || reference === undefined
      ? ''
      : ` ${percentages.join(' against ')} per cent (${fraction(group)}, ${fraction(reference)}).`;
  if (contrast.untested === 'notRecorded') return `${contrast.group} against ${name}: ${verdict(contrast, sheets)}`;
  const parts = [
    `${contrast.group} against ${name}:${against} ${verdict(contrast, sheets)}`,
    difference(contrast),
    ...indices(contrast),
    ...contrast.notes.map(({ message }) => message),
  ];
  return parts.filter((part) => part !== '').join(' ');
}

const fraction = ({ yes, relevant }: GroupAnswers): string => `${yes} of ${relevant}`;

export const untested: Readonly<Record<Untested, string>> = {
  notRecorded: 'cases of which nothing is recorded are no group',
  nothingRelevant: 'one of the two has no relevant case',
  sameAnswers: 'all their answers are the same',
  tooFew: 'with so few cases even the greatest difference could be chance',
};

function verdict({ p, adjusted, verdict: found, untested: reason, outside }: Shown, sheets: number): string {
  if (reason !== null) return `Not tested: ${untested[reason]}.`;
  const probability = `${sheets > 1 ? 'Exact test stratified by sheet' : "Fisher's exact test"}, two-sided: p = ${decimals(p)}${adjusted === p ? '' : `, adjusted ${decimals(adjusted)}`}`;
  if (found === 'chance')
    return `${probability}. Not distinguishable from chance, which is not to say that they are the same.`;
  if (found === 'slight') {
    return `${probability}. More than chance explains, but too slight to matter in practice (neither index is outside the range).`;
  }
  const which = outside.yes && outside.no ? 'both indices are' : outside.yes ? 'the index is' : 'the index of No is';
  return `${probability}. Different, by more than chance explains and enough to matter in practice (${which} outside the range).`;
}

function difference({ difference: found }: Shown): string {
  if (found === null) return '';
  const [points, from, to] = [found.points, found.from, found.to].map((value) => oneDecimal(value));
  return `Difference ${points} percentage points (95 per cent interval ${from} to ${to}, Newcombe).`;
}

function indices({ index, complement, untested: reason }: Shown): string[] {
  if (index === null || complement === null) {
    return reason === 'nothingRelevant'
      ? []
      : [`Relative rate index not calculated: a count is under ${numberInWords(fewestInCell)}.`];
  }
  return [`Relative rate index ${rate(index)}; of No ${rate(complement)}.`];
}

const rate = ({ index, from, to }: RelativeRate): string =>
  `${index.toFixed(2)} (${from.toFixed(2)} to ${to.toFixed(2)})`;

/** One decimal, without "-0.0". */
const oneDecimal = (value: number): string => value.toFixed(1).replace(/^-(0\.0)$/, '$1');

/** Four decimals, but never 0 for a number above 0. */
function decimals(p: number | null): string {
  if (p === null) return '';
  return p < 0.00005 ? 'under 0.0001' : p.toFixed(4);
}
