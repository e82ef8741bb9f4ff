/** A programme as a page: standards, questions, bands, rules, and where everything comes from. */
import type { Citation, Programme, Standard } from '../model/programme.js';
import { requirement } from '../scoring/rules.js';
import { formatCount, formatList } from '../words/english.js';
import { overallWords, rangesOf } from './method.js';
import type { Block } from './text/page.js';
import { bandEdges } from './sentences.js';

/** The page of a programme. Each value is followed by how surely it is known and the number of its source, listed at the end. */
export function programmePage(programme: Programme, sha256: string): Block[] {
  const sources = new Sources();
  const page: Block[] = [
    { kind: 'title', text: `${programme.id}: ${programme.title}` },
    ...head(programme, sources),
    ...standards(programme, sources),
    ...bands(programme, sources),
    ...rules(programme, sources),
    ...overall(programme, sources),
    ...borderline(programme, sources),
    ...(programme.remarks === undefined ? [] : [heading('Remarks')]),
    ...(programme.remarks ?? []).map(({ words, source }) => item(`${words} ${sources.cite(source)}`)),
  ];
  return [...page, ...sources.list(), ...documents(programme), heading('File'), item(`SHA-256 ${sha256}`)];
}

const heading = (text: string): Block => ({ kind: 'heading', text });
const item = (text: string, level: 1 | 2 = 1): Block => ({ kind: 'item', text, level });

function head({ inspectorate, fieldwork }: Programme, sources: Sources): Block[] {
  return [
    { kind: 'text', text: `Inspections by ${inspectorate}.` },
    ...(fieldwork === undefined
      ? []
      : [
          {
            kind: 'text' as const,
            text: `Fieldwork from ${fieldwork.from} to ${fieldwork.to} ${sources.cite(fieldwork.source)}.`,
          },
        ]),
  ];
}

function standards(programme: Programme, sources: Sources): Block[] {
  return programme.domains.flatMap(({ code, title, source }): Block[] => [
    {
      kind: 'subheading',
      text: `${code}. ${title}${source === undefined ? '' : ` ${sources.cite(source, 'title')}`}`,
    },
    ...programme.standards.filter(({ domain }) => domain === code).flatMap((own) => standard(own, sources)),
  ]);
}

const bases: Readonly<Record<Standard['basis'], string>> = {
  cases: 'rated from cases',
  judgement: 'judged by the inspectors',
  unrated: 'shown and not rated',
};

function standard(own: Standard, sources: Sources): Block[] {
  const { code, title, statement, basis, counted: inScore, questions = [], source, codeSource } = own;
  const apart = (inScore ?? true) ? '' : ', outside the score';
  const known = sources.cite(source);
  const number = codeSource === undefined ? '' : ` ${sources.cite(codeSource, 'number')}`;
  return [
    item(`${code} ${title}: ${bases[basis]}${apart} ${known}${number}`),
    ...(statement === undefined ? [] : [item(statement, 2)]),
    ...questions.map((question) =>
      item(`${question.code} ${question.text} ${sources.cite(question.source, 'wording')}`, 2),
    ),
  ];
}

function bands(programme: Programme, sources: Sources): Block[] {
  const { methodSources: m, rounding, bandOn } = programme;
  const halves = rounding === 'half-up' ? 'up' : 'to the even neighbour';
  const printed =
    bandOn === 'rounded'
      ? 'The printed whole percentage is placed in a band'
      : 'The exact percentage is placed in a band, and as many decimals are printed as it takes';
  return [
    heading('From answers to the rating of a standard'),
    item(
      `A percentage is Yes / (Yes + No), to the nearest whole per cent, halves ${halves} ${sources.cite(m.rounding)}.`,
    ),
    item(`${printed} ${sources.cite(m.bandOn)}.`),
    ...programme.bands.map(({ rating, words, source }) =>
      item(`${bandEdges(programme, rating)} (${words}): ${rating} ${sources.cite(source)}`, 2),
    ),
    item(`The lowest key question decides ${sources.cite(m.lowest)}.`),
  ];
}

function rules(programme: Programme, sources: Sources): Block[] {
  const none = 'None is applied. What is known of that stands under the remarks, if anything is.';
  return [
    heading('Decision rules'),
    ...(programme.rules.length === 0 ? [item(none)] : []),
    ...programme.rules.flatMap((rule) => [
      item(`${rule.id} (${rule.kind}): ${rule.words} ${sources.cite(rule.source)}`),
      item(`It takes ${requirement(programme, rule)} ${sources.cite(rule.when.source)}.`, 2),
    ]),
  ];
}

function overall(programme: Programme, sources: Sources): Block[] {
  const { ratings, overall: method, methodSources } = programme;
  const scale = ratings.map(({ name, short, points }) => `${name} (${short}) ${points}`);
  const most = programme.standards.filter((own) => own.basis !== 'unrated' && (own.counted ?? true)).length;
  return [
    heading('From standards to the overall rating'),
    item(`Points: ${formatList(scale)} ${sources.cite(methodSources.points)}.`),
    ...(method.method === 'averagePoints'
      ? [item(`${overallWords(programme, most)} ${sources.cite(method.source)}`)]
      : [
          item(`A table of score ranges ${sources.cite(method.source)}:`),
          ...method.rows.map((row) =>
            item(`${formatCount(row.standards, 'rated standard')}: ${formatList(rangesOf(row, ratings))}`, 2),
          ),
        ]),
  ];
}

function borderline({ borderline: limits }: Programme, sources: Sources): Block[] {
  const { withinPoints, fewCases, source } = limits;
  return [
    heading('Borderline'),
    item(
      `A standard rated from cases is flagged, and never moved, with its lowest percentage within ${formatCount(withinPoints, 'point')} of a cut-off, one answer from another rating, or ${formatCount(fewCases, 'relevant case')} or fewer ${sources.cite(source)}.`,
    ),
  ];
}

function documents({ documents: all }: Programme): Block[] {
  const entries = Object.entries(all);
  if (entries.length === 0) return [];
  return [
    heading('Documents'),
    ...entries.map(([key, { title, publisher, date, isbn, licence }]) => {
      const details = [publisher, date, isbn === undefined ? '' : `ISBN ${isbn}`, licence ?? ''];
      return item(`${key}: ${title}. ${details.filter((part) => part !== '').join(', ')}.`);
    }),
  ];
}

/** The different sources of a page, numbered in the order in which they are first cited. */
class Sources {
  readonly #numbers = new Map<string, { readonly number: number; readonly source: Citation }>();

  /** How surely something is known, and the number of its source: "(wording assumed [3])". */
  cite(source: Citation, what = ''): string {
    const key = JSON.stringify(source);
    const found = this.#numbers.get(key) ?? { number: this.#numbers.size + 1, source };
    this.#numbers.set(key, found);
    return `(${what === '' ? '' : `${what} `}${source.certainty} [${found.number}])`;
  }

  list(): Block[] {
    return [
      heading('Sources'),
      ...[...this.#numbers.values()].map(({ number, source }) => {
        const { certainty, document, locator, finding } = source;
        const where = [document, locator].filter((part) => part !== undefined).join(', ');
        return {
          kind: 'item' as const,
          lead: `[${number}]`,
          text: `${certainty}${where === '' ? '' : ` (${where})`}: ${finding}`,
        };
      }),
    ];
  }
}
