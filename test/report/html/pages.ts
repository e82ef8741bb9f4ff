/** Pages to look at, and a way to look at them without a browser. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { folderWith } from '../../folder.js';
import { run } from '../../run.js';

const redcar = 'samples/redcar-cleveland-middlesbrough-2022.csv';

/** Everything that a sheet can be asked. */
const everything = [
  '--sensitivity --lock-in --rounding-audit --stability --eligible-cases 85 --ledger',
  '--supporting --explain --list 2.5.3=no --by ethnicity --contrast',
].flatMap((words) => words.split(' '));

const long = (word: string): string => `${word}_`.repeat(12);

/** A sheet with names that have nowhere to break, as names of files and columns have not. */
function longNames(): string {
  const header = `case_id,${long('team')},2.2.1,2.2.2,2.2.3,2.2b ${long('Was_it')}`;
  const rows = ['A,x,yes,yes,no,yes', 'B,y,yes,no,no,no'].map((row) => row.replace(/,([xy]),/, `,${long('$1')},`));
  const folder = folderWith({
    'sheet.csv': `${[header, ...rows].join('\n')}\n`,
    'sheet.inspection.json': JSON.stringify({ title: long('title'), notApplicable: { '2.1': long('because') } }),
  });
  return join(folder, 'sheet.csv');
}

/** Rich pages by name, each with the command that makes it. */
export const samples: Readonly<Record<string, readonly string[]>> = {
  'Redcar as it is': ['score', redcar],
  'Redcar with all that can be asked': ['score', redcar, ...everything],
  'a breakdown with small numbers hidden': ['score', redcar, '--by', 'ethnicity', '--contrast', '--publish'],
  'fieldwork half finished': ['score', 'samples/fieldwork-half-finished.csv', '--lock-in', '--stability'],
  'youth justice with resettlement': ['score', 'samples/youth-lakes-and-downs-2022.csv', '--stability'],
  'names with nowhere to break': ['score', longNames(), '--by', long('team'), '--supporting', '--contrast'],
  'a programme of our own': ['score', 'samples/housing-repairs-2024.csv', '--rounding-audit', '--stability'],
};

/** A page as `score` prints it. */
export async function pageOf(argv: readonly string[]): Promise<string> {
  const { stdout, stderr, code } = await run([...argv, '--format', 'html']);
  if (code !== 0) throw new Error(stderr);
  return stdout;
}

/** An index of the samples and of a sheet that fails, with breakdowns, and a page of it. */
export async function batchPages(): Promise<Readonly<Record<string, string>>> {
  const folder = join(folderWith({}), 'pages');
  const argv = ['batch', 'samples', 'test/fixtures/readme/mistakes.csv', '--by', 'sex', '--contrast', '-o', folder];
  await run([...argv, '--format', 'html']);
  const read = (name: string): string => readFileSync(join(folder, name), 'utf8');
  return { 'an index of sheets': read('index.html'), 'a page of a set': read('samples-fieldwork-half-finished.html') };
}

/** One element of a page, in the order in which they begin. */
export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** The text in it and in what it holds, white space made one space. */
  readonly text: string;
}

/**
 * The elements of a page. Sound only for what is well-formed XML without comments, which `structure.test.ts` holds every page to: there
 * no text and no attribute holds a `<`.
 */
export function elements(page: string): Element[] {
  const body = page.replace(/^<!DOCTYPE html>\n/, '').replace(/(<style>)[^]*(<\/style>)/, '$1$2');
  const found: { name: string; attributes: Record<string, string>; text: string }[] = [];
  const open: (typeof found)[number][] = [];
  for (const [, closing, name = '', attributes = '', alone, text = ''] of body.matchAll(
    /<(\/?)([\w-]+)((?:\s+[\w:-]+="[^"]*")*)\s*(\/?)>([^<]*)/g,
  )) {
    if (closing === '/') open.pop();
    else {
      const pairs = [...attributes.matchAll(/([\w:-]+)="([^"]*)"/g)].map(([, key, value]) => [key, plain(value ?? '')]);
      const element = { name, attributes: Object.fromEntries(pairs) as Record<string, string>, text: '' };
      found.push(element);
      if (alone !== '/') open.push(element);
    }
    for (const element of open) element.text += text;
  }
  return found.map((element) => ({ ...element, text: plain(element.text).replace(/\s+/g, ' ').trim() }));
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };

/** Text as it was before it was escaped. */
function plain(source: string): string {
  return source.replace(/&(#?\w+);/g, (whole, name: string) => entities[name] ?? whole);
}
