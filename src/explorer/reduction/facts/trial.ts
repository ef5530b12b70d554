/**
 * Trying out: one scratch state that takes on every valuation of a few cells, while all other bits
 * stay 0, so that small questions about steps are answered by the machine itself.
 */
import type { AssembledMachine } from '../../../machine/assemble.ts';
import { write, type Cell, type Slot } from '../../../machine/cell.ts';

/** Values to be tried. */
export interface Domain {
  readonly cell: Cell;
  readonly values: readonly number[];
}

export const sizeOf = (domains: readonly Domain[]): number =>
  domains.reduce((size, { values }) => size * values.length, 1);

/** All that the cell may hold; null where that is more than can be tried. */
export function allValues({ min, max }: Cell, most: number): number[] | null {
  const count = max - min + 1;
  return count > most ? null : Array.from({ length: count }, (_, i) => min + i);
}

export class Trial {
  readonly state: Int32Array;
  private readonly machine: AssembledMachine;

  constructor(machine: AssembledMachine) {
    this.machine = machine;
    this.state = new Int32Array(machine.words);
  }

  slot(cell: Cell): Slot {
    return this.machine.layout.slot(cell);
  }

  /**
   * Shows `visit` every valuation in `state`, which it leaves as it is but for other cells; `at` is
   * the index of each value. False as soon as `visit` is.
   */
  every(domains: readonly Domain[], visit: (at: Uint16Array) => boolean): boolean {
    const { state } = this;
    const slots = domains.map(({ cell }) => this.slot(cell));
    const at = new Uint16Array(domains.length);
    state.fill(0);
    domains.forEach(({ values }, i) => {
      write(state, slots[i]!, values[0]!);
    });
    for (;;) {
      if (!visit(at)) return false;
      let i = 0;
      for (; i < domains.length; i++) {
        const { values } = domains[i]!;
        at[i] = at[i]! + 1 < values.length ? at[i]! + 1 : 0;
        write(state, slots[i]!, values[at[i]!]!);
        if (at[i] !== 0) break;
      }
      if (i === domains.length) return true;
    }
  }
}

/** With which values something was seen to happen, domain by domain. */
export class Sightings {
  private readonly domains: readonly Domain[];
  private readonly seen: readonly Uint8Array[];
  /** Values that have not been seen, of all domains together. */
  private unseen = 0;
  private isSeen = false;

  constructor(domains: readonly Domain[]) {
    this.domains = domains;
    this.seen = domains.map(({ values }) => new Uint8Array(values.length));
    for (const { values } of domains) this.unseen += values.length;
  }

  /** Whether it was seen at all. */
  get any(): boolean {
    return this.isSeen;
  }

  /** True while there is something left to learn. */
  note(at: Uint16Array): boolean {
    this.isSeen = true;
    for (let i = 0; i < at.length; i++) {
      const seen = this.seen[i]!;
      if (seen[at[i]!] === 1) continue;
      seen[at[i]!] = 1;
      this.unseen--;
    }
    return this.unseen > 0;
  }

  /** Cells with which it happens only if they have one of some values, and these. */
  narrow(): { cell: Cell; values: readonly number[] }[] {
    return this.domains.flatMap(({ cell, values }, i) => {
      const seen = values.filter((_, at) => this.seen[i]![at] === 1);
      const isWhole = values.length === 1 || seen.length === cell.max - cell.min + 1;
      return isWhole ? [] : [{ cell, values: seen }];
    });
  }
}
