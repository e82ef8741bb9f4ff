/** Pages as a browser shows them: without a fault that axe finds, within the width of a small screen, and quiet. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import axe from 'axe-core';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chromiumPath, launch } from './chromium.js';
import { fragments, pageWith } from '../../../report/html/hostile.js';
import { batchPages, elements, pageOf, samples } from '../../../report/html/pages.js';
import { isSkipped } from '../../../skipped.js';

const executable = chromiumPath();
const hostile = 'a page of files full of mark-up and of words without an end';
const names = [...Object.keys(samples), 'an index of sheets', 'a page of a set', hostile];
const files: Record<string, string> = {};
const sources: Record<string, string> = {};
let browser: Browser;

/** What is run in the page is a text: the types of a browser are no part of this project. */
const asked = {
  // All of WCAG to 2.2 AA and the best practices. Of words over drawings axe cannot tell the contrast; colours.test.ts works it out.
  faults: `axe.run({ resultTypes: ['violations'] }).then(({ violations, passes }) => ({
    passes: passes.length,
    found: violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => id + ': ' + target.join(' '))),
  }))`,
  over: 'document.documentElement.scrollWidth - document.documentElement.clientWidth',
  cover: "getComputedStyle(document.querySelector('header')).backgroundColor",
  elements: "[...document.querySelectorAll('*')].map((one) => one.tagName.toLowerCase())",
  strokes: "[...document.querySelectorAll('.bar')].map((one) => getComputedStyle(one).stroke)",
  heights:
    "[...document.querySelectorAll('.wide .rating')].map((one) => Math.round(one.getBoundingClientRect().height))",
  focus: 'document.activeElement.id',
  print: `(() => {
    const style = (selector) => getComputedStyle(document.querySelector(selector));
    return {
      nav: style('nav').display,
      page: style('body').backgroundColor,
      rating: style('.rating.low').backgroundColor,
      words: style('.rating.low').color,
      title: style('h2').breakInside,
      table: style('.standard table').breakInside,
      chart: style('.chart').breakInside,
      row: style('tr').breakInside,
    };
  })()`,
  added: `(() => {
    const add = (tag, keys, text = '') => {
      const element = Object.assign(document.createElement(tag), { textContent: text });
      for (const [key, value] of Object.entries(keys)) element.setAttribute(key, value);
      document.body.append(element);
    };
    add('script', {}, 'document.title = "script"');
    add('style', {}, 'body { display: none }');
    add('img', { src: 'data:image/gif;base64,R0lGODlhAQABAAAAACw=' });
    add('p', { style: 'color: red' });
  })()`,
  display: 'getComputedStyle(document.body).display',
};

/** Opens a page of its own context, and takes down whatever it says or asks for. */
async function openPage(
  name: string,
  context: BrowserContextOptions,
  act: (page: Page, said: readonly string[]) => Promise<void>,
): Promise<void> {
  const own = await browser.newContext(context);
  try {
    const page = await own.newPage();
    const said: string[] = [];
    page.on('console', (message) => said.push(message.text()));
    page.on('pageerror', (error) => said.push(error.message));
    page.on('request', (request) => {
      if (request.url() !== files[name]) said.push(`asked for ${request.url()}`);
    });
    await page.goto(files[name] ?? '');
    await act(page, said);
  } finally {
    await own.close();
  }
}

describe.skipIf(isSkipped('pages in a browser', executable === null ? 'no Chromium is on the PATH' : null))(
  'in Chromium',
  { timeout: 120_000 },
  () => {
    beforeAll(async () => {
      const folder = mkdtempSync(join(tmpdir(), 'casescore-browser-'));
      const made = await Promise.all(
        Object.entries(samples).map(async ([name, argv]) => [name, await pageOf(argv)] as const),
      );
      Object.assign(sources, Object.fromEntries(made), await batchPages());
      const text = fragments.filter((one) => one !== '\u0000').join(' ');
      sources[hostile] = await pageWith(`${text} ${'Llanfairpwllgwyngyll'.repeat(12)}`);
      for (const [i, name] of names.entries()) {
        const file = join(folder, `${i}.html`);
        writeFileSync(file, sources[name] ?? '');
        files[name] = pathToFileURL(file).href;
      }
      browser = await launch(executable ?? '');
    }, 120_000);

    afterAll(async () => {
      await browser.close();
    });

    describe.each(names)('%s', (name) => {
      test('is found without fault by axe at 320 and 1280, light and dark', async () => {
        // axe is a script, which the page's policy forbids; the next test loads the page with its policy in force.
        await openPage(name, { bypassCSP: true }, async (page) => {
          await page.addScriptTag({ content: axe.source });
          for (const width of [320, 1280]) {
            for (const colorScheme of ['light', 'dark'] as const) {
              await page.setViewportSize({ width, height: 900 });
              await page.emulateMedia({ colorScheme });
              const { found, passes } = await page.evaluate<{ found: string[]; passes: number }>(asked.faults);
              expect([width, colorScheme, found]).toEqual([width, colorScheme, []]);
              expect(passes).toBeGreaterThan(20);
            }
          }
        });
      });

      test('says nothing, asks for nothing, and is no wider than its screen, also just above where tables change their shape', async () => {
        await openPage(name, {}, async (page, said) => {
          for (const width of [320, 650, 721, 768, 1025, 1121, 1280]) {
            await page.setViewportSize({ width, height: 900 });
            expect([width, await page.evaluate(asked.over)]).toEqual([width, 0]);
          }
          expect(await page.evaluate(asked.cover), 'the style sheet is in force').toBe('rgb(16, 38, 59)');
          expect(said).toEqual([]);
        });
      });

      test('has the elements as HTML that it has as XML', async () => {
        await openPage(name, {}, async (page) => {
          expect(await page.evaluate(asked.elements)).toEqual(
            elements(sources[name] ?? '').map((one) => one.name.toLowerCase()),
          );
        });
      });
    });

    test('the policy forbids what the page does not need: a script, a style, a picture', async () => {
      await openPage('Redcar as it is', {}, async (page, said) => {
        await page.evaluate(asked.added);
        await expect.poll(() => said.filter((line) => line.includes('Content Security Policy')).length).toBe(4);
        expect(await page.title()).not.toBe('script');
        expect(await page.evaluate(asked.display)).toBe('block');
      });
    });

    test('the way past the contents is seen when it has the focus, and leads to the ratings', async () => {
      await openPage('Redcar as it is', {}, async (page) => {
        await page.keyboard.press('Tab');
        expect((await page.locator('.skip').boundingBox())?.y).toBeGreaterThanOrEqual(0);
        await page.keyboard.press('Enter');
        expect(await page.evaluate(asked.focus)).toBe('main');
      });
    });

    test('on paper nothing rests on a background, the contents are left out, and no picture is cut', async () => {
      await openPage('Redcar as it is', {}, async (page) => {
        await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
        expect(await page.evaluate(asked.print)).toEqual({
          nav: 'none',
          page: 'rgb(255, 255, 255)',
          rating: 'rgba(0, 0, 0, 0)',
          words: 'rgb(21, 32, 43)',
          title: 'avoid',
          table: 'avoid',
          chart: 'avoid',
          row: 'avoid',
        });
      });
    });

    test('the short ratings of an index stay in one line, on a screen as on paper', async () => {
      await openPage('an index of sheets', {}, async (page) => {
        for (const [media, width] of [
          ['screen', 1121],
          ['print', 673],
        ] as const) {
          await page.emulateMedia({ media });
          await page.setViewportSize({ width, height: 900 });
          const heights = await page.evaluate<number[]>(asked.heights);
          expect(heights.length).toBeGreaterThan(50);
          expect([media, new Set(heights).size]).toEqual([media, 1]);
        }
      });
    });

    test('with forced colours every bar keeps an outline, and all the same', async () => {
      await openPage('Redcar as it is', { forcedColors: 'active' }, async (page) => {
        const strokes = await page.evaluate<string[]>(asked.strokes);
        expect(new Set(strokes).size).toBe(1);
        expect(strokes).not.toContain('none');
      });
    });
  },
);
