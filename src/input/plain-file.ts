/** A small ordinary file, read at once and as text. */
import { isUtf8 } from 'node:buffer';
import { closeSync, fstatSync, openSync, readSync, statSync } from 'node:fs';

/**
 * The text of a file of valid UTF-8 without its byte order mark. Null where it is no ordinary file, longer than `most` bytes, cannot be
 * read, changed meanwhile, or is not UTF-8: then it has to be read as any source is, which words what is wrong.
 */
export function plainText(path: string, most: number): string | null {
  try {
    // Looked at before it is opened: what waits in a pipe can be read once only.
    const before = statSync(path, { throwIfNoEntry: false });
    if (before === undefined || !before.isFile() || before.size > most) return null;
    const bytes = allBytes(path, before.size);
    if (bytes === null || bytes.mtimeMs !== before.mtimeMs || !isUtf8(bytes.content)) return null;
    const text = bytes.content.toString('utf8');
    return text.startsWith('\ufeff') ? text.slice(1) : text;
  } catch {
    return null;
  }
}

/** The bytes of a file of that size, and when it was last changed once they were read; null where the size is another by then. */
function allBytes(path: string, size: number): { readonly content: Buffer; readonly mtimeMs: number } | null {
  const file = openSync(path, 'r');
  try {
    const content = Buffer.allocUnsafe(size);
    const length = readSync(file, content);
    const after = fstatSync(file);
    return length === size && after.size === size ? { content, mtimeMs: after.mtimeMs } : null;
  } finally {
    closeSync(file);
  }
}
