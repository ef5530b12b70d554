// Whether every run can end, beside a plain search of the whole graph, on random machines.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assemble, type AssembledMachine } from '../machine/assemble.ts';
import { disassembly } from '../machine/disassembly.ts';
import type { Program } from '../machine/program.ts';
import { plainGraph, plainHolds, plainStill } from '../testing/explorer/plain-questions.ts';
import { anyProgram } from '../testing/machine/random-program.ts';
import { anyCopies } from '../testing/machine/random-symmetric-program.ts';
import { expectEnough, runs } from '../testing/runs.ts';
import { endingOf, type Ending } from './ending.ts';
import { Search, type SearchOptions } from './search.ts';

const PROGRAMS = runs(1000, 40);
const MAX_NODES = 400;
const UNLIMITED = { maxStates: 1_000_000, maxBytes: 1e9, reduction: 'none', from: null } as const;

function searched(machine: AssembledMachine, options: Partial<SearchOptions> = {}): Search {
  const search = new Search(machine, { ...UNLIMITED, ...options });
  while (search.advance(1000));
  return search;
}

function ending(search: Search): Ending {
  const work = endingOf(search);
  for (;;) {
    const piece = work.next();
    if (piece.done === true) return piece.value;
  }
}

function forPrograms(
  any: fc.Arbitrary<Program>,
  check: (machine: AssembledMachine, isKnown: (state: Int32Array) => boolean) => void,
): void {
  fc.assert(
    fc.property(any, (program) => {
      const machine = assemble(program);
      if (plainGraph(machine, MAX_NODES) === null) return;
      try {
        check(machine, (state) => plainlyCanEnd(machine, state));
      } catch (error) {
        throw new Error(`in this program:\n${disassembly(machine.code, 0)}`, { cause: error });
      }
    }),
    { numRuns: PROGRAMS },
  );
}

/** From every state that can be reached from this one. */
function plainlyCanEnd(machine: AssembledMachine, from: Int32Array): boolean {
  const graph = plainGraph(machine, Infinity, from);
  return graph !== null && plainStill(graph, plainHolds(graph, { kind: 'end', how: 'end' }));
}

function after(machine: AssembledMachine, schedule: readonly string[]): Int32Array {
  const state = machine.initial.slice();
  for (const id of schedule) {
    const actor = machine.actors.findIndex((one) => one.id === id);
    expect(machine.enabled(state, actor)).toBe(true);
    machine.step(state, actor);
  }
  return state;
}

describe.each([
  ['any machine', anyProgram, ['none', 'por']],
  [
    'a machine of parts that are alike',
    anyCopies.map(({ program }) => program()),
    ['por', 'por+symmetry'],
  ],
] as const)('whether every run of %s can end', (_, any, reductions) => {
  it('is found whatever the search leaves out, with a way to where none can', () => {
    const seen = { yes: 0, no: 0, mixed: 0 };
    forPrograms(any, (machine, isKnown) => {
      const canEnd = isKnown(machine.initial);
      seen[canEnd ? 'yes' : 'no']++;
      for (const reduction of reductions) {
        const search = searched(machine, { reduction });
        const found = ending(search);
        expect([reduction, found.canEnd]).toEqual([reduction, canEnd]);
        expect(found.schedule === null).toBe(canEnd);
        if (found.schedule === null) continue;
        if (search.ends > 0) seen.mixed++;
        const graph = plainGraph(machine, Infinity, after(machine, found.schedule));
        expect(graph?.nodes.every(({ next }) => next.size > 0)).toBe(true);
      }
    });
    expectEnough(Math.min(seen.yes, seen.no, seen.mixed), 3);
  });

  it('counts the states in which only a last resort moves, whatever it leaves out', () => {
    let stalls = 0;
    forPrograms(any, (machine) => {
      const [exact, ...others] = [
        'none',
        ...reductions.filter((one) => one !== 'por+symmetry'),
      ].map((reduction) => searched(machine, { reduction } as Partial<SearchOptions>).stalls);
      for (const other of others) expect(other).toBe(exact);
      if ((exact ?? 0) > 0) stalls++;
    });
    expectEnough(stalls);
  });

  it('is not known before the search has come to its end', () => {
    let stopped = 0;
    forPrograms(any, (machine) => {
      const search = searched(machine, { maxStates: 5 });
      if (search.end === 'complete') return;
      stopped++;
      expect(ending(search)).toEqual({ canEnd: null, schedule: null });
    });
    expectEnough(stopped);
  });
});
