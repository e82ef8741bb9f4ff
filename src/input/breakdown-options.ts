/** Reads the options for breakdowns. */
import { numberOfOption } from './numbers.js';
import type { BreakdownOptions, Practical } from '../model/breakdowns.js';
import { Problems } from '../problems/problems.js';
import { fold } from '../words/english.js';
import type { AskedGroups } from './sheet/groupings.js';
import { filterOf } from './sheet/lists.js';
import { groupOf } from './inspection/settings.js';

/** The options as typed. */
export interface BreakdownRequest {
  readonly by?: readonly string[] | undefined;
  readonly questions?: readonly string[] | undefined;
  readonly where?: readonly string[] | undefined;
  readonly group?: readonly string[] | undefined;
  readonly maxGroups?: string | undefined;
  readonly contrast?: boolean | undefined;
  readonly reference?: string | undefined;
  readonly practical?: string | undefined;
  readonly suppress?: string | undefined;
  readonly publish?: boolean | undefined;
  readonly allAlike?: 'hide' | 'show' | undefined;
  readonly list?: readonly string[] | undefined;
  readonly output?: string | undefined;
}

/** The groups to count, and how to show them. */
export interface AskedBreakdowns {
  readonly groups: AskedGroups;
  readonly options: BreakdownOptions;
}

/** The default limit under which counts are hidden. Source: an example of the field; the Inspectorate's own limit is not known. */
export const defaultLimit = 5;

export const defaultMost = 200;

/**
 * The breakdowns that are asked for; undefined if none are. Throws a `Refusal` for options that cannot be understood, that have no effect
 * without another, or that would name cases although small numbers are to be hidden.
 */
export function askedBreakdowns(request: BreakdownRequest): AskedBreakdowns | undefined {
  const { by = [], list = [], contrast = false, reference = null } = request;
  const problems = new Problems();
  const hiding =
    request.publish === true || request.suppress !== undefined || (by.length > 0 && request.output !== undefined);
  if (list.length > 0 && hiding) problems.add('listWithSuppression', { column: '--list' });
  refuseAlone(request, problems);
  if (request.allAlike !== undefined && by.length > 0 && !hiding) {
    const example = '--by ethnicity --publish --all-alike show';
    problems.add(
      'optionAlone',
      { column: '--all-alike' },
      { option: '--all-alike', needs: '--publish, --suppress or -o', example },
    );
  }
  const most =
    numberOfOption(request.maxGroups, '--max-groups', 2, `${defaultMost}, ${from2}`, problems) ?? defaultMost;
  const limit =
    numberOfOption(request.suppress, '--suppress', 2, suppressForm, problems) ?? (hiding ? defaultLimit : null);
  const practical = practicalOf(request.practical, problems);
  const tables = tablesOf(by, problems);
  // Problems of the filter are reported where lists are read, which happens in every run.
  const where = filterOf(request.where ?? [], new Problems());
  if (by.length > 0) refuseUnused(request, [...by.flatMap(splitAtCommas), ...Object.keys(where ?? {})], problems);
  problems.refuse();
  if (by.length === 0) return undefined;
  const questions = request.questions?.flatMap(splitAtCommas) ?? null;
  return {
    groups: { tables, questions, where, most },
    options: { suppress: limit, hidesAlike: request.allAlike !== 'show', contrast, reference, practical },
  };
}

function refuseAlone({ by = [], ...request }: BreakdownRequest, problems: Problems): void {
  const alone = (option: string, needs: string, example: string): void =>
    problems.add('optionAlone', { column: option }, { option, needs, example });
  if (by.length === 0) {
    if (request.questions !== undefined) alone('--questions', '--by', '--by ethnicity');
    if (request.contrast !== undefined) alone('--contrast', '--by', '--by ethnicity');
    if (request.maxGroups !== undefined) alone('--max-groups', '--by', '--by ethnicity');
    if (request.suppress !== undefined) alone('--suppress', '--by', '--by ethnicity');
    if (request.allAlike !== undefined) alone('--all-alike', '--by', '--by ethnicity --publish');
    if (request.group !== undefined && request.where === undefined)
      alone('--group', '--by or --where', '--by ethnicity');
  }
  if (request.contrast === true) return;
  if (request.reference !== undefined) alone('--reference', '--contrast', '--by ethnicity --contrast');
  if (request.practical !== undefined) alone('--practical', '--contrast', '--by ethnicity --contrast');
}

/** A group of a column that is not used is probably a slip, and would have no effect. */
function refuseUnused({ group = [] }: BreakdownRequest, columns: readonly string[], problems: Problems): void {
  for (const { column } of group.flatMap((text) => groupOf(text) ?? [])) {
    if (columns.some((used) => fold(used) === fold(column))) continue;
    problems.add('groupUnused', { column: '--group' }, { column, used: columns });
  }
}

function tablesOf(by: readonly string[], problems: Problems): AskedGroups['tables'] {
  const place = { column: '--by' };
  const seen = new Set<string>();
  return by.flatMap((text) => {
    const columns = splitAtCommas(text);
    const names = [...new Set(columns.map(fold))];
    // The same columns in another order make the same table.
    const key = JSON.stringify(names.toSorted((a, b) => (a < b ? -1 : 1)));
    if (columns.length === 0) {
      const expected = 'ethnicity, or grade,sex to cross two columns';
      problems.add('settingForm', place, { option: '--by', found: text, expected });
    } else if (names.length < columns.length || seen.has(key)) {
      problems.add('byTwice', place, { column: text });
    } else {
      seen.add(key);
      return { by: columns, place };
    }
    return [];
  });
}

export function splitAtCommas(text: string): string[] {
  return text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

const from2 = 'a whole number from 2';
export const suppressForm = `${defaultLimit}, ${from2}`;

function practicalOf(text: string | undefined, problems: Problems): Practical | null {
  if (text === undefined) return null;
  const [, from, to] = /^\s*(\d+(?:\.\d+)?)\s*(?:-|–|to)\s*(\d+(?:\.\d+)?)\s*$/.exec(text) ?? [];
  const practical = { from: Number(from), to: Number(to) };
  if (practical.from > 0 && practical.from <= 1 && practical.to >= 1) return practical;
  const expected = '0.80-1.25: the indices that make no practical difference, from 1 or less to 1 or more';
  problems.add('settingForm', { column: '--practical' }, { option: '--practical', found: text, expected });
  return null;
}
