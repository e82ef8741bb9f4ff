/** The guide on messages, made from the catalogue of problems and the notes themselves: what a message is told stands in capitals. */
import { readFileSync } from 'node:fs';
import { catalogue } from '../src/problems/problems.js';
import { note } from '../src/problems/notes.js';

/** A room of `src/problems/` in the guide: its heading and what stands below it. */
const rooms: readonly (readonly [file: string, heading: string])[] = [
  ['files', 'Files'],
  ['sheet', 'Case sheets'],
  ['workbook', 'Workbooks'],
  ['counts', 'Counts in place of cases'],
  ['inspection', 'Inspection files, expected results and ratings'],
  ['programme', 'Programme files'],
  ['breakdowns', 'Groups of cases'],
  ['feasible', 'Published percentages'],
  ['draw', 'Drawing a sample'],
  ['moderation', 'Two readings of the same cases'],
  ['command-line', 'The command line'],
];

/** The text of a type up to the bracket that closes it, or to `end`. */
function upTo(text: string, end: RegExp): string {
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const sign = text[at] ?? '';
    if (depth === 0 && end.test(sign)) return text.slice(0, at);
    if ('({['.includes(sign)) depth++;
    if (')}]'.includes(sign)) depth--;
  }
  return text;
}

/** Members of an object type, or elements of a tuple, between `;`, `,` or line ends. */
function membersOf(inside: string): string[] {
  const members: string[] = [];
  for (let rest = inside; rest !== '';) {
    const member = upTo(rest, /[;,\n]/);
    members.push(member.trim());
    rest = rest.slice(member.length + 1);
  }
  return members.filter((member) => member !== '');
}

/** A stand-in for a value of a type, written as TypeScript: a text is the value's name in capitals, a number NaN. */
function standIn(type: string, name: string, file: string): unknown {
  const written = type
    .trim()
    .replace(/^\|\s*/, '')
    .replace(/^readonly /, '')
    .trim();
  if (written.endsWith('[]')) return [standIn(written.slice(0, -2).replace(/^\((.*)\)$/s, '$1'), name, file)];
  if (written.startsWith('{') && upTo(written.slice(1), /\}/).length === written.length - 2) {
    return Object.fromEntries(
      membersOf(written.slice(1, -1)).map((member) => {
        const [, key = '', inner = ''] = /^(?:readonly )?(\w+)\??: ([^]*)$/.exec(member) ?? [];
        return [key, standIn(inner, key, file)];
      }),
    );
  }
  if (written.startsWith('[')) return membersOf(written.slice(1, -1)).map((one) => standIn(one, name, file));
  if (written === 'string') return name.replaceAll(/([A-Z])/g, ' $1').toUpperCase();
  // A place of a cell must be one.
  if (written === 'number') return /^(?:at|lastAt|lastLine)$/.test(name) ? 5 : Number.NaN;
  if (written === 'boolean') return true;
  const [, literal] = /^'([^']*)'/.exec(written) ?? [];
  if (literal !== undefined) return literal;
  const first = upTo(written, /[|&]/);
  if (first !== written) {
    const own = standIn(first, name, file);
    // Of alternatives the first will do; what is joined is needed whole.
    if (written[first.length] === '|') return own;
    return Object.assign({}, own, standIn(written.slice(first.length + 1), name, file));
  }
  const declared = new RegExp(`interface ${written} \\{([^]*?)\\n\\}`).exec(file)?.[1];
  if (declared === undefined) throw new Error(`no stand-in for the type ${written} of ${name}`);
  return standIn(`{${declared.replaceAll(/\/\*\*[^]*?\*\//g, '')}}`, name, file);
}

/** The kinds of a file in their order, each with a stand-in for what its message is told. */
function kindsOf(file: string): (readonly [kind: string, details: unknown])[] {
  const shared = readFileSync('src/problems/group.ts', 'utf8');
  const text = readFileSync(`src/problems/${file}.ts`, 'utf8');
  return [...text.matchAll(/^ {2}(\w+): \(/gm)].map((found) => {
    const parameters = upTo(text.slice(found.index + found[0].length), /\)/).trim();
    const [first = ''] = membersOf(parameters);
    const type = first.replace(/^_?p: /, '');
    return [found[1] ?? '', first === '' ? undefined : standIn(type, '', text + shared)];
  });
}

/** Where a problem is said to be, for messages that look at it. */
const place = { file: 'FILE', line: Number.NaN };

const line = (message: string): string => `- ${message.replaceAll('NaN', 'N').replaceAll(/[*<]/g, String.raw`\$&`)}`;

/** Lines without those that only hand on what they are told. */
const linesOf = (messages: readonly string[]): string =>
  messages
    .filter((message) => /[a-z]/.test(message))
    .map(line)
    .join('\n');

function wordProblem(kind: string, details: unknown): string {
  const { message } = catalogue[kind as keyof typeof catalogue];
  return (message as (details: unknown, place: unknown) => string)(details, place);
}

const makeNote = note as (code: string, details: unknown) => { message: string };

/** The lists of the guide by their headings: every problem, then every note. */
export function messageLists(): Readonly<Record<string, () => string>> {
  return {
    ...Object.fromEntries(
      rooms.map(([file, heading]) => [heading, () => linesOf(kindsOf(file).map((found) => wordProblem(...found)))]),
    ),
    Notes: () => linesOf(kindsOf('notes').map((found) => makeNote(...found).message)),
  };
}

/** The files of `src/problems/` that the guide shows. */
export const shownFiles: readonly string[] = [...rooms.map(([file]) => file), 'notes'];
