/** What is to be done first where somebody presses Ctrl-C. */

/** Clears away on an interrupt, which then ends the program as ever. Gives what takes that back. */
export function onInterrupt(clear: () => void): () => void {
  const interrupted = (): void => {
    clear();
    process.kill(process.pid, 'SIGINT');
  };
  process.once('SIGINT', interrupted);
  return () => process.off('SIGINT', interrupted);
}
