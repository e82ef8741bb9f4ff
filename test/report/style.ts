import type { TextStyle } from '../../src/report/text/layout.js';

const plain = (text: string): string => text;

/** The style of a report without colour. */
export const style = (width: number, changes: Partial<TextStyle> = {}): TextStyle => ({
  width,
  bars: Number.isFinite(width),
  ascii: false,
  bold: plain,
  dim: plain,
  columns: (text) => text.length,
  rating: () => plain,
  ...changes,
});
