/** What a ratings panel asks, from the command line: sections, lists of cases, sample sizes, and what is refused. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { run } from '../run.js';

const redcar = 'samples/redcar-cleveland-middlesbrough-2022.csv';
const halfFinished = 'samples/fieldwork-half-finished.csv';

/** Three cases and one to inspect, with a supporting question and two profile columns. */
const sheet = [
  'case_id,grade,team,2.2.1,2.2.2,2.2.3,2.2b',
  'C3,PQiP,North,yes,no,no,n/a',
  'C1,Probation Officer,North,no,no,yes,no',
  'C2,PQiP,South,no,n/a,,yes',
  'C4,PQiP,South,,,,',
  '',
].join('\n');

const scoreSheet = (...argv: string[]) => run(['score', '-', ...argv], { stdin: sheet });

async function json(argv: readonly string[], stdin = sheet): Promise<Record<string, unknown>> {
  const { stdout, stderr } = await run([...argv, '--format', 'json'], { stdin });
  expect(stderr).toBe('');
  return JSON.parse(stdout) as Record<string, unknown>;
}

describe('the report', () => {
  test('has a line for each question of a panel, and no section that was not asked for', async () => {
    const { stdout } = await run(['score', redcar]);
    expect(stdout).toContain(
      'How close: the score is 1 answer on 2.5.3 from 7/24; 11 answers on 2.2.3 from 10/24. The overall rating: 52 answers, in at least 20 cases, from Good. (--sensitivity)',
    );
    expect(stdout).toContain(
      'Rounding: 1 percentage depends on how a half is rounded, or on whether the printed or the exact value is banded; no rating does.',
    );
    expect(stdout).toContain('leaves three of four lowest percentages in more than one band (2.3, 2.4 and 2.5)');
    expect(stdout).toContain('Discretion is recorded for 1.3; the score is 7/24 without and 8/24 with discretion.');
    expect(stdout).not.toMatch(/Sensitivity:|Lock-in:|Rounding audit:|Stability:|ledger:|Cases with/);
  });

  test.each([
    [
      '--sensitivity',
      '- 2.5 Reviewing, Requires improvement from its cases: 1 answer on 2.5.3 from Inadequate; 20 answers, in at least 9 cases, from Good (4 on 2.5.1, 7 on 2.5.2 and 9 on 2.5.3). This depends on an assumption: that Good begins at 65 per cent.',
    ],
    [
      '--explain',
      '- Score 8/24: 1 answer on 2.5.3 from 7/24, with 2.5 Inadequate; 11 answers on 2.2.3 from 10/24, with 1.1 Good and 2.2 Requires improvement. This depends on an assumption: that it takes two of 2.2, 2.3, 2.4 and 2.5 rated Inadequate to set off the decision rule on 1.1.',
    ],
    ['--lock-in', 'Nothing is still to come: every rating is final.'],
    ['--rounding-audit', '1.3c: 20 of 31 is 64.5 per cent, printed 65 with halves up or to even'],
    ['--stability', 'Stability: sampling error only'],
    ['--ledger', '1.3         I → RI  7/24 → 8/24  RI → RI  its decision rule'],
  ])('with %s has its section', async (option, words) => {
    expect((await run(['score', redcar, option])).stdout).toContain(words);
  });

  test('with eligible cases has the intervals of a finite population', async () => {
    const { stdout } = await run(['score', redcar, '--stability', '--eligible-cases', '85', '--ascii']);
    expect(stdout).toMatch(/2\.5\.3 +80% {2}40\.7-59\.3 I-RI +41\.6-58\.4 I-RI +44\.7-55\.3 I-RI +45\.0-55\.0 I-RI\n/);
  });

  test('marks the intervals of a question relevant to fewer cases than were inspected as approximate', async () => {
    const { stdout } = await run([
      'score',
      'samples/nps-eastmarch-2019.csv',
      '--stability',
      '--eligible-cases',
      '200',
      '--ascii',
    ]);
    expect(stdout).toMatch(/3\.1\.1 +80% .+ ~\d.+ ~\d/);
    expect(stdout).toMatch(/2\.1\.1 +80% +[^~]+\n/);
    expect(stdout).toContain('an estimate, so intervals of it are approximate (marked ~)');
  });

  test('says what is certain while cases are still to be inspected, and what the plan adds', async () => {
    const now = await json(['score', halfFinished]);
    expect(now['lockIn']).toMatchObject({
      toCome: { unanswered: 4, toInspect: 9, planned: 0 },
      overall: { certain: false },
    });
    const { code, stderr } = await run(['score', halfFinished, '--planned-cases', '30']);
    expect([code, stderr]).toEqual([
      2,
      '--planned-cases 30: the number of planned cases is given already (samples/fieldwork-half-finished.inspection.csv:6: plannedCases). Keep one of them.\n',
    ]);
    const planned = await json(['score', redcar, '--planned-cases', '60'], '');
    expect(planned['lockIn']).toMatchObject({ toCome: { planned: 4 }, overall: { certain: true } });
  });

  test('with more cases planned is provisional wherever the result stands', async () => {
    const { stdout } = await run(['score', redcar, '--planned-cases', '70', '--lock-in', '--explain']);
    expect(stdout).toContain('\n56 cases inspected, 14 more planned\n');
    expect(stdout).toContain('\nScore 8/24, provisional\n');
    expect(stdout).toContain('2.5 Reviewing: Requires improvement (provisional)');
    expect(stdout).toContain('from 6/24 to 10/24');
    expect(stdout).toContain('70 cases are planned, and 14 of them are not in the sheet');
    const wholeRow = (await run(['score', redcar, '--planned-cases', '70', '--format', 'csv'])).stdout.split('\r\n')[1];
    expect(wholeRow).toContain('70 cases are planned');
  });

  test('warns where the sheet contradicts the numbers of cases', async () => {
    const { stdout } = await run(['score', redcar, '--planned-cases', '40', '--eligible-cases', '50']);
    expect(stdout).toContain('Warning: 40 cases are planned, and the sheet has 56.');
    expect(stdout).toContain('Warning: 50 cases are eligible, and 56 were inspected.');
  });
});

describe('the JSON', () => {
  test('always has what a panel asks, whatever sections the text shows', async () => {
    const plain = await run(['score', redcar, '--format', 'json']);
    const asked = await run(['score', redcar, '--format', 'json', '--sensitivity', '--stability', '--ledger']);
    expect(asked.stdout).toBe(plain.stdout);
    expect(JSON.parse(plain.stdout)).toMatchObject({
      sensitivity: { overall: { fall: null, rise: { answers: 52 } } },
      lockIn: { overall: { certain: true } },
      roundingAudit: { looked: 41, figures: [{ question: '1.3c' }] },
      stability: { errorOf: 'sampling', eligible: null },
      ledger: { before: { score: 7 }, after: { score: 8 } },
    });
  });

  test('names no case unless a list is asked for', async () => {
    expect(await json(['score', '-'])).not.toHaveProperty('lists');
  });
});

/** How many cases a filter leaves of a list, and their ids. */
const listsWhere = async (...where: string[]) => {
  const argv = ['score', '-', '--list', '2.2.1=no', ...where.flatMap((one) => ['--where', one])];
  const { lists } = (await json(argv)) as { lists: { under: number; cases: { id: string }[] }[] };
  return [lists[0]?.under, lists[0]?.cases.map(({ id }) => id)];
};

describe('a list', () => {
  test('names the cases behind a figure, in sheet order', async () => {
    const { stdout } = await scoreSheet('--list', '2.2.1=no', '--list', '2.2.2=No');
    expect(stdout).toContain('\nCases with 2.2.1 No: 2\n  C1, C2\n\nCases with 2.2.2 No: 2\n  C3, C1\n');
  });

  test.each([
    ['2.2.3=yes', ['C1']],
    ['2.2.2=na', ['C2']],
    ['2.2.2=N/A', ['C2']],
    ['2.2b=n/a', ['C3']],
    // C4 is still to be inspected, so it is behind no figure.
    ['2.2.3=unanswered', ['C2']],
    ['2.2b = unanswered', []],
  ])('of %s', async (list, ids) => {
    const { lists } = (await json(['score', '-', '--list', list])) as { lists: { cases: { id: string }[] }[] };
    expect(lists.map(({ cases }) => cases.map(({ id }) => id))).toEqual([ids]);
  });

  test('has as many cases as the figure counts', async () => {
    const { lists, standards } = (await json(['score', redcar, '--list', '2.5.3=no'], '')) as {
      lists: { cases: object[] }[];
      standards: { keyQuestions: { code: string; no: number }[] }[];
    };
    const question = standards.flatMap(({ keyQuestions }) => keyQuestions).find(({ code }) => code === '2.5.3');
    expect(lists[0]?.cases).toHaveLength(question?.no ?? 0);
  });

  test('is narrowed by every --where, each with one of its values', async () => {
    expect(await listsWhere('grade=PQiP')).toEqual([2, ['C2']]);
    expect(await listsWhere('Grade = pqip | probation officer')).toEqual([3, ['C1', 'C2']]);
    expect(await listsWhere('grade=PQiP', 'team=North')).toEqual([1, []]);
  });

  test('knows the groups of the inspection file', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'casescore-'));
    writeFileSync(join(folder, 'a.csv'), sheet);
    writeFileSync(join(folder, 'a.inspection.json'), '{"groups":{"team":{"Coast":["North","South"]}}}');
    const { stdout } = await run(['score', join(folder, 'a.csv'), '--list', '2.2.1=no', '--where', 'team=Coast']);
    expect(stdout).toContain('Cases with 2.2.1 No: 2 of 3 with team = Coast\n  C1, C2\n');
  });

  test('with a value that no case has says so', async () => {
    const { stdout, code } = await scoreSheet('--list', '2.2.1=no', '--where', 'grade=PQIPs');
    expect(code).toBe(0);
    expect(stdout).toContain('Warning: no inspected case of the sheet has grade = PQIPs.');
  });

  test('of a sheet without ids gives the lines of its rows', async () => {
    const { stdout } = await run(['score', '-', '--list', '2.2.1=no'], {
      stdin: '2.2.1,2.2.2,2.2.3\nyes,no,no\nno,no,no\n',
    });
    expect(stdout).toContain('Cases with 2.2.1 No: 1\n  line 3\n');
  });

  test.each([
    [
      ['--list', '2.2.1'],
      '--list: "2.2.1" cannot be understood. Expected --list 2.5.3=no: a question, = and yes, no, na or unanswered.',
    ],
    [
      ['--list', '2.2.1=nope'],
      '--list: "nope" is not an answer that cases can be listed by. Expected yes, no, na or unanswered: --list 2.5.3=no.',
    ],
    [['--list', '2.2.1=unanswerd'], 'Did you mean "unanswered"?'],
    [
      ['--list', '2.2.4=no'],
      '--list: the sheet has no column for question "2.2.4". Expected a key question or a supporting question of the sheet. Did you mean "2.2.1"?',
    ],
    [
      ['--list', '2.2.1=no', '--where', 'grad=PQiP'],
      '--where: the sheet has no column "grad". It has "grade" and "team". Did you mean "grade"?',
    ],
    [['--list', '2.2.1=no', '--where', 'grade'], 'Expected --where grade=PQiP: a column of the sheet, = and a value'],
    [
      ['--list', '2.2.1=no', '--where', 'grade=A', '--where', 'Grade=B'],
      'To accept several values, give them in one: --where "Grade=A|B".',
    ],
    [
      ['--where', 'grade=PQiP'],
      '--where narrows what --by and --list show, and there is neither. Add one, e.g. --by ethnicity or --list 2.5.3=no.',
    ],
    [
      ['--planned-cases', 'many'],
      '--planned-cases: "many" cannot be understood. Expected --planned-cases 60, a whole number of cases above 0.',
    ],
    [['--eligible-cases', '0'], 'Expected --eligible-cases 60, a whole number of cases above 0.'],
  ])('%j is refused', async (argv, message) => {
    const { stdout, stderr, code } = await scoreSheet(...argv);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(message);
  });

  test('of a standard declared not applicable is refused', async () => {
    const stdin = 'id,2.1.1,2.2.1,2.2.2,2.2.3\nC1,,yes,yes,no\n';
    const { code, stderr } = await run(['score', '-', '--not-applicable', '2.1', '--list', '2.1.1=no'], { stdin });
    expect(code).toBe(2);
    expect(stderr).toContain('2.1 Court work is declared not applicable, so no case is counted under it.');
  });
});

describe('sample-size', () => {
  test('of 85 eligible cases is 57', async () => {
    const { stdout, code } = await run(['sample-size', '--eligible', '85']);
    expect(code).toBe(0);
    expect(stdout).toMatch(
      /^57 of 85 eligible cases\nAt 80 per cent confidence .+ within 5 points .+ by the normal approximation\.\n/,
    );
    expect(stdout).toContain(
      'The exact interval of 28 of 57 (the hypergeometric test inverted) goes from 43.5 to 54.1 per cent: up to 5.6 points away.',
    );
    expect(stdout).toContain('assumed');
  });

  test('takes another confidence and another margin, and gives JSON', async () => {
    const { stdout } = await run([
      'sample-size',
      '--eligible',
      '85',
      '--confidence',
      '95',
      '--margin',
      '2.5',
      '--format',
      'json',
    ]);
    expect(JSON.parse(stdout)).toMatchObject({
      sampleSize: 81,
      eligible: 85,
      confidence: 95,
      margin: 2.5,
      exact: { yes: 40 },
    });
  });

  test.each([
    [['--eligible', 'x'], '"x" cannot be understood. Expected --eligible 85, a whole number of cases above 0.'],
    [['--eligible', '8.5'], '"8.5" cannot be understood.'],
    [
      ['--eligible', '85', '--confidence', '100'],
      'Expected --confidence 80, a percentage above 1 and below 100 (80, not 0.8).',
    ],
    [['--eligible', '85', '--margin', '0'], 'Expected --margin 5, points above 0 and up to 50.'],
    [[], "required option '--eligible <n>' not specified"],
  ])('%j is refused', async (argv, message) => {
    const { stdout, stderr, code } = await run(['sample-size', ...argv]);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(message);
  });
});
