/** The kinds of case in a sheet: each is one combination of the cells that a filter or a breakdown looks at. */

/** The most kinds. With more, the columns hold names or dates rather than groups. */
const most = 1 << 14;

/** How far from its own place a kind is looked for. Only kinds chosen to collide are ever so far apart. */
const furthest = 256;

export class Kinds {
  readonly #columns: number;
  /** The cells of all kinds, one after another. */
  #bytes: Buffer;
  /** The offset at which each of those cells ends; the first begins at 0. */
  readonly #ends = [0];
  readonly #hashes: number[] = [];
  /** An open-addressing table: the number of a kind plus 1, or 0 if the place is free. */
  #places: Int32Array;

  /** `columns`: how many are in use. With none, all cases are of one kind. */
  constructor(columns: number) {
    this.#columns = columns;
    this.#bytes = Buffer.allocUnsafe(columns === 0 ? 0 : 1024);
    this.#places = new Int32Array(columns === 0 ? 0 : 64);
    if (columns === 0) this.#hashes.push(0);
  }

  get number(): number {
    return this.#hashes.length;
  }

  /** The kind of a case, from the offsets of its cells; -1 if there are too many kinds or they collide too often. */
  of(bytes: Uint8Array, spans: Int32Array): number {
    if (this.#columns === 0) return 0;
    const hash = this.#hash(bytes, spans);
    let place = hash & (this.#places.length - 1);
    for (let steps = 0; steps < furthest; steps++) {
      const kind = (this.#places[place] ?? 0) - 1;
      if (kind < 0) return this.#add(bytes, spans, hash, place);
      if (this.#hashes[kind] === hash && this.#holds(kind, bytes, spans)) return kind;
      place = (place + 1) & (this.#places.length - 1);
    }
    return -1;
  }

  /** The bytes of a cell that all cases of a kind have. */
  cell(kind: number, column: number): Buffer {
    const at = kind * this.#columns + column;
    return this.#bytes.subarray(this.#ends[at], this.#ends[at + 1]);
  }

  #hash(bytes: Uint8Array, spans: Int32Array): number {
    let hash = 0;
    for (let i = 0; i < 2 * this.#columns; i += 2) {
      const to = spans[i + 1] ?? 0;
      for (let at = spans[i] ?? 0; at < to; at++) hash = Math.imul(hash ^ (bytes[at] ?? 0), 0x5bd1e995) ^ (hash >>> 15);
      hash = Math.imul(hash, 31) + 1;
    }
    return hash ^ (hash >>> 16);
  }

  #holds(kind: number, bytes: Uint8Array, spans: Int32Array): boolean {
    for (let column = 0; column < this.#columns; column++) {
      const from = spans[2 * column] ?? 0;
      const length = (spans[2 * column + 1] ?? 0) - from;
      const at = kind * this.#columns + column;
      const there = this.#ends[at] ?? 0;
      if ((this.#ends[at + 1] ?? 0) - there !== length) return false;
      for (let i = 0; i < length; i++) if (this.#bytes[there + i] !== bytes[from + i]) return false;
    }
    return true;
  }

  #add(bytes: Uint8Array, spans: Int32Array, hash: number, place: number): number {
    const kind = this.number;
    if (kind === most) return -1;
    for (let i = 0; i < 2 * this.#columns; i += 2) this.#append(bytes.subarray(spans[i], spans[i + 1]));
    this.#hashes.push(hash);
    this.#places[place] = kind + 1;
    if (2 * this.number > this.#places.length) this.#grow();
    return kind;
  }

  #append(cell: Uint8Array): void {
    const from = this.#ends.at(-1) ?? 0;
    const to = from + cell.length;
    if (to > this.#bytes.length) {
      const larger = Buffer.allocUnsafe(2 * to);
      this.#bytes.copy(larger);
      this.#bytes = larger;
    }
    this.#bytes.set(cell, from);
    this.#ends.push(to);
  }

  /** Doubles the table. */
  #grow(): void {
    const mask = 2 * this.#places.length - 1;
    this.#places = new Int32Array(mask + 1);
    for (const [kind, hash] of this.#hashes.entries()) {
      let place = hash & mask;
      while (this.#places[place] !== 0) place = (place + 1) & mask;
      this.#places[place] = kind + 1;
    }
  }
}
