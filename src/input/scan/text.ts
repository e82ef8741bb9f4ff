/** A buffer that holds a part of a text, read one or four bytes at a time; and the bytes with a special meaning in every table. */
export interface Text {
  readonly bytes: Buffer;
  readonly view: DataView;
}

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
