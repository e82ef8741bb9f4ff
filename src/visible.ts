/** Makes text from outside safe to print. Pure. */

// C0 and C1 controls, DEL, line and paragraph separators, zero-width and bidirectional formatting characters, the byte order mark
// and interlinear marks: each can move the cursor, hide text, or show it in another order than it is stored. Lone surrogates cannot be
// written as UTF-8 at all.
const unsafe =
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|\p{Surrogate}/gu;

const names: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t', '\0': '\\0' };

/**
 * Replaces every character that could steer a terminal or hide text with a written escape; the rest stays.
 *
 * @example
 * visible('a\u001b[31mb') // 'a\\u001b[31mb'
 */
export function visible(text: string): string {
  return text.replace(unsafe, (c) => names[c] ?? `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** What is shown of a cell, in characters. */
const shown = 60;

/**
 * A cell as a message quotes it: visible, shortened to 60 characters, in double quotes.
 *
 * @example
 * quoted('Yess') // '"Yess"'
 */
export function quoted(text: string): string {
  const characters = Array.from(text.slice(0, shown * 2 + 2));
  const short = characters.length > shown ? `${characters.slice(0, shown).join('')}…` : text;
  return `"${visible(short)}"`;
}
