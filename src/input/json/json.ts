/** Parses JSON, and finds the line of every part of it. */
import { parse, type AnyNode, type DocumentNode, type MemberNode, type ObjectNode } from '@humanwhocodes/momoa';
import type { Problems } from '../../problems/problems.js';
import type { Place } from '../../model/reading.js';

/** The keys and indexes that lead to a part of a JSON value. */
export type Path = readonly PropertyKey[];

/** A parsed file: its value, and where each part of it is. */
export interface ParsedJson {
  readonly value: unknown;
  /** The place of the value at a path, or of the innermost value on the way that exists. */
  readonly at: (path: Path) => Place;
  /** The character offsets of the value at a path, end exclusive; null if it does not exist. */
  readonly range: (path: Path) => readonly [number, number] | null;
}

/**
 * A path as messages show it.
 *
 * @example
 * formatPath(['figures', 3, 'count']) // 'figures[3].count'
 */
export function formatPath(path: Path): string {
  return path
    .map((part, i) => (typeof part === 'number' ? `[${part}]` : `${i === 0 ? '' : '.'}${String(part)}`))
    .join('');
}

/**
 * Parses JSON. `JSON.parse` returns the value; the slower parser, which knows the line of everything, runs only if something has to be
 * located or may be wrong. Throws a `Refusal` with all of `problems` for a syntax error, and for a key that is twice in one object, of
 * which `JSON.parse` would silently keep the last.
 */
export function parseJson(text: string, file: string, problems: Problems): ParsedJson {
  const value = parseValue(text);
  let tree: DocumentNode | null = null;
  if (value instanceof SyntaxError || mayHideKeys(text, value)) {
    tree = parseTree(text, file, problems);
    refuseKeysTwice(tree.body, file, [], problems);
    problems.refuse();
  }
  if (value instanceof SyntaxError) {
    // The slower parser accepts a control character in a string.
    const { message } = value;
    const before = text.slice(0, Number(/at position (\d+)/.exec(message)?.[1] ?? text.length));
    const reason = message.replace(/ (?:in JSON )?at position.*$/, '');
    problems.add('jsonSyntax', { file, line: before.split(/\r\n|\n|\r/).length }, { reason });
    problems.fail();
  }
  const find = (path: Path) => findNode((tree ??= parseTree(text, file, problems)).body, path);
  return {
    value,
    at: (path) =>
      path.length === 0
        ? { file, line: text.slice(0, text.search(/\S/)).split(/\r\n|\n|\r/).length }
        : { file, line: find(path).line, column: formatPath(path) },
    range: (path) => find(path).range,
  };
}

function parseValue(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return error;
    throw error;
  }
}

/**
 * Whether a value may have fewer members than its text, because a key is twice in one object. Every member in the text has a quote and a
 * colon after its key; if the value has as many members, none is missing.
 */
function mayHideKeys(text: string, value: unknown): boolean {
  return (text.match(/"\s*:/g) ?? []).length !== countMembers(value, 0);
}

/** The number of members of all objects in a value; NaN if one has the key `__proto__`, or is more than 100 deep. */
function countMembers(value: unknown, depth: number): number {
  if (typeof value !== 'object' || value === null) return 0;
  if (depth === 100 || Object.hasOwn(value, '__proto__')) return NaN;
  const inside = Object.values(value);
  const own = Array.isArray(value) ? 0 : inside.length;
  return inside.reduce<number>((sum, inner) => sum + countMembers(inner, depth + 1), own);
}

/** The parser's token names, in the words of messages. */
const tokens: Readonly<Record<string, string>> = {
  LBrace: '{ found',
  RBrace: '} found; is there a comma too many in front of it?',
  LBracket: '[ found',
  RBracket: '] found; is there a comma too many in front of it?',
  Comma: 'comma found',
  Colon: 'colon found',
  String: 'text found; is there a comma missing in front of it?',
  Number: 'number found',
  Boolean: 'true or false found',
  Null: 'null found',
};

function parseTree(text: string, file: string, problems: Problems): DocumentNode {
  try {
    return parse(text, { mode: 'json', ranges: true });
  } catch (error) {
    if (error instanceof RangeError) {
      problems.add('jsonSyntax', { file }, { reason: 'it is nested too deeply' });
    } else if (error instanceof Error && 'line' in error && typeof error.line === 'number') {
      const reason = error.message
        .replace(/\s*\(\d+:\d+\)\.?$/, '')
        .replace(/\.$/, '')
        .replace(/token (\w+) found/, (_, token: string) => tokens[token] ?? `${token} found`);
      const place = { file, line: error.line };
      problems.add('jsonSyntax', place, { reason: reason.charAt(0).toLowerCase() + reason.slice(1) });
    }
    problems.refuse();
    throw error;
  }
}

function refuseKeysTwice(node: AnyNode, file: string, path: Path, problems: Problems): void {
  if (node.type === 'Array') {
    node.elements.forEach(({ value }, i) => refuseKeysTwice(value, file, [...path, i], problems));
  }
  if (node.type !== 'Object') return;
  const seen = new Set<string>();
  for (const member of node.members) {
    const key = keyOf(member);
    const inside = [...path, key];
    const place = { file, line: member.name.loc.start.line, column: formatPath(inside) };
    if (seen.has(key)) problems.add('jsonKeyTwice', place, { key });
    // The schema library ignores this key for safety; here nothing is ignored silently.
    if (key === '__proto__') problems.add('keyUnknown', place, { found: key, known: ['another name'], near: null });
    seen.add(key);
    refuseKeysTwice(member.value, file, inside, problems);
  }
}

const keyOf = ({ name }: MemberNode): string => (name.type === 'String' ? name.value : name.name);

const indexes = new WeakMap<ObjectNode, ReadonlyMap<string, MemberNode>>();

/** The members of an object by key, found once: an object can have thousands, all of which are looked up. */
function membersOf(node: ObjectNode): ReadonlyMap<string, MemberNode> {
  const index = indexes.get(node) ?? new Map(node.members.map((member) => [keyOf(member), member]));
  indexes.set(node, index);
  return index;
}

/** The line and the range of the node at a path; the line of the innermost one on the way, and no range, if it does not exist. */
function findNode(root: AnyNode, path: Path): { line: number; range: readonly [number, number] | null } {
  let node = root;
  let { line } = root.loc.start;
  for (const part of path) {
    const member = node.type === 'Object' ? membersOf(node).get(String(part)) : undefined;
    const inside = node.type === 'Array' && typeof part === 'number' ? node.elements[part] : member;
    if (inside === undefined) return { line, range: null };
    line = (member?.name ?? inside.value).loc.start.line;
    node = inside.value;
  }
  const { range } = node;
  return { line, range: range === undefined ? null : [range[0], range[1]] };
}
