/** The fuzz for as long as you like: `npm run fuzz -- SECONDS [SEED]`. Stops at the first sheet that is read wrongly, and shows it. */
import { kindRound } from './kind-round.js';
import { round } from './round.js';

const [seconds = '60', first = '1'] = process.argv.slice(2);
const end = Date.now() + Number(seconds) * 1000;
const seen = { refused: 0, same: 0 };
let seed = Number(first);
while (Date.now() < end) {
  const outcome = await round(seed);
  if (outcome.kind === 'wrong') {
    process.stdout.write(`seed ${seed} is read wrongly: ${JSON.stringify(outcome.bytes.toString('latin1'))}\n`);
    process.stdout.write(`found ${JSON.stringify(outcome.found) ?? ''} ${String(outcome.found)}\n`);
    process.stdout.write(`strict reader ${JSON.stringify(outcome.strict)}\n`);
    process.exitCode = 1;
    break;
  }
  seen[outcome.kind]++;
  const { wrong } = await kindRound(seed);
  if (wrong !== null) {
    process.stdout.write(`seed ${seed}: ${wrong}\n`);
    process.exitCode = 1;
    break;
  }
  seed++;
}
process.stdout.write(
  `${seen.refused + seen.same} sheets: ${seen.refused} refused, ${seen.same} read as they are; and as many of the kinds that offices leave\n`,
);
