/** An empty case sheet and inspection file under a programme, ready to be filled in. */
import type { Programme } from '../model/programme.js';
import { byteOrderMark, csvLines, type Cell } from './csv.js';

/** What is known of an inspection before it begins. */
export interface Known {
  readonly title?: string | undefined;
  readonly region?: string | undefined;
  /** `YYYY`, `YYYY-MM` or `YYYY-MM-DD`. */
  readonly fieldwork?: string | undefined;
  readonly eligibleCases?: number | undefined;
  readonly plannedCases?: number | undefined;
}

/** A case sheet with a column for the id and one for each key question, headed by its code and its wording; so many numbered cases. */
export function blankSheet(programme: Programme, cases: number): string {
  const questions = programme.standards.flatMap((standard) => standard.questions ?? []);
  const header = ['case_id', ...questions.map(({ code, text }) => `${code} ${text}`)];
  const width = Math.max(3, String(cases).length);
  const rows = Array.from({ length: cases }, (_, i): Cell[] => [
    `C${String(i + 1).padStart(width, '0')}`,
    ...questions.map(() => null),
  ]);
  return forSpreadsheets(csvLines([header, ...rows]));
}

/** An inspection file as a spreadsheet: what is known, and a row for each judgement still to come. */
export function blankInspectionCsv(programme: Programme, name: string, known: Known): string {
  const { title, region, fieldwork, eligibleCases, plannedCases } = known;
  return forSpreadsheets(
    csvLines([
      ['item', 'value', 'reason'],
      row('title', title),
      row('region', region),
      row('programme', name),
      row('fieldwork', fieldwork),
      row('eligible cases', eligibleCases),
      row('planned cases', plannedCases),
      ...judged(programme).map((code) => row(code, undefined)),
    ]),
  );
}

function row(item: string, value: string | number | undefined): Cell[] {
  return [item, value ?? null, null];
}

/** The same as JSON, for editors that know JSON Schema. A judgement that is left blank is still to come, as it is in a spreadsheet. */
export function blankInspectionJson(programme: Programme, name: string, known: Known, schema: string): string {
  const { title, region, fieldwork, eligibleCases, plannedCases } = known;
  const content = {
    $schema: schema,
    ...(title === undefined ? {} : { title }),
    ...(region === undefined ? {} : { region }),
    programme: name,
    ...(fieldwork === undefined ? {} : { fieldwork }),
    ...(eligibleCases === undefined ? {} : { eligibleCases }),
    ...(plannedCases === undefined ? {} : { plannedCases }),
    judgements: Object.fromEntries(judged(programme).map((code) => [code, { rating: '', reason: '' }])),
  };
  return `${JSON.stringify(content, null, 2)}\n`;
}

function judged({ standards }: Programme): string[] {
  return standards.filter(({ basis }) => basis === 'judgement').map(({ code }) => code);
}

/** Excel reads a CSV as UTF-8 only with a mark in front, and nobody else needs it. */
function forSpreadsheets(csv: string): string {
  return /[^\u0000-\u007f]/.test(csv) ? byteOrderMark + csv : csv;
}
