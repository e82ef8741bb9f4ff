/**
 * Checks that all ids differ, by 64 bits of each. While every id comes after the one before it, as in most sheets, none can be there twice;
 * from the first that does not, all of them are kept in an open-addressing table, with twelve bytes for each expected case.
 */
import { highBits, IdDigest, toSmall } from '../sheet/id-digest.js';
import type { Text } from './text.js';

/** The number of ids per place in a new table, and the number at which a table with more ids than expected grows. */
const [filled, fullest] = [2 / 3, 4 / 5];

/** How far from its own place an id is looked for. Only ids chosen to collide are ever so far apart. */
const furthest = 1024;

/** The most ids that are held, in 1.2 GB. */
const most = 100_000_000;

/** The number of ids that are collected before they are put into the table together, if they are not in order. */
const waiting = 256;

/** The longest id that is compared with the next, in bytes. */
const longest = 64;

/** The smallest size of a table. */
const fewest = 256;

export class IdSet {
  #capacity: number;
  #entries = new Int32Array(0);
  #size = 0;
  #waiting = new Int32Array(2 * waiting);
  #waits = 0;
  /** Whether every id so far came after the one before it: a longer one, or one of the same length with larger bytes. */
  #ascends = true;
  /** The last id, four bytes at a time, and its length in bytes. */
  readonly #last = new Uint32Array(longest / 4);
  #lastLength = 0;
  #differ = true;
  /** The digest of all ids. */
  readonly digest = new IdDigest();

  /** `expected`: the likely number of ids. If there are more, the table grows. */
  constructor(expected: number) {
    this.#capacity = Math.max(fewest, Math.ceil(Math.min(expected, most) / filled));
  }

  get size(): number {
    return this.#size + this.#waits / 2;
  }

  /** Adds an id: the bytes between two offsets. `foldsCapitals`: all are ASCII, and A to Z count as a to z. */
  add({ bytes, view }: Text, from: number, to: number, foldsCapitals = false): void {
    this.digest.add(bytes, view, from, to, foldsCapitals);
    const { high, low } = this.digest;
    if (this.#ascends) this.#ascends = this.#comesNext(bytes, view, from, to, foldsCapitals);
    if (this.#waits === this.#waiting.length) this.#makeRoom();
    this.#waiting[this.#waits++] = high;
    // A place whose two halves are 0 is free.
    this.#waiting[this.#waits++] = low === 0 && high === 0 ? 1 : low;
  }

  /** Whether all ids so far differ for certain. Once false, it stays false. */
  allDiffer(): boolean {
    if (!this.#ascends) this.#settle();
    return this.#differ;
  }

  /** Whether none of the ids of another set is in this one. */
  hasNoneOf(other: IdSet): boolean {
    if (other.size === 0) return true;
    other.#settle();
    this.#settle();
    const entries = other.#entries;
    for (let i = 0; i < entries.length; i += 2) {
      if ((entries[i] !== 0 || entries[i + 1] !== 0) && this.#has(entries[i]!, entries[i + 1]!)) return false;
    }
    return true;
  }

  /** Whether an id comes after the last one, in whose place it is kept. */
  #comesNext(bytes: Uint8Array, view: DataView, from: number, to: number, foldsCapitals: boolean): boolean {
    const length = to - from;
    if (length > longest) return false;
    const capitals = foldsCapitals ? highBits : 0;
    let order = length - this.#lastLength;
    this.#lastLength = length;
    for (let i = 0, at = from; at < to; i++) {
      let four = 0;
      if (at + 4 <= to) {
        four = view.getInt32(at);
        at += 4;
      } else for (; at < to; at++) four = (four << 8) | bytes[at]!;
      const word = toSmall(four, capitals) >>> 0;
      if (order === 0) order = word - this.#last[i]!;
      this.#last[i] = word;
    }
    return order > 0;
  }

  /** Makes room for more ids that wait: as many again while they are in order, otherwise by putting them into the table. */
  #makeRoom(): void {
    if (!this.#ascends || this.#waits / 2 >= most) {
      this.#settle();
      return;
    }
    const larger = new Int32Array(2 * this.#waiting.length);
    larger.set(this.#waiting);
    this.#waiting = larger;
  }

  #settle(): void {
    if (this.#entries.length === 0) this.#entries = new Int32Array(2 * this.#capacity);
    const ids = this.#waiting.subarray(0, this.#waits);
    if (this.#size + ids.length / 2 > most) this.#differ = false;
    while (this.#differ && this.#size + ids.length / 2 > this.#capacity * fullest) this.#grow();
    this.#size += ids.length / 2;
    this.#waits = 0;
    this.#differ = this.#differ && this.#put(ids);
  }

  #grow(): void {
    const before = this.#entries.filter((_, i, all) => all[i] !== 0 || all[i ^ 1] !== 0);
    this.#capacity *= 2;
    this.#entries = new Int32Array(2 * this.#capacity);
    this.#differ = this.#put(before);
  }

  /** Puts ids into the table; false if one is there already, or there is no free place near its own. */
  #put(ids: Int32Array): boolean {
    const entries = this.#entries;
    const scale = this.#capacity / 0x1_0000_0000;
    // First only reads: the memory of many places is then fetched at a time, which takes a fraction of the time.
    for (let i = 0; i < ids.length; i += 2) {
      const at = 2 * Math.floor((ids[i]! >>> 0) * scale);
      if (entries[at] === ids[i] && entries[at + 1] === ids[i + 1]) return false;
    }
    for (let i = 0; i < ids.length; i += 2) {
      const high = ids[i]!;
      const low = ids[i + 1]!;
      let at = 2 * Math.floor((high >>> 0) * scale);
      for (let steps = 0; entries[at] !== 0 || entries[at + 1] !== 0; steps++) {
        if ((entries[at] === high && entries[at + 1] === low) || steps === furthest) return false;
        at = at + 2 === entries.length ? 0 : at + 2;
      }
      entries[at] = high;
      entries[at + 1] = low;
    }
    return true;
  }

  /** Whether an id is in the table. */
  #has(high: number, low: number): boolean {
    const entries = this.#entries;
    let at = 2 * Math.floor((high >>> 0) * (this.#capacity / 0x1_0000_0000));
    while (entries[at] !== 0 || entries[at + 1] !== 0) {
      if (entries[at] === high && entries[at + 1] === low) return true;
      at = at + 2 === entries.length ? 0 : at + 2;
    }
    return false;
  }
}
