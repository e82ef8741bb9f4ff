/** A section of a report as Markdown. */
import type { GroupsPart, Part, TablePart } from '../../model/document.js';
import { markdownTable } from './table.js';
import { markdownLine, markdownText } from './text.js';

/** The parts as blocks of Markdown, each ended by LF and set off by a blank line before it; the items of a list stand together. */
export function sectionMarkdown(parts: readonly Part[]): string {
  return parts.map((part, i) => block(part, isItem(parts[i - 1]))).join('');
}

const isItem = (part: Part | undefined): boolean => part?.kind === 'item' || part?.kind === 'source';

function block(part: Part, inList: boolean): string {
  const before = inList ? '' : '\n';
  switch (part.kind) {
    case 'title':
      return `\n## ${markdownText(part.text)}\n`;
    case 'heading':
    case 'subheading': {
      const lead = part.kind === 'subheading' && part.lead !== undefined ? `${part.lead} ` : '';
      return `\n### ${markdownText(`${lead}${part.text}`)}\n`;
    }
    case 'text':
      return `\n${markdownLine(part.text)}\n`;
    case 'item':
      return `${before}- ${part.lead === undefined ? markdownLine(part.text) : led(part.lead, part.text)}\n`;
    case 'source':
      return `${inList ? '  ' : '\n'}- ${markdownLine(part.text)}\n`;
    case 'result':
      return `\n${led('Result', part.text)}\n`;
    case 'gap':
      return '';
    case 'table':
      return `\n${named(part)}`;
    case 'groups':
      return `\n${groupsTable(part)}`;
  }
}

function led(lead: string, text: string): string {
  const bold = markdownText(lead);
  return bold === '' ? markdownLine(text) : `**${bold}** ${markdownText(text)}`;
}

/** What the first cell of a row stands for has room beside it here, and a column always has a name. */
function named({ caption, header: [first = '', ...header], rows, names = [] }: TablePart): string {
  return markdownTable(
    [first === '' ? caption : first, ...header],
    rows.map(([cell = '', ...cells], i) => [`${cell} ${names[i] ?? ''}`, ...cells]),
  );
}

/** A row for each level: each says of what it is, since cells cannot span rows. */
function groupsTable({ first, level, header, groups }: GroupsPart): string {
  return markdownTable(
    [first, level, ...header],
    groups.flatMap(({ title, rows }) => rows.map((row) => [title, row.level, ...row.cells])),
  );
}
