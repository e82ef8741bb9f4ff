/** What comes in numbers that no file of this kind has is refused like any other mistake: it is no fault of the program. */
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { assessmentSheet, folderWith } from '../folder.js';
import { run } from '../run.js';

const wrong = JSON.stringify(Array<number>(300_000).fill(1));

test.each([
  ['an inspection file', 'a.inspection.json', `{ "answers": { "yes": ${wrong} } }`, ['score', 'a.csv']],
  ['an expected file', 'a.expected.json', `{ "figures": ${wrong} }`, ['check', 'a.csv']],
  ['a programme', 'p.json', `{ "rules": ${wrong} }`, ['programmes', 'validate', 'p.json']],
  [
    'a result',
    'r.json',
    `{ "tool": 1, "standards": 1, "overall": 1, "method": 1, "notes": ${wrong} }`,
    ['compare', 'r.json', 'r.json'],
  ],
])('hundreds of thousands of wrong values in %s', { timeout: 60_000 }, async (_, name, content, argv) => {
  const folder = folderWith({ 'a.csv': assessmentSheet(1, 2), [name]: content });
  const { code, stdout, stderr } = await run(argv.map((word) => (/\.\w+$/.test(word) ? join(folder, word) : word)));
  expect([code, stdout]).toEqual([2, '']);
  expect(stderr).toContain(
    `${name}:1: more than 100,000 values are not of the kind that belongs here. Is this the right file? Compare it with the guide: casescore help files.\n`,
  );
});

test.each([
  ['a case sheet', 'case,note,2.2.1,2.2.2,2.2.3', ',Yes,Yes,Yes', ['score']],
  ['a sampling frame', 'case,note,grade', ',PO', ['draw', '--cases', '1', '--seed', 's']],
] as const)(
  'a note of several lines with 400,000 commas in %s is read',
  async (_, header, rest, [command, ...options]) => {
    const sheet = `${header}\nC1,"first\n${','.repeat(400_000)}"${rest}\n`;
    const file = join(folderWith({ 'a.csv': sheet }), 'a.csv');
    expect(await run([command, file, ...options])).toMatchObject({ code: 0 });
  },
);
