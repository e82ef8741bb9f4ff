/** What one source says of an inspection, and where each part of it stands. */
import type { InspectionContent } from '../../model/inspection.js';
import type { Place } from '../../model/reading.js';
import type { Path } from '../json/json.js';

/** One source's content, and where each part of it stands. */
export interface Part {
  readonly content: InspectionContent;
  readonly at: (path: Path) => Place;
}
