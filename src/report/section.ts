/** A section of a report as parts that each format lays out in its own way, so that all formats use the same words. */
import { bar } from './text/bar.js';
import { paragraph, type TextStyle } from './text/layout.js';
import { fits, table } from './text/table.js';

/**
 * One part of a section. A heading stands below the title, a subheading is one that is set in with what follows it. The lead of an item
 * stands in place of its dash. A gap sets off a paragraph that follows a table. A source is what the item before it rests on; a result is what the items before it come to.
 */
export type Part =
  | { readonly kind: 'title' | 'heading' | 'text' | 'source' | 'result'; readonly text: string }
  | { readonly kind: 'subheading'; readonly lead?: string; readonly text: string }
  | { readonly kind: 'item'; readonly lead?: string; readonly level?: 1 | 2; readonly text: string }
  | { readonly kind: 'gap' }
  | TablePart
  | GroupsPart;

/** A table of short cells, its first column the name of the row. The caption is for formats that set one. */
export interface TablePart {
  readonly kind: 'table';
  readonly caption: string;
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** What the first cell of each row stands for; a terminal tells it below the table, where there is the room. */
  readonly names?: readonly string[];
  /** The percentage of each row, for a terminal with room for a bar beside it; null where there is none, or where it is hidden. */
  readonly percentages?: readonly (number | null)[];
}

/** A table in which several rows belong together: each group has a name and a base, each row a level and its cells. */
export interface GroupsPart {
  readonly kind: 'groups';
  readonly caption: string;
  readonly first: string;
  readonly level: string;
  readonly header: readonly string[];
  readonly groups: readonly {
    readonly name: string;
    readonly base: string;
    /** Both in full, for formats with room. */
    readonly title: string;
    readonly rows: readonly { readonly level: string; readonly cells: readonly string[] }[];
  }[];
}

export const titlePart = (text: string): Part => ({ kind: 'title', text });
export const headingPart = (text: string): Part => ({ kind: 'heading', text });
export const textPart = (words: string): Part => ({ kind: 'text', text: words });
export const itemPart = (words: string): Part => ({ kind: 'item', text: words });

/** Parts divided before each title. */
export function dividedByTitle(parts: readonly Part[]): Part[][] {
  const sections: Part[][] = [];
  for (const part of parts) {
    if (part.kind === 'title') sections.push([]);
    sections.at(-1)?.push(part);
  }
  return sections;
}

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
