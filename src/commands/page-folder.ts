/** Writes a folder of pages. */
import * as fs from 'node:fs';
import { join, resolve } from 'node:path';
import { resolvePath } from '../input/files/files.js';
import { refusalFor } from '../problems/problems.js';
import { isPageNamed } from '../report/html/page.js';
import { attempt, discard, hearSignals, make, pathBeside, place, type Left } from './unfinished.js';

/** A folder of pages that changes only when every page is there. Only an earlier set of pages is ever replaced. */
export interface PageFolder {
  /** Never true: a folder always takes more pages. */
  readonly closed: boolean;
  /** Throws a `Refusal` if the page cannot be written. */
  write(name: string, content: string): void;
  /** Moves the pages to their place. */
  done(): Promise<void>;
  /** Discards the pages that are not in their place. What was there before stays. */
  drop(): void;
}

/** Makes a folder of pages beside the one they are for. Throws a `Refusal` if that holds anything but an earlier set, or cannot be written. */
export async function openPageFolder(folder: string): Promise<PageFolder> {
  const target = resolve(await resolvePath(folder));
  const beside = pathBeside(target);
  // In writing order: the index is written last, and so is moved last.
  const names = new Set<string>();
  let left: Left = 'unknown';
  const drop = (): void => discard(beside);
  const step = (act: () => void): void => attempt(folder, act, drop, () => left);
  step(() => {
    if (earlierPages(folder, target) !== null) left = 'before';
    make(beside, () => fs.mkdirSync(beside));
  });
  return {
    closed: false,
    write: (name, content) => {
      names.add(name);
      step(() => fs.writeFileSync(join(beside, name), content, { flag: 'wx' }));
    },
    done: async () => {
      step(() => {
        // Checked again, because a run can take a while.
        const before = earlierPages(folder, target);
        if (before === null) return place(beside, target);
        // An existing folder is kept, with its permissions and for anybody who has it open. A signal is handled before or after all of this,
        // and where the machine stops in the middle the next run knows the pages of both runs.
        for (const name of names) {
          fs.renameSync(join(beside, name), join(target, name));
          left = 'part';
        }
        for (const name of before) if (!names.has(name)) fs.rmSync(join(target, name), { force: true });
        drop();
      });
      await hearSignals(0);
    },
    drop,
  };
}

/** The pages of an earlier set; null if there is no folder. Throws a `Refusal` if it holds anything else. */
function earlierPages(folder: string, target: string): string[] | null {
  const found = fs.lstatSync(target, { throwIfNoEntry: false });
  if (found === undefined && !/\.html?$/i.test(target)) return null;
  if (found?.isDirectory() !== true) throw refusalFor('folderIsFile', { file: folder });
  const entries = fs.readdirSync(target, { withFileTypes: true });
  const other = entries.find(
    (entry) =>
      !entry.isFile() ||
      !entry.name.endsWith('.html') ||
      !isPageNamed(entry.name, fs.readFileSync(join(target, entry.name), 'utf8')),
  );
  if (other !== undefined) throw refusalFor('folderHoldsOthers', { file: folder }, { found: other.name });
  return entries.map(({ name }) => name);
}
