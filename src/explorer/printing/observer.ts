/**
 * Listens to a machine as a log does: what a step prints must be the next line that is wanted. What firmware does
 * not write at once may come later, so that one step can be followed by several memories.
 *
 * - A kind of line of which the log has none may have been left out: it is not listened to.
 * - What was printed before the first line of the log is lost: any line may be one of those, until the first one is
 *   taken for what it is. From then on each line of a kind that the log has must be there.
 */
import type { AssembledMachine } from '../../machine/assemble.ts';
import type { Print, Prints } from '../../models/prints.ts';
import type { WantedLine } from '../../protocol/printing.ts';
import { keyOf, Memories, pending, without, type Memory, type Pending } from './memory.ts';
import { PrintingMoves, type Recorded } from './moves.ts';

/** Something that has been printed: the line of the log, from 0, and what has printed it. */
export interface Heard {
  readonly line: number;
  readonly print: Print;
}

/** What may be known after a step, and which lines have been printed meanwhile. */
export interface Heed {
  readonly memory: number;
  readonly heard: readonly Heard[];
}

/** What could have been printed where the log has something else. */
export type OnOther = (printed: number, print: Print, values: Pending['values']) => void;

interface Branch {
  readonly memory: Memory;
  readonly heard: readonly Heard[];
}

const isHeard =
  (before: Branch) =>
  ({ heard }: Branch): boolean =>
    heard.length > before.heard.length;

export class Observer {
  readonly memories = new Memories();
  readonly #machine: AssembledMachine;
  readonly #lines: readonly WantedLine[];
  readonly #moves: PrintingMoves;
  readonly #onOther: OnOther;

  constructor(
    machine: AssembledMachine,
    prints: Prints,
    lines: readonly WantedLine[],
    onOther: OnOther = () => undefined,
  ) {
    this.#machine = machine;
    this.#lines = lines;
    this.#moves = new PrintingMoves(machine, prints, lines);
    this.#onOther = onOther;
  }

  /** Before the first step. */
  begin(state: Int32Array): readonly Heed[] {
    const kept = this.#moves.keepers.map(() => null);
    return this.#settled(
      [{ memory: { printed: 0, kept, due: [], waiting: [], allowed: 0, taken: 0 }, heard: [] }],
      state,
    );
  }

  /** How many lines have been printed. */
  printed(memory: number): number {
    return this.memories.get(memory).printed;
  }

  /** After a move from `before` to `after`; none where the log speaks against it. */
  heed(number: number, move: number, before: Int32Array, after: Int32Array): readonly Heed[] {
    const { thread, prints, leaves, forgets, gate, isAllowed } = this.#moves.of(move);
    const memory = this.memories.get(number);
    if (memory.due.some(({ print }) => print.thread === thread)) return [];
    if (!isAllowed && (gate & memory.allowed) === 0) return [];
    if (leaves.some((k) => memory.kept[k] === null)) return [];
    const isTaken = (gate & ~memory.taken) !== 0;
    if (prints.length === 0 && forgets.length === 0 && !isTaken && !this.#mayRead(memory, after))
      return [{ memory: number, heard: [] }];
    let branches: readonly Branch[] = [{ memory, heard: [] }];
    for (const one of prints) {
      if (one.when(before) === 0) continue;
      const line = this.#pendingOf(one, memory, before);
      branches = branches.flatMap((branch) => this.#print(branch, line));
    }
    if (isTaken)
      branches = branches.map((branch) => ({
        ...branch,
        memory: this.#taken(branch.memory, gate),
      }));
    if (forgets.length > 0)
      branches = branches.map((branch) => {
        const kept = branch.memory.kept.map((value, k) => (forgets.includes(k) ? null : value));
        return { ...branch, memory: { ...branch.memory, kept } };
      });
    return this.#settled(branches, after);
  }

  /** What comes only before that line comes no more. */
  #taken(memory: Memory, gate: number): Memory {
    const waiting = memory.waiting.filter(({ print }) => this.#moves.gateOf(print.until) !== gate);
    return { ...memory, taken: memory.taken | gate, waiting };
  }

  #mayRead({ kept }: Memory, state: Int32Array): boolean {
    return this.#moves.keepers.some((_, k) => kept[k] === null && this.#stands(k, state));
  }

  #stands(keeper: number, state: Int32Array): boolean {
    const { thread, stands } = this.#moves.keepers[keeper]!;
    return stands[this.#machine.place(state, thread)] === 1;
  }

  #pendingOf({ print, direct, kept }: Recorded, memory: Memory, state: Int32Array): Pending {
    const values: Record<string, bigint> = {};
    for (const [name, of] of direct) values[name] = of(state);
    for (const [name, keeper] of kept) {
      const value = memory.kept[keeper];
      if (value !== null && value !== undefined) values[name] = value;
    }
    return pending(print, values);
  }

  #print(branch: Branch, line: Pending): Branch[] {
    const { memory } = branch;
    switch (line.print.comes) {
      case 'at once':
        return this.#out(branch, line);
      case 'before the next':
        return [{ ...branch, memory: { ...memory, due: [...memory.due, line] } }];
      case 'later':
        if ((this.#moves.gateOf(line.print.until) & memory.taken) !== 0) return [branch];
        return [{ ...branch, memory: { ...memory, waiting: [...memory.waiting, line] } }];
    }
  }

  /** It is printed now: as the next line of the log, or before its first one. */
  #out({ memory, heard }: Branch, { print, values }: Pending): Branch[] {
    const { printed } = memory;
    const wanted = this.#lines[printed];
    const said = { ...memory, allowed: memory.allowed | this.#moves.gateOf(print.allows) };
    const isNext = wanted !== undefined && this.#is(wanted, print, values);
    // Nothing is wanted any more: whatever comes may come.
    const isBeyond = wanted === undefined || printed === 0;
    if (!isNext) this.#onOther(printed, print, values);
    return [
      ...(isNext
        ? [
            {
              memory: { ...said, printed: printed + 1 },
              heard: [...heard, { line: printed, print }],
            },
          ]
        : []),
      ...(isBeyond ? [{ memory: said, heard }] : []),
    ];
  }

  #is({ kind, thread, values: wanted }: WantedLine, print: Print, values: Pending['values']) {
    if (kind !== print.kind) return false;
    const { threads } = this.#machine.program;
    const isKnown = thread !== null && threads.some(({ id }) => id === thread);
    // A thread that the machine has not got may be any of those that it has.
    if (isKnown && threads[print.thread]?.id !== thread) return false;
    return Object.entries(wanted).every(([name, { value, mask }]) => {
      const shown = values[name];
      return shown === undefined ? false : (shown & mask) === (value & mask);
    });
  }

  /** All that may come of them before the next step: lines that are printed meanwhile, numbers that are read. */
  #settled(branches: readonly Branch[], state: Int32Array): readonly Heed[] {
    const known = new Map<string, Branch>();
    const open = [...branches];
    for (let one = open.pop(); one !== undefined; one = open.pop()) {
      const key = keyOf(one.memory);
      if (known.has(key)) continue;
      known.set(key, one);
      open.push(...this.#meanwhile(one, state));
    }
    return [...known.values()].map(({ memory, heard }) => ({
      memory: this.memories.numberOf(memory),
      heard,
    }));
  }

  #meanwhile(branch: Branch, state: Int32Array): Branch[] {
    const { memory } = branch;
    if (memory.printed === this.#lines.length) return [];
    const next: Branch[] = [];
    for (const line of memory.due) {
      const rest = { ...branch, memory: { ...memory, due: without(memory.due, line) } };
      next.push(...this.#out(rest, line));
    }
    for (const line of memory.waiting) {
      const rest = { ...branch, memory: { ...memory, waiting: without(memory.waiting, line) } };
      const all = this.#out(rest, line);
      // One that may wait for ever need not be lost to be printed by nobody.
      next.push(...(line.print.allows === undefined ? all.filter(isHeard(branch)) : all));
    }
    this.#moves.keepers.forEach((keeper, k) => {
      if (memory.kept[k] !== null || !this.#stands(k, state)) return;
      const kept = memory.kept.with(k, keeper.of(state));
      next.push({ ...branch, memory: { ...memory, kept } });
    });
    return next;
  }
}
