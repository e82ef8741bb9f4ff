/** Where the program starts. What is loaded for a command is what the command needs. */
import { plainBatch, plainScore } from './commands/plain-arguments.js';
import { score } from './commands/score.js';
import { failed } from './endings.js';
import type { Streams } from './streams.js';

export { quietly } from './endings.js';

/** Runs the program on its arguments (without node and script) and returns its exit code. Throws nothing. */
export async function main(argv: readonly string[], streams: Streams): Promise<number> {
  try {
    const one = plainScore(argv);
    if (one !== null) return await score(one.sheet, one.options, streams);
    const many = plainBatch(argv);
    if (many !== null) return await (await import('./commands/batch.js')).batch(many.paths, many.options, streams);
    return await (await import('./main.js')).main(argv, streams);
  } catch (error) {
    return failed(error, streams);
  }
}
