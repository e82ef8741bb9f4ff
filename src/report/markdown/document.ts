/** Renders parts as Markdown: CommonMark with GitHub's tables. Text from a file is never taken for mark-up. */
import { questionTables, type GroupsPart, type Page, type Part, type TablePart } from '../../model/document.js';
import { makeVisible } from '../../words/visible.js';

/** A page under its title. Its items may have items one level below. */
export function pageMarkdown({ title, parts }: Page): string {
  return `# ${markdownText(title)}\n${parts.map((part, i) => block(part, isItem(parts[i - 1]), '  ')).join('')}`;
}

/** The parts as blocks, each ended by LF with a blank line before it; the items of a list have no blank lines between. */
export function partsMarkdown(parts: readonly Part[]): string {
  return parts.map((part, i) => block(part, isItem(parts[i - 1]))).join('');
}

const isItem = (part: Part | undefined): boolean => part?.kind === 'item' || part?.kind === 'source';

/** `margin` is the indentation of a second-level item. */
function block(part: Part, inList: boolean, margin = ''): string {
  const before = inList ? '' : '\n';
  switch (part.kind) {
    case 'title':
      return `\n## ${markdownText(part.text)}\n`;
    case 'heading':
      return `\n### ${markdownText(part.text)}\n`;
    case 'subheading':
      return `\n### ${markdownText(`${part.lead ?? ''} ${part.text}`)}\n`;
    case 'text':
      return `\n${markdownLine(part.text)}\n`;
    case 'item':
      return `${before}${part.level === 2 ? margin : ''}- ${withLead(part.lead ?? '', part.text)}\n`;
    case 'source':
      return `${inList ? '  ' : '\n'}- ${markdownLine(part.text)}\n`;
    case 'result':
      return `\n${withLead('Result', part.text)}\n`;
    case 'gap':
      return '';
    case 'table':
      return `\n${cellsTable(part)}`;
    case 'answers':
      return partsMarkdown(questionTables(part));
    case 'groups':
      return `\n${groupsTable(part)}`;
  }
}

function withLead(lead: string, text: string): string {
  const bold = markdownText(lead);
  return bold === '' ? markdownLine(text) : `**${bold}** ${markdownText(text)}`;
}

/** Here the full wording of a row's first cell is beside it, and every column has a header. */
function cellsTable({ caption, header: [first = '', ...header], rows, names = [] }: TablePart): string {
  return markdownTable(
    [first === '' ? caption : first, ...header],
    rows.map(([cell = '', ...cells], i) => [`${cell} ${names[i] ?? ''}`, ...cells]),
  );
}

/** A row for each level with the name of its group, because cells cannot span rows. */
function groupsTable({ first, level, header, groups }: GroupsPart): string {
  return markdownTable(
    [first, level, ...header],
    groups.flatMap(({ title, rows }) => rows.map((row) => [title, row.level, ...row.cells])),
  );
}

/**
 * A table in GitHub's Markdown, lines ended by LF. Text in a cell cannot end the cell and is not taken for mark-up. Rows have as many cells
 * as the header.
 *
 * @example
 * markdownTable(['a'], [['x|y']]) // '| a |\n| --- |\n| x\\|y |\n'
 */
export function markdownTable(header: readonly string[], rows: readonly (readonly string[])[]): string {
  return (
    tableRow(header.map(markdownText)) +
    tableRow(header.map(() => '---')) +
    rows.map((row) => tableRow(row.map(markdownText))).join('')
  );
}

const tableRow = (cells: readonly string[]): string => `| ${cells.join(' | ')} |\n`;

/** Characters with a meaning in CommonMark, in GitHub's tables, strikethrough and formulas; `&` where an entity could begin. */
const special = /[\\`*_{}[\]<>|#~$]|&(?=[#\w])/g;

/** An HTML comment, which readers do not see. It separates what GitHub would turn into a link, a mention or an emoji, escaped or not. */
const separator = '<!-- -->';

/**
 * What GitHub turns into a mention, a link, a reference or an emoji: `@name` and e-mail addresses, `#12`, `GH-12`, `https://`, `www.`,
 * `:tada:`
 */
const autolinked = /@(?=\\?[\w-])|\\#(?=\d)|\bGH-(?=\d)|:(?=\/\/|[\w+\\-]+:)|\b(?:mailto|xmpp):|\bwww(?=\.)/gi;

/**
 * Text within a line, a cell or a heading, which is not taken for mark-up, a link or a mention. Surrounding white space is dropped.
 *
 * @example
 * markdownText('a|b *c* @d') // 'a\\|b \\*c\\* @<!-- -->d'
 */
export function markdownText(text: string): string {
  return makeVisible(text).trim().replace(special, '\\$&').replace(autolinked, `$&${separator}`);
}

/**
 * Text at the beginning of a line, which is not taken for a list, a rule, or the underline of a heading either.
 *
 * @example
 * markdownLine('1. Yes') // '1\\. Yes'
 */
export function markdownLine(text: string): string {
  return markdownText(text)
    .replace(/^[-+=]/, '\\$&')
    .replace(/^(\d+)([.)])(?=\s|$)/, '$1\\$2');
}
