/** Where the program starts. What is loaded for a command is what the command needs. */
import { plainScore } from './commands/plain-arguments.js';
import { score } from './commands/score.js';
import { failed } from './endings.js';
import type { Streams } from './streams.js';

export { quietly } from './endings.js';

/** Runs the program on its arguments (without node and script) and returns its exit code. Throws nothing. */
export async function main(argv: readonly string[], streams: Streams): Promise<number> {
  const plain = plainScore(argv);
  if (plain === null) return (await import('./main.js')).main(argv, streams);
  try {
    return await score(plain.sheet, plain.options, streams);
  } catch (error) {
    return failed(error, streams);
  }
}
