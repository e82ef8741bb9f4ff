/** What the figures of a standard say to a reader who is no analyst. */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Assessment, KeyQuestionResult } from '../../src/model/assessment.js';
import type { Programme } from '../../src/model/programme.js';
import type { Tally } from '../../src/model/reading.js';
import { plainSentences } from '../../src/scoring/plain-sentences.js';
import { assessCase, casework, of, ordinary, organisational, pdu, programme, standard, tally } from '../make.js';
import { anyProgramme, judgementsFor, talliesFor } from '../properties/arbitrary.js';
import { runs } from '../runs.js';

const sentences = (result: Assessment, code: string): string[] => plainSentences(result, standard(result, code));

/** What is said of standard 2.2 of the programme of 2021 with these tallies of its three questions. */
const sentencesOn = (first: Tally, second: Tally, third: Tally, toInspect = 0): string[] =>
  sentences(ordinary({ tallies: { '2.2.1': first, '2.2.2': second, '2.2.3': third }, toInspect }), '2.2');

const engaging = '2.2.1, "Does assessment focus sufficiently on engaging the person on probation?"';
const factors = '2.2.2, "Does assessment focus sufficiently on the factors linked to offending and desistance?"';
const safe = '2.2.3, "Does assessment focus sufficiently on keeping other people safe?"';

describe('a standard with percentages', () => {
  test('is told by its strongest and its weakest question, each in its own words and with its counts', () => {
    expect(sentencesOn(of(32, 56), of(43, 56), of(17, 56))).toEqual([
      `Its strongest key question is ${factors}, with Yes in 43 of 56 cases (77 per cent).`,
      `Its weakest is ${safe}, with Yes in 17 of 56 cases (30 per cent).`,
    ]);
  });

  test('names questions by code alone where their words stand beside it', () => {
    const result = ordinary({ tallies: { '2.2.1': of(32, 56), '2.2.2': of(43, 56), '2.2.3': of(17, 56) } });
    expect(plainSentences(result, standard(result, '2.2'), 'codes')).toEqual([
      'Its strongest key question is 2.2.2, with Yes in 43 of 56 cases (77 per cent).',
      'Its weakest is 2.2.3, with Yes in 17 of 56 cases (30 per cent).',
    ]);
  });

  test('names both of two that are level, with one count where it is the same', () => {
    expect(sentencesOn(of(17, 56), of(43, 56), of(17, 56))[1]).toBe(
      `Its weakest are ${engaging} and ${safe}, each with Yes in 17 of 56 cases (30 per cent).`,
    );
  });

  test('gives each its own counts where equal percentages come from different ones', () => {
    expect(sentencesOn(of(43, 56), of(17, 56), tally(33, 10, 13))[0]).toBe(
      `Its strongest key questions are ${engaging} (43 of 56 cases) and ${safe} (33 of 43 relevant cases), each with Yes in 77 per cent of relevant cases.`,
    );
  });

  test('says of questions that are all level that they are, by code where they are more than two', () => {
    expect(sentencesOn(of(28, 56), of(28, 56), of(28, 56))).toEqual([
      'Its three key questions are level: 2.2.1, 2.2.2 and 2.2.3, each with Yes in 28 of 56 cases (50 per cent).',
    ]);
    const two = assessCase({
      programme: programme([casework('2.1', 2)]),
      tallies: new Map([
        ['2.1.1', of(1, 2)],
        ['2.1.2', of(1, 2)],
      ]),
    });
    expect(sentences(two, '2.1')).toEqual([
      'Its two key questions are level: 2.1.1, "Question 2.1.1?" (wording assumed) and 2.1.2, "Question 2.1.2?" (wording assumed), each with Yes in 1 of 2 cases (50 per cent).',
    ]);
  });

  test('of one question says that it is the only one', () => {
    const one = assessCase({ programme: programme([casework('2.1')]), tallies: new Map([['2.1.1', of(1, 1)]]) });
    expect(sentences(one, '2.1')).toEqual([
      'Its only key question is 2.1.1, "Question 2.1.1?" (wording assumed), with Yes in 1 of 1 case (100 per cent).',
    ]);
  });

  test('passes over a question with nothing relevant, and says so', () => {
    const nothing = tally(0, 0, 56);
    expect(sentencesOn(of(32, 56), nothing, of(17, 56))).toEqual([
      `Its strongest key question with relevant cases is ${engaging}, with Yes in 32 of 56 cases (57 per cent).`,
      `Its weakest is ${safe}, with Yes in 17 of 56 cases (30 per cent).`,
    ]);
    expect(sentencesOn(nothing, nothing, of(0, 56))).toEqual([
      `Its only key question with relevant cases is ${safe}, with Yes in 0 of 56 cases (0 per cent).`,
    ]);
    expect(sentencesOn(of(1, 2), nothing, of(1, 2))[0]).toMatch(
      /^Its two key questions with relevant cases are level: /,
    );
  });

  test('says "so far" of every figure while questions are unanswered or cases still to be inspected', () => {
    expect(sentencesOn(of(32, 56), of(43, 56), tally(17, 38, 0, 1))).toEqual([
      `Its strongest key question is ${factors}, with Yes in 43 of 56 cases (77 per cent) so far.`,
      `Its weakest is ${safe}, with Yes in 17 of 55 relevant cases (31 per cent) so far.`,
    ]);
    expect(sentencesOn(of(32, 56), of(43, 56), of(17, 56), 3).every((sentence) => sentence.endsWith(' so far.'))).toBe(
      true,
    );
  });

  test('separates thousands', () => {
    expect(sentencesOn(of(1234, 1500), of(1234567, 2000000), of(999, 2000))).toEqual([
      `Its strongest key question is ${engaging}, with Yes in 1,234 of 1,500 cases (82 per cent).`,
      `Its weakest is ${safe}, with Yes in 999 of 2,000 cases (50 per cent).`,
    ]);
  });

  test('gives no counts where only percentages are known', () => {
    const known = ordinary({ tallies: { '2.2.1': of(32, 56), '2.2.2': of(43, 56), '2.2.3': of(17, 56) } });
    const assessment = standard(known, '2.2');
    const published = {
      ...assessment,
      keyQuestions: assessment.keyQuestions.map((question) => ({ ...question, yes: null, no: null })),
    };
    expect(plainSentences(known, published, 'codes')).toEqual([
      'Its strongest key question is 2.2.2, with Yes in 77 per cent of relevant cases.',
      'Its weakest is 2.2.3, with Yes in 30 per cent of relevant cases.',
    ]);
  });

  test('calls a question that decides no rating no key question', () => {
    expect(sentences(ordinary({ tallies: { '2.6.1': of(12, 56) } }), '2.6')).toEqual([
      'Its only question is 2.6.1, "Do early outcomes demonstrate that reasonable progress has been made, in line with the personalised needs of the person on probation?", with Yes in 12 of 56 cases (21 per cent).',
    ]);
  });
});

describe('a standard without percentages', () => {
  const nothing = tally(0, 0, 56);

  test('has none where nothing is relevant', () => {
    expect(sentencesOn(nothing, nothing, nothing)).toEqual([
      'No case is relevant to any of its three questions, so it has no percentage.',
    ]);
    expect(sentences(ordinary({ tallies: { '2.6.1': nothing } }), '2.6')).toEqual([
      'No case is relevant to its only question, so it has no percentage.',
    ]);
  });

  test('has no answer yet where all are blank', () => {
    const blank = tally(0, 0, 0, 56);
    expect(sentencesOn(blank, blank, blank)).toEqual([
      'No case has a Yes or No for any of its three key questions yet.',
    ]);
    expect(sentences(ordinary({ tallies: { '2.6.1': blank } }), '2.6')).toEqual([
      'No case has a Yes or No for its only question yet.',
    ]);
  });

  test('rests on a judgement, with the points that it scores', () => {
    expect(sentences(ordinary({ standards: { '1.2': 'I', '1.3': 'RI' } }), '1.2')).toEqual([
      'It is judged by the inspectors, not rated from cases, and scores 0 of 3 points.',
    ]);
    const apart = assessCase({ programme: programme([organisational('1.1', false)]), judged: { '1.1': 'G' } });
    expect(sentences(apart, '1.1')).toEqual([
      'It is judged by the inspectors, not rated from cases, and stands outside the score.',
    ]);
  });

  test('rests on a judgement that a decision rule may still lower', () => {
    const blank = tally(20, 20, 0, 40);
    const open = ordinary({ standards: { '2.2': 'I' }, tallies: { '2.4.1': blank } });
    expect(sentences(open, '1.1')).toEqual([
      'It is judged by the inspectors, not rated from cases, and scores 2 of 3 points so far.',
    ]);
  });

  test('does not apply, and is left out of a score that is told', () => {
    expect(sentences(ordinary({}), '2.1')).toEqual([
      'It does not apply here, so it is left out of the score, 16 of 24.',
    ]);
  });

  test('is still to come, and left out of the score so far, if there is one', () => {
    const made = programme([organisational('1.1'), organisational('1.2'), organisational('1.3', false)]);
    expect(sentences(assessCase({ programme: made, judged: { '1.2': 'O' } }), '1.1')).toEqual([
      'It has no rating yet, so it is left out of the score so far, 3 of 3.',
    ]);
    expect(sentences(assessCase({ programme: made }), '1.1')).toEqual([
      'It has no rating yet, so it is left out of the score so far.',
    ]);
    expect(sentences(assessCase({ programme: made }), '1.3')).toEqual([
      'It has no rating yet, and it stands outside the score in any case.',
    ]);
  });

  test('is unrated, and the sheet has no column for it', () => {
    expect(sentences(assessCase({}), '2.6')).toEqual(['There are no figures for it.']);
  });
});

/** Any result of any programme, with any answers open. */
const anyResult: fc.Arbitrary<{ readonly made: Programme; readonly result: Assessment }> = anyProgramme.chain((made) =>
  fc
    .record({ tallies: talliesFor(made), judged: judgementsFor(made), toInspect: fc.nat(1), blank: fc.nat(1) })
    .map(({ tallies, judged, toInspect, blank }) => {
      const open = new Map([...tallies].map(([code, counts]) => [code, { ...counts, unanswered: blank }]));
      return { made, result: assessCase({ programme: made, tallies: open, judged, toInspect }) };
    }),
);

/** The figures of a sentence, without the codes and the wording of questions. */
const figuresIn = (text: string): string[] =>
  [...text.matchAll(/(\d+) of (\d+) (?:relevant )?cases?|([\d.]+) per cent/g)].map(([all]) => all);

/** The figures that a question may be told with. */
const figuresOf = ({ yes, no, percentage }: KeyQuestionResult): string[] =>
  percentage === null || yes === null || no === null
    ? []
    : ['', 'relevant '].flatMap((which) => [
        `${yes} of ${yes + no} ${which}case${yes + no === 1 ? '' : 's'}`,
        `${percentage} per cent`,
      ]);

describe('whatever the counts', () => {
  test('every standard has one or two whole sentences, and nothing in them is missing', () => {
    fc.assert(
      fc.property(anyResult, ({ result }) => {
        for (const one of result.standards) {
          const all = plainSentences(result, one);
          expect([1, 2]).toContain(all.length);
          for (const sentence of all) {
            expect(sentence).toMatch(/^[A-Z].*[^.]\.$/);
            expect(sentence).not.toMatch(/NaN|undefined|null|Infinity|\b1 cases|\b1 points|[2-9] case\b| {2}|%/);
          }
        }
      }),
      runs(100),
    );
  });

  test('every figure is one of the tallies, and the extremes are those of the table', () => {
    fc.assert(
      fc.property(anyResult, ({ result }) => {
        for (const one of result.standards) {
          const text = plainSentences(result, one, 'codes').join(' ');
          const known = new Set(one.keyQuestions.flatMap(figuresOf));
          expect(figuresIn(text).filter((figure) => !known.has(figure))).toEqual([]);
          const percentages = one.keyQuestions.flatMap(({ percentage }) => percentage ?? []);
          expect(figuresIn(text).length > 0).toBe(percentages.length > 0);
          const ends = percentages.length === 0 ? [] : [Math.max(...percentages), Math.min(...percentages)];
          for (const end of ends) expect(text).toContain(`${end} per cent`);
        }
      }),
      runs(100),
    );
  });

  test('a question with nothing relevant lends no percentage', () => {
    fc.assert(
      fc.property(anyResult, ({ result }) => {
        for (const one of result.standards.filter(({ keyQuestions }) => keyQuestions.length > 0)) {
          if (one.keyQuestions.some(({ percentage }) => percentage !== null)) continue;
          expect(plainSentences(result, one).join(' ')).not.toMatch(/per cent\b(?!age)/);
        }
      }),
      runs(100),
    );
  });
});

test('the wording of every question of the programme of 2021 is quoted as it is', () => {
  for (const { code, questions = [] } of pdu.standards) {
    const tallies = Object.fromEntries(questions.map((question, i) => [question.code, of(i + 1, 10)]));
    const result = code === '2.1' ? assessCase({ tallies: new Map(Object.entries(tallies)) }) : ordinary({ tallies });
    const text = sentences(result, code).join(' ');
    const told = [questions[0], questions.at(-1)].filter((question) => question !== undefined);
    for (const question of told) expect(text).toContain(`${question.code}, "${question.text}"`);
  }
});
