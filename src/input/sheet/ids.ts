/** The case ids of a sheet, which must all differ. */
import { createHash } from 'node:crypto';

/** As many as one `Map` can safely hold: V8 stops at 16.7 million. */
const most = 1 << 23;

/** A longer id is remembered by its SHA-256, so that long ones take no more memory. */
const longest = 64;

/** Ids, with the line on which each was first. */
export class Ids {
  readonly #lines: Map<string, number>[] = [new Map()];

  /** The line on which the id was before; undefined if it is new, and it is then remembered. */
  add(id: string, line: number): number | undefined {
    const key = id.length > longest ? `sha256 ${createHash('sha256').update(id).digest('hex')}` : id;
    for (const lines of this.#lines) {
      const before = lines.get(key);
      if (before !== undefined) return before;
    }
    let last = this.#lines.at(-1);
    if (last === undefined || last.size >= most) {
      last = new Map();
      this.#lines.push(last);
    }
    last.set(key, line);
    return undefined;
  }
}
