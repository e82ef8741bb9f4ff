/** Standard output without a stream where it needs none: what Node loads for a stream takes longer than scoring a sheet. */
import { fstatSync, statSync, writeSync } from 'node:fs';
import type { Output } from './streams.js';

/** Standard output's number. */
const descriptor = 1;

/**
 * Standard output. While it is a file, a pipe or the null device it is written to at once. Whatever else it is, whatever goes wrong and
 * whoever wants to hear from it is left to the process's own stream, which `opened` opens: a terminal, a pipe that takes no more for now,
 * a reader who has gone, a full disk.
 */
export function standardOutput(opened: () => Output): Output {
  let direct = isPlain();
  return {
    get isTTY() {
      return direct ? undefined : opened().isTTY;
    },
    get columns() {
      return direct ? undefined : opened().columns;
    },
    write(content) {
      const rest = direct ? unwritten(content) : content;
      if (rest === null) return true;
      // What comes later must not overtake what the stream still holds.
      direct = false;
      return opened().write(rest);
    },
    once(event, listener) {
      direct = false;
      return opened().once?.(event, listener);
    },
  };
}

/** Whether it is surely no terminal. On Windows a pipe is best left to Node. */
function isPlain(): boolean {
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
function unwritten(content: string | Uint8Array): Uint8Array | null {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  let written = 0;
  try {
    while (written < bytes.length) written += writeSync(descriptor, bytes, written);
    return null;
  } catch {
    return bytes.subarray(written);
  }
}
