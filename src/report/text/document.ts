/** Renders parts as text. */
import { questionTables, type GroupsPart, type Page, type Part, type TablePart } from '../../model/document.js';
import { answersTable } from './answers.js';
import { drawBar } from './bar.js';
import { paragraph, type TextStyle } from './layout.js';
import { drawTable, drawWords } from './table.js';

/** A section is below a report, indented under its titles; a page is by itself, and has two spaces after its leads. */
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
      case 'answers':
        return (
          answersTable(part, style, (some) => partLines(some, style, form)) ??
          partLines(questionTables(part), style, form)
        );
      case 'groups':
        return groupsTable(part, style);
    }
  });
}

/** Lines as a text, each ended by LF, without trailing spaces. */
export function joinLines(lines: readonly string[]): string {
  return lines.map((line) => `${line.trimEnd()}\n`).join('');
}

export function pageText({ title, parts }: Page, style: TextStyle): string {
  return joinLines([...paragraph(style, title).map(style.bold), ...partLines(parts, style, 'page')]);
}

/** The width of bars beside a table of short cells, in columns. */
const tableBarColumns = 24;

/** A table, with bars if a terminal has room. The bars have no marks, because the figures are in no band. */
function cellsTable({ header, rows, percentages, wraps }: TablePart, style: TextStyle): string[] {
  if (wraps === true) return drawWords(header, rows, style);
  if (percentages === undefined || !style.bars) return drawTable([{ header, rows }], style, 'short');
  const bars = percentages.map((percentage) =>
    percentage === null ? '' : drawBar(percentage, { edges: [], columns: tableBarColumns }, style, (filled) => filled),
  );
  const withBars = { header: [...header, ''], rows: rows.map((row, i) => [...row, bars[i] ?? '']) };
  return drawTable([withBars, { header, rows }], style, 'short');
}

function namesBelow({ rows, names = [] }: TablePart, style: TextStyle): string[] {
  return names.flatMap((name, i) => (name === '' ? [] : paragraph(style, name, 2, `${rows[i]?.[0] ?? ''} `)));
}

/** The base is below the name, to save width; in a stacked table it is beside the name. */
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
