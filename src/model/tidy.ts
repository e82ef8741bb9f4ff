/** The table of counts that `batch --tidy` writes and `score --counts` reads. */
/** The columns for one question of one sheet with its counts, and what each holds. A result's own table begins with the same columns. */
export const tidyColumns = {
  file: "The sheet's file name",
  title: "The inspection's title",
  region: 'Its region',
  fieldwork: 'When fieldwork started',
  programme: "The programme's id",
  standard: "The standard's code; empty in the row of the whole",
  question: "The question's code; empty in the rows of standards and of the whole",
  kind: '`overall`, `standard`, `key` or `supporting`: what the row is of',
  text: "The question's wording, the standard's title, or the programme's",
  yes: 'Cases answered Yes; empty where only a percentage is known',
  no: 'Cases answered No',
  notApplicable: 'Cases to which the question does not apply; empty where that is not known',
  unanswered: 'Answers left blank, which are in no percentage; empty where that is not known',
  toInspect: 'Cases still to be inspected, which are in no count; empty where that is not known',
  relevant: 'Yes and No together: the base of the percentage',
  percentage: 'The percentage of Yes as it is published, 0 to 100; empty with nothing relevant',
  band: "The rating in whose band it falls; a supporting question's is empty",
  lowest: 'Whether it is the lowest of its standard, or level with it',
  standardRating: 'The rating of the standard, or why it has none',
} as const;

export type TidyColumn = keyof typeof tidyColumns;

/**
 * The name of a key as a CSV header.
 *
 * @example
 * snakeCase('notApplicable') // 'not_applicable'
 */
export function snakeCase(name: string): string {
  return name.replaceAll(/[A-Z]/g, (capital) => `_${capital.toLowerCase()}`);
}

/** The keys of the table, in the order of its columns. */
export const tidyKeys = Object.keys(tidyColumns) as TidyColumn[];

/** Its header as CSV. */
export const tidyHeader = tidyKeys.map(snakeCase);
