/**
 * Who can move in a state, and the step itself: what simulator and explorer do for every single
 * step. A move is an actor and a place of the thread that it looks at, as one small number; what
 * belongs to a move lies in flat arrays.
 */
import { assert } from '../base/assert.ts';
import type { Case, Mark, Turn } from './actors.ts';
import type { Update } from './effects.ts';
import { NEVER, type Evaluate } from './compile.ts';
import type { Actor } from './machine.ts';
import { eventBit, type Program } from './program.ts';

/** An actor fits into a byte, a move into two. */
const MAX_ACTORS = 0xff;
const MAX_MOVES = 0xffff;

/** Fields of an actor's record: where the place of its thread is, its first move, and `needs`. */
const ACTOR_FIELDS = 5;
/** Fields of a move's record: the guard's comparison, whether there is more to it, and `rests`. */
const MOVE_FIELDS = 5;
/** Fields of a store: word, bits to keep, bits to set. */
const STORE_FIELDS = 3;
/** Room for the stores of a few moves; it grows. */
const FIRST_STORES = 1 << 9;

export class Mover {
  /** By move. */
  readonly cases: readonly Case[];
  readonly actors: Uint8Array;

  /**
   * By actor: word, shift and mask of its thread's place; its first move; and for one that acts only
   * on a thread that rests, that thread's bit.
   */
  private readonly actorRecords: Int32Array;
  /**
   * By move: word, mask and bits of the comparison that its guard begins with; 1 if the guard has
   * more to it; and the thread's bit if somebody else may act on the thread where this move starts.
   */
  private readonly moveRecords: Int32Array;
  private readonly rests: readonly (Evaluate | undefined)[];
  /** Actors from here on move only when nobody else can. */
  private readonly firstLastResort: number;
  private readonly actorCount: number;

  // By move: the step, once it is compiled, and marks of events that an invariant waits for.
  private readonly isCompiled: Uint8Array;
  private readonly updates: (Update | undefined)[];
  /** Where its stores begin and end among all. */
  private readonly storesFrom: Uint32Array;
  private readonly storesTo: Uint32Array;
  private stores = new Int32Array(FIRST_STORES);
  private storesSize = 0;
  private readonly checked: readonly (readonly Mark[] | undefined)[];

  constructor(turns: readonly Turn[], program: Program) {
    const cases = turns.flatMap((turn) => turn.cases);
    assert(turns.length <= MAX_ACTORS && cases.length <= MAX_MOVES, 'too many actors');
    this.cases = cases;
    this.actorCount = turns.length;
    this.firstLastResort = turns.filter(({ actor }) => !actor.lastResort).length;
    this.actors = new Uint8Array(cases.length);
    this.actorRecords = new Int32Array(turns.length * ACTOR_FIELDS);
    this.moveRecords = new Int32Array(cases.length * MOVE_FIELDS);
    const interrupts = turns.filter(({ actor }) => isInterrupt(actor));
    let move = 0;
    turns.forEach(({ actor, place, cases: own }, index) => {
      const needs = isInterrupt(actor) ? 1 << actor.thread : 0;
      const record = [place.word, place.shift, place.mask, move, needs];
      this.actorRecords.set(record, index * ACTOR_FIELDS);
      const others =
        actor.kind === 'thread'
          ? interrupts.filter((other) => other.actor.thread === actor.thread)
          : [];
      own.forEach(({ guard: { test, rest } }, at) => {
        const rests = others.some((other) => other.cases[at]!.guard !== NEVER);
        const m = move * MOVE_FIELDS;
        this.moveRecords[m] = test.word;
        this.moveRecords[m + 1] = test.mask;
        this.moveRecords[m + 2] = test.bits;
        this.moveRecords[m + 3] = rest === null ? 0 : 1;
        this.moveRecords[m + 4] = rests ? 1 << actor.thread : 0;
        this.actors[move++] = index;
      });
    });
    this.rests = cases.map(({ guard }) => guard.rest ?? undefined);
    this.isCompiled = new Uint8Array(cases.length);
    this.updates = cases.map(() => undefined);
    this.storesFrom = new Uint32Array(cases.length);
    this.storesTo = new Uint32Array(cases.length);
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
    const { actorRecords } = this;
    const a = actor * ACTOR_FIELDS;
    const at = (state[actorRecords[a]!]! >>> actorRecords[a + 1]!) & actorRecords[a + 2]!;
    return actorRecords[a + 3]! + at;
  }

  /** Where the thread stands that the move's actor looks at; 0 when it looks at none. */
  placeOf(move: number): number {
    return move - this.actorRecords[this.actors[move]! * ACTOR_FIELDS + 3]!;
  }

  /** Fills `out` with the moves that can be taken, in the order of actors; returns how many. */
  enabled(state: Int32Array, out: Uint16Array): number {
    const { firstLastResort } = this;
    const count = this.enabledAmong(state, 0, firstLastResort, out);
    return count > 0 ? count : this.enabledAmong(state, firstLastResort, this.actorCount, out);
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
    if (this.isCompiled[move] === 0) this.compile(move);
    const { stores, storesFrom, storesTo } = this;
    const update = this.updates[move];
    if (update !== undefined) update(state);
    const end = storesTo[move]!;
    for (let i = storesFrom[move]!; i < end; i += STORE_FIELDS) {
      const word = stores[i]!;
      state[word] = (state[word]! & stores[i + 1]!) | stores[i + 2]!;
    }
  }

  private compile(move: number): void {
    const { update, stores } = this.cases[move]!.step();
    this.isCompiled[move] = 1;
    this.updates[move] = update ?? undefined;
    const from = this.storesSize;
    const to = from + stores.length * STORE_FIELDS;
    if (to > this.stores.length) {
      const larger = new Int32Array(2 * Math.max(to, this.stores.length));
      larger.set(this.stores);
      this.stores = larger;
    }
    stores.forEach(({ word, keep, bits }, i) => {
      this.stores.set([word, keep, bits], from + i * STORE_FIELDS);
    });
    this.storesFrom[move] = from;
    this.storesTo[move] = to;
    this.storesSize = to;
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

  /** Whether an invariant waits for an event of the move. */
  isChecked(move: number): boolean {
    return this.checked[move] !== undefined;
  }

  outcome(state: Int32Array, move: number): string {
    for (const mark of this.cases[move]!.marks)
      if (mark.outcome !== '' && mark.when(state) !== 0) return mark.outcome;
    return '';
  }

  private guardHolds(state: Int32Array, move: number): boolean {
    const { moveRecords } = this;
    const m = move * MOVE_FIELDS;
    if ((state[moveRecords[m]!]! & moveRecords[m + 1]!) !== moveRecords[m + 2]!) return false;
    return moveRecords[m + 3] === 0 || this.rests[move]!(state) !== 0;
  }

  private enabledAmong(state: Int32Array, from: number, to: number, out: Uint16Array): number {
    const { actorRecords, moveRecords, rests } = this;
    let count = 0;
    let resting = 0;
    for (let actor = from; actor < to; actor++) {
      const a = actor * ACTOR_FIELDS;
      if ((actorRecords[a + 4]! & ~resting) !== 0) continue;
      const place = (state[actorRecords[a]!]! >>> actorRecords[a + 1]!) & actorRecords[a + 2]!;
      const move = actorRecords[a + 3]! + place;
      const m = move * MOVE_FIELDS;
      resting |= moveRecords[m + 4]!;
      if ((state[moveRecords[m]!]! & moveRecords[m + 1]!) !== moveRecords[m + 2]!) continue;
      if (moveRecords[m + 3] === 0 || rests[move]!(state) !== 0) out[count++] = move;
    }
    return count;
  }
}

/** Acts on a thread of its own, and only where that thread lets it. */
const isInterrupt = ({ kind, thread, lastResort }: Actor): boolean =>
  kind === 'environment' && thread >= 0 && !lastResort;

function bitsOf(marks: readonly Mark[], state: Int32Array): number {
  let bits = 0;
  for (let i = 0; i < marks.length; i++) {
    const mark = marks[i]!;
    if (mark.when(state) !== 0) bits |= mark.bit;
  }
  return bits;
}
