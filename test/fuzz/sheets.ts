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
const idHeaders = [
  'Case number',
  'record_id',
  'CRN',
  'Case Ref',
  'ResponseId',
  'Case No.',
  'ï»¿case',
  'ca\u200bse',
  'ID',
];

/** Columns that are no question's and no id's; the sign stands for a standard that has columns. */
const further = [
  'sex',
  'grade',
  'Comments on #.1',
  'Q#b',
  'CRN of another',
  'Court report',
  'Offender ref',
  '２.１',
  'a\u00adge',
];

/** Ways to give every case an id of its own: each returns the id of the case with this number. */
const idStyles: readonly ((n: number) => string)[] = [
  (n) => `C${n}`,
  (n) => `C${n}`,
  (n) => `c${n}${'xX'.charAt(n % 2)}`,
  (n) => String(n),
  (n) => String(n).padStart(3, '0'),
  (n) => (n % 3 === 0 ? `00${n + 1}` : String(n)),
  (n) => (n % 2 === 0 ? `${n}E+05` : `${n + 1}00000`),
  (n) => `${n}.0`,
  (n) => `PDU ${' '.repeat(n % 3)}${n}`,
  (n) => `Zo${n % 2 === 0 ? 'ë' : 'e\u0308'} ${n}`,
  (n) => `É${n}\u00a0`,
  (n) => `C\u200b${n}\u00ad`,
  (n) => `東京 "${n}", ${n}`,
];

/** The bytes of a sheet that is right. */
export function sheet(random: Random): Buffer {
  const delimiter = one(random, [',', ';', '\t']);
  const end = one(random, ['\n', '\r\n', '\r']);
  const standard = one(random, ['2.2', '2.3', '2.4', '2.5']);
  const style = one(random, ['', ' Engaging, enough', ': x', '. Does it?', ') x', '(Engaging)', '\u200b - x', '.']);
  const asked = [1, 2, 3].map((n) => `${standard}.${n}${style}`);
  const idHeader = random() < 0.6 ? 'case_id' : one(random, idHeaders);
  const id = one(random, idStyles);
  const more = Array.from({ length: below(random, 4) }, () => one(random, further).replace('#', standard));
  const support = random() < 0.3 ? [`${standard}b Support`] : [];
  const headers = [idHeader, ...asked, ...support, ...new Set(more)];
  const rows = Array.from({ length: 1 + below(random, 6) }, (_, i) => {
    const out = i > 0 && random() < 0.15;
    return headers.map((header) => {
      if (header === idHeader) return id(i + 1);
      if (header === 'Court report') return one(random, words);
      if (header === 'Offender ref') return `A${1 + below(random, 5)}`;
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
  // Without the first column there are no ids.
  const whole = random() < 0.1 ? [headers, ...rows].map((row) => row.slice(1)) : [headers, ...rows];
  const isLong = whole[0] === headers && random() < 0.3;
  const table = isLong ? long(whole, random) : whole;
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
  return [[headers[0] ?? '', 'question', 'answer'], ...answers.toSorted((a, b) => a.at - b.at).map(({ row }) => row)];
}

const likely = Buffer.from(',;\t"\n\r \'=YNyn012.\0\xff');
const unseen = ['\u200b', '\u00ad', '\ufeff', '\u00a0', '\u0301', '  '].map((text) => Buffer.from(text));

/** The same bytes with some dropped, inserted, swapped, doubled or in another case. */
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
      [before, Buffer.from([(after[0] ?? 0) ^ 0x20]), after.subarray(1)],
      [before, one(random, unseen), after],
      [before],
    ];
    result = Buffer.concat(parts[below(random, random() < 0.95 ? 7 : 8)] ?? [result]);
  }
  return result;
}
