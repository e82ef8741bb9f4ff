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

/**
 * The step `casescore_ids`: how many ids are blank, how many are another's, how many are the same number as another (007 and 7), and how
 * many have an accent behind its letter, which not every engine can compose. `exact`: ids are compared as they are, but trimmed.
 */
export function idsStep(exact: boolean): string {
  const squeezed = `replace(replace(replace(lower(translate(c.id, s.found, s.made)), ' ', ' ' || ${mark}), ${mark} || ' ', ''), ${mark}, '')`;
  const compared = exact
    ? `CASE WHEN trim(${squeezed}) = '' THEN '' ELSE trim(BOTH w.spaces FROM c.id) END`
    : `trim(${squeezed})`;
  // Some hidden characters turn the direction of what follows up to the end of the line, so they have a line of their own.
  return `-- Every case has an id of its own: ${exact ? 'as it is, without white space around it' : 'by what can be seen of it, in small letters, one blank for each run of white space, none at the ends'}.
casescore_ids AS (
  SELECT
    count(CASE WHEN id = '' THEN 1 END) AS blank_ids,
    count(CASE WHEN id <> '' THEN 1 END) - count(DISTINCT CASE WHEN id <> '' THEN id END) AS duplicate_ids,
    count(DISTINCT number) - count(DISTINCT trim(LEADING '0' FROM number)) AS alike_ids,
    ${exact ? '0' : `count(CASE WHEN translate(id, '${accents}', '') <> id THEN 1 END)`} AS decomposed_ids
  FROM (
    SELECT id, CASE WHEN id <> '' AND translate(id, ${digits}, '') = '' THEN id END AS number
    FROM (
      SELECT CASE WHEN length(s.hidden) = ${hidden.length}
        THEN ${compared}
        ELSE '' END AS id
      FROM casescore_cases AS c CROSS JOIN casescore_signs AS w CROSS JOIN (
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
  ) AS n
)`;
}
