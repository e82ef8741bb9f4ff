/**
 * The same counts by DuckDB in Node, on all cores, with the same check that no id stands twice. It is told that the file has a header and
 * holds text, and is asked in the way that is fastest for it.
 */
import { DuckDBInstance } from '@duckdb/node-api';
import { questions } from '../sheets.js';

const sums = questions.flatMap((question) => [`histogram("${question}")`, `count("${question}")`]);
const connection = await (await DuckDBInstance.create(':memory:')).connect();
const path = process.argv[2].replaceAll("'", "''");
const reader = await connection.runAndReadAll(
  `SELECT count(*), count(DISTINCT case_id), ${sums.join(', ')} FROM read_csv('${path}', header = true, all_varchar = true)`,
);
const [[cases, ids, ...counts]] = reader.getRowsJson();
if (cases !== ids) throw new Error('an id stands twice');
process.stdout.write(`${JSON.stringify([cases, ...counts])}\n`);
