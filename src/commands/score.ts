/** `score`: one sheet to its ratings. */
import { analyse } from '../analysis/analyses.js';
import { breakdowns, type BreakdownOptions } from '../analysis/breakdown.js';
import { supportingTables } from '../analysis/supporting.js';
import { assess, type Evidence } from '../assess.js';
import { problem, Refusal } from '../errors.js';
import { askedBreakdowns, type BreakdownRequest } from '../input/breakdown-options.js';
import { gather, type Request } from '../input/evidence.js';
import { askedLists } from '../input/lists.js';
import { fileSource, inputSource } from '../input/source.js';
import { explanation } from '../report/explain.js';
import { jsonReport } from '../report/json.js';
import { panelSections, type Analysed, type Sections } from '../report/panel.js';
import { textReport } from '../report/text.js';
import type { Streams } from '../streams.js';
import { leastRating, shortfall } from './fail-under.js';
import { deliver } from './output.js';
import { lookFor, plainFile, type LookOptions } from './terminal.js';

export interface ScoreOptions extends Omit<Request, 'lists' | 'groups'>, BreakdownRequest, LookOptions, Sections {
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
  if (fromInput && streams.stdin.isTTY === true) {
    const example = 'casescore score - < sheet.csv';
    throw new Refusal([problem('inputIsTerminal', {}, { what: 'a case sheet', example })]);
  }
  const lists = askedLists(options.list, options.where, options.by);
  const asked = askedBreakdowns(options);
  const source = fromInput ? inputSource(streams.stdin) : fileSource(sheet, 'case sheet');
  const evidence = await gather(fromInput ? null : sheet, source, { ...options, lists, groups: asked?.groups });
  const least = leastRating(evidence.loaded.programme, options.failUnder);
  const assessment = analysed(evidence, asked?.options);
  await deliver(await rendered(assessment, options, streams), options.output, evidence.files, streams);
  const short = shortfall(assessment, least);
  if (short !== null) streams.stderr.write(`${assessment.sample.source}: ${short}.\n`);
  return short === null ? 0 : 1;
}

/** The assessment with all that a panel asks of it, and the lists that were asked for. */
function analysed(evidence: Evidence, asked: BreakdownOptions | undefined): Analysed {
  const { loaded, inspection, reading } = evidence;
  const { programme } = loaded;
  const { grouped, lists } = reading;
  return {
    ...assess(evidence),
    ...analyse(programme, inspection, reading),
    supporting: supportingTables(programme, reading),
    ...(grouped === undefined || asked === undefined
      ? {}
      : { breakdowns: breakdowns(programme, { ...reading, sheets: [grouped] }, asked) }),
    ...(lists === undefined ? {} : { lists }),
  };
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
