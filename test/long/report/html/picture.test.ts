/** The picture of the page in the README. UPDATE_GOLDENS=1 takes it again. */
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { isSkipped } from '../../../skipped.js';
import { run } from '../../../run.js';
import { chromiumPath, launch } from './chromium.js';

const size = { width: 860, height: 1100 };
const path = chromiumPath();

/** Width and height of a PNG, from its first chunk. */
const sizeOf = (png: Buffer) => ({ width: png.readUInt32BE(16), height: png.readUInt32BE(20) });

test.skipIf(isSkipped('the picture of the page', path === null ? 'no Chromium is installed' : null))(
  'the picture of the page has the size of a browser window that shows it',
  async () => {
    const page = join(mkdtempSync(join(tmpdir(), 'casescore-picture-')), 'page.html');
    await run(['score', 'samples/redcar-cleveland-middlesbrough-2022.csv', '-o', page]);
    const browser = await launch(path ?? '');
    const tab = await browser.newPage({ viewport: size });
    await tab.goto(pathToFileURL(page).href);
    const taken = await tab.screenshot();
    await browser.close();
    const file = 'src/guides/pictures/page.png';
    if (process.env['UPDATE_GOLDENS'] === '1' && process.env['CI'] === undefined) writeFileSync(file, taken);
    expect(sizeOf(readFileSync(file))).toEqual(sizeOf(taken));
  },
);
