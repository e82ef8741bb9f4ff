/** `--list` and `--where`: names the cases behind a figure while rows are read. */
import { Problems } from '../../problems/problems.js';
import type { Inspection } from '../../model/inspection.js';
import type { Programme } from '../../model/programme.js';
import type { Answer, Filter, Place } from '../../model/reading.js';
import { standardName } from '../../scoring/words.js';
import { nearest } from '../../words/nearest.js';
import { fold, formatList } from '../../words/english.js';
import { splitPair } from '../inspection/settings.js';
import { answerKey, builtInAnswers } from './answers.js';
import { questionColumns, type Columns } from './columns.js';
import { filterTests } from './figures.js';
import type { CaseList } from '../../model/analyses.js';

/** One list that was asked for: the cases with an answer to a question, under a filter. */
export interface AskedList {
  readonly question: string;
  readonly answer: Answer;
  readonly where: Filter | null;
  readonly place: Place;
  /** Where the filter was given. */
  readonly whereAt: Place;
}

/** A list, while rows are read. */
export interface Lister {
  readonly list: CaseList;
  readonly see: (
    cells: readonly string[],
    answers: readonly (Answer | undefined)[],
    found: CaseList['cases'][number],
  ) => void;
}

/** The answers by which cases can be listed, as people type them. */
const listable: readonly string[] = ['yes', 'no', 'na', 'unanswered'];

/**
 * The lists for `--list 2.5.3=no` and `--where grade=PQiP`: one for each `--list`, all under every `--where`. Throws a `Refusal` for
 * anything that cannot be understood, and for a `--where` without a `--list` or `--by`.
 */
export function askedLists(
  list: readonly string[] = [],
  where: readonly string[] = [],
  by: readonly string[] = [],
): AskedList[] {
  const problems = new Problems();
  const filter = filterOf(where, problems);
  if (list.length === 0 && by.length === 0 && where.length > 0) {
    problems.add('whereWithoutList', { column: '--where' });
  }
  const asked = list.flatMap((text): AskedList[] => {
    const place = { column: '--list' };
    const [question, word] = splitPair(text);
    if (question === '' || word === '') {
      const expected = `2.5.3=no: a question, = and ${formatList(listable, 'or')}`;
      problems.add('settingForm', place, { option: '--list', found: text, expected });
      return [];
    }
    const answer = answerOf(word);
    if (answer === undefined) {
      problems.add('listAnswer', place, { found: word, known: listable, near: nearest(word, listable) });
      return [];
    }
    return [{ question, answer, where: filter, place, whereAt: { column: '--where' } }];
  });
  problems.refuse();
  return asked;
}

/** The filter of all `--where` options together; null without any. */
export function filterOf(where: readonly string[], problems: Problems): Filter | null {
  const columns = new Map<string, readonly [string, string[]]>();
  for (const text of where) {
    const place = { column: '--where' };
    const [column, values] = splitPair(text);
    const accepted = values.split('|').map((value) => value.trim());
    if (column === '' || values === '') {
      const expected = 'grade=PQiP: a column of the sheet, = and a value, or several with | between them';
      problems.add('settingForm', place, { option: '--where', found: text, expected });
    } else if (columns.has(fold(column))) {
      problems.add('whereTwice', place, { column });
    } else {
      columns.set(fold(column), [column, accepted]);
    }
  }
  return columns.size === 0 ? null : Object.fromEntries(columns.values());
}

function answerOf(word: string): Answer | undefined {
  const key = answerKey(word);
  return key === 'unanswered' || key === 'blank' ? 'unanswered' : builtInAnswers.get(key);
}

/** The lists for the columns of one sheet. A question or column that does not exist is a problem. */
export function makeListers(
  columns: Columns,
  asked: readonly AskedList[],
  programme: Programme,
  inspection: Pick<Inspection, 'groups' | 'notApplicable'>,
  problems: Problems,
): Lister[] {
  if (asked.length === 0) return [];
  const questions = questionColumns(columns);
  const test = filterTests(columns, inspection.groups, problems);
  // The filter is the same for every list, so its problems are reported once.
  const first = asked[0];
  const passes = first?.where == null ? () => true : test(first.where, first.whereAt);
  return asked.flatMap(({ question, answer, where, place }): Lister[] => {
    const known = [...questions.keys()];
    const code = known.find((one) => one.toLowerCase() === question.toLowerCase());
    const at = code === undefined ? undefined : questions.get(code);
    if (code === undefined || at === undefined) {
      problems.add('questionNotInSheet', place, { found: question, known, near: nearest(question, known) });
      return [];
    }
    const column = columns.columns[at];
    if (column?.kind === 'key' && inspection.notApplicable.has(column.standard)) {
      problems.add('listNotApplicable', place, { standard: standardName(programme, column.standard) });
      return [];
    }
    const cases: CaseList['cases'][number][] = [];
    const list = { question: code, answer, where, under: 0, cases };
    const see: Lister['see'] = (cells, answers, found) => {
      if (!passes(cells)) return;
      list.under++;
      if (answers[at] === answer) cases.push(found);
    };
    return [{ list, see }];
  });
}
