/** The ratings: overall, and of each standard with its basis and reasons; and the key questions with the counts behind their percentages. */
import { countCells, countColumns, relevantCasesLine } from '../../analysis/supporting/index.js';
import type { Assessment, Basis } from '../../model/assessment.js';
import { ratingWords } from '../../scoring/words.js';
import { marksOf, subjectOf, ratingsPageTitle } from '../result-words.js';
import { reasonSentences } from '../reasons.js';
import { numberColumn, orMark, wordColumn, type Cell, type Mark, type Worksheet } from '../../model/worksheet.js';

/** The score and the overall rating, with and without recorded discretion. */
export function overallSheet(result: Assessment): Worksheet {
  const { overall, sample } = result;
  const { score, maximum, rating, byRule, complete, provisional } = overall;
  const cases = [orMark(sample.cases, 'x'), orMark(sample.toInspect, 'x'), orMark(sample.planned, 'x')];
  const none: Mark = complete ? 'z' : 'x';
  return {
    name: 'Overall_rating',
    title: `Overall rating and score: ${subjectOf(result)}`,
    lines: [
      'The score is the sum of the points of the standards that are rated and count.',
      ...(complete
        ? []
        : ['Standards are still to come: the score is what is rated so far, and there is no overall rating yet.']),
      ...(provisional ? ['Provisional: questions are unanswered, or cases still to be inspected or planned.'] : []),
    ],
    table: {
      columns: [
        wordColumn('Result', 7),
        wordColumn('Overall rating', 6),
        numberColumn('Score', 3),
        numberColumn('Maximum score', 4),
        numberColumn('Cases inspected', 4),
        numberColumn('Cases still to be inspected', 5),
        numberColumn('More cases planned', 4),
      ],
      rows: [
        ['Final, after discretion', orMark(rating, none), score, maximum, ...cases],
        ['By the rules alone', orMark(byRule.rating, none), byRule.score, maximum, ...cases],
      ],
    },
  };
}

const basisWords: Readonly<Record<Basis, string>> = {
  cases: 'Cases',
  judgement: 'Judgement',
  notApplicable: 'Nothing: not applicable',
  unrated: 'Nothing: not rated',
  missing: 'Still to come',
};

/** A row for each standard, in the order of the programme. */
export function ratingsSheet(result: Assessment): Worksheet {
  const domains = new Map(
    result.method.domains.map((domain) => [domain.code, ratingsPageTitle(domain, result.standards)]),
  );
  return {
    name: 'Ratings',
    title: `Ratings of the standards: ${subjectOf(result)}`,
    lines: ['What each standard came to in words, and why, stands in the worksheet Reasons.'],
    table: {
      columns: [
        wordColumn('Standard', 2.6),
        wordColumn('Title', 6.5),
        wordColumn('Domain', 8),
        wordColumn('Rated from', 5),
        wordColumn('Rating', 5),
        numberColumn('Points', 2.2),
        wordColumn('By the rules alone', 5),
        wordColumn('Marks', 5),
      ],
      rows: result.standards.map((standard): Cell[] => {
        const { code, title, domain, basis, points, byRule } = standard;
        return [
          code,
          title,
          domains.get(domain) ?? domain,
          basisWords[basis],
          ratingWords(standard),
          orMark(points, basis === 'missing' ? 'x' : 'z'),
          ratingWords({ rating: byRule, basis }),
          marksOf(standard).join(', ') || 'none',
        ];
      }),
    },
  };
}

/** A row for each sentence, by standard in the order of the programme. */
export function reasonsSheet(result: Assessment): Worksheet {
  return {
    name: 'Reasons',
    title: `Each standard in words, and why it is rated so: ${subjectOf(result)}`,
    lines: ['What is borderline is told, and moves no rating.'],
    table: {
      columns: [
        wordColumn('Standard', 2.6),
        wordColumn('Title', 6.5),
        wordColumn('What it tells', 4),
        wordColumn('Sentence', 24),
      ],
      rows: result.standards.flatMap((standard) => {
        const row = (kind: string) => (sentence: string) => [standard.code, standard.title, kind, sentence];
        return [
          ...standard.sentences.map(row('In words')),
          ...reasonSentences(result, standard).map(row('Reason')),
          ...standard.borderline.map(({ message }) => message).map(row('Borderline')),
        ];
      }),
    },
  };
}

/** A row for each key question, in the order of the programme. */
export function keyQuestionsSheet(result: Assessment): Worksheet {
  const { standards } = result;
  const provisional = standards.filter((standard) => standard.provisional && standard.keyQuestions.length > 0);
  return {
    name: 'Key_questions',
    title: `Key questions, percentage of cases answered Yes: ${subjectOf(result)}`,
    lines: [
      relevantCasesLine,
      'The lowest percentage of a standard decides its rating.',
      ...(provisional.length === 0
        ? []
        : [
            `Provisional, because questions are unanswered or cases still to be inspected or planned: ${provisional.map(({ code }) => code).join(', ')}.`,
          ]),
    ],
    table: {
      columns: [
        wordColumn('Standard', 2.6),
        wordColumn('Question', 2.6),
        wordColumn('Wording', 11),
        wordColumn('Wording is', 2.8),
        ...countColumns,
        wordColumn('Band', 4),
        wordColumn('Lowest of its standard', 3),
      ],
      rows: standards.flatMap(({ code, keyQuestions }) =>
        keyQuestions.map((question): Cell[] => [
          code,
          question.code,
          question.text,
          question.certainty,
          ...countCells(question),
          orMark(question.band, 'z'),
          question.lowest ? 'lowest' : 'no',
        ]),
      ),
    },
  };
}
