/**
 * Makes a synthetic case sheet from a plan.
 *
 * Each column has its quota of Yes, which go to the cases that merit them most. A case has a quality of its own, so its
 * answers hang together; every answer has a little chance in it; and a Yes that would sit ill with another answer is held
 * back. So the counts are right by construction, and the proof, which reads only the finished text, takes no word for it.
 */
import { holds, type Cell, type Plan, type Row } from './plan.js';
import { prove, type Figure, type Groups } from './proof.js';

/** The text of the sheet. Throws, naming what is not so, if it is not what the plan and the published figures say. */
export function makeSheet(plan: Plan, figures: readonly Figure[], groups: Groups = {}): string {
  const text = toCsv(plan, answerRows(plan));
  prove(text, plan, figures, groups);
  return text;
}

function answerRows(plan: Plan): Row[] {
  const chance = mulberry32(plan.seed);
  const shuffled = <T>(items: readonly T[]): T[] => sortedBy(items, chance);

  const rows = Array.from({ length: plan.cases }, (_, i): Row => ({ id: `C${String(i + 1).padStart(3, '0')}` }));
  for (const [column, values] of Object.entries(plan.profiles)) {
    const cells = shuffled(Object.entries(values).flatMap(([value, count]) => Array<string>(count).fill(value)));
    rows.forEach((row, i) => (row[column] = cells[i] ?? ''));
  }
  const quality = new Map(shuffled(rows).map((row, i) => [row, (1.5 * i) / plan.cases]));

  for (const { code, yes, of, notWhere, split, spoiltBy = {}, adverse, blank } of plan.questions) {
    const merit = (row: Row): number => {
      const worth = (quality.get(row) ?? 0) - (plan.weaker && holds(row, plan.weaker.cases) ? 0.5 : 0);
      const spoilt = Object.entries(spoiltBy).filter(([cell]) => holds(row, cell as Cell));
      // What may never meet comes after everything else; the rest is a matter of degree.
      const cost = spoilt.reduce((sum, [, exceptions]) => sum + (exceptions === 0 ? 100 : 2), 0);
      return (adverse ? -worth : worth) + 2 * chance() - cost;
    };
    const asked = rows.filter(({ id = '' }) => !plan.toInspect?.includes(id) && !blank?.includes(id));
    const relevant = shuffled(asked.filter((row) => !notWhere || !holds(row, notWhere))).slice(0, of);
    const left = new Map(Object.entries(split?.yes ?? { '': yes }));
    for (const row of asked) row[code] = 'N/A';
    for (const row of sortedBy(relevant, (one) => -merit(one))) {
      const share = split ? (row[split.column] ?? '') : '';
      const remaining = left.get(share) ?? 0;
      row[code] = remaining > 0 ? 'Yes' : 'No';
      left.set(share, remaining - 1);
    }
  }
  return rows;
}

const quoteCell = (cell: string): string => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

function toCsv({ idColumn, profiles, questions, wordings = {}, answers = {} }: Plan, rows: readonly Row[]): string {
  const codes = questions.map(({ code }) => code);
  const columns = ['id', ...Object.keys(profiles), ...codes];
  const headers = codes.map((code) => (code in wordings ? `${code} ${wordings[code]}` : code));
  const said = (row: Row, column: string): string => {
    const cell = row[column] ?? '';
    return codes.includes(column) ? (answers[cell] ?? cell) : cell;
  };
  const cells = rows.map((row) => columns.map((column) => said(row, column)));
  const lines = [[idColumn, ...Object.keys(profiles), ...headers], ...cells].map((line) =>
    line.map(quoteCell).join(','),
  );
  return `${lines.join('\n')}\n`;
}

/** Asks for each key once, in the order of the items, so that a key may be a matter of chance. */
function sortedBy<T>(items: readonly T[], key: (item: T) => number): T[] {
  return items
    .map((item) => ({ item, key: key(item) }))
    .toSorted((a, b) => a.key - b.key)
    .map(({ item }) => item);
}

/** Random enough, and the same on every machine. */
export function mulberry32(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
