/** Reads the cells of questions, straight from their bytes. */
import type { Answer } from '../../model/reading.js';
import { bareNaTest, wordsForAnswers } from '../sheet/answers.js';
import { carriageReturn, lineFeed, quote, space, type Text } from './text.js';

/** The answers by number; a walk through the table ends at one of these numbers, at `doubt` or at `bareNaEnd`. */
export const answersInOrder = ['yes', 'no', 'notApplicable', 'unanswered'] as const satisfies readonly Answer[];

export const unanswered = answersInOrder.indexOf('unanswered');

export const notApplicable = answersInOrder.indexOf('notApplicable');

/** The end of a walk at a byte that no answer has there. */
export const doubt = answersInOrder.length;

/** The end of a walk through a bare NA, if it is taken as N/A and counted. */
export const bareNaEnd = doubt + 1;

/** The number of letters that the table distinguishes: those of ASCII. */
const letters = 128;

/** The letter that stands for the separator, whatever byte that is. */
const separatorLetter = 1;

const zero = 0x30;

/** The first state of a walk, which goes on while the state is at least this. */
const begin = letters;

/** The number of remembered cell beginnings: 11 bits of a hash. */
const places = 1 << 11;

/**
 * Reads the cells of one sheet by a table of answers, and remembers the result for the first four bytes of a cell if it ends within them.
 * Most cells do, and there are few such beginnings, so most cells need no walk.
 */
export class AnswerCells {
  readonly #table: Int32Array;
  readonly #letters = asciiLetters.slice();
  readonly #beginnings = new Int32Array(places);
  /** The result for each remembered beginning, as `read` returns it for a cell at 0; 0 if none is remembered. */
  readonly #results = new Uint8Array(places);

  /** `further`: the inspection's own words for answers. */
  constructor(further: ReadonlyMap<string, Answer>, separator: number) {
    this.#table = further.size === 0 ? builtInTable : answerTable(further, String.fromCharCode(separator));
    this.#letters[separator] = separatorLetter;
  }

  /** Reads the cell at an offset. Returns eight times the offset after the byte that ends it, plus the number at which the walk ends. */
  read({ bytes, view }: Text, at: number): number {
    const beginning = view.getInt32(at, true);
    const place = Math.imul(beginning, 0x9e3779b1) >>> 21;
    const result = this.#results[place]!;
    if (result !== 0 && this.#beginnings[place] === beginning) return 8 * at + result;
    let end = at;
    let state = begin;
    do state = this.#table[state + this.#letters[bytes[end++]!]!]!;
    while (state >= begin);
    if (end - at <= 4) {
      this.#beginnings[place] = beginning;
      this.#results[place] = 8 * (end - at) + state;
    }
    return 8 * end + state;
  }
}

/** The letter of each byte, with capitals as small letters; 0, which is in no word, for bytes beyond ASCII. */
const asciiLetters = Uint8Array.from({ length: 256 }, (_, byte) => {
  if (byte === carriageReturn) return lineFeed;
  return byte < letters ? String.fromCharCode(byte).toLowerCase().charCodeAt(0) : 0;
});

/** A state while the table is built: the next state for each letter, and the answer if the cell ends here. */
interface State {
  readonly next: Map<number, State | number>;
  answer: number | null;
}

/**
 * The table: `table[state + letter]` is the next state (a multiple of `letters`), the number of an answer, or `doubt`. For ASCII it accepts
 * what the careful reader accepts: capitals and small letters, spaces around and repeated, decimals of a whole number, quotes around the
 * whole cell. Words beyond ASCII are left out, so they lead to a doubt.
 */
function answerTable(further: ReadonlyMap<string, Answer>, separator: string): Int32Array {
  const isBareNa = bareNaTest(further);
  const words = [...wordsForAnswers(further)]
    .filter(([word]) => /^[ !#-~]*$/.test(word))
    .map(([word, answer]) => [word, isBareNa(word) ? bareNaEnd : answersInOrder.indexOf(answer)] as const);
  const bare = spellWords(words.filter(([word]) => !word.includes(separator)));
  const quoted = spellWords(
    words.map(([word, answer]) => [word.replaceAll(separator, String.fromCharCode(separatorLetter)), answer]),
  );
  const closed = Array.from({ length: bareNaEnd + 1 }, (_, answer): State => ({
    next: new Map(ends(answer)),
    answer: null,
  }));
  for (const { next, answer } of statesFrom(bare))
    if (answer !== null) for (const [letter, end] of ends(answer)) next.set(letter, end);
  for (const { next, answer } of statesFrom(quoted)) {
    const close = answer === null ? undefined : closed[answer];
    if (close !== undefined) next.set(quote, close);
  }
  // A quote opens a quoted cell only as its first byte; after a space it is stray.
  bare.next.set(quote, quoted);
  return flatten(bare);
}

/** The table without further words, for any separator: if that is the slash, n/a is two cells anyway. */
const builtInTable = answerTable(new Map(), ',');

/** The letters that end a cell, each with the answer. */
function ends(answer: number): [number, number][] {
  return [separatorLetter, lineFeed].map((letter) => [letter, answer]);
}

/** The states of all words, letter by letter, with the spaces that do not matter. */
function spellWords(words: readonly (readonly [string, number])[]): State {
  const root: State = { next: new Map(), answer: null };
  for (const [word, answer] of words) {
    let state = root;
    for (const letter of word) state = stateAfter(state, letter.charCodeAt(0));
    state.answer = answer;
  }
  for (const [word, answer] of words) {
    if (!/^-?\d+$/.test(word)) continue;
    const nought = Array.from(`${word}.0`, (letter) => letter.charCodeAt(0)).reduce(stateAfter, root);
    nought.answer ??= answer;
    if (!nought.next.has(zero)) nought.next.set(zero, nought);
  }
  for (const state of statesFrom(root)) {
    if (state === root) continue;
    const spaced = stateAfter(state, space);
    spaced.answer ??= state.answer;
    spaced.next.set(space, spaced);
  }
  const leading: State = { next: new Map(root.next), answer: root.answer };
  root.next.set(space, leading);
  leading.next.set(space, leading);
  return root;
}

/** The state after a letter, made if there is none. */
function stateAfter(state: State, letter: number): State {
  const next = state.next.get(letter);
  if (typeof next === 'object') return next;
  const made: State = { next: new Map(), answer: null };
  state.next.set(letter, made);
  return made;
}

/** Every state that can be reached, starting with the first. */
function statesFrom(first: State): State[] {
  const found = new Set([first]);
  for (const { next } of found) for (const state of next.values()) if (typeof state === 'object') found.add(state);
  return [...found];
}

function flatten(first: State): Int32Array {
  const states = statesFrom(first);
  const numbers = new Map(states.map((state, i) => [state, letters * (i + 1)]));
  const table = new Int32Array(letters * (states.length + 1)).fill(doubt);
  for (const [state, number] of numbers) {
    for (const [letter, next] of state.next) {
      table[number + letter] = typeof next === 'number' ? next : (numbers.get(next) ?? doubt);
    }
  }
  return table;
}
