/** The parts of an inspection that options on the command line give. */
import { Problems } from '../../problems/problems.js';
import type { Part } from './inspection.js';
import type { InspectionContent } from '../../model/inspection.js';

/** The options that add to an inspection file. */
export interface Settings {
  readonly judge?: readonly string[] | undefined;
  readonly notApplicable?: readonly string[] | undefined;
  readonly discretion?: readonly string[] | undefined;
  readonly reason?: readonly string[] | undefined;
  readonly plannedCases?: string | undefined;
  readonly eligibleCases?: string | undefined;
  readonly group?: readonly string[] | undefined;
  /** Columns with names of their own, each as `2.2.1=q12`. */
  readonly column?: readonly string[] | undefined;
  /** The header of the id column, if it is not a known one. */
  readonly id?: string | undefined;
}

/** One part for each option, so that anything given twice is noticed. Throws a `Refusal` for options in the wrong form. */
export function partsOfSettings(settings: Settings): Part[] {
  const { judge = [], notApplicable = [], discretion = [], reason = [] } = settings;
  const problems = new Problems();
  if (reason.length !== discretion.length) {
    const place = { column: discretion.length > reason.length ? '--discretion' : '--reason' };
    problems.add('reasonCount', place, { discretions: discretion.length, reasons: reason.length });
  }
  const pair = (option: string, text: string): { standard: string; rating: string } | null => {
    const [standard, rating] = splitPair(text);
    if (standard !== '' && rating !== '') return { standard, rating };
    problems.add('settingForm', { column: option }, { option, found: text, expected: '1.1=Good' });
    return null;
  };
  const parts = [
    ...judge.map((text) => {
      const given = pair('--judge', text);
      return part(`--judge ${text}`, given === null ? {} : { judgements: { [given.standard]: given.rating } });
    }),
    ...notApplicable.map((text) => {
      const [code, why] = splitPair(text);
      return part(`--not-applicable ${text}`, { notApplicable: { [code]: why } });
    }),
    ...discretion.map((text, i) => {
      const given = pair('--discretion', text);
      const entry = given === null ? [] : [{ ...given, reason: reason[i] ?? '' }];
      return part(`--discretion ${text}`, { discretion: entry });
    }),
    ...(settings.group ?? []).map((text) => {
      const given = groupOf(text);
      if (given !== null)
        return part(`--group ${text}`, { groups: { [given.column]: { [given.name]: given.values } } });
      const expected = '"ethnicity: NAME = A|B|C": a column, a colon, a name, = and the values with | between them';
      problems.add('settingForm', { column: '--group' }, { option: '--group', found: text, expected });
      return part('--group', {});
    }),
    ...(settings.column ?? []).map((text) => {
      const [code, name] = splitPair(text);
      if (code !== '' && name !== '') return part(`--column ${text}`, { columns: { questions: { [name]: code } } });
      const expected = '2.2.1=q12: a key question, = and the name of its column';
      problems.add('settingForm', { column: '--column' }, { option: '--column', found: text, expected });
      return part('--column', {});
    }),
    ...numberOf('plannedCases', '--planned-cases', settings, problems),
    ...numberOf('eligibleCases', '--eligible-cases', settings, problems),
    ...(settings.id === undefined ? [] : [part(`--id ${settings.id}`, { columns: { id: settings.id } })]),
  ];
  problems.refuse();
  return parts;
}

/** The column, name and values of a `--group` option; null for a text of another form. */
export function groupOf(text: string): { column: string; name: string; values: string[] } | null {
  const colon = text.indexOf(':');
  const [name, list] = splitPair(text.slice(colon + 1));
  const column = text.slice(0, Math.max(0, colon)).trim();
  const values = list.split('|').map((value) => value.trim());
  return column === '' || name === '' || values.includes('') ? null : { column, name, values };
}

function numberOf(
  key: 'plannedCases' | 'eligibleCases',
  option: string,
  { [key]: text }: Settings,
  problems: Problems,
): Part[] {
  if (text === undefined) return [];
  if (/^\s*0*[1-9]\d{0,8}\s*$/.test(text)) return [part(`${option} ${text}`, { [key]: Number(text) })];
  problems.add(
    'settingForm',
    { column: option },
    { option, found: text, expected: '60, a whole number of cases above 0' },
  );
  return [];
}

function part(column: string, content: InspectionContent): Part {
  return { content, at: () => ({ column }) };
}

/** The two sides of the first `=`, trimmed; all on the left, and nothing on the right, if there is none. */
export function splitPair(text: string): [string, string] {
  const at = text.indexOf('=');
  return at < 0 ? [text.trim(), ''] : [text.slice(0, at).trim(), text.slice(at + 1).trim()];
}
