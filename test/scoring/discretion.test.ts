import { describe, expect, test } from 'vitest';
import { describeProblems as lines, Refusal } from '../../src/problems/problems.js';
import type { Assessment } from '../../src/model/assessment.js';
import {
  assessCase,
  casework,
  full,
  messages,
  ordinary,
  organisational,
  pdu,
  programme,
  talliesFor,
  rule,
  standard,
} from '../make.js';

/** The refusal of what must be refused. */
function refusal(act: () => unknown): Refusal {
  try {
    act();
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
  throw new Error('it was not refused');
}

const both = ({ overall }: Assessment): unknown => [overall.byRule.score, overall.score, overall.maximum];

describe('discretion against what normally follows', () => {
  // The published table: 1.3 would be Inadequate beside an Inadequate 2.4, and stays as judged.
  const found = ordinary({
    standards: { '1.1': 'G', '1.3': 'RI', '2.2': 'I', '2.3': 'RI', '2.4': 'I', '2.5': 'RI' },
    discretion: { '1.3': 'RI' },
  });

  test('sets the final rating, beside the rating by rule', () => {
    expect(standard(found, '1.3')).toMatchObject({
      judged: full('RI'),
      byRule: full('I'),
      rating: full('RI'),
      points: 1,
      discretion: { from: full('I'), to: full('RI'), reason: 'what was found outweighs it' },
    });
  });

  test('is told as a departure from the rule', () => {
    expect(standard(found, '1.3').decisions).toEqual([
      {
        rule: 'services-follow-delivery',
        kind: 'normally',
        from: full('RI'),
        to: full('RI'),
        because: '2.4 Implementation and delivery is Inadequate',
        departed: true,
      },
    ]);
  });

  test('gives 7 of 24 by the rules and 8 of 24 after it, as the report says', () => {
    expect(both(found)).toEqual([7, 8, 24]);
    expect(found.overall.byRule.rating).toBe(full('RI'));
    expect(found.overall.rating).toBe(full('RI'));
  });

  test('has an effect, so no note says that it has none', () => {
    expect(messages(found, 'discretionWithoutEffect')).toEqual([]);
  });

  test('may also set a rating that is neither the judgement nor the rule’s', () => {
    const other = standard(ordinary({ standards: { '1.3': 'G', '2.4': 'I' }, discretion: { '1.3': 'RI' } }), '1.3');
    expect(other).toMatchObject({ judged: full('G'), byRule: full('I'), rating: full('RI') });
    expect(other.discretion?.from).toBe(full('I'));
  });
});

describe('discretion on a standard rated from cases comes before the rules', () => {
  test('an Inadequate 2.4 moved to Requires improvement no longer drags 1.3', () => {
    const found = ordinary({ standards: { '1.3': 'G', '2.4': 'I' }, discretion: { '2.4': 'RI' } });
    expect(standard(found, '2.4')).toMatchObject({
      banded: full('I'),
      byRule: full('I'),
      rating: full('RI'),
      discretion: { from: full('I'), to: full('RI') },
    });
    expect(standard(found, '1.3')).toMatchObject({
      byRule: full('I'),
      rating: full('G'),
      decisions: [],
      discretion: null,
    });
  });

  test('and two Inadequate become one, which frees Leadership from its cap', () => {
    const found = ordinary({ standards: { '1.1': 'O', '2.2': 'I', '2.5': 'I' }, discretion: { '2.5': 'RI' } });
    expect(standard(found, '1.1')).toMatchObject({ byRule: full('RI'), rating: full('O'), decisions: [] });
    expect(found.rules[0]).toMatchObject({ setOff: false, met: ['2.2'] });
    // Seven standards at 2 are 14; 2.2 and 2.5 Inadequate and 1.1 Outstanding.
    expect(both(found)).toEqual([11, 14, 24]);
  });

  test('it may go down too, and then sets rules off', () => {
    const found = ordinary({ standards: { '1.3': 'G', '2.4': 'RI' }, discretion: { '2.4': 'I' } });
    expect(standard(found, '1.3')).toMatchObject({ byRule: full('G'), rating: full('I') });
    expect(standard(found, '2.4').discretion?.from).toBe(full('RI'));
  });
});

describe('discretion that breaks a cap', () => {
  test('is refused, with where it was recorded, what the cap is and how to mend it', () => {
    const refused = refusal(() =>
      ordinary({ standards: { '1.1': 'RI', '2.2': 'I', '2.4': 'I' }, discretion: { '1.1': 'G' } }),
    );
    expect(refused.exit).toBe(2);
    expect(lines(refused.problems)).toEqual([
      'a.inspection.json:12: discretion[0]: discretion rates 1.1 Leadership Good, which breaks a cap: it cannot be above Requires improvement, because 2.2 Assessment and 2.4 Implementation and delivery are Inadequate (it takes two of 2.2, 2.3, 2.4 and 2.5). A cap cannot be departed from: take the discretion away, or lower it to Requires improvement.',
    ]);
  });

  test('is refused where it repeats the judgement, too', () => {
    const refused = refusal(() =>
      ordinary({ standards: { '1.1': 'G', '2.2': 'I', '2.4': 'I' }, discretion: { '1.1': 'G' } }),
    );
    expect(refused.problems.map(({ kind }) => kind)).toEqual(['discretionBreaksCap']);
  });

  test('is refused for every standard at once', () => {
    const made = programme([organisational('1.1'), organisational('1.2'), casework('2.1')], {
      rules: ['1.1', '1.2'].map((code) => rule(`cap-${code[2]}`, ['cap', code, 'RI'], [1, ['2.1'], 'I'])),
    });
    const refused = refusal(() =>
      assessCase({
        programme: made,
        judged: { '1.1': 'RI', '1.2': 'RI' },
        tallies: talliesFor(made, { '2.1': 'I' }),
        discretion: { '1.1': 'G', '1.2': 'O' },
      }),
    );
    expect(lines(refused.problems)).toEqual([
      'a.inspection.json:12: discretion[0]: discretion rates 1.1 Organisation 1.1 Good, which breaks a cap: it cannot be above Requires improvement, because 2.1 Casework 2.1 is Inadequate. A cap cannot be departed from: take the discretion away, or lower it to Requires improvement.',
      'a.inspection.json:12: discretion[0]: discretion rates 1.2 Organisation 1.2 Outstanding, which breaks a cap: it cannot be above Requires improvement, because 2.1 Casework 2.1 is Inadequate. A cap cannot be departed from: take the discretion away, or lower it to Requires improvement.',
    ]);
  });

  test('is broken by a cap on a standard rated from cases as well', () => {
    const made = programme([casework('2.1'), casework('2.2')], {
      rules: [rule('example', ['cap', '2.2', 'RI'], [1, ['2.1'], 'I'])],
    });
    const told = { programme: made, tallies: talliesFor(made, { '2.1': 'I', '2.2': 'RI' }) };
    expect(refusal(() => assessCase({ ...told, discretion: { '2.2': 'G' } })).problems).toHaveLength(1);
  });

  test('is no breach up to the ceiling', () => {
    const found = ordinary({ standards: { '1.1': 'I', '2.2': 'I', '2.4': 'I' }, discretion: { '1.1': 'RI' } });
    expect(standard(found, '1.1')).toMatchObject({ byRule: full('I'), rating: full('RI') });
  });

  test('is no breach where the cap is not set off', () => {
    const found = ordinary({ standards: { '1.1': 'G', '2.2': 'I' }, discretion: { '1.1': 'O' } });
    expect(standard(found, '1.1')).toMatchObject({ byRule: full('G'), rating: full('O'), decisions: [] });
  });

  test('is no breach where discretion elsewhere frees the cap', () => {
    const found = ordinary({
      standards: { '1.1': 'G', '2.2': 'I', '2.5': 'I' },
      discretion: { '2.5': 'RI', '1.1': 'O' },
    });
    expect(standard(found, '1.1')).toMatchObject({
      byRule: full('RI'),
      rating: full('O'),
      discretion: { from: full('RI'), to: full('O') },
    });
  });
});

describe('discretion without effect is a warning', () => {
  test.each([
    [
      'the rating that the cases give',
      { standards: { '2.3': 'RI' }, discretion: { '2.3': 'RI' } },
      '2.3 Planning',
      'RI',
    ],
    ['the judgement, with no rule set off', { discretion: { '1.3': 'G' } }, '1.3 Services', 'G'],
    [
      'what the rule gives anyway',
      { standards: { '1.3': 'G', '2.4': 'I' }, discretion: { '1.3': 'I' } },
      '1.3 Services',
      'I',
    ],
    [
      'what the cap gives anyway',
      { standards: { '1.1': 'G', '2.2': 'I', '2.4': 'I' }, discretion: { '1.1': 'RI' } },
      '1.1 Leadership',
      'RI',
    ],
  ] as const)('it is %s', (_, told, name, rating) => {
    const found = ordinary(told);
    expect(messages(found, 'discretionWithoutEffect')).toEqual([
      `Warning: discretion for ${name} has no effect: it is ${full(rating)} without it.`,
    ]);
    expect(found.overall.score).toBe(found.overall.byRule.score);
  });

  test('and where other discretion makes it idle: 1.3 is free once 2.4 is no longer Inadequate', () => {
    const found = ordinary({
      standards: { '1.3': 'G', '2.4': 'I' },
      discretion: { '2.4': 'RI', '1.3': 'G' },
    });
    expect(messages(found, 'discretionWithoutEffect')).toEqual([
      'Warning: discretion for 1.3 Services has no effect: it is Good without it.',
    ]);
  });
});

describe('discretion never stands in', () => {
  test('for a judgement that is missing', () => {
    const found = assessCase({
      judged: { '1.1': 'G', '1.2': 'G', '1.4': 'G' },
      tallies: talliesFor(pdu, { '2.2': 'G', '2.3': 'G', '2.4': 'G', '2.5': 'G' }),
      notApplicable: ['2.1'],
      discretion: { '1.3': 'G' },
    });
    expect(standard(found, '1.3')).toMatchObject({
      basis: 'missing',
      judged: null,
      byRule: null,
      rating: null,
      points: null,
      discretion: null,
    });
    expect(found.overall).toMatchObject({ rating: null, complete: false, score: 14, maximum: 21 });
    expect(messages(found, 'discretionWithoutEffect')).toEqual([
      'Warning: discretion for 1.3 Services has no effect: it has no rating to depart from.',
    ]);
  });

  test('for cases that are missing', () => {
    const found = assessCase({
      judged: { '1.1': 'G', '1.2': 'G', '1.3': 'G', '1.4': 'G' },
      tallies: talliesFor(pdu, { '2.2': 'G', '2.3': 'G', '2.4': 'G' }),
      notApplicable: ['2.1'],
      discretion: { '2.5': 'O' },
    });
    expect(standard(found, '2.5')).toMatchObject({ basis: 'missing', rating: null, discretion: null });
    expect(found.overall).toMatchObject({ rating: null, score: 14, maximum: 21 });
  });
});

test('who recorded it, and when, are shown where they are known', () => {
  const found = ordinary({ standards: { '2.4': 'I' }, discretion: { '1.3': 'RI' } });
  expect(Object.keys(standard(found, '1.3').discretion ?? {})).toEqual(['from', 'to', 'reason']);
});

test('by the rules alone, the overall rating may be another one', () => {
  // Eight standards: 4 points are Inadequate, 5 are not.
  const found = ordinary({
    standards: { '1.1': 'RI', '1.2': 'RI', '1.3': 'RI', '1.4': 'RI', '2.2': 'RI', '2.3': 'I', '2.4': 'I', '2.5': 'I' },
    discretion: { '1.3': 'RI' },
  });
  expect(found.overall).toMatchObject({
    score: 5,
    maximum: 24,
    rating: full('RI'),
    byRule: { score: 4, rating: full('I') },
  });
});
