/** A table of many ids in little memory. */

/** Where an id was first, and whether it was spelt the same there. */
export interface FirstPlace {
  readonly firstLine: number;
  readonly isSame: boolean;
}

/** How far from its own place an id is looked for. Only ids chosen to collide are ever so far apart. */
const furthest = 256;

/** Short ids, with the line on which each was first and how it was spelt there. As text in a `Map` they take three times the memory. */
export class IdTable {
  /** The characters of all ids, one after another. */
  #characters = new Uint16Array(1 << 12);
  /** The offset at which each id ends, by its number; the first begins at 0. */
  #ends: Uint32Array = new Uint32Array(1 << 9);
  #lines: Uint32Array = new Uint32Array(1 << 9);
  /** A hash of the spelling of each. */
  #spellings: Uint32Array = new Uint32Array(1 << 9);
  /** An open-addressing table: the number of an id, or 0 if the place is free. */
  #places = new Uint32Array(1 << 10);
  #size = 0;
  /** Ids that collide with too many others. */
  readonly #others = new Map<string, { readonly line: number; readonly spelling: number }>();
  readonly #seed = Math.floor(Math.random() * 0x7fffffff);

  get size(): number {
    return this.#size + this.#others.size;
  }

  /** Where the id was before; undefined if it is new, and it is then remembered. */
  add(id: string, line: number, spelt = id): FirstPlace | undefined {
    const spelling = hashOf(spelt);
    const other = this.#others.size === 0 ? undefined : this.#others.get(id);
    if (other !== undefined) return { firstLine: other.line, isSame: other.spelling === spelling };
    const to = this.#write(id);
    const place = this.#find(this.#ends[this.#size]!, to);
    const number = place === null ? 0 : this.#places[place]!;
    if (number > 0) return { firstLine: this.#lines[number]!, isSame: this.#spellings[number] === spelling };
    if (place === null) {
      this.#others.set(id, { line, spelling });
      return undefined;
    }
    this.#places[place] = ++this.#size;
    if (this.#size + 1 === this.#ends.length) {
      this.#ends = enlarge(this.#ends);
      this.#lines = enlarge(this.#lines);
      this.#spellings = enlarge(this.#spellings);
    }
    this.#ends[this.#size] = to;
    this.#lines[this.#size] = line;
    this.#spellings[this.#size] = spelling;
    if (2 * this.#size > this.#places.length) this.#grow();
    return undefined;
  }

  /** The line on which the id was first; undefined if it is not here. */
  lineOf(id: string): number | undefined {
    const place = this.#find(this.#ends[this.#size]!, this.#write(id));
    const number = place === null ? 0 : this.#places[place]!;
    return number > 0 ? this.#lines[number] : this.#others.get(id)?.line;
  }

  /** Every id with its line. */
  *[Symbol.iterator](): Generator<[id: string, line: number]> {
    for (let number = 1; number <= this.#size; number++) yield [this.#text(number), this.#lines[number]!];
    for (const [id, { line }] of this.#others) yield [id, line];
  }

  /** Writes an id behind the others, to be compared with them. Returns the offset after it. */
  #write(key: string): number {
    const from = this.#ends[this.#size]!;
    if (from + key.length > this.#characters.length) this.#enlargeCharacters();
    for (let i = 0; i < key.length; i++) this.#characters[from + i] = key.charCodeAt(i);
    return from + key.length;
  }

  /** The place of an id, or where it is to be put, from its offsets; null if it collides with too many others. */
  #find(from: number, to: number): number | null {
    const mask = this.#places.length - 1;
    let hash = this.#seed;
    for (let at = from; at < to; at++) {
      hash = Math.imul(hash ^ this.#characters[at]!, 0x5bd1e995);
      hash ^= hash >>> 15;
    }
    for (let steps = 0; steps < furthest; steps++) {
      const place = (hash + steps) & mask;
      const number = this.#places[place]!;
      if (number === 0 || this.#isEqual(number, from, to)) return place;
    }
    return null;
  }

  #isEqual(number: number, from: number, to: number): boolean {
    const start = this.#ends[number - 1]!;
    if (this.#ends[number]! - start !== to - from) return false;
    for (let i = 0; i < to - from; i++) if (this.#characters[start + i] !== this.#characters[from + i]) return false;
    return true;
  }

  /** Doubles the table. */
  #grow(): void {
    this.#places = new Uint32Array(2 * this.#places.length);
    for (let number = 1; number <= this.#size; number++) {
      const place = this.#find(this.#ends[number - 1]!, this.#ends[number]!);
      if (place !== null) this.#places[place] = number;
      else {
        const [line, spelling] = [this.#lines[number]!, this.#spellings[number]!];
        this.#others.set(this.#text(number), { line, spelling });
      }
    }
  }

  #text(number: number): string {
    return String.fromCharCode(...this.#characters.subarray(this.#ends[number - 1], this.#ends[number]));
  }

  #enlargeCharacters(): void {
    const larger = new Uint16Array(2 * this.#characters.length);
    larger.set(this.#characters);
    this.#characters = larger;
  }
}

/** A hash of a text (FNV-1a), the same in every run. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}

function enlarge(numbers: Uint32Array): Uint32Array {
  const larger = new Uint32Array(2 * numbers.length);
  larger.set(numbers);
  return larger;
}
