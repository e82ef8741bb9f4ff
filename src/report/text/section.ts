/** Sections of parts in a terminal: the words are those of every format. */
import type { GroupsPart, Part, TablePart } from '../../model/document.js';
import { bar } from './bar.js';
import { paragraph, type TextStyle } from './layout.js';
import { fits, table } from './table.js';

/** The section for a terminal, a line each. Every heading has a blank line before it. */
export function sectionLines(parts: readonly Part[], look: TextStyle): string[] {
  return parts.flatMap((part): string[] => {
    switch (part.kind) {
      case 'title':
      case 'heading':
        return ['', ...paragraph(look, part.text).map(look.bold)];
      case 'subheading':
        return ['', ...paragraph(look, part.text, 2, part.lead === undefined ? '' : `${part.lead} `).map(look.bold)];
      case 'text':
        return paragraph(look, part.text, 2);
      case 'item':
        return part.level === 2
          ? paragraph(look, part.text, 4, part.lead === undefined ? '- ' : `${part.lead}  `)
          : paragraph(look, part.text, 2, `${part.lead ?? '-'} `);
      case 'source':
        return paragraph(look, part.text, 4).map(look.dim);
      case 'result':
        return paragraph(look, `= ${part.text}`, 2);
      case 'gap':
        return [''];
      case 'table':
        return [...tableLines(part, look), ...namesBelow(part, look)];
      case 'groups':
        return groupLines(part, look);
    }
  });
}

/** How wide bars are beside a table of short cells. */
const barColumns = 24;

/** The table, with bars where a terminal has the room. Its figures are in no band, so that nothing marks the edges of bands. */
function tableLines({ header, rows, percentages }: TablePart, look: TextStyle): string[] {
  if (percentages !== undefined && Number.isFinite(look.width)) {
    const drawn = percentages.map((percentage) =>
      percentage === null ? '' : bar(percentage, { edges: [], columns: barColumns }, look, (filled) => filled),
    );
    const wide = rows.map((row, i) => [...row, drawn[i] ?? '']);
    if (fits(look, [...header, ''], wide)) return table(look, [...header, ''], wide);
  }
  return table(look, header, rows);
}

function namesBelow({ rows, names = [] }: TablePart, look: TextStyle): string[] {
  return names.flatMap((name, i) => (name === '' ? [] : paragraph(look, name, 2, `${rows[i]?.[0] ?? ''} `)));
}

/** The base stands below the name, which saves its width; where rows stand one below the other, beside it. */
function groupLines({ first, header, groups }: GroupsPart, look: TextStyle): string[] {
  const head = [first, '', ...header];
  const rows = (wide: boolean): string[][] =>
    groups.flatMap(({ name, base, rows: own }) => {
      const names = wide ? [name, base] : [`${name}, ${base}`];
      return own.map(({ level, cells }, i) => [names[i] ?? '', level, ...cells]);
    });
  return table(look, head, rows(fits(look, head, rows(true))));
}
