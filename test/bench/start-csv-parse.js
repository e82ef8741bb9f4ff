/** The sample's cells read by csv-parse and nothing done with them: what the package alone takes. Bundled, so that it is one file. */
import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';

parse(readFileSync('samples/redcar-cleveland-middlesbrough-2022.csv'));
