/** The discretion ledger: every recorded departure, what it departs from, and what it changes. */
import type { Ledger, LedgerEntry, Standing } from '../../model/analyses.js';
import type { Assessment } from '../../model/assessment.js';
import { itemPart, textPart, titlePart, type Part } from '../../model/document.js';
import type { Rating } from '../../model/programme.js';
import { markCells, numberColumn, orMark, wordColumn, type Cell, type Worksheet } from '../../model/worksheet.js';
import { rate, type RatedStandards } from '../../scoring/rate.js';
import type { StandardEvidence } from '../../scoring/standard.js';
import { becauseOf, formatList } from '../../words/english.js';
import { defineAnalysis, type AnalysisContext } from '../analysis.js';

export const ledgerAnalysis = defineAnalysis({
  key: 'ledger',
  option: '--ledger',
  describe: 'every recorded discretion, with the result before and after it',
  page: { anchor: 'ledger', name: 'Discretion ledger' },
  analyse: ledger,
  panelLine: (result) => panelLine(result.ledger),
  section,
  worksheets: (result) => [worksheet(result.ledger)],
});

/** The ledger of an inspection, in the order of recording. Without entries, before and after are the same. */
export function ledger({ programme, measured, inspection: { discretion } }: AnalysisContext): Ledger {
  const after = rate(programme, measured, discretion);
  return {
    entries: discretion.map((entry): LedgerEntry => {
      const { standard, rating: to, reason, by = null, on = null } = entry;
      const others = discretion.filter((other) => other !== entry);
      const without = rate(programme, measured, others);
      const own = measured.find((one) => one.standard.code === standard);
      const from = without.ratings.get(standard) ?? null;
      const rules = after.decisions
        .filter((one) => one.standard === standard && one.decision.departed)
        .map(({ decision }) => decision.rule);
      return {
        standard,
        title: own?.standard.title ?? '',
        from,
        departsFrom: from === null || from === after.ratings.get(standard) ? null : originOf(own, rules),
        rules,
        to,
        reason,
        by,
        on,
        without: standingOf(without),
        with: standingOf(after),
      };
    }),
    before: standingOf(rate(programme, measured, [])),
    after: standingOf(after),
  };
}

function originOf(own: StandardEvidence | undefined, rules: readonly string[]): LedgerEntry['departsFrom'] {
  if (own?.basis === 'cases') return 'cases';
  return rules.length > 0 ? 'rules' : 'judgement';
}

function standingOf({ score, maximum, overall }: RatedStandards): Standing {
  return { score, maximum, overall };
}

function panelLine({ entries, before, after }: Ledger): string | null {
  if (entries.length === 0) return null;
  return `Discretion is recorded for ${formatList(entries.map(({ standard }) => standard))}; the score is ${before.score}/${before.maximum} without and ${after.score}/${after.maximum} with discretion.`;
}

/** A table of what each entry changes, then why. */
function section(
  { ledger: { entries, before, after }, method }: Assessment & { readonly ledger: Ledger },
  ascii: boolean,
): Part[] {
  const title = titlePart('Discretion ledger: recorded departures, and what each changes');
  if (entries.length === 0) return [title, textPart(nothingRecorded)];
  const arrow = ascii ? ' -> ' : ' → ';
  const short = (rating: Rating | null): string =>
    method.ratings.find(({ name }) => name === rating)?.short ?? rating ?? 'none';
  const results = (without: Standing, with_: Standing): string[] => [
    `${without.score}/${without.maximum}${arrow}${with_.score}/${with_.maximum}`,
    `${short(without.overall)}${arrow}${short(with_.overall)}`,
  ];
  return [
    title,
    {
      kind: 'table',
      caption: 'What each departure changes',
      header: ['Standard', 'Rating', 'Score', 'Overall', 'Departs from'],
      rows: [
        ...entries.map((entry) => {
          const rating = `${short(entry.from)}${arrow}${short(entry.to)}`;
          return [entry.standard, rating, ...results(entry.without, entry.with), originWords(entry)];
        }),
        ['Altogether', '', ...results(before, after), ''],
      ],
    },
    textPart(`${formatList(method.ratings.map(({ name, short: letters }) => `${letters} ${name}`))}.`),
    ...entries.map((entry) => itemPart(entryWords(entry))),
  ];
}

const nothingRecorded = 'No discretion is recorded.';

function entryWords({ standard, title, from, to, reason, by, on }: LedgerEntry): string {
  const who = by === null ? ' (by whom is not recorded)' : ` by ${by}`;
  const when = on === null ? ' (when is not recorded)' : ` on ${on}`;
  const both = by === null && on === null ? ' (by whom and when is not recorded)' : `${who}${when}`;
  return `${standard} ${title}: ${from ?? 'no rating'} to ${to}${both}, ${becauseOf(reason)}`;
}

/** What an entry departs from, in words. */
function originWords({ departsFrom, rules }: LedgerEntry): string {
  if (departsFrom === null) return 'nothing: no effect';
  if (departsFrom === 'rules') return rules.length === 1 ? 'its decision rule' : 'its decision rules';
  return departsFrom === 'cases' ? 'the band of its cases' : 'the judgement';
}

/** A row for each recorded departure, and one for all of them together. */
function worksheet({ entries, before, after }: Ledger): Worksheet {
  const rows = [
    ...entries.map((entry): Cell[] => {
      const { standard, title, from, to, by, on, reason } = entry;
      const results = standingCells(entry.without, entry.with);
      return [
        standard,
        title,
        knownCell(from),
        to,
        originWords(entry),
        ...results,
        knownCell(by),
        knownCell(on),
        reason,
      ];
    }),
    ['Altogether', ...markCells(4, 'z'), ...standingCells(before, after), ...markCells(3, 'z')],
  ];
  return {
    name: 'Discretion',
    title: 'Recorded discretion, and what it changes',
    lines:
      entries.length === 0
        ? [nothingRecorded]
        : ['Each is shown with every other in force; the last row takes all of them away.'],
    table: entries.length === 0 ? null : { columns, rows },
  };
}

const columns = [
  wordColumn('Standard', 3),
  wordColumn('Title', 5.5),
  wordColumn('Rating without', 4.5),
  wordColumn('Rating with', 4.5),
  wordColumn('Departs from', 5),
  numberColumn('Score without', 2.6),
  numberColumn('Score with', 2.6),
  numberColumn('Maximum score', 3),
  wordColumn('Overall rating without', 4.5),
  wordColumn('Overall rating with', 4.5),
  wordColumn('Recorded by', 4),
  wordColumn('Recorded on', 3.4),
  wordColumn('Reason', 12),
];

const knownCell = (value: string | null): Cell => orMark(value, 'x');

function standingCells(without: Standing, with_: Standing): Cell[] {
  return [without.score, with_.score, with_.maximum, knownCell(without.overall), knownCell(with_.overall)];
}
