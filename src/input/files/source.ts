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

/** A file as a source; `name` is what results call it. Iterating throws a `Refusal` where it is missing, a folder, or cannot be read. */
export function fileInput(path: string, what: FileKind, name = basename(path)): InputFile {
  return { file: path, name, bytes: () => fileBytes(path, what), ordinary: () => openFile(path, what) };
}

/** Standard input as a source; it can be read once. */
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

/** An ordinary file's bytes. Read without threads: for a small file those cost more than the reading. */
function* chunksOf({ size, read, unchanged, close }: OrdinaryFile): Generator<Uint8Array> {
  // A small file needs no large buffer; those of the system say that they are empty.
  const most = Math.min(chunkSize, Math.max(size + 1, 4096));
  try {
    for (;;) {
      const chunk = Buffer.allocUnsafe(most);
      const length = read(chunk, 0, most);
      if (length === 0) break;
      yield chunk.subarray(0, length);
    }
    unchanged();
  } finally {
    close();
  }
}

/** An ordinary file, opened; null where there is none, or it cannot be opened. */
function openFile(path: string, what: FileKind): OrdinaryFile | null {
  try {
    return openOrdinary(path, what);
  } catch (error) {
    if (refusalOf(error, path, what) === null) throw error;
    return null;
  }
}

/** An ordinary file, opened; null for a pipe or a device: even being opened they may keep their reader waiting. */
function openOrdinary(path: string, what: FileKind): OrdinaryFile | null {
  if (!statSync(path).isFile()) return null;
  // Without waiting, should the file have become a pipe meanwhile.
  const file = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  const before = fstatSync(file);
  if (!before.isFile()) {
    closeSync(file);
    return null;
  }
  return {
    size: before.size,
    read: (into, at, length) => readSync(file, into, at, length, null),
    unchanged: () => {
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
