/** Output without a stream where it needs none: what Node loads for a stream takes longer than scoring a sheet. */
import { fstatSync, statSync, writeSync } from 'node:fs';
import type { Output } from './commands/streams.js';

/**
 * Standard output (1) or standard error (2). While it is a file, a pipe or the null device it is written to at once. Whatever else it is,
 * and whatever goes wrong, is left to the process's own stream, which `openOrdinary` opens: a terminal, a pipe that takes no more for now, a
 * reader who has gone, a full disk. Only a stream has anything to tell, so whoever wants to hear from it hears once it is opened.
 */
export function directOutput(descriptor: number, opened: () => Output): Output {
  let known: boolean | null = null;
  const direct = (): boolean => (known ??= isPlain(descriptor));
  const waiting: Parameters<NonNullable<Output['once']>>[] = [];
  return {
    get isTTY() {
      return direct() ? undefined : opened().isTTY;
    },
    get columns() {
      return direct() ? undefined : opened().columns;
    },
    write(content) {
      const rest = direct() ? unwritten(descriptor, content) : content;
      if (rest === null) return true;
      const stream = opened();
      // What comes later must not overtake what the stream still holds.
      known = false;
      for (const [event, listener] of waiting.splice(0)) stream.once?.(event, listener);
      return stream.write(rest);
    },
    once(event, listener) {
      return direct() ? waiting.push([event, listener]) : opened().once?.(event, listener);
    },
  };
}

/** Whether it is surely no terminal. On Windows a pipe is best left to Node. */
function isPlain(descriptor: number): boolean {
  if (process.platform === 'win32') return false;
  try {
    const found = fstatSync(descriptor);
    if (found.isCharacterDevice()) return found.rdev === statSync('/dev/null').rdev;
    return found.isFile() || found.isFIFO() || found.isSocket();
  } catch {
    return false;
  }
}

/** Writes as much as can be written; what is left where that is not all. */
function unwritten(descriptor: number, content: string | Uint8Array): Uint8Array | null {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  let written = 0;
  try {
    while (written < bytes.length) written += writeSync(descriptor, bytes, written);
    return null;
  } catch {
    return bytes.subarray(written);
  }
}
