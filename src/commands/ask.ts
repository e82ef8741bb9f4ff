/** Questions on a terminal: put on standard error, answered on standard input. */
import type { Readable } from 'node:stream';
import { createInterface } from 'node:readline';
import type { Streams } from './streams.js';

/** Asks, line by line. */
export interface Questions {
  /** The answer without surrounding space, asked again while `fault` finds one; null where it is left blank or the input has ended. */
  ask(question: string, fault?: (answer: string) => string | null): Promise<string | null>;
  close(): void;
}

export function questions({ stdin, stderr }: Pick<Streams, 'stdin' | 'stderr'>): Questions {
  const reader = createInterface({ input: stdin as Readable, terminal: false });
  const lines = reader[Symbol.asyncIterator]();
  return {
    async ask(question, fault = () => null) {
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
