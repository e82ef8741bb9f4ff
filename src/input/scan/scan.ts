/**
 * The optimistic scan of a case sheet: counts straight from the bytes while nothing is unusual. At anything unusual it gives up, and the
 * careful reader reads the sheet from the start. So no doubtful case is decided here, and only one message is worded: that of too many rows,
 * which are refused at once.
 */
import { isUtf8 } from 'node:buffer';
import { problem, Refusal } from '../../problems/problems.js';
import type { Inspection } from '../../model/inspection.js';
import type { Programme } from '../../model/programme.js';
import type { CaseReading, SheetOptions } from '../sheet/sheet-plan.js';
import { defaultLimits } from '../limits.js';
import { refusalOf, type InputFile } from '../files/source.js';
import { beginFilling, type Bytes, type Filling } from './text.js';
import { scanHeader, type ScanContext } from './header.js';
import { RowScan } from './row-scan.js';
import { endOfFile, lineFeed, makeText, spare, type Text } from './text.js';

/** The size of the pieces in which text is scanned, in bytes. The header and every row must fit in one. */
const defaultPiece = 1 << 18;

/**
 * Scans a sheet that is an ordinary file; null if it is not one, or something is unusual. Throws a `Refusal` if the file changes while it
 * is read, and for more rows than the limit.
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

/** Whether the sheet is in Unicode, only counts are asked for, and it is the only sheet of the sample. */
function isPlain({ encoding = 'utf-8', onCase, onUnfinished, onColumns, shared, lists = [] }: SheetOptions): boolean {
  const isAlone = [onCase, onUnfinished, onColumns, shared].every((one) => one === undefined);
  return encoding === 'utf-8' && isAlone && lists.length === 0;
}

/** More rows than the limit, and nothing else that is unusual before them. */
class TooManyRows extends Refusal {
  constructor(file: string, limit: number) {
    // The header is the first line.
    super([problem('rowsTooMany', { file, line: limit + 2 }, { limit })]);
  }
}

/** Scans bytes; null if something is unusual. Throws a `Refusal` for more rows than the limit. `piece` is how many are held at a time; a longer row is unusual. */
export function scanBytes(
  bytes: Bytes,
  context: ScanContext,
  piece = defaultPiece,
): Omit<CaseReading, 'source'> | null {
  try {
    return isPlain(context.options) ? scanText(bytes, context, piece) : null;
  } catch (error) {
    if (error instanceof TooManyRows) throw error;
    if (error instanceof Refusal || refusalOf(error, context.file, 'case sheet') !== null) return null;
    throw error;
  }
}

/** Bytes in memory as a source of the scan. */
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
  // UTF-16 can grow by half; and after the last row there must be free space, or it would look like a row that is too long.
  const text = makeText(piece === defaultPiece ? Math.min(piece, 2 * bytes.size + 64) : piece);
  const first = beginFilling(bytes, text.bytes);
  if (first === null || first.length < 0) return null;
  const { length, fill, size } = first;
  const header = scanHeader(text.bytes.subarray(0, length), context);
  if (header === null) return null;
  const rows = new RowScan(header, context, expectedRows(text.bytes, length, size));
  const { limits = defaultLimits, strict } = context.options;
  if (scanRows(rows, text, length, fill)) return rows.reading(header.plan, strict);
  if (rows.isOnlyTooLong(header.plan, strict)) throw new TooManyRows(context.file, limits.rows);
  return null;
}

/** Counts the rows of a text to its end; `inBuffer` bytes of it are in the buffer. False if something is unusual. */
function scanRows(rows: RowScan, text: Text, inBuffer: number, fill: Filling): boolean {
  const buffer = text.bytes;
  let length = inBuffer;
  let at = buffer.indexOf(lineFeed) + 1;
  for (;;) {
    const end = endOfLines(buffer, length);
    const whole = buffer.subarray(0, end);
    if (!isUtf8(whole) || whole.includes(0) || whole.includes(endOfFile)) return false;
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
      // A rest without a line end is the last row; a rest with one has an open quote.
      if (buffer[length - 1] === lineFeed) return false;
      buffer[length++] = lineFeed;
    }
  }
}

/** The offset after the last line end in the first `length` bytes of a buffer. */
function endOfLines(buffer: Buffer, length: number): number {
  if (length === 0 || buffer[length - 1] === lineFeed) return length;
  return buffer.lastIndexOf(lineFeed, length - 1) + 1;
}

/**
 * One more than the likely number of rows in a text whose beginning is in a buffer; 0 if all of it is, because a small table grows quickly.
 */
function expectedRows(buffer: Buffer, length: number, size: number): number {
  if (length >= size) return 0;
  const beginning = buffer.subarray(0, Math.min(length, 1 << 16));
  let lines = 0;
  for (let at = beginning.indexOf(lineFeed); at >= 0; at = beginning.indexOf(lineFeed, at + 1)) lines++;
  return Math.ceil(lines * Math.max(1, size / beginning.length)) + 1;
}
