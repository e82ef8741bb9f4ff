/** What `score --to-do --format json` prints. */
import { schemaVersion, tool } from './assessment.js';
import * as s from './shape.js';

export const toDoSchema = s.object('What is left to do before a result is final', {
  schemaVersion,
  tool,
  source: s.text('The name of the sheet, without a folder of the machine'),
  toDo: s.objects('Each thing to do: unanswered questions in the order of the sheet, cases to inspect, judgements', {
    kind: s.choice('`unanswered`: a question to answer; `toInspect`: a case to inspect; `judgement`: one to give', [
      'unanswered',
      'toInspect',
      'judgement',
    ]),
    case: s.textOrNull('The case id; null without one'),
    question: s.textOrNull('The question; null where it is about a whole case or standard'),
    standard: s.textOrNull('The standard; null where it is about a whole case'),
    place: s.text('Where: a file with its line, or a worksheet with its cell'),
    message: s.text('What to do, in words'),
  }),
});

export type ToDo = s.Shape<typeof toDoSchema>;
export type ToDoItem = ToDo['toDo'][number];
