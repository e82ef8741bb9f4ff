import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Assessment, BorderlineFlag } from '../../src/model/assessment.js';
import type { Programme } from '../../src/model/programme.js';
import type { Tallies, Tally } from '../../src/model/reading.js';
import { borderline } from '../../src/scoring/borderline.js';
import { measureStandard } from '../../src/scoring/standard.js';
import {
  assessCase,
  casework,
  full,
  inspection,
  of,
  ordinary,
  organisational,
  pdu,
  programme,
  rule,
  talliesFor,
  standard,
  tally,
} from '../make.js';
import { runs, tries } from '../runs.js';

const three = casework('2.2', 3);
const made = programme([three]);

/** The flags of a standard whose questions have these tallies. */
function flags(tallies: readonly Tally[], under: Programme = made): BorderlineFlag[] {
  const counted = new Map(tallies.map((one, i) => [`2.2.${i + 1}`, one]));
  const asked = { ...three, questions: three.questions?.slice(0, tallies.length) ?? [] };
  const measured = measureStandard(under, asked, { tallies: counted, toInspect: 0 }, inspection());
  return borderline(under, measured, (banded) => banded);
}

const messagesOf = (found: readonly BorderlineFlag[], kind: BorderlineFlag['kind']): string[] =>
  found.filter((flag) => flag.kind === kind).map(({ message }) => message);

const near = (least: number, side: string, edge: number, rating: string): string =>
  `The lowest percentage, ${least} per cent, is ${side} the ${edge} per cent at which ${rating} begins.`;

const withinOf = (least: number): string[] =>
  messagesOf(flags([of(least * 10, 1000), of(1000, 1000)]), 'withinFivePoints');

describe('within five points of a cut-off', () => {
  test.each([
    [44, []],
    [45, [near(45, '5 points below', 50, full('RI'))]],
    [49, [near(49, '1 point below', 50, full('RI'))]],
    [50, [near(50, 'exactly on', 50, full('RI'))]],
    [51, [near(51, '1 point above', 50, full('RI'))]],
    [55, [near(55, '5 points above', 50, full('RI'))]],
    [56, []],
    [59, []],
    [60, [near(60, '5 points below', 65, full('G'))]],
    [65, [near(65, 'exactly on', 65, full('G'))]],
    [70, [near(70, '5 points above', 65, full('G'))]],
    [71, []],
    [74, []],
    [75, [near(75, '5 points below', 80, full('O'))]],
    [80, [near(80, 'exactly on', 80, full('O'))]],
    [85, [near(85, '5 points above', 80, full('O'))]],
    [86, []],
    [100, []],
    [5, []],
    [0, []],
  ])('a lowest percentage of %i', (least, expected) => {
    expect(withinOf(least)).toEqual(expected);
  });

  test('is measured from the printed percentage: 444 of 1000 is 44, 445 is 45', () => {
    expect(messagesOf(flags([of(444, 1000)]), 'withinFivePoints')).toEqual([]);
    expect(messagesOf(flags([of(445, 1000)]), 'withinFivePoints')).toHaveLength(1);
    expect(messagesOf(flags([of(554, 1000)]), 'withinFivePoints')).toHaveLength(1);
    expect(messagesOf(flags([of(555, 1000)]), 'withinFivePoints')).toEqual([]);
  });

  test('is measured from the lowest question alone', () => {
    expect(messagesOf(flags([of(800, 1000), of(580, 1000), of(650, 1000)]), 'withinFivePoints')).toEqual([]);
  });

  test('tells both cut-offs where a percentage is near two', () => {
    const bands = pdu.bands.map((band) => (band.from === 65 ? { ...band, from: 56 } : band));
    expect(messagesOf(flags([of(530, 1000)], { ...made, bands }), 'withinFivePoints')).toEqual([
      near(53, '3 points above', 50, full('RI')),
      near(53, '3 points below', 56, full('G')),
    ]);
  });

  test('is as many points as the programme says', () => {
    const under = { ...made, borderline: { ...pdu.borderline, withinPoints: 2 } };
    expect(messagesOf(flags([of(520, 1000)], under), 'withinFivePoints')).toHaveLength(1);
    expect(messagesOf(flags([of(530, 1000)], under), 'withinFivePoints')).toEqual([]);
  });

  test.each([
    [4999, 10_000, near(49.99, '0.01 points below', 50, full('RI'))],
    [499_999, 1_000_000, near(49.9999, '0.0001 points below', 50, full('RI'))],
    [49_999_999, 100_000_000, near(49.999_999, '0.000001 points below', 50, full('RI'))],
  ])('where the exact value is banded, tells the distance of %i of %i in decimals', (yes, relevant, expected) => {
    expect(messagesOf(flags([of(yes, relevant)], { ...made, bandOn: 'exact' }), 'withinFivePoints')).toEqual([
      expected,
    ]);
  });
});

describe('five or fewer relevant cases', () => {
  test.each([
    [1, ['The lowest, 2.2.1, rests on 1 relevant case.']],
    [4, ['The lowest, 2.2.1, rests on 4 relevant cases.']],
    [5, ['The lowest, 2.2.1, rests on 5 relevant cases.']],
    [6, []],
  ])('%i', (relevant, expected) => {
    expect(messagesOf(flags([of(0, relevant), of(56, 56)]), 'fewCases')).toEqual(expected);
  });

  test('are relevant ones: neither N/A nor blank counts', () => {
    expect(messagesOf(flags([tally(0, 5, 40, 11), of(56, 56)]), 'fewCases')).toHaveLength(1);
  });

  test('matter in the lowest question, and not in another', () => {
    expect(messagesOf(flags([of(20, 56), of(3, 3)]), 'fewCases')).toEqual([]);
  });

  test('matter in each of the lowest that are tied', () => {
    expect(messagesOf(flags([of(1, 2), of(28, 56), of(2, 4)]), 'fewCases')).toEqual([
      'The lowest, 2.2.1, rests on 2 relevant cases.',
      'The lowest, 2.2.3, rests on 4 relevant cases.',
    ]);
  });

  test('are as many as the programme says', () => {
    const under = { ...made, borderline: { ...pdu.borderline, fewCases: 7 } };
    expect(messagesOf(flags([of(7, 7)], under), 'fewCases')).toHaveLength(1);
    expect(messagesOf(flags([of(8, 8)], under), 'fewCases')).toEqual([]);
  });
});

/** The band of the lowest printed percentage, worked out in integers and apart from the program. */
function bandOf(tallies: readonly Tally[]): string | null {
  const printed = tallies.flatMap(({ yes, no }) =>
    yes + no === 0 ? [] : Math.floor((200 * yes + yes + no) / (2 * (yes + no))),
  );
  if (printed.length === 0) return null;
  const least = Math.min(...printed);
  return full(least < 50 ? 'I' : least < 65 ? 'RI' : least < 80 ? 'G' : 'O');
}

/** Every answer given otherwise, one at a time: what it would make of the standard, and on which questions. */
function byTrying(tallies: readonly Tally[]): string[] {
  const now = bandOf(tallies);
  return (['yes', 'no'] as const).flatMap((from) => {
    const to = from === 'yes' ? 'no' : 'yes';
    const otherwise_ = new Map<string, string[]>();
    tallies.forEach((one, i) => {
      if (one[from] === 0) return;
      const otherwise = tallies.map((t, j) => (j === i ? { ...t, [from]: t[from] - 1, [to]: t[to] + 1 } : t));
      const then = bandOf(otherwise);
      if (then !== null && then !== now) otherwise_.set(then, [...(otherwise_.get(then) ?? []), `2.2.${i + 1}`]);
    });
    const words = from === 'yes' ? ['One Yes', 'No'] : ['One No', 'Yes'];
    return [...otherwise_].map(([rating, codes]) => {
      const on = codes.length === 3 ? `${codes[0]}, ${codes[1]} or ${codes[2]}` : codes.join(' or ');
      return `${words[0]} on ${on} given as ${words[1]} would make it ${rating}.`;
    });
  });
}
const capped = (tallies: Tallies) =>
  standard(
    assessCase({
      programme: programme([casework('2.2'), organisational('1.1')], {
        rules: [rule('cap', ['cap', '2.2', 'RI'], [1, ['1.1'], 'I'])],
      }),
      judged: { '1.1': 'I' },
      tallies,
    }),
    '2.2',
  ).borderline;
const kinds = (found: Assessment) => standard(found, '2.5').borderline.map(({ kind }) => kind);

describe('one answer given otherwise', () => {
  test.each<[string, Tally[], string[]]>([
    [
      '28 of 56 is one answer from Inadequate',
      [of(28, 56)],
      ['One Yes on 2.2.1 given as No would make it Inadequate.'],
    ],
    ['29 of 56 is two answers from it', [of(29, 56)], []],
    [
      '27 of 56 is one answer from Requires improvement',
      [of(27, 56)],
      ['One No on 2.2.1 given as Yes would make it Requires improvement.'],
    ],
    ['26 of 56 is two answers from it', [of(26, 56)], []],
    [
      'of two that are tied, either is enough to fall',
      [of(28, 56), of(28, 56)],
      ['One Yes on 2.2.1 or 2.2.2 given as No would make it Inadequate.'],
    ],
    ['of two that are tied, neither is enough to rise', [of(27, 56), of(27, 56)], []],
    [
      'a question that is not the lowest may become it',
      [of(55, 100), of(3, 5)],
      ['One Yes on 2.2.2 given as No would make it Inadequate.'],
    ],
    [
      'a question with a small base falls further than another',
      [of(39, 60), of(2, 3)],
      [
        'One Yes on 2.2.2 given as No would make it Inadequate.',
        'One Yes on 2.2.1 given as No would make it Requires improvement.',
      ],
    ],
    ['one case decides everything', [of(1, 1)], ['One Yes on 2.2.1 given as No would make it Inadequate.']],
    ['there is no Yes to give as No', [of(0, 1)], ['One No on 2.2.1 given as Yes would make it Outstanding.']],
    [
      'printed percentages decide: 32 of 50 is 64, and 33 is 66',
      [of(32, 50)],
      ['One No on 2.2.1 given as Yes would make it Good.'],
    ],
    [
      'a question with nothing relevant has no answer to give otherwise',
      [tally(0, 0, 56), of(28, 56)],
      ['One Yes on 2.2.2 given as No would make it Inadequate.'],
    ],
  ])('%s', (_, tallies, expected) => {
    expect(messagesOf(flags(tallies), 'oneAnswer')).toEqual(expected);
  });

  test('changes nothing where discretion holds the rating, so it is no flag; the distance from the cut-off still is', () => {
    const tallies = { '2.5.3': of(28, 56) };
    expect(kinds(ordinary({ tallies }))).toEqual(['withinFivePoints', 'oneAnswer']);
    expect(kinds(ordinary({ tallies, discretion: { '2.5': 'G' } }))).toEqual(['withinFivePoints']);
  });

  test('counts by the rating after the decision rules: a cap that holds the rating leaves no flag, and a fall is to what it ends at', () => {
    // 13 of 20 is 65 per cent, 12 is 60: Good or Requires improvement, both capped at the latter.
    expect(capped(new Map([['2.2.1', of(13, 20)]])).map(({ kind }) => kind)).toEqual(['withinFivePoints']);
    // One of one falls all the way; none of one rises to Outstanding, and ends at the cap.
    expect(messagesOf(capped(new Map([['2.2.1', of(0, 1)]])), 'oneAnswer')).toEqual([
      'One No on 2.2.1 given as Yes would make it Requires improvement.',
    ]);
  });

  test('is what trying every answer gives, on any small tallies', () => {
    const few = fc.record({
      yes: fc.nat(12),
      no: fc.nat(12),
      notApplicable: fc.nat(2),
      unanswered: fc.nat(1),
    });
    let flagged = 0;
    fc.assert(
      fc.property(fc.array(few, { minLength: 1, maxLength: 3 }), (tallies) => {
        const expected = byTrying(tallies);
        flagged += expected.length;
        expect(messagesOf(flags(tallies), 'oneAnswer').toSorted()).toEqual(expected.toSorted());
      }),
      runs(400),
    );
    expect(flagged).toBeGreaterThan(tries(400) / 8);
  });
});

describe('there are no flags', () => {
  const at50 = new Map(casework('2.6').questions?.map(({ code }) => [code, of(1, 2)]));

  test('on a judged standard', () => {
    const found = assessCase({ programme: programme([organisational('1.1')]), judged: { '1.1': 'RI' } });
    expect(standard(found, '1.1').borderline).toEqual([]);
  });

  test.each(['not applicable', 'missing', 'unrated'] as const)('on a standard that is %s', (what) => {
    const one = what === 'unrated' ? { ...casework('2.6'), basis: 'unrated' as const } : casework('2.6');
    const found = assessCase({
      programme: programme([one]),
      tallies: what === 'missing' ? new Map() : at50,
      notApplicable: what === 'not applicable' ? ['2.6'] : [],
    });
    expect(standard(found, '2.6')).toMatchObject({ rating: null, borderline: [] });
  });

  test('on a standard well inside its band', () => {
    const found = assessCase({ tallies: talliesFor(pdu, { '2.2': 'RI' }) });
    expect(standard(found, '2.2').borderline).toEqual([]);
  });
});

test('a flag never moves a rating, and all kinds are told together', () => {
  const found = standard(assessCase({ programme: made, tallies: new Map([['2.2.1', of(2, 4)]]) }), '2.2');
  expect(found).toMatchObject({ banded: full('RI'), rating: full('RI') });
  expect(found.borderline).toEqual([
    { kind: 'withinFivePoints', message: near(50, 'exactly on', 50, full('RI')) },
    { kind: 'oneAnswer', message: 'One Yes on 2.2.1 given as No would make it Inadequate.' },
    { kind: 'oneAnswer', message: 'One No on 2.2.1 given as Yes would make it Good.' },
    { kind: 'fewCases', message: 'The lowest, 2.2.1, rests on 4 relevant cases.' },
  ]);
});
