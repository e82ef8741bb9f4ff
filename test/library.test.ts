/** The library: what is given to one caller is his own, whatever he does to it. */
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readCaseSheet } from '../src/input/case-sheet.js';
import { fileInput } from '../src/input/files/source.js';
import { inspectionOf } from '../src/library.js';
import { folderWith } from './folder.js';
import { pdu } from './make.js';

test('two inspections that say nothing share nothing', () => {
  const changed = inspectionOf(pdu);
  const { notApplicable, answers, groups, columns } = changed;
  for (const map of [notApplicable, answers, groups, columns.questions]) (map as Map<string, unknown>).set('x', 'y');
  Object.assign(columns, { id: 'ref' });
  expect(inspectionOf(pdu)).toEqual({
    ...changed,
    notApplicable: new Map(),
    answers: new Map(),
    groups: new Map(),
    columns: { id: null, questions: new Map() },
  });
});

test('a note that is added to one reading is none of the next', async () => {
  const path = join(folderWith({ 'sheet.csv': '2.2.1,2.2.2,2.2.3\nYes,No,No\n' }), 'sheet.csv');
  const read = () => readCaseSheet(fileInput(path, 'case sheet'), pdu, inspectionOf(pdu));
  const { notes } = await read();
  const before = notes.length;
  (notes as unknown[]).push({ code: 'x', message: 'y' });
  expect((await read()).notes).toHaveLength(before);
});
