/** The parts that every page has: head, skip link and landmarks; and the names of the pages of a batch. */
import { version } from '../../model/version.js';
import { html, Markup, type Piece } from './markup.js';
import { styleSheet } from './style.js';

export interface HtmlPage {
  readonly title: string;
  readonly lines: readonly string[];
  /** Its name, if it is one of a folder of pages: that of the index, or of a page that links to the index. */
  readonly file?: string | undefined;
  readonly contents: readonly { readonly anchor: string; readonly name: string }[];
  readonly main: Piece;
  readonly footer: Piece;
}

const generator = new Markup(`<meta name="generator" content="casescore ${version}"/>\n`);

/** The name of the index of a folder of pages. */
export const indexName = 'index.html';

/**
 * Whether a text is that page of a folder of pages, made by this program in any version. A copy under another name is not, and neither is a
 * page that is no part of a folder.
 */
export const isPageNamed = (name: string, text: string): boolean =>
  /<meta name="generator" content="casescore [^"]*"\/>\n<meta name="file" content="([^"]*)"\/>/.exec(text)?.[1] ===
  name;

/**
 * The whole page, lines ended by LF. It loads nothing and runs nothing: its policy allows only its own style sheet, whose SHA-256 in base64
 * is a parameter because a pure function cannot compute it.
 */
export function pageHtml({ title, lines, file, contents, main, footer }: HtmlPage, styleHash: string): string {
  const { source } = html`<html xmlns="http://www.w3.org/1999/xhtml" lang="en-GB" xml:lang="en-GB">
    <head>
      <meta charset="utf-8" />
      <meta
        http-equiv="Content-Security-Policy"
        content="default-src 'none'; style-src 'sha256-${styleHash}'; base-uri 'none'; form-action 'none'"
      />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="color-scheme" content="light dark" />
      <meta name="referrer" content="no-referrer" />
      ${generator}${file !== undefined && new Markup(`<meta name="file" content="${file}"/>\n`)}
      <title>${title}</title>
      ${new Markup(`<style>${styleSheet}</style>`)}
    </head>
    <body class="${file === indexName ? 'index' : 'report'}">
      <a class="skip" href="#main">Skip to the ratings</a>
      <header>
        <div class="inside">
          ${file !== undefined && file !== indexName && html`<p><a href="${indexName}">All sheets</a></p> `}
          <h1>${title}</h1>
          ${lines.map((line) => html`<p>${line}</p> `)}
        </div>
      </header>
      <nav aria-labelledby="contents">
        <div class="inside">
          <h2 id="contents">Contents</h2>
          <ul>
            ${contents.map(({ anchor, name }) => html`<li><a href="#${anchor}">${name}</a></li> `)}
          </ul>
        </div>
      </nav>
      <main id="main" tabindex="-1">${main}</main>
      <footer>
        <div class="inside">${footer}</div>
      </footer>
    </body>
  </html> `;
  return `<!DOCTYPE html>\n${source}`;
}

/** Names that a page cannot have: that of the index, and those that Windows reserves. */
const reserved = /^(index|con|prn|aux|nul|com\d|lpt\d)$/;

/** The longest name, which leaves room for a number and an extension. */
const longest = 80;

/**
 * A file name for each sheet, in their order. No two are alike, even if upper and lower case are the same. The same sheets get the same
 * names.
 *
 * @example
 * pageNames(['north/Redcar 2022.csv', '../index.csv', 'North/redcar_2022.csv'])
 * // ['north-redcar-2022.html', 'index-2.html', 'north-redcar-2022-2.html']
 */
export function pageNames(sheets: readonly string[]): string[] {
  const taken = new Set<string>();
  return sheets.map((sheet) => {
    const stem = stemOf(sheet);
    let name = stem;
    for (let n = 2; taken.has(name) || reserved.test(name); n++) name = `${stem}-${n}`;
    taken.add(name);
    return `${name}.html`;
  });
}

function stemOf(sheet: string): string {
  const plain = sheet
    .replace(/\.[a-z]{1,4}$/i, '')
    .normalize('NFKD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, longest)
    .replace(/^-|-$/g, '');
  return plain === '' ? 'sheet' : plain;
}
