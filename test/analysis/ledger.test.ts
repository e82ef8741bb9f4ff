/** The discretion ledger: what each entry departs from, and what it changes. */
import { describe, expect, test } from 'vitest';
import { ledger } from '../../src/analysis/ledger/index.js';
import type { Discretion } from '../../src/model/inspection.js';
import { context, discretion, full, inspection, judgements, pdu, talliesFor, type Short } from '../make.js';

const ratings: Readonly<Record<string, Short>> = { '2.1': 'G', '2.2': 'I', '2.3': 'RI', '2.4': 'I', '2.5': 'RI' };
const judged = inspection({ judgements: judgements({ '1.1': 'G', '1.2': 'G', '1.3': 'RI', '1.4': 'G' }) });
const tallies = talliesFor(pdu, ratings);

function ledgerOf(recorded: readonly Discretion[]) {
  return ledger(context(pdu, tallies, { ...judged, discretion: recorded }));
}

describe('an entry', () => {
  test('against what a rule normally does names the rule, and the score with and without it', () => {
    const [entry] = ledgerOf(discretion({ '1.3': 'RI' })).entries;
    expect(entry).toEqual({
      standard: '1.3',
      title: 'Services',
      from: full('I'),
      departsFrom: 'rules',
      rules: ['services-follow-delivery'],
      to: full('RI'),
      reason: 'what was found outweighs it',
      by: null,
      on: null,
      without: { score: 9, maximum: 27, overall: full('RI') },
      with: { score: 10, maximum: 27, overall: full('RI') },
    });
  });

  test('on a standard rated from cases departs from its band, and lifts what rules drew from it', () => {
    const { entries, before, after } = ledgerOf(discretion({ '2.4': 'RI' }));
    expect(entries).toMatchObject([{ departsFrom: 'cases', rules: [], from: full('I'), without: { score: 9 } }]);
    // 2.4 itself, Leadership's cap and what Services follows: three points.
    expect([before.score, after.score]).toEqual([9, 12]);
  });

  test('on a judged standard that no rule lowers departs from the judgement', () => {
    expect(ledgerOf(discretion({ '1.2': 'O' })).entries).toMatchObject([{ departsFrom: 'judgement', from: full('G') }]);
  });

  test('without effect departs from nothing', () => {
    expect(ledgerOf(discretion({ '1.2': 'G' })).entries).toMatchObject([
      { departsFrom: null, without: { score: 9 }, with: { score: 9 } },
    ]);
  });

  test('tells who and when where that is recorded', () => {
    const recorded = discretion({ '1.2': 'O' }).map((entry) => ({ ...entry, by: 'the panel', on: '2022-11-08' }));
    expect(ledgerOf(recorded).entries).toMatchObject([{ by: 'the panel', on: '2022-11-08' }]);
  });
});

test('each of several is held against all the others, and all of them against none', () => {
  const { entries, before, after } = ledgerOf(discretion({ '1.3': 'RI', '1.2': 'O' }));
  expect(entries.map((entry) => [entry.without.score, entry.with.score])).toEqual([
    [10, 11],
    [10, 11],
  ]);
  expect([before.score, after.score]).toEqual([9, 11]);
});

test('with nothing recorded before and after are the same', () => {
  const { entries, before, after } = ledgerOf([]);
  expect(entries).toEqual([]);
  expect(before).toEqual(after);
});
