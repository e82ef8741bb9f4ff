/** Sheets that are right, in many shapes, for the fuzz to spoil. Each comes from a seed alone. */

/** A random number generator from a seed (mulberry32): from 0 up to and not including 1. */
export function generator(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

type Random = () => number;

const below = (random: Random, n: number): number => Math.floor(random() * n);
const one = <T>(random: Random, of: readonly T[]): T => of[below(random, of.length)] as T;

const words = ['Yes', 'No', 'N/A', '', 'y', 'NO', 'true', 'not applicable', ' Yes ', 'no'];
const profiles = ['Female', 'Zoë', 'a, b', 'say "so"', 'two\nlines', '', '東京', '1.5'];

/** The bytes of a sheet that is right. */
export function sheet(random: Random): Buffer {
  const delimiter = one(random, [',', ';', '\t']);
  const end = one(random, ['\n', '\r\n', '\r']);
  const standard = one(random, ['2.2', '2.3', '2.4', '2.5']);
  const style = one(random, ['', ' Engaging, enough', ': x']);
  const asked = [1, 2, 3].map((n) => `${standard}.${n}${style}`);
  const headers = ['case_id', ...asked, ...one(random, [[], ['sex'], [`${standard}b Support`, 'grade']])];
  const rows = Array.from({ length: 1 + below(random, 6) }, (_, i) => {
    const out = random() < 0.15;
    return headers.map((header) => {
      if (header === 'case_id') return `C${i + 1}`;
      if (!header.startsWith(standard)) return one(random, profiles);
      if (out) return '';
      // A case with no answer at all would be one to inspect, which has no supporting answer.
      return header === asked[0]
        ? one(
            random,
            words.filter((word) => word !== ''),
          )
        : one(random, words);
    });
  });
  const table = random() < 0.3 ? long([headers, ...rows], random) : [headers, ...rows];
  const cell = (text: string): string =>
    /[",;\t\r\n]/.test(text) || random() < 0.1 ? `"${text.replaceAll('"', '""')}"` : text;
  const lines = table.map((row) => row.map(cell).join(delimiter));
  const text = `${random() < 0.15 ? `sep=${delimiter}${end}` : ''}${lines.join(end)}${random() < 0.8 ? end : ''}`;
  const encoding = below(random, 6);
  if (encoding === 0) return Buffer.from(`\ufeff${text}`, 'utf16le');
  if (encoding === 1) return Buffer.from(`\ufeff${text}`, 'utf16le').swap16();
  return Buffer.from(encoding === 2 ? `\ufeff${text}` : text);
}

/** The same cases with an answer in each row, the rows in any order. Columns that describe a case have no place there. */
function long([headers = [], ...rows]: readonly string[][], random: Random): string[][] {
  const answers = rows.flatMap((row) =>
    row.flatMap((text, i) => {
      const header = headers[i] ?? '';
      return /^\d/.test(header) ? [{ at: random(), row: [row[0] ?? '', header, text] }] : [];
    }),
  );
  return [['case_id', 'question', 'answer'], ...answers.toSorted((a, b) => a.at - b.at).map(({ row }) => row)];
}

const likely = Buffer.from(',;\t"\n\r \'=YNyn012.\0\xff');

/** The same bytes with some dropped, inserted, swapped or doubled. */
export function spoilt(bytes: Buffer, random: Random): Buffer {
  let result = bytes;
  const times = 1 + below(random, 3);
  for (let i = 0; i < times; i++) {
    const at = below(random, result.length + 1);
    const length = random() < 0.7 ? 1 : 1 + below(random, 12);
    const [before, after] = [result.subarray(0, at), result.subarray(at)];
    const byte = random() < 0.7 ? (likely[below(random, likely.length)] ?? 0) : below(random, 256);
    const parts = [
      [before, after.subarray(length)],
      [before, Buffer.from([byte]), after],
      [before, after.subarray(1, 2), after.subarray(0, 1), after.subarray(2)],
      [before, after.subarray(0, length), after],
      [before, Buffer.from([byte]), after.subarray(1)],
      [before],
    ];
    result = Buffer.concat(parts[below(random, random() < 0.95 ? 5 : 6)] ?? [result]);
  }
  return result;
}
