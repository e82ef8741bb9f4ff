/** Files full of mark-up, and the page that is made of them. */
import { join } from 'node:path';
import { folderWith } from '../../folder.js';
import { pageOf } from './pages.js';

/** What might end, begin or mean something in a page. */
export const fragments = [
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
export async function pageWith(text: string): Promise<string> {
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
