/** Bytes that can be looked at before they are read. */

export interface PeekableBytes extends AsyncIterable<Buffer> {
  /** The first bytes: at least as many as asked for, unless there are fewer. */
  readonly peek: (bytes: number) => Promise<Buffer>;
  /** Closes the source of the bytes, whether it was read to the end or not. */
  readonly close: () => Promise<void>;
}

/** Makes bytes peekable. Iterating yields all of them, including those that were looked at. */
export function makePeekable(bytes: AsyncIterable<Uint8Array>): PeekableBytes {
  const iterator = bytes[Symbol.asyncIterator]();
  let head: Buffer = Buffer.alloc(0);
  return {
    async peek(length) {
      while (head.length < length) {
        const { done, value } = await iterator.next();
        if (done === true) break;
        head = head.length === 0 ? asBuffer(value) : Buffer.concat([head, value]);
      }
      return head;
    },
    async *[Symbol.asyncIterator]() {
      yield head;
      for (let next = await iterator.next(); next.done !== true; next = await iterator.next()) {
        yield asBuffer(next.value);
      }
    },
    async close() {
      await iterator.return?.();
    },
  };
}

function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
