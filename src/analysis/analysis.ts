/** What an analysis is: figures beside the ratings, which move none of them, and their words in every format. */
import type { Assessment } from '../model/assessment.js';
import type { Part } from '../model/document.js';
import type { Inspection } from '../model/inspection.js';
import type { Programme } from '../model/programme.js';
import type { Reading } from '../model/reading.js';
import type { Sheet } from '../model/worksheet.js';
import type { StandardEvidence } from '../scoring/standard.js';

/** Everything that an analysis may use. */
export interface Context {
  readonly programme: Programme;
  readonly inspection: Inspection;
  readonly reading: Reading;
  /** The evidence for each standard, in programme order. */
  readonly measured: readonly StandardEvidence[];
}

/** Something that a result holds beside the assessment, and how reports show it. */
export interface Addition<Key extends string, Held> {
  /** Its key in the result, and so in the JSON. */
  readonly key: Key;
  /** Its anchor and its name in the contents of a page; absent where it may have several titles, each with an anchor of its own. */
  readonly page?: { readonly anchor: string; readonly name: string };
  /** Its section, or several, each of which begins with a title. With `ascii`, no character outside ASCII is added. */
  section(result: Assessment & Held, ascii: boolean): Part[];
  /** Its worksheets; the workbook adds to each title which inspection it is about. */
  worksheets(result: Assessment & Held): Sheet[];
}

/** An addition that is always worked out, and shown on request. */
export interface Analysis<Key extends string, Value> extends Addition<Key, Readonly<Record<Key, Value>>> {
  /** The option that asks for it, and what help says about it. */
  readonly option: `--${string}`;
  readonly describe: string;
  /** An option with a value that only this analysis uses, and its key among the options. */
  readonly input?: {
    readonly key: keyof Inspection;
    readonly option: `--${string}`;
    readonly value: string;
    readonly describe: string;
  };
  /** Its figures are rows of the CSV anyway, so a CSV can be asked for together with it. */
  readonly inCsv?: true;
  /** The derivation of the ratings (--explain) brings it along. */
  readonly withDerivation?: true;
  readonly page: { readonly anchor: string; readonly name: string };
  analyse(context: Context): Value;
  /** What the panel is told about it in every report; null where there is nothing to say. */
  panelLine(result: Assessment & Readonly<Record<Key, Value>>): string | null;
}

/** The definition itself, with its key and value inferred. */
export function defineAnalysis<Key extends string, Value>(definition: Analysis<Key, Value>): Analysis<Key, Value> {
  return definition;
}
