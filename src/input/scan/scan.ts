/**
 * The optimistic scan of a case sheet: its bytes are counted as they lie while everything is plain. At whatever is out of the ordinary it
 * gives up, and the careful reader reads the sheet from the start. So nothing here words a mistake or decides a doubtful case.
 */
import { isUtf8 } from 'node:buffer';
import { Refusal } from '../../problems/problems.js';
import type { Inspection } from '../../model/inspection.js';
import type { Programme } from '../../model/programme.js';
import type { CaseReading, SheetOptions } from '../sheet/sheet-options.js';
import { refusalOf, type InputFile } from '../files/source.js';
import { lineFeed } from './bytes.js';
import { beginFilling, type Bytes, type Filling } from './filling.js';
import { scanHeader } from './header.js';
import type { RowScan, ScanContext } from './row-scan.js';
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
  source: InputFile,
  programme: Programme,
  inspection: Inspection,
  options: SheetOptions,
): CaseReading | null {
  const context = { file: source.file, programme, inspection, options };
  if (!isPlain(options)) return null;
  const file = source.ordinary?.();
  if (file == null) return null;
  try {
    const found = scanBytes(file, context);
    if (found !== null) file.unchanged();
    return withSourceName(source, found);
  } finally {
    file.close();
  }
}

function withSourceName({ name }: InputFile, found: Omit<CaseReading, 'source'> | null): CaseReading | null {
  return found === null ? null : { source: name, ...found };
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
    return isPlain(context.options) ? scanText(bytes, context, piece) : null;
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

function scanText(bytes: Bytes, context: ScanContext, piece: number): Omit<CaseReading, 'source'> | null {
  // UTF-16 may grow by half, and behind the last row there is to be room for more, or it would look like a row that is too long.
  const text = piece === usualPiece ? (usualText ??= textOf(usualPiece)) : textOf(piece);
  const buffer = text.bytes;
  const first = beginFilling(bytes, buffer);
  if (first === null || first.length < 0) return null;
  const { length } = first;
  const header = scanHeader(buffer.subarray(0, length), context);
  if (header === null) return null;
  const { rows, plan } = header;
  rows.begin(context, expectedRows(buffer, length, first.size));
  try {
    return scanRows(rows, text, length, first.fill) ? rows.reading(plan, context.options.strict) : null;
  } finally {
    rows.end();
  }
}

/** Counts the rows of a text of which so many bytes are in the buffer, to its end. False where something is out of the ordinary. */
function scanRows(rows: RowScan, text: Text, inBuffer: number, fill: Filling): boolean {
  const buffer = text.bytes;
  let length = inBuffer;
  let at = buffer.indexOf(lineFeed) + 1;
  for (;;) {
    const end = endOfLines(buffer, length);
    const whole = buffer.subarray(0, end);
    if (!isUtf8(whole) || whole.includes(0)) return false;
    at = rows.scan(text, at, end);
    if (at < 0) return false;
    if (at < length) buffer.copyWithin(0, at, length);
    length -= at;
    at = 0;
    if (length + 2 * spare > buffer.length) return false;
    const more = fill(buffer, length);
    if (more < 0) return false;
    if (more > 0) {
      length += more;
    } else if (length === 0) {
      return true;
    } else {
      // The last line has no end; or it has, and a quote was left open.
      if (buffer[length - 1] === lineFeed) return false;
      buffer[length++] = lineFeed;
    }
  }
}

/** Behind the last end of a line in the first bytes of a buffer. */
function endOfLines(buffer: Buffer, length: number): number {
  if (length === 0 || buffer[length - 1] === lineFeed) return length;
  return buffer.lastIndexOf(lineFeed, length - 1) + 1;
}

/** So small a text need not be looked through: a table that has to grow for it is soon grown. */
const soonRead = 1 << 14;

/** How many rows a text of a size is likely to have of which the beginning is in a buffer, and one more. */
function expectedRows(buffer: Buffer, length: number, size: number): number {
  if (length >= size) return length < soonRead ? 0 : roughly(buffer, length);
  const looked = buffer.subarray(0, Math.min(length, 1 << 16));
  let lines = 0;
  for (let at = looked.indexOf(lineFeed); at >= 0; at = looked.indexOf(lineFeed, at + 1)) lines++;
  return Math.ceil(lines * Math.max(1, size / looked.length)) + 1;
}

/** The same of a whole text, in which counting lines would take as long as reading it: as if all its rows were as long as the first. */
function roughly(buffer: Buffer, length: number): number {
  const first = buffer.indexOf(lineFeed) + 1;
  // Behind a text of one line there may be anything in the buffer.
  return Math.ceil((1.25 * length) / Math.max(8, buffer.indexOf(lineFeed, first) + 1 - first));
}
