/** What can be wrong with a programme, with its schemas and queries, and with two results that are not of one programme. */
import { formatList } from '../words/english.js';
import { quote } from '../words/visible.js';
import { group, suggestion, type Unknown } from './group.js';

export const programmeProblems = group(2, {
  programmeUnknown: (p: Unknown) =>
    `${quote(p.found)} is no programme. Expected ${formatList(p.known, 'or')}, or the path of a programme file.${suggestion(p.near, p.found)}`,
  programmeElsewhere: (p: { file: string }) =>
    `this is no programme file, or one with faults. What is wrong is not shown, because the file is outside the folder of the file that names it. To see it: casescore programmes validate ${quote(p.file)}`,
  programmeFault: (p: { fault: string }) => p.fault,
  programmesDiffer: (p: { before: string; after: string }) =>
    `the results cannot be compared: before is rated under ${p.before}, after under ${p.after}. Ratings of different programmes do not mean the same; compare results of one.`,
  programmeFilesDiffer: (p: { id: string; before: string; after: string }) =>
    `the results cannot be compared: both name the programme ${p.id}, but its file was not the same (checksum ${p.before.slice(0, 12)}… before, ${p.after.slice(0, 12)}… after). Score both sheets again under one file.`,
  schemaUnknown: (p: Unknown) =>
    `there is no schema ${quote(p.found)}. Expected ${formatList(p.known, 'or')}.${suggestion(p.near, p.found)}`,
  sqlName: (p: { found: string }) =>
    `the column ${quote(p.found)} has a name that cannot be written in a query alike for every engine and every reader. Give it another one in the table, or in a view of it.`,
  sqlWord: (p: { found: string }) =>
    `the answer ${quote(p.found)} cannot be written in a query that is alike on every engine. Take it out of the words for answers, and change the cells that hold it.`,
});
