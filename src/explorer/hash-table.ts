/**
 * Numbers of states by hash: open addressing with linear probing. An entry holds a state's number
 * and a few bits of its hash, which tell most other states apart without a look at them.
 *
 * The table doubles little by little, so that no single step takes long: while it does, states that
 * have not been moved are still found in the old table, and new ones go into the new one.
 */
import { assert } from '../base/assert.ts';

const FIRST_LENGTH = 1 << 13;
/** Bits of an entry that are the number, counted from 1; the rest is a tag. */
const NUMBER_BITS = 27;
const NUMBER_MASK = (1 << NUMBER_BITS) - 1;
/** Fresh memory is zero, so that a new table need not be filled. */
const EMPTY = 0;
/** States moved for each one added while the table doubles; more than one, or it would fill up. */
const MOVES_PER_STATE = 8;

/** States moved together. */
const BLOCK = 64;

/** Answer when there is no such state. */
export const NONE = -1;

/** The states in the table, by number from 0 up. */
export interface Hashed {
  hash(number: number): number;
  /** Whether state `number` is what is asked for as `asked`. */
  equals(number: number, asked: number): boolean;
}

export class HashTable {
  private readonly states: Hashed;
  private table: Int32Array = new Int32Array(FIRST_LENGTH);
  /** The table that is being left; empty most of the time. */
  private old: Int32Array = new Int32Array(0);
  /** States below `moved` are in the new table; from there up to `toMove` only in the old one. */
  private moved = 0;
  private toMove = 0;
  private count = 0;
  private readonly hashes = new Int32Array(BLOCK);
  /** What was looked at; never read, but it keeps the engine from leaving the look out. */
  private readonly looked = new Int32Array(BLOCK);

  constructor(states: Hashed) {
    this.states = states;
  }

  get bytes(): number {
    return (this.table.length + this.old.length) * 4;
  }

  /** Bytes more, at worst, when states are added. */
  get bytesToGrow(): number {
    return this.isNearlyFull() ? this.table.length * 8 : 0;
  }

  /** The entry at which a search for this hash begins, so that the search itself waits less. */
  peek(hash: number): number {
    return this.table[hash & (this.table.length - 1)]!;
  }

  /** Number of the first state that may have this hash, by its tag; NONE. */
  guess(hash: number): number {
    const { table } = this;
    const mask = table.length - 1;
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const entry = table[slot]!;
      if (entry === EMPTY) return NONE;
      if (((entry ^ hash) & ~NUMBER_MASK) === 0) return (entry & NUMBER_MASK) - 1;
    }
  }

  /** Number of the state that is `asked`, with this hash; a new state is put in and gives NONE. */
  add(hash: number, asked: number): number {
    const { table, old } = this;
    const mask = table.length - 1;
    let slot = hash & mask;
    for (let entry = table[slot]!; entry !== EMPTY; entry = table[slot]!) {
      const isTagged = ((entry ^ hash) & ~NUMBER_MASK) === 0;
      if (isTagged && this.states.equals((entry & NUMBER_MASK) - 1, asked))
        return (entry & NUMBER_MASK) - 1;
      slot = (slot + 1) & mask;
    }
    if (old.length > 0) {
      const known = this.findOld(hash, asked);
      if (known !== NONE) return known;
    }
    assert(this.count < NUMBER_MASK, 'more states than the table has numbers for');
    table[slot] = (hash & ~NUMBER_MASK) | ++this.count;
    return NONE;
  }

  /** To be called before up to `states` more are added: makes room, and moves some more. */
  prepare(states: number): void {
    if (this.old.length > 0) this.move(states * MOVES_PER_STATE);
    else if (this.isNearlyFull()) {
      this.old = this.table;
      this.table = new Int32Array(this.table.length * 2);
      this.moved = 0;
      this.toMove = this.count;
      this.move(states * MOVES_PER_STATE);
    }
  }

  private isNearlyFull(): boolean {
    return this.old.length === 0 && this.count * 4 > this.table.length * 3 - FIRST_LENGTH;
  }

  private findOld(hash: number, asked: number): number {
    const { old, states } = this;
    const mask = old.length - 1;
    let slot = hash & mask;
    for (let entry = old[slot]!; entry !== EMPTY; entry = old[slot]!) {
      const isTagged = ((entry ^ hash) & ~NUMBER_MASK) === 0;
      if (isTagged && states.equals((entry & NUMBER_MASK) - 1, asked))
        return (entry & NUMBER_MASK) - 1;
      slot = (slot + 1) & mask;
    }
    return NONE;
  }

  /** In the order of their numbers, for so they lie in memory; block by block as in `peek`. */
  private move(states: number): void {
    const { table, hashes, looked } = this;
    const mask = table.length - 1;
    const end = Math.min(this.toMove, this.moved + states);
    for (let from = this.moved; from < end; from += BLOCK) {
      const count = Math.min(BLOCK, end - from);
      for (let i = 0; i < count; i++) {
        const hash = this.states.hash(from + i);
        hashes[i] = hash;
        looked[i] = table[hash & mask]!;
      }
      for (let i = 0; i < count; i++) {
        const hash = hashes[i]!;
        let slot = hash & mask;
        while (table[slot] !== EMPTY) slot = (slot + 1) & mask;
        table[slot] = (hash & ~NUMBER_MASK) | (from + i + 1);
      }
    }
    this.moved = end;
    if (end === this.toMove) this.old = new Int32Array(0);
  }
}

/** A 32-bit hash of `words` words; they are mixed one by one, and once more at the end. */
export function hashOf(state: Int32Array, from: number, words: number): number {
  let h = 0x2545f491;
  for (let i = 0; i < words; i++) {
    h = Math.imul(h ^ state[from + i]!, 0x9e3779b1);
    h ^= h >>> 15;
  }
  h = Math.imul(h, 0x85ebca6b);
  return h ^ (h >>> 13);
}
