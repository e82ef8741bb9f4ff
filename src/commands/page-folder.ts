/** A folder of pages that is only ever replaced whole, and only where nothing but an earlier set of pages is lost. */
import { lstat, mkdir, readdir, readFile, realpath, rename, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { problem, Refusal } from '../errors.js';
import { filesOf } from '../report/html/page.js';

/** Takes pages one by one, into a new folder beside the one that they are for. */
export class PageFolder {
  readonly #folder: string;
  readonly #target: string;
  readonly #beside: string;

  private constructor(folder: string, target: string) {
    this.#folder = folder;
    this.#target = target;
    this.#beside = `${target}.${process.pid}.tmp`;
  }

  /** Throws a `Refusal` where the folder holds anything but an earlier set of pages, or cannot be written. */
  static async begin(folder: string): Promise<PageFolder> {
    const pages = new PageFolder(folder, await realpath(folder).catch(() => resolve(folder)));
    await pages.#refusing(async () => {
      await refuseOthers(folder, pages.#target);
      await mkdir(pages.#beside);
    });
    return pages;
  }

  write(name: string, content: string): Promise<void> {
    return this.#refusing(() => writeFile(join(this.#beside, name), content, { flag: 'wx' }));
  }

  /** Puts the pages in their place. The folder is looked at again: a run may take a while. */
  done(): Promise<void> {
    return this.#refusing(async () => {
      const before = `${this.#target}.${process.pid}.old`;
      const was = await refuseOthers(this.#folder, this.#target);
      if (was) await rename(this.#target, before);
      try {
        await rename(this.#beside, this.#target);
      } catch (error) {
        if (was) await rename(before, this.#target);
        throw error;
      }
      if (was) await rm(before, { recursive: true, force: true });
    });
  }

  /** Throws the pages away; what was there before stays. */
  async drop(): Promise<void> {
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

/** Whether the folder is there. Throws a `Refusal` where it holds what is not of an earlier set. */
async function refuseOthers(folder: string, target: string): Promise<boolean> {
  const found = await lstat(target).catch(() => null);
  if (found === null && !/\.html?$/i.test(target)) return false;
  if (found?.isDirectory() !== true) throw new Refusal([problem('folderIsFile', { file: folder })]);
  const entries = await readdir(target, { withFileTypes: true });
  if (entries.length === 0) return true;
  const index = await readFile(join(target, 'index.html'), 'utf8').catch(() => '');
  const ours = new Set(filesOf(index));
  const other = entries.find((entry) => !entry.isFile() || !ours.has(entry.name));
  if (other !== undefined) throw new Refusal([problem('folderHoldsOthers', { file: folder }, { found: other.name })]);
  return true;
}
