/**
 * The optimistic scan of a case sheet: its bytes are counted as they lie while everything is plain. At whatever is out of the ordinary it
 * gives up, and the careful reader reads the sheet from the start. So nothing here words a mistake or decides a doubtful case.
 */
import { isUtf8 } from 'node:buffer';
import { Refusal } from '../../errors.js';
import type { Inspection, Programme } from '../../model.js';
import type { CaseReading, SheetOptions } from '../case-sheet.js';
import { refusalOf, type Source } from '../source.js';
import { lineFeed } from './bytes.js';
import { begun, type Bytes } from './filling.js';
import { scanHeader, type ScanContext } from './header.js';
import { RowScan } from './row-scan.js';
import { spare, textOf, type Text } from './text.js';

/** Text is scanned in pieces of so many bytes, in which a whole header fits, and every row must. */
const usualPiece = 1 << 18;

/** The buffer that every sheet is scanned in, one after the other: making one takes as long as scanning a small sheet. */
let usualText: Text | null = null;

/**
 * Scans a sheet that is an ordinary file; null where it is none, or something is out of the ordinary. Throws a `Refusal` where the file was
 * changed meanwhile.
 */
export function scanSheet(
  source: Source,
  programme: Programme,
  inspection: Inspection,
  options: SheetOptions,
): CaseReading | null {
  const file = source.ordinary?.();
  if (file == null) return null;
  try {
    const found = scanBytes(file, { file: source.file, programme, inspection, options });
    if (found !== null) file.unchanged();
    return found === null ? null : { source: source.name, ...found };
  } finally {
    file.close();
  }
}

/** Whether only counts are asked for, of a sheet that is Unicode. */
function isPlain({ encoding = 'utf-8', onCase, lists = [] }: SheetOptions): boolean {
  return encoding === 'utf-8' && onCase === undefined && lists.length === 0;
}

/**
 * Scans bytes that are there already, or come from somewhere; null where something is out of the ordinary. `piece` is how many are held at
 * a time: a row that is longer is out of the ordinary.
 */
export function scanBytes(bytes: Bytes, context: ScanContext, piece = usualPiece): Omit<CaseReading, 'source'> | null {
  try {
    return isPlain(context.options) ? scanned(bytes, context, piece) : null;
  } catch (error) {
    if (error instanceof Refusal || refusalOf(error, context.file, 'case sheet') !== null) return null;
    throw error;
  }
}

/** Bytes in memory, to be scanned. */
export function bytesInMemory(content: Uint8Array): Bytes {
  let from = 0;
  return {
    size: content.length,
    read: (into, at, length) => {
      const part = content.subarray(from, from + length);
      into.set(part, at);
      from += part.length;
      return part.length;
    },
  };
}

function scanned(bytes: Bytes, context: ScanContext, piece: number): Omit<CaseReading, 'source'> | null {
  // UTF-16 may grow by half, and behind the last row there is to be room for more, or it would look like a row that is too long.
  const text = piece === usualPiece ? (usualText ??= textOf(usualPiece)) : textOf(piece);
  const buffer = text.bytes;
  const first = begun(bytes, buffer);
  if (first === null || first.length < 0) return null;
  let { length } = first;
  const header = scanHeader(buffer.subarray(0, length), context);
  if (header === null) return null;
  const rows = new RowScan(header, context, expectedRows(buffer.subarray(0, length), first.size));
  let at = buffer.indexOf(lineFeed) + 1;
  for (;;) {
    const end = length === 0 ? 0 : buffer.lastIndexOf(lineFeed, length - 1) + 1;
    const whole = buffer.subarray(0, end);
    if (!isUtf8(whole) || whole.includes(0)) return null;
    at = rows.scan(text, at, end);
    if (at < 0) return null;
    buffer.copyWithin(0, at, length);
    length -= at;
    at = 0;
    if (length + 2 * spare > buffer.length) return null;
    const more = first.fill(buffer, length);
    if (more < 0) return null;
    if (more > 0) {
      length += more;
    } else if (length === 0) {
      return rows.reading();
    } else {
      // The last line has no end; or it has, and a quote was left open.
      if (buffer[length - 1] === lineFeed) return null;
      buffer[length++] = lineFeed;
    }
  }
}

/** How many rows a text of a size is likely to have that begins so, and one more. */
function expectedRows(beginning: Buffer, size: number): number {
  if (beginning.length >= size) return roughly(beginning);
  const looked = beginning.subarray(0, 1 << 16);
  let lines = 0;
  for (let at = looked.indexOf(lineFeed); at >= 0; at = looked.indexOf(lineFeed, at + 1)) lines++;
  return Math.ceil(lines * Math.max(1, size / looked.length)) + 1;
}

/** The same of a whole text, in which counting lines would take as long as reading it: as if all its rows were as long as the first. */
function roughly(text: Buffer): number {
  const first = text.indexOf(lineFeed) + 1;
  return Math.ceil((1.25 * text.length) / Math.max(8, text.indexOf(lineFeed, first) + 1 - first));
}
