/**
 * Registers that hold a whole word as a thread has read it, bit by bit. Only a read-modify-write that a
 * what-if edit splits needs them: they are no cells of the core before.
 */
import { cell, type Cell } from '../../machine/cell.ts';

/** A word that several threads share, as the cells that its bits are. */
export interface SharedWord {
  readonly name: string;
  readonly bits: readonly Cell[];
}

/** The part of a thread that this is about. */
interface Owner {
  readonly id: string;
  readonly index: number;
  readonly entered: Cell;
  readonly exiting: Cell;
  readonly cleanupBit: Cell;
}

interface Owners {
  readonly threads: readonly Owner[];
}

/** vcore.entry_exit_map of a subcore. */
export function entryExitMap({ threads }: Owners): SharedWord {
  return { name: 'entry_exit_map', bits: threads.flatMap((t) => [t.entered, t.exiting]) };
}

/** The word at core_hmi_state_ptr. */
export function coreHmiState({
  threads,
  cleanupDone,
}: Owners & { readonly cleanupDone: Cell }): SharedWord {
  return { name: 'core_hmi_state', bits: [...threads.map((t) => t.cleanupBit), cleanupDone] };
}

/** By thread: its copy of each bit of each word. */
export type Copies = ReadonlyMap<Owner, ReadonlyMap<Cell, Cell>>;

export function declareCopies(words: readonly SharedWord[], threads: readonly Owner[]): Copies {
  return new Map(
    threads.map((t) => [
      t,
      new Map(words.flatMap(({ name, bits }) => bits.map((bit) => [bit, copyOf(t, name, bit)]))),
    ]),
  );
}

function copyOf(t: Owner, word: string, bit: Cell): Cell {
  return cell({
    id: `${t.id}.copy.${bit.id}`,
    label: `${word} as read: ${bit.id}`,
    scope: 'thread',
    index: t.index,
    temporary: true,
    summary: `A bit of ${word} in a register, between a plain load and a plain store.`,
  });
}
