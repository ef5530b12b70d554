/**
 * Cells: named small integers with a declared range and a scope. All state is cells. A layout packs
 * them into 32-bit words; no cell straddles two words, so that one shift and one mask reach it.
 */
import { assert } from '../base/assert.ts';

/** Whose it is: the whole machine's, that of a group of threads, a thread's. */
export type Scope = 'machine' | 'group' | 'thread';

export interface Cell {
  /** Stable and unique, e.g. `t4.flag`. */
  readonly id: string;
  /** As people write it, e.g. `busy[2]`. */
  readonly label: string;
  readonly scope: Scope;
  /** Of the group or the thread; 0 for the machine's. */
  readonly index: number;
  readonly min: number;
  readonly max: number;
  readonly initial: number;
  /** Names of values from `min` up; empty for plain numbers. */
  readonly names: readonly string[];
  readonly summary: string;
  /** Book-keeping that hardware and kernel do not have. */
  readonly ghost: boolean;
  /** Belongs to one thread's registers: set to `min` where it can no longer be read. */
  readonly temporary: boolean;
}

/** Where a cell lives: `((word >>> shift) & mask) + min`. */
export interface Slot {
  readonly word: number;
  readonly shift: number;
  /** Unshifted, e.g. 0b11 for two bits. */
  readonly mask: number;
  readonly min: number;
}

export interface Layout {
  readonly words: number;
  readonly cells: readonly Cell[];
  /** Cells without bits: they have their initial value for ever. */
  readonly constants: ReadonlySet<Cell>;
  slot(cell: Cell): Slot;
}

/** A cell with the usual defaults: range 0..1, initially 0. */
export function cell(
  declaration: Pick<Cell, 'id' | 'label' | 'scope' | 'index' | 'summary'> & Partial<Cell>,
): Cell {
  const min = declaration.min ?? 0;
  const made: Cell = {
    min,
    max: Math.max(1, min + (declaration.names?.length ?? 2) - 1),
    initial: declaration.temporary === true ? min : 0,
    names: [],
    ghost: false,
    temporary: false,
    ...declaration,
  };
  assert(made.min <= made.initial && made.initial <= made.max, `${made.id}: initial out of range`);
  assert(!made.temporary || made.initial === made.min, `${made.id}: a temporary starts at min`);
  return made;
}

/** Bits that a cell needs. */
export function widthOf(c: Cell): number {
  return Math.max(1, 32 - Math.clz32(c.max - c.min));
}

/**
 * Packs cells first-fit, in the given order, so that related cells share words. Reading a constant
 * cell gives its initial value, and writing it does nothing.
 */
export function layOut(cells: readonly Cell[], constants: ReadonlySet<Cell> = new Set()): Layout {
  const used: number[] = [];
  const slots = new Map<Cell, Slot>();
  for (const c of cells) {
    const width = widthOf(c);
    assert(width <= 16, `${c.id}: a cell has at most 16 bits`);
    assert(!slots.has(c), `${c.id}: declared twice`);
    if (constants.has(c)) {
      slots.set(c, { word: 0, shift: 0, mask: 0, min: c.initial });
      continue;
    }
    let word = used.findIndex((bits) => bits + width <= 32);
    if (word < 0) word = used.push(0) - 1;
    const shift = used[word] ?? 0;
    used[word] = shift + width;
    slots.set(c, { word, shift, mask: (1 << width) - 1, min: c.min });
  }
  return {
    words: used.length,
    cells,
    constants,
    slot(c) {
      const found = slots.get(c);
      assert(found !== undefined, `${c.id} is not part of this machine`);
      return found;
    },
  };
}

/** Value of the cell at `slot`. */
export function read(state: Int32Array, slot: Slot): number {
  return ((state[slot.word]! >>> slot.shift) & slot.mask) + slot.min;
}

/** Stores `value`, which must be in the cell's range. */
export function write(state: Int32Array, slot: Slot, value: number): void {
  const { word, shift, mask, min } = slot;
  state[word] = (state[word]! & ~(mask << shift)) | (((value - min) & mask) << shift);
}

/** The value of the cell's range that is nearest to `value`. */
export function clamp(value: number, { min, max }: Cell): number {
  return Math.min(max, Math.max(min, value));
}
