/** A section of a report as a list of parts. Every format lays them out in its own way, so that all use the same words. */

/**
 * One part of a section. A subheading is a heading that is indented with what follows it. An item's lead takes the place of its dash.
 * A gap separates a paragraph from the table before it. A source says what the item before it is based on; a result concludes the
 * items before it.
 */
export type Part =
  | { readonly kind: 'title' | 'heading' | 'text' | 'source' | 'result'; readonly text: string }
  | { readonly kind: 'subheading'; readonly lead?: string; readonly text: string }
  | { readonly kind: 'item'; readonly lead?: string; readonly level?: 1 | 2; readonly text: string }
  | { readonly kind: 'gap' }
  | TablePart
  | GroupsPart
  | AnswersPart;

/** A table of short cells; the first cell names its row. The caption is for formats that have one. */
export interface TablePart {
  readonly kind: 'table';
  readonly caption: string;
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** Whether all cells are words, which a terminal may wrap. */
  readonly wraps?: boolean;
  /** The full wording behind the first cell of each row; a terminal prints it below the table. */
  readonly names?: readonly string[];
  /** The percentage of each row, for a bar beside it if a terminal is wide enough; null if there is none or it is hidden. */
  readonly percentages?: readonly (number | null)[];
}

/** A table in groups of rows: each group has a name and a base, each row a level and its cells. */
export interface GroupsPart {
  readonly kind: 'groups';
  readonly caption: string;
  /** The headers of the names and of the levels. */
  readonly first: string;
  readonly level: string;
  readonly header: readonly string[];
  readonly groups: readonly {
    readonly name: string;
    readonly base: string;
    /** Name and base in full, for formats with room. */
    readonly title: string;
    readonly rows: readonly { readonly level: string; readonly cells: readonly string[] }[];
  }[];
}

/**
 * What groups of cases answered to the questions of one standard. A terminal lays it out by its width; other formats have a table for each
 * question (`questionTables`).
 */
export interface AnswersPart {
  readonly kind: 'answers';
  /** The standard; null if it is not known. */
  readonly title: string | null;
  /** The header of the groups' names: the columns that they are by. */
  readonly by: string;
  readonly groups: readonly { readonly name: string; readonly cases: string }[];
  readonly questions: readonly {
    readonly code: string;
    readonly text: string;
    /** The caption of a table of its own. */
    readonly caption: string;
    /** The answers of each group, in the order of the groups. */
    readonly answers: readonly GroupCell[];
    /** What is said below the question's figures. */
    readonly below: readonly PlainPart[];
  }[];
}

/** A part that every format has a form of its own for. */
export type PlainPart = Exclude<Part, AnswersPart>;

/** A percentage, and the count behind it, as they are printed. */
export interface GroupCell {
  readonly percentage: string;
  readonly count: string;
  /** The length of a bar; null if there is no percentage or it is hidden. */
  readonly bar: number | null;
}

/** A page: its title, and what is below it. */
export interface Page {
  readonly title: string;
  readonly parts: readonly Part[];
}

export const titlePart = (text: string): Part => ({ kind: 'title', text });
export const headingPart = (text: string): Part => ({ kind: 'heading', text });
export const textPart = (text: string): Part => ({ kind: 'text', text });
export const itemPart = (text: string): PlainPart => ({ kind: 'item', text });
export const leadPart = (lead: string, text: string): Part => ({ kind: 'item', lead, text });

/** Items under a title; nothing if there are no items. */
export function titledList(title: string, items: readonly string[]): Part[] {
  return items.length === 0 ? [] : [titlePart(title), ...items.map(itemPart)];
}

/** The answers of groups as a table for each question under the question's wording. */
export function questionTables({ by, groups, questions }: AnswersPart): PlainPart[] {
  return questions.flatMap(({ code, text, caption, answers, below }): PlainPart[] => [
    { kind: 'subheading', lead: code, text },
    {
      kind: 'table',
      caption,
      header: [by, 'Cases', "Percentage 'Yes'", 'Yes of relevant'],
      rows: groups.map(({ name, cases }, i) => [name, cases, answers[i]?.percentage ?? '', answers[i]?.count ?? '']),
      percentages: answers.map(({ bar }) => bar),
    },
    ...below,
  ]);
}

/** Splits parts into sections, each of which begins with a part of a kind. Parts before the first are dropped. */
export function splitBefore<P extends Part>(kind: Part['kind'], parts: readonly P[]): P[][] {
  const sections: P[][] = [];
  for (const part of parts) {
    if (part.kind === kind) sections.push([]);
    sections.at(-1)?.push(part);
  }
  return sections;
}
