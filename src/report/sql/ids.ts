/** The step of the query that compares the ids of cases, as those of a case sheet are compared. */
import { visibleText } from '../../words/visible.js';
import { literal, spacesExpression, whiteSpace } from './text.js';

const characters = (from: number, to: number): string[] =>
  Array.from({ length: to - from + 1 }, (_, i) => String.fromCharCode(from + i));

/** Every character up to U+FFFF that cannot be seen, but NUL, which no database holds. */
const hidden = characters(1, 0xffff).filter((character) => visibleText(character) === '');

/** White space that is not among them. */
const spaces = Array.from(whiteSpace).filter((space) => !hidden.includes(space));

/** Latin capitals with one small letter each. Engines differ in other letters. */
const capitals = [...characters(0x41, 0x5a), ...characters(0xc0, 0x17f), ...Array.from('ẀẂẄỲ')].filter((letter) => {
  const small = letter.toLowerCase();
  return small !== letter && small.length === 1;
});

/** Accents that stand behind their letter. */
const accents = characters(0x300, 0x328).join('');

const mark = literal('\u0001');
const digits = "'0123456789'";

/** What can stand behind the word for a total, but the quotes of names: whatever is no letter and no digit. */
const signs = Array.from("!#$%&'()*+,-./:;<=>?@[\\]^_{|}~–—…");

/** How a total or a footer begins, as in a case sheet: before a sign or the end; and with its sign, blanks left out. */
const totalWords = ['total', 'grand total', 'sub total', 'subtotal', 'average', 'mean', 'count', 'percentage'];
const totalSigns = [
  '%yes',
  'n=',
  ...['source', 'note'].flatMap((word) => [`${word}:`, `${word}s:`, `${word}(s):`]),
  '©',
];

/** The condition that an expression begins with one of these texts: a line for each length. */
function beginsWith(expression: string, texts: readonly string[]): string {
  const lengths = [...new Set(texts.map((text) => text.length))].toSorted((a, b) => a - b);
  return lengths
    .map((length) => {
      const some = texts.filter((text) => text.length === length).map(literal);
      return `substr(${expression}, 1, ${length}) IN (${some.join(', ')})`;
    })
    .join('\n        OR ');
}

/**
 * The step `casescore_ids`: how many ids are blank, how many are another's, how many are the same number as another (007 and 7, 1E+05 and
 * 100000), how many have an accent behind its letter, which not every engine can compose, and how many rows without an answer begin as a
 * total does. `exact`: ids are compared as they are, but trimmed.
 */
export function idsStep(exact: boolean): string {
  const squeezed = `trim(replace(replace(replace(lower(translate(c.id, s.found, s.made)), ' ', ' ' || ${mark}), ${mark} || ' ', ''), ${mark}, ''))`;
  const compared = exact ? `CASE WHEN ${squeezed} = '' THEN '' ELSE trim(BOTH w.spaces FROM c.id) END` : squeezed;
  // Some hidden characters turn the direction of what follows up to the end of the line, so they have a line of their own.
  return `-- Every case has an id of its own: ${exact ? 'as it is, without white space around it' : 'by what can be seen of it, in small letters, one blank for each run of white space, none at the ends'}.
casescore_seen AS (
  SELECT
    to_inspect, id, said, ${exact ? 'lower(id)' : 'id'} AS n,
    translate(${exact ? 'lower(id)' : 'id'}, ${digits}, '') AS signs,
    position('e' IN ${exact ? 'lower(id)' : 'id'} || 'e') AS e
  FROM (
    SELECT
      c.to_inspect,
      CASE WHEN length(s.hidden) = ${hidden.length}
        THEN ${compared}
        ELSE '' END AS id,
      ${squeezed} AS said
    FROM casescore_rows AS c CROSS JOIN casescore_signs AS w CROSS JOIN (
      SELECT
        hidden,
        ${literal(capitals.join(''))} || ${spacesExpression(spaces.join(''))} || hidden AS found,
        ${literal(capitals.join('').toLowerCase())} || '${' '.repeat(spaces.length)}' AS made
      FROM (
        SELECT ${literal(hidden.filter((character) => character < '\u0100').join(''))} ||
          '${hidden.filter((character) => character >= '\u0100').join('')}'
          AS hidden
      ) AS h
    ) AS s
  ) AS i
),
-- The parts of an id that is a number: in 1.2e+05 the figures 12, of which 1 stands before the point, and the power 05.
casescore_parts AS (
  SELECT
    p.*,
    replace(mantissa, '.', '') AS figures,
    position('.' IN mantissa || '.') - 1
      + 10 * position(substr(power, length(power) - 1, 1) IN '123456789')
      + position(substr(power, length(power), 1) IN '123456789') AS places
  FROM (
    SELECT
      to_inspect, id, said, n, signs, e,
      substr(n, 1, e - 1) AS mantissa,
      '00' || replace(substr(n, e + 1), '+', '') AS power
    FROM casescore_seen
  ) AS p
),
casescore_ids AS (
  SELECT
    count(CASE WHEN id = '' THEN 1 END) AS blank_ids,
    count(CASE WHEN id <> '' THEN 1 END) - count(DISTINCT CASE WHEN id <> '' THEN id END) AS duplicate_ids,
    count(DISTINCT CASE WHEN number IS NOT NULL THEN id END) - count(DISTINCT number) AS alike_ids,
    ${exact ? '0' : `count(CASE WHEN translate(id, '${accents}', '') <> id THEN 1 END)`} AS decomposed_ids,
    count(CASE WHEN to_inspect = 1
      AND (${beginsWith(
        'word',
        totalWords.flatMap((word) => [`${word} `, `${word}s `]),
      )}
        OR ${beginsWith('packed', totalSigns)})
      THEN 1 END) AS total_rows
  FROM (
    SELECT
      p.*,
      replace(said, ' ', '') AS packed,
      translate(said, ${literal(signs.join(''))} || chr(34) || chr(96), '${' '.repeat(signs.length + 2)}') || ' ' AS word,
      CASE
        WHEN signs IN ('', '.', 'e', 'e+', '.e', '.e+')
          AND substr(mantissa, 1, 1) NOT IN ('', '.') AND substr(mantissa, length(mantissa), 1) <> '.'
          AND position('+' IN n) IN (0, e + 1)
          AND length(power) <= 4 AND (length(power) > 2 OR position('e' IN n) = 0)
          AND trim(TRAILING '0' FROM substr(figures, places + 1)) = ''
        THEN trim(LEADING '0' FROM substr(figures || repeat('0', 99), 1, places))
      END AS number
    FROM casescore_parts AS p
  ) AS n
)`;
}
