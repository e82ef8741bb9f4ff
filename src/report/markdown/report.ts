/** A result as Markdown, for issues and wikis: CommonMark with the tables of GitHub. */
import type { Assessment, StandardResult } from '../../model/assessment.js';
import { ratingWords } from '../../scoring/words.js';
import { formatNumber } from '../../words/english.js';
import { panelWords, type FullResult } from '../full-result.js';
import { plainSentences } from '../../scoring/plain-sentences.js';
import {
  assumedSentence,
  countWords,
  marksOf,
  notesOf,
  reasonParts,
  standardHeading,
  stillToCome,
  titlePage,
  wording,
  ratingsPageTitle,
} from '../result-words.js';
import { headingPart, itemPart, leadPart, textPart, titledList, titlePart, type Part } from '../../model/document.js';
import { twoResults } from '../reasons.js';
import { markdownText, partsMarkdown } from './document.js';

/** The whole report, lines ended by LF. `asked`: the parts of the sections that were asked for. */
export function markdownReport(result: FullResult, asked: readonly Part[]): string {
  const { tool, programme, sample } = result;
  const page = titlePage(result);
  const assumed = assumedSentence(result);
  const panel = panelWords(result).map(({ words }) => words);
  return `# ${markdownText(page.title)}\n${partsMarkdown([
    ...page.lines.map(itemPart),
    ...ratingParts(result),
    ...result.standards.flatMap((standard) => standardParts(result, standard)),
    ...titledList('For the ratings panel', panel),
    ...titledList('Notes', [...notesOf(result), ...(assumed === null ? [] : [assumed])]),
    ...asked,
    titlePart('About this result'),
    leadPart('Sheet', sample.source),
    leadPart('Programme', `${programme.id}, file SHA-256 ${programme.sha256}`),
    leadPart('Made with', `${tool.name} ${tool.version}`),
  ])}`;
}

function ratingParts(assessment: Assessment): Part[] {
  const { overall, standards, method } = assessment;
  const provisional = overall.provisional ? ', provisional' : '';
  const soFar = overall.complete ? '' : ' so far';
  const both = twoResults(assessment);
  const left = stillToCome(assessment);
  return [
    titlePart('Ratings'),
    leadPart('Score', `${overall.score}/${overall.maximum}${soFar}${provisional}${both === null ? '' : ` (${both})`}`),
    leadPart('Overall rating', `${overall.rating ?? 'none yet'}${overall.rating === null ? '' : provisional}`),
    ...(left === null ? [] : [textPart(left)]),
    ...method.domains.flatMap((domain): Part[] => [
      headingPart(ratingsPageTitle(domain, standards)),
      {
        kind: 'table',
        caption: ratingsPageTitle(domain, standards),
        header: ['Standard', 'Rating', 'Points', 'Remarks'],
        rows: standards
          .filter((standard) => standard.domain === domain.code)
          .map((standard) => [
            `${standard.code} ${standard.title}`,
            ratingWords(standard),
            String(standard.points ?? ''),
            marksOf(standard).join(', '),
          ]),
      },
    ]),
  ];
}

function standardParts(assessment: Assessment, standard: StandardResult): Part[] {
  const { keyQuestions } = standard;
  const isAssumed = keyQuestions.some(({ certainty }) => certainty === 'assumed');
  return [
    titlePart(standardHeading(standard)),
    textPart(plainSentences(assessment, standard, 'codes').join(' ')),
    ...(keyQuestions.length === 0 ? [] : [questionsPart(standard)]),
    ...(isAssumed ? [textPart('* The wording is assumed.')] : []),
    ...reasonParts(assessment, standard),
  ];
}

function questionsPart({ keyQuestions, basis, title: caption, provisional }: StandardResult): Part {
  const notApplicable = keyQuestions.some((question) => (question.notApplicable ?? 0) > 0);
  const unanswered = keyQuestions.some((question) => (question.unanswered ?? 0) > 0);
  const banded = basis === 'cases';
  return {
    kind: 'table',
    caption,
    header: [
      basis === 'unrated' ? 'Question' : 'Key question',
      "Percentage 'Yes'",
      'Yes of relevant',
      ...(notApplicable ? ['N/A'] : []),
      ...(unanswered ? ['Unanswered'] : []),
      ...(banded ? ['Band'] : []),
    ],
    rows: keyQuestions.map((question) => [
      `${question.code} ${wording(question)}`,
      question.percentage === null ? 'not rated' : `${question.percentage}%${question.lowest ? ' (lowest)' : ''}`,
      countWords(question, provisional),
      ...(notApplicable ? [formatNumber(question.notApplicable ?? 0)] : []),
      ...(unanswered ? [formatNumber(question.unanswered ?? 0)] : []),
      ...(banded ? [question.band ?? ''] : []),
    ]),
  };
}
