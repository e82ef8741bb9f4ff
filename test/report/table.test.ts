import { expect, test } from 'vitest';
import { drawTable, drawWords } from '../../src/report/text/table.js';
import { style } from './style.js';

const header = ['Key question', 'Before', 'After', 'Points'];
const rowOf = (words: string): string[] => [words, '57%', '85%', '+28'];

test('words of a few lines stand beside their figures', () => {
  const lines = drawTable(
    [{ header, rows: [rowOf('Does planning focus on keeping other people safe?')] }],
    style(46),
    'words',
  );
  expect(lines.slice(2)).toEqual([
    '  Does planning focus    57%     85%    +28',
    '  on keeping other',
    '  people safe?',
  ]);
});

test('words that would take more than four lines stand above their figures', () => {
  const words = 'Is the sentence or post-custody period implemented effectively with a focus on engaging the person?';
  expect(drawTable([{ header, rows: [rowOf(words), rowOf('Short?')] }], style(46), 'words')).toEqual([
    '  Before  After  Points',
    '  ─────────────────────',
    '  Is the sentence or post-custody period',
    '  implemented effectively with a focus on',
    '  engaging the person?',
    '  57%     85%    +28',
    '  Short?',
    '  57%     85%    +28',
  ]);
});

test('a table of words is whole where there is room, then wrapped in its columns, then stacked', () => {
  const rows = [['2.4 Implementation and delivery', 'Requires improvement', 'Good']];
  const words = ['Standard', 'First', 'Second'];
  expect(drawWords(words, rows, style(63))).toEqual([
    '  Standard                         First                 Second',
    '  ─────────────────────────────────────────────────────────────',
    '  2.4 Implementation and delivery  Requires improvement  Good',
  ]);
  expect(drawWords(words, rows, style(62)).slice(2)).toEqual([
    '  2.4 Implementation and delivery  Requires     Good',
    '                                   improvement',
  ]);
  expect(drawWords(words, rows, style(41)).slice(2)).toEqual([
    '  2.4 Implementation  Requires     Good',
    '  and delivery        improvement',
  ]);
  expect(drawWords(words, rows, style(38))).toEqual([
    '  2.4 Implementation and delivery',
    '    First Requires improvement, Second',
    '    Good',
  ]);
});
