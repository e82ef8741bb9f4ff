import { expect, test } from 'vitest';
import { drawTable } from '../../src/report/text/table.js';
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
