/** Renders a guide, which is Markdown, as plain text. Knows what the guides use, not all of Markdown. */
import { drawTable } from './table.js';
import { joinLines } from './document.js';
import { paragraph, widest, type TextStyle } from './layout.js';

/**
 * A guide as text: paragraphs wrapped, headings underlined, code as it stands, indented where there is room, tables in columns where they fit. Comments are left
 * out. A link shows its address only if that is on the web.
 */
export function guideText(markdown: string, style: TextStyle): string {
  const lines = markdown.replace(/<!--[^]*?-->\n?/g, '').split('\n');
  const out: string[] = [];
  for (let at = 0; at < lines.length;) {
    const { length, drawn } = nextBlock(lines, at, style);
    // One blank line stands between blocks, however many there are in the source.
    if (drawn.length > 0 || out.at(-1) !== '') out.push(...drawn, ...(length > 0 && drawn.length === 0 ? [''] : []));
    at += Math.max(1, length);
  }
  return joinLines(out)
    .replace(/^\n+/, '')
    .replace(/\n{2,}$/, '\n');
}

interface Block {
  /** How many lines of the source it takes. */
  readonly length: number;
  readonly drawn: readonly string[];
}

/** The block that begins on a line; a blank line is a block that draws nothing. */
function nextBlock(lines: readonly string[], at: number, style: TextStyle): Block {
  const line = lines[at] ?? '';
  const [, fence] = /^\s*(`{3,})/.exec(line) ?? [];
  if (fence !== undefined) {
    const code = linesUntil(lines, at + 1, (text) => text.trim() === fence);
    return { length: code.length + 2, drawn: codeLines(code, style) };
  }
  const [, marks = '', title] = /^(#+) (.*)$/.exec(line) ?? [];
  if (title !== undefined) return { length: 1, drawn: headingLines(plainText(title), marks.length, style) };
  if (/^\s*\|/.test(line)) {
    const rows = linesUntil(lines, at, (text) => !/^\s*\|/.test(text));
    return { length: rows.length, drawn: tableLines(rows, style) };
  }
  if (line.trim() === '') return { length: 1, drawn: [] };
  const item = /^(\s*)([-*>]|\d+\.) +/.exec(line);
  const [start = '', indent = '', mark = ''] = item ?? [];
  const more = linesUntil(lines, at + 1, (text) => /^\s*(?:$|[-*>] |\d+\. |#+ |`{3}|\|)/.test(text));
  const text = plainText([line.slice(start.length), ...more.map((one) => one.trim())].join(' '));
  const lead = item === null ? '' : mark === '>' ? '  ' : `${mark} `;
  return { length: more.length + 1, drawn: paragraph(style, text, item === null ? 0 : indent.length + 2, lead) };
}

/** Code as it stands, indented as far as the lines that fit leave room. */
function codeLines(code: readonly string[], style: TextStyle): string[] {
  const longest = widest(
    style,
    code.filter((text) => style.columns(text) <= style.width),
  );
  const indent = ' '.repeat(Math.min(4, style.width - longest));
  return code.map((text) => `${indent}${text}`);
}

/** The lines from a place up to the first that ends them, without it. */
function linesUntil(lines: readonly string[], from: number, isEnd: (text: string) => boolean): string[] {
  const end = lines.findIndex((text, i) => i >= from && isEnd(text));
  return lines.slice(from, end === -1 ? lines.length : end);
}

/** The title is underlined doubly, the headings below it once, and the ones below those not at all. */
function headingLines(title: string, level: number, style: TextStyle): string[] {
  const wrapped = paragraph(style, title);
  const [double, single] = style.ascii ? ['=', '-'] : ['═', '─'];
  const rule = level === 1 ? double : single;
  return [...wrapped.map(style.bold), ...(level > 2 ? [] : [rule.repeat(widest(style, wrapped))])];
}

/** A table in columns. If it is too wide, the second of two columns stands below the first, as in a list. */
function tableLines(source: readonly string[], style: TextStyle): string[] {
  const [header = [], , ...rows] = source.map((line) =>
    line
      .replace(/^\s*\||\|\s*$/g, '')
      .split(/(?<!\\)\|/)
      .map((cell) => plainText(cell.trim())),
  );
  const width = header.reduce(
    (sum, _, i) =>
      sum +
      2 +
      widest(
        style,
        [header, ...rows].map((row) => row[i] ?? ''),
      ),
    0,
  );
  if (header.length !== 2 || width <= style.width) return drawTable([{ header, rows }], style, 'short');
  return rows.flatMap(([term = '', meaning = '']) => [
    ...paragraph(style, term, 2).map(style.bold),
    ...paragraph(style, meaning, 6),
  ]);
}

/** A text without the marks of Markdown. Backticks stay, because they show what is to be typed. */
function plainText(text: string): string {
  return text
    .replace(/!\[([^\]]*)\]\([^)]*\)/g, '(picture: $1)')
    .replace(/\[([^\]]*)\]\((https?:[^)]*)\)/g, '$1 <$2>')
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/\*\*([^*]+)\*\*/g, '$1')
    .replace(/\\([\\|*_<>[\]`])/g, '$1');
}
