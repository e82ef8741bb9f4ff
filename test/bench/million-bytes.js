/**
 * The plain byte scan: what no reader of the file can do without. Every byte of the sheet passes through one buffer and is looked at once;
 * separators and ends of lines are counted, and nothing else is made of them.
 *
 *   node test/bench/million-bytes.js SHEET
 */
import { closeSync, openSync, readSync } from 'node:fs';

const counts = scan(process.argv[2]);
process.stdout.write(`${JSON.stringify(counts)}\n`);

function scan(path) {
  const [comma, lineFeed] = [0x2c, 0x0a];
  const file = openSync(path, 'r');
  const buffer = Buffer.allocUnsafe(1 << 18);
  let [separators, lines] = [0, 0];
  for (let length = readSync(file, buffer); length > 0; length = readSync(file, buffer)) {
    for (let at = 0; at < length; at++) {
      const byte = buffer[at];
      if (byte === comma) separators++;
      else if (byte === lineFeed) lines++;
    }
  }
  closeSync(file);
  return { separators, lines };
}
