/**
 * The fuzz for as long as you like: `npm run fuzz -- SECONDS [SEED [SEEDS]]`. Of every seed a sheet is read whole and spoilt, and so is one as
 * offices leave them. Stops at the first one that is read wrongly, and shows it.
 */
import { kindRound } from './kind-round.js';
import { round } from './round.js';

const [seconds = '60', first = '1', seeds = 'Infinity'] = process.argv.slice(2);
const end = Date.now() + Number(seconds) * 1000;
const seen = { whole: 0, refused: 0, same: 0 };
const last = Number(first) + Number(seeds);
search: for (let seed = Number(first); seed < last && Date.now() < end; seed++) {
  for (const isSpoilt of [false, true]) {
    const outcome = await round(seed, isSpoilt);
    if (outcome.kind === 'wrong') {
      const name = `seed ${seed}, ${isSpoilt ? 'spoilt' : 'whole'},`;
      process.stdout.write(`${name} is read wrongly: ${JSON.stringify(outcome.bytes.toString('latin1'))}\n`);
      process.stdout.write(`found ${JSON.stringify(outcome.found) ?? ''} ${String(outcome.found)}\n`);
      process.stdout.write(`strict reader ${JSON.stringify(outcome.strict)}\n`);
      process.exitCode = 1;
      break search;
    }
    seen[isSpoilt ? outcome.kind : 'whole']++;
  }
  const { wrong } = await kindRound(seed);
  if (wrong !== null) {
    process.stdout.write(`seed ${seed}: ${wrong}\n`);
    process.exitCode = 1;
    break;
  }
}
process.stdout.write(`${seen.whole} whole sheets read as they are\n`);
process.stdout.write(
  `${seen.refused + seen.same} spoilt sheets: ${seen.refused} refused, ${seen.same} read as they are\n`,
);
