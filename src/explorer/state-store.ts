/**
 * All states found so far, each stored once: packed words in segments, and for each state the one it
 * came from and the actor that moved. Equality compares all words, never a hash alone.
 *
 * States are staged and added in batches. Nearly all the time of a search goes into waiting for
 * memory; the entries that a batch will look at are touched first, so that these waits overlap.
 */
import { assert } from '../base/assert.ts';
import { hashOf, HashTable, NONE, type Hashed } from './hash-table.ts';

/** States in a segment; a power of two. */
const SEGMENT_BITS = 16;
const SEGMENT_STATES = 1 << SEGMENT_BITS;
const SEGMENT_MASK = SEGMENT_STATES - 1;
/** States staged at most. */
export const BATCH_STATES = 512;
/** A parent and an actor. */
const ORIGIN_BYTES = 5;

export class StateStore implements Hashed {
  readonly words: number;
  private count = 0;
  private readonly segments: Int32Array[] = [];
  private readonly parents: Int32Array[] = [];
  private readonly actors: Uint8Array[] = [];
  private readonly table = new HashTable(this);
  private readonly staged: Int32Array;
  private readonly stagedHashes = new Int32Array(BATCH_STATES);
  private readonly stagedParents = new Int32Array(BATCH_STATES);
  private readonly stagedActors = new Uint8Array(BATCH_STATES);
  private stagedCount = 0;
  /** What was looked at; never read, but it keeps the engine from leaving the look out. */
  private readonly looked = new Int32Array(BATCH_STATES);

  constructor(words: number) {
    assert(words > 0, 'a state needs a word');
    this.words = words;
    this.staged = new Int32Array(BATCH_STATES * words);
  }

  /** Number of states, those staged apart. */
  get size(): number {
    return this.count;
  }

  /** States staged and not yet added; some of them may be known. */
  get pending(): number {
    return this.stagedCount;
  }

  /** Bytes held. */
  get bytes(): number {
    return this.segments.length * this.segmentBytes + this.table.bytes;
  }

  /** Bytes held while one more batch is added, at worst. */
  get bytesToGrow(): number {
    return this.bytes + this.segmentBytes + this.table.bytesToGrow;
  }

  /** Puts a state aside for `flush`; there must be room. */
  stage(state: Int32Array, parent: number, actor: number): void {
    const { words, staged } = this;
    const index = this.stagedCount++;
    const from = index * words;
    for (let i = 0; i < words; i++) staged[from + i] = state[i]!;
    this.stagedHashes[index] = hashOf(state, 0, words);
    this.stagedParents[index] = parent;
    this.stagedActors[index] = actor;
  }

  /** Adds all staged states that are not known yet, in order; `size` grows by their number. */
  flush(): void {
    const { stagedCount, stagedHashes, table, looked } = this;
    table.prepare(stagedCount);
    for (let index = 0; index < stagedCount; index++)
      looked[index] = table.peek(stagedHashes[index]!);
    for (let index = 0; index < stagedCount; index++) {
      const number = table.guess(stagedHashes[index]!);
      if (number !== NONE) looked[index] = this.firstWord(number);
    }
    for (let index = 0; index < stagedCount; index++)
      if (table.add(stagedHashes[index]!, index) === NONE) this.append(index);
    this.stagedCount = 0;
  }

  /** Copies state `number` into `out`. */
  load(number: number, out: Int32Array): void {
    const { words } = this;
    const segment = this.segments[number >>> SEGMENT_BITS]!;
    const from = (number & SEGMENT_MASK) * words;
    for (let i = 0; i < words; i++) out[i] = segment[from + i]!;
  }

  /** State from which `number` was first reached; -1 for an initial one. */
  parentOf(number: number): number {
    return this.parents[number >>> SEGMENT_BITS]![number & SEGMENT_MASK]!;
  }

  /** Actor whose step led from the parent to `number`. */
  actorOf(number: number): number {
    return this.actors[number >>> SEGMENT_BITS]![number & SEGMENT_MASK]!;
  }

  /** The hash of state `number`. */
  hash(number: number): number {
    const segment = this.segments[number >>> SEGMENT_BITS]!;
    return hashOf(segment, (number & SEGMENT_MASK) * this.words, this.words);
  }

  /** Whether state `number` is the one staged as number `index`. */
  equals(number: number, index: number): boolean {
    const { words, staged } = this;
    const segment = this.segments[number >>> SEGMENT_BITS]!;
    const from = (number & SEGMENT_MASK) * words;
    const at = index * words;
    for (let i = 0; i < words; i++) if (segment[from + i] !== staged[at + i]) return false;
    return true;
  }

  private get segmentBytes(): number {
    return SEGMENT_STATES * (this.words * 4 + ORIGIN_BYTES);
  }

  private firstWord(number: number): number {
    return this.segments[number >>> SEGMENT_BITS]![(number & SEGMENT_MASK) * this.words]!;
  }

  private append(index: number): void {
    const { words, staged } = this;
    const number = this.count++;
    const at = number >>> SEGMENT_BITS;
    if (at === this.segments.length) {
      this.segments.push(new Int32Array(SEGMENT_STATES * words));
      this.parents.push(new Int32Array(SEGMENT_STATES));
      this.actors.push(new Uint8Array(SEGMENT_STATES));
    }
    const segment = this.segments[at]!;
    const to = (number & SEGMENT_MASK) * words;
    const from = index * words;
    for (let i = 0; i < words; i++) segment[to + i] = staged[from + i]!;
    this.parents[at]![number & SEGMENT_MASK] = this.stagedParents[index]!;
    this.actors[at]![number & SEGMENT_MASK] = this.stagedActors[index]!;
  }
}
