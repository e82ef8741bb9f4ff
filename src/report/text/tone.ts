/** The four tones that ratings are shown in, the same in every format. A tone never stands without its word. */

export const tones = ['lowest', 'low', 'high', 'highest'] as const;

export type Tone = (typeof tones)[number];

/**
 * The tone of a rating by its place on a scale of so many steps, 0 for the lowest. A scale of four has one for each.
 *
 * @example
 * toneOf(1, 4) // 'low'
 * @example
 * toneOf(2, 3) // 'highest'
 */
export function toneOf(rank: number, steps: number): Tone {
  if (rank === 0) return 'lowest';
  if (rank === steps - 1) return 'highest';
  return rank * 2 < steps ? 'low' : 'high';
}
