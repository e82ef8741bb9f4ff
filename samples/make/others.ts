/** Two synthetic sheets of places that do not exist: one that fieldwork has not finished, one with court work. */
import courtWork from '../high-performing-with-court-work.expected.json' with { type: 'json' };
import halfFinished from '../fieldwork-half-finished.expected.json' with { type: 'json' };
import { makeSheet } from './sheet.js';

/** Nine cases still to be inspected, four answers still to come in those that were, two judgements still to be made. */
export function halfFinishedSheet(): string {
  const plan = {
    seed: 24,
    cases: 24,
    idColumn: 'Case reference',
    profiles: { team: { North: 13, Vale: 11 }, sex: { Female: 4, Male: 20 } },
    toInspect: ['C005', 'C011', 'C012', 'C016', 'C018', 'C020', 'C021', 'C022', 'C023'],
    questions: [
      { code: '2.2b', yes: 8, of: 13 },
      { code: '2.2.1', yes: 11, of: 15 },
      { code: '2.2.2', yes: 12, of: 15 },
      { code: '2.2.3', yes: 10, of: 15, spoiltBy: { '2.2b No': 2 } },
      { code: '2.3.1', yes: 9, of: 15 },
      { code: '2.3.2', yes: 11, of: 15 },
      { code: '2.3.3', yes: 8, of: 14, spoiltBy: { '2.2.3 No': 2 }, blank: ['C003'] },
      { code: '2.4.1', yes: 9, of: 15 },
      { code: '2.4.2', yes: 10, of: 15 },
      // On the lower edge of its band, so that the answer still to come may take the standard out of it.
      { code: '2.4.3', yes: 7, of: 14, spoiltBy: { '2.2.3 No': 2 }, blank: ['C009'] },
      { code: '2.5b', yes: 9, of: 12 },
      { code: '2.5.1', yes: 10, of: 15 },
      { code: '2.5.2', yes: 8, of: 14, spoiltBy: { '2.5b No': 0 }, blank: ['C014'] },
      { code: '2.5.3', yes: 9, of: 14, spoiltBy: { '2.5b No': 0 }, blank: ['C014'] },
      { code: '2.6.1', yes: 5, of: 15 },
    ],
    wordings: {
      '2.2b': 'Victims considered',
      '2.2.1': 'Assessment: engaging',
      '2.2.2': 'Assessment: desistance',
      '2.2.3': 'Assessment: keeping people safe',
      '2.3.1': 'Planning: engaging',
      '2.3.2': 'Planning: desistance',
      '2.3.3': 'Planning: keeping people safe',
      '2.4.1': 'Delivery: engaging',
      '2.4.2': 'Delivery: desistance',
      '2.4.3': 'Delivery: keeping people safe',
      '2.5b': 'Written review when due',
      '2.5.1': 'Reviewing: engaging',
      '2.5.2': 'Reviewing: desistance',
      '2.5.3': 'Reviewing: keeping people safe',
      '2.6.1': 'Reasonable progress',
    },
  } as const;
  return makeSheet(plan, halfFinished.figures);
}

/** Bare codes as headers. Two lowest scores, and the total, are the least that their ratings can have. */
export function courtWorkSheet(): string {
  const plan = {
    seed: 2023,
    cases: 40,
    idColumn: 'id',
    profiles: { sex: { Female: 6, Male: 34 }, sentence: { Community: 23, 'Post-release': 17 } },
    questions: [
      { code: '2.1.1', yes: 18, of: 22, notWhere: 'sentence Post-release' },
      { code: '2.2b', yes: 30, of: 38 },
      { code: '2.2.1', yes: 34, of: 40 },
      { code: '2.2.2', yes: 35, of: 40 },
      { code: '2.2.3', yes: 29, of: 40, spoiltBy: { '2.2b No': 0 } },
      { code: '2.3.1', yes: 33, of: 40 },
      { code: '2.3.2', yes: 36, of: 40 },
      { code: '2.3.3', yes: 32, of: 40, spoiltBy: { '2.2b No': 3 } },
      { code: '2.4.1', yes: 31, of: 40 },
      { code: '2.4.2', yes: 30, of: 40 },
      { code: '2.4.3', yes: 26, of: 40, spoiltBy: { '2.3.3 No': 1 } },
      // Three orders ended before there was anything to review.
      { code: '2.5.1', yes: 32, of: 37 },
      { code: '2.5.2', yes: 31, of: 37, notWhere: '2.5.1 N/A' },
      { code: '2.5.3', yes: 30, of: 37, notWhere: '2.5.1 N/A', spoiltBy: { '2.3.3 No': 4 } },
      { code: '2.6.1', yes: 24, of: 38 },
    ],
  } as const;
  return makeSheet(plan, courtWork.figures);
}
