/** The first worksheet: what the workbook is of, what came of it, and what it rests on. */
import type { Assessment } from '../../../model.js';
import { counted, listed } from '../../../words.js';
import { assumptions, fieldworkMonth, twoResults } from '../../sentences.js';
import type { Line, Sheet } from '../workbook.js';

/** The cover of a result's workbook, under the workbook's title. */
export function cover(result: Assessment, title: string): Sheet {
  const assumed = assumptions(result);
  return {
    name: 'Cover',
    title,
    lines: [
      'Data annexe: the ratings of the standards, and for each question how many of the inspected cases were answered Yes.',
      { heading: 'Result' },
      ...outcome(result),
      { heading: 'Inspection and sample' },
      ...inspected(result),
      { heading: 'Method' },
      `Programme ${result.programme.id}: ${result.programme.title}.`,
      `Programme file: SHA-256 ${result.programme.sha256}.`,
      ...result.notes.filter(({ code }) => code === 'programmeAssumed').map(({ message }) => message),
      ...(assumed.length === 0
        ? ['Nothing of the method is assumed.']
        : [`Assumed, since no published document at hand prints it: ${listed(assumed)}.`]),
      { heading: 'How to read this workbook' },
      'The worksheet Contents names every other one. Each holds at most one table, and says above it what is in it.',
      result.method.bandOn === 'exact'
        ? 'A percentage is in per cent, with as many decimals as it takes, and stands beside its counts.'
        : 'A percentage is a whole number of per cent, as reports print it, and stands beside its counts: 57 is 57 per cent of the relevant cases.',
      'A cell with nothing to show holds a letter in square brackets. The worksheet Notes explains each, and holds what else should be known.',
      { heading: 'Made with' },
      `${result.tool.name} ${result.tool.version}`,
    ],
    table: null,
  };
}

function outcome(result: Assessment): string[] {
  const { overall, standards } = result;
  const { score, maximum, rating, complete, provisional } = overall;
  const marks = `${complete ? '' : ' so far'}${provisional ? ', provisional' : ''}`;
  const both = twoResults(result);
  const left = standards.filter(({ basis, counted: inScore }) => basis === 'missing' && inScore);
  return [
    `Overall rating: ${rating ?? (complete ? 'none' : 'none yet')}${rating !== null && provisional ? ', provisional' : ''}.`,
    `Score: ${score} of ${maximum}${marks}.`,
    ...(both === null ? [] : [`${both}.`]),
    ...(left.length === 0 ? [] : [`Still to come: ${listed(left.map(({ code, title }) => `${code} ${title}`))}.`]),
  ];
}

function inspected({ inspection, sample }: Assessment): Line[] {
  const { title, region, fieldwork } = inspection;
  const outstanding = sample.outstanding > 0 ? `, ${sample.outstanding} still to be inspected` : '';
  return [
    ...(title === null ? [] : [`Place: ${title}.`]),
    ...(region === null ? [] : [`Region: ${region}.`]),
    ...(fieldwork === null ? [] : [`Fieldwork started ${fieldworkMonth(fieldwork)}.`]),
    sample.cases === null
      ? 'How many cases were inspected is not known.'
      : `${counted(sample.cases, 'case')} inspected${outstanding}.`,
    `Read from ${sample.source}.`,
  ];
}
