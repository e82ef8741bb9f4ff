/** Blank rows: at the end of a sheet they are common in spreadsheets; before another case they are worth a warning. */
import type { Note } from '../../model/assessment.js';
import { note } from '../../problems/notes.js';
import type { Row } from './rows.js';

export function isBlank({ cells }: Pick<Row, 'cells'>): boolean {
  return cells.every((cell) => cell.trim() === '');
}

export class BlankRows {
  #since = 0;
  #between = 0;
  #first = 0;

  /** Notes a blank row. */
  addBlank(line: number): void {
    if (this.#between === 0 && this.#since === 0) this.#first = line;
    this.#since++;
  }

  /** Notes a row that is not blank. */
  addFilled(): void {
    this.#between += this.#since;
    this.#since = 0;
  }

  notes(): Note[] {
    const [rows, first] = [this.#between, this.#first];
    return [
      ...(rows > 0 ? [note('rowsBlankBetween', { rows, first })] : []),
      ...(this.#since > 0 ? [note('rowsBlankAtEnd', { rows: this.#since })] : []),
    ];
  }
}
