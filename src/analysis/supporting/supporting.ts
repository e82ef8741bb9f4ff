import type { Programme } from '../../model/programme.js';
import type { Reading, Tally } from '../../model/reading.js';
import { placeInBand } from '../../scoring/band.js';
import { emptyTally } from '../../scoring/tally.js';

/** One supporting question with its counts; its percentage is null with nothing relevant. */
export interface SupportingResult extends Tally {
  readonly code: string;
  readonly text: string;
  readonly percentage: number | null;
}

/** The supporting questions of one standard. */
export interface SupportingTable {
  readonly standard: string;
  readonly title: string;
  readonly questions: readonly SupportingResult[];
}

/** The supporting questions of a sheet by standard, in programme order; each has its own base, and none is rated. */
export function supportingTables(programme: Programme, { supporting = [], tallies }: Reading): SupportingTable[] {
  return programme.standards.flatMap(({ code: standard, title }) => {
    const questions = supporting
      .filter((question) => question.standard === standard)
      .map(({ code, text }): SupportingResult => {
        const tally = tallies.get(code) ?? emptyTally;
        const percentage = placeInBand(programme, tally.yes, tally.yes + tally.no)?.percentage ?? null;
        return { code, text, ...tally, percentage };
      });
    return questions.length === 0 ? [] : [{ standard, title, questions }];
  });
}
