/** Opens a file as tables: a CSV is one, and a workbook can have two. */
import { refusalFor } from '../problems/problems.js';
import type { InputFile, OrdinaryFile, Tables } from './files/source.js';
import { defaultLimits, type Limits } from './limits.js';

/**
 * Opens a file: whether it is a workbook is decided by its first bytes, not by its name. `worksheet`: the worksheet of cases or counts, if it was
 * given. Throws a `Refusal` for a file that cannot be read, for a workbook that cannot, and for a worksheet of a file that is none.
 */
export async function openTables(
  source: InputFile,
  worksheet: string | undefined,
  { unpacked }: Limits = defaultLimits,
): Promise<Tables> {
  const { head, whole } = await peek(source);
  if (marks.some((mark) => head.startsWith(mark))) {
    // Most sheets are text, and never load this.
    const { openWorkbook } = await import('./workbook/workbook.js');
    return openWorkbook(whole, worksheet, unpacked);
  }
  if (worksheet !== undefined) throw refusalFor('worksheetOfText', { file: source.file }, { found: worksheet });
  return { table: whole, inspection: null };
}

/** Opens several files one after another. `worksheetOf`: the worksheet of each, by its name in messages. */
export async function openEach(
  sources: readonly InputFile[],
  worksheetOf: (file: string) => string | undefined,
  limits?: Limits,
): Promise<{ tables: InputFile[]; inspections: InputFile[] }> {
  const opened: Tables[] = [];
  for (const source of sources) opened.push(await openTables(source, worksheetOf(source.file), limits));
  return {
    tables: opened.map(({ table }) => table),
    inspections: opened.flatMap(({ inspection }) => inspection ?? []),
  };
}

/**
 * Returns a function for the worksheet to read in each of these sheets: a CSV has none. Of CSVs alone each has one all the same, and is
 * refused with it: whoever named a worksheet expected a workbook.
 */
export function worksheetsIn(
  sheets: readonly string[],
  worksheet: string | undefined,
): (path: string) => string | undefined {
  if (worksheet === undefined || sheets.every(isText)) return () => worksheet;
  return (path) => (isText(path) ? undefined : worksheet);
}

const isText = (path: string): boolean => /\.(?:csv|tsv|txt)$/i.test(path);

/** What begins a zip archive, and the container of old Excel workbooks and of those with a password. */
const marks = ['PK\x03\x04', 'PK\x05\x06', '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'];

const headLength = 8;

/** The most that is held of a source that can be read only once, in bytes: some two million short rows. */
const mostHeld = 128 * 1024 * 1024;

/**
 * The first bytes of a source, as Latin-1 text, and a source with all of them. One that can be read only once, such as standard input, is
 * held in memory, so that it can be read as a file is; of a longer one its beginning.
 */
async function peek(source: InputFile): Promise<{ head: string; whole: InputFile }> {
  const file = source.ordinary?.() ?? null;
  if (file !== null) {
    try {
      return { head: headOf(file), whole: source };
    } finally {
      file.close();
    }
  }
  const rest = source.bytes()[Symbol.asyncIterator]();
  const chunks: Uint8Array[] = [];
  let length = 0;
  let ended = false;
  while (length < mostHeld && !ended) {
    const next = await rest.next();
    ended = next.done === true;
    if (next.done === true) break;
    chunks.push(next.value);
    length += next.value.length;
  }
  const { file: path, name } = source;
  const open = (): OrdinaryFile => heldFile(chunks, length);
  const held = { file: path, name, bytes: () => replay(chunks), ordinary: open };
  return {
    head: headOf(open()),
    whole: ended ? held : { file: path, name, bytes: () => replay(chunks, rest), beginning: held },
  };
}

function headOf(file: OrdinaryFile): string {
  const head = Buffer.alloc(headLength);
  return head.toString('latin1', 0, file.read(head, 0, headLength));
}

/** Chunks of bytes as a file. */
function heldFile(chunks: readonly Uint8Array[], size: number): OrdinaryFile {
  let [chunk, from] = [0, 0];
  return {
    size,
    read: (into, at, length) => {
      let read = 0;
      while (read < length && chunk < chunks.length) {
        const part = chunks[chunk]?.subarray(from, from + length - read) ?? [];
        into.set(part, at + read);
        read += part.length;
        from += part.length;
        if (from === chunks[chunk]?.length) [chunk, from] = [chunk + 1, 0];
      }
      return read;
    },
    unchanged: () => {},
    close: () => {},
  };
}

async function* replay(chunks: readonly Uint8Array[], rest?: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield* chunks;
  if (rest === undefined) return;
  try {
    for (let next = await rest.next(); next.done !== true; next = await rest.next()) yield next.value;
  } finally {
    await rest.return?.();
  }
}
