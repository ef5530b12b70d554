/**
 * Who moves next in a run that is tried out. Were it anybody alike, nobody would ever be far behind, and what
 * comes only then would never be seen. So here some are much faster than others, in every run others: either
 * by weights, which are powers of two; or by ranks, of which the highest moves until it happens to get
 * another one (after Burckhardt and others, "A randomized scheduler with probabilistic guarantees of
 * finding bugs", 2010). A seed gives all of it.
 */
import { draw, within } from '../../../base/random.ts';

/** What is drawn: how fast an actor is, who moves, when a rank changes, and to what. */
const SPEED = 0;
const TURN = 1;
const CHANGE = 2;
const CHANGED = 3;

/** The greatest weight, and after how many steps a rank changes: by run, in turns. */
const KINDS = [
  { bits: 8, stepsToChange: 0 },
  { bits: 0, stepsToChange: 16 },
  { bits: 16, stepsToChange: 0 },
  { bits: 0, stepsToChange: 4 },
] as const;

export class Chance {
  private readonly run: number;
  /** By actor: 32 bits, the weight or the rank. */
  private readonly speeds: Uint32Array;
  private readonly bits: number;
  private readonly stepsToChange: number;
  private step = 0;

  constructor(run: number, actors: number) {
    const { bits, stepsToChange } = KINDS[run % KINDS.length]!;
    this.run = run;
    this.speeds = Uint32Array.from({ length: actors }, (_, actor) => draw(run, actor, SPEED));
    this.bits = bits;
    this.stepsToChange = stepsToChange;
  }

  /** One of the first `count` moves; `actors` are those of all moves. */
  next(moves: Uint16Array, count: number, actors: ArrayLike<number>): number {
    this.step++;
    return this.stepsToChange === 0
      ? this.byWeight(moves, count, actors)
      : this.byRank(moves, count, actors);
  }

  private byWeight(moves: Uint16Array, count: number, actors: ArrayLike<number>): number {
    let sum = 0;
    for (let i = 0; i < count; i++) sum += this.weightOf(actors[moves[i]!]!);
    let at = this.drawn(TURN, sum);
    let i = 0;
    for (; i < count - 1; i++) {
      at -= this.weightOf(actors[moves[i]!]!);
      if (at < 0) break;
    }
    return moves[i]!;
  }

  /** A power of two, below two to the power of `bits`. */
  private weightOf(actor: number): number {
    return 1 << Math.floor((this.speeds[actor]! / 2 ** 32) * this.bits);
  }

  private byRank(moves: Uint16Array, count: number, actors: ArrayLike<number>): number {
    const { speeds, stepsToChange, run, step } = this;
    let move = moves[0]!;
    for (let i = 1; i < count; i++)
      if (speeds[actors[moves[i]!]!]! > speeds[actors[move]!]!) move = moves[i]!;
    if (this.drawn(CHANGE, stepsToChange) === 0) speeds[actors[move]!] = draw(run, step, CHANGED);
    return move;
  }

  /** Of 0 .. `count` - 1. */
  private drawn(what: number, count: number): number {
    return within(draw(this.run, this.step, what) >>> 0, 0, count - 1);
  }
}
