/** What every page has: its head, the way past its beginning, and its landmarks. */
import { version } from '../../version.js';
import { html, Markup, type Piece } from './markup.js';
import { style } from './style.js';

/** A page without its head. */
export interface Page {
  readonly title: string;
  /** The lines below the title. */
  readonly lines: readonly string[];
  /** A link above the title. */
  readonly up?: { readonly href: string; readonly words: string };
  readonly contents: readonly { readonly anchor: string; readonly name: string }[];
  readonly main: Piece;
  readonly footer: Piece;
}

/** The element that tells pages of this program from others. */
export const generator = `<meta name="generator" content="casescore ${version}"/>`;

/**
 * The whole page, lines ended by LF. It needs nothing from anywhere and runs nothing: its policy allows one style sheet, its own, whose
 * SHA-256 in base64 is handed in, because working it out is not for a pure room.
 */
export function page({ title, lines, up, contents, main, footer }: Page, styleHash: string): string {
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
      ${new Markup(generator)}
      <title>${title}</title>
      ${new Markup(`<style>${style}</style>`)}
    </head>
    <body>
      <a class="skip" href="#main">Skip to the ratings</a>
      <header>
        <div class="inside">
          ${up !== undefined && html`<p><a href="${up.href}">${up.words}</a></p> `}
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
