/** A batch as Markdown. */
import type { Pool } from '../../analysis/pool/pool.js';
import { markdownTable } from '../markdown/table.js';
import { markdownLine, markdownText } from '../markdown/text.js';
import { legend, markedRating, overallWords, scoreWords } from './marks.js';
import { poolCells, poolHeader, poolSentences, poolTitle } from './pool-words.js';
import { byProgramme, type SheetRow } from './row.js';
import { groupTitle } from './text.js';

/** The sheets, a table for each programme. */
export function batchMarkdown(rows: readonly SheetRow[]): string {
  return byProgramme(rows)
    .map((group) => {
      const codes = (group[0]?.standards ?? []).map(({ code }) => code);
      const table = markdownTable(
        ['Sheet', 'Cases', ...codes, 'Score', 'Overall rating'],
        group.map((row) => [
          row.title ?? row.file,
          row.cases === null ? '' : String(row.cases),
          ...row.standards.map((standard) => markedRating(row, standard)),
          scoreWords(row),
          overallWords(row),
        ]),
      );
      return `## ${markdownText(groupTitle(group))}\n\n${table}\n${markdownLine(legend(group))}\n`;
    })
    .join('\n');
}

/** The pools, each with one table of all its questions. */
export function poolsMarkdown(pools: readonly Pool[]): string {
  return pools
    .map((pool) => {
      const table = markdownTable(
        ['Key question', ...poolHeader(pool)],
        pool.standards.flatMap(({ keyQuestions }) =>
          keyQuestions.map((question) => [`${question.code} ${question.text}`, ...poolCells(pool, question)]),
        ),
      );
      return `## ${markdownText(poolTitle(pool))}\n\n${poolSentences(pool).map(markdownLine).join('\n')}\n\n${table}`;
    })
    .join('\n');
}
