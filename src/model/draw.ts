/** What `draw --format json` prints: how a sample was drawn, with no case id in it. */
import { schemaVersion, tool } from './assessment.js';
import * as s from './shape.js';

export const drawSchema = s.object('How a sample was drawn, so that anybody can draw it again', {
  schemaVersion,
  tool,
  seed: s.text('The seed'),
  method: s.text('The method, in words'),
  frame: s.object('The sampling frame', {
    source: s.text('Its file'),
    sha256: s.text("The SHA-256 of the file's bytes"),
  }),
  eligible: s.count('The cases that could be drawn: those of the frame without the excluded ones'),
  excluded: s.count('The cases of the frame that were left out by --exclude'),
  drawn: s.count('The cases drawn'),
  reserves: s.count('The reserves drawn besides'),
  by: s.texts('The columns that make the strata; none without --by'),
  strata: s.objects('Every stratum, in the order of its values', {
    values: s.texts('Its value in each of these columns'),
    eligible: s.count('Its eligible cases'),
    quota: s.count('Its share of the sample: in proportion, by the largest remainder'),
    drawn: s.count('The cases of it that were drawn'),
  }),
  notes: s.notes('What a reader should know besides'),
});

export type DrawRecord = s.Shape<typeof drawSchema>;
