/** The section on the rounding audit. */
import type { RoundingAudit, RoundingFigure, Way } from '../analysis/rounding-audit/rounding-audit.js';
import { formatCount, formatList } from '../words/english.js';
import { itemPart, textPart, titlePart, type Part } from '../model/document.js';

/** The section: each figure that another way would change, then what that would make of the ratings. */
export function roundingSection({ roundingAudit }: { readonly roundingAudit: RoundingAudit }): Part[] {
  const { way, looked, figures, results } = roundingAudit;
  return [
    titlePart('Rounding audit: what another way to round or to band would change'),
    textPart(
      `Ratings are made with ${wayWords(way)}. ${formatCount(looked, 'question')} with relevant cases, key and supporting, were tried with halves up, with halves to even, and with the exact value banded.`,
    ),
    ...(figures.length === 0 ? [itemPart('No percentage would be printed or banded otherwise.')] : []),
    ...figures.map((figure) => itemPart(figureWords(figure))),
    ...(results.length === 0 ? [itemPart('No rating, no score and no overall rating would be another.')] : []),
    ...results.map(({ standards, score, maximum, overall, ...other }) => {
      const become = standards.map(({ code, from, to }) => `${code} from ${from} to ${to}`);
      return itemPart(
        `With ${wayWords(other)}: ${formatList(become)}; score ${score}/${maximum}, overall ${overall ?? 'not rated'}.`,
      );
    }),
  ];
}

export function wayWords({ rounding, bandOn }: Way): string {
  if (bandOn === 'exact') return 'the exact percentage banded';
  return rounding === 'half-up'
    ? 'halves up and the printed percentage banded'
    : 'halves to even and the printed percentage banded';
}

function figureWords({ question, yes, relevant, exact, printed, bands }: RoundingFigure): string {
  const numbers =
    printed.halfUp === printed.halfEven
      ? `printed ${printed.halfUp}`
      : `printed ${printed.halfUp} with halves up, ${printed.halfEven} with halves to even`;
  const banded =
    bands === null || new Set(Object.values(bands)).size === 1
      ? ''
      : `; ${bands.halfUp} with halves up, ${bands.halfEven} with halves to even, ${bands.exact} by the exact value`;
  return `${question}: ${yes} of ${relevant} is ${exact} per cent, ${numbers}${banded}.`;
}
