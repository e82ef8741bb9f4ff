/** The plainest commands, understood without the package that understands them all: loading it takes longer than scoring a sheet. */
import { scoreFormats } from './formats.js';
import type { ScoreOptions } from './score.js';

/** What `score` was given. */
export interface PlainScore {
  readonly sheet: string;
  readonly options: ScoreOptions;
}

/** Options that are handed on as they were given. */
const handedOn = new Map<string, 'inspection' | 'programme' | 'output' | 'format'>([
  ['--inspection', 'inspection'],
  ['--programme', 'programme'],
  ['--output', 'output'],
  ['-o', 'output'],
  ['--format', 'format'],
]);

/**
 * The sheet and options of `score SHEET`, with no other options than these, each once and followed by its value; exactly what
 * commander makes of it. Null for every other command, and for whatever is not plain: commander has to look at that.
 */
export function plainScore([command, ...words]: readonly string[]): PlainScore | null {
  if (command !== 'score') return null;
  const given = new Map<string, string>();
  const sheets: string[] = [];
  for (let i = 0; i < words.length; i++) {
    const word = words[i] ?? '';
    const name = handedOn.get(word);
    if (name === undefined) {
      if (word.startsWith('-') && word !== '-') return null;
      sheets.push(word);
    } else {
      i++;
      const value = words[i];
      if (given.has(name) || value === undefined || value.startsWith('-')) return null;
      given.set(name, value);
    }
  }
  const [sheet] = sheets;
  const format = scoreFormats.find((known) => known === (given.get('format') ?? 'text'));
  if (sheet === undefined || sheets.length > 1 || format === undefined) return null;
  return { sheet, options: { color: 'auto', ...Object.fromEntries(given), format } };
}
