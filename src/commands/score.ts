/** `score`: one sheet to its ratings. */
import { analyse } from '../analysis/analyses.js';
import { assess, type Evidence } from '../assess.js';
import { problem, Refusal } from '../errors.js';
import { gather, type Request } from '../input/evidence.js';
import { askedLists } from '../input/lists.js';
import { fileSource, inputSource } from '../input/source.js';
import { explanation } from '../report/explain.js';
import { jsonReport } from '../report/json.js';
import { panelSections, type Analysed, type Sections } from '../report/panel.js';
import { textReport } from '../report/text.js';
import type { Streams } from '../streams.js';
import { deliver } from './output.js';
import { lookFor, plainFile, type LookOptions } from './terminal.js';

export interface ScoreOptions extends Omit<Request, 'lists'>, LookOptions, Sections {
  readonly format?: 'text' | 'json' | undefined;
  readonly output?: string | undefined;
  readonly explain?: boolean | undefined;
  readonly list?: readonly string[] | undefined;
  readonly where?: readonly string[] | undefined;
}

/**
 * Scores a sheet, or standard input for `-`, and writes its report. Returns the exit code.
 * Throws a `Refusal` for whatever is wrong; then nothing is written.
 */
export async function score(sheet: string, options: ScoreOptions, streams: Streams): Promise<number> {
  const fromInput = sheet === '-';
  if (fromInput && streams.stdin.isTTY === true) throw new Refusal([problem('inputIsTerminal', {})]);
  const lists = askedLists(options.list, options.where);
  const source = fromInput ? inputSource(streams.stdin) : fileSource(sheet, 'case sheet');
  const evidence = await gather(fromInput ? null : sheet, source, { ...options, lists });
  const text = await rendered(analysed(evidence), options, streams);
  await deliver(text, options.output, evidence.files, streams);
  return 0;
}

/** The assessment with all that a panel asks of it, and the lists that were asked for. */
function analysed(evidence: Evidence): Analysed {
  const { loaded, inspection, reading } = evidence;
  const result = { ...assess(evidence), ...analyse(loaded.programme, inspection, reading) };
  return reading.lists === undefined ? result : { ...result, lists: reading.lists };
}

async function rendered(assessment: Analysed, options: ScoreOptions, streams: Streams): Promise<string> {
  const json = jsonReport(assessment);
  if (options.format === 'json') return json;
  const stream = options.output === undefined ? streams.stdout : plainFile;
  const look = await lookFor(json, streams, stream, options);
  const sections = { ...options, sensitivity: options.sensitivity === true || options.explain === true };
  const explained = options.explain === true ? explanation(assessment, look) : '';
  return textReport(assessment, look) + panelSections(assessment, sections, look) + explained;
}
