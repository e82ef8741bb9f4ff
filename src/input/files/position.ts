/** The position in a text, counted while the text is read. */

/** Counts lines, and characters in the current line. LF, CR and CRLF each end one line, even if a piece ends between CR and LF. */
export class Position {
  /** The current line, from 1. */
  line = 1;
  /** The number of characters of this line so far. */
  characters = 0;
  #afterReturn = false;

  advance(text: string): void {
    if (text === '') return;
    let lineStart = -1;
    const count = (end: number): void => {
      this.line++;
      lineStart = end;
    };
    if (text.includes('\r') || this.#afterReturn) {
      const from = this.#afterReturn && text.startsWith('\n') ? 1 : 0;
      if (from === 1) lineStart = 1;
      for (const { 0: end, index } of text.slice(from).matchAll(/\r\n|\n|\r/g)) count(from + index + end.length);
    } else {
      for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count(at + 1);
    }
    this.characters = lineStart < 0 ? this.characters + text.length : text.length - lineStart;
    this.#afterReturn = text.endsWith('\r');
  }
}
