/** The output of `overall --ratings` for many places. */
import { titledList } from '../model/document.js';
import type { PlaceResult } from '../model/command-results.js';
import { ratingWords } from '../scoring/words.js';
import { formatCount, formatNumber } from '../words/english.js';
import type { Cell } from './csv.js';
import { joinLines, partLines } from './text/document.js';
import { paragraph, type TextStyle } from './text/layout.js';
import { drawTable } from './text/table.js';

/** A row a place, then what differs from what was published, then the notes. Lines ended by LF. */
export function placesText(places: readonly PlaceResult[], style: TextStyle): string {
  const programmes = new Set(places.map(({ programme }) => programme.id));
  const hasPublished = places.some(({ published }) => published !== null);
  const table = {
    header: [
      'Place',
      ...(programmes.size > 1 ? ['Programme'] : []),
      'Score',
      'Overall rating',
      ...(hasPublished ? ['Published'] : []),
    ],
    rows: places.map(({ place, programme, overall, published, asPublished }) => [
      place,
      ...(programmes.size > 1 ? [programme.id] : []),
      scoreOf(overall),
      overall.rating ?? 'None',
      ...(hasPublished ? [publishedCell(published, asPublished)] : []),
    ]),
  };
  const notes = places.flatMap(({ place, notes: own }) => own.map(({ message }) => `${place}: ${message}`));
  return joinLines([
    ...(programmes.size === 1
      ? [...paragraph(style, `Programme ${places[0]?.programme.id}: ${places[0]?.programme.title}`), '']
      : []),
    ...drawTable([table], style, 'words'),
    ...(hasPublished ? ['', ...paragraph(style, agreementSentence(places))] : []),
    ...partLines(titledList('Not as published', places.flatMap(differenceOf)), style),
    ...partLines(titledList('Notes', notes), style),
  ]);
}

const scoreOf = ({ score, maximum }: PlaceResult['overall']): string => `${score}/${maximum}`;

function publishedCell(published: string | null, asPublished: boolean | null): string {
  if (published === null) return '-';
  return asPublished === true ? published : `${published} (differs)`;
}

function agreementSentence(places: readonly PlaceResult[]): string {
  const compared = places.filter(({ asPublished }) => asPublished !== null);
  const same = compared.filter(({ asPublished }) => asPublished === true);
  const left = places.length - compared.length;
  const rest = left === 0 ? '' : ` Of ${formatCount(left, 'place')} nothing published is given.`;
  return `${formatNumber(same.length)} of ${formatCount(compared.length, 'place')} as published.${rest}`;
}

function differenceOf({ place, overall, published, asPublished }: PlaceResult): string[] {
  return asPublished === false
    ? [
        `${place}: published as ${published}; these ratings give ${scoreOf(overall)}, ${overall.rating ?? 'no overall rating'}.`,
      ]
    : [];
}

/** A row a place, under a header with the standards of all programmes in order. */
export function placesTable(places: readonly PlaceResult[]): Cell[][] {
  const codes = [...new Set(places.flatMap(({ standards }) => standards.map(({ code }) => code)))];
  return [
    ['place', 'programme', ...codes, 'score', 'maximum', 'overall', 'published', 'as_published'],
    ...places.map(({ place, programme, standards, overall, published, asPublished }): Cell[] => [
      place,
      programme.id,
      ...codes.map((code) => standards.filter((one) => one.code === code).map(ratingWords)[0] ?? null),
      overall.score,
      overall.maximum,
      overall.rating,
      published,
      asPublished,
    ]),
  ];
}
