/** Where the program starts. What is loaded for a command is what the command needs. */
import { plainBatch, plainScore } from './commands/plain-arguments.js';
import { score } from './commands/score.js';
import { reportFailure } from './commands/endings.js';
import type { Streams } from './commands/streams.js';

export { quietly } from './commands/endings.js';

/** A part of the program, beyond the core, that V8 may have compiled when the program was built. */
type Part = 'many' | 'main';

/**
 * Runs the program on its arguments (without node and script) and returns its exit code. Throws nothing. `prepare` is told of a part
 * before it is imported.
 */
export async function main(
  argv: readonly string[],
  streams: Streams,
  prepare: (part: Part) => unknown = () => undefined,
): Promise<number> {
  try {
    const one = plainScore(argv);
    if (one !== null) return await score(one.sheet, one.options, streams);
    const many = plainBatch(argv);
    if (argv[0] === 'batch') prepare('many');
    if (many !== null) return await (await import('./commands/batch.js')).batch(many.paths, many.options, streams);
    prepare('main');
    return await (await import('./cli.js')).main(argv, streams);
  } catch (error) {
    return reportFailure(error, streams);
  }
}
