/** A line that says how far a long run is: on standard error, for a terminal only, and only after half a second. */
import type { Streams } from './streams.js';
import { formatNumber } from '../words/english.js';

const firstAfter = 500;
const againAfter = 100;

/** Counts what is done. The line is wiped before anything else is written, and at the end. */
export class Progress {
  readonly #stream: Streams['stderr'];
  readonly #total: number;
  readonly #now: () => number;
  #next: number;
  #shown = false;

  /** `now` returns milliseconds on a clock that only runs forward. */
  constructor(stream: Streams['stderr'], total: number, now = (): number => performance.now()) {
    this.#stream = stream;
    this.#total = total;
    this.#now = now;
    this.#next = now() + firstAfter;
  }

  at(done: number): void {
    if (this.#stream.isTTY !== true) return;
    const now = this.#now();
    if (now < this.#next) return;
    this.#next = now + againAfter;
    this.#shown = true;
    this.#stream.write(`\r${formatNumber(done)} of ${formatNumber(this.#total)} sheets`);
  }

  wipe(): void {
    if (!this.#shown) return;
    this.#shown = false;
    this.#stream.write('\r\u001b[K');
  }
}
