/** What can be wrong with published percentages that `feasible` is given, and with the sheet that it writes from them. */
import { formatCount, formatList } from '../words/english.js';
import { describeShares, group } from './group.js';

export const feasibleProblems = group(2, {
  percentagesShares: (p: { shares: readonly string[] }) => describeShares(p.shares),
  percentagesCount: (p: { percentages: string; questions: readonly string[]; programme: string }) =>
    `there are ${p.percentages} and ${formatCount(p.questions.length, 'key question')} of ${p.programme} (${formatList(p.questions)}). Give one for each in that order, name each (${p.questions[0]}=57), or leave a standard out with --not-applicable.`,
  percentageUnnamed: (p: { found: string }) =>
    `${p.found} has no key question, and others have. Name all of them (2.2.1=${p.found}), or none.`,
  notApplicableWithoutProgramme: () =>
    '--not-applicable leaves out a standard of a programme. Say which programme with --programme.',
  writeRounding: (p: { rounding: string; own: string }) =>
    `--write makes a sheet for a programme that rounds ${p.own}, and --rounding says ${p.rounding}. Leave --rounding out, or --write.`,
  writeBases: (p: { bases: string; example: number }) =>
    `no sheet is written, because more than one base fits: ${p.bases}. Choose one with --base ${p.example}.`,
  writeNoBase: (p: { bases: string; impossible: readonly string[] }) =>
    `no sheet is written, because no base of ${p.bases} fits all the percentages` +
    (p.impossible.length === 0 ? '' : `; impossible with every one: ${formatList(p.impossible)}`) +
    '. Leave --write out to see what fits.',
  writeStandardInPart: (p: { standard: string; missing: readonly string[] }) =>
    `${p.standard}: there is no percentage for ${formatList(p.missing)}. A sheet has all questions of a standard or none.`,
  writeOtherDecimals: (p: { percentage: number; programme: string }) =>
    `no count is printed as ${p.percentage} under ${p.programme}, which prints another number of decimals. Give it as ${p.programme} would print it.`,
});
