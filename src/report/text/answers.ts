/** Draws what groups answered to the questions of a standard: questions down and groups across, or the other way round. */
import type { AnswersPart, GroupCell, Part } from '../../model/document.js';
import { makeVisible } from '../../words/visible.js';
import { pad, paragraph, widest, wrap, type TextStyle } from './layout.js';
import { drawRule, inColumns } from './table.js';

/**
 * One table for the standard, with what is said below it; `say` draws parts. Null if neither way fits: then each question needs a table
 * of its own.
 */
export function answersTable(
  part: AnswersPart,
  style: TextStyle,
  say: (parts: readonly Part[]) => string[],
): string[] | null {
  const table = questionsDown(part, style) ?? groupsDown(part, style);
  if (table === null) return null;
  const below = part.questions.flatMap(({ code, below: own }) =>
    own.map((one): Part => (one.kind === 'item' ? { ...one, lead: code } : one)),
  );
  return [...say([{ kind: 'subheading', text: part.title ?? 'Questions' }]), ...table, ...say(below)];
}

/** How groups are put across, from the widest. The questions keep at least so many columns, unless they need fewer. */
const ways = [
  { countsBeside: true, wrapsNames: false, leastWords: 48 },
  { countsBeside: true, wrapsNames: true, leastWords: 48 },
  { countsBeside: false, wrapsNames: true, leastWords: 28 },
] as const;
type Way = (typeof ways)[number];

/** Groups that take more columns than this are not put across, however wide the page. */
const mostAcross = 120;

const meaning = "Percentage 'Yes', and Yes of relevant";

function questionsDown({ groups, questions }: AnswersPart, style: TextStyle): string[] | null {
  const indent = widest(style, codesOf(questions)) + 1;
  const texts = questions.map(({ text }) => text);
  const wanted = Math.max(indent + widest(style, texts), meaning.length);
  for (const way of ways) {
    const columns = groups.map((_, g) => groupColumn({ groups, questions }, g, way, style));
    const widths = columns.map(({ width }) => width);
    const taken = widths.reduce((sum, width) => sum + 2 + width, 0);
    const room = Math.min(wanted, style.width - 2 - taken);
    if (taken > mostAcross || room < Math.min(wanted, way.leastWords)) continue;
    const row = (left: readonly string[], cells: readonly (readonly string[])[]): string[] =>
      beside([left, ...cells], [room, ...widths], style);
    const headers = [wrap(style, meaning, room), ...columns.map(({ header }) => header)];
    const height = Math.max(...headers.map((lines) => lines.length));
    const [left = [], ...heads] = headers.map((lines) => [...Array<string>(height - lines.length).fill(''), ...lines]);
    return [
      ...row(left, heads).map(style.bold),
      drawRule(room + taken, style),
      ...questions.flatMap(({ code, text }, q) => {
        const lines = wrap(style, text, room - indent).map((line, n) => pad(style, n === 0 ? code : '', indent) + line);
        return row(
          lines,
          columns.map(({ cells }) => cells[q] ?? []),
        );
      }),
    ];
  }
  return null;
}

/** The lines of a group's header and of its cells, and the columns that they take. */
function groupColumn(
  { groups, questions }: Pick<AnswersPart, 'groups' | 'questions'>,
  g: number,
  { countsBeside, wrapsNames }: Way,
  style: TextStyle,
) {
  const { name = '', cases = '' } = groups[g] ?? {};
  const size = `${cases} ${cases === '1' ? 'case' : 'cases'}`;
  const own = questions.map(({ answers }) => answers[g]);
  const cells = countsBeside ? figures(own, style).map((line) => [line]) : own.map(stackedLines);
  const nameWidth = wrapsNames ? wrappedWidth(name, style) : widest(style, [name]);
  const width = Math.max(nameWidth, widest(style, [size, ...cells.flat()]));
  return { header: [...wrap(style, name, width), size], cells, width };
}

/** The columns for a name in about three lines. Names of up to ten columns stay on one line; words of more than 16 are cut. */
function wrappedWidth(name: string, style: TextStyle): number {
  const whole = widest(style, [name]);
  const longestWord = widest(style, makeVisible(name).split(' '));
  return Math.max(Math.min(longestWord, 16), Math.min(whole, 10), Math.ceil(whole / 3));
}

const stackedLines = (cell: GroupCell | undefined): string[] =>
  cell === undefined || cell.count === '' ? [] : [...cell.percentage.split(' '), cell.count];

/** Each percentage with its count, the counts one below the other. */
function figures(cells: readonly (GroupCell | undefined)[], style: TextStyle): string[] {
  const width = widest(
    style,
    cells.map((cell) => cell?.percentage ?? ''),
  );
  return cells.map((cell) => `${pad(style, cell?.percentage ?? '', width)}  ${cell?.count ?? ''}`.trimEnd());
}

function groupsDown({ by, groups, questions }: AnswersPart, style: TextStyle): string[] | null {
  for (let size = questions.length; size > 1; size--) {
    const tables = inParts(questions, size).map((some) => {
      const columns = some.map(({ answers }) => figures(answers, style));
      const rows = groups.map(({ name, cases }, g) => [name, cases, ...columns.map((column) => column[g] ?? '')]);
      const table = inColumns({ header: [by, 'Cases', ...codesOf(some)], rows }, 2, style, 'words');
      const wordings = some.flatMap(({ code, text }) => paragraph(style, text, 2, `${code} `));
      return table === null ? null : [...wordings, ...table];
    });
    if (!tables.includes(null))
      return tables.flatMap((table, i) => [...(i === 0 ? paragraph(style, `${meaning}:`, 2) : ['']), ...(table ?? [])]);
  }
  return null;
}

const codesOf = (questions: AnswersPart['questions']): string[] => questions.map(({ code }) => code);

function inParts<T>(items: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, i) => items.slice(i * size, (i + 1) * size));
}

/** Cells of several lines side by side, each padded to its width. */
function beside(cells: readonly (readonly string[])[], widths: readonly number[], style: TextStyle): string[] {
  const height = Math.max(...cells.map((lines) => lines.length));
  return Array.from({ length: height }, (_, n) =>
    cells
      .map((lines, i) => `  ${pad(style, lines[n] ?? '', widths[i] ?? 0)}`)
      .join('')
      .trimEnd(),
  );
}
