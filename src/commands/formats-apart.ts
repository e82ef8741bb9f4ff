/** Options that `score` cannot follow together with the format that is asked for: refused, lest one be passed over in silence. */
import { Problems } from '../errors.js';
import type { BreakdownRequest } from '../input/breakdown-options.js';
import type { Streams } from '../streams.js';
import type { FormatOptions } from './formats.js';
import type { LookOptions } from './terminal.js';

type Options = FormatOptions & Pick<BreakdownRequest, 'by' | 'list'>;

/** Sections that rows of questions and standards have no place for. Supporting questions are rows. */
const notInRows = {
  explain: '--explain',
  sensitivity: '--sensitivity',
  lockIn: '--lock-in',
  roundingAudit: '--rounding-audit',
  stability: '--stability',
  ledger: '--ledger',
  list: '--list',
  by: '--by',
} as const satisfies Partial<Record<keyof Options, string>>;

/** What was asked of the look of a terminal, which a page or a workbook has none of; that there be no colour holds of itself. */
export function lookAsked({ ascii = false, color = 'auto' }: LookOptions): string[] {
  return [...(ascii ? ['--ascii'] : []), ...(color === 'always' ? ['--color always'] : [])];
}

/** What a workbook has no place for, and what to do instead. */
const notInWorkbook = {
  list: ['--list', 'A workbook is made to be published and names no case: take --format text or json.'],
  explain: ['--explain', 'Its steps are prose: take --format text or html. A workbook has the reasons of each rating.'],
} as const satisfies Partial<Record<keyof Options, readonly [option: string, instead: string]>>;

/** Throws a `Refusal` that names every option that the format cannot follow, or a terminal that cannot show it. */
export function refuseApart(options: Options, { stdout }: Pick<Streams, 'stdout'>): void {
  const { format = 'text', bom = false } = options;
  const problems = new Problems();
  const apart = (option: string, instead: string): void =>
    problems.add('optionsApart', {}, { options: [option, `--format ${format}`], instead });
  if (format === 'csv') {
    for (const [name, option] of Object.entries(notInRows)) {
      const asked = options[name as keyof typeof notInRows];
      if (asked !== undefined && asked !== false)
        apart(option, 'A CSV has a row for each question and standard; take --format text, html, markdown or json.');
    }
  }
  if (format === 'html' || format === 'ods') {
    for (const option of lookAsked(options)) apart(option, 'It is for the report in a terminal.');
  }
  if (format === 'ods') {
    for (const [name, [option, instead]] of Object.entries(notInWorkbook)) {
      const asked = options[name as keyof typeof notInWorkbook];
      if (asked !== undefined && asked !== false) apart(option, instead);
    }
    if (options.output === undefined && stdout.isTTY === true) problems.add('workbookToTerminal', {});
  }
  if (bom && format !== 'csv') apart('--bom', 'It is for --format csv.');
  problems.refuse();
}
