/**
 * Where steps send threads, and which temporaries are zeroed there: those that may hold something and are not
 * read any more (`machine/liveness.ts`). All others of the thread hold nothing that is read.
 */
import type { AssembledMachine } from '../../../machine/assemble.ts';
import type { Cell } from '../../../machine/cell.ts';
import { targetsIn, type Target } from '../../../machine/code.ts';
import { liveness, type Liveness } from '../../../machine/liveness.ts';

/** At one of the places to which an exit may lead. */
export interface Arrival {
  readonly place: number;
  readonly zeroed: readonly Cell[];
}

export class Arrivals {
  /** By thread: its temporaries, less those that are constant. */
  private readonly temporaries: readonly (readonly Cell[])[];
  private readonly live: readonly Liveness[];

  constructor({ program, code, layout }: AssembledMachine) {
    this.live = code.threads.map(liveness);
    this.temporaries = program.threads.map((_, thread) =>
      program.cells.filter((c) => c.temporary && c.index === thread && !layout.constants.has(c)),
    );
  }

  /** Of a thread that an op of its own sends along `target`, or a time-out at that op. */
  after(thread: number, op: number, target: Target): readonly Arrival[] {
    const held = this.live[thread]!.held[op]!;
    return this.along(thread, target, (c) => held.has(c));
  }

  /** Of one that is sent there from `place`, or from wherever it stands; `stored`: cells that are stored to by then. */
  from(
    thread: number,
    place: number | null,
    target: Target,
    stored: ReadonlySet<Cell>,
  ): readonly Arrival[] {
    const held = place === null ? null : this.live[thread]!.before[place]!;
    return this.along(thread, target, (c) => held === null || held.has(c) || stored.has(c));
  }

  private along(
    thread: number,
    target: Target,
    isHeld: (cell: Cell) => boolean,
  ): readonly Arrival[] {
    const held = this.temporaries[thread]!.filter(isHeld);
    return [...targetsIn(target)].flatMap((to) => {
      if (to.kind !== 'instruction') return [];
      const live = this.live[thread]!.before[to.index]!;
      return [{ place: to.index, zeroed: held.filter((c) => !live.has(c)) }];
    });
  }
}
