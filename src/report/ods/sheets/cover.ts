/** The first worksheet: what the workbook is of, what came of it, and what it rests on. */
import type { Assessment } from '../../../model/assessment.js';
import { assumedSentence, stillToCome, titlePage } from '../../result-words.js';
import { twoResults } from '../../sentences.js';
import type { Sheet } from '../../../model/worksheet.js';

/** The cover of a result's workbook, under the workbook's title. */
export function cover(result: Assessment, title: string): Sheet {
  const { sample, programme, method, tool } = result;
  const page = titlePage(result);
  return {
    name: 'Cover',
    title,
    lines: [
      'Data annexe: the ratings of the standards, and for each question how many of the inspected cases were answered Yes.',
      { heading: 'Result' },
      ...outcome(result),
      { heading: 'Inspection, sample and programme' },
      page.title,
      ...page.lines,
      ...(sample.cases === null ? ['How many cases were inspected is not known'] : []),
      ...(page.title === sample.source ? [] : [`Read from ${sample.source}`]),
      { heading: 'Method' },
      `SHA-256 of the programme's file: ${programme.sha256}`,
      assumedSentence(result) ?? 'Nothing of the method is assumed.',
      { heading: 'How to read this workbook' },
      'The worksheet Contents names every other one. Each holds at most one table, and says above it what is in it.',
      method.bandOn === 'exact'
        ? 'A percentage is in per cent, with as many decimals as it takes, and stands beside its counts.'
        : 'A percentage is a whole number of per cent, as reports print it, and stands beside its counts: 57 is 57 per cent of the relevant cases.',
      'A cell with nothing to show holds a letter in square brackets. The worksheet Notes explains each, and holds what else should be known.',
      { heading: 'Made with' },
      `${tool.name} ${tool.version}`,
    ],
    table: null,
  };
}

function outcome(result: Assessment): string[] {
  const { score, maximum, rating, complete, provisional } = result.overall;
  const told = [twoResults(result), stillToCome(result)].filter((line) => line !== null);
  return [
    `Overall rating: ${rating ?? (complete ? 'none' : 'none yet')}${rating !== null && provisional ? ', provisional' : ''}`,
    `Score: ${score} of ${maximum}${complete ? '' : ' so far'}${provisional ? ', provisional' : ''}`,
    ...told,
  ];
}
