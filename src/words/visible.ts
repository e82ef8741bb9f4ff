/** Makes text from files and options safe to print. */

/**
 * Characters that can move the cursor, hide text, or show it in another order than it is stored: C0 and C1 controls, DEL, line and paragraph
 * separators, zero-width and bidirectional formatting characters, byte order mark, interlinear marks and tags; and lone surrogates, which
 * UTF-8 cannot hold.
 */
const unsafe =
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}\ud800-\udfff]/gu;

const names: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t', '\0': '\\0' };

/**
 * Replaces every character that could steer a terminal or hide text with a written escape, and leaves the rest.
 *
 * @example
 * makeVisible('a\u001b[31mb') // 'a\\u001b[31mb'
 */
export function makeVisible(text: string): string {
  return text.replace(unsafe, (c) => names[c] ?? escapeCharacter(c));
}

function escapeCharacter(character: string): string {
  return character.replace(/[^]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/**
 * `makeVisible` for a text of several lines: line breaks stay. Within a JSON string each escape means the character that it replaces.
 *
 * @example
 * makeLinesVisible('a\u001b[31mb\nc') // 'a\\u001b[31mb\nc'
 */
export function makeLinesVisible(text: string): string {
  return text.replace(unsafe, (c) => (c === '\n' ? c : escapeCharacter(c)));
}

/**
 * The first `longest` characters of a text, and an ellipsis if there are more.
 *
 * @example
 * shorten('abcdef', 3) // 'abc…'
 */
export function shorten(text: string, longest: number): string {
  const characters = Array.from(text.slice(0, longest * 2 + 2));
  return characters.length > longest ? `${characters.slice(0, longest).join('')}…` : text;
}

/** Characters without a sign of their own: the default ignorable ones of Unicode, controls, interlinear marks and the blank of Braille. */
const invisible =
  /[\u0000-\u0008\u000e-\u001f\u007f-\u009f\u00ad\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u2800\u3164\ufeff\uffa0\ufff0-\ufffb\u{1bca0}-\u{1bca3}\u{1d173}-\u{1d17a}\u{e0000}-\u{e0fff}]|\u034f|[\ufe00-\ufe0f]/gu;

/**
 * What can be seen of a text, for comparison: accents composed (NFC), and neither invisible characters nor a byte order mark that was read
 * as windows-1252. White space stays.
 *
 * @example
 * visibleText('2.2\u200b.1') // '2.2.1'
 */
export function visibleText(text: string): string {
  return /^[ -~]*$/.test(text) ? text : text.replace(/^ï»¿/, '').replace(invisible, '').normalize('NFC');
}

/**
 * A path or a text as a word of a command that a reader can paste.
 *
 * @example
 * shellWord('Tees Valley.csv') // '"Tees Valley.csv"'
 * @example
 * shellWord('redcar.csv') // 'redcar.csv'
 */
export function shellWord(text: string): string {
  if (/^[\p{L}\p{M}\d_./:@%+,\\-]+$/u.test(text) && !text.startsWith('-')) return text;
  return /["$`!\\]/.test(text) ? `'${makeVisible(text).replaceAll("'", "'\\''")}'` : `"${makeVisible(text)}"`;
}

/** The most characters of a cell that a message quotes. */
const longestQuote = 60;

/**
 * A cell as a message quotes it: visible, shortened to 60 characters, in double quotes.
 *
 * @example
 * quote('Yess') // '"Yess"'
 */
export function quote(text: string): string {
  return `"${makeVisible(shorten(text, longestQuote))}"`;
}
