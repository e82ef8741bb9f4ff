/** What each standard came to in plain sentences, and why its rating is what it is. */
import type { Assessment } from '../../../model/assessment.js';
import { plainSentences } from '../../plain-sentences.js';
import { why } from '../../sentences.js';
import { subjectOf } from '../subject.js';
import { words, type Sheet } from '../../../model/worksheet.js';

/** A row for each sentence, by standard in the order of the programme. */
export function reasonsSheet(result: Assessment): Sheet {
  return {
    name: 'Reasons',
    title: `Each standard in words, and why it is rated so: ${subjectOf(result)}`,
    lines: ['What is borderline is told, and moves no rating.'],
    table: {
      columns: [words('Standard', 2.6), words('Title', 6.5), words('What it tells', 4), words('Sentence', 24)],
      rows: result.standards.flatMap((standard) => {
        const row = (kind: string) => (sentence: string) => [standard.code, standard.title, kind, sentence];
        return [
          ...plainSentences(result, standard).map(row('In words')),
          ...why(result, standard).map(row('Reason')),
          ...standard.borderline.map(({ message }) => message).map(row('Borderline')),
        ];
      }),
    },
  };
}
