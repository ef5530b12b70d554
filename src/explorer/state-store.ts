/**
 * All states found so far, each stored once, with the one it came from and the actor that moved.
 * Equality compares all words, never a hash alone: two states are the same if their rows are.
 *
 * States are staged and added in batches. Nearly all the time of a search goes into waiting for
 * memory; the entries that a batch will look at are touched first, so that these waits overlap. And
 * most states that come again do so soon: they are found among the recent ones, which are near.
 */
import { assert } from '../base/assert.ts';
import { HashTable, NONE } from './hash-table.ts';
import { Origins } from './origins.ts';
import { hashOf, PackedRows } from './packed-rows.ts';
import { Tails } from './tails.ts';

/** States staged at most. */
export const BATCH_STATES = 512;
/** Recent states remembered; a power of two. */
const RECENT_STATES = 1 << 16;
const NOTHING = -0x80000000;

export class StateStore {
  readonly words: number;
  /** The last batch: which of its states, in the order in which they were staged, were new. */
  readonly fresh = new Uint16Array(BATCH_STATES);
  /** The last batch: by place in it, the number that the state has. */
  readonly numbers = new Int32Array(BATCH_STATES);
  private readonly tails: Tails;
  /** Of each state the row; see `tails.ts`. */
  private readonly rows: PackedRows;
  private readonly origins = new Origins();
  private readonly table: HashTable;
  /** The rows of those that are staged, and of the one that may be next. */
  private readonly staged: Int32Array;
  private readonly stagedHashes = new Int32Array(BATCH_STATES);
  private readonly stagedParents = new Int32Array(BATCH_STATES);
  private readonly stagedActors = new Uint8Array(BATCH_STATES);
  private stagedCount = 0;
  private known = NOTHING;
  private bytesWithBatch: number;
  /** By the lower bits of a hash: the hash of the latest such state, and which one that is. */
  private readonly recentHashes = new Int32Array(RECENT_STATES);
  /** A state's number, `~index` for one that is staged, or NOTHING. */
  private readonly recentStates = new Int32Array(RECENT_STATES).fill(NOTHING);
  /** What was looked at; never read, but it keeps the engine from leaving the look out. */
  private readonly looked = new Int32Array(BATCH_STATES);

  constructor(words: number) {
    assert(words > 0, 'a state needs a word');
    this.words = words;
    this.tails = new Tails(words);
    this.rows = new PackedRows(this.tails.rowWords);
    this.table = new HashTable(this.rows);
    this.staged = new Int32Array((BATCH_STATES + 1) * this.rows.words);
    this.bytesWithBatch = this.mostBytes;
  }

  /** Number of states, those staged apart. */
  get size(): number {
    return this.rows.size;
  }

  /** States staged and not yet added; some of them may be known. */
  get pending(): number {
    return this.stagedCount;
  }

  /** Of the state that `stage` has found to be known: its number, or `~place` of one that is staged. */
  get twin(): number {
    return this.known;
  }

  /** Bytes held. */
  get bytes(): number {
    const { rows, tails, origins, table } = this;
    return rows.bytes + tails.bytes + origins.bytes + table.bytes + this.workingBytes;
  }

  /** Bytes held, at most, until another batch has been added. */
  get bytesToGrow(): number {
    return this.bytesWithBatch;
  }

  /**
   * Puts a state aside for `flush`, unless it is known already; there must be room. Returns its
   * place in the batch; NONE for a known state, which `twin` tells.
   */
  stage(state: Int32Array, parent: number, actor: number): number {
    const { tails, rows, staged, recentHashes, recentStates } = this;
    const index = this.stagedCount;
    const from = index * rows.words;
    tails.shorten(state, staged, from);
    const hash = hashOf(staged, from, rows.words);
    const slot = hash & (RECENT_STATES - 1);
    if (recentHashes[slot] === hash && this.is(recentStates[slot]!, from)) {
      this.known = recentStates[slot]!;
      return NONE;
    }
    this.stagedCount++;
    this.stagedHashes[index] = hash;
    this.stagedParents[index] = parent;
    this.stagedActors[index] = actor;
    recentHashes[slot] = hash;
    recentStates[slot] = ~index;
    return index;
  }

  /**
   * Adds all staged states that are not known yet, in order, and returns how many: they have the
   * numbers up to `size`, and `fresh` says which they were.
   */
  flush(): number {
    const { stagedCount, stagedHashes, staged, table, looked, rows, recentStates } = this;
    const { numbers } = this;
    const { words } = rows;
    for (let index = 0; index < stagedCount; index++)
      looked[index] = table.peek(stagedHashes[index]!);
    for (let index = 0; index < stagedCount; index++) {
      const number = table.guess(stagedHashes[index]!);
      if (number !== NONE) looked[index] = rows.peek(number);
    }
    let count = 0;
    for (let index = 0; index < stagedCount; index++) {
      const hash = stagedHashes[index]!;
      let number = table.add(hash, staged, index * words);
      if (number === NONE) {
        number = rows.size;
        rows.add(staged, index * words);
        this.origins.add(this.stagedParents[index]!, this.stagedActors[index]!);
        this.fresh[count++] = index;
      }
      numbers[index] = number;
      const slot = hash & (RECENT_STATES - 1);
      if (recentStates[slot] === ~index) recentStates[slot] = number;
    }
    this.stagedCount = 0;
    this.bytesWithBatch = this.mostBytes;
    return count;
  }

  /** Copies state `number` into `out`. */
  load(number: number, out: Int32Array): void {
    this.rows.load(number, out);
    this.tails.lengthen(out);
  }

  /** Number of a state; NONE for one that was not added. */
  find(state: Int32Array): number {
    const row = this.tails.rowOf(state);
    return this.table.find(hashOf(row, 0, row.length), row, 0);
  }

  /**
   * How many states were first reached from `number`. Their numbers follow each other, behind those that
   * were reached from the states before it.
   */
  childrenOf(number: number): number {
    return this.origins.childrenOf(number);
  }

  /** State from which `number` was first reached; -1 for an initial one. */
  parentOf(number: number): number {
    return this.origins.parentOf(number);
  }

  /** Actor whose step led from the parent to `number`. */
  actorOf(number: number): number {
    return this.origins.actorOf(number);
  }

  /** With as many states more as are staged at most. */
  private get mostBytes(): number {
    const { rows, tails, origins, table } = this;
    const parts = [rows, tails, origins, table].map((part) => part.bytesWith(BATCH_STATES));
    return parts.reduce((sum, bytes) => sum + bytes, this.workingBytes);
  }

  private get workingBytes(): number {
    return (RECENT_STATES * 2 + BATCH_STATES * (this.rows.words + 4)) * 4;
  }

  /** Whether a recent state is the one whose row lies in `staged` at `at`. */
  private is(recent: number, at: number): boolean {
    if (recent === NOTHING) return false;
    const { rows, staged } = this;
    if (recent >= 0) return rows.equals(recent, staged, at);
    const { words } = rows;
    const from = ~recent * words;
    for (let i = 0; i < words; i++) if (staged[from + i] !== staged[at + i]) return false;
    return true;
  }
}
