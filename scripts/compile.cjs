/** Writes what V8 has compiled of the parts of the program that are needed most, once they have done what they are for: see bin/quick.js. */
const { isAscii } = require('node:buffer');
const { readFileSync, writeFileSync } = require('node:fs');
const { before, behind, filesOf, load, sealed } = require('../bin/quick.js');

const sheet = 'samples/redcar-cleveland-middlesbrough-2022.csv';
const sheets = [sheet, 'samples/high-performing-with-court-work.csv'];

/** What each part is run on, in the order in which they are loaded: many sheets are scored with the core as well. */
const uses = {
  core: [['score', sheet]],
  many: ['text', 'csv', 'jsonl'].map((format) => ['batch', ...sheets, '--format', format]),
  main: [['--help'], ['score', sheet, '--explain'], ['batch', ...sheets, '--sort', 'score']],
};

void (async () => {
  let started = null;
  for (const [part, runs] of Object.entries(uses)) {
    const { source: file, compiled } = filesOf(part);
    const source = readFileSync(file);
    if (!isAscii(source)) throw new Error(`${file} is not in ASCII`);
    const { script, exports: found } = load(part, `${before}${source.toString('latin1')}${behind}`);
    started ??= found;
    // Standard output is nowhere, and written to as it is when the program runs.
    const streams = Object.create(started.quietly(process), { env: { value: {} } });
    for (const argv of runs) {
      const code = await started.main(argv, streams);
      if (code !== 0) throw new Error(`${argv.join(' ')} ended with ${code}`);
    }
    writeFileSync(compiled, sealed(source, script.createCachedData()));
  }
})();
