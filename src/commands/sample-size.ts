/** `sample-size`: how many of the eligible cases to inspect. */
import { addOutputOptions, describeCommand, type Declare } from './options.js';
import { exactWidth, sampleSize } from '../analysis/sample-size/sample-size.js';
import { resultHead } from '../model/version.js';
import { joinLines } from '../report/text/document.js';
import { paragraph, type TextStyle } from '../report/text/layout.js';
import { jsonText } from '../report/json.js';
import { Problems } from '../problems/problems.js';
import { settleOutput, type OutputOptions } from './output.js';
import { drawText } from './terminal.js';
import { deliver } from './write.js';
import type { Streams } from './streams.js';
import { formatCount, formatShare } from '../words/english.js';

export const declare: Declare = (program, { streams, finish }) => {
  const command = describeCommand(
    program.command('sample-size'),
    'how many of the eligible cases to inspect',
    'casescore sample-size --eligible 85',
  )
    .requiredOption('--eligible <n>', 'the cases that could be drawn (the sampling frame, never the caseload)')
    .option('--confidence <per cent>', 'how surely the margin is to hold', '80')
    .option('--margin <points>', 'how far a percentage near 50 may be off, either way', '5');
  addOutputOptions(command, sampleSizeFormats).action(async (options: SampleSizeOptions) => {
    finish(await printSampleSize(options, streams));
  });
};

const sampleSizeFormats = ['text', 'json'] as const;

/** The options as they were typed. */
export interface SampleSizeOptions extends OutputOptions<(typeof sampleSizeFormats)[number]> {
  readonly eligible: string;
  readonly confidence: string;
  readonly margin: string;
}

/** Prints the sample size and its assumptions. Returns 0. Throws a `Refusal` for a text that is not a number, or a number out of range. */
export async function printSampleSize(
  options: SampleSizeOptions,
  streams: Pick<Streams, 'env' | 'stdout' | 'stderr'>,
): Promise<number> {
  const target = settleOutput(options, sampleSizeFormats);
  const problems = new Problems();
  const read = (option: keyof typeof ranges): number => {
    const { expected, fits } = ranges[option];
    const text = options[option].trim();
    const value = /^\d+(\.\d+)?$/.test(text) ? Number(text) : NaN;
    if (!fits(value)) problems.add('settingForm', {}, { option: `--${option}`, found: options[option], expected });
    return value;
  };
  const wanted = { eligible: read('eligible'), confidence: read('confidence'), margin: read('margin') };
  problems.refuse();
  const size = sampleSize(wanted);
  const exact = exactWidth(wanted, size);
  if (target.format === 'json') {
    const record = { ...resultHead, sampleSize: size, ...wanted, exact, certainty: 'assumed', formula };
    await deliver(`${jsonText(record)}\n`, target, [], streams);
    return 0;
  }
  const { eligible, confidence, margin } = wanted;
  const sentences = [
    `${formatShare(size, eligible)} eligible cases`,
    `At ${confidence} per cent confidence a percentage near 50 is then within ${formatCount(margin, 'point')} of that of all eligible cases, by the normal approximation.`,
    `The exact interval of ${formatShare(exact.yes, size)} (the hypergeometric test inverted) goes from ${exact.from.toFixed(1)} to ${exact.to.toFixed(1)} per cent: up to ${exact.halfWidth.toFixed(1)} points away.`,
    `${formula}, rounded up. That the Inspectorate works with 80 per cent and 5 points is assumed.`,
    'Eligible cases are the sampling frame, never the caseload.',
    'Next, draw them in a way that anybody can repeat:',
  ];
  const command = `  casescore draw FRAME.csv --cases ${size} --seed TEXT`;
  const draw = (style: TextStyle): string =>
    joinLines([...sentences.flatMap((sentence) => paragraph(style, sentence)), command]);
  await deliver(await drawText(draw, streams, target), target, [], streams);
  return 0;
}

const formula = 'n = n0 / (1 + (n0 - 1) / N), with n0 = z * z / (4 * m * m)';

const ranges = {
  eligible: {
    expected: '85, a whole number of cases above 0',
    fits: (n: number) => Number.isInteger(n) && n > 0 && n < 1e9,
  },
  confidence: {
    expected: '80, a percentage above 1 and below 100 (80, not 0.8)',
    fits: (n: number) => n > 1 && n < 100,
  },
  margin: { expected: '5, points above 0 and up to 50', fits: (n: number) => n > 0 && n <= 50 },
};
