/** Sheets of a batch that are probably copies of one another: a pool would count their cases more than once. */
import { groupBy } from '../../words/english.js';
import type { Assessment, Note } from '../../model/assessment.js';
import type { Reading, Tallies } from '../../model/reading.js';
import { note } from '../../problems/notes.js';

/** A sheet: where it is, and its name in results. */
interface NamedFile {
  readonly path: string;
  readonly name: string;
}

/** What is compared of one sheet. */
interface Marks extends NamedFile {
  /** The digest of its case ids; null without any. */
  readonly ids: string | null;
  /** Its cases, and the counts of every question. */
  readonly counts: string;
  /** Its programme, title and fieldwork; null without a title. */
  readonly title: string | null;
}

/** Collects what is compared of each sheet. */
export class Copies {
  readonly #sheets: Marks[] = [];

  /** Adds a sheet. One without inspected cases adds nothing to a pool, and is passed over. */
  add(
    { path, name }: NamedFile,
    { programme, inspection, sample }: Assessment,
    { idDigest = null, tallies }: Reading,
  ): void {
    if (sample.cases === 0) return;
    const { title, fieldwork } = inspection;
    this.#sheets.push({
      path,
      name,
      ids: idDigest,
      counts: `${sample.cases} ${sample.toInspect} ${formatTallies(tallies)}`,
      title: title === null ? null : JSON.stringify([programme.id, title.trim().toLowerCase(), fieldwork]),
    });
  }

  /**
   * A warning for every set of sheets that are the same file (where they have no ids, as `contentOf` says), that have the same ids and
   * counts, the same ids, or the same title and fieldwork. The same ids under titles of their own are no sign: many places number their
   * cases from 1.
   */
  async notes(contentOf: (path: string) => Promise<string>): Promise<Note[]> {
    const files = await this.#sameFiles(contentOf);
    const ofIds = alike(this.#sheets, ({ ids }) => ids);
    const same = ofIds.flatMap((group) => alike(group, ({ counts }) => counts));
    const ids = ofIds.filter((group) => {
      const titles = new Set(group.map(({ title }) => title));
      const different = new Set(group.map(({ counts }) => counts)).size;
      return different > 1 && (titles.has(null) || titles.size < different);
    });
    const noted = [...files, ...same, ...ids].map((group) => new Set(group));
    const titled = alike(this.#sheets, ({ title }) => title).filter(
      (group) => !noted.some((others) => group.every((sheet) => others.has(sheet))),
    );
    return [
      ...files.map((group) => note('copiesOfFile', { sheets: namesOf(group) })),
      ...same.map((group) => note('copiesOfCases', { sheets: namesOf(group) })),
      ...ids.map((group) => note('copiesOfIds', { sheets: namesOf(group) })),
      ...titled.map((group) => note('copiesOfTitle', { sheets: namesOf(group) })),
    ];
  }

  async #sameFiles(contentOf: (path: string) => Promise<string>): Promise<Marks[][]> {
    const groups: Marks[][] = [];
    for (const likely of alike(this.#sheets, ({ ids, counts }) => (ids === null ? counts : null))) {
      const contents = new Map<Marks, string>();
      for (const sheet of likely) contents.set(sheet, await contentOf(sheet.path));
      groups.push(...alike(likely, (sheet) => contents.get(sheet) ?? null));
    }
    return groups;
  }
}

const namesOf = (group: readonly Marks[]): string[] => group.map(({ name }) => name);

const formatTallies = (tallies: Tallies): string =>
  [...tallies]
    .map(([key, { yes, no, notApplicable, unanswered }]) => `${key} ${yes} ${no} ${notApplicable} ${unanswered}`)
    .join('\n');

/** The sheets with the same key, in sets of two and more. A key of null is like no other. */
function alike(sheets: readonly Marks[], key: (sheet: Marks) => string | null): Marks[][] {
  return [...groupBy(sheets, key)].flatMap(([own, group]) => (own === null || group.length === 1 ? [] : [group]));
}
