/**
 * Parts of a machine that may be alike: groups of threads, each with its cells; threads where there are
 * no groups. The nth cell of one stands for the nth cell of another. Nothing is promised
 * here: whether two of them can be exchanged is for `exchange.ts` to find out.
 */
import type { AssembledMachine } from '../../machine/assemble.ts';
import type { Cell } from '../../machine/cell.ts';

export interface Block {
  /** For people, e.g. `node 2` or `t1`. */
  readonly name: string;
  readonly threads: readonly number[];
  /** Where its threads stand, and then all that is its own, in the order of the program. */
  readonly cells: readonly Cell[];
}

/** In order; none where threads cannot be dealt out to groups evenly. */
export function blocksOf({ program, places, threads }: AssembledMachine): Block[] {
  const groups = new Set(program.cells.filter(isOfGroup).map(({ index }) => index)).size;
  const count = groups === 0 ? threads : groups;
  const size = threads / count;
  if (!Number.isInteger(size)) return [];
  return Array.from({ length: count }, (_, block) => {
    const own = Array.from({ length: size }, (_, i) => block * size + i);
    const isOwn = (c: Cell): boolean =>
      isOfGroup(c) ? c.index === block : c.scope === 'thread' && own.includes(c.index);
    return {
      name: groups === 0 ? program.threads[block]!.id : `${program.group ?? 'group'} ${block}`,
      threads: own,
      cells: [...own.map((t) => places.cells[t]!), ...program.cells.filter(isOwn)],
    };
  });
}

const isOfGroup = ({ scope }: Cell): boolean => scope === 'group';
