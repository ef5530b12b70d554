/**
 * Who can move in a state, and the step itself: what simulator and explorer do for every single
 * step. A move is an actor and a place of the thread that it looks at, as one small number; what
 * belongs to a move lies in flat arrays.
 */
import { assert } from '../base/assert.ts';
import type { Case, Mark, Turn } from './actors.ts';
import type { Update } from './effects.ts';
import type { Evaluate } from './compile.ts';
import { eventBit, type Program } from './program.ts';

/** An actor fits into a byte, a move into two. */
const MAX_ACTORS = 0xff;
const MAX_MOVES = 0xffff;

export class Mover {
  /** By move. */
  readonly cases: readonly Case[];
  readonly actors: Uint8Array;

  // By actor: its first move, and where the place of its thread is.
  private readonly first: Uint16Array;
  private readonly word: Uint8Array;
  private readonly shift: Uint8Array;
  private readonly mask: Int32Array;
  /** Actors from here on move only when nobody else can. */
  private readonly firstLastResort: number;

  // By move: the guard, the step, and marks of events that an invariant waits for.
  private readonly testWord: Uint8Array;
  private readonly testMask: Int32Array;
  private readonly testBits: Int32Array;
  private readonly rests: readonly (Evaluate | undefined)[];
  private readonly steps: readonly Update[];
  private readonly checked: readonly (readonly Mark[] | undefined)[];

  constructor(turns: readonly Turn[], program: Program) {
    const cases = turns.flatMap((turn) => turn.cases);
    assert(turns.length <= MAX_ACTORS && cases.length <= MAX_MOVES, 'too many actors');
    this.cases = cases;
    this.actors = Uint8Array.from(turns.flatMap((turn, actor) => turn.cases.map(() => actor)));
    let moves = 0;
    this.first = Uint16Array.from(
      turns,
      (turn) => (moves += turn.cases.length) - turn.cases.length,
    );
    this.word = Uint8Array.from(turns, ({ place }) => place.word);
    this.shift = Uint8Array.from(turns, ({ place }) => place.shift);
    this.mask = Int32Array.from(turns, ({ place }) => place.mask);
    this.firstLastResort = turns.filter(({ actor }) => !actor.lastResort).length;
    this.testWord = Uint8Array.from(cases, ({ guard }) => guard.test.word);
    this.testMask = Int32Array.from(cases, ({ guard }) => guard.test.mask);
    this.testBits = Int32Array.from(cases, ({ guard }) => guard.test.bits);
    this.rests = cases.map(({ guard }) => guard.rest ?? undefined);
    this.steps = cases.map(({ step }) => step);
    let checkedBits = 0;
    for (const { when } of program.invariants)
      if (typeof when === 'object') checkedBits |= 1 << eventBit(program, when.event);
    this.checked = cases.map(({ marks }) => {
      const checked = marks.filter(({ bit }) => (bit & checkedBits) !== 0);
      return checked.length === 0 ? undefined : checked;
    });
  }

  /** What `actor` would do in this state. */
  moveOf(state: Int32Array, actor: number): number {
    const at = (state[this.word[actor]!]! >>> this.shift[actor]!) & this.mask[actor]!;
    return this.first[actor]! + at;
  }

  /** Where the thread stands that the move's actor looks at; 0 when it looks at none. */
  placeOf(move: number): number {
    return move - this.first[this.actors[move]!]!;
  }

  /** Fills `out` with the moves that can be taken, in the order of actors; returns how many. */
  enabled(state: Int32Array, out: Uint16Array): number {
    const { firstLastResort } = this;
    const count = this.enabledAmong(state, 0, firstLastResort, out);
    return count > 0 ? count : this.enabledAmong(state, firstLastResort, this.first.length, out);
  }

  canTake(state: Int32Array, move: number): boolean {
    if (!this.guardHolds(state, move)) return false;
    if (this.actors[move]! < this.firstLastResort) return true;
    for (let other = 0; other < this.firstLastResort; other++)
      if (this.guardHolds(state, this.moveOf(state, other))) return false;
    return true;
  }

  /** Takes the move, which must be enabled, in place. */
  take(state: Int32Array, move: number): void {
    this.steps[move]!(state);
  }

  /** Events of the move, bit by bit; to be asked before it is taken. */
  events(state: Int32Array, move: number): number {
    return bitsOf(this.cases[move]!.marks, state);
  }

  /** The part of `events` that an invariant waits for. */
  checkedEvents(state: Int32Array, move: number): number {
    const marks = this.checked[move];
    return marks === undefined ? 0 : bitsOf(marks, state);
  }

  outcome(state: Int32Array, move: number): string {
    for (const mark of this.cases[move]!.marks)
      if (mark.outcome !== '' && mark.when(state) !== 0) return mark.outcome;
    return '';
  }

  private guardHolds(state: Int32Array, move: number): boolean {
    if ((state[this.testWord[move]!]! & this.testMask[move]!) !== this.testBits[move]!)
      return false;
    const rest = this.rests[move];
    return rest === undefined || rest(state) !== 0;
  }

  private enabledAmong(state: Int32Array, from: number, to: number, out: Uint16Array): number {
    const { testWord, testMask, testBits, rests } = this;
    let count = 0;
    for (let actor = from; actor < to; actor++) {
      const move = this.moveOf(state, actor);
      if ((state[testWord[move]!]! & testMask[move]!) !== testBits[move]!) continue;
      const rest = rests[move];
      if (rest === undefined || rest(state) !== 0) out[count++] = move;
    }
    return count;
  }
}

function bitsOf(marks: readonly Mark[], state: Int32Array): number {
  let bits = 0;
  for (let i = 0; i < marks.length; i++) {
    const mark = marks[i]!;
    if (mark.when(state) !== 0) bits |= mark.bit;
  }
  return bits;
}
