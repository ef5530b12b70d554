/**
 * How states were reached first: from which state, by whose step. States are looked at in the order
 * of their numbers, so parents never decrease: it is enough to count each one's children, and a
 * parent is found by counting. Two bytes a state.
 */
import { assert } from '../base/assert.ts';
import { upperBound } from '../base/bisect.ts';

/** States in a segment; a power of two. */
const SEGMENT_BITS = 14;
const SEGMENT_STATES = 1 << SEGMENT_BITS;
const SEGMENT_MASK = SEGMENT_STATES - 1;
/** Every child is another actor's step. */
const MAX_CHILDREN = 255;
/** Parents that are counted from the same start; a power of two. */
const BLOCK_BITS = 8;

export class Origins {
  private size = 0;
  private lastParent = -1;
  private readonly actors: Uint8Array[] = [];
  /** By state: how many states were reached first from it. */
  private readonly children: Uint8Array[] = [];
  /** By block of parents: the first state that was reached from one of them, or from a later one. */
  private readonly firstOfBlock: number[] = [];

  get bytes(): number {
    return this.actors.length * SEGMENT_STATES * 2 + this.firstOfBlock.length * 8;
  }

  /** Bytes held, at most, after `states` more. */
  bytesWith(states: number): number {
    const more = this.size + states;
    return Math.ceil(more / SEGMENT_STATES) * SEGMENT_STATES * 2 + ((more >>> BLOCK_BITS) + 1) * 8;
  }

  /** For the next state: -1 for one that nothing leads to, otherwise a state that came before it. */
  add(parent: number, actor: number): void {
    const number = this.size++;
    assert(this.lastParent <= parent && parent < number, 'parents come in order');
    this.lastParent = parent;
    const segment = number >>> SEGMENT_BITS;
    if (segment === this.actors.length) {
      this.actors.push(new Uint8Array(SEGMENT_STATES));
      this.children.push(new Uint8Array(SEGMENT_STATES));
    }
    this.actors[segment]![number & SEGMENT_MASK] = actor;
    if (parent < 0) return;
    while (this.firstOfBlock.length <= parent >>> BLOCK_BITS) this.firstOfBlock.push(number);
    const counts = this.children[parent >>> SEGMENT_BITS]!;
    const count = counts[parent & SEGMENT_MASK]! + 1;
    assert(count <= MAX_CHILDREN, 'more children than a byte can count');
    counts[parent & SEGMENT_MASK] = count;
  }

  /** -1 for none. */
  parentOf(number: number): number {
    const block = upperBound(this.firstOfBlock, number) - 1;
    if (block < 0) return -1;
    let parent = block << BLOCK_BITS;
    let next = this.firstOfBlock[block]!;
    for (; ; parent++) {
      next += this.children[parent >>> SEGMENT_BITS]![parent & SEGMENT_MASK]!;
      if (next > number) return parent;
    }
  }

  /** How many states were reached first from this one; their numbers follow each other. */
  childrenOf(number: number): number {
    return this.children[number >>> SEGMENT_BITS]![number & SEGMENT_MASK]!;
  }

  /** Actor whose step led to the state from its parent. */
  actorOf(number: number): number {
    return this.actors[number >>> SEGMENT_BITS]![number & SEGMENT_MASK]!;
  }
}
