/** What a report adds to the assessment: the lines for the panel, and the sections and worksheets that were asked for. */
import { analyses, type Analyses, type AskedAnalyses } from '../analysis/index.js';
import type { Addition } from '../analysis/analysis.js';
import { breakdownsAddition } from '../analysis/breakdown/index.js';
import type { Breakdowns } from '../model/breakdowns.js';
import { lists } from '../analysis/lists/index.js';
import type { Assessment } from '../model/assessment.js';
import type { Part } from '../model/document.js';
import type { CaseList } from '../model/analyses.js';
import { explanation } from './explain.js';

/** An assessment with all its analyses. */
export interface FullResult extends Assessment, Analyses {
  readonly breakdowns?: Breakdowns;
  readonly lists?: readonly CaseList[];
}

/** A line for the panel from each analysis that has something to report, and the option for the section on it. */
export function panelWords(result: FullResult): { readonly words: string; readonly option: string }[] {
  return analyses.flatMap((one) => {
    const words = one.panelLine(result);
    return words === null ? [] : [{ words, option: one.option }];
  });
}

/** What was asked for: analyses, and the derivation of every rating. */
export interface Asked extends AskedAnalyses {
  readonly explain?: boolean | undefined;
}

/**
 * What is shown, in the order of sections: the analyses that were asked for or belong to the derivation, then breakdowns and lists, which
 * are empty unless asked for.
 */
export function shownAdditions(asked: Asked): (Addition<string, FullResult> & { readonly option?: string })[] {
  const shown = analyses.filter(({ key, withDerivation }) => asked[key] || (withDerivation && asked.explain));
  return [...shown, breakdownsAddition, lists];
}

/** The sections of what is shown, with the derivation last. With `ascii`, no character outside ASCII is added. */
export function shownSections(result: FullResult, asked: Asked, ascii = false): Part[] {
  return [
    ...shownAdditions(asked).flatMap((one) => one.section(result, ascii)),
    ...(asked.explain === true ? explanation(result) : []),
  ];
}
