/** Counts the text of a made sheet, and throws at the first thing in it that is not as planned or as published. */
import { holds, type Cell, type Plan, type Row } from './plan.js';

/** A figure of an expected file. */
export interface Figure {
  readonly id: string;
  readonly cases?: number | undefined;
  readonly question?: string | undefined;
  readonly where?: Filter | undefined;
  readonly profile?: Filter | undefined;
  readonly percentage?: number | undefined;
  readonly count?: string | undefined;
  readonly between?: readonly number[] | undefined;
}

/** Values of a profile column that pass under one name, as in an inspection file. */
export type Groups = Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;

type Filter = Readonly<Record<string, readonly string[] | undefined>>;

export function prove(text: string, plan: Plan, figures: readonly Figure[], groups: Groups): void {
  const codes = plan.questions.map(({ code }) => code);
  const rows = inOurWords(fromCsv(text), plan).filter((row) => codes.some((code) => row[code] !== ''));
  proveFigures(rows, figures, groups);
  proveQuotas(rows, plan);
  proveLinks(rows, plan);
  proveCharacter(rows, plan);
  proveLikelier(rows, plan);
}

/** Answers given in the sheet's own words, as Yes, No and N/A. */
function inOurWords(rows: readonly Row[], { answers = {}, questions }: Plan): Row[] {
  const ours = new Map(Object.entries(answers).map(([answer, word]) => [word, answer]));
  return rows.map((row) => ({
    ...row,
    ...Object.fromEntries(questions.map(({ code }) => [code, ours.get(row[code] ?? '') ?? row[code] ?? ''])),
  }));
}

function proveFigures(rows: readonly Row[], figures: readonly Figure[], groups: Groups): void {
  const matching = (filter: Filter = {}): Row[] =>
    rows.filter((row) =>
      Object.entries(filter).every(([column, values = []]) =>
        values.flatMap((value) => groups[column]?.[value] ?? [value]).includes(row[column] ?? ''),
      ),
    );
  for (const { id, cases, question, where, profile, percentage: published, count, between } of figures) {
    const { yes, of } = question
      ? share(question, matching(where))
      : { yes: matching(profile).length, of: rows.length };
    const found = percentage(yes, of, published !== undefined && !Number.isInteger(published) ? 10 : 1);
    const [low = NaN, high = NaN] = between ?? [published, published];
    const asCount = count === `${yes} of ${of}` || cases === of;
    insist(asCount || (low <= found && found <= high), `figure ${id}: found ${yes} of ${of}, ${found} per cent`);
  }
}

function proveQuotas(rows: readonly Row[], { questions }: Plan): void {
  for (const { code, yes, of, notWhere } of questions) {
    const found = share(code, rows);
    insist(found.yes === yes && found.of === of, `${code}: found ${found.yes} of ${found.of}, planned ${yes} of ${of}`);
    const stray = rows.some((row) => notWhere && holds(row, notWhere) && row[code] !== 'N/A');
    insist(!stray, `${code} is answered beside "${notWhere}"`);
  }
}

function proveLinks(rows: readonly Row[], { questions }: Plan): void {
  for (const { code, spoiltBy = {} } of questions) {
    for (const [cell, exceptions] of Object.entries(spoiltBy)) {
      const met = rows.filter((row) => row[code] === 'Yes' && holds(row, cell as Cell)).length;
      insist(met <= exceptions, `${code} is Yes beside "${cell}" in ${met} cases, ${exceptions} at most are allowed`);
    }
  }
}

/** Cases differ as cases do: not by coin flips, and not by one scale from bad to good. */
function proveCharacter(rows: readonly Row[], { questions, weaker }: Plan): void {
  const rated = questions.map(({ code }) => code).filter((code) => /^[A-Z]?\d\.[1-5]\.\d$/.test(code));

  // Coin flips would make the number of Yes in a case vary by the sum of p(1 − p).
  const totals = rows.map((row) => rated.filter((code) => row[code] === 'Yes').length);
  const mean = sum(totals) / totals.length;
  const variance = sum(totals.map((total) => (total - mean) ** 2)) / totals.length;
  const flips = sum(rated.map((code) => share(code, rows)).map(({ yes, of }) => (yes / of) * (1 - yes / of)));
  const ratio = variance / flips;
  insist(ratio >= 2 && ratio <= 6, `cases vary ${ratio.toFixed(1)} times as much as coin flips; 2 to 6 are allowed`);

  if (!weaker) return;
  for (const code of rated) {
    const [low, high] = [weaker.cases, weaker.than].map((cell) =>
      share(
        code,
        rows.filter((row) => holds(row, cell)),
      ),
    );
    const below = low && high && low.yes * high.of < high.yes * low.of;
    insist(below, `${code}: "${weaker.cases}" does not have a smaller share of Yes than "${weaker.than}"`);
  }
}

function proveLikelier(rows: readonly Row[], { likelier }: Plan): void {
  if (!likelier) return;
  const { column, value, than, on, mostOn } = likelier;
  const gaps = on.map((code) => {
    const [high, low] = [[value], than].map((values) =>
      share(
        code,
        rows.filter((row) => values.includes(row[column] ?? '')),
      ),
    );
    const gap = high && low ? high.yes / high.of - low.yes / low.of : NaN;
    insist(gap > 0, `${code}: ${value} has no larger share of Yes than ${than.join(', ')}`);
    return { code, gap };
  });
  const widest = gaps.toSorted((a, b) => b.gap - a.gap)[0]?.code;
  insist(widest === mostOn, `the gap between ${value} and the others is widest on ${widest}, not on ${mostOn}`);
}

function share(code: string, rows: readonly Row[]): { yes: number; of: number } {
  const yes = rows.filter((row) => row[code] === 'Yes').length;
  return { yes, of: yes + rows.filter((row) => row[code] === 'No').length };
}

/** To the nearest whole, or tenth where `parts` is 10, halves up. Not the program's own, so that a fault in that cannot hide here. */
function percentage(yes: number, of: number, parts: number): number {
  return Math.floor((200 * parts * yes + of) / (2 * of)) / parts;
}

/** Rows by column; the column of a question goes by its code alone. */
function fromCsv(text: string): Row[] {
  const [headers = [], ...lines] = text
    .trimEnd()
    .split('\n')
    .map((line) =>
      [...line.matchAll(/(?:^|,)(?:"([^"]*)"|([^,"]*))/g)].map(([, quoted, plain]) => quoted ?? plain ?? ''),
    );
  const columns = headers.map((header) => /^[A-Z]?\d\S*/.exec(header)?.[0] ?? header);
  return lines.map((cells) => Object.fromEntries(columns.map((column, i) => [column, cells[i] ?? ''])));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

function insist(met: boolean | undefined, message: string): void {
  if (!met) throw new Error(`The made sheet is not right. ${message}.`);
}
