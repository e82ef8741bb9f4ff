/** `score --to-do`: what is left to do, from a result and the cases that were seen to lack answers. */
import { basename } from 'node:path';
import { companions } from '../input/files/companions.js';
import type { GatheredSheet } from '../input/gather.js';
import type { UnfinishedCase } from '../input/sheet/sheet-plan.js';
import type { Assessment } from '../model/assessment.js';
import type { InspectionSource } from '../model/inspection.js';
import type { Place } from '../model/reading.js';
import type { ToDo, ToDoItem } from '../model/to-do.js';
import { resultHead } from '../model/version.js';
import { judgementToFill, notApplicableAt, plannedAt } from '../problems/fill-in.js';
import { formatPlace } from '../problems/problems.js';
import { cellName } from '../words/cells.js';
import { formatCount } from '../words/english.js';
import { shellWord } from '../words/visible.js';

/** All that is left to do. `sheet`: the path of the sheet. */
export function toDoOf(
  { sample, standards }: Assessment,
  { loaded, inspectionSource: source }: Pick<GatheredSheet, 'loaded' | 'inspectionSource'>,
  unfinished: readonly UnfinishedCase[],
  sheet: string,
): ToDo {
  const inspected = unfinished.filter(({ isToInspect }) => !isToInspect);
  const toInspect = unfinished.filter(({ isToInspect }) => isToInspect);
  const missing = standards
    .filter(({ basis, keyQuestions }) => basis === 'missing' && keyQuestions.length === 0)
    .map(({ code, title }) => {
      const isJudged = loaded.programme.standards.some((one) => one.code === code && one.basis === 'judgement');
      return { code, title, isJudged };
    });
  return {
    ...resultHead,
    source: sample.source,
    toDo: [
      ...missing
        .filter(({ isJudged }) => !isJudged)
        .map(({ code, title }): ToDoItem => {
          const where = source === undefined ? ` with --not-applicable ${code}` : ` ${notApplicableAt(code, source)}`;
          const message = `add the columns of ${code} ${title} to ${basename(sheet)}, or if it does not apply, say so${where}`;
          return { ...nothing, kind: 'unanswered', standard: code, place: basename(sheet), message };
        }),
      ...inspected.flatMap(({ place, blanks }) =>
        blanks.map(({ question, standard, place: cell }): ToDoItem => {
          const message = `fill ${question}${ofCase(place)} in ${whereIs(cell)}`;
          return { kind: 'unanswered', case: place.caseId ?? null, question, standard, place: nameOf(cell), message };
        }),
      ),
      ...toInspect.map(({ place }): ToDoItem => {
        const message = `inspect ${place.caseId === undefined ? 'the case' : `case ${place.caseId}`} in ${whereIs(place)}`;
        return { ...nothing, kind: 'toInspect', case: place.caseId ?? null, place: nameOf(place), message };
      }),
      ...(sample.planned ? [plannedItem(sheet, sample.planned, source)] : []),
      ...missing
        .filter(({ isJudged }) => isJudged)
        .map(({ code }, i): ToDoItem => {
          const [place, message] = judgementWords(code, source, i === 0 ? sheet : null);
          return { ...nothing, kind: 'judgement', standard: code, place, message };
        }),
    ],
  };
}

const nothing = { case: null, question: null, standard: null };

const ofCase = ({ caseId }: Place): string => (caseId === undefined ? '' : ` of case ${caseId}`);

/** The place of an item without folders: `redcar.csv:14`, or `redcar.xlsx: Cases!E14`. */
function nameOf({ file = '', line, at, worksheet }: Place): string {
  return formatPlace({
    file: basename(file),
    ...(line === undefined ? {} : { line }),
    ...(worksheet === undefined ? {} : { worksheet, at: at ?? 0 }),
  });
}

/** The same in a sentence: "row 14 of redcar.csv", or "cell E14 of Cases in redcar.xlsx". */
function whereIs({ file = '', line = 0, at = 0, worksheet }: Place): string {
  if (worksheet === undefined) return `row ${line} of ${basename(file)}`;
  return `cell ${cellName(at, line)} of ${worksheet} in ${basename(file)}`;
}

function plannedItem(sheet: string, planned: number, source: InspectionSource | undefined): ToDoItem {
  const where = source === undefined ? '--planned-cases' : plannedAt(source);
  const message = `add ${formatCount(planned, 'case')} that ${planned === 1 ? 'is' : 'are'} planned to ${basename(sheet)}, or correct ${where}`;
  return { ...nothing, kind: 'toInspect', place: basename(sheet), message };
}

/** Where a judgement goes, and what to do. `sheet`: the path of the sheet, where it is to be said how its inspection file is made. */
function judgementWords(
  code: string,
  source: InspectionSource | undefined,
  sheet: string | null,
): [place: string, message: string] {
  if (source === undefined) return ['standard input', `give the rating of ${code} with --judge ${code}=RATING`];
  const { name, worksheet, open } = source;
  const cell = worksheet === null ? undefined : open.get(code);
  const place = cell === undefined ? `${name}${worksheet === null ? '' : `: ${worksheet}`}` : nameOf(cell);
  const command = `casescore new ${shellWord(companions(sheet ?? '').inspectionCsv)}`;
  const made = sheet === null || source.exists ? '' : `, which ${command} writes`;
  return [place, `${judgementToFill(code, source)}${made}`];
}
