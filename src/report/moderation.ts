/** The output of `moderate`: agreement by question, ratings under each reading, and the disputes. */
import { isSignificant } from '../analysis/statistics/holm.js';
import { itemPart, splitBefore, textPart, titlePart, type Page, type Part, type TablePart } from '../model/document.js';
import type { AgreementCounts, Moderation, QuestionAgreement, SettledRatings } from '../model/moderation.js';
import { formatCount, formatList, formatNumber, formatShare } from '../words/english.js';
import type { Cell } from './csv.js';
import { html } from './html/markup.js';
import { sections } from './html/document.js';
import { pageHtml } from './html/page.js';

/** The moderation as a page for text, Markdown and HTML. */
export function moderationPage(moderation: Moderation): Page {
  const { first, second } = moderation;
  return {
    title: 'Two readings of the same cases',
    parts: [
      textPart(`First: ${first.source}. Second: ${second.source}.`),
      textPart(pairedSentence(moderation)),
      textPart('Agreement says how alike two readings are. It does not say which of them is right.'),
      ...questionParts(moderation),
      ...ratingParts(moderation),
      ...disputeParts(moderation),
      ...groupParts(moderation),
      ...(moderation.notes.length === 0 ? [] : [titlePart('Notes')]),
      ...moderation.notes.map(({ message }) => itemPart(message)),
    ],
  };
}

function pairedSentence({ paired, onlyFirst, onlySecond, programme }: Moderation): string {
  const left = [
    ...(onlyFirst === 0 ? [] : [`${formatCount(onlyFirst, 'case is', 'cases are')} only in the first`]),
    ...(onlySecond === 0 ? [] : [`${formatCount(onlySecond, 'case is', 'cases are')} only in the second`]),
  ];
  const rest =
    left.length === 0 ? '' : ` ${formatList(left)}; ${onlyFirst + onlySecond === 1 ? 'it is' : 'they are'} left out.`;
  return `${formatCount(paired, 'case is', 'cases are')} in both, compared under ${programme.id} (${programme.title}).${rest}`;
}

function questionParts({ questions, allQuestions }: Moderation): Part[] {
  const table: TablePart = {
    kind: 'table',
    caption: 'Agreement by question',
    header: ['Question', 'Pairs', 'Agreed', '95%', 'Yes, No', 'No, Yes', 'Kappa', 'AC1', 'p', 'Holm'],
    rows: [
      ...questions.map((question) => [question.code, ...countCells(question), ...pCells(question)]),
      ['All', ...countCells(allQuestions), '', ''],
    ],
    names: [...questions.map(({ text }) => text), ''],
  };
  return [
    titlePart('Agreement by question'),
    table,
    { kind: 'gap' },
    textPart(
      'Pairs: cases that both answered Yes or No. 95%: Wilson\'s interval of the agreement. "Yes, No": the first said Yes and the second No. p: McNemar\'s exact test of whether disputes lean one way; Holm: the same, adjusted for all questions with a dispute.',
    ),
    ...directionSentences(questions).map(textPart),
    ...partingSentence(questions).map(textPart),
    ...leftOutSentence(allQuestions).map(textPart),
  ];
}

function countCells({ pairs, agreement, interval, yesThenNo, noThenYes, kappa, ac1 }: AgreementCounts): string[] {
  const range = interval === null ? '' : interval.map((end) => Math.round(end)).join(' to ');
  return [
    formatNumber(pairs),
    agreement === null ? '-' : `${agreement}%`,
    range,
    formatNumber(yesThenNo),
    formatNumber(noThenYes),
    coefficient(kappa),
    coefficient(ac1),
  ];
}

/** To two decimals, which is as much as so few cases can say; a dash where there is none. */
const coefficient = (value: number | null): string => (value === null ? '-' : value.toFixed(2));

function pCells({ mcnemar: { p, adjusted } }: QuestionAgreement): string[] {
  return [p, adjusted].map((value) => (value === null ? '-' : value < 0.001 ? '<0.001' : value.toFixed(3)));
}

function directionSentences(questions: readonly QuestionAgreement[]): string[] {
  const leaning = questions.filter(({ mcnemar }) => isSignificant(mcnemar.adjusted ?? 1));
  const disputed = questions.filter(({ yesThenNo, noThenYes }) => yesThenNo + noThenYes > 0);
  if (disputed.length === 0) return ['There is no dispute: wherever both said Yes or No they said the same.'];
  if (leaning.length === 0) return ['On no question do the disputes lean one way by more than chance would explain.'];
  return leaning.map(({ code, yesThenNo, noThenYes }) => {
    const [more, less] = [Math.max(yesThenNo, noThenYes), Math.min(yesThenNo, noThenYes)];
    const who = yesThenNo > noThenYes ? 'first' : 'second';
    return `On ${code} the ${who} reading says Yes more often, by more than chance would explain: in ${formatShare(more, more + less)} disputes.`;
  });
}

/** From this distance on, kappa and AC1 are said to part. */
const apart = 0.2;

function partingSentence(questions: readonly QuestionAgreement[]): string[] {
  const parted = questions.filter(({ kappa, ac1 }) => ac1 !== null && (kappa === null || ac1 - kappa >= apart));
  if (parted.length === 0) return [];
  const codes = formatList(parted.map(({ code }) => code));
  return [
    `Kappa and AC1 part on ${codes}. Kappa falls where nearly all answers are alike, however well the readers agree (with one and the same answer throughout there is none); AC1 does not. Read both beside the plain agreement.`,
  ];
}

const countedAnswers = (n: number, words: string): string[] => (n === 0 ? [] : [`${formatNumber(n)} ${words}`]);

function leftOutSentence({
  bothNotApplicable,
  oneNotApplicable,
  oneUnanswered,
  bothUnanswered,
}: Moderation['allQuestions']): string[] {
  const left = [
    ...countedAnswers(bothNotApplicable, 'not applicable to both'),
    ...countedAnswers(oneNotApplicable, 'not applicable to one'),
    ...countedAnswers(oneUnanswered, 'unanswered by one'),
    ...countedAnswers(bothUnanswered, 'unanswered by both'),
  ];
  return left.length === 0 ? [] : [`Outside the pairs, over all questions: ${formatList(left)}.`];
}

const ratingCells = (one: SettledRatings): string[] =>
  [one.first, one.second, one.allYes, one.allNo].map((rating) => rating ?? 'None');

function ratingParts({ standards, overall }: Moderation): Part[] {
  const rated = standards.filter((one) =>
    [one.first, one.second, one.allYes, one.allNo].some((rating) => rating !== null),
  );
  const hanging = [
    ...rated.filter(({ hangs }) => hangs).map(({ code, title }) => `${code} ${title}`),
    ...(overall.hangs ? ['the overall rating'] : []),
  ];
  return [
    titlePart('Ratings under each reading'),
    {
      kind: 'table',
      caption: 'Ratings under each reading',
      wraps: true,
      header: ['Standard', 'First', 'Second', 'All Yes', 'All No'],
      rows: [
        ...rated.map((one) => [`${one.code} ${one.title}`, ...ratingCells(one)]),
        ['Overall', ...ratingCells(overall)],
      ],
    },
    { kind: 'gap' },
    textPart(
      '"All Yes" and "All No": every case that one reader answered Yes and the other No, settled as Yes, or as No. If one has N/A or a blank, the first\'s answer stands. Only cases that both have are rated, with the inspection file of the first.',
    ),
    textPart(
      hanging.length === 0
        ? 'No rating depends on the disputes: each is the same in all four.'
        : `Not the same in all four, so these depend on the disputes: ${formatList(hanging)}.`,
    ),
  ];
}

function disputeParts({ disputes }: Moderation): Part[] {
  const listed = disputes.filter(({ cases }) => cases !== undefined);
  if (listed.length === 0) return [];
  return [
    titlePart('Disputed cases'),
    ...listed.map(({ question, count, cases = [] }): Part => {
      const text = `${formatCount(count, 'case')}: ${cases.join(', ')}`;
      return { kind: 'item', lead: question, text };
    }),
  ];
}

const shownNumber = (n: number | null): string => (n === null ? '[c]' : formatNumber(n));

function groupParts({ groups }: Moderation): Part[] {
  if (groups === undefined) return [];
  const { by, limit, withheld, values } = groups;
  const hidden = values.some(({ cases }) => cases === null);
  return [
    titlePart(`Agreement by ${by}`),
    ...(withheld ? [textPart('All figures are hidden: no choice of them would protect the small groups.')] : []),
    ...(withheld
      ? []
      : [
          {
            kind: 'table' as const,
            caption: `Agreement by ${by}`,
            header: [by, 'Cases', 'Pairs', 'Agreed'],
            rows: values.map(({ value, cases, pairs, agreement }) => [
              value ?? 'not recorded',
              shownNumber(cases),
              shownNumber(pairs),
              cases === null ? '[c]' : agreement === null ? '-' : `${agreement}%`,
            ]),
          },
          { kind: 'gap' as const },
          textPart('Over all questions. Other inspectors saw other cases, so a difference may lie in the cases.'),
        ]),
    ...(hidden && !withheld
      ? [textPart(`[c]: hidden, because it rests on fewer than ${limit} cases or would give such a figure away.`)]
      : []),
  ];
}

/** The moderation as a self-contained page. `styleHash` is the SHA-256 of the style sheet in base64. */
export function moderationHtml(moderation: Moderation, styleHash: string): string {
  const { title, parts } = moderationPage(moderation);
  const lines = parts.slice(
    0,
    parts.findIndex(({ kind }) => kind === 'title'),
  );
  const own = splitBefore('title', parts);
  const { name, version } = moderation.tool;
  return pageHtml(
    {
      title,
      lines: lines.flatMap((part) => (part.kind === 'text' ? part.text : [])),
      contents: own.map(([heading], i) => ({
        anchor: `part-${i + 1}`,
        name: heading?.kind === 'title' ? heading.text : '',
      })),
      main: sections(parts, 'part'),
      footer: html`<p>Made with ${name} ${version}.</p> `,
    },
    styleHash,
  );
}

/** A row a question, and one for all of them; headers in snake_case. */
export function moderationTable({ questions, allQuestions }: Moderation): Cell[][] {
  return [
    tableHeader,
    ...questions.map(({ code, text, mcnemar, ...counts }) =>
      tableRow([code, text], counts, [mcnemar.p, mcnemar.adjusted]),
    ),
    tableRow(['all', ''], allQuestions, [null, null]),
  ];
}

const tableHeader =
  'question text pairs agreed agreement interval_from interval_to yes_then_no no_then_yes both_not_applicable one_not_applicable one_unanswered both_unanswered kappa ac1 mcnemar_p mcnemar_adjusted'.split(
    ' ',
  );

function tableRow(question: readonly Cell[], counts: AgreementCounts, test: readonly Cell[]): Cell[] {
  const { pairs, agreed, agreement, interval, yesThenNo, noThenYes } = counts;
  const { bothNotApplicable, oneNotApplicable, oneUnanswered, bothUnanswered, kappa, ac1 } = counts;
  const [from = null, to = null] = interval ?? [];
  const figures = [pairs, agreed, agreement, from, to, yesThenNo, noThenYes];
  const outside = [bothNotApplicable, oneNotApplicable, oneUnanswered, bothUnanswered];
  return [...question, ...figures, ...outside, kappa, ac1, ...test];
}
