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
  const head = ['', ...paragraph(look, 'Discretion ledger: recorded departures, and what each changes').map(look.bold)];
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
      ['Standard', 'Rating', 'Score', 'Overall', 'Departs from'],
      [
        ...entries.map((entry) => [
          entry.standard,
          `${short(entry.from)}${arrow}${short(entry.to)}`,
          ...results(entry.without, entry.with),
          source(entry),
        ]),
        ['Altogether', '', ...results(before, after), ''],
      ],
    ),
    ...paragraph(look, `${listed(method.ratings.map(({ name, short: letters }) => `${letters} ${name}`))}.`, 2),
    ...entries.flatMap((entry) => paragraph(look, recorded(entry), 2, '- ')),
  ];
}

function recorded({ standard, title, from, to, reason, by, on }: LedgerEntry): string {
  const who = by === null ? ' (by whom is not recorded)' : ` by ${by}`;
  const when = on === null ? ' (when is not recorded)' : ` on ${on}`;
  const both = by === null && on === null ? ' (by whom and when is not recorded)' : `${who}${when}`;
  return `${standard} ${title}: ${from ?? 'no rating'} to ${to}${both}, because ${reason}`;
}

export function source({ departsFrom, rules }: LedgerEntry): string {
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
