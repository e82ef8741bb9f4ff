/** Where bytes come from: a file, or standard input. */
import { closeSync, constants, createReadStream, fstatSync, openSync, readSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { problem, Refusal } from '../../problems/problems.js';

/** A stream of bytes, and what to call it. */
export interface InputFile {
  /** As messages name it. */
  readonly file: string;
  /** As results name it: no folder of the machine. */
  readonly name: string;
  readonly bytes: () => AsyncIterable<Uint8Array>;
  /** The file itself, for reading it without waiting; null where it is none, or not an ordinary one. Without it there are only the bytes. */
  readonly ordinary?: () => OrdinaryFile | null;
  /** Reads all of it at once: see `readSmall`. Without it nobody has seen yet what kind of file it is. */
  readonly small?: (into: Uint8Array, most: number) => number;
}

/** An ordinary file, open for reading from its start to its end. It is to be closed. */
export interface OrdinaryFile {
  /** Its length in bytes when it was opened. */
  readonly size: number;
  /** Reads on: at most so many bytes into a buffer from a place on. Gives how many, 0 at the end. */
  readonly read: (into: Uint8Array, at: number, length: number) => number;
  /** Throws a `Refusal` where the file was changed since it was opened: half of an old sheet and half of a new one is neither. */
  readonly unchanged: () => void;
  readonly close: () => void;
}

/** What a source may hold, as messages call it. */
export type FileKind =
  | 'case sheet'
  | 'counts sheet'
  | 'inspection file'
  | 'programme file'
  | 'file of expected results'
  | 'result'
  | 'file of ratings'
  | 'file of column names';

/**
 * A file as a source. Iterating throws a `Refusal` where it is missing, a folder, or cannot be read. `isKnown` says that it was seen to be an
 * ordinary file, so that nobody has to look again; `name` is what results call it.
 */
export function fileInput(path: string, what: FileKind, isKnown = false, name = basename(path)): InputFile {
  return {
    file: path,
    name,
    bytes: () => fileBytes(path, what),
    ordinary: () => ordinaryFile(path, what, isKnown),
    ...(isKnown ? { small: (into, most) => readSmall(path, into, most) } : {}),
  };
}

/** Without waiting, should the file have become a pipe meanwhile. */
const reading = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0);

/**
 * Reads all of a file that was seen to be an ordinary one into the first bytes of a buffer; asking for its size first would take as long as
 * reading it. Gives its length in bytes, or -1 where that is not less than `most` or it cannot be read: then it has to be read as any file
 * is, which says what is wrong.
 */
export function readSmall(path: string, into: Uint8Array, most: number): number {
  try {
    const file = openSync(path, reading);
    try {
      const length = readSync(file, into, 0, most, null);
      if (length === most) return -1;
      // Behind its end there is nothing more, and before it there may be less than was asked for.
      return readSync(file, into, length, 1, null) === 0 ? length : -1;
    } finally {
      closeSync(file);
    }
  } catch (error) {
    if (refusalOf(error, path, 'case sheet') === null) throw error;
    return -1;
  }
}

/** Standard input as a source; it can be read once. */
export function standardInput(stdin: AsyncIterable<Uint8Array>): InputFile {
  return { file: 'standard input', name: 'standard input', bytes: () => stdin };
}

const chunkSize = 1 << 18;

async function* fileBytes(path: string, what: FileKind): AsyncGenerator<Uint8Array> {
  try {
    // A pipe or a device may keep its reader waiting, even for being opened, which only a stream can do without blocking.
    const ordinary = statSync(path).isFile() ? openOrdinary(openSync(path, 'r'), path, what) : null;
    if (ordinary === null) for await (const chunk of createReadStream(path)) yield chunk as Uint8Array;
    else yield* regularBytes(ordinary);
  } catch (error) {
    throw refusalOf(error, path, what) ?? error;
  }
}

/** An ordinary file's bytes. Read without threads: for a small file those cost more than the reading. */
function* regularBytes({ read, unchanged, close }: OrdinaryFile): Generator<Uint8Array> {
  try {
    for (;;) {
      const chunk = Buffer.allocUnsafe(chunkSize);
      const length = read(chunk, 0, chunkSize);
      if (length === 0) break;
      yield chunk.subarray(0, length);
    }
    unchanged();
  } finally {
    close();
  }
}

/**
 * An ordinary file, opened. Null where there is none, it cannot be opened, or what is there may keep its reader waiting: that is found before
 * it is opened, unless it was seen before.
 */
export function ordinaryFile(path: string, what: FileKind, isKnown: boolean): OrdinaryFile | null {
  try {
    if (!isKnown && !statSync(path).isFile()) return null;
    return openOrdinary(openSync(path, reading), path, what);
  } catch (error) {
    if (refusalOf(error, path, what) === null) throw error;
    return null;
  }
}

/** Null, and closed, for what is no ordinary file. */
function openOrdinary(file: number, path: string, what: FileKind): OrdinaryFile | null {
  const before = fstatSync(file);
  if (!before.isFile()) {
    closeSync(file);
    return null;
  }
  let isBegun = false;
  /** All of it was there in one piece: then nothing can have changed between its pieces, and there are no more. */
  let isWhole = false;
  return {
    size: before.size,
    read: (into, at, length) => {
      if (isWhole) return 0;
      const read = readSync(file, into, at, length, null);
      isWhole = !isBegun && read === before.size && read < length;
      isBegun = true;
      return read;
    },
    unchanged: () => {
      if (isWhole) return;
      const after = fstatSync(file);
      if (after.size !== before.size || after.mtimeMs !== before.mtimeMs) {
        throw new Refusal([problem('fileChanged', { file: path }, { what })]);
      }
    },
    close: () => closeSync(file),
  };
}

const reasons: Readonly<Record<string, string>> = {
  EACCES: 'no permission: EACCES',
  EPERM: 'no permission: EPERM',
  ELOOP: 'a loop of symbolic links: ELOOP',
  ENAMETOOLONG: 'the name is too long: ENAMETOOLONG',
  EIO: 'the disk does not answer: EIO',
};

/** The refusal for an error of the file system; null for an error of any other kind. */
export function refusalOf(error: unknown, path: string, what: FileKind): Refusal | null {
  if (!(error instanceof Error) || !('code' in error)) return null;
  const place = { file: path };
  // A path with a NUL in it, which no file has.
  if (error.code === 'ERR_INVALID_ARG_VALUE') return new Refusal([problem('fileMissing', place, { what })]);
  if (!('syscall' in error)) return null;
  if (error.code === 'ENOENT' || error.code === 'ENOTDIR')
    return new Refusal([problem('fileMissing', place, { what })]);
  if (error.code === 'EISDIR') return new Refusal([problem('fileIsFolder', place, { what })]);
  return new Refusal([
    problem('fileUnreadable', place, { what, reason: reasons[String(error.code)] ?? String(error.code) }),
  ]);
}
