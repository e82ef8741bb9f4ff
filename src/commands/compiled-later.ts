/**
 * Node 20 optimises what runs often so early that in a batch of a thousand sheets compiling takes longer than reading them; later versions
 * wait much longer by themselves. So there it is told to wait too, for as long as it pays.
 */

/** The version of V8 in Node 20, the only one that knows this setting. */
const impatient = /^11\.3\./;

/** How much of a function V8 runs before it thinks of optimising it, in bytes of its bytecode: by itself, and in a batch. */
const [usually, patiently] = [67_584, 400_000];

/** With fewer sheets there is nothing to gain, and after this many V8 has seen what runs often enough to be worth it. */
const [fewest, most] = [50, 1000];

/** When V8 optimises: `at` is told how many sheets are done, and `end` leaves everything as it was. */
export interface Patience {
  readonly at: (done: number) => void;
  readonly end: () => void;
}

/**
 * Has V8 wait while many sheets are read. `version` is that of V8, and `set` sets a flag of it. By itself it does nothing before Node 20.16,
 * which has no way to load the module for that without waiting.
 */
export function compiledLater(
  sheets: number,
  version: string = process.versions.v8,
  set?: (flag: string) => void,
): Patience {
  if (sheets < fewest || !impatient.test(version)) return { at: nothing, end: nothing };
  const setFlag = set ?? process.getBuiltinModule?.('node:v8').setFlagsFromString ?? nothing;
  const optimiseAfter = (bytes: number): void => setFlag(`--interrupt-budget=${bytes}`);
  optimiseAfter(patiently);
  return {
    at: (done) => {
      if (done === most) optimiseAfter(usually);
    },
    // Also code that was compiled beforehand is taken by V8 under the flags alone that it was compiled under.
    end: () => optimiseAfter(usually),
  };
}

const nothing = (): void => undefined;
