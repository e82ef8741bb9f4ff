import type { Programme } from '../model/programme.js';

/** A standard's code and title, e.g. "2.2 Assessment"; the code alone where the programme has no such standard. */
export function standardName(programme: Pick<Programme, 'standards'>, code: string): string {
  const title = programme.standards.find((standard) => standard.code === code)?.title;
  return title === undefined ? code : `${code} ${title}`;
}
