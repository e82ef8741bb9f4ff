/**
 * Node 20 optimises what runs often so early that in a batch of a thousand sheets compiling takes longer than reading them; later versions
 * wait much longer by themselves. So there it is told to wait too, for as long as it pays.
 */

/** The version of V8 in Node 20, the only one that knows this setting. */
const impatient = /^11\.3\./;

/** How much of a function V8 runs before it thinks of optimising it, in bytes of its bytecode: by itself, and in a batch. */
const [usually, patiently] = [67_584, 400_000];

/** With fewer sheets there is nothing to gain. */
const fewest = 50;

/**
 * V8 waits after the first sheet, because what Node loads of itself under another setting it has to compile anew; after the last of these V8
 * has seen what runs often enough to be worth it.
 */
const [first, last] = [1, 1000];

/**
 * Has V8 wait while many sheets are read: what it gives is told how many are done. `version` is that of V8, and `set` sets a flag of it. By
 * itself it does nothing before Node 20.16, which has no way to load the module for that without waiting.
 */
export function compiledLater(
  sheets: number,
  version: string = process.versions.v8,
  set?: (flag: string) => void,
): (done: number) => void {
  if (sheets < fewest || !impatient.test(version)) return () => undefined;
  const optimiseAfter = (bytes: number): void => {
    const setFlag = set ?? process.getBuiltinModule?.('node:v8').setFlagsFromString;
    setFlag?.(`--interrupt-budget=${bytes}`);
  };
  return (done) => {
    if (done === first) optimiseAfter(patiently);
    else if (done === last) optimiseAfter(usually);
  };
}
