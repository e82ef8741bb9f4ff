/** A small ordinary file, read at once and as text. */
import { isUtf8 } from 'node:buffer';
import { Refusal } from '../errors.js';
import { ordinaryFile, refusalOf } from './source.js';

/**
 * The text of a file of valid UTF-8 without its byte order mark. Null where it is no ordinary file, longer than `most` bytes, cannot be
 * read, changed meanwhile, or is not UTF-8: then it has to be read as any source is, which words what is wrong. `isKnown` says that it was
 * seen to be an ordinary file.
 */
export function plainText(path: string, most: number, isKnown = false): string | null {
  const file = ordinaryFile(path, 'inspection file', isKnown);
  if (file === null) return null;
  try {
    if (file.size > most) return null;
    const content = Buffer.allocUnsafe(file.size + 1);
    const length = file.read(content, 0, content.length);
    const bytes = content.subarray(0, length);
    if (length !== file.size || !isUtf8(bytes)) return null;
    file.unchanged();
    const text = bytes.toString('utf8');
    return text.startsWith('\ufeff') ? text.slice(1) : text;
  } catch (error) {
    if (error instanceof Refusal || refusalOf(error, path, 'inspection file') !== null) return null;
    throw error;
  } finally {
    file.close();
  }
}
