/** Tests that need what a machine may not have. */

/** True if something keeps these tests from running, which is then said on standard error: a test that did not run is not one that passed. */
export function isSkipped(tests: string, why: string | null): boolean {
  if (why !== null) process.stderr.write(`Skipped: ${tests}, because ${why}.\n`);
  return why !== null;
}
