/** The plainest commands, understood without the package that understands them all: loading it takes longer than scoring a sheet. */
import type { BatchOptions } from './batch-sheets.js';
import { batchFormats, scoreFormats } from './formats.js';
import type { ScoreOptions } from './score.js';

/** What `score` was given. */
export interface PlainScore {
  readonly sheet: string;
  readonly options: ScoreOptions;
}

/** What `batch` was given. */
export interface PlainBatch {
  readonly paths: readonly string[];
  readonly options: BatchOptions;
}

/** Options that are handed on as they were given, by how they are written. */
type HandedOn = ReadonlyMap<string, string>;

const ofBoth = [
  ['--programme', 'programme'],
  ['--output', 'output'],
  ['-o', 'output'],
  ['--format', 'format'],
] as const;

const ofScore: HandedOn = new Map([...ofBoth, ['--inspection', 'inspection']]);

const ofBatch: HandedOn = new Map(ofBoth);

/**
 * The sheet and options of `score SHEET`, with no other options than these, each once and followed by its value; exactly what
 * commander makes of it. Null for every other command, and for whatever is not plain: commander has to look at that.
 */
export function plainScore([command, ...words]: readonly string[]): PlainScore | null {
  const plain = command === 'score' ? plainWords(words, ofScore) : null;
  if (plain === null || plain.paths.length > 1) return null;
  const [sheet] = plain.paths;
  const { format: named = 'text', ...given } = plain.given;
  const format = scoreFormats.find((known) => known === named);
  if (sheet === undefined || format === undefined) return null;
  return { sheet, options: { color: 'auto', ...given, format } };
}

/** The same of `batch PATH...`. */
export function plainBatch([command, ...words]: readonly string[]): PlainBatch | null {
  const plain = command === 'batch' ? plainWords(words, ofBatch) : null;
  if (plain === null || plain.paths.length === 0) return null;
  const { format: named, ...given } = plain.given;
  const format = batchFormats.find((known) => known === named);
  if (named !== undefined && format === undefined) return null;
  return { paths: plain.paths, options: { color: 'auto', ...given, ...(format === undefined ? {} : { format }) } };
}

/** What is no option, and the options; null where a word is neither, or stands twice, or lacks its value. */
function plainWords(
  words: readonly string[],
  handedOn: HandedOn,
): { readonly paths: readonly string[]; readonly given: Readonly<Record<string, string>> } | null {
  const given: Record<string, string> = {};
  const paths: string[] = [];
  for (let i = 0; i < words.length; i++) {
    const word = words[i] ?? '';
    const name = handedOn.get(word);
    if (name === undefined) {
      if (word.startsWith('-') && word !== '-') return null;
      paths.push(word);
    } else {
      i++;
      const value = words[i];
      if (given[name] !== undefined || value === undefined || value.startsWith('-')) return null;
      given[name] = value;
    }
  }
  return { paths, given };
}
