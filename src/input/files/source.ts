/** Where bytes come from: a file, or standard input. */
import { closeSync, constants, createReadStream, fstatSync, openSync, readdirSync, readSync, statSync } from 'node:fs';
import { basename, join, parse, sep } from 'node:path';
import type { Note } from '../../model/assessment.js';
import type { Place } from '../../model/reading.js';
import { Refusal, refusalFor } from '../../problems/problems.js';
import { nearest } from '../../words/nearest.js';
import type { Limits } from '../limits.js';

/** A stream of bytes, and its names. */
export interface InputFile {
  /** The name in messages. */
  readonly file: string;
  /** The name in results, without a folder of the machine. */
  readonly name: string;
  readonly bytes: () => AsyncIterable<Uint8Array>;
  /** Opens the file for reading without promises; null if it cannot be opened or is not an ordinary file. Undefined for other sources. */
  readonly ordinary?: () => OrdinaryFile | null;
  /** The beginning of a long source that can be read only once. */
  readonly beginning?: InputFile;
  /** The worksheet that is read, if the file is a workbook. */
  readonly worksheet?: OpenWorksheet;
}

/** One row, and the line on which it starts. */
export interface Row {
  readonly cells: readonly string[];
  readonly line: number;
  /** What separates its cells, if one of them has several lines. */
  readonly delimiter?: string;
  /** The line of each cell, if the row was put together from several. */
  readonly lines?: readonly (number | undefined)[];
  /** The columns in which its id and its answers stand, if the row was put together from several. */
  readonly columns?: { readonly id: number; readonly answer: number };
  /** Whether it is of a worksheet, whose rows have no end of their own. */
  readonly isWorksheet?: boolean;
}

/** A worksheet, ready to be read. */
export interface OpenWorksheet {
  /** The file and the worksheet, for messages. */
  readonly place: Place;
  /**
   * Its rows, including blank ones before others. Throws a `Refusal`, after all rows, for cells that cannot be trusted; and one above a limit.
   */
  readonly rows: (limits: Limits | undefined) => AsyncGenerator<readonly Row[]>;
  /** What a reader should know of it, after its rows were read. */
  readonly notes: () => readonly Note[];
  /** Opens each other worksheet that people see, if nobody chose between them and this one. */
  readonly others?: readonly (() => Promise<OpenWorksheet>)[];
}

/** A file as sources of rows. */
export interface Tables {
  /** The table of cases or counts. */
  readonly table: InputFile;
  /** The worksheet that is the inspection file, if the file is a workbook with one. */
  readonly inspection: InputFile | null;
}

/** An ordinary file, open for reading from start to end. The caller closes it. */
export interface OrdinaryFile {
  /** Its length in bytes when it was opened. */
  readonly size: number;
  /** Reads at most `length` bytes into a buffer at an offset. Returns how many were read, 0 at the end. */
  readonly read: (into: Uint8Array, at: number, length: number) => number;
  /** Throws a `Refusal` if the file has changed since it was opened: half of an old sheet and half of a new one is neither. */
  readonly unchanged: () => void;
  readonly close: () => void;
}

/** The kinds of file, in the words of messages. */
export type FileKind =
  | 'case sheet'
  | 'sampling frame'
  | 'sample'
  | 'counts sheet'
  | 'inspection file'
  | 'programme file'
  | 'file of expected results'
  | 'result'
  | 'file of ratings'
  | 'file of column names';

/** A file as a source; `name` is its name in results. Iterating throws a `Refusal` if it is missing, is a folder, or cannot be read. */
export function fileInput(path: string, what: FileKind, name = basename(path)): InputFile {
  return { file: path, name, bytes: () => fileBytes(path, what), ordinary: () => openFile(path, what) };
}

/** Standard input as a source. It can be read once. */
export function standardInput(stdin: AsyncIterable<Uint8Array>): InputFile {
  return { file: 'standard input', name: 'standard input', bytes: () => stdin };
}

const chunkSize = 1 << 18;

async function* fileBytes(path: string, what: FileKind): AsyncGenerator<Uint8Array> {
  try {
    const ordinary = openOrdinary(path, what);
    if (ordinary === null) for await (const chunk of createReadStream(path)) yield chunk as Uint8Array;
    else yield* chunksOf(ordinary);
  } catch (error) {
    throw refusalOf(error, path, what) ?? error;
  }
}

/**
 * The bytes of an ordinary file, read synchronously: for a small file, threads take longer than the reading. Closes the file at the end.
 */
export function* chunksOf({ size, read, unchanged, close }: OrdinaryFile): Generator<Uint8Array> {
  // A small file needs no large buffer. Files of the system report a size of 0.
  const most = Math.min(chunkSize, Math.max(size + 1, 4096));
  try {
    let total = 0;
    for (;;) {
      const chunk = Buffer.allocUnsafe(most);
      const length = read(chunk, 0, most);
      if (length === 0) break;
      yield chunk.subarray(0, length);
      total += length;
      // If there is more by now, the file has changed.
      if (total === size) break;
    }
    unchanged();
  } finally {
    close();
  }
}

/** Opens an ordinary file; null if there is none or it cannot be opened. */
function openFile(path: string, what: FileKind): OrdinaryFile | null {
  try {
    return openOrdinary(path, what);
  } catch (error) {
    if (refusalOf(error, path, what) === null) throw error;
    return null;
  }
}

/** Opens an ordinary file; null for a pipe or a device, because opening one can block. */
function openOrdinary(path: string, what: FileKind): OrdinaryFile | null {
  if (!statSync(path).isFile()) return null;
  // Without blocking, in case the file has become a pipe since.
  const file = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  const before = fstatSync(file);
  if (!before.isFile()) {
    closeSync(file);
    return null;
  }
  return {
    size: before.size,
    read: (into, at, length) => {
      try {
        return readSync(file, into, at, length, null);
      } catch (error) {
        throw refusalOf(error, path, what) ?? error;
      }
    },
    unchanged: () => {
      const after = fstatSync(file);
      if (after.size !== before.size || after.mtimeMs !== before.mtimeMs) {
        throw refusalFor('fileChanged', { file: path }, { what });
      }
    },
    close: () => closeSync(file),
  };
}

/** What is at a path; null if nothing is there, or it cannot be seen. */
export function statOf(path: string): { readonly isDirectory: () => boolean } | null {
  try {
    return statSync(path, { throwIfNoEntry: false }) ?? null;
  } catch {
    return null;
  }
}

/** The path of a file beside one that is not there, with nearly its name, or its name and another ending; null if there is none. */
export function nearName(path: string): string | null {
  const { dir, base, name, ext } = parse(path);
  try {
    const names = readdirSync(dir === '' ? '.' : dir);
    const alike = names.filter((one) => parse(one).ext.toLowerCase() === ext.toLowerCase());
    const near = nearest(base, alike, 5) ?? names.find((one) => parse(one).name.toLowerCase() === name.toLowerCase());
    return near === undefined ? null : join(dir, near);
  } catch {
    return null;
  }
}

/** The refusal for an error of the file system; null for any other error. */
export function refusalOf(error: unknown, path: string, what: FileKind): Refusal | null {
  if (!(error instanceof Error) || !('code' in error)) return null;
  const place = { file: path };
  // The last is a path with a NUL character.
  if (['ENOENT', 'ENOTDIR', 'ERR_INVALID_ARG_VALUE'].includes(String(error.code)))
    return refusalFor('fileMissing', place, { what, near: nearName(path) });
  if (!('syscall' in error)) return null;
  if (error.code === 'EISDIR') return refusalFor('fileIsFolder', place, { what });
  return refusalFor('fileUnreadable', place, {
    what: path.endsWith(sep) ? 'folder' : what,
    reason: String(error.code),
  });
}
