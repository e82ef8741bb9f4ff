/** A case sheet that gives counts, as CSV. */

/** One question of the sheet: its header, and how many of the cases are a Yes. */
export interface SheetColumn {
  readonly header: string;
  readonly yes: number;
}

/** `cases` rows with ids; in each column the first are Yes and the rest No. Comma, LF, quotes where they are needed. */
export function countsSheet(cases: number, columns: readonly SheetColumn[]): string {
  const digits = Math.max(3, String(cases).length);
  const rows = Array.from({ length: cases }, (_, i) => [
    `C${String(i + 1).padStart(digits, '0')}`,
    ...columns.map(({ yes }) => (i < yes ? 'Yes' : 'No')),
  ]);
  const lines = [['case_id', ...columns.map(({ header }) => header)], ...rows];
  return `${lines.map((cells) => cells.map(quoted).join(',')).join('\n')}\n`;
}

function quoted(cell: string): string {
  return /[",;\t\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
