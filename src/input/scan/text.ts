/** A buffer that holds a part of a text, to be looked at byte by byte or four bytes at a time. */
export interface Text {
  readonly bytes: Buffer;
  readonly view: DataView;
}

/** How many bytes there are behind the text, so that four bytes can be looked at from every place in it. */
export const spare = 4;

export function textOf(size: number): Text {
  const bytes = Buffer.allocUnsafe(size + spare);
  return { bytes, view: new DataView(bytes.buffer, bytes.byteOffset, bytes.length) };
}
