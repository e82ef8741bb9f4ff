/** Makes text from outside safe to print. Pure. */

// C0 and C1 controls, DEL, line and paragraph separators, zero-width and bidirectional formatting characters, the byte order mark
// interlinear marks and tags: each can move the cursor, hide text, or show it in another order than it is stored. Lone surrogates cannot be
// written as UTF-8 at all. Made only where it is needed: V8 reads an expression when it is made.
const unsafe = (): RegExp =>
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}\ud800-\udfff]/gu;

/** Nearly all that is printed is no more than this, which is quicker to tell than that nothing in it is unsafe. */
const surelySafe = /^[ -~]*$/;

const names: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t', '\0': '\\0' };

/**
 * Replaces every character that could steer a terminal or hide text with a written escape; the rest stays.
 *
 * @example
 * makeVisible('a\u001b[31mb') // 'a\\u001b[31mb'
 */
export function makeVisible(text: string): string {
  return surelySafe.test(text) ? text : text.replace(unsafe(), (c) => names[c] ?? escapeCharacter(c));
}

function escapeCharacter(character: string): string {
  return Array.from({ length: character.length }, (_, i) => {
    return `\\u${character.charCodeAt(i).toString(16).padStart(4, '0')}`;
  }).join('');
}

/**
 * Like `makeVisible` for a text of several lines: its line breaks stay. In JSON, whose strings hold no raw line break, the escapes that
 * are left mean what they replace.
 *
 * @example
 * makeLinesVisible('a\u001b[31mb\nc') // 'a\\u001b[31mb\nc'
 */
export function makeLinesVisible(text: string): string {
  return text.replace(unsafe(), (c) => (c === '\n' ? c : escapeCharacter(c)));
}

/**
 * The beginning of a text, with an ellipsis where it is cut.
 *
 * @example
 * shorten('abcdef', 3) // 'abc…'
 */
export function shorten(text: string, longest: number): string {
  const characters = Array.from(text.slice(0, longest * 2 + 2));
  return characters.length > longest ? `${characters.slice(0, longest).join('')}…` : text;
}

/** What is shown of a cell, in characters. */
const shown = 60;

/**
 * A cell as a message quotes it: visible, shortened to 60 characters, in double quotes.
 *
 * @example
 * quote('Yess') // '"Yess"'
 */
export function quote(text: string): string {
  return `"${makeVisible(shorten(text, shown))}"`;
}
