/** Rows of words by number, one after the other, in segments so that growing copies nothing. */

/** Rows in a segment; a power of two. */
const SEGMENT_BITS = 14;
const SEGMENT_ROWS = 1 << SEGMENT_BITS;
const SEGMENT_MASK = SEGMENT_ROWS - 1;

export class PackedRows {
  readonly words: number;
  private count = 0;
  private readonly segments: Int32Array[] = [];

  constructor(words: number) {
    this.words = words;
  }

  get size(): number {
    return this.count;
  }

  get bytes(): number {
    return this.segments.length * this.segmentBytes;
  }

  /** Bytes held after `rows` more. */
  bytesWith(rows: number): number {
    return Math.ceil((this.size + rows) / SEGMENT_ROWS) * this.segmentBytes;
  }

  /** Adds the row that lies in `from` at `at`; it gets the next number. */
  add(from: Int32Array, at: number): void {
    const { words } = this;
    const number = this.count++;
    if (number >>> SEGMENT_BITS === this.segments.length)
      this.segments.push(new Int32Array(SEGMENT_ROWS * words));
    const segment = this.segments[number >>> SEGMENT_BITS]!;
    const to = (number & SEGMENT_MASK) * words;
    for (let i = 0; i < words; i++) segment[to + i] = from[at + i]!;
  }

  /** Copies row `number` into `out`. */
  load(number: number, out: Int32Array): void {
    const { words } = this;
    const segment = this.segments[number >>> SEGMENT_BITS]!;
    const from = (number & SEGMENT_MASK) * words;
    for (let i = 0; i < words; i++) out[i] = segment[from + i]!;
  }

  /** Whether row `number` is the one that lies in `other` at `at`. */
  equals(number: number, other: Int32Array, at: number): boolean {
    const { words } = this;
    const segment = this.segments[number >>> SEGMENT_BITS]!;
    const from = (number & SEGMENT_MASK) * words;
    for (let i = 0; i < words; i++) if (segment[from + i] !== other[at + i]) return false;
    return true;
  }

  hash(number: number): number {
    const { words } = this;
    return hashOf(this.segments[number >>> SEGMENT_BITS]!, (number & SEGMENT_MASK) * words, words);
  }

  /** Something of a row: a look at it brings the row nearer. */
  peek(number: number): number {
    const { words } = this;
    const segment = this.segments[number >>> SEGMENT_BITS]!;
    const from = (number & SEGMENT_MASK) * words;
    return segment[from]! ^ segment[from + words - 1]!;
  }

  private get segmentBytes(): number {
    return SEGMENT_ROWS * this.words * 4;
  }
}

/** A 32-bit hash of `words` words; they are mixed one by one, and once more at the end. */
export function hashOf(row: Int32Array, from: number, words: number): number {
  let h = 0x2545f491;
  for (let i = 0; i < words; i++) {
    h = Math.imul(h ^ row[from + i]!, 0x9e3779b1);
    h ^= h >>> 15;
  }
  h = Math.imul(h, 0x85ebca6b);
  return h ^ (h >>> 13);
}
