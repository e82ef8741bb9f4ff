/** Parts as text: the words are those of every format. */
import type { GroupsPart, Page, Part, TablePart } from '../../model/document.js';
import { drawBar } from './bar.js';
import { paragraph, type TextStyle } from './layout.js';
import { drawTable } from './table.js';

/** A section stands below a report, indented under its titles; a page stands by itself, and its leads have two spaces behind them. */
export type Form = 'section' | 'page';

/** The parts as lines. Every heading has a blank line before it. */
export function partLines(parts: readonly Part[], style: TextStyle, form: Form = 'section'): string[] {
  return parts.flatMap((part): string[] => {
    switch (part.kind) {
      case 'title':
      case 'heading':
        return ['', ...paragraph(style, part.text).map(style.bold)];
      case 'subheading':
        return ['', ...paragraph(style, part.text, 2, part.lead === undefined ? '' : `${part.lead} `).map(style.bold)];
      case 'text':
        return paragraph(style, part.text, form === 'page' ? 0 : 2);
      case 'item': {
        const { lead, level = 1, text } = part;
        const space = form === 'page' || level === 2 ? '  ' : ' ';
        const indent = level === 1 ? 2 : form === 'page' ? 6 : 4;
        return paragraph(style, text, indent, lead === undefined ? '- ' : `${lead}${space}`);
      }
      case 'source':
        return paragraph(style, part.text, 4).map(style.dim);
      case 'result':
        return paragraph(style, `= ${part.text}`, 2);
      case 'gap':
        return [''];
      case 'table':
        return [...cellsTable(part, style), ...namesBelow(part, style)];
      case 'groups':
        return groupsTable(part, style);
    }
  });
}

/** Lines as a text, each ended by LF, with no space at its end. */
export function joinLines(lines: readonly string[]): string {
  return lines.map((line) => `${line.trimEnd()}\n`).join('');
}

/** A page that stands by itself, under its title. */
export function pageText({ title, parts }: Page, style: TextStyle): string {
  return joinLines([...paragraph(style, title).map(style.bold), ...partLines(parts, style, 'page')]);
}

/** How wide bars are beside a table of short cells. */
const barColumns = 24;

/** The table, with bars where a terminal has the room. Its figures are in no band, so that nothing marks the edges of bands. */
function cellsTable({ header, rows, percentages }: TablePart, style: TextStyle): string[] {
  if (percentages === undefined || !Number.isFinite(style.width)) return drawTable([{ header, rows }], style, 'short');
  const bars = percentages.map((percentage) =>
    percentage === null ? '' : drawBar(percentage, { edges: [], columns: barColumns }, style, (filled) => filled),
  );
  const withBars = { header: [...header, ''], rows: rows.map((row, i) => [...row, bars[i] ?? '']) };
  return drawTable([withBars, { header, rows }], style, 'short');
}

function namesBelow({ rows, names = [] }: TablePart, style: TextStyle): string[] {
  return names.flatMap((name, i) => (name === '' ? [] : paragraph(style, name, 2, `${rows[i]?.[0] ?? ''} `)));
}

/** The base stands below the name, which saves its width; where rows stand one below the other, beside it. */
function groupsTable({ first, header, groups }: GroupsPart, style: TextStyle): string[] {
  const rows = (namesOf: (name: string, base: string) => string[]): string[][] =>
    groups.flatMap(({ name, base, rows: own }) =>
      own.map(({ level, cells }, i) => [namesOf(name, base)[i] ?? '', level, ...cells]),
    );
  const head = [first, '', ...header];
  const below = { header: head, rows: rows((name, base) => [name, base]) };
  const beside = { header: head, rows: rows((name, base) => [`${name}, ${base}`]) };
  return drawTable([below, beside], style, 'short');
}
