/** A buffer that holds a part of a text, read byte by byte or four bytes at a time; and the bytes that mean something in every table. */
export interface Text {
  readonly bytes: Buffer;
  readonly view: DataView;
}

export const lineFeed = 0x0a;
export const carriageReturn = 0x0d;
export const space = 0x20;
export const quote = 0x22;

/** How many bytes there are behind the text, so that four bytes can be read from every place in it. */
export const spare = 4;

/** A buffer for a text of so many bytes. */
export function makeText(size: number): Text {
  const bytes = Buffer.allocUnsafe(size + spare);
  return { bytes, view: new DataView(bytes.buffer, bytes.byteOffset, bytes.length) };
}
