/** A number for all case ids of a sheet together, whatever their order: two sheets with the same ids have the same. */

/** The longest id that fits into the scratch buffer, in UTF-16 units. */
const longest = 64;

export class IdDigest {
  /** The 64 bits of the id that was added last. */
  high = 0;
  low = 0;
  #sumHigh = 0;
  #sumLow = 0;
  #number = 0;
  #scratch: { readonly bytes: Buffer; readonly view: DataView } | null = null;

  /**
   * Adds an id: the bytes between two offsets, of which `view` is another view. `foldsCapitals`: all are ASCII, and A to Z count as a to z.
   */
  add(bytes: Uint8Array, view: DataView, from: number, to: number, foldsCapitals = false): void {
    const capitals = foldsCapitals ? highBits : 0;
    let high = 0x811c9dc5 | 0;
    let low = to - from;
    let at = from;
    for (; at + 4 <= to; at += 4) {
      high = Math.imul(rotate(high) ^ toSmall(view.getInt32(at, true), capitals), 0xcc9e2d51);
      low = Math.imul(rotate(low) ^ high, 0x5bd1e995);
    }
    for (; at < to; at++) {
      high = Math.imul(rotate(high) ^ toSmall(bytes[at]!, capitals), 0xcc9e2d51);
      low = Math.imul(rotate(low) ^ high, 0x5bd1e995);
    }
    this.high = mixBits(high ^ low);
    this.low = mixBits(low) ^ this.high;
    this.#sumHigh = (this.#sumHigh + this.high) | 0;
    this.#sumLow = (this.#sumLow + this.low) | 0;
    this.#number++;
  }

  /** Adds an id that is a text. */
  addText(id: string): void {
    const fits = id.length <= longest;
    const { bytes, view } = fits
      ? (this.#scratch ??= viewed(Buffer.allocUnsafe(3 * longest)))
      : viewed(Buffer.from(id));
    this.add(bytes, view, 0, fits ? bytes.write(id) : bytes.length);
  }

  /** The digest of the ids so far; null without any. */
  value(): string | null {
    if (this.#number === 0) return null;
    return [this.#number, this.#sumHigh >>> 0, this.#sumLow >>> 0].map((part) => part.toString(36)).join(' ');
  }
}

function viewed(bytes: Buffer): { bytes: Buffer; view: DataView } {
  return { bytes, view: new DataView(bytes.buffer, bytes.byteOffset, bytes.length) };
}

/** The highest bit of each of four bytes. */
export const highBits = 0x80808080 | 0;

/** Four bytes of ASCII with `capitals` as small letters: those bytes whose highest bit it has. */
export function toSmall(four: number, capitals: number): number {
  const isCapital = (four + 0x3f3f3f3f) & ~(four + 0x25252525) & capitals;
  return four | (isCapital >>> 2);
}

function rotate(hash: number): number {
  return (hash << 13) | (hash >>> 19);
}

/** Spreads the differing bits over all 32 (the end of MurmurHash3). */
function mixBits(hash: number): number {
  let h = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}
