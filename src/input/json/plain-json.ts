/** JSON that is as it should be, read without the parser that can say what is wrong: loading that takes longer than the reading. */
import type { Place } from '../../model/reading.js';
import { formatPath, type Path } from './json-path.js';

/** A value, and where each part of it stands. */
export interface PlainJson {
  readonly value: unknown;
  readonly at: (path: Path) => Place;
}

/** A text longer than this is not read here. */
const longest = 1 << 16;

/**
 * The value of JSON text, with the places that `parseJson` gives. Null where anything is out of the ordinary: a syntax error, a key that
 * stands twice in one object, the key `__proto__`, a long text. Then `parseJson` has to read it, which words what is wrong.
 */
export function plainJson(text: string, file: string): PlainJson | null {
  if (text.length > longest) return null;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  // Where things stand is rarely asked: only where something is wrong with them.
  let root = hasEachKeyOnce(text, value) ? undefined : spotsOf(text);
  if (root === null) return null;
  return {
    value,
    at: (path) => {
      root ??= spotsOf(text);
      const line = root == null ? 1 : lineAt(root, path);
      return { file, line, ...(path.length === 0 ? {} : { column: formatPath(path) }) };
    },
  };
}

/**
 * Whether the value has a member for every one in its text, so that none was lost to another of its name, and none is named `__proto__`.
 * False also for a text of which that cannot be told at a glance: with a character escaped, or a space before a colon.
 */
function hasEachKeyOnce(text: string, value: unknown): boolean {
  return !text.includes('\\') && !text.includes('__proto__') && members(value) === names(text);
}

/**
 * How many names of members there are in JSON without escapes: each ends in `":`, and little else does. NaN where a space stands before a
 * colon, which may be one behind a name.
 */
function names(text: string): number {
  let found = 0;
  for (let at = text.indexOf(':'); at >= 0; at = text.indexOf(':', at + 1)) {
    const before = text.charCodeAt(at - 1);
    if (before === quote) found++;
    else if (before <= space) return NaN;
  }
  return found;
}

const [space, quote] = [0x20, 0x22];

/** How many members there are in all the objects of a value, however deep. */
function members(value: unknown): number {
  let found = 0;
  const open: unknown[] = [value];
  while (open.length > 0) {
    const outer = open.pop();
    if (typeof outer !== 'object' || outer === null) continue;
    const inside = Object.values(outer);
    if (!Array.isArray(outer)) found += inside.length;
    for (const inner of inside) if (typeof inner === 'object') open.push(inner);
  }
  return found;
}

/** A value's line, for a member of an object that of its name; and what lies inside, by name or number. */
interface Spot {
  readonly line: number;
  inside?: Map<PropertyKey, Spot>;
}

/** An object or a list that is still open. */
interface Open {
  readonly spot: Spot;
  readonly inside: Map<PropertyKey, Spot>;
  readonly list: boolean;
  /** The member whose name has been read, and whose value comes next. */
  member: Spot | null;
}

/** Of text that is known to be JSON: texts, brackets, line ends, and everything else that is a value. */
const tokens = /"[^"\\]*(?:\\.[^"\\]*)*"|[{}[\]]|\r\n?|\n|[^\s"{}[\],:]+/g;

/** Where everything stands; null where a key stands twice in an object, or is one that libraries pass over. */
function spotsOf(text: string): Spot | null {
  const open: Open[] = [];
  let line = 1;
  let last: Spot = { line };
  for (const [token] of text.matchAll(tokens)) {
    const around = open.at(-1);
    if (token === '\n' || token === '\r' || token === '\r\n') {
      line++;
    } else if (token === '}' || token === ']') {
      last = open.pop()?.spot ?? last;
    } else if (around !== undefined && !around.list && around.member === null) {
      const key = token.includes('\\') ? (JSON.parse(token) as string) : token.slice(1, -1);
      if (around.inside.has(key) || key === '__proto__') return null;
      around.member = { line };
      around.inside.set(key, around.member);
    } else {
      const spot = around?.member ?? { line };
      if (around?.list === true) around.inside.set(around.inside.size, spot);
      else if (around !== undefined) around.member = null;
      last = spot;
      if (token === '{' || token === '[') {
        spot.inside = new Map();
        open.push({ spot, inside: spot.inside, list: token === '[', member: null });
      }
    }
  }
  return last;
}

/** The line of what is at a path, or of the innermost that is there. */
function lineAt(root: Spot, path: Path): number {
  let spot = root;
  for (const part of path) {
    const inner = spot.inside?.get(part);
    if (inner === undefined) break;
    spot = inner;
  }
  return spot.line;
}
