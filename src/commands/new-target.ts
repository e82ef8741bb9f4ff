/** What `new` writes, by the name that was typed: a workbook, a CSV with its inspection file, or the inspection file of a sheet that is there. */
import { existsSync } from 'node:fs';
import { basename } from 'node:path';
import { companions, sheetOfCompanion, withoutCounts } from '../input/files/companions.js';
import type { Problems } from '../problems/problems.js';
import { nameFault } from './new-details.js';

/** The options that a name may contradict. */
interface TargetOptions {
  readonly format?: 'csv' | 'json' | undefined;
  readonly cases?: string | undefined;
  readonly first?: string | undefined;
  readonly from?: string | undefined;
  readonly column?: readonly string[] | undefined;
}

/** The forms of a workbook. */
const formats = ['xlsx', 'ods'] as const;

/** What is to be written. */
export interface NewTarget {
  readonly sheet: string;
  readonly format: 'csv' | 'json' | 'xlsx' | 'ods';
  /** Whether the sheet is there, and only its inspection file is written. */
  readonly isForSheet: boolean;
}

/** What a name stands for. Adds a problem if it cannot be used, if an option does not suit it, or if one of the files is there. */
export function targetOf(typed: string, options: TargetOptions, problems: Problems): NewTarget {
  const there = /\.inspection\.(?:csv|json)$/i.test(typed) ? sheetOfCompanion(typed) : null;
  if (there !== null) return targetForSheet(there, typed, options, problems);
  const [, stem = typed, ending = ''] = /^(.*)\.(csv|xlsx|ods)$/i.exec(typed) ?? [];
  if (stem === '') problems.add('nameMissing', {}, { what: 'name of the new sheet', how: 'Type casescore new NAME.' });
  const fault = nameFault(stem);
  if (fault !== null) problems.add('valueForm', { column: stem }, { found: `"${basename(stem)}"`, expected: fault });
  const form = formats.find((one) => one === ending.toLowerCase());
  const format = form ?? options.format ?? 'csv';
  if (form !== undefined && options.format !== undefined)
    problems.add('formatWithWorkbook', { column: `--format ${options.format}` }, { file: typed });
  const sheet = form === undefined ? `${stem}.csv` : typed;
  // With a second inspection file the sheet could not be read.
  const { inspectionCsv, inspectionJson } = companions(sheet);
  const beside = format === 'json' ? [inspectionJson, inspectionCsv] : [inspectionCsv, inspectionJson];
  // A run that was stopped may have left its own: what is in it is compared when it is written.
  const foreign = form === undefined ? beside.slice(1) : beside;
  // A sheet of the same name in another form would be taken for a copy.
  const copies = ['csv', ...formats].map((one) => `${stem}.${one}`);
  const files = [...new Set([sheet, ...copies, ...foreign])].filter((path) => existsSync(path));
  if (files.length > 0) problems.add('sheetsExist', {}, { files });
  return { sheet, format, isForSheet: false };
}

/** The target of an inspection file for a sheet that is there. */
function targetForSheet(sheet: string, typed: string, options: TargetOptions, problems: Problems): NewTarget {
  const format = /\.json$/i.test(typed) ? 'json' : 'csv';
  const { format: asked = format, cases, first, from, column } = options;
  const idle = Object.entries({ '--cases': cases, '--first': first, '--from': from, '--column': column });
  for (const [option] of idle.filter(([, value]) => value !== undefined))
    problems.add('optionsApart', {}, { options: [option, typed], instead: `${sheet} is there, and is not changed.` });
  if (asked !== format)
    problems.add('optionsApart', {}, { options: [`--format ${asked}`, typed], instead: 'Leave the option out.' });
  const { inspectionCsv, inspectionJson } = companions(withoutCounts(sheet));
  const files = [inspectionCsv, inspectionJson].filter((path) => existsSync(path));
  if (files.length > 0) problems.add('sheetsExist', {}, { files });
  return { sheet, format, isForSheet: true };
}
