/** The ids of a scanned sheet. Whether any two may be one, or alike as numbers, is a doubt. */
import type { Note } from '../../model/assessment.js';
import { idKey, looksLikeExample, mostNumbers, numberBehind, numbersNotes } from '../sheet/ids.js';
import { IdSet } from './id-set.js';
import { makeText, quote, space, type Text } from './text.js';

/** The bytes of the digit 0 and of #. */
const [zero, hash] = [0x30, 0x23];

/** 1 for each byte with which the id of an example or a total begins. */
const beginsExample = new Uint8Array(256);
for (const letter of 'etdsgoamETDSGOAM') beginsExample[letter.charCodeAt(0)] = 1;

/** Whether the id between two offsets may be that of an example. Most ids have a digit at once, and are not looked at. */
function mayBeExample(bytes: Buffer, from: number, to: number): boolean {
  if (beginsExample[bytes[from]!] === 0 || isDigit(bytes[from + 1]!)) return false;
  return looksLikeExample(bytes.toString('latin1', from, to));
}

export class ScannedIds {
  readonly #exact: boolean;
  readonly #all: IdSet;
  readonly #expected: number;
  /** The numbers behind ids that are not written as plain digits; null until there is one. */
  #numbers: IdSet | null = null;
  /** Room for ids and numbers that are not in the sheet as they are compared. */
  #room = makeText(256);

  /** `expected`: the likely number of ids. `exact`: they are compared as typed. */
  constructor(expected: number, exact = false) {
    this.#exact = exact;
    this.#expected = expected;
    this.#all = new IdSet(expected);
  }

  /**
   * Adds the id in a cell, the bytes between two offsets. `hasQuotes`: there may be quotes in it, which are doubled. False if nothing can
   * be seen in it, and for what may be no id.
   */
  add(text: Text, begin: number, end: number, hasQuotes: boolean): boolean {
    const { bytes } = text;
    let from = begin;
    let to = end;
    while (from < to && bytes[from] === space) from++;
    while (from < to && bytes[to - 1] === space) to--;
    // #N/A and the like are what formulas leave that have failed.
    if (bytes[from] === hash && from < to) return false;
    const isQuoted = hasQuotes && bytes.subarray(from, to).includes(quote);
    if (from < to && !isQuoted && isPlain(text, from, to)) {
      if (mayBeExample(bytes, from, to)) return false;
      this.#all.add(text, from, to, !this.#exact);
      if (isDigit(bytes[from]!) && isDigit(bytes[to - 1]!)) this.#addNumber(text, from, to);
      return true;
    }
    const key = idKey(bytes.toString('utf8', from, to).replaceAll('""', '"'), this.#exact);
    if (key === '' || looksLikeExample(key)) return false;
    this.#addText(this.#all, key);
    const number = this.#isFull() ? null : numberBehind(key);
    if (number !== null) this.#addText(this.#numberSet(), number);
    return true;
  }

  /** Whether all ids so far differ for certain. Once false, it stays false. */
  allDiffer(): boolean {
    return this.#all.allDiffer();
  }

  /** The digest of all ids, as they are compared; null without any. */
  digest(): string | null {
    return this.#all.digest.value();
  }

  /** Notes on the ids, once all are added; null if some may be alike as numbers. */
  notes(): Note[] | null {
    const numbers = this.#numbers;
    if (numbers === null) return [];
    return numbers.allDiffer() && this.#all.hasNoneOf(numbers) ? numbersNotes(numbers.size) : null;
  }

  /** Adds the number behind an id that begins and ends with a digit. */
  #addNumber(text: Text, from: number, to: number): void {
    const { bytes } = text;
    let at = from;
    while (at < to && isDigit(bytes[at]!)) at++;
    if ((at === to && (bytes[from] !== zero || to - from === 1)) || this.#isFull()) return;
    if (at < to) {
      const number = numberBehind(bytes.toString('latin1', from, to));
      if (number !== null) this.#addText(this.#numberSet(), number);
      return;
    }
    for (at = from; bytes[at] === zero && at < to - 1;) at++;
    this.#numberSet().add(text, at, to);
  }

  #isFull(): boolean {
    return this.#numbers?.size === mostNumbers;
  }

  #numberSet(): IdSet {
    return (this.#numbers ??= new IdSet(Math.min(this.#expected, mostNumbers)));
  }

  #addText(set: IdSet, key: string): void {
    if (this.#room.bytes.length < 4 * key.length) this.#room = makeText(4 * key.length);
    set.add(this.#room, 0, this.#room.bytes.write(key));
  }
}

/** Whether four bytes each are printable ASCII without a space, as all of an id must be to be compared byte by byte. */
function isPlain({ bytes, view }: Text, from: number, to: number): boolean {
  let odd = 0;
  let at = from;
  for (; at + 4 <= to; at += 4) odd |= oddBytes(view.getInt32(at, true));
  for (; at < to; at++) odd |= oddBytes(bytes[at]! | 0x30303000);
  return odd === 0;
}

/** Of four bytes the highest bits of some, if any is not in printable ASCII or is a space; 0 if all are printable. */
function oddBytes(four: number): number {
  return (four | (four - 0x21212121) | (four + 0x01010101)) & 0x80808080;
}

function isDigit(byte: number): boolean {
  return byte >= zero && byte <= zero + 9;
}
