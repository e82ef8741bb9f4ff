/** What `programmes sql` looks like on the command line. */
import { collectValues } from './breakdown-declared.js';
import type { Program } from './declare.js';

/** Declares it under `program`, which is the command of programmes. */
export function declareSql({ program, streams, finish }: Pick<Program, 'program' | 'streams' | 'finish'>): void {
  program
    .command('sql')
    .description('a query that makes the counts of a table of cases, for score --counts')
    .argument('<id|file>', 'the programme')
    .option('--table <name>', 'the table or view, e.g. warehouse.cases (by default cases)')
    .option('--header <file>', "a CSV whose first row is the table's column names (by default they are question codes)")
    .option('--inspection <file>', 'an inspection file, for its columns, answers and standards not applicable')
    .option('--column <question=column>', 'the column of a key question, e.g. 2.2.1=q12; may repeat', collectValues)
    .option('--id <column>', 'the column that holds the case id')
    .option(
      '--not-applicable <standard[=reason]>',
      'a standard that the table has no columns for; may repeat',
      collectValues,
    )
    .option('--by <column>', 'count each value of a profile column apart; may repeat', collectValues)
    .option('--backticks', 'put names in backticks, as Spark SQL does, instead of double quotes')
    .option('-o, --output <file>', 'write to a file instead of standard output')
    .addHelpText(
      'after',
      '\nExample:\n  casescore programmes sql pdu-2021 --table warehouse.cases --not-applicable 2.1 -o counts.sql',
    )
    .action(async (name: string, options: object) => {
      const { sql } = await import('./programmes-sql.js');
      finish(await sql(name, options, streams));
    });
}
