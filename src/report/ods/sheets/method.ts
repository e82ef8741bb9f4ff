/** What the ratings are made with: the scale, and where each band begins. */
import type { Assessment } from '../../../model/assessment.js';
import { citation } from '../../method.js';
import { orMark, numbers, words, type Cell, type Sheet } from '../../../model/worksheet.js';

/** A row for each rating of the scale, from the lowest up. */
export function bandsSheet({ method, programme }: Assessment): Sheet {
  return {
    name: 'Bands',
    title: `Ratings, their points and where each begins: ${programme.title}`,
    lines: ['A band runs from its percentage, which belongs to it, up to where the next begins.'],
    table: {
      columns: [
        words('Rating', 5),
        numbers('Points', 2.2),
        numbers('Begins at percentage', 4),
        words('In words', 5),
        words('Known', 3),
        words('Source of the band', 18),
      ],
      rows: method.ratings.map(({ name, points }): Cell[] => {
        const band = method.bands.find(({ rating }) => rating === name);
        return [
          name,
          points,
          orMark(band?.from, 'z'),
          orMark(band?.words, 'z'),
          orMark(band?.source.certainty, 'z'),
          band === undefined ? { mark: 'z' } : citation(band.source),
        ];
      }),
    },
  };
}
