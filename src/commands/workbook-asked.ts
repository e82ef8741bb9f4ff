/** What cannot be asked of a workbook is refused before anything is read, lest it be passed over in silence. */
import { Problems } from '../errors.js';
import type { Streams } from '../streams.js';
import type { ScoreOptions } from './score.js';

/** Throws a `Refusal` for options that a workbook does not take, and for a terminal to write one to. */
export function refuseForWorkbook(options: ScoreOptions, { stdout }: Pick<Streams, 'stdout'>): void {
  const problems = new Problems();
  const apart = (option: string, instead: string): void =>
    problems.add('optionsApart', {}, { options: [option, '--format ods'], instead });
  if (options.list !== undefined)
    apart('--list', 'A workbook is made to be published and names no case: take --format text or json.');
  if (options.explain === true)
    apart(
      '--explain',
      'Its steps are prose: take --format text or json. The workbook holds the reasons of each rating.',
    );
  if (options.ascii === true) apart('--ascii', 'It is for what is drawn on a terminal.');
  if (options.output === undefined && stdout.isTTY === true) problems.add('workbookToTerminal', {});
  problems.refuse();
}
