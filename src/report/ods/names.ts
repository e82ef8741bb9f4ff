/** Names for the tabs of worksheets. */
import { makeVisible } from '../../words/visible.js';

/** The longest name of a tab that Excel opens. */
const longest = 31;

/**
 * A name for a tab that every program takes, and that a link and a table's name can hold as it is: letters, digits and underscores.
 *
 * @example
 * tabName('By grade, sex & "age"') // 'By_grade_sex_age'
 */
export function tabName(words: string): string {
  const name = makeVisible(words).replace(/[^\p{L}\p{N}]+/gu, '_');
  return cut(name.replace(/_+$/, ''), longest).replace(/_+$/, '');
}

/**
 * The same names, but those that occur again, also with other capitals, told apart by a number.
 *
 * @example
 * apart(['Notes', 'By_sex', 'by_Sex']) // ['Notes', 'By_sex', 'by_Sex_2']
 */
export function apart(names: readonly string[], most = longest): string[] {
  const taken = new Set<string>();
  return names.map((name) => {
    let one = name;
    for (let n = 2; taken.has(one.toLowerCase()); n++) one = `${cut(name, most - `_${n}`.length)}_${n}`;
    taken.add(one.toLowerCase());
    return one;
  });
}

/** The beginning of a text, no letter cut in half. */
function cut(text: string, most: number): string {
  let kept = '';
  for (const letter of text) {
    if (kept.length + letter.length > most) break;
    kept += letter;
  }
  return kept;
}
