/** The words for answers as a table that is walked byte by byte: from a state and the next byte of a cell to the next state. */
import type { Answer } from '../../model/reading.js';
import { wordsForAnswers } from '../sheet/answers.js';
import { carriageReturn, lineFeed, quote, space } from './bytes.js';

/** The answers by their numbers, at which a walk ends. */
export const answersInOrder = ['yes', 'no', 'notApplicable', 'unanswered'] as const satisfies readonly Answer[];

export const unanswered = answersInOrder.indexOf('unanswered');

/** Where a walk ends at a byte that no answer has in that place. */
export const doubt = answersInOrder.length;

/** The state in which a walk begins. It goes on for as long as the state is not below this. */
export const begin = 256;

/** A state while the table is made: where each byte leads, and the answer if the cell ended here. */
interface State {
  readonly next: Map<number, State | number>;
  answer: number | null;
}

/**
 * The table: `table[state + byte]` is the next state, a multiple of 256, or the number of an answer, or `doubt`. It knows what the careful
 * reader knows of ASCII: letters in either case, spaces around and repeated, quotes around it all. The separator or the end of a line ends
 * the cell. Words beyond ASCII are left out, so that they are a doubt.
 */
export function answerTable(further: ReadonlyMap<string, Answer>, separator: number): Int32Array {
  const words = [...wordsForAnswers(further)].filter(([word]) => /^[ !#-~]*$/.test(word));
  const ends = (answer: number): [number, number][] =>
    [separator, lineFeed, carriageReturn].map((byte) => [byte, answer]);
  const bare = spelt(words);
  const quoted = spelt(words);
  const closed = answersInOrder.map((_, answer): State => ({ next: new Map(ends(answer)), answer: null }));
  for (const { next, answer } of statesFrom(bare)) {
    next.delete(separator);
    if (answer !== null) for (const [byte, end] of ends(answer)) next.set(byte, end);
  }
  for (const { next, answer } of statesFrom(quoted)) {
    const close = answer === null ? undefined : closed[answer];
    if (close !== undefined) next.set(quote, close);
  }
  // Only the first byte of a cell opens quotes: behind a space they are astray.
  bare.next.set(quote, quoted);
  return flat(bare);
}

/** The words letter by letter, with the spaces that do not matter. */
function spelt(words: readonly (readonly [string, Answer])[]): State {
  const root: State = { next: new Map(), answer: null };
  for (const [word, answer] of words) {
    let state = root;
    for (const letter of word) state = after(state, letter);
    state.answer = answersInOrder.indexOf(answer);
  }
  for (const state of statesFrom(root)) {
    if (state === root) continue;
    const spaced = after(state, ' ');
    spaced.answer ??= state.answer;
    spaced.next.set(space, spaced);
  }
  const leading: State = { next: new Map(root.next), answer: root.answer };
  root.next.set(space, leading);
  leading.next.set(space, leading);
  return root;
}

function after(state: State, letter: string): State {
  const [lower, upper] = [letter.toLowerCase(), letter.toUpperCase()].map((text) => text.charCodeAt(0));
  const found = state.next.get(lower ?? 0);
  if (typeof found === 'object') return found;
  const made: State = { next: new Map(), answer: null };
  for (const byte of [lower ?? 0, upper ?? 0]) state.next.set(byte, made);
  return made;
}

/** Every state that can be reached, the first one first. */
function statesFrom(first: State): State[] {
  const found = new Set([first]);
  for (const { next } of found) for (const state of next.values()) if (typeof state === 'object') found.add(state);
  return [...found];
}

function flat(first: State): Int32Array {
  const states = statesFrom(first);
  const numbers = new Map(states.map((state, i) => [state, begin * (i + 1)]));
  const table = new Int32Array(begin * (states.length + 1)).fill(doubt);
  for (const [state, number] of numbers) {
    for (const [byte, next] of state.next) {
      table[number + byte] = typeof next === 'number' ? next : (numbers.get(next) ?? doubt);
    }
  }
  return table;
}
