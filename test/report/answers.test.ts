import { expect, test } from 'vitest';
import { questionTables, type AnswersPart } from '../../src/model/document.js';
import { partLines } from '../../src/report/text/document.js';
import { run } from '../run.js';
import { style } from './style.js';

const wording = 'Does assessment focus sufficiently on the factors linked to offending and desistance?';

/** A standard with three questions, and so many groups. */
function part(groups: number, name = (g: number) => `Group ${g + 1}`): AnswersPart {
  const all = Array.from({ length: groups }, (_, g) => ({ name: name(g), cases: String(g + 1) }));
  const questions = ['2.2.1', '2.2.2', '2.2.3'].map((code) => ({
    code,
    text: wording,
    caption: `${code} by area`,
    answers: all.map(({ cases }) => ({ percentage: '100%', count: `${cases} of ${cases}`, bar: 100 })),
    below: [],
  }));
  return { kind: 'answers', title: '2.2 Assessment', by: 'area', groups: all, questions };
}

const draw = (answers: AnswersPart, width: number): string[] => partLines([answers], style(width));

/** Every figure and every name, whatever the layout. */
const holdsAll = (lines: readonly string[], { groups, questions }: AnswersPart): void => {
  const text = lines.join(' ').replace(/\s+/g, ' ');
  for (const { cases } of groups) expect(text.split(`${cases} of ${cases}`).length).toBeGreaterThan(questions.length);
  for (const { code } of questions) expect(text).toContain(code);
};

test('a few groups stand across, a row for each question, under their names and their cases', () => {
  expect(draw(part(3), 80).slice(0, 7)).toEqual([
    '',
    '  2.2 Assessment',
    '                                                       Group 1  Group 2  Group 3',
    "  Percentage 'Yes', and Yes of relevant                1 case   2 cases  3 cases",
    '  ──────────────────────────────────────────────────────────────────────────────',
    '  2.2.1 Does assessment focus sufficiently on the      100%     100%     100%',
    '        factors linked to offending and desistance?    1 of 1   2 of 2   3 of 3',
  ]);
});

test('with room, counts stand beside percentages, so that a line holds all about a question', () => {
  const lines = draw(part(2), Infinity);
  expect(lines).toContain(`  2.2.1 ${wording}  100%  1 of 1  100%  2 of 2`);
});

test('a long name of a group is wrapped above its column', () => {
  const lines = draw(
    part(3, (g) => `Black, Asian and minority ethnic ${g + 1}`),
    80,
  );
  expect(lines.slice(2, 6).map((line) => line.slice(-12).trim())).toEqual([
    'Black, Asian',
    'and minority',
    'ethnic 3',
    '3 cases',
  ]);
});

test('many groups stand down, with the questions across under their wordings', () => {
  const lines = draw(part(13), 80);
  expect(lines.slice(0, 4)).toEqual([
    '',
    '  2.2 Assessment',
    "  Percentage 'Yes', and Yes of relevant:",
    `  2.2.1 ${wording}`.slice(0, 77),
  ]);
  expect(lines).toContain('  area      Cases  2.2.1           2.2.2           2.2.3');
  expect(lines).toContain('  Group 13  13     100%  13 of 13  100%  13 of 13  100%  13 of 13');
});

test('without room for all questions, they are in several tables', () => {
  const lines = draw(part(13), 50);
  expect(lines).toContain('  area      Cases  2.2.1           2.2.2');
  expect(lines).toContain('  area      Cases  2.2.3');
});

test('in very few columns each question has its own table', () => {
  expect(draw(part(13), 30)).toEqual(partLines(questionTables(part(13)), style(30)));
});

test.each([30, 40, 60, 80, 120, 200])('in %i columns every figure is there, and no line is wider', (width) => {
  for (const groups of [1, 2, 4, 7, 13]) {
    for (const answers of [part(groups), part(groups, (g) => `${'Unbreakable'.repeat(4)} ${g}`)]) {
      const lines = draw(answers, width);
      holdsAll(lines, answers);
      expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(width);
    }
  }
});

test('what is said below a question names it where several share a table', () => {
  const whole = part(2);
  const questions = whole.questions.map((one) => ({ ...one, below: [{ kind: 'item' as const, text: 'Said.' }] }));
  expect(draw({ ...whole, questions }, 80).slice(-3)).toEqual(['  2.2.1 Said.', '  2.2.2 Said.', '  2.2.3 Said.']);
});

test('a name cannot steer the terminal', () => {
  for (const groups of [2, 13])
    expect(
      draw(
        part(groups, () => 'a\u001b[31mb'),
        80,
      ).join(''),
    ).not.toContain('\u001b');
});

/** The headings of a breakdown of the Redcar sample by sex. */
const headings = async (questions: string): Promise<string[]> => {
  const sheet = 'samples/redcar-cleveland-middlesbrough-2022.csv';
  const { stdout } = await run(['score', sheet, '--by', 'sex', '--questions', questions]);
  return (stdout.split('\nBy sex\n')[1] ?? '').split('\n').filter((_, i, all) => all[i - 1] === '');
};

test('the only question of a standard stands as those of others do, and under its own wording where each is the only one', async () => {
  expect((await headings('2.2,2.6.1')).slice(0, 2)).toEqual(['  2.2 Assessment', '  2.6 Outcomes']);
  expect((await headings('2.2.1,2.6.1')).slice(0, 2)).toEqual([
    expect.stringMatching(/^ {2}2\.2\.1 Does assessment/),
    expect.stringMatching(/^ {2}2\.6\.1 Do early outcomes/),
  ]);
});
