/** A programme as a page: standards, questions, bands, rules, and all sources. */
import type { Citation, FieldworkDates, Programme, Standard } from '../model/programme.js';
import { requirement } from '../scoring/rules.js';
import { formatCount, formatList } from '../words/english.js';
import {
  headingPart,
  itemPart,
  leadPart,
  textPart,
  titledList,
  titlePart,
  type Page,
  type Part,
} from '../model/document.js';
import { documentWords, overallMethodWords, rangesOf, roundingWords } from './method.js';
import { bandEdges } from './reasons.js';

/** The page of a programme. Each value is followed by its certainty and the number of its source, listed at the end. */
export function programmePage(programme: Programme, sha256: string): Page {
  const sources = new Sources();
  const { id, title, fieldwork, remarks = [] } = programme;
  const { withinPoints, fewCases } = programme.borderline;
  const documents = Object.entries(programme.documents).map(([key, document]) => `${key}: ${documentWords(document)}`);
  const parts = [
    textPart(`Inspections by ${programme.inspectorate}.`),
    ...(fieldwork === undefined
      ? []
      : [textPart(`Fieldwork from ${fieldwork.from} to ${fieldwork.to} ${datesCited(fieldwork, sources)}.`)]),
    ...domainParts(programme, sources),
    ...bandParts(programme, sources),
    ...ruleParts(programme, sources),
    ...overallParts(programme, sources),
    titlePart('Borderline'),
    itemPart(
      `A standard rated from cases is flagged, and never moved, with its lowest percentage within ${formatCount(withinPoints, 'point')} of a cut-off, one answer from another rating, or ${formatCount(fewCases, 'relevant case')} or fewer ${sources.cite(programme.borderline.source)}.`,
    ),
    ...(programme.remarks === undefined ? [] : [titlePart('Remarks')]),
    ...remarks.map(({ words, source }) => itemPart(`${words} ${sources.cite(source)}`)),
  ];
  const file = [titlePart('File'), itemPart(`SHA-256 ${sha256}`)];
  return {
    title: `${id}: ${title}`,
    parts: [...parts, ...sources.list(), ...titledList('Documents', documents), ...file],
  };
}

function datesCited({ source, toSource }: FieldworkDates, sources: Sources): string {
  return toSource === undefined ? sources.cite(source) : `${sources.cite(source)} ${sources.cite(toSource, 'end')}`;
}

const detailPart = (text: string): Part => ({ kind: 'item', level: 2, text });

function domainParts(programme: Programme, sources: Sources): Part[] {
  return programme.domains.flatMap(({ code, title, source, ratingsPage }) => [
    headingPart(`${code}. ${title}${source === undefined ? '' : ` ${sources.cite(source, 'title')}`}`),
    ...(ratingsPage === undefined
      ? []
      : [
          textPart(
            `On the ratings page "${ratingsPage.title}"${ratingsPage.whereNotApplicable === undefined ? '' : ` where ${ratingsPage.whereNotApplicable} is not applicable`} ${sources.cite(ratingsPage.source)}.`,
          ),
        ]),
    ...programme.standards.filter(({ domain }) => domain === code).flatMap((own) => standardParts(own, sources)),
  ]);
}

const bases: Readonly<Record<Standard['basis'], string>> = {
  cases: 'rated from cases',
  judgement: 'judged by the inspectors',
  unrated: 'shown and not rated',
};

function standardParts(own: Standard, sources: Sources): Part[] {
  const { code, title, statement, basis, counted: inScore, questions = [], source, codeSource } = own;
  const apart = (inScore ?? true) ? '' : ', outside the score';
  const known = sources.cite(source);
  const number = codeSource === undefined ? '' : ` ${sources.cite(codeSource, 'number')}`;
  return [
    itemPart(`${code} ${title}: ${bases[basis]}${apart} ${known}${number}`),
    ...(statement === undefined ? [] : [detailPart(statement)]),
    ...questions.map((question) =>
      detailPart(`${question.code} ${question.text} ${sources.cite(question.source, 'wording')}`),
    ),
  ];
}

function bandParts(programme: Programme, sources: Sources): Part[] {
  const { methodSources: m } = programme;
  const printed =
    programme.bandOn === 'rounded'
      ? 'The printed whole percentage is placed in a band'
      : 'The exact percentage is placed in a band, and where the whole one would be in another, as many decimals are printed as it takes';
  return [
    titlePart('From answers to the rating of a standard'),
    itemPart(`A percentage is Yes / (Yes + No), ${roundingWords(programme)} ${sources.cite(m.rounding)}.`),
    itemPart(`${printed} ${sources.cite(m.bandOn)}.`),
    ...programme.bands.map(({ rating, words, source }) =>
      detailPart(`${bandEdges(programme, rating)} (${words}): ${rating} ${sources.cite(source)}`),
    ),
    itemPart(`The lowest key question decides ${sources.cite(m.lowest)}.`),
  ];
}

function ruleParts(programme: Programme, sources: Sources): Part[] {
  const { discretion } = programme.methodSources;
  const none = 'None is applied. What is known of that stands under the remarks, if anything is.';
  return [
    titlePart('Decision rules'),
    ...(programme.rules.length === 0 ? [itemPart(none)] : []),
    ...programme.rules.flatMap((rule) => [
      itemPart(`${rule.id} (${rule.kind}): ${rule.words} ${sources.cite(rule.source)}`),
      detailPart(`It takes ${requirement(programme, rule)} ${sources.cite(rule.when.source)}.`),
    ]),
    ...(discretion === undefined
      ? []
      : [itemPart(`They look at a rating from cases after discretion on it ${sources.cite(discretion)}.`)]),
  ];
}

function overallParts(programme: Programme, sources: Sources): Part[] {
  const { ratings, overall: method, methodSources } = programme;
  const scale = ratings.map(({ name, short, points }) => `${name} (${short}) ${points}`);
  const most = programme.standards.filter((own) => own.basis !== 'unrated' && (own.counted ?? true)).length;
  return [
    titlePart('From standards to the overall rating'),
    itemPart(`Points: ${formatList(scale)} ${sources.cite(methodSources.points)}.`),
    ...(method.method === 'averagePoints'
      ? [itemPart(`${overallMethodWords(programme, most)} ${sources.cite(method.source)}`)]
      : [
          itemPart(`A table of score ranges ${sources.cite(method.source)}:`),
          ...method.rows.map((row) =>
            detailPart(`${formatCount(row.standards, 'rated standard')}: ${formatList(rangesOf(row, ratings))}`),
          ),
        ]),
  ];
}

/** The different sources of a page, numbered by first citation. */
class Sources {
  readonly #numbers = new Map<string, { readonly number: number; readonly source: Citation }>();

  /** The certainty of something, and the number of its source: "(wording assumed [3])". */
  cite(source: Citation, what = ''): string {
    const key = JSON.stringify(source);
    const found = this.#numbers.get(key) ?? { number: this.#numbers.size + 1, source };
    this.#numbers.set(key, found);
    return `(${what === '' ? '' : `${what} `}${source.certainty} [${found.number}])`;
  }

  list(): Part[] {
    return [
      titlePart('Sources'),
      ...[...this.#numbers.values()].map(({ number, source }) => {
        const { certainty, document, locator, finding } = source;
        const where = [document, locator].filter((part) => part !== undefined).join(', ');
        return leadPart(`[${number}]`, `${certainty}${where === '' ? '' : ` (${where})`}: ${finding}`);
      }),
    ];
  }
}
