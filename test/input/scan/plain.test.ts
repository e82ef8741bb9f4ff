/** What is plain is scanned: the careful reader is not needed for it. What is not is given up, so that nothing doubtful is decided here. */
import { describe, expect, test } from 'vitest';
import { tally } from '../../make.js';
import { inspectionOf } from '../../fixtures/sheets/folder.js';
import { both, scanContent, type Under } from './both.js';

const header = 'case_id,sex,grade,2.2.1,2.2.2,2.2.3,2.2b Were the victims considered?';
const rows = [
  'C1,Female,PQiP,Yes,No,N/A,Yes',
  'C2,Male,PO,No,Yes,,No',
  'C3,Male,PQiP,yes,YES,not applicable,',
  'C4,Female,,Yes,Yes,Yes,n/a',
];
const writeLines = (lines: readonly string[], end = '\n'): string => lines.map((line) => line + end).join('');
const sheet = writeLines([header, ...rows]);
const quoted = sheet.replaceAll(/[^,\n]+|(?<=,)(?=,|\n)/g, '"$&"');
const withRow = (row: string): string => writeLines([header, ...rows, row]);
const utf16 = (text: string): Buffer => Buffer.from(`\ufeff${text}`, 'utf16le');

type Claim = readonly [claim: string, sheet: string | Buffer, under?: Under];

const namedClaims = (claims: readonly Claim[]) => claims.map(([claim, ...told]) => [claim, told] as const);

/** So many cases of which no two are alike in their profile. */
const allUnlike = (cases: number): string =>
  writeLines([header, ...Array.from({ length: cases }, (_, i) => `C${i},Sex ${i},Grade ${i % 7},Yes,No,N/A,`)]);

const groups = (by: readonly string[], where: Record<string, string[]> | null = null): Under => ({
  options: { groups: { tables: [{ by, place: {} }], questions: null, where, most: 100_000 } },
});

const plain: readonly Claim[] = [
  ['lines that end with LF', sheet],
  ['lines that end with CR LF', writeLines([header, ...rows], '\r\n')],
  ['a last line without an end', sheet.trimEnd()],
  ['semicolons', sheet.replaceAll(',', ';')],
  ['tabs', sheet.replaceAll(',', '\t')],
  ['another separator that was named', sheet.replaceAll(',', '|'), { options: { delimiter: '|' } }],
  ['a byte order mark', `\ufeff${sheet}`],
  ['a byte order mark before quotes', `\ufeff${quoted}`],
  ['every cell in quotes', quoted],
  ['cells in quotes that hold separators, quotes and lines', withRow('C5,"a, ""b""\nc",PO,"Yes",No,"N/A",""')],
  ['UTF-16, little endian', utf16(sheet)],
  ['UTF-16, big endian', utf16(sheet).swap16()],
  ['UTF-16 with letters beyond ASCII', utf16(withRow('Č5,Zoë 東京 😀,PO,Yes,No,No,No'.replace('Č', 'C')))],
  ['letters beyond ASCII in what describes a case', withRow('C5,Zoë,東京,Yes,No,No,No')],
  ['letters beyond ASCII within an id', withRow('Cé5,Male,PO,Yes,No,No,No')],
  [
    'ids that differ beyond ASCII alone',
    withRow('É5,Male,PO,Yes,No,No,No\né6a,Male,PO,Yes,No,No,No\nE5,Male,PO,Yes,No,No,No'),
  ],
  ['an id between spaces beyond ASCII', withRow('\u00a0C5\u3000,Male,PO,Yes,No,No,No')],
  ['an id with invisible characters', withRow('\u200bC\u00ad5,Male,PO,Yes,No,No,No')],
  ['ids with spaces in them', withRow('C 5,Male,PO,Yes,No,No,No\nC  6,Male,PO,Yes,No,No,No')],
  ['ids with tabs and line ends in them', withRow('"C\t5",Male,PO,Yes,No,No,No\n"C\n6",Male,PO,Yes,No,No,No')],
  ['ids in quotes with quotes in them', withRow('"""C5""",Male,PO,Yes,No,No,No\n"C""6",Male,PO,Yes,No,No,No')],
  [
    'ids with signs between capitals and small letters',
    withRow('C@,Male,PO,Yes,No,No,No\nC`,Male,PO,Yes,No,No,No\nC[,Male,PO,Yes,No,No,No\nC{,Male,PO,Yes,No,No,No'),
  ],
  [
    'ids that differ in case, where they are compared as typed',
    withRow('c1,Male,PO,Yes,No,No,No'),
    { options: { exactIds: true } },
  ],
  [
    'ids that differ in spaces, where they are compared as typed',
    withRow('C 1,Male,PO,Yes,No,No,No\nC  1,Male,PO,Yes,No,No,No\nC\u200b1,Male,PO,Yes,No,No,No'),
    { options: { exactIds: true } },
  ],
  ['ids that are numbers', withRow('7,Male,PO,Yes,No,No,No\n70,Male,PO,Yes,No,No,No\n0,Male,PO,Yes,No,No,No')],
  [
    'ids that are numbers with zeros in front',
    withRow('007,Male,PO,Yes,No,No,No\n008,Male,PO,Yes,No,No,No\n9,Male,PO,Yes,No,No,No'),
  ],
  [
    'ids that are powers of ten and decimals',
    withRow(
      '1E+05,Male,PO,Yes,No,No,No\n1.5,Male,PO,Yes,No,No,No\n12.0,Male,PO,Yes,No,No,No\n3e12a,Male,PO,Yes,No,No,No',
    ),
  ],
  ['spaces around an id and an answer', withRow(' C5 ,Male,PO, Yes,No ,  ,not   applicable')],
  ['cases still to be inspected', withRow('C5,Male,PO,,,,')],
  ['blank rows at the end', `${sheet},,,,,,\n\n  \n`],
  ['blank rows among the cases', writeLines([header, '', rows[0] ?? '', ',,,,,,,,', rows[1] ?? ''])],
  ['no column of ids', sheet.replaceAll(/^[^,]*,/gm, '')],
  ['no column that describes a case', sheet.replaceAll(/^([^,]*),[^,]*,[^,]*/gm, '$1')],
  ['an empty column', sheet.replaceAll('\n', ',\n')],
  ['another column of ids', sheet.replace('case_id', 'Ref'), { options: { id: 'ref' } }],
  [
    'words of the inspection',
    withRow('C5,Male,PO,met,NOT  met,No,No'),
    { inspection: inspectionOf({ answers: { yes: ['Met'], no: ['not met'] } }) },
  ],
  [
    'a word of the inspection that holds the separator, in quotes',
    withRow('C5,Male,PO,"x,y",No,No,No'),
    { inspection: inspectionOf({ answers: { yes: ['x,y'] } }) },
  ],
  [
    'words of the inspection beyond ASCII, where none of them is used',
    writeLines([header, ...rows, 'C5,Male,PO,Yes,No,No,y'], '\r\n'),
    { inspection: inspectionOf({ answers: { yes: ['č'] } }) },
  ],
  [
    'columns named by the inspection',
    sheet.replace('2.2.1', 'Q12'),
    { inspection: inspectionOf({ columns: { questions: { Q12: '2.2.1' } } }) },
  ],
  [
    'a standard that does not apply, with its blank column',
    sheet.replaceAll('\n', ',\n').replace(',\n', ',2.1.1\n'),
    { inspection: inspectionOf({ notApplicable: { '2.1': '' } }) },
  ],
  [
    'a standard that does not apply, with N/A in its column',
    sheet.replaceAll('\n', ',na\n').replace(',na\n', ',2.1.1\n').replace(',na\n', ',N/A\n'),
    { inspection: inspectionOf({ notApplicable: { '2.1': '' } }) },
  ],
  ['a bare NA', withRow('C5,Male,PO,NA,No,"na", Na ')],
  [
    'a bare NA in a row whose end is read later',
    `${header.replace('sex', 'note')}\nC1,x,PO,NA,No,No,No\nC2,"x\ny",PO,NA,NA,No,NA`,
  ],
  [
    'a bare NA that means a blank',
    withRow('C5,Male,PO,NA,No,"na",NA\nC6,Male,PO,NA,na,NA,'),
    { inspection: inspectionOf({ answers: { unanswered: ['NA'] } }) },
  ],
  [
    'a word that means a blank',
    withRow('C5,Male,PO,NULL,No,null,\nC6,Male,PO,NULL,NULL,NULL,NULL'),
    { inspection: inspectionOf({ answers: { unanswered: ['NULL'] } }) },
  ],
  [
    'numbers with decimals',
    withRow('C5,Male,PO,1.0,0,"0.00", 1.000 \nC6,Male,PO,1,-9.0,-9,-9'),
    { inspection: inspectionOf({ answers: { yes: ['1'], no: ['0.0'], unanswered: ['-9'] } }) },
  ],
  [
    'rows without the cells of columns that have no header',
    writeLines([`${header},,`, ...rows, 'C5,Male,PO,Yes,No,No,No,']),
  ],
  ['a name that begins like a total, of a case still to be inspected', withRow('Counter,,,,,,')],
  [
    'every answer there, where blanks are refused',
    writeLines([header, 'C1,Male,PO,Yes,No,N/A,No']),
    { options: { strict: true } },
  ],
  [
    'a filter',
    sheet,
    { options: { figures: [{ figure: { question: '2.2.1', where: { sex: ['Female'] } }, place: {} }] } },
  ],
  [
    'rows, columns and characters at their limits',
    withRow(`C5,${'x'.repeat(80)},PO,Yes,No,No,No`),
    { options: { limits: { rows: 5, columns: 7, row: 103, file: 1, result: 1, unpacked: 1 } } },
  ],
  ['a share of cases', sheet, { options: { figures: [{ figure: { profile: { grade: ['PQiP'] } }, place: {} }] } }],
  ['a breakdown', sheet, groups(['sex'])],
  ['a breakdown by two columns, narrowed', sheet, groups(['sex', 'grade'], { grade: ['PQiP', 'PO'] })],
  ['a breakdown into a thousand groups', allUnlike(1000), groups(['sex', 'grade'])],
  ['a breakdown by cells in quotes that hold quotes', quoted.replaceAll('"PQiP"', '"the ""PQiP"""'), groups(['grade'])],
];

test.each(namedClaims(plain))('is scanned: %s', async (_, told) => {
  const { scan, careful } = await both(...told);
  expect(scan).not.toBeNull();
  expect(scan).toEqual(careful);
});

test('what is scanned is counted', () => {
  const { cases, tallies } = scanContent(sheet) ?? {};
  expect(cases).toBe(4);
  expect(Object.fromEntries(tallies ?? [])).toEqual({
    '2.2.1': tally(3, 1),
    '2.2.2': tally(3, 1),
    '2.2.3': tally(1, 0, 2, 1),
    '2.2b': tally(1, 1, 1, 1),
  });
});

test('in whatever pieces the sheet comes, it is scanned', async () => {
  const long = writeLines([
    header,
    ...Array.from({ length: 40 }, (_, i) => (rows[i % 4] ?? '').replace(/^C/, `C${i}-é-${'😀'.repeat(i % 3)}x`)),
  ]);
  for (const text of [long, long.replaceAll(/[^,\n]+/g, '"$&"'), long.replaceAll('\n', '\r\n')]) {
    for (const bytes of [Buffer.from(text), utf16(text), utf16(text).swap16()]) {
      const { scan, careful } = await both(bytes);
      expect(scan).toEqual(careful);
      const whole = scanContent(bytes);
      for (let piece = 300; piece <= 420; piece++) {
        expect(scanContent(bytes, { piece }), `in pieces of ${piece}`).toEqual(whole);
      }
    }
  }
});

test.each([
  ['that count', (i: number) => `C${String(i).padStart(7, '0')}`],
  ['without zeros', (i: number) => String(i)],
  ['of several parts', (i: number) => `PDU-${i % 97}-${Math.floor(i / 97)}`],
  ['that are long', (i: number) => `Case reference number ${i} of the region, 2023`],
])('a hundred thousand ids %s are told apart', (_, id) => {
  const cases = Array.from({ length: 100_000 }, (__, i) => `${JSON.stringify(id(i))},Yes,No,N/A`);
  expect(scanContent(writeLines(['case_id,2.2.1,2.2.2,2.2.3', ...cases]))?.cases).toBe(100_000);
});

const given: readonly Claim[] = [
  ['an answer that is none', withRow('C5,Male,PO,Yess,No,No,No')],
  ['an answer that begins like one', withRow('C5,Male,PO,Ye,No,No,No')],
  [
    'an answer with more behind it, once it was read without',
    withRow('C5,Male,PO,true,No,No,No\nC6,Male,PO,trues,No,No,No'),
  ],
  ['an answer with more behind it', withRow('C5,Male,PO,Yes No,No,No,No')],
  ['an answer with a space that is none of ASCII', withRow('C5,Male,PO,Yes\u00a0,No,No,No')],
  [
    'an answer in a word of the inspection that is beyond ASCII',
    withRow('C5,Male,PO,é,No,No,No'),
    { inspection: inspectionOf({ answers: { yes: ['é'] } }) },
  ],
  [
    'an answer whose bytes are a word of the inspection in another encoding',
    withRow('C5,Male,PO,é,No,No,No'),
    { inspection: inspectionOf({ answers: { yes: ['Ã©'] } }) },
  ],
  [
    'answers under a standard that does not apply',
    sheet,
    { inspection: inspectionOf({ notApplicable: { '2.2': '' } }) },
  ],
  ['a total', withRow('Total,,,,,,')],
  ['a total in quotes, in the second column', withRow(',"Total",,,,,')],
  ['a footer behind a space that is none of ASCII', withRow('\u00a0Source: x,,,,,,')],
  ['the header again', withRow(header)],
  ['the header again, in part', withRow('CASE ID,Sex,,,,,')],
  ['a second header', withRow('R,,,2.2.1,2.2.2,2.2.3,')],
  ['a row of characters that nobody sees', withRow('\u200b,,,,,,')],
  ['a control character at the end', `${sheet}\u001a`],
  [
    'a Yes under a standard that does not apply',
    sheet.replaceAll('\n', ',yes\n').replace(',yes\n', ',2.1.1\n'),
    { inspection: inspectionOf({ notApplicable: { '2.1': '' } }) },
  ],
  [
    'a number that is none of the words of the inspection',
    withRow('C5,Male,PO,1.05,No,No,No'),
    { inspection: inspectionOf({ answers: { yes: ['1'] } }) },
  ],
  ['a supporting answer of a case still to be inspected', withRow('C5,Male,PO,,,,Yes')],
  ['an id that stands twice', withRow('C1,Male,PO,Yes,No,No,No')],
  ['an id that stands twice, once in quotes', withRow('"C1",Male,PO,Yes,No,No,No')],
  ['an id that stands twice, once between spaces', withRow(' C1 ,Male,PO,Yes,No,No,No')],
  ['an id that stands twice, once of a case still to be inspected', withRow('C1,Male,PO,,,,')],
  ['an id that stands in capitals and small letters', withRow('c1,Male,PO,Yes,No,No,No')],
  [
    'a long id that stands in capitals and small letters',
    withRow('ABCDEFGHIZ5,Male,PO,Yes,No,No,No\nabcdefghiz5,Male,PO,Yes,No,No,No'),
  ],
  ['an id with an accent in one sign and in two', withRow('Zoë,Male,PO,Yes,No,No,No\nZoe\u0308,Male,PO,Yes,No,No,No')],
  ['an id with a capital beyond ASCII', withRow('Éa,Male,PO,Yes,No,No,No\néa,Male,PO,Yes,No,No,No')],
  ['an id with an invisible character', withRow('C\u200b1,Male,PO,Yes,No,No,No')],
  ['an id with one space and with two', withRow('C 5,Male,PO,Yes,No,No,No\nC  5,Male,PO,Yes,No,No,No')],
  ['an id of nothing that can be seen', withRow('\u200b,Male,PO,Yes,No,No,No')],
  [
    'an id of nothing that can be seen, compared as typed',
    withRow('\u200b,Male,PO,Yes,No,No,No'),
    { options: { exactIds: true } },
  ],
  ['an id that stands twice, compared as typed', withRow(' C1,Male,PO,Yes,No,No,No'), { options: { exactIds: true } }],
  [
    'an id that stands twice between other spaces, compared as typed',
    withRow('\u00a0C1,Male,PO,Yes,No,No,No'),
    { options: { exactIds: true } },
  ],
  ['a number with zeros in front and without', withRow('7,Male,PO,Yes,No,No,No\n007,Male,PO,Yes,No,No,No')],
  ['a number with one zero in front and with two', withRow('07,Male,PO,Yes,No,No,No\n007,Male,PO,Yes,No,No,No')],
  ['a number of zeros', withRow('0,Male,PO,Yes,No,No,No\n000,Male,PO,Yes,No,No,No')],
  ['a number as a power of ten and in digits', withRow('1E+05,Male,PO,Yes,No,No,No\n100000,Male,PO,Yes,No,No,No')],
  ['a number as a decimal and in digits', withRow('12.0,Male,PO,Yes,No,No,No\n12,Male,PO,Yes,No,No,No')],
  ['numbers behind an invisible character', withRow('\u200b007,Male,PO,Yes,No,No,No\n7,Male,PO,Yes,No,No,No')],
  ['no id', withRow(',Male,PO,Yes,No,No,No')],
  ['an id that stands twice, once behind a space beyond ASCII', withRow('\u00a0C1,Male,PO,Yes,No,No,No')],
  ['an id that stands twice, once before a space beyond ASCII', withRow('C1\u3000,Male,PO,Yes,No,No,No')],
  ['a row that is short', withRow('C5,Male,PO,Yes,No,No')],
  ['a row that is long', withRow('C5,Male,PO,Yes,No,No,No,No')],
  ['a row that is long with a blank cell', withRow('C5,Male,PO,Yes,No,No,No,')],
  ['a blank row in quotes', withRow('"","","","","","",""')],
  ['a cell under no header', writeLines([`${header},`, `${rows[0]},x`])],
  ['a quote left open', withRow('C5,"Male,PO,Yes,No,No,No')],
  ['a quote within a cell', withRow('C5,Ma"le,PO,Yes,No,No,No')],
  ['a quote behind a space', withRow('C5, "Male",PO,Yes,No,No,No')],
  ['something behind quotes', withRow('C5,"Male" ,PO,Yes,No,No,No')],
  ['a quote behind a space, of an answer', withRow('C5,Male,PO, "Yes",No,No,No')],
  [
    'a word of the inspection that holds the separator, without quotes',
    withRow('C5,Male,PO,x,y,No,No,No'),
    { inspection: inspectionOf({ answers: { yes: ['x,y'] } }) },
  ],
  ['a quote within an answer', withRow('C5,Male,PO,Ye"s,No,No,No')],
  ['something behind an answer in quotes', withRow('C5,Male,PO,"Yes" ,No,No,No')],
  ['a line that ends with CR', withRow('C5,Male,PO,Yes,No,No,No\rC6,Male,PO,Yes,No,No,No')],
  ['a CR within a cell', withRow('C5,Ma\rle,PO,Yes,No,No,No')],
  ...['\0', '\u001a'].flatMap((byte): [string, string][] =>
    ['C5,Ma@le,PO,Yes,No,No,No', '@C5,Male,PO,Yes,No,No,No', 'C5,Male,PO,Yes@,No,No,No', 'C5,"Ma@le",PO,Yes,No,No,No']
      .concat('C5,Male,PO,Yes,No,No,"@No"', 'C5,Male,PO,,,,@', '@')
      .map((row) => [`the byte ${byte.charCodeAt(0)} in ${row}`, withRow(row.replace('@', byte))]),
  ),
  ['a NUL in the header', sheet.replace('sex', 's\0ex')],
  ['a NUL at the end', `${sheet}\0`],
  ['the mark of the end of a file at the end', `${sheet}\u001a`],
  ['bytes that are not UTF-8', Buffer.from(withRow('C5,\xe9,PO,Yes,No,No,No'), 'latin1')],
  ['UTF-16 that is cut', utf16(sheet).subarray(0, -1)],
  ['half of a pair in UTF-16', utf16(withRow('C5,\ud83d,PO,Yes,No,No,No'))],
  ['UTF-16 without its mark', utf16(sheet).subarray(2)],
  ['another encoding that was named', sheet, { options: { encoding: 'windows-1252' } }],
  ['a line that tells the separator', `sep=,\n${sheet}`],
  ['a line that tells a separator that is none', sheet.replace('case_id', 'sep=')],
  ['a CR in the header', sheet.replace('sex,', 'sex\r,')],
  ['a blank line before the header', `\n${sheet}`],
  ['a header of more than one line', sheet.replace('sex', '"s\nex"')],
  ['a quote astray in the header', sheet.replace('sex', 's"ex')],
  ['a column that stands twice', sheet.replace('grade', 'sex')],
  ['a question without a column', sheet.replace('2.2.3', 'note')],
  ['no question', 'case_id,sex\nC1,Male\n'],
  ['an answer in each row', 'case_id,question,answer\nC1,2.2.1,Yes\n'],
  ['a header alone', `${header}\n`],
  ['a header without an end', header],
  ['nothing', ''],
  ['what begins like a PDF', sheet.replace('case_id', '%PDF-')],
  ['cells that begin like a web page', sheet.replace('case_id', '<table>')],
  ['a blank answer where they are refused', sheet, { options: { strict: true } }],
  [
    'a case still to be inspected where they are refused',
    writeLines([header, 'C5,Male,PO,,,,']),
    { options: { strict: true } },
  ],
  [
    'more rows than the limit',
    sheet,
    { options: { limits: { rows: 3, columns: 9, row: 99, file: 1, result: 1, unpacked: 1 } } },
  ],
  [
    'more columns than the limit',
    sheet,
    { options: { limits: { rows: 9, columns: 6, row: 99, file: 1, result: 1, unpacked: 1 } } },
  ],
  [
    'a longer header than the limit',
    sheet,
    { options: { limits: { rows: 9, columns: 9, row: 60, file: 1, result: 1, unpacked: 1 } } },
  ],
  [
    'a longer row than the limit',
    withRow(`C5,${'x'.repeat(90)},PO,Yes,No,No,No`),
    { options: { limits: { rows: 9, columns: 9, row: 100, file: 1, result: 1, unpacked: 1 } } },
  ],
  ['a row that is longer than a piece', withRow(`C5,${'x'.repeat(500)},PO,Yes,No,No,No`), { piece: 400 }],
  [
    'a row that is longer than a piece by blanks alone',
    withRow(`C5,${'x'.repeat(350)},PO,Yes,No,No,No${' '.repeat(100)}`),
    { piece: 400 },
  ],
  [
    'a blank row where a cell has two lines, so that its line is not known',
    `${withRow('C5,"a\nb",PO,Yes,No,No,No')}\nC6,,,Yes,No,No,No\n`,
  ],
  ['a separator beyond ASCII', sheet.replaceAll(',', '¦'), { options: { delimiter: '¦' } }],
  ['a breakdown by a column that is not there', sheet, groups(['age'])],
  [
    'more groups than are wanted',
    sheet,
    { options: { groups: { tables: [{ by: ['sex'], place: {} }], questions: null, where: null, most: 1 } } },
  ],
  ['a breakdown into more groups than the scan tells apart', allUnlike(17_000), groups(['sex'])],
  [
    'lists of cases',
    sheet,
    { options: { lists: [{ question: '2.2.1', answer: 'no', where: null, place: {}, whereAt: {} }] } },
  ],
  ['being told of each case', sheet, { options: { onCase: () => undefined } }],
];

describe('is given up', () => {
  test.each(namedClaims(given))('%s', (_, told) => {
    expect(scanContent(...told)).toBeNull();
  });
});
