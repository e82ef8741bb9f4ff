/** An analysis: figures that are shown besides the ratings and change none of them, and their words in every format. */
import type { Assessment } from '../model/assessment.js';
import type { Part } from '../model/document.js';
import type { Inspection } from '../model/inspection.js';
import type { Programme } from '../model/programme.js';
import type { Reading } from '../model/reading.js';
import type { Worksheet } from '../model/worksheet.js';
import type { StandardEvidence } from '../scoring/standard.js';

/** What an analysis can use. */
export interface AnalysisContext {
  readonly programme: Programme;
  readonly inspection: Inspection;
  readonly reading: Reading;
  /** The evidence for each standard, in programme order. */
  readonly measured: readonly StandardEvidence[];
}

/** Something that a result holds besides the assessment, and how reports show it. */
export interface Addition<Key extends string, Held> {
  /** Its key in the result, and so in the JSON. */
  readonly key: Key;
  /** Its anchor, and its name in the contents of a page; absent if it can have several titles, each with its own anchor. */
  readonly page?: { readonly anchor: string; readonly name: string };
  /** Its section, or several, each beginning with a title. With `ascii`, no character outside ASCII is added. */
  section(result: Assessment & Held, ascii: boolean): Part[];
  /** Its worksheets. The workbook adds the inspection to each title. */
  worksheets(result: Assessment & Held): Worksheet[];
}

/** An addition that is always calculated, and shown on request. */
export interface Analysis<Key extends string, Value> extends Addition<Key, Readonly<Record<Key, Value>>> {
  /** The option that shows it, and the help for that option. */
  readonly option: `--${string}`;
  readonly describe: string;
  /** An option whose value only this analysis uses, and its key among the options. */
  readonly input?: {
    readonly key: keyof Inspection;
    readonly option: `--${string}`;
    readonly value: string;
    readonly describe: string;
  };
  /** Set if CSV has its figures anyway, so that it can be asked for with CSV. */
  readonly inCsv?: true;
  /** Set if the derivation of the ratings (--explain) includes it. */
  readonly withDerivation?: true;
  readonly page: { readonly anchor: string; readonly name: string };
  analyse(context: AnalysisContext): Value;
  /** The line for the panel in every report; null if there is nothing to report. */
  panelLine(result: Assessment & Readonly<Record<Key, Value>>): string | null;
}

/** Returns the definition, with its key and value inferred. */
export function defineAnalysis<Key extends string, Value>(definition: Analysis<Key, Value>): Analysis<Key, Value> {
  return definition;
}
