/** The process's streams and environment, handed in so that tests can read back what was written. */
export interface Streams {
  readonly stdin: AsyncIterable<Uint8Array> & { readonly isTTY?: boolean | undefined };
  readonly stdout: Output;
  readonly stderr: Output;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** As much of a writable stream as is used. */
export interface Output {
  write(content: string | Uint8Array): unknown;
  readonly isTTY?: boolean | undefined;
  readonly columns?: number | undefined;
  /** `close` is told when nobody reads any further. */
  once?(event: 'drain' | 'close', listener: () => void): unknown;
}
