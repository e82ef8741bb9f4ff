import { describe, expect, test } from 'vitest';
import { tryRule } from '../../src/scoring/rules.js';
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
  type Short,
} from '../make.js';

const cap = pdu.rules[0]?.id ?? '';
const normally = pdu.rules[1]?.id ?? '';

/** The ratings of some standards, and what the rules did to them. */
function ratings(given: Readonly<Record<string, Short>>, codes: readonly string[]): (string | null)[] {
  const found = ordinary({ standards: given });
  return codes.map((code) => standard(found, code).rating);
}

describe('the cap on Leadership', () => {
  test.each<[string, Record<string, Short>]>([
    ['2.2 and 2.3', { '2.2': 'I', '2.3': 'I' }],
    ['2.2 and 2.4', { '2.2': 'I', '2.4': 'I' }],
    ['2.2 and 2.5', { '2.2': 'I', '2.5': 'I' }],
    ['2.3 and 2.4', { '2.3': 'I', '2.4': 'I' }],
    ['2.3 and 2.5', { '2.3': 'I', '2.5': 'I' }],
    ['2.4 and 2.5', { '2.4': 'I', '2.5': 'I' }],
    ['three', { '2.2': 'I', '2.3': 'I', '2.5': 'I' }],
    ['four', { '2.2': 'I', '2.3': 'I', '2.4': 'I', '2.5': 'I' }],
  ])('is set off by %s Inadequate', (_, given) => {
    expect(ratings({ ...given, '1.1': 'O' }, ['1.1'])).toEqual([full('RI')]);
  });

  test.each<[string, Record<string, Short>]>([
    ['none', {}],
    ['2.2 alone', { '2.2': 'I' }],
    ['2.3 alone', { '2.3': 'I' }],
    ['2.4 alone', { '2.4': 'I' }],
    ['2.5 alone', { '2.5': 'I' }],
    ['2.2 beside three that require improvement', { '2.2': 'I', '2.3': 'RI', '2.4': 'RI', '2.5': 'RI' }],
  ])('is not set off by %s', (_, given) => {
    const found = ordinary({ standards: { ...given, '1.1': 'O' } });
    expect(standard(found, '1.1')).toMatchObject({ rating: full('O'), decisions: [] });
    expect(found.rules[0]?.setOff).toBe(false);
  });

  test('does not look at court work, which is no casework standard', () => {
    const found = assessCase({
      judged: { '1.1': 'G', '1.2': 'G', '1.3': 'G', '1.4': 'G' },
      tallies: talliesFor(pdu, { '2.1': 'I', '2.2': 'I', '2.3': 'G', '2.4': 'G', '2.5': 'G' }),
    });
    expect(standard(found, '2.1').rating).toBe(full('I'));
    expect(standard(found, '1.1').rating).toBe(full('G'));
  });

  test.each([
    ['I', 'I'],
    ['RI', 'RI'],
    ['G', 'RI'],
    ['O', 'RI'],
  ] as const)('once set off leaves a judgement of %s at %s: it never raises', (judged, rating) => {
    expect(ratings({ '1.1': judged, '2.2': 'I', '2.5': 'I' }, ['1.1'])).toEqual([full(rating)]);
  });

  test('says what it did, and why', () => {
    const found = standard(ordinary({ standards: { '1.1': 'G', '2.2': 'I', '2.5': 'I' } }), '1.1');
    expect(found).toMatchObject({ judged: full('G'), byRule: full('RI'), rating: full('RI'), points: 1 });
    expect(found.decisions).toEqual([
      {
        rule: cap,
        kind: 'cap',
        from: 'Good',
        to: 'Requires improvement',
        because: '2.2 Assessment and 2.5 Reviewing are Inadequate (it takes two of 2.2, 2.3, 2.4 and 2.5)',
        departed: false,
      },
    ]);
  });

  test('says so where it changes nothing', () => {
    const found = standard(ordinary({ standards: { '1.1': 'I', '2.2': 'I', '2.5': 'I' } }), '1.1');
    expect(found.decisions).toMatchObject([{ rule: cap, from: full('I'), to: full('I'), departed: false }]);
  });
});

describe('an Inadequate 2.4', () => {
  test.each([
    ['I', 'I'],
    ['RI', 'I'],
    ['G', 'I'],
    ['O', 'I'],
  ] as const)('normally makes Services, judged %s, %s', (judged, rating) => {
    expect(ratings({ '1.3': judged, '2.4': 'I' }, ['1.3'])).toEqual([full(rating)]);
  });

  test.each(['RI', 'G', 'O'] as const)('is what it takes: 2.4 at %s leaves Services as judged', (delivery) => {
    expect(ratings({ '1.3': 'G', '2.2': 'I', '2.3': 'I', '2.4': delivery, '2.5': 'I' }, ['1.3'])).toEqual([full('G')]);
  });

  test('says what it did, and why', () => {
    const found = standard(ordinary({ standards: { '2.4': 'I' } }), '1.3');
    expect(found.decisions).toEqual([
      {
        rule: normally,
        kind: 'normally',
        from: 'Good',
        to: 'Inadequate',
        because: '2.4 Implementation and delivery is Inadequate',
        departed: false,
      },
    ]);
  });
});

test('the steps tell every rule in order, set off or not, with the standards that met it', () => {
  expect(ordinary({ standards: { '2.4': 'I' } }).rules).toEqual([
    {
      rule: cap,
      standard: '1.1',
      kind: 'cap',
      setOff: false,
      met: ['2.4'],
      withoutRating: [],
      words: pdu.rules[0]?.words,
      takes: 'two of 2.2, 2.3, 2.4 and 2.5 rated Inadequate',
    },
    {
      rule: normally,
      standard: '1.3',
      kind: 'normally',
      setOff: true,
      met: ['2.4'],
      withoutRating: [],
      words: pdu.rules[1]?.words,
      takes: '2.4 rated Inadequate',
    },
  ]);
});

describe('a rule is skipped', () => {
  const all: Record<string, Short> = { '2.2': 'I', '2.3': 'I', '2.4': 'I', '2.5': 'I' };
  const judged = { '1.2': 'G', '1.3': 'G', '1.4': 'G' } as const;

  test('where its own standard is still to come, and a note says so', () => {
    const found = assessCase({ judged, tallies: talliesFor(pdu, all), notApplicable: ['2.1'] });
    expect(found.rules[0]).toMatchObject({ rule: cap, setOff: null, met: ['2.2', '2.3', '2.4', '2.5'] });
    expect(standard(found, '1.1')).toMatchObject({ basis: 'missing', rating: null, decisions: [] });
    expect(messages(found, 'ruleSkipped')).toEqual([
      'The decision rule on 1.1 was skipped: 1.1 Leadership has no rating.',
    ]);
  });

  test('where its own standard is not applicable', () => {
    const found = assessCase({ judged, tallies: talliesFor(pdu, all), notApplicable: ['1.1', '2.1'] });
    expect(found.rules[0]).toMatchObject({ setOff: null });
    expect(standard(found, '1.1')).toMatchObject({ basis: 'notApplicable', rating: null, decisions: [] });
  });

  test('where none of what it looks at has a rating, and a note names all of it', () => {
    const found = assessCase({ judged: { ...judged, '1.1': 'G' }, notApplicable: ['2.1', '2.2', '2.3', '2.4', '2.5'] });
    expect(found.rules.map(({ setOff }) => setOff)).toEqual([null, null]);
    expect(standard(found, '1.1').rating).toBe(full('G'));
    expect(messages(found, 'ruleSkipped')).toEqual([
      'The decision rule on 1.1 was skipped: 2.2 Assessment, 2.3 Planning, 2.4 Implementation and delivery and 2.5 Reviewing have no rating.',
      'The decision rule on 1.3 was skipped: 2.4 Implementation and delivery has no rating.',
    ]);
  });
});

describe('a rule looks past a standard without a rating', () => {
  const judged = { '1.1': 'G', '1.2': 'G', '1.3': 'G', '1.4': 'G' } as const;

  test('and is set off by the others', () => {
    const found = assessCase({
      judged,
      tallies: talliesFor(pdu, { '2.3': 'I', '2.4': 'G', '2.5': 'I' }),
      notApplicable: ['2.1', '2.2'],
    });
    expect(found.rules[0]).toMatchObject({ setOff: true, met: ['2.3', '2.5'], withoutRating: ['2.2'] });
    expect(standard(found, '1.1').rating).toBe(full('RI'));
    expect(messages(found, 'ruleSkippedTrigger')).toEqual([
      'The decision rule on 1.1 looked past 2.2 Assessment, which has no rating; it is set off by the others.',
    ]);
  });

  test('or not: one Inadequate and two without a rating are one Inadequate', () => {
    const found = assessCase({
      judged,
      tallies: talliesFor(pdu, { '2.3': 'I', '2.4': 'G' }),
      notApplicable: ['2.1', '2.2', '2.5'],
    });
    expect(found.rules[0]).toMatchObject({ setOff: false, met: ['2.3'], withoutRating: ['2.2', '2.5'] });
    expect(standard(found, '1.1').rating).toBe(full('G'));
    expect(messages(found, 'ruleSkippedTrigger')).toEqual([
      'The decision rule on 1.1 looked past 2.2 Assessment and 2.5 Reviewing, which have no rating; it is not set off by the others.',
    ]);
  });
});

describe('rules run in the order of the programme, on the ratings that stand', () => {
  const first = rule('first', ['cap', '1.2', 'RI'], [1, ['2.1'], 'I']);
  const second = rule('second', ['cap', '1.1', 'RI'], [1, ['1.2'], 'RI']);
  const standards = [organisational('1.1'), organisational('1.2'), casework('2.1')];
  const found = (rules: readonly (typeof first)[]): (string | null)[] => {
    const made = programme(standards, { rules });
    const { standards: results } = assessCase({
      programme: made,
      judged: { '1.1': 'O', '1.2': 'O' },
      tallies: talliesFor(made, { '2.1': 'I' }),
    });
    return results.map(({ rating }) => rating);
  };

  test('so that what one lowers sets off the next', () => {
    expect(found([first, second])).toEqual([full('RI'), full('RI'), full('I')]);
  });

  test('and not the one before it', () => {
    expect(found([second, first])).toEqual([full('O'), full('RI'), full('I')]);
  });

  test('and of two rules on one standard each starts where the one before it stopped', () => {
    const lower = rule('lower', ['normally', '1.2', 'I'], [1, ['2.1'], 'I']);
    const made = programme(standards, { rules: [first, lower] });
    const result = assessCase({
      programme: made,
      judged: { '1.1': 'O', '1.2': 'O' },
      tallies: talliesFor(made, { '2.1': 'I' }),
    });
    expect(standard(result, '1.2').decisions.map(({ rule: id, from, to }) => [id, from, to])).toEqual([
      ['first', full('O'), full('RI')],
      ['lower', full('RI'), full('I')],
    ]);
  });
});

describe('a rule may be set off by a rating above the lowest', () => {
  const made = programme([organisational('1.1'), casework('2.1'), casework('2.2')], {
    rules: [rule('example', ['cap', '1.1', 'G'], [1, ['2.1', '2.2'], 'RI'])],
  });

  test.each([
    ['I', 'G'],
    ['RI', 'G'],
    ['G', 'O'],
    ['O', 'O'],
  ] as const)('or by what is below it: beside %s, Outstanding becomes %s', (other, expected) => {
    const tallies = talliesFor(made, { '2.1': other, '2.2': 'O' });
    expect(standard(assessCase({ programme: made, judged: { '1.1': 'O' }, tallies }), '1.1').rating).toBe(
      full(expected),
    );
  });

  test('and then says "or lower"', () => {
    const tallies = talliesFor(made, { '2.1': 'I', '2.2': 'O' });
    const found = standard(assessCase({ programme: made, judged: { '1.1': 'O' }, tallies }), '1.1');
    expect(found.decisions[0]?.because).toBe(
      '2.1 Casework 2.1 is Requires improvement or lower (it takes one of 2.1 and 2.2)',
    );
  });
});

const standing = (own: Short, other: Short): Map<string, string> =>
  new Map([
    ['1.1', full(own)],
    ['2.1', full(other)],
  ]);

describe('trying one rule', () => {
  const made = programme([organisational('1.1'), casework('2.1')]);
  const capping = rule('capping', ['cap', '1.1', 'RI'], [1, ['2.1'], 'I']);
  const following = rule('following', ['normally', '1.1', 'RI'], [1, ['2.1'], 'I']);

  test('leaves the ratings that stand alone', () => {
    const before = standing('G', 'I');
    tryRule(made, capping, before, null);
    expect(before).toEqual(standing('G', 'I'));
  });

  test('takes a standard that nobody mentions for one without a rating', () => {
    expect(tryRule(made, capping, new Map([['1.1', full('G')]]), null)).toEqual({
      step: {
        rule: 'capping',
        standard: '1.1',
        kind: 'cap',
        setOff: null,
        met: [],
        withoutRating: ['2.1'],
        words: 'The rule capping.',
        takes: '2.1 rated Inadequate',
      },
      decision: null,
      breach: null,
    });
  });

  test.each([
    ['a cap that discretion exceeds is broken', capping, 'G', { departed: false, to: full('RI') }, true],
    ['a cap that discretion keeps to is not broken', capping, 'RI', { departed: false, to: full('RI') }, false],
    ['what normally follows is departed from by discretion', following, 'G', { departed: true, to: full('G') }, false],
    ['discretion to the same rating departs from nothing', following, 'RI', { departed: false, to: full('RI') }, false],
    ['neither does discretion below it', following, 'I', { departed: false, to: full('I') }, false],
  ] as const)('%s', (_, tried, own, decision, broken) => {
    const found = tryRule(made, tried, standing(own, 'I'), full('O'));
    expect(found.decision).toMatchObject({ ...decision, from: decision.departed ? full('O') : full(own) });
    expect(found.breach).toEqual(
      broken
        ? { standard: '1.1', rating: full(own), ceiling: full('RI'), because: '2.1 Casework 2.1 is Inadequate' }
        : null,
    );
  });
});
