/** Synthetic files of a place that does not exist: two readings of the same cases, and a sampling frame. Tab-separated, so that a folder of sheets passes over them. */
import { makeSheet, mulberry32 } from './sheet.js';

/** Cases judged by four inspectors, of whom one has only three. */
export function firstReading(): string {
  const questions = ['2.2', '2.3', '2.4', '2.5'].flatMap((standard, i) => [
    { code: `${standard}.1`, yes: 30 - i, of: 40 },
    { code: `${standard}.2`, yes: 27 - i, of: 40 },
    { code: `${standard}.3`, yes: 26 - 2 * i, of: 38 },
  ]);
  const plan = {
    seed: 31,
    cases: 40,
    idColumn: 'case_id',
    profiles: { inspector: { AB: 15, CD: 12, EF: 10, GH: 3 } },
    questions,
  } as const;
  return makeSheet(plan, []).replaceAll(',', '\t');
}

/** A second reading of the first 36 cases, which more often says No on keeping people safe, and has two cases of its own. */
export function secondReading(): string {
  const chance = mulberry32(32);
  const [header = [], ...rows] = firstReading()
    .trimEnd()
    .split('\n')
    .map((line) => line.split('\t'));
  const again = rows.slice(0, 36).map((cells) =>
    cells.map((cell, i) => {
      const isSafety = (header[i] ?? '').endsWith('.3');
      const drawn = chance();
      if (i < 2) return cell;
      if (drawn < 0.01) return 'N/A';
      if (drawn < 0.02) return '';
      if (cell === 'Yes') return drawn < (isSafety ? 0.32 : 0.07) ? 'No' : cell;
      return cell === 'No' && drawn < 0.06 ? 'Yes' : cell;
    }),
  );
  const own = ['C051', 'C052'].map((id) => [id, '', ...header.slice(2).map(() => 'Yes')]);
  const lines = [header, ...again, ...own].map((cells) => cells.filter((_, i) => i !== 1).join('\t'));
  return `${lines.join('\n')}\n`;
}

/** The eligible cases of a place, by grade of the responsible practitioner and by sex. */
export function samplingFrame(): string {
  const chance = mulberry32(33);
  const pick = (...values: readonly [string, ...string[]]): string =>
    values[Math.floor(chance() * values.length)] ?? values[0];
  const rows = Array.from({ length: 85 }, (_, i) =>
    [
      `C${String(i + 1).padStart(3, '0')}`,
      pick('Probation officer', 'Probation officer', 'PQiP', 'Probation services officer'),
      pick('Male', 'Male', 'Male', 'Male', 'Female'),
    ].join('\t'),
  );
  return `${['case_id\tgrade\tsex', ...rows].join('\n')}\n`;
}
