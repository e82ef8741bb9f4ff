/** One round of the fuzz: a sheet, spoilt, read by both readers of the program and by the strict reader. */
import { Refusal } from '../../src/problems/problems.js';
import { readCaseSheet } from '../../src/input/case-sheet.js';
import type { CaseReading } from '../../src/input/sheet/sheet-plan.js';
import { bytesInMemory, scanBytes } from '../../src/input/scan/scan.js';
import { Readable } from 'node:stream';
import { inspection, pdu } from '../make.js';
import { generator, sheet, spoilt } from './sheets.js';
import { strictRead, type Strict } from './strict.js';

export type Outcome =
  | { readonly kind: 'refused' | 'same' }
  /** The program read something else than is there, or failed. */
  | { readonly kind: 'wrong'; readonly bytes: Buffer; readonly found: unknown; readonly strict: Strict | null };

function countsOf({ cases, toInspect, tallies }: Pick<CaseReading, 'cases' | 'toInspect' | 'tallies'>): Strict {
  const counts = [...tallies].map(([code, t]) => [code, [t.yes, t.no, t.notApplicable, t.unanswered]] as const);
  return { cases, toInspect, tallies: Object.fromEntries(counts) };
}

const entries = (_: string, value: unknown): unknown => (value instanceof Map ? [...value] : value);

/** Whether the scan gives the bytes up, or reads of them what the careful reader has found, with the same notes. */
function isScannedAs(bytes: Buffer, found: CaseReading | 'refused'): boolean {
  const context = { file: 'sheet.csv', programme: pdu, inspection: inspection(), options: {} };
  const scan = scanBytes(bytesInMemory(bytes), context);
  if (scan === null || found === 'refused') return scan === null;
  const { source: _, ...careful } = found;
  return JSON.stringify(scan, entries) === JSON.stringify(careful, entries);
}

/** Reads the bytes in pieces, as a pipe would bring them. */
async function read(bytes: Buffer, random: () => number): Promise<CaseReading | 'refused'> {
  const pieces: Buffer[] = [];
  for (let at = 0; at < bytes.length || pieces.length === 0;) {
    const length = random() < 0.5 ? bytes.length : 1 + Math.floor(random() * 20);
    pieces.push(bytes.subarray(at, at + length));
    at += length;
  }
  const source = { file: 'sheet.csv', name: 'sheet.csv', bytes: () => Readable.from(pieces) };
  try {
    return await readCaseSheet(source, pdu, inspection());
  } catch (error) {
    if (error instanceof Refusal) return 'refused';
    throw error;
  }
}

const sortKey = ({ cases, toInspect, tallies }: Strict): string =>
  JSON.stringify([cases, toInspect, Object.entries(tallies).toSorted(([a], [b]) => (a < b ? -1 : 1))]);

/** What becomes of the sheet of a seed; a whole one (`spoil` false) must be read. */
export async function round(seed: number, spoil = true): Promise<Outcome> {
  const random = generator(seed);
  const whole = sheet(random);
  const bytes = spoil ? spoilt(whole, random) : whole;
  const strict = strictRead(bytes);
  try {
    const found = await read(bytes, random);
    if (!isScannedAs(bytes, found)) return { kind: 'wrong', bytes, found: 'the scan reads something else', strict };
    if (found === 'refused') {
      return spoil ? { kind: 'refused' } : { kind: 'wrong', bytes, found, strict };
    }
    const counts = countsOf(found);
    return strict !== null && sortKey(counts) === sortKey(strict)
      ? { kind: 'same' }
      : { kind: 'wrong', bytes, found: counts, strict };
  } catch (error) {
    return { kind: 'wrong', bytes, found: error, strict };
  }
}
