/** Text from anywhere as Markdown that says the same and is taken for nothing else. */
import { makeVisible } from '../../words/visible.js';

/** Characters with a meaning in CommonMark, in GitHub's tables, strikethrough and formulas; `&` where an entity could begin. */
const special = /[\\`*_{}[\]<>|#~$]|&(?=[#\w])/g;

/** An HTML comment, which no reader sees: it keeps apart what GitHub would join to a link, a mention or an emoji, escaped or not. */
const apart = '<!-- -->';

/** What GitHub makes a mention, a link, a reference or an emoji of: `@name` and addresses of e-mail, `#12`, `GH-12`, `https://`, `www.`, `:tada:` */
const joined = /@(?=\\?[\w-])|\\#(?=\d)|\bGH-(?=\d)|:(?=\/\/|[\w+\\-]+:)|\b(?:mailto|xmpp):|\bwww(?=\.)/gi;

/**
 * Text within a line, a cell or a heading: never mark-up, a link or a mention. The white space around it is lost.
 *
 * @example
 * markdownText('a|b *c* @d') // 'a\\|b \\*c\\* @<!-- -->d'
 */
export function markdownText(text: string): string {
  return makeVisible(text).trim().replace(special, '\\$&').replace(joined, `$&${apart}`);
}

/**
 * Text that begins a line: nor is it a list, a rule, or the underline of a heading.
 *
 * @example
 * markdownLine('1. Yes') // '1\\. Yes'
 */
export function markdownLine(text: string): string {
  return markdownText(text)
    .replace(/^[-+=]/, '\\$&')
    .replace(/^(\d+)([.)])(?=\s|$)/, '$1\\$2');
}
