/** The text of a sheet as UTF-8 in one buffer, read piece by piece from UTF-8 or UTF-16. */
import { fileSignature } from '../files/foreign.js';

/** A buffer that holds a part of a text, read one or four bytes at a time. */
export interface Text {
  readonly bytes: Buffer;
  readonly view: DataView;
}

/** The bytes with a special meaning in every table. */
export const endOfFile = 0x1a;
export const lineFeed = 0x0a;
export const carriageReturn = 0x0d;
export const space = 0x20;
export const quote = 0x22;

/** The free bytes after the text, so that four bytes can be read from every offset in it. */
export const spare = 4;

/** Makes a buffer for a text of so many bytes. */
export function makeText(size: number): Text {
  const bytes = Buffer.allocUnsafe(size + spare);
  return { bytes, view: new DataView(bytes.buffer, bytes.byteOffset, bytes.length) };
}

/** Bytes that are read from start to end. */
export interface Bytes {
  /** How many there are. */
  readonly size: number;
  /** Reads at most `length` bytes into a buffer at an offset. Returns how many were read, 0 at the end. */
  readonly read: (into: Uint8Array, at: number, length: number) => number;
}

/** Reads the next bytes of the text into a buffer at an offset, as many as fit. Returns how many, 0 at the end, -1 if it may not be text. */
export type Filling = (into: Buffer, at: number) => number;

/** A buffer filled with the beginning of a text, and the function that reads on. */
export interface FilledBuffer {
  readonly length: number;
  readonly fill: Filling;
  /** The approximate length of the whole text, in bytes. */
  readonly size: number;
}

/** Fills a buffer with the beginning of a text, without its byte order mark; null if it may not be text. */
export function beginFilling(bytes: Bytes, into: Buffer): FilledBuffer | null {
  const fill: Filling = (buffer, at) => bytes.read(buffer, at, buffer.length - spare - at);
  const length = fill(into, 0);
  const head = into.subarray(0, length);
  // UTF-16 without a byte order mark cannot be recognised by its beginning alone, so every NUL is a doubt.
  if (fileSignature(head) !== null) return null;
  // By index: destructuring a buffer iterates over it, which is slow.
  const a = head[0];
  const b = head[1];
  const c = head[2];
  if ((a === 0xff && b === 0xfe) || (a === 0xfe && b === 0xff)) {
    const wide = utf16Filling(bytes, a === 0xfe, Buffer.from(head.subarray(2)), into.length);
    return { length: wide(into, 0), fill: wide, size: bytes.size / 2 };
  }
  const mark = a === 0xef && b === 0xbb && c === 0xbf ? 3 : 0;
  if (mark > 0) into.copyWithin(0, mark, length);
  return { length: length - mark, fill, size: bytes.size };
}

/** UTF-16 as UTF-8. `first` are the bytes that have been read already. */
function utf16Filling(bytes: Bytes, bigEndian: boolean, first: Buffer, most: number): Filling {
  const raw = Buffer.allocUnsafe(most);
  let length = first.copy(raw);
  return (into, at) => {
    // Two bytes of UTF-16 become at most three of UTF-8.
    const room = 2 * Math.floor((into.length - spare - at) / 3);
    if (length < room) length += bytes.read(raw, length, room - length);
    const units = raw.subarray(0, 2 * Math.floor(Math.min(length, room) / 2));
    if (bigEndian) units.swap16();
    const text = units.toString('utf16le');
    // A high surrogate at the end waits for its other half.
    const whole = /[\ud800-\udbff]$/.test(text) ? text.slice(0, -1) : text;
    const used = 2 * whole.length;
    if (bigEndian) raw.subarray(used, units.length).swap16();
    raw.copyWithin(0, used, length);
    length -= used;
    if (used === 0) return length === 0 ? 0 : -1;
    const written = into.write(whole, at, 'utf8');
    // A lone surrogate has become this character.
    return into.subarray(at, at + written).includes('\ufffd') ? -1 : written;
  };
}
