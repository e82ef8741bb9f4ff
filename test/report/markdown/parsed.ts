/** Markdown as an independent parser reads it, with all that GitHub adds to CommonMark. */
import type { Nodes, Root, Table } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';

export function parseMarkdown(markdown: string): Root {
  return fromMarkdown(markdown, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });
}

/** Every node, each before those inside it. */
export function nodesOf(node: Nodes): Nodes[] {
  return [node, ...('children' in node ? node.children.flatMap(nodesOf) : [])];
}

/** The text that a reader sees. A comment is not seen. */
export function textOf(node: Nodes): string {
  if (node.type === 'html' && /^<!--[^]*-->$/.test(node.value)) return '';
  if ('value' in node) return node.value;
  return 'children' in node ? node.children.map(textOf).join('') : '';
}

/** What is there without the words: the kinds of nodes, nested. Comments are nothing, and text beside text is one. */
export function shapeOf(node: Nodes): string {
  const inside = 'children' in node ? node.children.filter((one) => one.type !== 'html' || textOf(one) !== '') : [];
  const shapes = inside.map(shapeOf);
  const joined = shapes.filter((shape, i) => shape !== 'text' || shapes[i - 1] !== 'text');
  return joined.length === 0 ? node.type : `${node.type}(${joined.join(' ')})`;
}

/** The tables as their cells' texts. */
export function tablesOf(root: Root): string[][][] {
  return nodesOf(root)
    .filter((node): node is Table => node.type === 'table')
    .map((table) => table.children.map((row) => row.children.map(textOf)));
}
