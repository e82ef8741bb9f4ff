/** The worksheets that tell of the others: the contents, and the notes. */
import type { Assessment } from '../../../model/assessment.js';
import { notesOf } from '../../result-words.js';
import { shorthand, words, type Mark, type Sheet } from '../../../model/worksheet.js';

/** A link to each worksheet, and what it holds. */
export function contents(sheets: readonly Pick<Sheet, 'name' | 'title'>[]): Sheet {
  return {
    name: 'Contents',
    title: 'Table of contents',
    lines: [],
    table: {
      columns: [words('Worksheet', 9), words('What it holds', 26)],
      rows: sheets.map(({ name, title }) => [{ sheet: name }, title]),
    },
  };
}

/** What the marks stand for, and everything that a reader should know beside the figures. */
export function notes(result: Assessment, marks: readonly Mark[]): Sheet {
  const { method } = result;
  const rounded =
    method.bandOn === 'exact'
      ? 'with as many decimals as it takes to show its band'
      : `to the nearest whole per cent, ${method.rounding === 'half-up' ? 'halves up' : 'halves to the even neighbour'}`;
  return {
    name: 'Notes',
    title: 'Notes, and the shorthand of this workbook',
    lines: [],
    table: {
      columns: [words('Note', 4), words('What it says', 30)],
      rows: [
        ...marks.map((mark) => [`[${mark}]`, sentence(shorthand[mark])]),
        [
          'Percentages',
          `A percentage is Yes of the relevant cases (Yes and No), ${rounded}. Cases to which a question does not apply, and blanks, are outside it.`,
        ],
        ...Object.entries(method.documents).map(([key, { title, publisher, date, isbn }]) => [
          `[${key}]`,
          `${title}. ${[publisher, date, ...(isbn === undefined ? [] : [`ISBN ${isbn}`])].join(', ')}.`,
        ]),
        ...notesOf(result).map((message, i) => [`Note ${i + 1}`, message]),
      ],
    },
  };
}

const sentence = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
