/** The discretion ledger: every recorded departure, what it departs from, and what it changes. */
import type { Ledger, LedgerEntry, Standing } from '../../model/analyses.js';
import type { Assessment } from '../../model/assessment.js';
import { itemPart, textPart, titlePart, type Part } from '../../model/document.js';
import type { Rating } from '../../model/programme.js';
import { markCells, numbers, orMark, words, type Cell, type Sheet } from '../../model/worksheet.js';
import { rate, type RatedStandards } from '../../scoring/rate.js';
import type { StandardEvidence } from '../../scoring/standard.js';
import { formatCount, formatList } from '../../words/english.js';
import { defineAnalysis, type Context } from '../analysis.js';

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
export function ledger({ programme, measured, inspection: { discretion } }: Context): Ledger {
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
        departsFrom: from === null || from === after.ratings.get(standard) ? null : origin(own, rules),
        rules,
        to,
        reason,
        by,
        on,
        without: standing(without),
        with: standing(after),
      };
    }),
    before: standing(rate(programme, measured, [])),
    after: standing(after),
  };
}

function origin(own: StandardEvidence | undefined, rules: readonly string[]): LedgerEntry['departsFrom'] {
  if (own?.basis === 'cases') return 'cases';
  return rules.length > 0 ? 'rules' : 'judgement';
}

function standing({ score, maximum, overall }: RatedStandards): Standing {
  return { score, maximum, overall };
}

function panelLine({ entries, before, after }: Ledger): string | null {
  if (entries.length === 0) return null;
  const departures = formatCount(entries.length, 'recorded departure');
  return `Discretion: ${departures} (${formatList(entries.map(({ standard }) => standard))}); the score is ${before.score}/${before.maximum} without and ${after.score}/${after.maximum} with discretion.`;
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
  return `${standard} ${title}: ${from ?? 'no rating'} to ${to}${both}, because ${reason}`;
}

/** What an entry departs from, in words. */
function originWords({ departsFrom, rules }: LedgerEntry): string {
  if (departsFrom === null) return 'nothing: no effect';
  if (departsFrom === 'rules') return formatList(rules);
  return departsFrom === 'cases' ? 'the band of its cases' : 'the judgement';
}

/** A row for each recorded departure, and one for all of them together. */
function worksheet({ entries, before, after }: Ledger): Sheet {
  const rows = [
    ...entries.map((entry): Cell[] => {
      const { standard, title, from, to, by, on, reason } = entry;
      const results = standingCells(entry.without, entry.with);
      return [standard, title, known(from), to, originWords(entry), ...results, known(by), known(on), reason];
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
  words('Standard', 3),
  words('Title', 5.5),
  words('Rating without', 4.5),
  words('Rating with', 4.5),
  words('Departs from', 5),
  numbers('Score without', 2.6),
  numbers('Score with', 2.6),
  numbers('Maximum score', 3),
  words('Overall rating without', 4.5),
  words('Overall rating with', 4.5),
  words('Recorded by', 4),
  words('Recorded on', 3.4),
  words('Reason', 12),
];

const known = (value: string | null): Cell => orMark(value, 'x');

function standingCells(without: Standing, with_: Standing): Cell[] {
  return [without.score, with_.score, with_.maximum, known(without.overall), known(with_.overall)];
}
