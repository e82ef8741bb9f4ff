/** Every example in a docstring is run: `expression // expected`, the expected value on the same line or the next. */
import { readdirSync, readFileSync } from 'node:fs';
import { runInThisContext } from 'node:vm';
import { expect, test } from 'vitest';

const root = new URL('../src/', import.meta.url);

interface Example {
  readonly file: string;
  /** The text behind `@example`, without the stars. */
  readonly text: string;
}

function examplesOf(file: string): Example[] {
  const blocks = readFileSync(new URL(file, root), 'utf8').matchAll(/\/\*\*([\s\S]*?)\*\//g);
  return [...blocks].flatMap(([, block = '']) => {
    const lines = block.split('\n').map((line) => line.replace(/^\s*\*? ?/, '').trimEnd());
    const [, ...parts] = `\n${lines.join('\n')}`.split('\n@example');
    return parts.map((part) => ({ file, text: part.split(/\n@\w/)[0]?.trim() ?? '' }));
  });
}

/** An example's two halves. Throws where there are not two. */
function halves({ file, text }: Example): [string, string] {
  const [expression = '', expected = '', ...others] = text.split(/(?:^|\s)\/\/ /);
  if (expression.trim() === '' || expected.trim() === '' || others.length > 0) {
    throw new Error(`${file}: this example is not "expression // expected": ${text}`);
  }
  return [expression.trim(), expected.trim()];
}

const value = (code: string, names: readonly string[] = [], values: readonly unknown[] = []): unknown => {
  const evaluate = runInThisContext(`(${names.join(', ')}) => (${code})`) as (...given: readonly unknown[]) => unknown;
  return evaluate(...values);
};

const examples = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .toSorted()
  .flatMap(examplesOf);

test('there are examples to run', () => {
  expect(examples.length).toBeGreaterThanOrEqual(15);
});

test('none is missed', () => {
  const marks = readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => readFileSync(new URL(file, root), 'utf8').split('@example').length - 1);
  expect(examples).toHaveLength(marks.reduce((sum, count) => sum + count, 0));
});

test.each(examples)('$file: $text', async (example) => {
  const [expression, expected] = halves(example);
  const module = (await import(new URL(example.file, root).href)) as Record<string, unknown>;
  const names = Object.keys(module).filter((name) => name !== 'default');
  const found = value(
    expression,
    names,
    names.map((name) => module[name]),
  );
  expect(found).toEqual(value(expected));
});

test.each(['f(1)', '// 2', 'f(1) // 1 // 2', 'f(1) //'])('an example such as "%s" fails', (text) => {
  expect(() => halves({ file: 'a.ts', text })).toThrow('this example is not "expression // expected"');
});
