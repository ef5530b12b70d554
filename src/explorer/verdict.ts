/**
 * What a search says. A verdict is exact about what was searched:
 * - `holds: true` only if every reachable state was looked at; an invariant that was not seen broken
 *   when the search stopped early is not decided (`null`).
 * - `holds: false` comes with a schedule of single steps that breaks it, whether or not the search
 *   has finished. Without reduction no schedule is shorter; with it the schedule is valid, but there
 *   may be a shorter one.
 * - `neverTaken` is about what was searched, too: only a complete search shows that a line is dead.
 * States, transitions and depth count a step and those with which a state runs on as one; with symmetry
 * states, ends and deadlocks that differ only in which of several blocks is which count once.
 */
import { counted, withCommas } from '../base/whole-number.ts';
import type { AssembledMachine } from '../machine/assemble.ts';
import type { SymmetryFound } from '../protocol/exploration.ts';
import { scheduleOf, type Schedule } from './replay.ts';
import type { Search, SearchProgress } from './search.ts';

export interface Verdict {
  readonly complete: boolean;
  readonly states: number;
  readonly transitions: number;
  readonly depth: number;
  /** States in which nobody can move and a thread stands at an op that it cannot take. */
  readonly deadlocks: number;
  /** States in which nobody moves but a last resort, and a thread stands at an op that it cannot take. */
  readonly stalls: number;
  /** States in which nobody can move. */
  readonly ends: number;
  /** Why the search is not complete, a sentence; null when it is. */
  readonly bound: string | null;
  readonly invariants: readonly InvariantVerdict[];
  /** Lines with ops, and actors of the environment, that were never taken. */
  readonly neverTaken: readonly string[];
  /** Null unless it was asked for, or when the search was stopped before it was worked out. */
  readonly symmetry: SymmetryFound | null;
}

export interface InvariantVerdict {
  readonly id: string;
  readonly holds: boolean | null;
  /** Steps of `schedule`; null unless broken. */
  readonly shortestStep: number | null;
  /** Ids of actors, from the state in which the search began. */
  readonly schedule: readonly string[] | null;
}

export function verdictOf(search: Search): Verdict {
  const { machine, progress, symmetry } = search;
  const complete = search.end === 'complete';
  return {
    complete,
    states: progress.states,
    transitions: progress.transitions,
    depth: progress.depth,
    deadlocks: search.deadlocks,
    stalls: search.stalls,
    ends: search.ends,
    bound: boundOf(search),
    invariants: machine.program.invariants.map(({ id }, i) => {
      const actors = scheduleBreaking(search, i);
      if (actors === null)
        return { id, holds: complete ? true : null, shortestStep: null, schedule: null };
      const schedule = actors.map((actor) => machine.actors[actor]!.id);
      return { id, holds: false, shortestStep: schedule.length, schedule };
    }),
    neverTaken: neverTaken(machine, symmetry?.completed(search.taken, machine) ?? search.taken),
    symmetry: symmetry && { ways: symmetry.ways, reason: symmetry.reason },
  };
}

/** Actors that break an invariant, in order: the shorter one if two are known; null where it was not seen broken. */
export function scheduleBreaking(search: Search, invariant: number): Schedule | null {
  const found = search.found.get(invariant);
  const before = search.foundBefore.get(invariant) ?? null;
  const schedule = found === undefined ? null : scheduleOf(search, found);
  if (schedule === null || before === null) return schedule ?? before;
  return schedule.length <= before.length ? schedule : before;
}

/** Why a search is not complete, a sentence; null when it is. */
export function boundOf({
  end,
  progress,
  memoryLimit,
}: Pick<Search, 'end' | 'memoryLimit'> & {
  readonly progress: Pick<SearchProgress, 'states' | 'frontier'>;
}): string | null {
  const seen = counted(progress.states, 'state');
  const left = `${withCommas(progress.frontier)} of them ${progress.frontier === 1 ? 'was' : 'were'} not looked at`;
  switch (end) {
    case 'complete':
      return null;
    case 'states':
      return `not complete: the search stopped at its limit, with ${seen}; ${left}`;
    case 'memory': {
      const limit = `${withCommas(Math.round(memoryLimit / 1e6))} MB`;
      return `not complete: the search stopped before it needed more than ${limit}, with ${seen}; ${left}`;
    }
    case 'running':
      return `not complete: the search was stopped, with ${seen}; ${left}`;
  }
}

function neverTaken({ code, mover, actors }: AssembledMachine, taken: Uint8Array): string[] {
  const takenActors = new Set<number>();
  const takenLines = new Set<number>();
  mover.cases.forEach(({ instruction }, move) => {
    if (taken[move] === 0) return;
    takenActors.add(mover.actors[move]!);
    if (instruction >= 0) takenLines.add(code.instructions[instruction]!.line);
  });
  const lines = [...new Set(code.instructions.map(({ line }) => line))];
  return [
    ...lines.filter((line) => !takenLines.has(line)).map((line) => code.lines[line]!.id),
    ...actors.flatMap(({ id, kind }, actor) =>
      kind === 'environment' && !takenActors.has(actor) ? [id] : [],
    ),
  ];
}
