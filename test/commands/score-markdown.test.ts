/** `score --format markdown`: what stands on the page, and that nothing from a file is anything but text. */
import { readFileSync } from 'node:fs';
import type { Heading, Root } from 'mdast';
import { describe, expect, test } from 'vitest';
import type { Assessment } from '../../src/model/assessment.js';
import type { Programme } from '../../src/model/programme.js';
import { plainSentences } from '../../src/scoring/plain-sentences.js';
import { assumptions, reasonSentences } from '../../src/report/reasons.js';
import { makeVisible, visibleText } from '../../src/words/visible.js';
import { ratingWords } from '../../src/scoring/words.js';
import { formatNumber } from '../../src/words/english.js';
import { folderWith } from '../folder.js';
import { nodesOf, parseMarkdown, shapeOf, tablesOf, textOf } from '../report/markdown/parsed.js';
import { run, withoutSmallNumbers } from '../run.js';

const redcar = 'samples/redcar-cleveland-middlesbrough-2022.csv';
const samples = [
  redcar,
  ...['fieldwork-half-finished', 'housing-repairs-2024', 'youth-lakes-and-downs-2022'].map(
    (name) => `samples/${name}.csv`,
  ),
];

/** Every option that asks for a section. */
const sections = [
  '--explain',
  '--sensitivity',
  '--lock-in',
  '--rounding-audit',
  '--stability',
  '--ledger',
  '--supporting',
];

async function markdown(argv: readonly string[], stdin = ''): Promise<string> {
  const scored = await run(['score', ...argv, '--format', 'markdown'], { stdin });
  expect({ stderr: withoutSmallNumbers(scored), code: scored.code }).toEqual({ stderr: '', code: 0 });
  return scored.stdout;
}

const headings = (root: Root): Heading[] => nodesOf(root).filter((node) => node.type === 'heading');
const levelTwo = (root: Root): string[] => headings(root).flatMap((node) => (node.depth === 2 ? textOf(node) : []));

describe.each(samples)('%s', (sheet) => {
  test('is sound Markdown: one title, no heading skipped, and in every table as many cells in a row as in its header', async () => {
    const root = parseMarkdown(await markdown([sheet, ...sections]));
    const depths = headings(root).map(({ depth }) => depth);
    expect(depths.filter((depth) => depth === 1)).toEqual([1]);
    depths.forEach((depth, i) => expect(depth - (depths[i - 1] ?? 0)).toBeLessThanOrEqual(1));
    const tables = tablesOf(root);
    expect(tables.length).toBeGreaterThan(5);
    for (const [header = [], ...rows] of tables) {
      expect(header).not.toContain('');
      for (const row of rows) expect(row).toHaveLength(header.length);
    }
    expect(
      nodesOf(root).filter(({ type }) => ['html', 'link', 'image', 'code', 'inlineCode', 'emphasis'].includes(type)),
    ).toEqual([]);
  });

  test('has a line for every rating, and a row for every question with the figures of the JSON', async () => {
    const rows = tablesOf(parseMarkdown(await markdown([sheet, '--supporting']))).flat();
    const json = JSON.parse((await run(['score', sheet, '--format', 'json'])).stdout) as Assessment & {
      supporting: { questions: Assessment['standards'][number]['keyQuestions'] }[];
    };
    for (const { code, title, rating, basis, points } of json.standards) {
      const row = rows.find(([first]) => first === `${code} ${title}`);
      expect(row?.slice(1, 3)).toEqual([ratingWords({ rating, basis }), points === null ? '' : String(points)]);
    }
    const questions = [
      ...json.standards.flatMap(({ keyQuestions }) => keyQuestions),
      ...json.supporting.flatMap((table) => table.questions),
    ];
    expect(questions.length).toBeGreaterThan(4);
    for (const { code, text, yes, no, percentage, notApplicable, unanswered } of questions) {
      const [first = '', ...cells] = rows.find(([name = '']) => name.startsWith(`${code} `)) ?? [];
      expect(first).toContain(text);
      expect(cells[0]).toMatch(
        percentage === null ? /^(not rated|nothing relevant)$/ : new RegExp(String.raw`^${percentage}%`),
      );
      expect(cells[1]).toContain(`${formatNumber(yes ?? 0)} of ${formatNumber((yes ?? 0) + (no ?? 0))}`);
      const others = [notApplicable ?? 0, unanswered ?? 0].filter((count) => count > 0).map(formatNumber);
      expect(cells).toEqual(expect.arrayContaining(others));
    }
  });

  test('says of every standard what its figures say, why, and how it is borderline; then what is noted and assumed', async () => {
    const text = textOf(parseMarkdown(await markdown([sheet])));
    const json = JSON.parse((await run(['score', sheet, '--format', 'json'])).stdout) as Assessment;
    for (const standard of json.standards) {
      const said = [
        ...plainSentences(json, standard, 'codes'),
        ...reasonSentences(json, standard),
        ...standard.borderline.map(({ message }) => message),
      ];
      for (const sentence of said) expect(text).toContain(sentence);
    }
    for (const told of [...json.notes.map(({ message }) => message), ...assumptions(json)])
      expect(text).toContain(told);
    for (const made of [
      json.programme.id,
      json.programme.title,
      json.programme.sha256,
      json.tool.version,
      json.sample.source,
    ])
      expect(text).toContain(made);
    expect(text).toContain(`${json.overall.score}/${json.overall.maximum}`);
    expect(text).toContain(`Overall rating ${json.overall.rating ?? 'none yet'}`);
  });
});

test.each([
  [['--sensitivity'], 'Sensitivity: the fewest answers that would have to differ'],
  [['--lock-in'], 'Lock-in: the worst and the best that may still come'],
  [['--rounding-audit'], 'Rounding audit: what another way to round or to band would change'],
  [['--stability'], 'Stability: sampling error only'],
  [['--ledger'], 'Discretion ledger: recorded departures, and what each changes'],
  [['--supporting'], 'Supporting questions'],
  [['--by', 'ethnicity'], 'By ethnicity'],
  [['--by', 'ethnicity', '--contrast'], 'By ethnicity'],
  [['--list', '2.5.3=no', '--where', 'grade=PQiP'], 'Cases with 2.5.3 No: 5 of 10 with grade = PQiP'],
  [['--explain'], 'How these ratings were made'],
])('%j has its section, and only then', async (options, heading) => {
  expect(levelTwo(parseMarkdown(await markdown([redcar])))).not.toContain(heading);
  expect(levelTwo(parseMarkdown(await markdown([redcar, ...options])))).toContain(heading);
});

test('--ascii leaves no other character of our own in it; colour is refused', async () => {
  expect(await markdown([redcar, ...sections])).toMatch(/[→–]/);
  expect(await markdown([redcar, ...sections, '--ascii'])).toMatch(/^[\n -~]*$/);
  const refused = await run(['score', redcar, '--format', 'markdown', '--color', 'always']);
  expect(refused).toMatchObject({ code: 2, stdout: '' });
  expect(refused.stderr).toContain('--color always and --format markdown cannot go together');
});

test('each section says the same words as in a terminal', async () => {
  const asked = [...sections, '--by', 'ethnicity', '--questions', '2.3.1', '--contrast', '--list', '2.5.3=no'];
  const inMarkdown = textOf(parseMarkdown(await markdown([redcar, ...asked]))).replaceAll(/\s+/g, ' ');
  const { stdout } = await run(['score', redcar, ...asked]);
  const sentences = stdout
    .slice(stdout.indexOf('\nSensitivity: '))
    .split('\n')
    .filter((line) => /^ *- |^ {2}[A-Z].*\.$/.test(line))
    .map((line) => line.replace(/^ *(?:- )?/, ''));
  expect(sentences.length).toBeGreaterThan(40);
  expect(sentences.filter((sentence) => !inMarkdown.includes(sentence.replaceAll(/\s+/g, ' ')))).toEqual([]);
});

/** The programme of the samples with a text wherever it has words of its own. */
function programmeWith(text: string): Programme {
  const read = readFileSync('samples/housing-repairs-2024.programme.json', 'utf8');
  const housing = JSON.parse(read) as Programme;
  const found = { certainty: 'assumed', finding: text } as const;
  const [handbook] = Object.values(housing.documents);
  return {
    ...housing,
    title: text,
    inspectorate: text,
    documents: { handbook: { ...handbook!, title: text, publisher: text } },
    remarks: [{ words: text, source: found }],
    domains: housing.domains.map((domain) => ({ ...domain, title: text })),
    bands: housing.bands.map((band) => ({ ...band, words: text })),
    standards: housing.standards.map(({ questions, ...standard }) => ({
      ...standard,
      title: text,
      ...(questions === undefined
        ? {}
        : { questions: questions.map((one) => ({ ...one, text: `Asked as ${one.code}: ${text}`, source: found })) }),
    })),
    rules: housing.rules.map((rule) => ({ ...rule, words: text, source: found })),
  };
}

const nasty = [
  '<script>alert(1)</script> **bold** | [x](javascript:alert(1)) `a` @someone #12',
  '\n\n# a heading\n\n- an item\n\n| a |\n| - |\n',
  '</td></table>--> www.example.test ![p](https://example.test/p.png) a@example.test &lt;b&gt;',
  '1. one ~~gone~~ \\| $x$ [^1] "quoted" \u202e=1+1',
];

/** A sheet, an inspection and a programme in which a text stands wherever text may stand. */
function page(text: string): Promise<string> {
  const programme = programmeWith(text);
  const inspection = {
    title: text,
    region: text,
    programme: 'p.json',
    judgements: { '1.1': { rating: 'Good', reason: text }, '1.2': { rating: 'Fair', reason: text } },
    discretion: [{ standard: '1.2', rating: 'Good', reason: text, by: text, on: '2024-01-01' }],
    notApplicable: { '2.2': text },
  };
  const cell = `"${text.replaceAll('"', '""')}"`;
  const sheet = [
    `case_id,2.1.1,2.1.2,${cell.replace('"', '"2.1a ')},group`,
    `${cell},yes,no,yes,${cell}`,
    'C2,no,no,no,other',
    'C3,no,no,no,other',
    '',
  ].join('\n');
  const folder = folderWith({
    'p.json': JSON.stringify(programme),
    'i.json': JSON.stringify(inspection),
    's.csv': sheet,
  });
  const asked = [...sections, '--by', 'group', '--contrast', '--list', '2.1.1=yes'];
  return markdown([`${folder}/s.csv`, '--inspection', `${folder}/i.json`, ...asked]);
}

test('text from files adds no element and is not lost, wherever it stands', async () => {
  const plain = parseMarkdown(await page('PLAIN'));
  expect(textOf(plain).split('PLAIN').length).toBeGreaterThan(9);
  for (const text of nasty) {
    const found = parseMarkdown(await page(text));
    expect(shapeOf(found)).toBe(shapeOf(plain));
    // Reading a header or a value folds the white space in it.
    const folded = textOf(found).replaceAll(/(?:\\n|\s)+/g, ' ');
    // The wording of a supporting question is what can be seen of its header.
    const spellings = new Set([text, visibleText(text)].map((one) => makeVisible(one.replaceAll(/\s+/g, ' ').trim())));
    const places = [...spellings].reduce((sum, one) => sum + folded.split(one).length - 1, 0);
    expect(places).toBe(textOf(plain).split('PLAIN').length - 1);
  }
});
