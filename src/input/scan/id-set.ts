/** Whether an id may have been there before: 64 bits of each are kept, in an open table of about twelve bytes for each case. */

/** The most ids for each place of the table. */
const fullest = 2 / 3;

/** How far an id is looked for from its place. Ids that were not made to lie together never come so far. */
const furthest = 1024;

export class IdSet {
  #capacity: number;
  #entries: Int32Array;
  #size = 0;

  /** `expected` is how many ids are likely to come; where there are more, the table grows. */
  constructor(expected: number) {
    this.#capacity = Math.ceil(Math.max(expected, 32) / fullest);
    this.#entries = new Int32Array(2 * this.#capacity);
  }

  /** Adds an id, which is the bytes from one place to another. False where it cannot be told from one that was added before. */
  add(bytes: Uint8Array, from: number, to: number): boolean {
    let [high, low] = [0x811c9dc5 | 0, 0x01000193];
    for (let at = from; at < to; at++) {
      const byte = bytes[at] ?? 0;
      high = Math.imul(high ^ byte, 0x01000193);
      low = Math.imul(((low << 13) | (low >>> 19)) ^ byte, 0x5bd1e995);
    }
    high = mixed(high ^ low);
    low = mixed(low ^ (to - from)) ^ high;
    if (this.#size >= this.#capacity * fullest && !this.#grow()) return false;
    this.#size++;
    // A place of which both halves are 0 is free.
    return this.#put(high, low === 0 && high === 0 ? 1 : low);
  }

  #put(high: number, low: number): boolean {
    const entries = this.#entries;
    let at = 2 * Math.floor((high >>> 0) * (this.#capacity / 0x1_0000_0000));
    for (let steps = 0; steps < furthest; steps++) {
      const [there, other] = [entries[at], entries[at + 1]];
      if (there === 0 && other === 0) {
        entries[at] = high;
        entries[at + 1] = low;
        return true;
      }
      if (there === high && other === low) return false;
      at = at + 2 === entries.length ? 0 : at + 2;
    }
    return false;
  }

  /** False where the ids do not find their places in a larger table. */
  #grow(): boolean {
    const before = this.#entries;
    this.#capacity *= 2;
    this.#entries = new Int32Array(2 * this.#capacity);
    for (let at = 0; at < before.length; at += 2) {
      const [high = 0, low = 0] = [before[at], before[at + 1]];
      if ((high !== 0 || low !== 0) && !this.#put(high, low)) return false;
    }
    return true;
  }
}

/** Spreads what differs over all 32 bits (the end of MurmurHash3). */
function mixed(hash: number): number {
  let h = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}
