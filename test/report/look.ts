import type { TextStyle } from '../../src/report/text/layout.js';

const plain = (text: string): string => text;

/** How a report looks without colour. */
export const look = (width: number, changes: Partial<TextStyle> = {}): TextStyle => ({
  width,
  ascii: false,
  bold: plain,
  dim: plain,
  columns: (text) => text.length,
  rating: () => plain,
  ...changes,
});
