/** Text from files in Markdown: an independent parser reads back the same text, and nothing else. */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  markdownLine,
  markdownTable,
  markdownText,
  pageMarkdown,
  partsMarkdown,
} from '../../../src/report/markdown/document.js';
import { makeVisible } from '../../../src/words/visible.js';
import { nodesOf, parseMarkdown, shapeOf, tablesOf, textOf } from './parsed.js';
import { runs } from '../../runs.js';

const hostile = [
  'a|b',
  '`code`',
  '``` fence',
  '~~~ fence',
  '*stars* **two** _under_ __two__ ~~gone~~',
  '[a link](https://example.test)',
  '![a picture](javascript:alert(1))',
  '[a reference][x]',
  '[^1] a footnote',
  '- [ ] a task',
  '<script>alert(1)</script>',
  '<!-- a comment',
  '<https://example.test>',
  'https://example.test/a_b and www.example.test',
  'http://example.test',
  'mailto:a@example.test xmpp:a@example.test',
  'somebody@example.test',
  '@somebody and @some-team/x',
  '@_somebody_',
  '#12 and owner/name#12 and GH-12',
  ':tada: and :+1:, at 10:30:15',
  '# a heading',
  '## a heading ##',
  '> a quotation',
  '1. first',
  '1) first',
  '- item',
  '+ item',
  '---',
  '===',
  '=',
  '***',
  '$x^2$',
  '&amp; &#64; &lt;b&gt;',
  'a \\ b \\\\ c \\* d',
  'ends with a backslash \\',
  '    four spaces',
  'two\nlines\r\nand\n\n# a heading',
  'a\u2028b\u202ec',
  ':--- | ---:',
  '{.class} :::',
  '    ',
  '',
];

/** Any text, with what means something more often than chance would have it. */
const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc
    .array(fc.constantFrom(...hostile, ' ', '\\', '|', '`', '*', '_', '[', ']', '<', '@', '#', '1', '-', 'a'), {
      maxLength: 6,
    })
    .map((parts) => parts.join('')),
);

/** What the parser should read back. */
const visibleText = (text: string): string => makeVisible(text).trim();

/** Where text may stand: the Markdown, the shape that it has to have, and what it reads in all. */
const places: readonly [
  name: string,
  markdown: (text: string) => string,
  shape: (empty: boolean) => string,
  reads: (text: string) => string,
][] = [
  ['a paragraph', markdownLine, (empty) => (empty ? 'root' : 'root(paragraph(text))'), (text) => text],
  [
    'a heading',
    (text) => `# ${markdownText(text)}\n`,
    (empty) => (empty ? 'root(heading)' : 'root(heading(text))'),
    (text) => text,
  ],
  [
    'an item of a list',
    (text) => partsMarkdown([{ kind: 'item', text }]),
    (empty) => `root(list(listItem${empty ? '' : '(paragraph(text))'}))`,
    (text) => text,
  ],
  [
    'a cell of a table',
    (text) => markdownTable(['.'], [[text]]),
    (empty) => `root(table(tableRow(tableCell(text)) tableRow(tableCell${empty ? '' : '(text)'})))`,
    (text) => `.${text}`,
  ],
  [
    'the header of a table',
    (text) => markdownTable([text], [['.']]),
    (empty) => `root(table(tableRow(tableCell${empty ? '' : '(text)'}) tableRow(tableCell(text))))`,
    (text) => `${text}.`,
  ],
  [
    'a page of a programme',
    (text) => pageMarkdown({ title: '.', parts: [{ kind: 'text', text }] }),
    (empty) => (empty ? 'root(heading(text))' : 'root(heading(text) paragraph(text))'),
    (text) => `.${text}`,
  ],
];

describe.each(places)('in %s', (_, markdown, shape, reads) => {
  const read = (text: string): readonly [shape: string, text: string] => {
    const found = parseMarkdown(markdown(text));
    return [shapeOf(found), textOf(found)];
  };
  const wanted = (text: string): readonly [shape: string, text: string] => [
    shape(visibleText(text) === ''),
    reads(visibleText(text)),
  ];

  test.each(hostile)('%j is the same text, and nothing else', (text) => {
    expect(read(text)).toEqual(wanted(text));
  });

  test('so is any text', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(read(text)).toEqual(wanted(text));
      }),
      runs(200),
    );
  });
});

/** Whether a run of text that no mark-up interrupts has what GitHub would look up. */
function refersTo(text: string): boolean {
  const texts = nodesOf(parseMarkdown(markdownLine(text))).flatMap((node) => (node.type === 'text' ? node.value : []));
  return texts.some((piece) => /@[\w-]|#\d|\bGH-\d|:[\w+-]+:/i.test(piece));
}

test('GitHub, which looks in each run of text, finds no mention, no reference and no emoji in it', () => {
  expect(hostile.filter(refersTo)).toEqual([]);
  fc.assert(
    fc.property(anyText, (text) => !refersTo(text)),
    runs(100),
  );
});

test('what stands in front of an item in bold is nothing but that', () => {
  fc.assert(
    fc.property(anyText, anyText, (lead, text) => {
      const found = parseMarkdown(partsMarkdown([{ kind: 'item', lead, text }]));
      expect(['', '(paragraph(strong(text)))', '(paragraph(strong(text) text))', '(paragraph(text))']).toContain(
        /^root\(list\(listItem(.*)\)\)$/.exec(shapeOf(found))?.[1],
      );
      expect(textOf(found).trim()).toBe(`${visibleText(lead)} ${visibleText(text)}`.trim());
    }),
    { ...runs(100), examples: [['\t', '']] },
  );
});

test('a table has as many cells in every row whatever they hold', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(anyText, anyText), { minLength: 1, maxLength: 4 }), (rows) => {
      const [table = []] = tablesOf(parseMarkdown(markdownTable(['x', 'y'], rows)));
      expect(table.slice(1)).toEqual(rows.map((row) => row.map(visibleText)));
    }),
    runs(100),
  );
});
