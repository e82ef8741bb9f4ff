/** Asks questions on a terminal. */
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import type { Streams } from './streams.js';

export type Questions = ReturnType<typeof askOn>;

/** Asks on a terminal, line by line: questions on standard error, answers on standard input. */
export function askOn({ stdin, stderr }: Pick<Streams, 'stdin' | 'stderr'>) {
  const reader = createInterface({ input: stdin as Readable, terminal: false });
  const lines = reader[Symbol.asyncIterator]();
  return {
    /** The answer without surrounding spaces, null if blank or the input has ended. Asks again while `fault` returns a message. */
    async ask(question: string, fault: (answer: string) => string | null = () => null): Promise<string | null> {
      for (;;) {
        stderr.write(`${question}: `);
        const { value, done } = await lines.next();
        if (done === true) stderr.write('\n');
        const answer = done === true ? '' : value.trim();
        const found = answer === '' ? null : fault(answer);
        if (found === null) return answer === '' ? null : answer;
        stderr.write(`${found}\n`);
      }
    },
    close: () => reader.close(),
  };
}
