/**
 * Two blocks that change places: in a state, and among actors. Which blocks may do so, `likeness.ts`
 * says.
 */
import type { AssembledMachine } from '../../machine/assemble.ts';
import type { Block } from './blocks.ts';

/** Where the bits of a cell and of its counterpart lie; the mask is not shifted. */
interface Bits {
  readonly word: number;
  readonly shift: number;
  readonly otherWord: number;
  readonly otherShift: number;
  readonly mask: number;
}

export class Exchange {
  /** By actor: who does for the other block what it does for one. It is its own inverse. */
  readonly actors: Uint8Array;
  private readonly bits: readonly Bits[];

  constructor({ layout }: AssembledMachine, first: Block, second: Block, actors: Uint8Array) {
    this.actors = actors;
    this.bits = first.cells.flatMap((c, i) => {
      if (layout.constants.has(c)) return [];
      const { word, shift, mask } = layout.slot(c);
      const other = layout.slot(second.cells[i]!);
      return [{ word, shift, otherWord: other.word, otherShift: other.shift, mask }];
    });
  }

  /** Whether the first block holds more than the second, cell by cell in their order. */
  isWanted(state: Int32Array): boolean {
    const { bits } = this;
    for (let i = 0; i < bits.length; i++) {
      const { word, shift, otherWord, otherShift, mask } = bits[i]!;
      const value = (state[word]! >>> shift) & mask;
      const other = (state[otherWord]! >>> otherShift) & mask;
      if (value !== other) return value > other;
    }
    return false;
  }

  /** In place. */
  apply(state: Int32Array): void {
    const { bits } = this;
    for (let i = 0; i < bits.length; i++) {
      const { word, shift, otherWord, otherShift, mask } = bits[i]!;
      const difference = ((state[word]! >>> shift) ^ (state[otherWord]! >>> otherShift)) & mask;
      state[word] = state[word]! ^ (difference << shift);
      state[otherWord] = state[otherWord]! ^ (difference << otherShift);
    }
  }
}
