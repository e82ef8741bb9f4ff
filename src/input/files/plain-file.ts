/** A small ordinary file, read at once and as text. */
import { isUtf8 } from 'node:buffer';
import { Refusal } from '../../problems/problems.js';
import { ordinaryFile, readSmall, refusalOf } from './source.js';

/** The buffer for files that are known to be ordinary, one after the other: making one takes as long as reading a small file. */
let shared: Buffer | null = null;

/** A longer file is not read into it. */
const longestShared = 1 << 16;

/**
 * The text of a file of valid UTF-8 without its byte order mark. Null where it is no ordinary file, longer than `most` bytes, cannot be
 * read, changed meanwhile, or is not UTF-8: then it has to be read as any source is, which words what is wrong. `isKnown` says that it was
 * seen to be an ordinary file.
 */
export function plainText(path: string, most: number, isKnown = false): string | null {
  if (!isKnown) return textOfFile(path, most);
  shared ??= Buffer.allocUnsafe(longestShared);
  const length = readSmall(path, shared, longestShared);
  return length < 0 || length > most ? null : textOf(shared, length);
}

function textOfFile(path: string, most: number): string | null {
  const file = ordinaryFile(path, 'inspection file', false);
  if (file === null) return null;
  try {
    if (file.size > most) return null;
    const content = Buffer.allocUnsafe(file.size + 1);
    const length = file.read(content, 0, content.length);
    if (length !== file.size) return null;
    file.unchanged();
    return textOf(content, length);
  } catch (error) {
    if (error instanceof Refusal || refusalOf(error, path, 'inspection file') !== null) return null;
    throw error;
  } finally {
    file.close();
  }
}

function textOf(content: Buffer, length: number): string | null {
  if (!isUtf8(content.subarray(0, length))) return null;
  const text = content.toString('utf8', 0, length);
  return text.startsWith('\ufeff') ? text.slice(1) : text;
}
