/** What a pool is, in sentences and cells that every format shares. */
import type { Pool, PooledQuestion } from '../../analysis/pool/pool.js';
import { formatCount, formatNumber } from '../../words/english.js';

/** What is pooled: "All 12 sheets of pdu-2021", or those of a region. */
export function poolTitle({ programme, region, sheets }: Pool): string {
  const of = region === undefined ? '' : region === null ? ', no region given' : `, ${region}`;
  return `Pool of ${formatCount(sheets, 'sheet')}: ${programme.title} (${programme.id})${of}`;
}

/** How the pool was made. */
export function poolSentences({
  cases,
  outstanding,
  eligibleCases,
  sheetsWithoutCounts,
  sheetsWithoutEligible,
}: Pool): string[] {
  const more = outstanding === 0 ? '' : `, ${formatNumber(outstanding)} still to be inspected`;
  return [
    `${formatCount(cases, 'case')} inspected${more}. A pool has no rating: how a region is rated is not known.`,
    'Unweighted: the counts of all sheets to which a standard applies are added, so every case counts alike.',
    eligibleCases === null
      ? `No weighted percentage: ${formatCount(sheetsWithoutEligible, 'sheet')} ${sheetsWithoutEligible === 1 ? 'does' : 'do'} not give eligibleCases.`
      : `Weighted: each sheet's percentage counts in proportion to its eligibleCases, ${formatNumber(eligibleCases)} in all; a sheet with no relevant cases for a question is left out of it.`,
    ...(sheetsWithoutCounts === 0
      ? []
      : [
          `${formatCount(sheetsWithoutCounts, 'sheet')} with percentages and no counts ${sheetsWithoutCounts === 1 ? 'adds' : 'add'} nothing to the questions.`,
        ]),
  ];
}

export const poolHeader = (pool: Pool): string[] => [
  "Percentage 'Yes'",
  'Yes of relevant',
  ...(pool.eligibleCases === null ? [] : ['Weighted']),
  'Sheets',
];

/** The cells of one question under `poolHeader`. */
export function poolCells(pool: Pool, { percentage, weightedPercentage, yes, no, sheets }: PooledQuestion): string[] {
  return [
    percent(percentage),
    `${formatNumber(yes)} of ${formatNumber(yes + no)}`,
    ...(pool.eligibleCases === null ? [] : [percent(weightedPercentage)]),
    formatNumber(sheets),
  ];
}

function percent(value: number | null): string {
  return value === null ? 'nothing relevant' : `${value}%`;
}
