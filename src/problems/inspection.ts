/** What can be wrong with what is given beside the cases: an inspection file, in JSON or as a table, and the same items as options. */
import type { Place } from '../model/reading.js';
import { formatList } from '../words/english.js';
import { makeVisible, quote } from '../words/visible.js';
import { group, rowWords, suggestion, type Unknown } from './group.js';
import { sheetProblems } from './sheet.js';

/** Any JSON file that people write: inspection, programme and expected results. */
export const jsonProblems = group(2, {
  jsonSyntax: (p: { reason: string }) =>
    `this is not JSON: ${makeVisible(p.reason)}${p.reason.endsWith('?') ? '' : '.'} Mend the line, or compare it with the guide: casescore help files.`,
  faultsTooMany: () =>
    'more than 100,000 values are not of the kind that belongs here. Is this the right file? Compare it with the guide: casescore help files.',
  jsonKeyTwice: (p: { key: string }) => `${quote(p.key)} stands here twice. Keep one of them.`,
  keyUnknown: (p: Unknown) =>
    `${quote(p.found)} is not a known key. Expected ${formatList(p.known, 'or')}.${suggestion(p.near, p.found)}`,
  resultContradicts: (p: { fault: string }) =>
    `this result contradicts itself here: ${p.fault}. It was edited or damaged: make it again with casescore score --format json.`,
  jsonOther: (p: { what: string; missing: readonly string[] }) =>
    `this is no ${p.what}: it has no ${formatList(
      p.missing.map((key) => quote(key)),
      'and',
    )}. Expected what casescore score --format json wrote; a case sheet can be given as it is.`,
  keyMissing: (p: { key: string }) => `"${p.key}" is missing. Add it.`,
  valueForm: (p: { found: string; expected: string }) => `found ${p.found}. Expected ${p.expected}.`,
});

/** The rows of an inspection file that is a table. */
export const itemProblems = group(2, {
  itemHeader: () => 'the first row must be "item,value" or "item,value,reason", and every row must have as many cells.',
  itemUnknown: (p: Unknown) =>
    `${quote(p.found)} is not an item of an inspection file. Expected ${formatList(p.known, 'or')}.${suggestion(p.near, p.found)}`,
  itemTwice: (p: { item: string; firstLine: number }, place: Place) =>
    `${quote(p.item)} stands ${rowWords(p.firstLine, place)} already. Keep one of them.`,
  itemWithoutValue: (p: { reason: string }) =>
    `there is a reason (${quote(p.reason)}) and no value. Fill in the value, or clear the row.`,
  itemReason: (p: { reason: string }) =>
    `there is a third cell (${quote(p.reason)}), and this item takes no reason. Put a value that contains the separator in quotes, or clear the cell.`,
  itemsHidden: (p: { line: number; from: number; to: number }) => sheetProblems.rowsHidden.message(p),
  itemInOneCell: () => sheetProblems.rowInOneCell.message(),
  discretionWithoutRating: (p: { standard: string }) =>
    `this tells of discretion for ${p.standard}, and there is no row "${p.standard} discretion" with its rating and reason. Add it.`,
});

/** The items themselves, from whatever file or option they come. */
export const inspectionProblems = group(2, {
  ratingUnknown: (p: Unknown & { shorts: readonly string[] }) =>
    `${quote(p.found)} is not a rating. Expected ${formatList(p.known, 'or')} (or ${formatList(p.shorts, 'or')}).${suggestion(p.near, p.found)}`,
  standardUnknown: (p: Unknown) =>
    `${quote(p.found)} is not a standard of this programme. Expected ${p.found.includes(',') ? 'one of ' : ''}${formatList(p.known, 'or')}.${suggestion(p.near, p.found)}`,
  standardAmbiguous: (p: { found: string; standards: readonly string[] }) =>
    `${quote(p.found)} can be ${formatList(p.standards, 'or')}. Write the number alone.`,
  standardDated: (p: { found: string; codes: readonly string[] }) =>
    `${quote(p.found)} is a date, which a spreadsheet has probably made of ${formatList(p.codes, 'or')}. Format the column as text and type ${p.codes.length > 1 ? 'the number' : (p.codes[0] ?? '')} again.`,
  questionUnknown: (p: Unknown) =>
    `${quote(p.found)} is not a key question of this programme.${suggestion(p.near, p.found)}`,
  judgedFromCases: (p: { standard: string }) =>
    `${p.standard} is rated from cases, so it takes no judgement. Take the judgement away; to depart from the rated result, record discretion with its reason.`,
  judgedUnrated: (p: { standard: string }) => `${p.standard} is not rated in this programme. Take this away.`,
  judgedTwice: (p: { standard: string; first: string }) =>
    `${p.standard} is judged already (${makeVisible(p.first)}). Keep one judgement.`,
  discretionTwice: (p: { standard: string; first: string }) =>
    `discretion for ${p.standard} is recorded already (${makeVisible(p.first)}). Keep one entry.`,
  discretionWithoutReason: (p: { standard: string }) =>
    `discretion for ${p.standard} has no reason. Discretion is recorded with its reason.`,
  discretionNotApplicable: (p: { standard: string }) =>
    `${p.standard} is declared not applicable and has discretion as well. Take one of them away.`,
  discretionBreaksCap: (p: { standard: string; rating: string; ceiling: string; because: string }) =>
    `discretion rates ${p.standard} ${p.rating}, which breaks a cap: it cannot be above ${p.ceiling}, because ${p.because}. A cap cannot be departed from: take the discretion away, or lower it to ${p.ceiling}.`,
  notApplicableTwice: (p: { standard: string; first: string }) =>
    `${p.standard} is declared not applicable already (${makeVisible(p.first)}). Keep one declaration.`,
  notApplicableJudged: (p: { standard: string; first: string }) =>
    `${p.standard} is declared not applicable (${makeVisible(p.first)}) and judged as well. Take one of them away.`,
  givenTwice: (p: { what: string; first: string }) =>
    `${p.what} is given already (${makeVisible(p.first)}). Keep one of them.`,
  answerWordTwice: (p: { word: string; first: string; second: string }) =>
    `${quote(p.word)} cannot mean ${p.second}: it means ${p.first} already. A word has one meaning.`,
  columnNotInSheet: (p: Unknown) =>
    `the sheet has no column ${quote(p.found)}.${p.known.length === 0 ? '' : ` It has ${formatList(p.known.slice(0, 12).map(quote))}.`}${suggestion(p.near, p.found)}`,
  questionNotInSheet: (p: Unknown) =>
    `the sheet has no column for question ${quote(p.found)}. Expected a key question or a supporting question of the sheet.${suggestion(p.near, p.found)}`,
});

/** The final ratings of many places. */
export const placesProblems = group(3, {
  placesNone: () =>
    'there is no place in it. Expected a row for each place, with a column "place" and one for each standard.',
  placeBlank: () => 'this row has no place. Name it, or remove the row.',
  publishedDated: (p: { found: string }) =>
    `${quote(p.found)} is a date, which a spreadsheet has probably made of a score such as 8/24. Format the column as text and type the score again.`,
  placeColumnTwice: (p: { header: string; first: number; second: number }) =>
    `column ${p.first} and column ${p.second} are both named ${quote(p.header)}. Keep one of them.`,
  placeColumnUnknown: (p: Unknown) =>
    `${quote(p.found)} is neither a standard of the programme nor one of "place", "programme" and "published". Rename the column, or remove it.${suggestion(p.near, p.found)}`,
});
