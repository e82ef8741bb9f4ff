/** `score`: one sheet to its ratings. */
import { assess } from '../assess.js';
import { problem, Refusal } from '../errors.js';
import { gather, type Request } from '../input/evidence.js';
import { fileSource, inputSource } from '../input/source.js';
import type { Assessment } from '../model.js';
import { explanation } from '../report/explain.js';
import { jsonReport } from '../report/json.js';
import { textReport } from '../report/text.js';
import type { Streams } from '../streams.js';
import { leastRating, shortfall } from './fail-under.js';
import { deliver } from './output.js';
import { lookFor, plainFile, type LookOptions } from './terminal.js';

export interface ScoreOptions extends Request, LookOptions {
  readonly format?: 'text' | 'json' | undefined;
  readonly output?: string | undefined;
  readonly explain?: boolean | undefined;
  readonly failUnder?: string | undefined;
}

/**
 * Scores a sheet, or standard input for `-`, and writes its report. Returns the exit code: 1 where the rating is under `--fail-under`.
 * Throws a `Refusal` for whatever is wrong; then nothing is written.
 */
export async function score(sheet: string, options: ScoreOptions, streams: Streams): Promise<number> {
  const fromInput = sheet === '-';
  if (fromInput && streams.stdin.isTTY === true) throw new Refusal([problem('inputIsTerminal', {})]);
  const source = fromInput ? inputSource(streams.stdin) : fileSource(sheet, 'case sheet');
  const evidence = await gather(fromInput ? null : sheet, source, options);
  const least = leastRating(evidence.loaded.programme, options.failUnder);
  const assessment = assess(evidence);
  await deliver(await rendered(assessment, options, streams), options.output, evidence.files, streams);
  const short = shortfall(assessment, least);
  if (short !== null) streams.stderr.write(`${assessment.sample.source}: ${short}.\n`);
  return short === null ? 0 : 1;
}

async function rendered(assessment: Assessment, options: ScoreOptions, streams: Streams): Promise<string> {
  const json = jsonReport(assessment);
  if (options.format === 'json') return json;
  const stream = options.output === undefined ? streams.stdout : plainFile;
  const look = await lookFor(json, streams, stream, options);
  return textReport(assessment, look) + (options.explain === true ? explanation(assessment, look) : '');
}
