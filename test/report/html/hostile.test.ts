/** Files full of mark-up change nothing of a page but its text. */
import { join } from 'node:path';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { validateXML } from 'xmllint-wasm';
import { folderWith } from '../../folder.js';
import { elements, pageOf } from './pages.js';

const fragments = [
  '<script>alert(1)</script>',
  '</style>',
  '</title>',
  '</svg>',
  '<img src=x onerror=alert(1)>',
  '" onload="alert(1)',
  "' style='x",
  'javascript:alert(1)',
  '<!--',
  '-->',
  ']]>',
  '<![CDATA[',
  '&lt;b&gt;',
  '&#60;',
  '&nbsp;',
  '<?php ?>',
  '\u202egnp.exe',
  '\u0007\u001b[31m',
  '\u0000',
  '\ufeff',
  '\ufffe',
  'é中\u{1f600}',
  '$&',
  '`${1}`',
  '{{x}}',
];

const cell = (text: string): string => `"${text.replaceAll('"', '""')}"`;

/** A sheet with its inspection file in which a text stands wherever a file can put one. Gives the page of it, with all that shows text. */
async function pageWith(text: string): Promise<string> {
  const ids = ['A', 'B', 'C', 'D'].map((letter) => cell(`${letter}${text}`));
  const answers = ['yes,yes,no,yes', 'yes,no,no,no', 'no,yes,yes,n/a', 'yes,yes,,yes'];
  const rows = ids.map((id, i) => `${id},${cell(`${i % 2 === 0 ? 'x' : 'y'}${text}`)},${answers[i] ?? ''}`);
  const header = `case_id,team,2.2.1,2.2.2,2.2.3,${cell(`2.2b ${text}`)}`;
  const reason = `because ${text}`;
  const inspection = {
    title: `Title ${text}`,
    region: `Region ${text}`,
    fieldwork: '2022-10',
    eligibleCases: 9,
    judgements: { '1.1': { rating: 'Good', reason }, '1.2': 'Good', '1.3': 'Good', '1.4': 'Good' },
    notApplicable: { '2.1': reason, '2.3': '', '2.4': '', '2.5': '' },
    discretion: [{ standard: '2.2', rating: 'Good', reason, by: `Panel ${text}`, on: '2022-11-08' }],
    groups: { team: { [`Group ${text}`]: [`x${text}`] } },
  };
  const folder = folderWith({
    'sheet.csv': `${[header, ...rows].join('\n')}\n`,
    'sheet.inspection.json': JSON.stringify(inspection),
  });
  const options = '--supporting --stability --explain --ledger --lock-in --by team --contrast --list 2.2.1=yes';
  return pageOf(['score', join(folder, 'sheet.csv'), ...options.split(' ')]);
}

/** A page's elements with their attributes, but for the text that stands in some as it stands elsewhere. */
const skeleton = (page: string): string[] =>
  elements(page).map(({ name, attributes }) => `${name} ${JSON.stringify(attributes)}`);

test('whatever stands in the files, the elements and attributes of the page stay the same', async () => {
  const plain = skeleton(await pageWith('plain'));
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.oneof(fc.constantFrom(...fragments.filter((one) => one !== '\u0000')), fc.string()), {
        minLength: 1,
      }),
      async (parts) => {
        // A case sheet refuses NUL, which `markup.test.ts` tries; blanks at the end are no text.
        const text = `${parts.join('').replaceAll('\u0000', '')}.`;
        expect(skeleton(await pageWith(text))).toEqual(plain);
      },
    ),
    { numRuns: 40 },
  );
}, 60_000);

test('a page full of mark-up is still well-formed, and shows it as it was written', async () => {
  const text = fragments.filter((one) => one !== '\u0000').join(' ');
  const contents = await pageWith(text);
  const { errors } = await validateXML({ xml: { fileName: 'page.xml', contents }, normalization: 'c14n' });
  expect(errors).toEqual([]);
  expect(elements(contents).find((one) => one.name === 'h1')?.text).toContain(
    `Title <script>alert(1)</script> </style> </title> </svg> <img src=x onerror=alert(1)> " onload="alert(1)`,
  );
  // What turns text around, and what no page may hold, is written out.
  expect(contents).toContain('\\u202egnp.exe \\u0007\\u001b[31m \\ufeff \\ufffe');
});
