/** What can be wrong with a command line: what is missing, given twice, or at odds with something else on it. */
import type { Place } from '../model/reading.js';
import { formatList } from '../words/english.js';
import { quote, shellWord } from '../words/visible.js';
import { group, suggestion } from './group.js';

export const commandLineProblems = group(2, {
  sheetMissing: () =>
    'there is nothing to score. Name a case sheet, - for standard input, or counts with --counts FILE.',
  sheetAndCounts: (p: { sheet: string }) =>
    `the case sheet ${quote(p.sheet)} and --counts are both given. Counts stand in place of cases: give one of them.`,
  countsTwice: () => 'this counts sheet is given twice, so its cases would be counted twice. Give it once.',
  percentagesAdded: () =>
    'this sheet gives percentages, and percentages cannot be added. Give it alone, or give counts (question,yes,no) in every sheet.',
  optionNeedsCases: (p: { option: string }) =>
    `${p.option} needs cases, and --counts gives none. Leave one of them out.`,
  settingForm: (p: { option: string; found: string; expected: string }) =>
    `${p.found === '' ? 'no value is given' : `${quote(p.found)} cannot be understood`}. Expected ${p.option} ${p.expected}.`,
  optionAlone: (p: { option: string; needs: string; example: string }) =>
    `${p.option} does nothing without ${p.needs}. Add it, e.g. ${p.example}.`,
  optionsApart: (p: { options: readonly string[]; instead: string }) =>
    `${formatList(p.options)} cannot go together. ${p.instead}`,
  reasonCount: (p: { discretions: number; reasons: number }) =>
    `${timesGiven(p.discretions, '--discretion')} and ${timesGiven(p.reasons, '--reason')}. Each --discretion needs its own --reason, in the same order.`,
  pathAsCommand: (p: { is: 'file' | 'folder' | 'missing'; near: string | null }, { file = '' }: Place) => {
    const found = p.is === 'missing' ? 'there is no such file' : `this is a ${p.is}, and no command`;
    if (p.is === 'missing' && p.near === null)
      return `${found}. Check the path. A case sheet is scored with casescore score SHEET.`;
    return `${found}. Did you mean: casescore ${p.is === 'folder' ? 'batch' : 'score'} ${shellWord(p.near ?? file)}?`;
  },
  topicUnknown: (p: { found: string; near: string | null }) =>
    `${quote(p.found)} is neither a command nor a guide.${suggestion(p.near, p.found)} To see them all: casescore help`,
  nameMissing: (p: { what: string; how: string }) => `the ${p.what} is missing. ${p.how}`,
  pairsWithPlaces: () =>
    'the file has a row for each place, and ratings are given as arguments too. Put them in the file, or leave the file out.',
  checkWithoutPublished: () =>
    '--check compares with what was published, and there is no column "published". Add it to the file of places, with a rating or a score such as 8/24.',
  csvNeedsPlaces: () =>
    'a CSV has a row for each place of a file with a column "place". For one place take text or JSON.',
  noRatings: () => 'there are no ratings. Give them as 1.1=Good 1.2=RI 2.1=NA, or in a file with --ratings FILE.',
  ratingsHeader: () =>
    'the first row must name the columns "standard" and "rating", or for many places "place" and the standards; or give a JSON object such as { "1.1": "Good" }.',
});

function timesGiven(n: number, option: string): string {
  if (n === 0) return `no ${option} is given`;
  return `${option} is given ${n === 1 ? 'once' : `${n} times`}`;
}
