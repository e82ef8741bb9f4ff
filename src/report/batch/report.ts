/** A batch as text and as Markdown: a table of sheets for each programme, then the pools. HTML uses the same words. */
import type { Composite, Note } from '../../model/assessment.js';
import type { Pool, PooledQuestion } from '../../model/batch.js';
import { rank } from '../../scoring/scale.js';
import { formatCount, formatList, formatNumber, formatShare } from '../../words/english.js';
import { breakdownSection } from '../../analysis/breakdown/index.js';
import { markdownLine, markdownTable, markdownText } from '../markdown/document.js';
import { joinLines, partLines } from '../text/document.js';
import { paragraph, type TextStyle } from '../text/layout.js';
import { drawTable, type TextTable } from '../text/table.js';
import {
  byProgramme,
  groupTitle,
  legend,
  remarksOn,
  sheetCells,
  sheetHeader,
  sheetNames,
  type SheetRow,
} from './rows.js';

/** The sheets as text, a table for each programme, with lines ended by LF. Empty without rows. */
export function batchText(rows: readonly SheetRow[], style: TextStyle): string {
  return joinLines(
    byProgramme(rows).flatMap((group, i) => [
      ...(i === 0 ? [] : ['']),
      ...paragraph(style, groupTitle(group)).map(style.bold),
      '',
      ...drawTable([sheetsTable(group, style), sheetsTable(group, style, true)], style, 'words'),
      ...paragraph(style, legend(group), 2).map(style.dim),
      ...remarksOn(group).flatMap((remark) => paragraph(style, remark, 2)),
    ]),
  );
}

function sheetsTable(rows: readonly SheetRow[], style: TextStyle, isShort = false): TextTable {
  const names = sheetNames(rows);
  return {
    header: sheetHeader(rows, isShort ? 'Overall' : 'Overall rating'),
    rows: rows.map((row, i) => [
      names[i] ?? '',
      casesCell(row),
      ...sheetCells(row, isShort).map(({ text, rating = null }) =>
        rating === null ? text : { text, paint: style.rating(rank(row.scale, rating), row.scale.length) },
      ),
    ]),
  };
}

const casesCell = ({ sample: { cases } }: SheetRow): string => (cases === null ? '' : formatNumber(cases));

/** The pools, each with a table of its questions. */
export function poolsText(pools: readonly Pool[], style: TextStyle): string {
  return joinLines(
    pools.flatMap((pool, i) => [
      ...(i === 0 ? [] : ['']),
      ...paragraph(style, poolTitle(pool)).map(style.bold),
      ...poolSentences(pool).flatMap((sentence) => paragraph(style, sentence, 2)),
      ...pool.standards.flatMap(({ code, title, keyQuestions }) => {
        const header = [`${code} ${title}`, ...poolHeader(pool)];
        const rows = poolRows(pool, keyQuestions);
        return ['', ...drawTable([{ header, rows }], style, 'words')];
      }),
      ...(pool.breakdowns === undefined ? [] : partLines(breakdownSection(pool.breakdowns, pool.standards), style)),
    ]),
  );
}

/** The sheets as Markdown, a table for each programme. */
export function batchMarkdown(rows: readonly SheetRow[]): string {
  return byProgramme(rows)
    .map((group) => {
      const names = sheetNames(group);
      const table = markdownTable(
        sheetHeader(group),
        group.map((row, i) => [names[i] ?? '', casesCell(row), ...sheetCells(row).map(({ text }) => text)]),
      );
      return `## ${markdownText(groupTitle(group))}\n\n${table}\n${[legend(group), ...remarksOn(group)].map(markdownLine).join('\n')}\n`;
    })
    .join('\n');
}

/** The pools as Markdown, each with one table of all its questions. */
export function poolsMarkdown(pools: readonly Pool[]): string {
  return pools
    .map((pool) => {
      const table = markdownTable(
        ['Key question', ...poolHeader(pool)],
        pool.standards.flatMap(({ keyQuestions }) => poolRows(pool, keyQuestions)),
      );
      return `## ${markdownText(poolTitle(pool))}\n\n${poolSentences(pool).map(markdownLine).join('\n')}\n\n${table}`;
    })
    .join('\n');
}

/** The notes as text. Empty without any. */
export const notesText = (notes: readonly Note[], style: TextStyle): string =>
  joinLines(notes.flatMap(({ message }) => paragraph(style, message)));

/** The notes as a list in Markdown. Empty without any. */
export const notesMarkdown = (notes: readonly Note[]): string =>
  notes.map(({ message }) => `- ${markdownText(message)}\n`).join('');

/** The title of a pool: "All 12 sheets of pdu-2021", or those of a region. */
export function poolTitle({ programme, region, sheets }: Pool): string {
  const of = region === undefined ? '' : region === null ? ', no region given' : `, ${region}`;
  return `Pool of ${formatCount(sheets, 'sheet')}: ${programme.title} (${programme.id})${of}`;
}
const share = ({ yes, relevant, percentage }: Composite): string =>
  `in ${formatNumber(yes)} of ${formatCount(relevant, 'case')} (${percentage} per cent)`;

/** The composites of a pool in one sentence; none if no standard has one. */
function compositeSentences({ standards, composite: whole }: Pool): string[] {
  const each = standards.flatMap(({ code, composite }) => (composite === null ? [] : `${code} ${share(composite)}`));
  if (each.length === 0) return [];
  const all = whole === null ? '' : `; on all standards that count, ${share(whole)}`;
  return [`Yes on every key question that applied: ${formatList(each)}${all}.`];
}

export function poolSentences(pool: Pool): string[] {
  const { cases, toInspect, eligibleCases, sheetsWithoutCounts, sheetsWithoutEligible } = pool;
  const more = toInspect === 0 ? '' : `, ${formatNumber(toInspect)} still to be inspected`;
  return [
    `${formatCount(cases, 'case')} inspected${more}. A pool has no rating: how a region is rated is not known.`,
    'Unweighted: the counts of all sheets to which a standard applies are added, so every case counts alike.',
    eligibleCases === null
      ? `No weighted percentage: the number of eligible cases is not known for ${formatCount(sheetsWithoutEligible, 'sheet')}.`
      : `Weighted: each sheet's percentage counts in proportion to its eligible cases, ${formatNumber(eligibleCases)} in all; a sheet with no relevant cases for a question is left out of it.`,
    ...compositeSentences(pool),
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

function poolRows(pool: Pool, questions: readonly PooledQuestion[]): string[][] {
  return questions.map((question) => [`${question.code} ${question.text}`, ...poolCells(pool, question)]);
}

/** The cells of one question under `poolHeader`. */
export function poolCells(
  pool: Pool,
  { percentage, weightedPercentage, yes, relevant, sheets }: PooledQuestion,
): string[] {
  return [
    percentText(percentage),
    formatShare(yes, relevant),
    ...(pool.eligibleCases === null ? [] : [percentText(weightedPercentage)]),
    formatNumber(sheets),
  ];
}

const percentText = (value: number | null): string => (value === null ? 'nothing relevant' : `${value}%`);
