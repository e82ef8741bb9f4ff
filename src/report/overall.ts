/** The output of `overall`. */
import type { GivenResult } from '../analysis/overall/overall.js';
import { titledList } from '../model/document.js';
import type { Programme } from '../model/programme.js';
import { decisionSentence } from './reasons.js';
import { joinLines, partLines } from './text/document.js';
import { paragraph, type TextStyle } from './text/layout.js';
import { ratingsLines } from './text/report.js';

/** The score, the overall rating and each standard, then the decision rules, then notes. Lines ended by LF. */
export function givenReport(programme: Programme, result: GivenResult, applied: boolean, style: TextStyle): string {
  const { standards, overall, notes } = result;
  const { score, rating, byRule, maximum } = overall;
  // The ratings page shows two results if discretion made them differ; here only the rules were not asked for.
  const page = ratingsLines(
    {
      standards: standards.map((one) => ({ ...one, byRule: one.rating })),
      overall: { ...overall, byRule: { score, rating } },
      method: programme,
    },
    style,
  );
  const other = byRule.score !== score || byRule.rating !== rating;
  const hint = `With the decision rules it would be ${byRule.score}/${maximum}${byRule.rating === null ? '' : `, ${byRule.rating}`}: --rules applies them.`;
  return joinLines([
    ...paragraph(style, `Programme ${programme.id}: ${programme.title}`),
    '',
    ...page,
    ...(applied ? partLines(titledList('Decision rules', ruleSentences(programme, result)), style) : []),
    ...partLines(titledList('Notes', [...(other ? [hint] : []), ...notes.map(({ message }) => message)]), style),
  ]);
}

function ruleSentences(programme: Programme, { standards, rules }: GivenResult): string[] {
  if (rules.length === 0) return [`${programme.id} has no decision rules, so there is nothing to apply.`];
  return rules.map(({ rule, words, setOff, takes }) => {
    for (const standard of standards) {
      const decision = standard.decisions.find((one) => one.rule === rule);
      if (decision !== undefined)
        return `${standard.code} ${standard.title}: ${decisionSentence({ rules }, standard, decision)}`;
    }
    return `${words} ${setOff === null ? 'Skipped for want of ratings' : 'Not set off'}: it takes ${takes}.`;
  });
}
