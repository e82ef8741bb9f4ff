/** Checks a value against a schema, and words every fault: `zod/mini` says "Invalid input" for all of them. */
import { safeParse, type ZodMiniType } from 'zod/mini';
import { asUse, Problems, refusalFor } from '../../problems/problems.js';
import { nearest } from '../../words/nearest.js';
import { quote } from '../../words/visible.js';
import { readText } from '../files/decode.js';
import { fileInput, type FileKind } from '../files/source.js';
import { parseJson, type ParsedJson, type Path } from './json.js';

/** The parts of a zod issue that the messages use. */
interface Issue {
  readonly code: string;
  readonly path: readonly PropertyKey[];
  readonly message: string;
  /** The kind of value that was expected, if the kind was wrong. */
  readonly expected?: string;
  readonly keys?: readonly string[];
  readonly errors?: readonly (readonly Issue[])[];
}

/** A JSON file in its shape, with its text. */
export interface JsonFile<T> {
  readonly text: string;
  readonly json: ParsedJson;
  readonly content: T;
}

/**
 * Reads a JSON file. Unknown keys are ignored if `open`. Throws a `Refusal` if it cannot be read, is longer than `longest` characters, or
 * does not have the shape; with one problem alone if it lacks one of `marks`, the keys without which it is a file of another kind.
 */
export async function readJsonFile<T>(
  path: string,
  what: FileKind,
  schema: ZodMiniType<T>,
  longest?: number,
  { open = false, marks = [] }: { readonly open?: boolean; readonly marks?: readonly string[] } = {},
): Promise<JsonFile<T>> {
  const problems = new Problems();
  const text = await asUse(() => readText(fileInput(path, what), longest, what === 'result' ? 'result' : 'file'));
  const json = parseJson(text, path, problems);
  problems.refuse();
  const missing = marks.filter((key) => valueAt(json.value, [key]) === undefined);
  if (missing.length > 0) throw refusalFor('jsonOther', { file: path }, { what, missing });
  const content = checkShape(schema, json.value, json.at, problems, open);
  return content === null ? problems.fail() : { text, json, content };
}

/** The value if it has the shape of the schema; otherwise null, with a problem for each fault. With `open`, unknown keys are allowed. */
export function checkShape<T>(
  schema: ZodMiniType<T>,
  value: unknown,
  at: ParsedJson['at'],
  problems: Problems,
  open = false,
): T | null {
  const result = tryParse(schema, value);
  if (result === null) {
    problems.add('faultsTooMany', () => at([]));
    return null;
  }
  if (result.success) return result.data;
  const issues = (result.error.issues as readonly Issue[]).filter(
    (issue) => !open || issue.code !== 'unrecognized_keys',
  );
  if (issues.length === 0) return value as T;
  for (const issue of issues) addIssue(issue, schema, value, at, problems);
  return null;
}

/** The value in its shape, or its faults; null if there are more faults than the library can take (some 100,000 in one list or object). */
export function tryParse<T>(
  schema: ZodMiniType<T>,
  value: unknown,
): ReturnType<typeof safeParse<ZodMiniType<T>>> | null {
  try {
    return safeParse(schema, value);
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/**
 * The keys of an object whose values have the right shape, so that their content can be checked although others are wrong. Empty if the
 * value is not an object.
 */
export function soundKeys<T>(schema: ZodMiniType<T>, value: unknown): Partial<T> {
  if (typeof value !== 'object' || value === null) return {};
  const { shape = {} } = schema._zod.def as Definition;
  const sound = Object.entries(shape).filter(([key, inner]) => {
    return Object.hasOwn(value, key) && tryParse(inner, (value as Record<string, unknown>)[key])?.success === true;
  });
  return Object.fromEntries(sound.map(([key]) => [key, (value as Record<string, unknown>)[key]])) as Partial<T>;
}

function addIssue(issue: Issue, schema: ZodMiniType, value: unknown, at: ParsedJson['at'], problems: Problems): void {
  const { code, path, message, expected: kind = '' } = issue;
  if (code === 'unrecognized_keys') {
    const keys = keysAt(schema, path, value);
    for (const found of issue.keys ?? []) {
      problems.add(
        'keyUnknown',
        () => at([...path, found]),
        () => ({ found, known: keys, near: nearest(found, keys) }),
      );
    }
    return;
  }
  const found = valueAt(value, path);
  const inner = code === 'invalid_union' ? deepest(issue.errors ?? []) : [];
  for (const deeper of inner) addIssue({ ...deeper, path: [...path, ...deeper.path] }, schema, value, at, problems);
  if (inner.length > 0) return;
  // The library says "Invalid input" where a schema has no wording of its own.
  const expected = message === 'Invalid input' ? (kinds[kind] ?? 'another kind of value') : message;
  if (found === undefined) problems.add('keyMissing', () => at(path), { key: String(path.at(-1) ?? '') });
  else problems.add('valueForm', () => at(path), { found: describeValue(found), expected });
}

/** The kinds of values in words, for schemas without wording of their own. */
const kinds: Readonly<Record<string, string>> = {
  object: 'an object in braces',
  record: 'an object in braces',
  array: 'a list',
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
};

/** Of a union's branches, the one whose fault is deepest: probably the shape that was meant. Empty if no branch got inside the value. */
function deepest(branches: readonly (readonly Issue[])[]): readonly Issue[] {
  return (
    branches.find(
      (issues) =>
        issues.length > 0 && issues.every(({ path, code }) => path.length > 0 || code === 'unrecognized_keys'),
    ) ?? []
  );
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  let inner = value;
  for (const part of path) {
    if (typeof inner !== 'object' || inner === null || !Object.hasOwn(inner, part)) return undefined;
    inner = (inner as Record<PropertyKey, unknown>)[part];
  }
  return inner;
}

function describeValue(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object' && value !== null) return 'an object in braces';
  return typeof value === 'string' ? quote(value) : JSON.stringify(value);
}

/** The part of a zod schema's definition that describes what is inside it. */
interface Definition {
  readonly shape?: Readonly<Record<string, ZodMiniType>>;
  readonly innerType?: ZodMiniType;
  readonly valueType?: ZodMiniType;
  readonly element?: ZodMiniType;
  readonly options?: readonly ZodMiniType[];
  /** The key whose value decides which option is meant. */
  readonly discriminator?: string;
}

/** The keys that a schema allows in the object at a path. `$schema` is allowed, but not suggested. */
function keysAt(schema: ZodMiniType, path: Path, value: unknown): string[] {
  const { shape, innerType, valueType, element, options, discriminator } = schema._zod.def as Definition;
  if (innerType !== undefined) return keysAt(innerType, path, value);
  if (options !== undefined) {
    const meant = options.filter((option) => discriminator === undefined || tells(option, discriminator, value));
    return meant.flatMap((option) => keysAt(option, path, value));
  }
  const [first, ...rest] = path;
  if (first === undefined) return Object.keys(shape ?? {}).filter((key) => key !== '$schema');
  const name = String(first);
  const known = shape !== undefined && Object.hasOwn(shape, name) ? shape[name] : undefined;
  const inside = known ?? valueType ?? element;
  return inside === undefined ? [] : keysAt(inside, rest, valueAt(value, [first]));
}

function tells(option: ZodMiniType, discriminator: string, value: unknown): boolean {
  const literal = (option._zod.def as Definition).shape?.[discriminator];
  return literal !== undefined && tryParse(literal, valueAt(value, [discriminator]))?.success === true;
}
