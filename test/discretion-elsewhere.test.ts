/** A rating that discretion on another standard changes says so: no rating stands without its reason. */
import { expect, test } from 'vitest';
import { run } from './run.js';

const redcar = 'samples/redcar-cleveland-middlesbrough-2022.csv';
const lifted = ['score', redcar, '--discretion', '2.2=RI', '--reason', 'a test'];

test('1.1, freed of its cap by discretion on 2.2, tells what it would be by the rules and why it is not', async () => {
  const { stdout, code } = await run(lifted);
  expect(code).toBe(0);
  expect(stdout).toContain(
    'By the rules alone it would be Requires improvement; the discretion recorded for 2.2 changes that.',
  );
  expect(stdout).toMatch(/1\.1 +Leadership +Good +by discretion elsewhere/);
});

test('without that discretion neither the sentence nor the mark is there', async () => {
  const { stdout } = await run(['score', redcar]);
  expect(stdout).not.toContain('By the rules alone it would be');
  expect(stdout).not.toContain('by discretion elsewhere');
});
