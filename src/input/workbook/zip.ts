/** Reads the parts of a zip archive, which a workbook is. Nothing is unpacked to disk, and no more than a limit in all. */
import { createGunzip, deflateRawSync } from 'node:zlib';
import { Refusal, refusalFor } from '../../problems/problems.js';

/** A part of an archive, as its directory describes it. */
interface Entry {
  readonly method: number;
  readonly encrypted: boolean;
  readonly crc: number;
  readonly packed: number;
  readonly unpacked: number;
  readonly offset: number;
}

const signatures = {
  part: 0x0403_4b50,
  entry: 0x0201_4b50,
  end: 0x0605_4b50,
  end64: 0x0606_4b50,
  locator64: 0x0706_4b50,
};

/** Says in a directory that a number is too large for its place, and stands in the extra field. */
const elsewhere = 0xffff_ffff;

/** What precedes compressed data in a gzip file: with it, and the check sum behind it, zlib itself tests that they are whole. */
const gzipHead = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3]);

export class ZipArchive {
  readonly #file: string;
  readonly #bytes: Buffer;
  readonly #limit: number;
  readonly #entries: ReadonlyMap<string, Entry>;
  /** How many bytes were unpacked so far. It is set back when a part is read again. */
  unpacked = 0;

  /** `limit`: how many bytes may be unpacked in all. Throws a `Refusal` if the archive is cut or damaged. */
  constructor(bytes: Buffer, file: string, limit: number) {
    this.#file = file;
    this.#bytes = bytes;
    this.#limit = limit;
    this.#entries = this.#whole(() => this.#directory());
  }

  has(name: string): boolean {
    return this.#entries.has(name);
  }

  /** Whether a part cannot be read without a password. */
  isEncrypted(name: string): boolean {
    return this.#entries.get(name)?.encrypted ?? false;
  }

  /**
   * The bytes of a part, in pieces. Throws a `Refusal` if there is no such part, if it is damaged, and when the parts that were read exceed the
   * limit.
   */
  async *read(name: string): AsyncGenerator<Uint8Array> {
    const entry = this.#entries.get(name);
    if (entry === undefined) throw this.damage(`it has no part ${name}`);
    // Decided at once by what the archive says of itself, which is not believed if it says less.
    if (this.unpacked + entry.unpacked > this.#limit) this.count(entry.unpacked);
    const unzip = createGunzip({ chunkSize: 1 << 16 });
    for (const piece of this.#whole(() => this.#gzipOf(name, entry))) unzip.write(piece);
    unzip.end();
    try {
      for await (const chunk of unzip as AsyncIterable<Buffer>) {
        this.count(chunk.length);
        yield chunk;
      }
    } catch (error) {
      if (error instanceof Error && 'code' in error) throw this.damage(`its part ${name} is not whole`);
      throw error;
    } finally {
      unzip.destroy();
    }
  }

  /** Counts bytes that were unpacked. Throws a `Refusal` if they exceed the limit. */
  count(bytes: number): void {
    this.unpacked += bytes;
    if (this.unpacked > this.#limit) throw refusalFor('unpacksTooLarge', { file: this.#file }, { limit: this.#limit });
  }

  /** The refusal of an archive that is cut or damaged. */
  damage(reason: string): Refusal {
    return refusalFor('workbookDamaged', { file: this.#file }, { reason });
  }

  /** A part as a gzip file. */
  #gzipOf(name: string, { method, encrypted, crc, packed, unpacked, offset }: Entry): Buffer[] {
    if (encrypted) throw refusalFor('workbookEncrypted', { file: this.#file });
    const bytes = this.#bytes;
    if (bytes.readUInt32LE(offset) !== signatures.part) throw this.damage(`its part ${name} is not where it should be`);
    const from = offset + 30 + bytes.readUInt16LE(offset + 26) + bytes.readUInt16LE(offset + 28);
    const data = bytes.subarray(from, from + packed);
    if (data.length < packed) throw this.damage('it ends too early');
    if (method !== 0 && method !== 8)
      throw this.damage(`its part ${name} is packed in a way that spreadsheet programs do not use`);
    const tail = Buffer.alloc(8);
    tail.writeUInt32LE(crc, 0);
    tail.writeUInt32LE(unpacked % 2 ** 32, 4);
    return [gzipHead, method === 8 ? data : deflateRawSync(data, { level: 0 }), tail];
  }

  /** The parts by name, from the directory at the end of the archive. */
  #directory(): ReadonlyMap<string, Entry> {
    const bytes = this.#bytes;
    const entries = new Map<string, Entry>();
    let { at, count } = this.#directoryPlace();
    for (; count > 0; count--) {
      if (bytes.readUInt32LE(at) !== signatures.entry) throw this.damage('its directory of parts is broken');
      const [name, extra, comment] = [28, 30, 32].map((i) => bytes.readUInt16LE(at + i)) as [number, number, number];
      const named = bytes.toString('utf8', at + 46, at + 46 + name).replaceAll('\\', '/');
      // Two programs could read two different parts.
      if (entries.has(named)) throw this.damage(`it has two parts ${named}`);
      const [unpacked, packed, offset] = this.#sizes(at, at + 46 + name, extra);
      entries.set(named, {
        method: bytes.readUInt16LE(at + 10),
        encrypted: (bytes.readUInt16LE(at + 8) & 1) === 1,
        crc: bytes.readUInt32LE(at + 16),
        packed,
        unpacked,
        offset,
      });
      at += 46 + name + extra + comment;
    }
    return entries;
  }

  /** Where the directory begins, and how many parts it lists. */
  #directoryPlace(): { at: number; count: number } {
    const bytes = this.#bytes;
    // Only a comment can follow the end record, and it has at most 65,535 bytes.
    let end = bytes.length - 22;
    while (end >= 0 && end > bytes.length - 65_558 && bytes.readUInt32LE(end) !== signatures.end) end--;
    if (end < 0 || bytes.readUInt32LE(end) !== signatures.end) throw this.damage('it ends too early');
    const [count, at] = [bytes.readUInt16LE(end + 10), bytes.readUInt32LE(end + 16)];
    if (end < 20 || bytes.readUInt32LE(end - 20) !== signatures.locator64) return { at, count };
    const end64 = Number(bytes.readBigUInt64LE(end - 12));
    if (bytes.readUInt32LE(end64) !== signatures.end64) throw this.damage('its directory of parts is broken');
    return { at: Number(bytes.readBigUInt64LE(end64 + 48)), count: Number(bytes.readBigUInt64LE(end64 + 32)) };
  }

  /** The unpacked size, the packed size and the offset of an entry; the extra field has those that are too large for 32 bits. */
  #sizes(at: number, extraAt: number, extraLength: number): [number, number, number] {
    const bytes = this.#bytes;
    const sizes: [number, number, number] = [24, 20, 42].map((i) => bytes.readUInt32LE(at + i)) as [
      number,
      number,
      number,
    ];
    let field = extraAt;
    while (field + 4 <= extraAt + extraLength && bytes.readUInt16LE(field) !== 1)
      field += 4 + bytes.readUInt16LE(field + 2);
    let next = field + 4;
    return sizes.map((size) => {
      if (size !== elsewhere) return size;
      next += 8;
      return Number(bytes.readBigUInt64LE(next - 8));
    }) as [number, number, number];
  }

  /** Runs something that reads numbers at offsets that the archive says: an offset outside it means that it is damaged. */
  #whole<T>(act: () => T): T {
    try {
      return act();
    } catch (error) {
      if (error instanceof RangeError) throw this.damage('it ends too early');
      throw error;
    }
  }
}
