/**
 * The query that makes a counts sheet of a table of cases, in the SQL that DuckDB, PostgreSQL and Spark SQL share. The tests run it on the
 * first two; for Spark SQL (3.2 and later) it follows the documentation.
 */
import type { Answer } from '../../model/reading.js';
import { idsStep } from './ids.js';
import { blanks, identifier, literal, spellingOf, spellings, whiteSpace, type Quote } from './text.js';

interface AnswerColumn {
  /** Its name in the table. */
  readonly name: string;
  /** The name of its question in the counts sheet: a code, with the wording after it if only the table has that. */
  readonly question: string;
  /** Whether it is a key question: a case with all of these blank is still to be inspected. */
  readonly key: boolean;
  /** Whether its standard is declared not applicable: N/A agrees with that, and the question says nothing of what is to be inspected. */
  readonly declaredOut: boolean;
}

export interface CountsQuery {
  /** The programme's id. */
  readonly programme: string;
  /** Its name as SQL. */
  readonly table: string;
  /** The column of case ids; null if the table has none. */
  readonly id: string | null;
  /** Whether ids are compared as they are, but trimmed. */
  readonly exactIds: boolean;
  readonly answers: readonly AnswerColumn[];
  /** The columns by whose values cases are counted. */
  readonly groups: readonly string[];
  /** The words for answers, in the form in which they are compared, without the empty one. */
  readonly words: ReadonlyMap<string, Answer>;
  /** The word that is taken as N/A and counted apart as well; null if there is none. */
  readonly bareNa: string | null;
  readonly quote: Quote;
}

/**
 * One query, ended by a semicolon. Its result has a row for each question, and with `groups` for each group: a counts sheet with
 * `unknown_answers`, `to_inspect`, `bare_na` where there may be some, and, if there are ids, `blank_ids`, `duplicate_ids`, `alike_ids`,
 * `decomposed_ids` and `total_rows`.
 */
export function countsQuery(query: CountsQuery): string {
  const steps = [
    casesStep(query),
    signsStep(query),
    rowsStep(query),
    ...(query.id === null ? [] : [idsStep(query.exactIds)]),
    questionsStep(query),
    cellsStep(query),
    wordsStep(query),
    answersStep(query),
  ];
  return `${head(query)}WITH\n${steps.join(',\n')}\n${result(query)};\n`;
}

function head({ programme, table, id, answers, groups, quote }: CountsQuery): string {
  const names = [...answers.map(({ name }) => name), ...groups, ...(id === null ? [] : [id])];
  const quoted = table.includes(quote) || names.some((name) => identifier(name, quote) !== name);
  const engines = !quoted
    ? 'DuckDB, PostgreSQL and Spark SQL'
    : quote === '`'
      ? 'Spark SQL: names are in backticks'
      : 'DuckDB and PostgreSQL: names are in double quotes (for Spark SQL make it again with --backticks)';
  return `-- The counts of a table of cases under ${programme}. Save the result as CSV and rate it: casescore score --counts RESULT.csv
-- For ${engines}. The database must be in UTF-8.
-- Characters that cannot be seen are part of it. Where they are spoilt on the way, every answer comes out as unknown, or every id as blank.
`;
}

const groupsOf = (groups: readonly string[], from: string): string =>
  groups.map((_, i) => `${from}g${i + 1}, `).join('');

function casesStep({ table, id, answers, groups, quote }: CountsQuery): string {
  const column = (name: string, as: string): string => `    coalesce(t.${identifier(name, quote)} || '', '') AS ${as}`;
  const columns = [
    ...(id === null ? [] : [column(id, 'id')]),
    ...groups.map((name, i) => column(name, `g${i + 1}`)),
    ...answers.map(({ name }, i) => column(name, `a${i + 1}`)),
  ];
  return `-- The columns of the table as text, NULL as a blank. Its names stand here alone, but for the groups of the result.
casescore_cases AS (
  SELECT
${columns.join(',\n')}
  FROM ${table} AS t
)`;
}

function signsStep({ words }: CountsQuery): string {
  const { spaces, found, made } = spellingOf(words.keys());
  return `-- White space: U+0009 to U+000D, U+0020, U+00A0, U+1680, U+2000 to U+200A, U+2028, U+2029, U+202F, U+205F, U+3000, U+FEFF.
-- The characters of found become those of made: capitals small, white space a blank, and a sign free to mark runs of blanks.
casescore_signs AS (
  SELECT
    spaces,
    ${found} || spaces AS found,
    ${made} || ${blanks} AS made
  FROM (SELECT ${spaces} AS spaces) AS s
)`;
}

function rowsStep({ answers, words }: CountsQuery): string {
  const isBlankWord = condition(words, 'unanswered');
  const { mark } = spellingOf(words.keys());
  const keys = answers.flatMap(({ key, declaredOut }, i) => {
    const cell = `c.a${i + 1}`;
    if (!key || declaredOut) return [];
    return isBlankWord === null ? [cell] : [`CASE WHEN ${isBlankWord(wordOf(cell, mark))} THEN '' ELSE ${cell} END`];
  });
  // Ten a line, or one if it is long.
  const line = isBlankWord === null ? 10 : 1;
  const all = keys.map((key, i) => `${i === 0 ? '' : i % line === 0 ? '\n        || ' : ' || '}${key}`).join('');
  return `-- A case is still to be inspected while every key question is blank.
casescore_rows AS (
  SELECT
    c.*,
    CASE
      WHEN trim(BOTH s.spaces FROM ${all || "''"}) = ''
      THEN 1
      ELSE 0
    END AS to_inspect
  FROM casescore_cases AS c CROSS JOIN casescore_signs AS s
)`;
}

/** A cell as answers are compared: small letters, one blank for each run of white space, none at the ends. */
function wordOf(cell: string, mark: string): string {
  const [run, end, alone] = [` ${mark}`, `${mark} `, mark].map((text) => literal(text));
  return `trim(replace(replace(replace(translate(${cell}, s.found, s.made), ' ', ${run}), ${end}, ''), ${alone}, ''))`;
}

/** Makes the condition that a word means an answer; null if no word does. A whole number may have decimals of noughts. */
function condition(words: CountsQuery['words'], answer: Answer): ((word: string) => string) | null {
  const means = [...words].filter(([, meant]) => meant === answer).map(([word]) => word);
  if (means.length === 0) return null;
  const numbers = means.filter((word) => /^-?\d+$/.test(word)).map((word) => literal(`${word}.`));
  return (word) =>
    [
      `${word} IN (${means.flatMap(spellings).map(literal).join(', ')})`,
      ...numbers.map((number) => `(${word} <> ${number} AND trim(TRAILING '0' FROM ${word}) = ${number})`),
    ].join(' OR ');
}

function questionsStep({ answers }: CountsQuery): string {
  const rows = answers.map(({ question }, i) => `    (${i + 1}, ${literal(question)})`);
  return `casescore_questions (place, question) AS (
  VALUES
${rows.join(',\n')}
)`;
}

function cellsStep({ answers, groups }: CountsQuery): string {
  const cells = answers.map((_, i) => `WHEN ${i + 1} THEN r.a${i + 1}`);
  const by = groupsOf(groups, '');
  return `-- How many cases have which cell, spelt as it is.
casescore_cells AS (
  SELECT ${by}place, question, to_inspect, cell, count(*) AS cases
  FROM (
    SELECT
      ${groupsOf(groups, 'r.')}q.place, q.question, r.to_inspect,
      CASE q.place
        ${cells.join('\n        ')}
      END AS cell
    FROM casescore_rows AS r CROSS JOIN casescore_questions AS q
  ) AS u
  GROUP BY ${by}place, question, to_inspect, cell
)`;
}

function wordsStep({ words }: CountsQuery): string {
  const { mark } = spellingOf(words.keys());
  return `-- The cell as answers are compared: small letters, one blank for each run of white space, none at the ends.
casescore_words AS (
  SELECT
    c.*,
    CASE
      WHEN length(s.spaces) = ${whiteSpace.length}
      THEN ${wordOf('c.cell', mark)}
      ELSE ${literal(mark)}
    END AS word
  FROM casescore_cells AS c CROSS JOIN casescore_signs AS s
)`;
}

function answersStep({ answers, words }: CountsQuery): string {
  const meaning = (answer: Answer): string[] => {
    const means = condition(words, answer);
    return means === null ? [] : [`      WHEN ${means('w.word')} THEN ${literal(answer)}`];
  };
  const out = answers.flatMap(({ declaredOut }, i) => (declaredOut ? [String(i + 1)] : []));
  const agrees = condition(words, 'notApplicable')?.('w.word') ?? '1 = 0';
  return `-- Whatever else a cell holds is unknown, and so is any answer of a case that is still to be inspected${
    out.length === 0 ? '' : ', but N/A under a standard that is declared not applicable'
  }.
casescore_answers AS (
  SELECT
    w.*,
    CASE
      WHEN w.word = '' THEN 'unanswered'
${[
  ...meaning('unanswered'),
  ...(out.length === 0 ? [] : [`      WHEN w.place IN (${out.join(', ')}) AND (${agrees}) THEN 'notApplicable'`]),
  "      WHEN w.to_inspect = 1 THEN 'unknown'",
  ...(['yes', 'no', 'notApplicable'] as const).flatMap(meaning),
].join('\n')}
      ELSE 'unknown'
    END AS answer
  FROM casescore_words AS w
)`;
}

const sum = (when: string, as: string): string => `  sum(CASE WHEN ${when} THEN a.cases ELSE 0 END) AS ${as}`;

const idCounts = ['blank_ids', 'duplicate_ids', 'alike_ids', 'decomposed_ids', 'total_rows'];

function result({ groups, id, bareNa, quote }: CountsQuery): string {
  const columns = [
    '  a.question',
    ...groups.map((name, i) => `  a.g${i + 1} AS ${identifier(`by_${name}`, quote)}`),
    sum("a.answer = 'yes'", 'yes'),
    sum("a.answer = 'no'", 'no'),
    sum("a.answer = 'notApplicable'", 'not_applicable'),
    sum("a.answer = 'unanswered' AND a.to_inspect = 0", 'unanswered'),
    sum("a.answer = 'unknown'", 'unknown_answers'),
    sum('a.to_inspect = 1', 'to_inspect'),
    ...(bareNa === null ? [] : [sum(`a.answer = 'notApplicable' AND a.word = ${literal(bareNa)}`, 'bare_na')]),
    ...(id === null ? [] : idCounts.map((name) => `  max(i.${name}) AS ${name}`)),
  ];
  const from = `casescore_answers AS a${id === null ? '' : ' CROSS JOIN casescore_ids AS i'}`;
  const by = groupsOf(groups, 'a.');
  return `SELECT
${columns.join(',\n')}
FROM ${from}
GROUP BY ${by}a.place, a.question
ORDER BY ${by}a.place`;
}
