/** Sheets as offices, survey tools and other programs leave them: each is right but for one thing, which is read or refused for certain. */
import type { InspectionContent } from '../../src/model/inspection.js';
import type { Count } from './strict.js';

type Random = () => number;

/** A sheet, what it is read under, and what it comes to: its counts, or null if it must be refused. */
export interface KindOfSheet {
  readonly kind: string;
  readonly text: string;
  readonly content: InspectionContent;
  readonly counts: {
    readonly cases: number;
    readonly toInspect: number;
    readonly tallies: Readonly<Record<string, Count>>;
  } | null;
}

const below = (random: Random, n: number): number => Math.floor(random() * n);
const one = <T>(random: Random, of: readonly T[]): T => of[below(random, of.length)] as T;

const spellings: readonly (readonly string[])[] = [
  ['Yes', 'yes', 'Y', ' TRUE '],
  ['No', 'n', 'false', 'no '],
  ['N/A', 'not applicable', 'NA', 'na'],
  ['', ' '],
];

const notes = [
  'ok',
  'Zoë, seen twice',
  'He was seen.\nno, he did not attend',
  'well, no, no, no\nand then yes',
  'He was asked,\nand said, no, no, really',
  'Actions:\n- housing, yes\n- drugs, no, not yet\n\n- work',
  'said "no",\nthen "yes"',
  '\n',
];

/** One case: its answers by number, and its note. */
interface Case {
  readonly id: string;
  readonly answers: readonly number[];
  readonly note: string;
}

type Change = (lines: string[], parts: Parts) => string[];

interface Parts {
  readonly random: Random;
  readonly header: string;
  readonly keys: readonly string[];
  /** A row of these cells, with the note in its place. */
  readonly row: (id: string, note: string, answers: readonly string[]) => string;
}

const insert = (lines: readonly string[], at: number, ...more: readonly string[]): string[] => [
  ...lines.slice(0, at),
  ...more,
  ...lines.slice(at),
];
const somewhere = ({ random }: Parts, lines: readonly string[]): number => 1 + below(random, lines.length);
const blanks = (keys: readonly string[]): string[] => keys.map(() => '');
const total =
  (words: readonly string[], cells: readonly string[]): Change =>
  (lines, parts) =>
    insert(
      lines,
      somewhere(parts, lines),
      parts.row(
        one(parts.random, words),
        '',
        parts.keys.map(() => one(parts.random, cells)),
      ),
    );

/** What is wrong with a sheet that must be refused. */
const refused: Readonly<Record<string, Change>> = {
  total: total(['Total', 'GRAND TOTAL', 'Sub-total', 'Average', 'n = 5', '% yes'], ['', '5', '57%']),
  footer: total(['Source: the unit', 'Note: none', '© Crown', 'Notes: seen'], ['']),
  'header again': (lines, parts) => insert(lines, somewhere(parts, lines), parts.header),
  'second header': (lines, parts) =>
    insert(
      lines,
      1,
      parts.row(
        'x',
        '',
        parts.keys.map((key) => `${key} Engaging`),
      ),
    ),
  'third header': (lines, parts) =>
    insert(
      lines,
      1,
      parts.row(
        'x',
        '',
        parts.keys.map(() => '"{""ImportId"":""QID1""}"'),
      ),
    ),
  responses: (lines, parts) =>
    insert(
      lines,
      1,
      parts.row(
        '',
        '',
        parts.keys.map(() => 'Response'),
      ),
    ),
  title: (lines, { random }) => insert(lines, 0, ...one(random, [['Redcar'], ['Redcar', ''], ['', 'Redcar 2022,,']])),
  'rows in quotes': (lines) => lines.map((line) => `"${line.replaceAll('"', '""')}"`),
  'a row in one cell': (lines, parts) => {
    const row = parts.row(
      'Z1',
      '',
      parts.keys.map(() => 'Yes'),
    );
    const commas = parts.row('', '', blanks(parts.keys)).replaceAll(/[^,]/g, '');
    return insert(lines, somewhere(parts, lines), `"${row}"${commas}`);
  },
  'a space before a quote': (lines, parts) =>
    insert(
      lines,
      somewhere(parts, lines),
      parts.row(
        ' "Z1"',
        '',
        parts.keys.map(() => 'Yes'),
      ),
    ),
  'stray quotes': (lines, parts) => {
    const answers = (): string[] => parts.keys.map(() => one(parts.random, ['Yes', 'No', 'N/A']));
    const between = Array.from({ length: below(parts.random, 3) }, (_, i) => parts.row(`Y${i}`, 'ok', answers()));
    const [open, close] = one(parts.random, [
      ['"', '"'],
      ['"ok', 'ok"'],
      ['"', 'ok"'],
    ] as const);
    return insert(
      lines,
      somewhere(parts, lines),
      parts.row('Z1', open, answers()),
      ...between,
      parts.row('Z2', close, answers()),
    );
  },
  'a failed formula': (lines, parts) =>
    insert(lines, somewhere(parts, lines), parts.row('Z1', '', ['#N/A', ...blanks(parts.keys).slice(1)])),
};

/** What is odd about a sheet that is read. */
const taken: Readonly<Record<string, Change>> = {
  plain: (lines) => lines,
  'a blank row': (lines, parts) =>
    insert(lines, somewhere(parts, lines), one(parts.random, ['', '\u200b', ' ', '\ufeff,,', '\u00ad\u2060'])),
  'a sep line': (lines, { random }) =>
    insert(lines, 0, one(random, ['sep=,', '"sep=,"', 'sep=,,,,', '"sep=,",,', '"sep=;",,,'])),
  'a Ctrl-Z': (lines, { random }) =>
    one(random, [
      [...lines, '\u001a'],
      [...lines.slice(0, -1), `${lines.at(-1)}\u001a`],
    ]),
  'an empty column': (lines, { random }) =>
    lines.map((line, i) => line + (i === 0 ? ',,' : one(random, ['', ',', ',,']))),
};

/** A sheet of a random kind. Each comes from a seed alone. */
export function kindOfSheet(random: Random): KindOfSheet {
  const standard = one(random, [['2.2.1', '2.2.2', '2.2.3'], ['2.6.1'], ['2.4.1', '2.4.2', '2.4.3']]);
  const at = below(random, 3);
  const row = (id: string, note: string, answers: readonly string[]): string => {
    const cells = [id, ...answers];
    const place = [0, 1, cells.length][at] ?? 0;
    return [...cells.slice(0, place), note, ...cells.slice(place)].join(',');
  };
  const meaning = one(random, ['words', 'numbers', 'NULL', 'NA']);
  const words =
    meaning === 'numbers'
      ? [
          ['1', '1.0'],
          ['0', '0.00'],
          ['9', '9.0'],
          ['', '-99', '-99.0'],
        ]
      : meaning === 'words'
        ? spellings
        : [...spellings.slice(0, 2), ['N/A', 'n/a'], meaning === 'NA' ? ['', 'NA', 'na'] : ['', 'NULL', 'null']];
  const content: InspectionContent =
    {
      words: {},
      numbers: { answers: { yes: ['1'], no: ['0.0'], notApplicable: ['9'], unanswered: ['-99'] } },
      NULL: { answers: { unanswered: ['NULL'] } },
      NA: { answers: { unanswered: ['NA'] } },
    }[meaning] ?? {};
  const cases = Array.from({ length: 1 + below(random, 6) }, (_, i): Case => {
    const out = random() < 0.15;
    return {
      id: `C${i + 1}`,
      answers: standard.map(() => (out ? 3 : below(random, 4))),
      note: one(random, notes),
    };
  });
  const written = cases.map(({ id, answers, note }) =>
    row(
      id,
      /[",\n]/.test(note) ? `"${note.replaceAll('"', '""')}"` : note,
      answers.map((answer) => one(random, words[answer] ?? [''])),
    ),
  );
  const header = row('case_id', 'note', standard);
  const isRefused = random() < 0.5;
  const [kind, change] = one(random, Object.entries(isRefused ? refused : taken));
  const end = one(random, ['\n', '\r\n', '\r']);
  const lines = change([header, ...written], { random, header, keys: standard, row });
  const text = lines.join('\n').replaceAll('\n', end) + (random() < 0.8 && kind !== 'a Ctrl-Z' ? end : '');
  const inspected = cases.filter(({ answers }) => answers.some((answer) => answer !== 3));
  const count = (question: number): Count =>
    [0, 1, 2, 3].map(
      (answer) => inspected.filter(({ answers }) => answers[question] === answer).length,
    ) as unknown as Count;
  const tallies = Object.fromEntries(standard.map((code, i) => [code, count(i)]));
  return {
    kind,
    text,
    content,
    counts: isRefused ? null : { cases: inspected.length, toInspect: cases.length - inspected.length, tallies },
  };
}
