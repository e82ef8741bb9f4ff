import type { Assessment } from '../../model/assessment.js';
import { fieldworkMonth } from '../sentences.js';

/** What a result is of, as the titles of its worksheets say it: the place, and when fieldwork started. */
export function subjectOf({ inspection, sample }: Pick<Assessment, 'inspection' | 'sample'>): string {
  const { title, fieldwork } = inspection;
  const place = title ?? sample.source;
  return fieldwork === null ? place : `${place}, fieldwork started ${fieldworkMonth(fieldwork)}`;
}
