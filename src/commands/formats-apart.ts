/** Options that `score` cannot follow together with the format that is asked for: refused, lest one be passed over in silence. */
import { Problems } from '../errors.js';
import type { BreakdownRequest } from '../input/breakdown-options.js';
import type { FormatOptions } from './formats.js';

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

/** Throws a `Refusal` that names every option that the format cannot follow. */
export function refuseApart(options: Options): void {
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
  if (bom && format !== 'csv') apart('--bom', 'It is for --format csv.');
  problems.refuse();
}
