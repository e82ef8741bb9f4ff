/** A page of headings and items, as text for a terminal or as Markdown. */
import { paragraph, type TextStyle } from './layout.js';
import { markdownLine, markdownText } from '../markdown/text.js';

/** One part of a page. An item may have items of its own one level below. */
export type Block =
  | { readonly kind: 'title' | 'heading' | 'subheading' | 'text'; readonly text: string }
  | { readonly kind: 'item'; readonly text: string; readonly lead?: string; readonly level?: 1 | 2 };

/** A page for a terminal, lines ended by LF. A heading has a blank line before it. */
export function pageText(blocks: readonly Block[], look: TextStyle): string {
  const lines = blocks.flatMap((block): string[] => {
    switch (block.kind) {
      case 'title':
        return paragraph(look, block.text).map(look.bold);
      case 'heading':
      case 'subheading':
        return ['', ...paragraph(look, block.text).map(look.bold)];
      case 'text':
        return paragraph(look, block.text);
      case 'item':
        return paragraph(
          look,
          block.text,
          block.level === 2 ? 6 : 2,
          block.lead === undefined ? '- ' : `${block.lead}  `,
        );
    }
  });
  return `${lines.map((line) => line.trimEnd()).join('\n')}\n`;
}

/** The same page as Markdown. Nothing that stands in a file can be taken for mark-up. */
export function pageMarkdown(blocks: readonly Block[]): string {
  const parts = blocks.map((block, i): string => {
    const text = markdownText(block.text);
    switch (block.kind) {
      case 'title':
        return `# ${text}\n`;
      case 'heading':
        return `\n## ${text}\n`;
      case 'subheading':
        return `\n### ${text}\n`;
      case 'text':
        return `\n${markdownLine(block.text)}\n`;
      case 'item': {
        const words = block.lead === undefined ? markdownLine(block.text) : `**${markdownText(block.lead)}** ${text}`;
        const first = blocks[i - 1]?.kind === 'item' ? '' : '\n';
        return `${first}${block.level === 2 ? '  ' : ''}- ${words}\n`;
      }
    }
  });
  return parts.join('');
}
