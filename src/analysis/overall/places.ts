/** The results of many places by their final ratings, and whether they are what was published. */
import type { PlaceResult } from '../../model/command-results.js';
import type { GivenPlace, PublishedResult } from '../../model/inspection.js';
import { givenStandards, resultOfRatings } from './overall.js';

/** The result of one place, with `applyRules` after the decision rules, compared with what was published of it. */
export function placeResult({ place, loaded, ratings, published }: GivenPlace, applyRules: boolean): PlaceResult {
  const { programme, sha256 } = loaded;
  const result = resultOfRatings(programme, ratings, applyRules);
  const { overall, notes, rules } = result;
  return {
    place,
    programme: { id: programme.id, title: programme.title, sha256 },
    standards: givenStandards(result, ratings),
    overall,
    published: published?.typed ?? null,
    asPublished: published === null ? null : isAsPublished(published, overall),
    notes: [...notes],
    rules: [...rules],
  };
}

function isAsPublished(published: PublishedResult, { score, maximum, rating }: PlaceResult['overall']): boolean {
  if ('rating' in published) return published.rating === rating;
  return published.score === score && published.maximum === maximum;
}
