/** A folder of pages that changes only once every page is there, and only where nothing but an earlier set of pages is lost. */
import { renameSync, rmSync } from 'node:fs';
import { lstat, mkdir, readdir, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { problem, Refusal } from '../problems/problems.js';
import { filesOf } from '../report/html/page.js';
import { onInterrupt } from './interrupt.js';

/** Takes pages one by one, into a new folder beside the one that they are for. */
export class PageFolder {
  /** Somebody may always read it. */
  readonly closed = false;
  readonly #folder: string;
  readonly #target: string;
  readonly #beside: string;
  /** The index is written last, and so it is put last into its place. */
  readonly #names = new Set<string>();
  #stopListening = (): void => undefined;

  private constructor(folder: string, target: string) {
    this.#folder = folder;
    this.#target = target;
    this.#beside = `${target}.${process.pid}.tmp`;
  }

  /** Throws a `Refusal` where the folder holds anything but an earlier set of pages, or cannot be written. */
  static async begin(folder: string): Promise<PageFolder> {
    const pages = new PageFolder(folder, await realpath(folder).catch(() => resolve(folder)));
    await pages.#refusing(async () => {
      await earlierPages(folder, pages.#target);
      await mkdir(pages.#beside);
      pages.#stopListening = onInterrupt(() => rmSync(pages.#beside, { recursive: true, force: true }));
    });
    return pages;
  }

  /** Nothing is to be waited for: Ctrl-C is heard while a page is written. */
  async pause(): Promise<void> {}

  async write(name: string, content: string): Promise<void> {
    await this.#refusing(() => writeFile(join(this.#beside, name), content, { flag: 'wx' }));
    this.#names.add(name);
  }

  /**
   * Puts the pages in their place. The folder is looked at again: a run may take a while. One that is there stays the folder that it is,
   * with who may read it: another under its name would leave whoever stands in it nowhere.
   */
  done(): Promise<void> {
    return this.#refusing(async () => {
      const before = await earlierPages(this.#folder, this.#target);
      // In one turn, so that Ctrl-C comes before all of it or after.
      if (before === null) renameSync(this.#beside, this.#target);
      else {
        for (const name of this.#names) renameSync(join(this.#beside, name), join(this.#target, name));
        const gone = before.filter((name) => !this.#names.has(name));
        for (const name of gone) rmSync(join(this.#target, name), { force: true });
      }
      await this.drop();
    });
  }

  /** Throws away the pages that are not in their place; what was there before stays. */
  async drop(): Promise<void> {
    this.#stopListening();
    await rm(this.#beside, { recursive: true, force: true });
  }

  async #refusing(act: () => Promise<unknown>): Promise<void> {
    try {
      await act();
    } catch (error) {
      await this.drop();
      if (error instanceof Refusal || !(error instanceof Error) || !('code' in error)) throw error;
      throw new Refusal([problem('outputUnwritable', { file: this.#folder }, { reason: String(error.code) })]);
    }
  }
}

/** The pages of an earlier set; null where there is no folder. Throws a `Refusal` where it holds what is not of that set. */
async function earlierPages(folder: string, target: string): Promise<string[] | null> {
  const found = await lstat(target).catch(() => null);
  if (found === null && !/\.html?$/i.test(target)) return null;
  if (found?.isDirectory() !== true) throw new Refusal([problem('folderIsFile', { file: folder })]);
  const entries = await readdir(target, { withFileTypes: true });
  if (entries.length === 0) return [];
  const index = await readFile(join(target, 'index.html'), 'utf8').catch(() => '');
  const ours = new Set(filesOf(index));
  const other = entries.find((entry) => !entry.isFile() || !ours.has(entry.name));
  if (other !== undefined) throw new Refusal([problem('folderHoldsOthers', { file: folder }, { found: other.name })]);
  return entries.map(({ name }) => name);
}
