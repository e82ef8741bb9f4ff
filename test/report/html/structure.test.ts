/** What every page holds to, looked at without a browser. */
import { createHash } from 'node:crypto';
import { validateXML } from 'xmllint-wasm';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Assessment } from '../../../src/model/assessment.js';
import type { FullResult } from '../../../src/report/full-result.js';
import { ratingWords } from '../../../src/scoring/words.js';
import { formatNumber } from '../../../src/words/english.js';
import { run } from '../../run.js';
import { batchPages, elements, pageOf, samples } from './pages.js';

const pages: Record<string, string> = {};
const names = [...Object.keys(samples), 'an index of sheets', 'a page of a set'];

beforeAll(async () => {
  const made = await Promise.all(
    Object.entries(samples).map(async ([name, argv]) => [name, await pageOf(argv)] as const),
  );
  Object.assign(pages, Object.fromEntries(made), await batchPages());
});

const page = (name: string): string => pages[name] ?? '';

describe.each(names)('%s', (name) => {
  const all = (tag: string) => elements(page(name)).filter((one) => one.name === tag);

  test('is well-formed XML as well as HTML', async () => {
    const contents = page(name);
    const { errors } = await validateXML({ xml: { fileName: 'page.xml', contents }, normalization: 'c14n' });
    expect(errors).toEqual([]);
    expect(page(name)).toMatch(/^<!DOCTYPE html>\n<html [^>]*lang="en-GB"/);
  });

  test('runs nothing and asks for nothing from elsewhere', () => {
    const found = elements(page(name));
    const tags = new Set(found.map((one) => one.name));
    const running = ['script', 'link', 'img', 'iframe', 'object', 'embed', 'form', 'base', 'audio', 'video', 'use'];
    expect(running.filter((tag) => tags.has(tag))).toEqual([]);
    const keys = new Set(found.flatMap(({ attributes }) => Object.keys(attributes)));
    expect([...keys].filter((key) => key === 'style' || key === 'src' || key.startsWith('on'))).toEqual([]);
    expect(page(name)).not.toMatch(/url\(|@import|expression\(/);
  });

  test('forbids by its policy all but its own style sheet', () => {
    const style = /<style>([^]*)<\/style>/.exec(page(name))?.[1] ?? '';
    const hash = createHash('sha256').update(style).digest('base64');
    const policy = all('meta').find(({ attributes }) => attributes['http-equiv'] === 'Content-Security-Policy');
    expect(policy?.attributes['content']).toBe(
      `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'`,
    );
  });

  test('has one title, and headings that leave out no rank', () => {
    const ranks = elements(page(name)).flatMap((one) => /^h([1-6])$/.exec(one.name)?.[1] ?? []);
    expect(ranks.filter((rank) => rank === '1')).toHaveLength(1);
    const steps = ranks.map((rank, i) => Number(rank) - Number(ranks[i - 1] ?? 0));
    expect(Math.max(...steps)).toBeLessThanOrEqual(1);
    expect(all('title')[0]?.text).toBe(all('h1')[0]?.text);
  });

  test('has its landmarks once, and a way past the contents', () => {
    for (const landmark of ['header', 'nav', 'main', 'footer']) expect(all(landmark)).toHaveLength(1);
    expect(elements(page(name)).find((one) => one.name === 'a')?.attributes).toMatchObject({
      class: 'skip',
      href: '#main',
    });
  });

  test('has no id twice, and every link within it leads somewhere', () => {
    const ids = elements(page(name)).flatMap(({ attributes }) => attributes['id'] ?? []);
    expect(ids.filter((id, i) => ids.indexOf(id) < i)).toEqual([]);
    const targets = all('a').flatMap(({ attributes }) => /^#(.*)$/.exec(attributes['href'] ?? '')?.[1] ?? []);
    expect(targets.filter((target) => !ids.includes(target))).toEqual([]);
    expect(targets.length).toBeGreaterThan(2);
  });

  test('has a caption, column headers and row headers for every table, and no header that is empty', () => {
    const tables = page(name)
      .split('<table')
      .slice(1)
      .map((rest) => `<table${rest.split('</table>')[0] ?? ''}</table>`);
    expect(tables.length).toBeGreaterThan(0);
    for (const table of tables.map(elements)) {
      expect(table.find((one) => one.name === 'caption')?.text).not.toBe('');
      const headers = table.filter((one) => one.name === 'th');
      expect(headers.filter(({ text, attributes }) => text === '' || attributes['scope'] === undefined)).toEqual([]);
      const rows = table.filter(({ name: tag, attributes }) => tag === 'tr' && attributes['class'] !== undefined);
      expect(headers.filter(({ attributes }) => (attributes['scope'] ?? '').startsWith('row'))).toHaveLength(
        rows.length,
      );
    }
  });

  test('gives every picture a name and a table below it', () => {
    const ids = new Map(elements(page(name)).map(({ attributes, text }) => [attributes['id'], text]));
    for (const { attributes } of all('svg')) {
      expect(attributes['role']).toBe('img');
      expect(ids.get(attributes['aria-labelledby'] ?? '')).toMatch(/per cent|not rated/);
    }
    const pictures = page(name).match(/<\/svg>\s*<\/div>\s*<table/g) ?? [];
    expect(pictures).toHaveLength(all('svg').length);
  });

  test('says which programme it was made under, its checksum, and the version of the tool', () => {
    expect(page(name)).toMatch(/SHA-256/);
    expect(all('code').filter(({ text }) => /^[0-9a-f]{64}$/.test(text)).length).toBeGreaterThan(0);
    expect(all('footer')[0]?.text).toMatch(/casescore \d+\.\d+\.\d+/);
  });
});

test('the same input gives the same bytes', async () => {
  const name = 'Redcar with all that can be asked';
  expect(await pageOf(samples[name] ?? [])).toBe(page(name));
});

describe.each(Object.keys(samples))('the figures of %s', (name) => {
  const json = async (): Promise<Assessment> => {
    const { stdout } = await run([...(samples[name] ?? []), '--format', 'json']);
    return JSON.parse(stdout) as Assessment;
  };

  /** The rows of all tables, each as the texts of its cells. */
  const rows = (): string[][] =>
    page(name)
      .split('<tr')
      .slice(1)
      .map((row) => elements(`<tr${row}`).filter((one) => /^t[hd]$/.test(one.name)))
      .map((cells) => cells.map(({ text }) => text));

  test('are those of the JSON to the digit', async () => {
    const { overall, standards } = await json();
    const texts = elements(page(name));
    expect(texts.find(({ attributes }) => attributes['class'] === 'score')?.text).toBe(
      `${overall.score}/${overall.maximum}`,
    );
    for (const { code, title, points, rating, basis, keyQuestions } of standards) {
      const row = rows().find(([first]) => first === `${code} ${title}`);
      expect(row?.[2]).toBe(String(points ?? 'none'));
      expect(row?.[1]).toBe(ratingWords({ rating, basis }));
      for (const question of keyQuestions) {
        const counts = [question.yes, question.no, question.notApplicable, question.unanswered];
        const found = rows().find(
          ([first = '', yes = '']) => first.startsWith(`${question.code} `) && /^[\d,]+$/.test(yes),
        );
        expect(found?.slice(1, 5)).toEqual(counts.map((n) => formatNumber(n ?? -1)));
        expect(found?.[5]).toBe(`${question.percentage}%${question.lowest ? ' ◄ lowest' : ''}`);
        // A standard that is not rated has no column for bands.
        expect(question.band === null || found?.at(-1) === question.band).toBe(true);
      }
    }
  });

  test('are drawn as they are: each bar as long as its percentage, each edge at its band', async () => {
    const { standards, method } = await json();
    const drawn = elements(page(name)).filter((one) => one.attributes['class']?.startsWith('bar ') === true);
    const shown = standards.flatMap(({ keyQuestions }) => keyQuestions).filter((one) => one.percentage !== null);
    expect(drawn.map(({ attributes }) => attributes['width'])).toEqual(shown.map((one) => `${one.percentage}%`));
    expect(drawn.map(({ attributes }) => attributes['class']?.endsWith(' marked'))).toEqual(
      shown.map((one) => one.lowest),
    );
    const edges = elements(page(name)).filter(({ attributes }) => attributes['class'] === 'border');
    expect(new Set(edges.map(({ attributes }) => attributes['x1']))).toEqual(
      new Set(method.bands.filter(({ from }) => from > 0).map(({ from }) => `${from}%`)),
    );
  });
});

/** The titles of a page's sections. */
async function headsWith(...argv: string[]): Promise<string[]> {
  const found = elements(await pageOf([...(samples['Redcar as it is'] ?? []), ...argv]));
  return found.filter((one) => one.name === 'h2').map(({ text }) => text);
}
const labels = (width: string) =>
  elements(page('Redcar as it is')).filter(({ attributes }) => attributes['class'] === `label ${width}`);

describe('the report', () => {
  test('gives the score, then the overall rating', () => {
    const terms = elements(page('Redcar as it is')).filter((one) => one.name === 'dt');
    expect(terms.slice(0, 2).map(({ text }) => text)).toEqual(['Score', 'Overall rating']);
  });

  test('says of a standard its statement, then why it has its rating, and only then what is strongest and weakest', () => {
    const [, rest = ''] = page('Redcar as it is').split('<span class="code">2.2</span> Assessment</span>');
    const paragraphs = elements(`<section>${rest.split('</section>')[0] ?? ''}`).filter((one) => one.name === 'p');
    expect(paragraphs.map(({ attributes, text }) => [attributes['class'], text.slice(0, 40)])).toEqual([
      ['statement', 'Assessment is well-informed, analytical '],
      ['lead', 'Rated Inadequate because the lowest of i'],
      [undefined, 'Its strongest key question is 2.2.2, wit'],
    ]);
  });

  test.each([
    ['1.1', 'Leadership', 'With two or more casework standards rate', 'Judged Good by the inspectors: assumed, '],
    ['1.3', 'Services', 'Discretion recorded: Requires improvemen', 'Judged Requires improvement by the inspe'],
  ])('says first of %s %s what its final rating rests on: the cap, or the discretion', (code, title, lead, next) => {
    const [, rest = ''] = page('Redcar as it is').split(`<span class="code">${code}</span> ${title}</span>`);
    const paragraphs = elements(`<section>${rest.split('</section>')[0] ?? ''}`).filter((one) => one.name === 'p');
    expect(paragraphs.slice(1, 3).map(({ text }) => text.slice(0, 40))).toEqual([lead, next]);
  });

  test('of a standard rated from cases with discretion does not say that it is rated as its cases are', async () => {
    const argv = ['--discretion', '2.4=RI', '--reason', 'close', '--format', 'html'];
    const { stdout } = await run(['score', 'samples/redcar-cleveland-middlesbrough-2022.csv', ...argv]);
    const [, rest = ''] = stdout.split('<span class="code">2.4</span> Implementation and delivery</span>');
    const text = (rest.split('</section>')[0] ?? '').replaceAll(/\s+/g, ' ');
    expect(text).toMatch(
      /<p class="lead">Discretion recorded: Requires improvement, in place of Inadequate, because close/,
    );
    expect(text).toContain('Its cases alone would make it Inadequate, because the lowest of its three');
  });

  test('puts what is borderline before what is strongest and weakest', () => {
    const [, rest = ''] = page('Redcar as it is').split('<span class="code">2.3</span> Planning</span>');
    expect(rest.indexOf('Borderline:')).toBeLessThan(rest.indexOf('Its strongest'));
  });

  test('makes bold only the percentage that is the lowest', async () => {
    const { stdout } = await run([...(samples['Redcar as it is'] ?? []), '--format', 'json']);
    const { standards } = JSON.parse(stdout) as Assessment;
    const lowest = standards.flatMap(({ keyQuestions }) => keyQuestions.filter((one) => one.lowest));
    const found = elements(page('Redcar as it is'));
    const bold = found.filter(({ name, text }) => name === 'strong' && text.endsWith('%'));
    expect(bold.map(({ text }) => text)).toEqual(lowest.map(({ percentage }) => `${percentage}%`));
    const values = found.filter(({ attributes }) => attributes['class'] === 'label value lowest');
    expect(values).toHaveLength(lowest.length);
  });

  test('labels each bar with the code and the words of its question, and on a narrow chart with as many as fit', () => {
    expect(
      labels('roomy')
        .slice(0, 2)
        .map(({ text }) => text),
    ).toEqual(['2.2.1 Does assessment focus sufficiently on engaging the', 'person on probation?']);
    expect(
      labels('narrow')
        .slice(0, 2)
        .map(({ text }) => text),
    ).toEqual(['2.2.1 Does assessment focus', 'sufficiently on engaging the…']);
  });

  test('says once what it was made with, and names no rule by its id', () => {
    const { text = '' } = elements(page('Redcar with all that can be asked'))[0] ?? {};
    expect(text.match(/Made with/g)).toHaveLength(1);
    expect(text).not.toMatch(/leadership-cap|services-follow/);
    expect(text).toContain('to set off the decision rule on 1.1');
  });

  test('draws no interval across its bar', () => {
    const found = elements(page('Redcar with all that can be asked'));
    const bottoms: number[] = [];
    const cut: string[] = [];
    for (const { attributes } of found) {
      if (attributes['class']?.startsWith('bar ') === true)
        bottoms.push(Number(attributes['y']) + Number(attributes['height']));
      if (attributes['class'] === 'whisker' && Number(attributes['y1']) < (bottoms.at(-1) ?? 0))
        cut.push(attributes['y1'] ?? '');
    }
    expect(bottoms.length).toBeGreaterThan(10);
    expect(cut).toEqual([]);
  });

  test('an index names the standards whose codes are its columns', () => {
    expect(page('an index of sheets')).toContain('1.1 Leadership, 1.2 Staff, 1.3 Services');
  });

  test('names no case and no profile cell unless it was asked for', () => {
    expect(page('Redcar as it is')).not.toMatch(/\bC\d{3}\b|PQiP|Female|Black/);
    expect(page('Redcar with all that can be asked')).toMatch(/C003, C004/);
    expect(page('an index of sheets')).not.toMatch(/\bC\d{3}\b/);
  });

  test.each([
    ['--sensitivity', 'Sensitivity: the fewest answers'],
    ['--lock-in', 'Lock-in: the worst and the best'],
    ['--rounding-audit', 'Rounding audit:'],
    ['--stability', 'Stability: sampling error only'],
    ['--supporting', 'Supporting questions'],
    ['--explain', 'How these ratings were made'],
    ['--explain', 'Sensitivity: the fewest answers'],
    ['--list=2.5.3=no', 'Cases with 2.5.3 No: 28'],
    ['--by=sex', 'By sex'],
  ])('with %s has its section, and not without', async (option, words) => {
    expect((await headsWith()).filter((head) => head.startsWith(words))).toEqual([]);
    expect((await headsWith(option)).filter((head) => head.startsWith(words))).toHaveLength(1);
  });

  test('accounts for discretion whenever there is any, and where it is asked for that there is none', async () => {
    expect(page('Redcar as it is')).toContain('Discretion ledger: recorded departures');
    expect(page('fieldwork half finished')).not.toContain('Discretion ledger');
    const asked = await pageOf(['score', 'samples/fieldwork-half-finished.csv', '--ledger']);
    expect(asked).toContain('No discretion is recorded.');
  });

  test.each(Object.keys(samples))('of %s says every sentence of the report in a terminal', async (name) => {
    const { stdout } = await run(samples[name] ?? []);
    const text = elements(page(name))[0]?.text ?? '';
    // But for the names of options at their ends, and the list of what is assumed, which the page sets out as one.
    const sentences = stdout
      .split('\n')
      .map((line) => line.trim().replace(/^(- |= |Borderline: )/, ''))
      .map((line) => line.replace(/ \(--[\w-]+\)$/, '').replace(/^(\[[\w-]+\]|[\d.]+) +/, ''))
      .filter((line) => line.endsWith('.') && !line.startsWith('Assumed, because'));
    expect(sentences.length).toBeGreaterThan(20);
    expect(sentences.filter((line) => !text.includes(line.replace(/\s+/g, ' ')))).toEqual([]);
  });

  test('draws an interval for each question only with --stability', () => {
    const whiskers = (name: string) =>
      elements(page(name)).filter(({ attributes }) => attributes['class'] === 'whisker').length;
    expect(whiskers('Redcar as it is')).toBe(0);
    expect(whiskers('Redcar with all that can be asked')).toBe(3 * 13);
    expect(page('Redcar with all that can be asked')).toContain('51.8–62.4');
  });

  test('draws an interval from end to end as the JSON has it', async () => {
    const name = 'fieldwork half finished';
    const { stdout } = await run([...(samples[name] ?? []), '--format', 'json']);
    const { stability } = JSON.parse(stdout) as FullResult;
    const drawn = elements(page(name)).filter(({ attributes }) => attributes['class'] === 'whisker');
    const across = drawn.filter((_, i) => i % 3 === 0).map(({ attributes: { x1, x2 } }) => [x1, x2]);
    expect(across).toEqual(
      stability.questions.map(({ intervals: [first] }) => [`${first?.exact.from}%`, `${first?.exact.to}%`]),
    );
  });

  test('hides small numbers as the report in a terminal does, and says so', () => {
    const hidden = page('a breakdown with small numbers hidden');
    expect(hidden).toContain('[c] confidential: a count from 1 to');
    expect(hidden).toMatch(/data-label="Percentage &#39;Yes&#39;"\s*>\s*<span>\[c\]<\/span>/);
  });

  test.each([
    [['--ascii'], '--ascii'],
    [['--color', 'always'], '--color always'],
  ])('refuses %j, which is for a terminal', async (options, words) => {
    const { stdout, stderr, code } = await run([
      'score',
      'samples/housing-repairs-2024.csv',
      '--format',
      'html',
      ...options,
    ]);
    expect([stdout, code]).toEqual(['', 2]);
    expect(stderr).toContain(words);
  });

  test('draws nothing of a standard without a percentage, and says so in its table', async () => {
    const stdin = 'case,2.2.1,2.2.2,2.2.3\nC1,n/a,n/a,n/a\n';
    const { stdout } = await run(['score', '-', '--format', 'html', '--stability'], { stdin });
    const found = elements(stdout);
    expect(found.filter(({ name }) => name === 'svg')).toEqual([]);
    const percentages = found.filter(({ attributes }) => attributes['data-label'] === "Percentage 'Yes'");
    expect(percentages.map(({ text }) => text)).toEqual(['not rated', 'not rated', 'not rated']);
  });

  test('of counts alone, or percentages alone, says what is not known', async () => {
    const counts = 'question,percentage\n2.2.1,57\n2.2.2,77\n2.2.3,30\n';
    const { stdout, code } = await run(['score', '--counts', '-', '--format', 'html'], { stdin: counts });
    expect(code).toBe(0);
    const cells = elements(stdout).filter(({ name }) => name === 'td');
    const columns = ['Yes', 'No', 'N/A', 'Unanswered', "Percentage 'Yes'"];
    expect(columns.map((label) => cells.find(({ attributes }) => attributes['data-label'] === label)?.text)).toEqual([
      'not known',
      'not known',
      'not known',
      'not known',
      '57%',
    ]);
    const contents = stdout;
    const { errors } = await validateXML({ xml: { fileName: 'page.xml', contents }, normalization: 'c14n' });
    expect(errors).toEqual([]);
  });
});
