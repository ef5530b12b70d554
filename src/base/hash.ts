/**
 * A 32-bit checksum, fed value by value (MurmurHash3, x86 32-bit variant). It depends on the values
 * and their order alone, so it is the same in every engine. Not meant to withstand an adversary.
 */
import { assert } from './assert.ts';

const TWO_32 = 0x1_0000_0000;

/** Scrambles the 32 bits of `word`; every input bit changes about half of the output bits. */
export function mix32(word: number): number {
  let h = word;
  h = Math.imul(h ^ (h >>> 16), 0x85eb_ca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2_ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

export class Hash32 {
  #hash: number;
  #words = 0;

  constructor(seed = 0) {
    this.#hash = seed | 0;
  }

  /** Feeds the low 32 bits of an integer. */
  word(value: number): this {
    const k = Math.imul(rotateLeft(Math.imul(value, 0xcc9e_2d51), 15), 0x1b87_3593);
    this.#hash = (Math.imul(rotateLeft(this.#hash ^ k, 13), 5) + 0xe654_6b64) | 0;
    this.#words++;
    return this;
  }

  /** Feeds an integer of at most 53 bits. */
  integer(value: number): this {
    assert(Number.isSafeInteger(value), `${String(value)} is not an exact integer`);
    return this.word(value | 0).word(Math.floor(value / TWO_32) | 0);
  }

  /** Feeds the low 64 bits of a bigint. */
  bigint(value: bigint): this {
    const low = Number(BigInt.asUintN(32, value));
    const high = Number(BigInt.asUintN(32, value >> 32n));
    return this.word(low).word(high);
  }

  /** Feeds the UTF-16 units of a string, and its length. */
  string(value: string): this {
    for (let i = 0; i < value.length; i++) this.word(value.charCodeAt(i));
    return this.word(value.length);
  }

  /** Feeds every entry of an array of integers, each by its low 32 bits. */
  words(values: ArrayLike<number>): this {
    for (let i = 0; i < values.length; i++) this.word(values[i] ?? 0);
    return this;
  }

  /** The checksum of what was fed so far, 0 .. 2^32 - 1. */
  digest(): number {
    return mix32(this.#hash ^ (this.#words * 4));
  }

  /** The checksum as eight lower-case hexadecimal digits. */
  hex(): string {
    return this.digest().toString(16).padStart(8, '0');
  }
}

function rotateLeft(value: number, bits: number): number {
  return (value << bits) | (value >>> (32 - bits));
}
