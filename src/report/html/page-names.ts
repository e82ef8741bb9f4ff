/** Names of pages for sheets: letters, digits and dashes, so that no sheet's name leads out of the folder or means something to a machine. */

/** Names that a page cannot have: that of the index, and those that Windows keeps for itself. */
const kept = /^(index|con|prn|aux|nul|com\d|lpt\d)$/;

/** The longest name, so that it fits everywhere with a number and an ending behind it. */
const longest = 80;

/**
 * A file name for each sheet, in their order; no two are alike, also where upper and lower case are the same. The same sheets give the same
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
    for (let n = 2; taken.has(name) || kept.test(name); n++) name = `${stem}-${n}`;
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
