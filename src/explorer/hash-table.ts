/**
 * Numbers of rows by hash: open addressing with linear probing. An entry holds a row's number
 * and a few bits of its hash, which tell most other rows apart without a look at them.
 *
 * The table is cut into shards that grow one at a time. Their shares of all hashes differ by up to the factor
 * by which one grows, in equal ratios, so that with growing numbers the shards fill up one after the other:
 * neither the memory for a row nor the time for it depends on how many there are.
 */
import { assert } from '../base/assert.ts';
import type { PackedRows } from './packed-rows.ts';

const SHARDS = 128;
const FIRST_LENGTH = 1 << 9;
/** A shard grows when a larger part of it is full, */
const MAX_LOAD = 0.8;
/** and is so many times as long from then on. */
const GROWTH = 4;

/** Upper bits of a hash that choose the shard. */
const SHARD_BITS = 12;
const SHARD_SHIFT = 32 - SHARD_BITS;
const SHARD_OF = Uint8Array.from({ length: 1 << SHARD_BITS }, (_, upper) =>
  Math.floor(
    (SHARDS * Math.log(1 + (GROWTH - 1) * (upper / (1 << SHARD_BITS)))) / Math.log(GROWTH),
  ),
);

/** Bits of an entry that are the number, counted from 1; the rest is a tag. */
const NUMBER_BITS = 27;
const NUMBER_MASK = (1 << NUMBER_BITS) - 1;
/** Brings to the place of the tag those bits of a hash that differ most within a shard. */
const TAG_SHIFT = SHARD_BITS - 4;
/** Fresh memory is zero, so that a new shard need not be filled. */
const EMPTY = 0;
/** Entries moved together. */
const BLOCK = 64;

/** Answer when there is no such row. */
export const NONE = -1;

export class HashTable {
  /** The rows in the table, by number from 0 up. */
  private readonly rows: PackedRows;
  private readonly shards: Int32Array[] = [];
  private readonly counts = new Int32Array(SHARDS);
  private count = 0;
  private length = SHARDS * FIRST_LENGTH;
  private readonly block = new Int32Array(BLOCK);
  /** What was looked at; never read, but it keeps the engine from leaving the look out. */
  private readonly looked = new Int32Array(BLOCK);

  constructor(rows: PackedRows) {
    this.rows = rows;
    for (let i = 0; i < SHARDS; i++) this.shards.push(new Int32Array(FIRST_LENGTH));
  }

  get bytes(): number {
    return this.length * 4;
  }

  /** Bytes held, at most, while and after `rows` more are added. */
  bytesWith(rows: number): number {
    let bytes = this.bytes;
    for (let i = 0; i < SHARDS; i++) {
      const { length } = this.shards[i]!;
      if (this.counts[i]! + rows > length * MAX_LOAD) bytes += length * GROWTH * 4;
    }
    return bytes;
  }

  /** The entry at which a search for this hash begins, so that the search itself waits less. */
  peek(hash: number): number {
    const shard = this.shards[SHARD_OF[hash >>> SHARD_SHIFT]!]!;
    return shard[hash & (shard.length - 1)]!;
  }

  /** Number of the first row that may have this hash, by its tag; NONE. */
  guess(hash: number): number {
    const shard = this.shards[SHARD_OF[hash >>> SHARD_SHIFT]!]!;
    const mask = shard.length - 1;
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const entry = shard[slot]!;
      if (entry === EMPTY) return NONE;
      if (((entry ^ (hash << TAG_SHIFT)) & ~NUMBER_MASK) === 0) return (entry & NUMBER_MASK) - 1;
    }
  }

  /** Number of the row that lies in `from` at `at`, with this hash; NONE. */
  find(hash: number, from: Int32Array, at: number): number {
    const shard = this.shards[SHARD_OF[hash >>> SHARD_SHIFT]!]!;
    const mask = shard.length - 1;
    const tag = (hash << TAG_SHIFT) & ~NUMBER_MASK;
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const entry = shard[slot]!;
      if (entry === EMPTY) return NONE;
      const isTagged = ((entry ^ tag) & ~NUMBER_MASK) === 0;
      if (isTagged && this.rows.equals((entry & NUMBER_MASK) - 1, from, at))
        return (entry & NUMBER_MASK) - 1;
    }
  }

  /**
   * Number of the row that lies in `from` at `at`, with this hash. A new row gives NONE, and is
   * known from now on by the next number.
   */
  add(hash: number, from: Int32Array, at: number): number {
    const which = SHARD_OF[hash >>> SHARD_SHIFT]!;
    const shard = this.shards[which]!;
    const mask = shard.length - 1;
    const tag = (hash << TAG_SHIFT) & ~NUMBER_MASK;
    let slot = hash & mask;
    for (let entry = shard[slot]!; entry !== EMPTY; entry = shard[slot]!) {
      const isTagged = ((entry ^ tag) & ~NUMBER_MASK) === 0;
      if (isTagged && this.rows.equals((entry & NUMBER_MASK) - 1, from, at))
        return (entry & NUMBER_MASK) - 1;
      slot = (slot + 1) & mask;
    }
    assert(this.count < NUMBER_MASK, 'more rows than the table has numbers for');
    const entry = tag | ++this.count;
    const inShard = this.counts[which]! + 1;
    this.counts[which] = inShard;
    if (inShard <= shard.length * MAX_LOAD) shard[slot] = entry;
    else put(this.grown(which), hash, entry);
    return NONE;
  }

  /** Entries move block by block, so that waits for the rows whose hashes are needed overlap. */
  private grown(which: number): Int32Array {
    const { block, looked, rows } = this;
    const old = this.shards[which]!;
    const shard = new Int32Array(old.length * GROWTH);
    let filled = 0;
    for (let slot = 0; slot < old.length; slot++) {
      const entry = old[slot]!;
      if (entry === EMPTY) continue;
      looked[filled] = rows.peek((entry & NUMBER_MASK) - 1);
      block[filled++] = entry;
      if (filled < BLOCK) continue;
      this.insert(shard, filled);
      filled = 0;
    }
    this.insert(shard, filled);
    this.shards[which] = shard;
    this.length += shard.length - old.length;
    return shard;
  }

  private insert(shard: Int32Array, filled: number): void {
    const { block, rows } = this;
    for (let i = 0; i < filled; i++) {
      const entry = block[i]!;
      put(shard, rows.hash((entry & NUMBER_MASK) - 1), entry);
    }
  }
}

/** Puts an entry into the first free slot. */
function put(shard: Int32Array, hash: number, entry: number): void {
  const mask = shard.length - 1;
  let slot = hash & mask;
  while (shard[slot] !== EMPTY) slot = (slot + 1) & mask;
  shard[slot] = entry;
}
