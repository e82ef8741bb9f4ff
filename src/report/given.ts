/** What `overall` prints. */
import type { GivenResult } from '../analysis/overall/given.js';
import type { Programme } from '../model/programme.js';
import { paragraph, type TextStyle } from './text/layout.js';
import { decisionSentence } from './sentences.js';
import { ratingsPage } from './text/text.js';

/** The score, the overall rating and each standard, then what the decision rules did, then notes; lines ended by LF. */
export function givenReport(programme: Programme, result: GivenResult, applied: boolean, look: TextStyle): string {
  const { standards, overall, notes } = result;
  const { score, rating, byRule, maximum } = overall;
  // The page tells of two results where discretion made them; here it is only that the rules were not asked for.
  const page = ratingsPage({ standards, overall: { ...overall, byRule: { score, rating } }, method: programme }, look);
  const other = byRule.score !== score || byRule.rating !== rating;
  const hint = `With the decision rules it would be ${byRule.score}/${maximum}${byRule.rating === null ? '' : `, ${byRule.rating}`}: --rules applies them.`;
  const lines = [
    ...paragraph(look, `Programme ${programme.id}: ${programme.title}`),
    '',
    ...page,
    ...(applied ? ['', ...rulesPage(programme, result, look)] : []),
    ...section('Notes', [...(other ? [hint] : []), ...notes.map(({ message }) => message)], look),
  ];
  return `${lines.map((line) => line.trimEnd()).join('\n')}\n`;
}

function rulesPage(programme: Programme, { standards, rules }: GivenResult, look: TextStyle): string[] {
  const told = rules.map(({ rule, words, setOff, takes }) => {
    const found = standards.flatMap((standard) =>
      standard.decisions.filter((decision) => decision.rule === rule).map((decision) => ({ standard, decision })),
    )[0];
    if (found === undefined) {
      return `${words} ${setOff === null ? 'Skipped for want of ratings' : 'Not set off'}: it takes ${takes}.`;
    }
    const { standard, decision } = found;
    return `${standard.code} ${standard.title}: ${decisionSentence({ rules }, standard, decision)}`;
  });
  const none = `${programme.id} has no decision rules, so there is nothing to apply.`;
  return section('Decision rules', told.length === 0 ? [none] : told, look).slice(1);
}

function section(title: string, told: readonly string[], look: TextStyle): string[] {
  if (told.length === 0) return [];
  return ['', look.bold(title), ...told.flatMap((words) => paragraph(look, words, 2, '- '))];
}
