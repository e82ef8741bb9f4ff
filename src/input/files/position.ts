/** Where in a text something stands, counted as the text goes by. */

/** Counts lines and the characters of the last one. LF, CR, and both together each end one line, also where a piece ends between them. */
export class Position {
  /** The line, from 1. */
  line = 1;
  /** The characters of this line that have gone by. */
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
