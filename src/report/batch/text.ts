/** A batch in a terminal: a table of the sheets of each programme, then the pools. */
import type { Pool, PooledStandard } from '../../analysis/pool/pool.js';
import { rank } from '../../scoring/scale.js';
import { formatCount } from '../../words/english.js';
import { breakdownSection } from '../../analysis/breakdown/index.js';
import { grid, type Grid, type GridCell } from '../text/grid.js';
import { paragraph, type TextStyle } from '../text/layout.js';
import { sectionLines } from '../text/section.js';
import { legend, markedRating, overallShort, overallWords, scoreWords } from './marks.js';
import { poolCells, poolHeader, poolSentences, poolTitle } from './pool-words.js';
import { byProgramme, type SheetRow } from './row.js';

/** The sheets, a table for each programme. Lines ended by LF; nothing for no rows. */
export function batchText(rows: readonly SheetRow[], look: TextStyle): string {
  return ended(
    byProgramme(rows).flatMap((group, i) => [
      ...(i === 0 ? [] : ['']),
      ...paragraph(look, groupTitle(group)).map(look.bold),
      '',
      ...grid(
        [sheetGrid(group, overallWords, 'Overall rating', look), () => sheetGrid(group, overallShort, 'Overall', look)],
        look,
      ),
      ...paragraph(look, legend(group), 2).map(look.dim),
    ]),
  );
}

/** How many sheets of which programme a table holds. */
export function groupTitle(rows: readonly SheetRow[]): string {
  const programme = rows[0]?.programme;
  return `${formatCount(rows.length, 'sheet')}: ${programme?.title ?? ''} (${programme?.id ?? ''})`;
}

function sheetGrid(
  rows: readonly SheetRow[],
  overall: (row: SheetRow) => string,
  header: string,
  look: TextStyle,
): Grid {
  return {
    header: ['Sheet', 'Cases', ...(rows[0]?.standards ?? []).map(({ code }) => code), 'Score', header],
    rows: rows.map((row) => ({ first: row.title ?? row.file, cells: cellsOf(row, overall, look) })),
  };
}

function cellsOf(row: SheetRow, overall: (row: SheetRow) => string, look: TextStyle): GridCell[] {
  const painted = (text: string, rating: string | null): GridCell => ({
    text,
    paint: rating === null ? undefined : look.rating(rank(row.scale, rating), row.scale.length),
  });
  return [
    { text: row.cases === null ? '' : String(row.cases) },
    ...row.standards.map((standard) => painted(markedRating(row, standard), standard.rating)),
    { text: scoreWords(row) },
    painted(overall(row), row.rating),
  ];
}

/** The pools, each with a table of its questions. */
export function poolsText(pools: readonly Pool[], look: TextStyle): string {
  return ended(
    pools.flatMap((pool, i) => [
      ...(i === 0 ? [] : ['']),
      ...paragraph(look, poolTitle(pool)).map(look.bold),
      ...poolSentences(pool).flatMap((sentence) => paragraph(look, sentence, 2)),
      ...pool.standards.flatMap((standard) => ['', ...grid([questionGrid(pool, standard)], look)]),
      ...(pool.breakdowns === undefined ? [] : sectionLines(breakdownSection(pool.breakdowns), look)),
    ]),
  );
}

function questionGrid(pool: Pool, { code, title, keyQuestions }: PooledStandard): Grid {
  return {
    header: [`${code} ${title}`, ...poolHeader(pool)],
    rows: keyQuestions.map((question) => ({
      first: `${question.code} ${question.text}`,
      cells: poolCells(pool, question).map((text) => ({ text })),
    })),
  };
}

function ended(lines: readonly string[]): string {
  return lines.map((line) => `${line.trimEnd()}\n`).join('');
}
