/** The sheet of an audit that is no inspection of probation at all, under a programme of one's own. */
import housing from '../housing-repairs-2024.expected.json' with { type: 'json' };
import { makeSheet } from './sheet.js';

/** 12 of 22 on 2.1.2 is 54.5 per cent: printed whole it would be 55, in another band. */
export function housingSheet(): string {
  const plan = {
    seed: 10,
    cases: 24,
    idColumn: 'Job',
    profiles: { estate: { Alder: 14, Birch: 10 }, contractor: { 'In-house': 9, Outside: 15 } },
    questions: [
      { code: '2.1.1', yes: 17, of: 24 },
      { code: '2.1.2', yes: 12, of: 22 },
      { code: '2.2.1', yes: 22, of: 24 },
      { code: '2.2.2', yes: 19, of: 21 },
      { code: '2.3.1', yes: 15, of: 20 },
    ],
    wordings: {
      '2.1.1': 'Was the repair begun within its target time?',
      '2.1.2': 'Was the appointment kept?',
      '2.2.1': 'Did the repair last?',
      '2.2.2': 'Was the home left clean and safe?',
      '2.3.1': 'Is the tenant content with the repair?',
    },
    answers: { Yes: 'Met', No: 'Not met', 'N/A': 'n/r' },
  } as const;
  return makeSheet(plan, housing.figures);
}
