/** A signal at every moment of a run: nothing half done is left, and it ends the program. */
import { beforeAll, describe, expect, test } from 'vitest';
import { assessmentSheet } from '../../folder.js';
import { endAt, signals, statesOf, writers, type Writer } from '../../commands/signals.js';
const placed = (files: Readonly<Record<string, string>>) =>
  Object.entries(files).filter(([path]) => !/(?:^|\/)casescore-\w+\.tmp/.test(path));

describe.runIf(process.platform !== 'win32')('a signal after any change to the disk', { timeout: 300_000 }, () => {
  const all: Record<string, Writer> = { ...writers };
  beforeAll(async () => {
    const pages = writers['batch --format html'];
    const earlier = (await statesOf(pages)).at(-1) ?? {};
    const { 'b.csv': gone = '', ...before } = { ...earlier, 'a.csv': assessmentSheet(2, 2) };
    all['batch over earlier pages'] = { ...pages, before: { ...before, 'c.csv': gone } };
  });

  test.each([...Object.keys(writers), 'batch over earlier pages'])('of %s', async (name) => {
    const writer = all[name] ?? writers['score -o'];
    const states = await statesOf(writer);
    for (const signal of signals) {
      let change = 1;
      for (; change < 100; change++) {
        const { by, files } = await endAt(writer, signal, change);
        expect(states, `${signal}, change ${change}`).toContainEqual(files);
        if (by === 0) break;
        expect(by, `${signal}, change ${change}`).toBe(signal);
      }
      // Every result is made, filled and put in its place, or made again.
      expect(change).toBeGreaterThan(3);
    }
  });

  test.each([...Object.keys(writers), 'batch over earlier pages'])(
    'that kills %s leaves whole files, and the next run goes',
    async (name) => {
      const writer = all[name] ?? writers['score -o'];
      const finished = (await statesOf(writer)).at(-1) ?? {};
      let change = 1;
      for (; change < 100; change++) {
        const { by, files, folder } = await endAt(writer, 'SIGKILL', change);
        if (by === 0) break;
        for (const [path, text] of placed(files)) {
          const whole = [writer.before[path as keyof typeof writer.before], finished[path]];
          expect(whole, `change ${change}, ${path}`).toContain(text);
        }
        const next = await endAt(writer, 'SIGINT', 0, folder);
        // `new` refuses where its files are all there already.
        const isThere = name.startsWith('new') && Object.keys(finished).every((path) => path in files);
        expect(next.by, `change ${change}`).toBe(isThere ? 2 : 0);
        expect(Object.fromEntries(placed(next.files)), `change ${change}`).toEqual(finished);
      }
      expect(change).toBeGreaterThan(3);
    },
  );
});
