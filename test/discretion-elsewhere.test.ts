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

test('that rules look at the rating after discretion is an assumption, listed where it decides something', async () => {
  const words = 'that decision rules look at the rating of 2.2 after discretion';
  expect((await run(lifted)).stdout).toContain(words);
  expect((await run([...lifted, '--explain'])).stdout).toContain(
    'It looks at the rating of 2.2 after discretion.\n    Assumed: The report departs from the rule on Services alone.',
  );
  // Inadequate either way: the discretion changes nothing that a rule looks at.
  const idle = await run(['score', redcar, '--discretion', '2.5=Good', '--reason', 'a test', '--explain']);
  expect(idle.stdout).not.toContain('after discretion and');
  expect(idle.stdout).not.toMatch(/look(s)? at the rating of/);
});

test('a reason that begins with "Because" is not told twice that it is one', async () => {
  const { stdout } = await run([
    'score',
    redcar,
    '--discretion',
    '2.2=RI',
    '--reason',
    'Because the sample was odd',
    '--ledger',
  ]);
  expect(stdout).toContain(
    'Discretion recorded: Requires improvement, in place of Inadequate, because the sample was odd.',
  );
  expect(stdout).toContain(
    '2.2 Assessment: Inadequate to Requires improvement (by whom and when is not recorded), because the sample was odd.',
  );
  expect(stdout).not.toMatch(/because because/i);
});

test('without that discretion neither the sentence nor the mark is there', async () => {
  const { stdout } = await run(['score', redcar]);
  expect(stdout).not.toContain('By the rules alone it would be');
  expect(stdout).not.toContain('by discretion elsewhere');
});
