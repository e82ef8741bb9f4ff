/** One round with a sheet of one of the kinds: read by both readers, whole and with bytes spoilt. */
import { inspectionOf } from '../fixtures/sheets/memory.js';
import { both, carefully, scanContent } from '../input/scan/both.js';
import { kindOfSheet } from './kinds.js';
import { generator, spoilt } from './sheets.js';

export interface KindOutcome {
  readonly kind: string;
  /** Whether the scan read the whole sheet. */
  readonly isScanned: boolean;
  /** What is wrong, with the sheet; null if nothing is. */
  readonly wrong: string | null;
}

/** What becomes of the sheet of a seed. */
export async function kindRound(seed: number): Promise<KindOutcome> {
  const random = generator(seed);
  const { kind, text, content, counts } = kindOfSheet(random);
  const under = { inspection: inspectionOf(content) };
  const bytes = Buffer.from(text);
  const tell = (what: string, sheet: Buffer = bytes): string =>
    `${kind}: ${what}: ${JSON.stringify(sheet.toString('latin1'))}`;
  const outcome = (wrong: string | null): KindOutcome => ({
    kind,
    isScanned: scanContent(bytes, under) !== null,
    wrong,
  });
  const found = await carefully(bytes, under);
  if (counts === null && found !== null) return outcome(tell('read, and should be refused'));
  if (counts !== null) {
    if (found === null) return outcome(tell('refused, and should be read'));
    const tallies = Object.fromEntries(
      [...found.tallies].map(([code, t]) => [code, [t.yes, t.no, t.notApplicable, t.unanswered]]),
    );
    const { cases, toInspect } = found;
    if (JSON.stringify({ cases, toInspect, tallies }) !== JSON.stringify(counts)) return outcome(tell('read wrongly'));
  }
  for (const sheet of [bytes, spoilt(bytes, random)]) {
    const { scan, careful } = await both(sheet, under);
    if (JSON.stringify(scan) !== JSON.stringify(careful)) return outcome(tell('the scan reads something else', sheet));
  }
  return outcome(null);
}
