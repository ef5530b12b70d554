/** A list of small numbers that only grows, in segments, so that growing copies nothing. */

/** Numbers in a segment; a power of two. */
const SEGMENT_BITS = 14;
const SEGMENT_LENGTH = 1 << SEGMENT_BITS;
const SEGMENT_MASK = SEGMENT_LENGTH - 1;

type Segment = Int32Array | Uint16Array;

export class Column {
  private count = 0;
  private readonly segments: Segment[] = [];
  private readonly make: (length: number) => Segment;

  constructor(make: (length: number) => Segment) {
    this.make = make;
  }

  get length(): number {
    return this.count;
  }

  get bytes(): number {
    const [first] = this.segments;
    return first === undefined ? 0 : this.segments.length * first.byteLength;
  }

  push(value: number): void {
    const at = this.count++;
    if (at >>> SEGMENT_BITS === this.segments.length) this.segments.push(this.make(SEGMENT_LENGTH));
    this.segments[at >>> SEGMENT_BITS]![at & SEGMENT_MASK] = value;
  }

  get(at: number): number {
    return this.segments[at >>> SEGMENT_BITS]![at & SEGMENT_MASK]!;
  }

  set(at: number, value: number): void {
    this.segments[at >>> SEGMENT_BITS]![at & SEGMENT_MASK] = value;
  }
}
