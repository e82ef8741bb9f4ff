/** Recognises files that are not CSV by their first bytes. */

/** What a file is, in the words of a message, and how to make a CSV of it. */
export interface Foreign {
  readonly what: string;
  readonly mend: string;
}

const saveSheet = 'Open it in a spreadsheet program and save the sheet as "CSV UTF-8".';
const exportSheet = 'Export the cases from where it was made as "CSV UTF-8".';
const unpack = 'Unpack it, and give the CSV that it holds.';

/** First bytes, as Latin-1 text; the more specific before the less. */
const signatures: readonly (Foreign & { readonly bytes: string })[] = [
  { bytes: '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', what: 'an old Excel workbook (xls)', mend: saveSheet },
  { bytes: 'PK\x03\x04', what: 'a workbook, an office document or a zip archive', mend: saveSheet },
  { bytes: 'PK\x05\x06', what: 'an empty zip archive', mend: unpack },
  { bytes: '%PDF-', what: 'a PDF', mend: exportSheet },
  { bytes: '{\\rtf', what: 'a rich text document (RTF)', mend: exportSheet },
  { bytes: '\x1f\x8b', what: 'a gzip archive', mend: unpack },
  { bytes: 'BZh91AY&SY', what: 'a bzip2 archive', mend: unpack },
  { bytes: '7z\xbc\xaf\x27\x1c', what: 'a 7-Zip archive', mend: unpack },
  { bytes: '\xfd7zXZ\0', what: 'an xz archive', mend: unpack },
  { bytes: '\x28\xb5\x2f\xfd', what: 'a Zstandard archive', mend: unpack },
  { bytes: '$FL2@(#)', what: 'an SPSS data file (sav)', mend: exportSheet },
  { bytes: '$FL3@(#)', what: 'an SPSS data file (zsav)', mend: exportSheet },
  { bytes: 'PAR1\x15', what: 'a Parquet file', mend: exportSheet },
  { bytes: 'SQLite format 3\0', what: 'an SQLite database', mend: exportSheet },
  { bytes: '\x89PNG', what: 'a picture (PNG)', mend: exportSheet },
  { bytes: '\xff\xd8\xff', what: 'a picture (JPEG)', mend: exportSheet },
];

/** How many bytes of a file are examined. */
export const examinedBytes = 4096;

/** What kind of file begins with these bytes; null if it can be text. */
export function foreignBytes(head: Uint8Array): Foreign | null {
  return fileSignature(head) ?? unmarkedUnicode(head);
}

/** `foreignBytes` without the test for UTF-16 and UTF-32, for callers that look for NUL bytes themselves. */
export function fileSignature(head: Uint8Array): Foreign | null {
  const start = Buffer.from(head.subarray(0, examinedBytes)).toString('latin1');
  return signatures.find(({ bytes }) => start.startsWith(bytes)) ?? null;
}

/** UTF-16 without a byte order mark, and UTF-32: in both, most characters of a sheet have a NUL byte on the same side. */
function unmarkedUnicode(head: Uint8Array): Foreign | null {
  const [a, b, c, d] = head;
  const marked = (a === 0xff && b === 0xfe && c === 0 && d === 0) || (a === 0 && b === 0 && c === 0xfe && d === 0xff);
  const looked = head.subarray(0, 400);
  const nuls = [0, 0, 0, 0];
  looked.forEach((byte, i) => {
    if (byte === 0) nuls[i % 4] = (nuls[i % 4] ?? 0) + 1;
  });
  const quarter = Math.floor(looked.length / 4);
  const full = nuls.map((n) => quarter > 0 && n >= quarter * 0.7);
  const save = 'Save it as "CSV UTF-8".';
  if (marked || full.filter(Boolean).length === 3) return { what: 'UTF-32 text', mend: save };
  if ((a === 0xff && b === 0xfe) || (a === 0xfe && b === 0xff)) return null;
  const side = (i: number): boolean => full[i] === true && full[i + 2] === true && nuls[1 - i] === 0;
  return side(0) || side(1) ? { what: 'UTF-16 text without its byte order mark', mend: save } : null;
}

/** What kind of file begins with this text; null if it can be a table. */
export function foreignText(start: string): Foreign | null {
  const text = start.slice(0, examinedBytes).trimStart();
  if (/^<(?:!doctype\s+html|html|head|body|table|meta)\b/i.test(text)) {
    return { what: 'a web page (HTML)', mend: saveSheet };
  }
  if (/^<\?xml\b/i.test(text)) {
    return text.includes('Excel.Sheet') || text.includes('office:spreadsheet')
      ? { what: 'a spreadsheet saved as XML', mend: saveSheet }
      : { what: 'an XML file', mend: exportSheet };
  }
  if (/^(?:\{\s*(?:"(?:[^"\\]|\\.)*"\s*:|\}\s*$)|\[\s*(?:\{|\[|\]\s*$))/.test(text)) {
    return { what: 'a JSON file', mend: exportSheet };
  }
  return null;
}
