/** `programmes sql`: a query with which a database counts its own cases. */
import {
  addLimitOption,
  addOutputOptions,
  collectValues,
  describeCommand,
  exactIdsOption,
  headings,
  type Declare,
} from './options.js';
import { Problems } from '../problems/problems.js';
import { bareNa, bareNaTest, wordsForAnswers } from '../input/sheet/answers.js';
import { limitsOf } from '../input/limits.js';
import { gatherSetting, type Request } from '../input/gather.js';
import { tableColumns, parseTableName } from '../input/sheet/database-table.js';
import { countsQuery, type CountsQuery } from '../report/sql/query.js';
import { identifier, isNameable, isWritable, mostOdd, oddLetters, type Quote } from '../report/sql/text.js';
import { settleTarget, type OutputOptions } from './output.js';
import type { Streams } from './streams.js';
import { fold } from '../words/english.js';
import { makeVisible } from '../words/visible.js';
import { deliver } from './write.js';

/** Declares `sql` under the command `programmes`. */
export const declareSql: Declare = (programmes, { streams, finish }) => {
  const command = describeCommand(
    programmes.command('sql'),
    'a query that counts a table of cases, for score --counts',
    'casescore programmes sql pdu-2021 --table warehouse.cases \\',
    '  --not-applicable 2.1 -o counts.sql',
  )
    .argument('<id|file>', 'the programme')
    .optionsGroup(headings.input)
    .option('--table <name>', 'the table or view, e.g. warehouse.cases (by default cases)')
    .option('--header <file>', "a CSV whose first row is the table's column names (by default they are question codes)")
    .option('--inspection <file>', 'an inspection file, for its columns, answers and standards not applicable')
    .option('--column <question=column>', 'the column of a key question, e.g. 2.2.1=q12; may repeat', collectValues)
    .option('--id <column>', 'the column that holds the case id')
    .option(...exactIdsOption)
    .option(
      '--not-applicable <standard[=reason]>',
      'a standard that the table has no columns for; may repeat',
      collectValues,
    )
    .option('--by <column>', 'count each value of a profile column apart; may repeat', collectValues)
    .optionsGroup(headings.output)
    .option('--backticks', 'put names in backticks, as Spark SQL does, instead of double quotes');
  addLimitOption(addOutputOptions(command, null)).action(async (name: string, options: SqlOptions) => {
    finish(await sql(name, options, streams));
  });
};

interface SqlOptions
  extends
    Pick<Request, 'inspection' | 'column' | 'id' | 'exactIds' | 'notApplicable' | 'limit'>,
    Omit<OutputOptions, 'format'> {
  readonly table?: string | undefined;
  /** A CSV file whose header has the names of the table's columns. */
  readonly header?: string | undefined;
  readonly by?: readonly string[] | undefined;
  readonly backticks?: boolean | undefined;
}

/**
 * Prints a query that makes the counts sheet of a table of cases. Returns 0. Throws a `Refusal` for columns that a case sheet would be
 * refused for, and for names and words that a query cannot hold.
 */
async function sql(programme: string, options: SqlOptions, streams: Streams): Promise<number> {
  const { header, inspection: file, id, notApplicable, column, limit } = options;
  const target = settleTarget(options, 'SQL');
  const request = { programme, inspection: file, id, notApplicable, column, limit };
  const { loaded, inspection, files } = await gatherSetting([], request);
  const problems = new Problems();
  const quote: Quote = options.backticks === true ? '`' : '"';
  const table = tableOf(options.table ?? 'cases', quote, problems);
  const by = groupNames(options.by ?? [], problems);
  problems.refuse();
  const columns = await tableColumns(header, loaded.programme, inspection, by, limitsOf(limit));
  const query: CountsQuery = {
    programme: loaded.programme.id,
    table,
    id: columns.id,
    exactIds: options.exactIds ?? false,
    // The words of a supporting question are the table's own.
    answers: columns.answers.map((found) => ({
      name: found.name,
      question: found.kind === 'key' ? found.code : found.name.trim(),
      key: found.kind === 'key',
      declaredOut: inspection.notApplicable.has(found.standard),
    })),
    groups: columns.groups,
    words: new Map(
      [...wordsForAnswers(inspection.answers)].filter(
        // No cell of a database holds a half of a character or a NUL, nor does one of a sheet.
        ([word]) => word !== '' && !/[\p{Surrogate}\0]/u.test(word),
      ),
    ),
    bareNa: bareNaTest(inspection.answers)(bareNa) ? bareNa : null,
    quote,
  };
  refuseUnwritable(query, header ?? file, problems);
  problems.refuse();
  for (const { message } of columns.notes) streams.stderr.write(`${makeVisible(message)}\n`);
  await deliver(countsQuery(query), target, [...files, ...(header === undefined ? [] : [header])], streams);
  return 0;
}

function tableOf(given: string, quote: Quote, problems: Problems): string {
  const parts = parseTableName(given);
  if (parts === null || parts.some((part) => !isNameable(part.name))) {
    const expected = 'cases, or warehouse.cases; a part that holds a point in double quotes';
    problems.add('settingForm', { column: '--table' }, { option: '--table', found: given, expected });
    return '';
  }
  return parts.map((part) => identifier(part.name, quote, part.quoted)).join('.');
}

/** The columns of every `--by`: counts of the finest groups, which add up to any coarser ones. */
function groupNames(by: readonly string[], problems: Problems): string[] {
  const names = new Map<string, string>();
  for (const text of by) {
    const parts = text.split(',').map((part) => part.trim());
    if (parts.includes('')) {
      const expected = 'ethnicity, or grade,sex for two columns';
      problems.add('settingForm', { column: '--by' }, { option: '--by', found: text, expected });
    }
    for (const part of parts) if (!names.has(fold(part))) names.set(fold(part), part);
  }
  return [...names.values()];
}

/** What no query can hold in a way that every engine and every reader takes alike. */
function refuseUnwritable(query: CountsQuery, file: string | undefined, problems: Problems): void {
  const place = file === undefined ? {} : { file };
  const names = [...query.answers.map(({ name }) => name), ...query.groups, ...(query.id === null ? [] : [query.id])];
  for (const found of names) if (!isNameable(found)) problems.add('sqlName', place, { found });
  for (const word of query.words.keys()) {
    if (!isWritable(word) || oddLetters(word) > mostOdd) problems.add('sqlWord', place, { found: word });
  }
}
