/** JSON text to a value, with the line of everything in it. */
import { parse, type AnyNode, type DocumentNode } from '@humanwhocodes/momoa';
import type { Problems } from '../../problems/problems.js';
import type { Place } from '../../model/reading.js';
import { formatPath, type Path } from './json-path.js';

/** A parsed file: its value, and where each part of it stands. */
export interface ParsedJson {
  readonly value: unknown;
  readonly at: (path: Path) => Place;
  /** Character offsets of the value at a path, end exclusive; null where there is none. */
  readonly range: (path: Path) => readonly [number, number] | null;
}

/**
 * Parses JSON. Adds a problem, and gives null, for a syntax error (with its line) and for a key that stands twice in one object,
 * which `JSON.parse` would silently let the last one win.
 */
export function parseJson(text: string, file: string, problems: Problems): ParsedJson | null {
  const tree = syntaxTree(text, file, problems);
  if (tree === null) return null;
  const before = problems.total;
  refuseKeysTwice(tree.body, file, [], problems);
  if (problems.total > before) return null;
  const value = parsedValue(text, file, problems);
  if (value === undefined) return null;
  return {
    value,
    at: (path) => ({
      file,
      line: nodeAt(tree.body, path).line,
      ...(path.length === 0 ? {} : { column: formatPath(path) }),
    }),
    range: (path) => nodeAt(tree.body, path).range,
  };
}

/** The value; undefined, with a problem, for what the parser of the tree lets pass: a control character in a text. */
function parsedValue(text: string, file: string, problems: Problems): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    const at = Number(/at position (\d+)/.exec(error.message)?.[1] ?? text.length);
    const line = text.slice(0, at).split(/\r\n|\n|\r/).length;
    problems.add('jsonSyntax', { file, line }, { reason: error.message.replace(/ (?:in JSON )?at position.*$/, '') });
    return undefined;
  }
}

/** The parser's names for what it found, as a person would point at it. */
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

function syntaxTree(text: string, file: string, problems: Problems): DocumentNode | null {
  try {
    return parse(text, { mode: 'json', ranges: true });
  } catch (error) {
    if (error instanceof RangeError) {
      problems.add('jsonSyntax', { file }, { reason: 'it is nested too deeply' });
      return null;
    }
    if (!(error instanceof Error) || !('line' in error) || typeof error.line !== 'number') throw error;
    const reason = error.message
      .replace(/\s*\(\d+:\d+\)\.?$/, '')
      .replace(/\.$/, '')
      .replace(/token (\w+) found/, (_, token: string) => tokens[token] ?? `${token} found`);
    problems.add(
      'jsonSyntax',
      { file, line: error.line },
      { reason: reason.charAt(0).toLowerCase() + reason.slice(1) },
    );
    return null;
  }
}

function refuseKeysTwice(node: AnyNode, file: string, path: Path, problems: Problems): void {
  if (node.type === 'Array') {
    node.elements.forEach(({ value }, i) => refuseKeysTwice(value, file, [...path, i], problems));
  }
  if (node.type !== 'Object') return;
  const seen = new Set<string>();
  for (const { name, value } of node.members) {
    const key = name.type === 'String' ? name.value : name.name;
    const inside = [...path, key];
    if (seen.has(key)) {
      problems.add('jsonKeyTwice', { file, line: name.loc.start.line, column: formatPath(inside) }, { key });
    }
    // Libraries pass over this key for safety; here nothing is passed over in silence.
    if (key === '__proto__') {
      const place = { file, line: name.loc.start.line, column: formatPath(inside) };
      problems.add('keyUnknown', place, { found: key, known: ['another name'], near: null });
    }
    seen.add(key);
    refuseKeysTwice(value, file, inside, problems);
  }
}

/** The node at a path, or the innermost that is there. */
function nodeAt(root: AnyNode, path: Path): { line: number; range: readonly [number, number] | null } {
  let node = root;
  let { line } = root.loc.start;
  for (const part of path) {
    if (node.type === 'Object') {
      const member = node.members.find(({ name }) => (name.type === 'String' ? name.value : name.name) === part);
      if (member === undefined) return { line, range: null };
      line = member.name.loc.start.line;
      node = member.value;
    } else if (node.type === 'Array' && typeof part === 'number') {
      const element = node.elements[part];
      if (element === undefined) return { line, range: null };
      node = element.value;
      line = node.loc.start.line;
    } else {
      return { line, range: null };
    }
  }
  const { range } = node;
  return { line, range: range === undefined ? null : [range[0], range[1]] };
}
