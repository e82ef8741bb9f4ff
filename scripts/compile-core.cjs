/** Writes what V8 has compiled of the program's core once a sheet is scored: see bin/quick.js. */
const { readFileSync, writeFileSync } = require('node:fs');
const { before, behind, compiled, core, load, sealed } = require('../bin/quick.js');

const source = readFileSync(core);
const { script, exports: started } = load(`${before}${source.toString('utf8')}${behind}`);

const nowhere = { write: () => true };
const streams = { stdin: process.stdin, stdout: nowhere, stderr: process.stderr, env: {} };

void (async () => {
  process.exitCode = await started.main(['score', 'samples/redcar-cleveland-middlesbrough-2022.csv'], streams);
  writeFileSync(compiled, sealed(source, script.createCachedData()));
})();
