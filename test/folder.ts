/** Folders and files for one test. */
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** A new folder with these files in it, by their paths. Gives its own path. */
export function folderWith(files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'casescore-'));
  for (const [name, text] of Object.entries(files)) {
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
  return folder;
}

/** A case sheet of 2.2 alone: so many Yes of so many relevant cases for each of its three questions. */
export function assessmentSheet(yes: number, of: number, prefix = 'C'): string {
  const rows = Array.from({ length: of }, (_, i) => {
    const answer = i < yes ? 'yes' : 'no';
    return `${prefix}${i + 1},${answer},${answer},${answer}`;
  });
  return `${['case,2.2.1,2.2.2,2.2.3', ...rows].join('\n')}\n`;
}

/** An inspection file in which everything else is judged, or does not apply. */
export function inspectionOf(told: Readonly<Record<string, unknown>> = {}): string {
  return JSON.stringify({
    judgements: { '1.1': 'Good', '1.2': 'Good', '1.3': 'Good', '1.4': 'Good' },
    notApplicable: { '2.1': '', '2.3': '', '2.4': '', '2.5': '' },
    ...told,
  });
}
