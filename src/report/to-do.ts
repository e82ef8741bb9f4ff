/** What is left to do, as text: a line a case. */
import type { ToDo, ToDoItem } from '../model/to-do.js';
import { formatCount, formatList, groupBy } from '../words/english.js';
import { joinLines } from './text/document.js';
import { paragraph, type TextStyle } from './text/layout.js';

/** The most lines of one kind. */
const most = 20;

/** The lines by kind: the first ones, and how many more there are. */
export function toDoText({ source, toDo }: ToDo, style: TextStyle): string {
  if (toDo.length === 0) return joinLines(paragraph(style, `Nothing left to do in ${source}.`));
  const kinds = [
    ['unanswered', 'Unanswered'],
    ['toInspect', 'To inspect'],
    ['judgement', 'Judgements to give'],
  ] as const;
  const sections = kinds.flatMap(([kind, title]) => {
    const lines = linesOf(toDo.filter((item) => item.kind === kind));
    if (lines.length === 0) return [];
    const more = lines.length - most;
    const shown = [...lines.slice(0, most), ...(more > 0 ? [`and ${formatCount(more, 'more', 'more')}.`] : [])];
    return [
      '',
      ...paragraph(style, title).map(style.bold),
      ...shown.flatMap((line) => paragraph(style, line, 2, '- ')),
    ];
  });
  return joinLines([...paragraph(style, `Left to do in ${source}`).map(style.bold), ...sections]);
}

/** What the items of one case have in common; other items stand by themselves. */
const keyOf = (item: ToDoItem): unknown =>
  item.question === null ? item : `${item.case ?? ''} ${item.case === null ? rowOf(item.place) : ''}`;

/** A line for each case, with all its questions; and for each other item. */
function linesOf(items: readonly ToDoItem[]): string[] {
  return [...groupBy(items, keyOf).values()].map((own) => {
    const [first] = own;
    if (first === undefined || own.length === 1) return first?.message ?? '';
    const questions = formatList(own.map(({ question }) => question ?? ''));
    const places = new Set(own.map(({ place }) => place));
    const others = [...places].slice(1).map((place) => place.replace(/^.*[!:]/, ''));
    const more = others.length === 0 ? '' : `, and ${formatList(others)}`;
    return `${first.message.replace(first.question ?? '', () => questions)}${more}`;
  });
}

/** The row of a place: a cell without the letters of its column. */
const rowOf = (place: string): string => place.replace(/![A-Z]+(\d+)$/, '!$1');
