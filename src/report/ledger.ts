/** The section on the discretion ledger. */
import type { Ledger, LedgerEntry, Standing } from '../analysis/ledger/ledger.js';
import type { Method, Rating } from '../model/programme.js';
import { formatList } from '../words/english.js';
import { itemPart, textPart, titlePart, type Part } from '../model/document.js';

/** The section: a table of what each entry changes, then why. `ascii`: with no character outside ASCII of our own making. */
export function ledgerSection(
  { ledger, method }: { readonly ledger: Ledger; readonly method: Pick<Method, 'ratings'> },
  ascii = false,
): Part[] {
  const { entries, before, after } = ledger;
  const head = titlePart('Discretion ledger: recorded departures, and what each changes');
  if (entries.length === 0) return [head, textPart('No discretion is recorded.')];
  const arrow = ascii ? ' -> ' : ' → ';
  const short = (rating: Rating | null): string =>
    rating === null ? 'none' : (method.ratings.find(({ name }) => name === rating)?.short ?? rating);
  const results = (without: Standing, with_: Standing): string[] => [
    `${without.score}/${without.maximum}${arrow}${with_.score}/${with_.maximum}`,
    `${short(without.overall)}${arrow}${short(with_.overall)}`,
  ];
  return [
    head,
    {
      kind: 'table',
      caption: 'What each departure changes',
      header: ['Standard', 'Rating', 'Score', 'Overall', 'Departs from'],
      rows: [
        ...entries.map((entry) => [
          entry.standard,
          `${short(entry.from)}${arrow}${short(entry.to)}`,
          ...results(entry.without, entry.with),
          source(entry),
        ]),
        ['Altogether', '', ...results(before, after), ''],
      ],
    },
    textPart(`${formatList(method.ratings.map(({ name, short: letters }) => `${letters} ${name}`))}.`),
    ...entries.map((entry) => itemPart(recorded(entry))),
  ];
}

function recorded({ standard, title: name, from, to, reason, by, on }: LedgerEntry): string {
  const who = by === null ? ' (by whom is not recorded)' : ` by ${by}`;
  const when = on === null ? ' (when is not recorded)' : ` on ${on}`;
  const both = by === null && on === null ? ' (by whom and when is not recorded)' : `${who}${when}`;
  return `${standard} ${name}: ${from ?? 'no rating'} to ${to}${both}, because ${reason}`;
}

export function source({ departsFrom, rules }: LedgerEntry): string {
  switch (departsFrom) {
    case 'cases':
      return 'the band of its cases';
    case 'judgement':
      return 'the judgement';
    case 'rules':
      return formatList(rules);
    case null:
      return 'nothing: no effect';
  }
}
