/** Breakdowns as a user asks for them: groups, filters, contrasts, hidden numbers, and what is refused. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Breakdowns, SupportingTable } from '../../src/model/breakdowns.js';
import { folderWith } from '../folder.js';
import { run } from '../run.js';
import { runs } from '../runs.js';

const redcar = 'samples/redcar-cleveland-middlesbrough-2022.csv';

interface Result {
  readonly breakdowns: Breakdowns;
  readonly supporting: readonly SupportingTable[];
  readonly standards: readonly unknown[];
}

/** Standard error without warnings, such as that of small numbers in a pipe. */
const otherThanWarnings = (stderr: string): string[] =>
  stderr.split('\n').filter((line) => line !== '' && !line.startsWith('Warning: '));

async function result(sheet: string, argv: readonly string[], stdin = ''): Promise<Result> {
  const { stdout, stderr, code } = await run(['score', sheet, '--format', 'json', ...argv], { stdin });
  expect(otherThanWarnings(stderr)).toEqual([]);
  expect(code).toBe(0);
  return JSON.parse(stdout) as Result;
}

/** The groups of a table as `name cases yes/relevant`, for one question. */
function rows({ breakdowns }: Result, t = 0, q = 0): string[] {
  return (breakdowns.tables[t]?.groups ?? []).map(({ name, cases, questions }) => {
    const { yes, relevant } = questions[q] ?? {};
    return `${name}: ${cases ?? '[c]'} ${yes ?? '[c]'}/${relevant ?? '[c]'}`;
  });
}

const sheet = (...lines: readonly string[]): string => ['case,team,sex,2.2.1,2.2.2,2.2.3', ...lines, ''].join('\n');
const small = sheet(
  'C1,North,F,yes,yes,yes',
  'C2, north ,M,yes,no,no',
  'C3,NORTH,M,no,no,n/a',
  'C4,South,F,yes,yes,no',
  'C5,,M,no,,yes',
  'C6,Not recorded,F,yes,yes,yes',
  'C7,West,F,,,',
);

describe('--by', () => {
  test('counts every value of a column; case and spacing do not matter, and the first spelling is shown', async () => {
    const found = await result('-', ['--by', 'team'], small);
    expect(rows(found)).toEqual(['North: 3 2/3', 'South: 1 1/1', 'not recorded: 2 1/2']);
    expect(found.breakdowns.questions.map(({ code }) => code)).toEqual(['2.2.1', '2.2.2', '2.2.3']);
  });

  test('gives each question its own base, and nothing relevant is null', async () => {
    const found = await result('-', ['--by', 'team', '--questions', '2.2.3'], small);
    expect(found.breakdowns.tables[0]?.groups[0]?.questions).toEqual([
      { code: '2.2.3', yes: 1, no: 1, relevant: 2, percentage: 50, hidden: false },
    ]);
    const nothing = await result(
      '-',
      ['--by', 'team', '--questions', '2.2.2'],
      sheet('C1,North,F,yes,n/a,no', 'C2,South,F,yes,yes,no'),
    );
    expect(nothing.breakdowns.tables[0]?.groups[0]?.questions[0]).toMatchObject({ relevant: 0, percentage: null });
  });

  test('leaves out a case that is still to be inspected, as every figure does', async () => {
    const found = await result('-', ['--by', 'team'], small);
    expect(JSON.stringify(found.breakdowns)).not.toContain('West');
  });

  test('may repeat, and crosses columns that are given together', async () => {
    const found = await result('-', ['--by', 'sex', '--by', 'team,sex'], small);
    expect(rows(found, 0)).toEqual(['F: 3 3/3', 'M: 3 1/3']);
    expect(rows(found, 1)).toEqual([
      'North, F: 1 1/1',
      'North, M: 2 1/2',
      'South, F: 1 1/1',
      'not recorded, F: 1 1/1',
      'not recorded, M: 1 0/1',
    ]);
  });

  test('shows the questions asked for in programme order; a standard stands for its key questions', async () => {
    const found = await result(redcar, ['--by', 'sex', '--questions', '2.3b,2.5', '--questions', '2.2.1']);
    expect(found.breakdowns.questions.map(({ code }) => code)).toEqual(['2.2.1', '2.5.1', '2.5.2', '2.5.3', '2.3b']);
  });

  test('gives no group a rating, a band or a score, in JSON or in text, and says where ratings belong', async () => {
    const { breakdowns } = await result(redcar, ['--by', 'ethnicity', '--contrast']);
    expect(JSON.stringify(breakdowns)).not.toMatch(
      /"(rating|band|score|banded)"|Inadequate|Requires improvement|Outstanding/,
    );
    const { stdout } = await run(['score', redcar, '--by', 'ethnicity']);
    const section = stdout.slice(stdout.indexOf('By ethnicity'), stdout.lastIndexOf('\nScore '));
    expect(section).toContain('Ratings belong to the whole sample');
    expect(section).not.toMatch(/Inadequate|Requires improvement|Outstanding/);
  });

  test('adds nothing to a report that did not ask for it', async () => {
    const { stdout } = await run(['score', redcar]);
    expect(stdout).not.toMatch(/Ratings belong|By ethnicity|Supporting questions/);
    expect(await result(redcar, [])).not.toHaveProperty('breakdowns');
  });

  test('agrees with counting by hand, whatever the sheet', async () => {
    const cell = fc.constantFrom('yes', 'no', 'n/a', '');
    const row = fc.record({
      a: fc.constantFrom('x', 'y', ' X', 'z', ''),
      b: fc.constantFrom('1', '2', ''),
      answers: fc.tuple(fc.constant('yes'), cell, cell),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 30 }), async (drawn) => {
        const text = sheet(...drawn.map(({ a, b, answers }, i) => [`C${i}`, a, b, ...answers].join(',')));
        const found = await result('-', ['--by', 'team,sex', '--where', 'sex=1|2'], text);
        const kept = drawn.filter(({ b }) => b !== '');
        for (const { values, cases, questions } of found.breakdowns.tables[0]?.groups ?? []) {
          const own = kept.filter(
            ({ a, b }) => a.trim().toLowerCase() === (values[0] ?? '').toLowerCase() && b === values[1],
          );
          expect(cases).toBe(own.length);
          questions.forEach(({ yes, no }, q) => {
            expect(yes).toBe(own.filter(({ answers }) => answers[q] === 'yes').length);
            expect(no).toBe(own.filter(({ answers }) => answers[q] === 'no').length);
          });
        }
        const all = found.breakdowns.tables[0]?.groups.reduce((sum, { cases }) => sum + (cases ?? 0), 0);
        expect(all).toBe(kept.length);
      }),
      runs(40),
    );
  });
});

describe('groups', () => {
  test('of the inspection file merge values', async () => {
    const found = await result(redcar, ['--by', 'ethnicity', '--questions', '2.3.1']);
    expect(rows(found)).toEqual(['Black, Asian and minority ethnic: 6 1/6', 'White: 49 30/49', 'not recorded: 1 0/1']);
  });

  test('of --group merge values too; commas and colons may stand in a name', async () => {
    const found = await result('-', ['--by', 'team', '--group', 'Team: Upper, and other: places = north|South'], small);
    expect(rows(found)).toEqual(['Upper, and other: places: 4 3/4', 'not recorded: 2 1/2']);
  });

  test('can put values among those not recorded', async () => {
    const found = await result('-', ['--by', 'team', '--group', 'team: Not recorded = South'], small);
    expect(rows(found)).toEqual(['North: 3 2/3', 'not recorded: 3 2/3']);
  });
});

describe('--where', () => {
  test('narrows the breakdown and no rating, and says so', async () => {
    const all = await result(redcar, ['--by', 'sex']);
    const some = await result(redcar, ['--by', 'sex', '--questions', '2.3.3', '--where', 'grade=PQiP']);
    expect(some.standards).toEqual(all.standards);
    expect(some.breakdowns.where).toEqual({ grade: ['PQiP'] });
    const groups = some.breakdowns.tables[0]?.groups ?? [];
    expect(groups.reduce((sum, { questions }) => sum + (questions[0]?.yes ?? 0), 0)).toBe(2);
    expect(groups.reduce((sum, { cases }) => sum + (cases ?? 0), 0)).toBe(10);
    const { stdout } = await run(['score', redcar, '--by', 'sex', '--where', 'grade=PQiP']);
    expect(stdout).toContain('Only cases with grade = PQiP are broken down. The filter touches no rating');
  });

  test('that no case passes says so', async () => {
    const { stdout } = await run(['score', redcar, '--by', 'sex', '--where', 'grade=PQIPP']);
    expect(stdout).toContain('Warning: no case is counted here. Is the filter spelt as in the sheet?');
  });

  test('narrows --list and --by together', async () => {
    const argv = ['score', '-', '--by', 'team', '--list', '2.2.1=no', '--where', 'sex=M'];
    const { stdout } = await run(argv, { stdin: small });
    expect(stdout).toContain('Cases with 2.2.1 No: 2 of 3 with sex = M\n  C3, C5');
    expect(stdout).toMatch(/2\.2\.1 .* 50% +1 of 2 /);
  });
});

describe('--supporting', () => {
  test('gives every supporting question its own base, by standard in programme order, and rates none', async () => {
    const { supporting } = await result(redcar, []);
    expect(supporting.map(({ standard }) => standard)).toEqual(['1.2', '1.3', '2.2', '2.3', '2.4', '2.5', '2.6']);
    expect(supporting[2]?.questions[1]).toEqual({
      code: '2.2b',
      text: 'Were the risks to actual and potential victims analysed?',
      yes: 21,
      no: 34,
      notApplicable: 1,
      unanswered: 0,
      relevant: 55,
      percentage: 38,
    });
    expect(JSON.stringify(supporting)).not.toContain('"band"');
  });

  test('prints them, and says so where there is none', async () => {
    const { stdout } = await run(['score', redcar, '--supporting'], { columns: 80, env: { NO_COLOR: '1' } });
    expect(stdout).toContain('2.2b  38%               21 of 55         1');
    const none = await run(['score', '-', '--supporting'], { stdin: small });
    expect(none.stdout).toContain('The sheet has no column for a supporting question.');
  });
});

/** The contrast of probation officers on 2.3.3. */
const officers = ({ breakdowns }: Result) =>
  breakdowns.tables[0]?.contrasts?.results.find(
    ({ question, group }) => question === '2.3.3' && group === 'Probation Officer',
  );

describe('--contrast', () => {
  test('is with the largest recorded group, or with the one asked for, and says which', async () => {
    const { stdout } = await run(['score', redcar, '--by', 'grade', '--contrast', '--questions', '2.3.3']);
    expect(stdout).toContain('Contrasts are with Probation Officer, the largest group (--reference names another).');
    const argv = ['score', redcar, '--by', 'grade', '--contrast', '--questions', '2.3.3', '--reference', 'pqip'];
    const other = await run(argv);
    expect(other.stdout).toContain('Contrasts are with PQiP. ');
    expect(other.stdout).toContain('Probation Officer against PQiP: 65 against 20 per cent (17 of 26, 2 of 10).');
  });

  test('adjusts for every contrast of the run, over all tables and questions', async () => {
    const one = await result(redcar, ['--by', 'grade', '--contrast', '--questions', '2.3.3', '--reference', 'PQiP']);
    const more = await result(redcar, ['--by', 'grade', '--by', 'sex', '--contrast', '--reference', 'PQiP']);
    expect(one.breakdowns.family).toBe(2);
    expect(more.breakdowns.family).toBe(39);
    const [alone, among] = [officers(one), officers(more)];
    if (alone?.hidden !== false || among?.hidden !== false) throw new Error('a contrast that is hidden');
    expect(alone.p).toBe(among.p);
    expect(alone.adjusted).toBeCloseTo(2 * (alone.p ?? 0), 12);
    expect(alone.verdict).toBe('different');
    expect(among.verdict).toBe('chance');
  });
});

function hiddenGroup(name: string, cases: number | null, relevant: number | null) {
  const question = { code: '2.3.1', yes: null, no: null, relevant, percentage: null, hidden: true };
  return { name, values: [name], cases, questions: [question] };
}

describe('small numbers', () => {
  const ethnicity = ['--by', 'ethnicity', '--questions', '2.3.1', '--contrast'];

  test('are shown on a terminal and in a pipe, and hidden with --publish and in any file of -o', async () => {
    const shown = await result(redcar, ethnicity);
    expect(shown.breakdowns.suppressedBelow).toBeNull();
    const published = await result(redcar, [...ethnicity, '--publish']);
    expect(published.breakdowns.suppressedBelow).toBe(5);
    const file = join(folderWith({}), 'result.json');
    expect((await run(['score', redcar, ...ethnicity, '--format', 'json', '-o', file])).code).toBe(0);
    expect((JSON.parse(readFileSync(file, 'utf8')) as Result).breakdowns).toEqual(published.breakdowns);
    const text = join(folderWith({}), 'report.txt');
    await run(['score', redcar, ...ethnicity, '-o', text]);
    const section = readFileSync(text, 'utf8').split('By ethnicity')[1] ?? '';
    expect(section).toMatch(/\[c\] confidential[^]+White +49 +\[c\] +\[c\] of 49/);
    expect(section).not.toMatch(/1 of 6|17%|30 of 49|61%|0\.0755|-44\.6/);
  });

  test('of Redcar by ethnicity: no count, percentage or probability of a group is left', async () => {
    const { breakdowns } = await result(redcar, [...ethnicity, '--publish']);
    expect(breakdowns.tables).toEqual([
      {
        by: ['ethnicity'],
        withheld: null,
        leftOut: [],
        groups: [
          hiddenGroup('Black, Asian and minority ethnic', null, null),
          hiddenGroup('White', 49, 49),
          { ...hiddenGroup('not recorded', null, null), values: [null] },
        ],
        contrasts: {
          reference: 'White',
          asked: false,
          results: [
            { question: '2.3.1', group: 'Black, Asian and minority ethnic', hidden: true },
            { question: '2.3.1', group: 'not recorded', hidden: true },
          ],
        },
      },
    ]);
  });

  test('are those under the number that --suppress gives', async () => {
    const argv = ['--by', 'sex', '--questions', '2.3.1', '--suppress'];
    const hidden = async (limit: string) => rows(await result(redcar, [...argv, limit]));
    expect(await hidden('4')).toEqual(['Female: 9 5/9', 'Male: 47 26/47']);
    expect(await hidden('5')).toEqual(['Female: 9 [c]/9', 'Male: 47 [c]/47']);
    expect(await hidden('20')).toEqual([]);
  });

  test('withhold a table that hiding could not protect, and a table that would give another away', async () => {
    const alone = await run(['score', '-', '--by', 'team', '--publish'], { stdin: small });
    expect(alone.stdout).toContain('Withheld: hiding single figures would not be enough');
    expect(alone.stdout).not.toMatch(/North|South/);
    const { breakdowns } = await result(redcar, ['--by', 'grade', '--by', 'grade,sex', '--publish']);
    expect(breakdowns.tables.map(({ withheld }) => withheld)).toEqual([null, 'shares']);
    expect(breakdowns.tables[1]?.groups).toEqual([]);
  });

  test('two columns of which one divides the groups of the other are not shown together', async () => {
    const lines = Array.from({ length: 60 }, (_, i) => {
      const team = ['North', 'North-east', 'South', 'South-west'][i % 4] ?? '';
      return `C${i},${team},${team.slice(0, 5)},${i % 3 === 0 ? 'yes' : 'no'},yes,no`;
    });
    const found = await result('-', ['--by', 'team', '--by', 'sex', '--publish'], sheet(...lines));
    expect(found.breakdowns.tables.map(({ withheld }) => withheld)).toEqual([null, 'shares']);
  });

  test('leave the whole sample and its ratings as they are', async () => {
    const { breakdowns: _, ...open } = await result(redcar, ethnicity);
    const { breakdowns: __, ...closed } = await result(redcar, [...ethnicity, '--publish']);
    expect(closed).toEqual(open);
  });
});

describe('what is refused, with exit 2 and nothing on standard output', () => {
  const list = ['--list', '2.3.1=no'];
  const cases: readonly [argv: readonly string[], words: string][] = [
    [
      ['--by', 'etnicity'],
      'the sheet has no column "etnicity". It has "sex", "ethnicity", "grade" and "sentence". Did you mean "ethnicity"?',
    ],
    [['--by', '2.3.1'], 'the sheet has no column "2.3.1"'],
    [['--by', ','], '"," cannot be understood. Expected --by ethnicity'],
    [['--by', 'sex', '--by', 'Sex'], '"Sex" is given twice'],
    [['--by', 'sex,sex'], '"sex,sex" is given twice'],
    [['--by', 'grade,sex', '--by', 'sex,grade'], '"sex,grade" is given twice'],
    [['--by', 'sex', '--questions', '2.3.9'], 'the sheet has no column for question "2.3.9"'],
    [['--by', 'sex', '--questions', '2.1.1'], 'the sheet has no column for question "2.1.1"'],
    [['--by', 'sex', '--where', 'grad=PQiP'], 'the sheet has no column "grad"'],
    [['--by', 'case_id'], 'the sheet has no column "case_id"'],
    [['--by', 'sex', '--group', 'sex = F|M'], 'cannot be understood. Expected --group "ethnicity: NAME = A|B|C"'],
    [['--by', 'sex', '--group', 'grade: Officers = PQiP'], 'the group is of "grade", and only "sex" is looked at.'],
    [['--by', 'ethnicity', '--group', 'ethnicity: Asian or black = Asian'], '"asian" belongs to two groups'],
    [['--by', 'ethnicity', '--group', 'ethnicity: Black, Asian and minority ethnic = Asian'], 'is given already'],
    [
      ['--by', 'sentence', '--max-groups', '1'],
      '"1" cannot be understood. Expected --max-groups 200, a whole number from 2.',
    ],
    [['--by', 'grade', '--max-groups', '2'], 'there are more than 2 different values, which is no breakdown.'],
    [
      ['--by', 'sex', '--contrast', '--reference', 'Femal'],
      '"Femal" is no group of the breakdown. Expected "Female" or "Male". Did you mean "Female"?',
    ],
    [['--by', 'sex', '--reference', 'Female'], '--reference does nothing without --contrast'],
    [['--by', 'sex', '--practical', '0.8-1.25'], '--practical does nothing without --contrast'],
    [['--by', 'sex', '--contrast', '--practical', '1.2-1.5'], '"1.2-1.5" cannot be understood'],
    [['--by', 'sex', '--suppress', '1'], '"1" cannot be understood. Expected --suppress 5, a whole number from 2.'],
    [['--by', 'sex', '--suppress', 'five'], '"five" cannot be understood'],
    [['--contrast'], '--contrast does nothing without --by. Add it, e.g. --by ethnicity.'],
    [['--questions', '2.3.1'], '--questions does nothing without --by'],
    [['--suppress', '5'], '--suppress does nothing without --by'],
    [['--where', 'sex=Male'], '--where narrows what --by and --list show, and there is neither.'],
    [[...list, '--publish'], '--list names cases, and small numbers are to be hidden'],
    [[...list, '--by', 'sex', '--suppress', '5'], '--list names cases, and small numbers are to be hidden'],
    [[...list, '--by', 'sex', '-o', 'never-written.txt'], '--list names cases, and small numbers are to be hidden'],
  ];

  test.each(cases)('%j', async (argv, words) => {
    const { stdout, stderr, code } = await run(['score', redcar, ...argv]);
    expect(stderr).toContain(words);
    expect(stdout).toBe('');
    expect(code).toBe(2);
  });
});

/** A sheet in which the group does badly: one of six against thirty of forty-nine. */
const place = (shift: number): string => {
  const lines = Array.from({ length: 55 }, (_, i) => {
    const group = i < 6 ? 'Black' : 'White';
    const yes = i < 6 ? i === 0 : i < 36 + shift;
    return `C${i},${group},${i % 2 === 0 ? 'F' : 'M'},${yes ? 'yes' : 'no'},${i % 3 === 0 ? 'no' : 'yes'},yes`;
  });
  return sheet(...lines);
};

describe('batch --by', () => {
  const folder = folderWith({ 'a.csv': place(0), 'b.csv': place(-2), 'c.csv': place(3) });
  const pooled = async (...argv: readonly string[]): Promise<Breakdowns> => {
    const { stdout, stderr } = await run([
      'batch',
      folder,
      '--by',
      'team',
      '--questions',
      '2.2.1',
      '--format',
      'json',
      ...argv,
    ]);
    expect(otherThanWarnings(stderr)).toEqual([]);
    return (JSON.parse(stdout) as { pools: { breakdowns: Breakdowns }[] }).pools[0]?.breakdowns as Breakdowns;
  };

  test('pools the groups of all sheets, and a group of six becomes testable, stratified by sheet', async () => {
    const { sheets, cases, tables } = await pooled('--contrast');
    expect([sheets, cases]).toEqual([3, 165]);
    expect(
      tables[0]?.groups.map(({ name, cases: own, questions }) => [
        name,
        own,
        questions[0]?.yes,
        questions[0]?.relevant,
      ]),
    ).toEqual([
      ['Black', 18, 3, 18],
      ['White', 147, 91, 147],
    ]);
    const [found] = tables[0]?.contrasts?.results ?? [];
    expect(found).toMatchObject({ group: 'Black', untested: null, verdict: 'different', difference: null });
    const single = await result(join(folder, 'a.csv'), ['--by', 'team', '--questions', '2.2.1', '--contrast']);
    expect(single.breakdowns.tables[0]?.contrasts?.results[0]).toMatchObject({ verdict: 'chance' });
  });

  test('prints the pool, cites its source, and rates nothing', async () => {
    const { stdout } = await run(['batch', folder, '--by', 'team', '--contrast', '--questions', '2.2.1']);
    const section = stdout.slice(stdout.indexOf('By team'));
    expect(section).toMatch(/Black +18 +17% +3 of 18/);
    expect(section).toContain('Mantel and Haenszel 1959');
    expect(section).toContain('Exact test stratified by sheet, two-sided: p = ');
    expect(section).not.toMatch(/Inadequate|Requires improvement/);
  });

  test('leaves a question with small numbers out of a file and with --publish', async () => {
    expect((await pooled('--publish')).tables[0]).toMatchObject({ withheld: null, leftOut: ['2.2.1'] });
    const file = join(folderWith({}), 'batch.txt');
    await run(['batch', folder, '--by', 'team', '--questions', '2.2.1', '-o', file]);
    expect(readFileSync(file, 'utf8')).toContain('Left out, because their small numbers could become known: 2.2.1.');
  });

  test('shows one table where numbers are hidden: two would tell more of the sheets together', async () => {
    const { tables } = await pooled('--by', 'sex', '--publish');
    expect(tables.map(({ withheld }) => withheld)).toEqual([null, 'shares']);
  });

  test.each([['jsonl'], ['markdown']])('is refused with --format %s, which would not show it', async (format) => {
    const { stderr, code } = await run(['batch', folder, '--by', 'team', '--format', format]);
    expect(stderr).toContain('cannot go together');
    expect(code).toBe(2);
  });
});
