/** The guides name what is there. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const guide = (name: string): string => readFileSync(`src/guides/${name}.md`, 'utf8');
const pathsIn = (text: string): string[] =>
  [...text.matchAll(/`((?:src|test|bin|samples)\/[^`\s*]*)`/g)].map(([, path = '']) => path);

test('every path that the page for contributors names is there', () => {
  const paths = pathsIn(guide('contributing'));
  expect(paths.length).toBeGreaterThan(40);
  expect(paths.filter((path) => !existsSync(path))).toEqual([]);
});

test('it shows every room of the house', () => {
  const rooms = readdirSync('src', { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const text = guide('contributing');
  expect(
    rooms
      .map(({ name }) => name)
      .filter((name) => name !== 'guides' && !new RegExp(`^\\| \`src/${name}/\` +\\|`, 'm').test(text)),
  ).toEqual([]);
});

test('the walk from a sheet to a report visits the files in the order of its steps', () => {
  const steps = [...guide('contributing').matchAll(/^\| (\d) +\| `([^`]+)`/gm)];
  expect(steps.map(([, step]) => Number(step))).toEqual(steps.map((_, i) => i + 1));
  expect(steps.map(([, , path]) => path)).toContain('src/assess.ts');
});
