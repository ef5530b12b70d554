/**
 * Atomic ops as the plain loads and stores that they would be without their atomicity: what others store
 * between the two is lost. For what-if edits that split a line.
 */
import { defined } from '../../base/assert.ts';
import type { Cell } from '../../machine/cell.ts';
import { equal, type Term } from '../../machine/expression.ts';
import {
  op,
  set,
  wait,
  type Effect,
  type EventMark,
  type OpOptions,
  type Parts,
} from '../../machine/statement.ts';
import type { SharedWord } from './copies.ts';
import type { Core } from './core.ts';
import type { Thread } from './thread.ts';

interface Load {
  readonly text: string;
  /** What else comes of the value. */
  readonly effects?: readonly Effect[];
}

interface Store extends Pick<OpOptions, 'does'> {
  readonly text: string;
  /** Without it nothing is stored. */
  readonly when?: Term;
  /** Bits that differ from what was read. */
  readonly changes: readonly (readonly [Cell, Term])[];
  readonly events?: readonly EventMark[];
}

/** A read-modify-write of a shared word; `copy` gives the bits as they were read. */
export function loadThenStore(
  core: Core,
  t: Thread,
  label: string,
  word: SharedWord,
  load: Load,
  storeOf: (copy: (bit: Cell) => Cell) => Store,
): Parts {
  const own = defined(core.copies.get(t), t.id);
  const copy = (bit: Cell): Cell => defined(own.get(bit), bit.id);
  const { text, when = null, changes, ...options } = storeOf(copy);
  const { effects = [] } = load;
  const copied = word.bits.map((bit) => set(copy(bit), bit));
  const stored = [
    ...word.bits.map((bit) => set(bit, copy(bit), when)),
    ...changes.map(([bit, value]) => set(bit, value, when)),
  ];
  return {
    temporaries: word.bits.map(copy),
    steps: [
      op(label, load.text, [...copied, ...effects], { does: `reads ${word.name}` }),
      op(label, text, stored, options),
    ],
  };
}

/** A lock that is looked at, and then taken. */
export function testThenSet(
  label: string,
  name: string,
  lock: Cell,
  ghosts: readonly Effect[] = [],
): Parts {
  return {
    temporaries: [],
    steps: [
      wait(label, `wait until ${name} == 0`, equal(lock, 0), {
        waitsFor: `${name} to be free`,
        does: `finds ${name} free`,
      }),
      op(label, `${name} = 1`, [set(lock, 1)], { ghosts, does: `takes ${name}` }),
    ],
  };
}
