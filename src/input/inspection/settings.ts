/** The parts of an inspection that options on the command line give. */
import { Problems } from '../../problems/problems.js';
import type { InspectionContent, InspectionPart } from '../../model/inspection.js';

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
export function partsOfSettings(settings: Settings): InspectionPart[] {
  const {
    judge,
    notApplicable,
    discretion = [],
    reason = [],
    group,
    column,
    plannedCases,
    eligibleCases,
    id,
  } = settings;
  const problems = new Problems();
  if (reason.length !== discretion.length) {
    const place = { column: discretion.length > reason.length ? '--discretion' : '--reason' };
    problems.add('reasonCount', place, { discretions: discretion.length, reasons: reason.length });
  }
  const read = (
    option: string,
    texts: string | readonly string[] = [],
    expected: string,
    contentOf: (text: string, i: number) => InspectionContent | null,
  ): InspectionPart[] =>
    [texts].flat().flatMap((text, i) => {
      const content = contentOf(text, i);
      if (content !== null) return [{ content, at: () => ({ column: `${option} ${text}` }) }];
      problems.add('settingForm', { column: option }, { option, found: text, expected });
      return [];
    });
  const parts = [
    ...read('--judge', judge, '1.1=Good', (text) => {
      const [code, rating] = splitBothSides(text);
      return code === null ? null : { judgements: { [code]: rating } };
    }),
    ...read('--not-applicable', notApplicable, '', (text) => {
      const [code, why] = splitPair(text);
      return { notApplicable: { [code]: why } };
    }),
    ...read('--discretion', discretion, '1.1=Good', (text, i) => {
      const [standard, rating] = splitBothSides(text);
      return standard === null ? null : { discretion: [{ standard, rating, reason: reason[i] ?? '' }] };
    }),
    ...read('--group', group, groupForm, (text) => {
      const given = groupOf(text);
      return given === null ? null : { groups: { [given.column]: { [given.name]: given.values } } };
    }),
    ...read('--column', column, '2.2.1=q12: a key question, = and the name of its column', (text) => {
      const [code, name] = splitBothSides(text);
      return code === null ? null : { columns: { questions: { [name]: code } } };
    }),
    ...read('--planned-cases', plannedCases, casesForm, casesOf('plannedCases')),
    ...read('--eligible-cases', eligibleCases, casesForm, casesOf('eligibleCases')),
    ...read('--id', id, '', (text) => ({ columns: { id: text } })),
  ];
  problems.refuse();
  return parts;
}

const groupForm = '"ethnicity: NAME = A|B|C": a column, a colon, a name, = and the values with | between them';
const casesForm = '60, a whole number of cases above 0';
const casesOf =
  (key: 'plannedCases' | 'eligibleCases') =>
  (text: string): InspectionContent | null =>
    /^\s*0*[1-9]\d{0,8}\s*$/.test(text) ? { [key]: Number(text) } : null;

/** The column, name and values of a `--group` option; null for a text of another form. */
export function groupOf(text: string): { column: string; name: string; values: string[] } | null {
  const colon = text.indexOf(':');
  const [name, list] = splitPair(text.slice(colon + 1));
  const column = text.slice(0, Math.max(0, colon)).trim();
  const values = list.split('|').map((value) => value.trim());
  return column === '' || name === '' || values.includes('') ? null : { column, name, values };
}

/** The two sides of the first `=`, trimmed; all on the left, and nothing on the right, if there is none. */
export function splitPair(text: string): [string, string] {
  const at = text.indexOf('=');
  return at < 0 ? [text.trim(), ''] : [text.slice(0, at).trim(), text.slice(at + 1).trim()];
}

/** The same, but nulls if one of the sides is blank. */
export function splitBothSides(text: string): [string, string] | [null, null] {
  const [left, right] = splitPair(text);
  return left === '' || right === '' ? [null, null] : [left, right];
}
