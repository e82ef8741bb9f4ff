/** The fewest answers, over all standards at once, that change something of the whole result: an exhaustive search. */
import type { Discretion, Programme, Rating } from '../model.js';
import { rate, type Rated } from '../scoring/rate.js';
import { points, rank } from '../scoring/scale.js';
import type { Measured } from '../scoring/standard.js';
import { bandPlans, countedQuestions, type BandPlan } from './band-plans.js';

/** Something of a result that may change, and whether a result changes it. */
export interface Goal {
  readonly name: string;
  readonly met: (rated: Rated) => boolean;
}

/** A standard put in another band. */
export interface Pick {
  readonly code: string;
  readonly plan: BandPlan;
}

/** The fewest answers that meet a goal, one way of doing it, how many ways there are, and the result that it gives. */
export interface Found {
  readonly answers: number;
  readonly ways: number;
  readonly picks: readonly Pick[];
  readonly rated: Rated;
}

/** A standard whose band answers can change, and the plans for its bands on the side that is searched; the first is where it is. */
interface Movable {
  readonly code: string;
  readonly counted: boolean;
  readonly plans: readonly BandPlan[];
}

/**
 * For each goal, the fewest answers that meet it; a goal that nothing meets is left out. Judgements and recorded discretion stay.
 *
 * Exact, because lower bands never give a higher result: rules only lower, and only for low ratings. So what can be met on one side
 * is met by standards that move to that side or stay. Every combination of bands that a decision rule can see goes through the rating
 * itself; the other standards matter by their points alone, so for each sum of theirs only the fewest answers are kept.
 */
export function fewestFor(
  programme: Programme,
  measured: readonly Measured[],
  discretion: readonly Discretion[],
  side: 'down' | 'up',
  goals: readonly Goal[],
): Map<string, Found> {
  const standards = movable(programme, measured, discretion, side);
  const run = (picks: readonly Pick[]): Rated => rate(programme, withBands(measured, picks), discretion);
  const furthest = run(standards.flatMap(({ code, plans }) => extreme(programme, code, plans, side)));
  const wanted = goals.filter(({ met }) => met(furthest));
  const found = new Map<string, Found>();
  if (wanted.length === 0) return found;

  const seen = new Set(programme.rules.flatMap(({ standard, when }) => [standard, ...when.of]));
  const inRules = standards.filter(({ code }) => seen.has(code));
  const sums = bySum(
    programme,
    standards.filter(({ code, counted }) => counted && !seen.has(code)),
  );
  /** Beyond this many answers nothing new can be found. */
  const limit = (): number => Math.max(...wanted.map(({ name }) => found.get(name)?.answers ?? Infinity));

  const visit = ({ answers, ways, picks }: Choice): void => {
    if (answers === 0 || answers > limit()) return;
    const rated = run(picks);
    for (const { name, met } of wanted) {
      const before = found.get(name);
      if ((before !== undefined && answers > before.answers) || !met(rated)) continue;
      if (before === undefined || answers < before.answers) found.set(name, { answers, ways, picks, rated });
      else found.set(name, { ...before, ways: before.ways + ways });
    }
  };
  const search = (i: number, choice: Choice): void => {
    if (choice.answers > limit()) return;
    const standard = inRules[i];
    if (standard === undefined) for (const sum of sums) visit(joined(choice, sum));
    else for (const plan of standard.plans) search(i + 1, withPlan(choice, standard.code, plan));
  };
  search(0, nothing);
  return found;
}

/** The measures with some standards in other bands. */
function withBands(measured: readonly Measured[], picks: readonly Pick[]): Measured[] {
  const ratings = new Map(picks.map(({ code, plan }) => [code, plan.rating]));
  return measured.map((m) => {
    const banded = ratings.get(m.standard.code);
    return banded === undefined ? m : { ...m, banded };
  });
}

function movable(
  programme: Programme,
  measured: readonly Measured[],
  discretion: readonly Discretion[],
  side: 'down' | 'up',
): Movable[] {
  const place = (rating: Rating): number => rank(programme.ratings, rating);
  return measured.flatMap(({ standard, basis, banded, keyQuestions }) => {
    const questions = countedQuestions(keyQuestions);
    const held = discretion.some((entry) => entry.standard === standard.code);
    if (basis !== 'cases' || banded === null || questions === null || held) return [];
    const plans = bandPlans(programme, questions)
      .filter((plan) => plan !== null)
      .filter(({ rating }) => (side === 'down' ? place(rating) <= place(banded) : place(rating) >= place(banded)))
      .toSorted((a, b) => a.answers - b.answers);
    return { code: standard.code, counted: standard.counted ?? true, plans };
  });
}

function extreme(programme: Programme, code: string, plans: readonly BandPlan[], side: 'down' | 'up'): Pick[] {
  const sorted = plans.toSorted((a, b) => rank(programme.ratings, a.rating) - rank(programme.ratings, b.rating));
  const plan = side === 'down' ? sorted[0] : sorted.at(-1);
  return plan === undefined ? [] : [{ code, plan }];
}

/** Some standards put in bands. */
interface Choice {
  readonly answers: number;
  readonly ways: number;
  readonly picks: readonly Pick[];
}

const nothing: Choice = { answers: 0, ways: 1, picks: [] };

function withPlan({ answers, ways, picks }: Choice, code: string, plan: BandPlan): Choice {
  if (plan.answers === 0) return { answers, ways, picks };
  return { answers: answers + plan.answers, ways: ways * plan.ways.length, picks: [...picks, { code, plan }] };
}

function joined(a: Choice, b: Choice): Choice {
  return { answers: a.answers + b.answers, ways: a.ways * b.ways, picks: [...a.picks, ...b.picks] };
}

/** For each sum of points that these standards can have, the choice of bands that takes the fewest answers. */
function bySum({ ratings }: Programme, standards: readonly Movable[]): Choice[] {
  let sums = new Map<number, Choice>([[0, nothing]]);
  for (const { code, plans } of standards) {
    const next = new Map<number, Choice>();
    for (const [sum, choice] of sums) {
      for (const plan of plans) {
        const with_ = withPlan(choice, code, plan);
        const key = sum + points(ratings, plan.rating);
        const before = next.get(key);
        if (before === undefined || with_.answers < before.answers) next.set(key, with_);
        else if (with_.answers === before.answers) next.set(key, { ...before, ways: before.ways + with_.ways });
      }
    }
    sums = next;
  }
  return [...sums.values()];
}
