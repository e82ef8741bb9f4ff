/** The section on the discretion ledger. */
import type { Ledger, LedgerEntry, Standing } from '../analysis/ledger.js';
import type { Method, Rating } from '../model.js';
import { listed } from '../words.js';
import { paragraph, type Look } from './layout.js';
import { table } from './table.js';

/** The section: a table of what each entry changes, then why. */
export function ledgerSection(
  { ledger, method }: { readonly ledger: Ledger; readonly method: Pick<Method, 'ratings'> },
  look: Look,
): string[] {
  const { entries, before, after } = ledger;
  const head = ['', look.bold('Discretion ledger: recorded departures, and what each changes')];
  if (entries.length === 0) return [...head, ...paragraph(look, 'No discretion is recorded.', 2)];
  const arrow = look.ascii ? ' -> ' : ' → ';
  const short = (rating: Rating | null): string =>
    rating === null ? 'none' : (method.ratings.find(({ name }) => name === rating)?.short ?? rating);
  const results = (without: Standing, with_: Standing): string[] => [
    `${without.score}/${without.maximum}${arrow}${with_.score}/${with_.maximum}`,
    `${short(without.overall)}${arrow}${short(with_.overall)}`,
  ];
  return [
    ...head,
    ...table(
      look,
      ['Standard', 'Rating', 'Score', 'Overall', 'Departs from', 'By', 'On'],
      [
        ...entries.map((entry) => [
          entry.standard,
          `${short(entry.from)}${arrow}${short(entry.to)}`,
          ...results(entry.without, entry.with),
          source(entry),
          entry.by ?? '',
          entry.on ?? '',
        ]),
        ['Altogether', '', ...results(before, after), '', '', ''],
      ],
    ),
    ...paragraph(look, `${listed(method.ratings.map(({ name, short: s }) => `${s} ${name}`))}.`, 2),
    ...entries.flatMap(({ standard, title, reason }) =>
      paragraph(look, `because ${reason}`, 2, `${standard} ${title}: `),
    ),
  ];
}

function source({ departsFrom, rules }: LedgerEntry): string {
  switch (departsFrom) {
    case 'cases':
      return 'the band of its cases';
    case 'judgement':
      return 'the judgement';
    case 'rules':
      return listed(rules);
    case null:
      return 'nothing: no effect';
  }
}
