/** Letters of other scripts that look like Latin ones, for suggestions: a reader cannot see why they are not understood. */

/** Cyrillic and Greek small letters, each before the Latin one that it or its capital looks like. */
const pairs = 'аaвbеeкkмmнhоoрpсcтtуyхxѕsіiјjԁdһhԛqԝwӏlαaβbεeζzηhιiκkμmνnοoρpτtυyχx';

const latin: ReadonlyMap<string, string> = new Map(
  Array.from({ length: pairs.length / 2 }, (_, i) => [pairs.charAt(2 * i), pairs.charAt(2 * i + 1)]),
);

/**
 * The Latin letter that a letter looks like, in small letters: of a Cyrillic, Greek or wide one. Any other character stays as it is.
 *
 * @example
 * looksLike('Е') // 'e'
 * @example
 * looksLike('é') // 'é'
 */
export function looksLike(letter: string): string {
  if (letter <= '~') return letter;
  const small = letter.normalize('NFKC').toLowerCase();
  return latin.get(small) ?? (/^[\u0021-\u007e]$/.test(small) ? small : letter);
}

/**
 * The first letter of a text that only looks like a Latin one, in words: which character it is, and which one it looks like. Null if there
 * is none.
 *
 * @example
 * describeLookAlike('Yеs') // 'Character 2 is the Cyrillic letter "е" (U+0435), not "e".'
 */
export function describeLookAlike(text: string): string | null {
  const letters = Array.from(text);
  const at = letters.findIndex((letter) => looksLike(letter) !== letter);
  const letter = letters[at];
  if (letter === undefined) return null;
  const code = (letter.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
  const script = scripts.find(([, range]) => range.test(letter))?.[0] ?? '';
  const small = looksLike(letter);
  const meant = letter.toLowerCase() === letter ? small : small.toUpperCase();
  return `Character ${at + 1} is the ${script}letter "${letter}" (U+${code}), not "${meant}".`;
}

const scripts: readonly (readonly [string, RegExp])[] = [
  ['Cyrillic ', /[\u0400-\u052f]/],
  ['Greek ', /[\u0370-\u03ff]/],
  ['wide ', /[\uff01-\uff5e]/],
];
