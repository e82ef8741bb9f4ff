/**
 * The same counts by DuckDB in Node, with as many threads as the machine has cores, and the same check that no id stands twice. It is told
 * that the file has a header and holds text, and compares answers as they are spelt, which is less than casescore does.
 *
 *   node test/bench/million-duckdb.js SHEET
 */
import { DuckDBInstance } from '@duckdb/node-api';
import { questions } from './sheets.js';

const counted = questions.flatMap((question) =>
  ['Yes', 'No', 'N/A'].map((answer) => `count(*) FILTER ("${question}" = '${answer}')`),
);
const blank = questions.map((question) => `count(*) FILTER ("${question}" IS NULL)`);
const columns = ['count(*)', 'count(DISTINCT case_id)', ...counted, ...blank];
const connection = await (await DuckDBInstance.create(':memory:')).connect();
const path = process.argv[2].replaceAll("'", "''");
const reader = await connection.runAndReadAll(
  `SELECT ${columns.join(', ')} FROM read_csv('${path}', header = true, all_varchar = true)`,
);
const [[cases, ids, ...counts]] = reader.getRows();
if (cases !== ids) throw new Error('an id stands twice');
process.stdout.write(`${[cases, ...counts].join(' ')}\n`);
