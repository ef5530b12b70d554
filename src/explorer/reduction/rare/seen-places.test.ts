// Where threads were seen, and what becomes of a search when one comes to another place.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assemble, type AssembledMachine } from '../../../machine/assemble.ts';
import { targetsIn } from '../../../machine/code.ts';
import type { Cell } from '../../../machine/cell.ts';
import { term } from '../../../machine/expression.ts';
import { branch, op, set, wait } from '../../../machine/statement.ts';
import { anyProgram } from '../../../testing/machine/random-program.ts';
import { program, shared, temporary } from '../../../testing/machine/small-program.ts';
import { expectEnough, runs } from '../../../testing/runs.ts';
import { Search } from '../../search.ts';
import { RareEffects } from './rare-effects.ts';
import { SeenPlaces } from './seen-places.ts';

const PROGRAMS = runs(100);
const MAX_STEPS = 200;

/** Calls `visit` with each step of a run in which the actors that `chosen` tells move. */
function walk(
  machine: AssembledMachine,
  chosen: (step: number) => number,
  visit: (before: Int32Array, move: number, after: Int32Array) => void,
): void {
  const moves = new Uint16Array(machine.actors.length);
  const state = machine.initial.slice();
  for (let step = 0; step < MAX_STEPS; step++) {
    const count = machine.mover.enabled(state, moves);
    if (count === 0) return;
    const move = moves[chosen(step) % count]!;
    const before = state.slice();
    machine.mover.take(state, move);
    visit(before, move, state);
  }
}

describe('places at which threads were seen', () => {
  it('are told apart from others by what a step brings, before it is taken', () => {
    let came = 0;
    fc.assert(
      fc.property(anyProgram, fc.nat(), fc.nat(), (made, one, two) => {
        const machine = assemble(made);
        const seen = SeenPlaces.from(machine, machine.initial);
        walk(
          machine,
          (step) => one >> (step % 8),
          (_, __, after) => {
            for (let thread = 0; thread < machine.threads; thread++) seen.note(after, thread);
          },
        );
        const ways = RareEffects.none(machine).outside(seen);
        walk(
          machine,
          (step) => two >> (step % 8),
          (before, move, after) => {
            const { kind, thread } = machine.actors[machine.mover.actors[move]!]!;
            if (kind !== 'thread') return;
            const isElsewhere = !seen.has(thread, machine.place(after, thread));
            expect(ways.comeWith(before, move)).toBe(isElsewhere);
            if (!isElsewhere) return;
            came++;
            const more = ways.without(before, move);
            expect(more.seen.has(thread, machine.place(after, thread))).toBe(true);
            expect(more.comeWith(before, move)).toBe(false);
          },
        );
      }),
      { numRuns: PROGRAMS },
    );
    expectEnough(came);
  });

  it('are all that is left of the ways of a step', () => {
    const [flag, copy] = [shared('flag'), temporary('copy')];
    const looks = op('', 'copy = flag', [set(copy, flag)]);
    const forEver = wait('', 'for ever', false, { rest: true });
    const asks = branch('if (copy)', copy, [op('', 'set')], [op('', 'not set')]);
    const machine = assemble(
      program({ cells: [flag, copy], threads: [{ main: [looks, asks, forEver] }] }),
    );
    const seen = SeenPlaces.from(machine, machine.initial);
    const [target] = machine.code.threads[0]!.next;
    expect(seen.within(0, target!)).toBeNull();
    expect(seen.beyond(0, target!)).toEqual({ kind: 'constant', value: 1 });
    const after = machine.initial.slice();
    machine.step(after, 0);
    const more = seen.with(after, [0]);
    const left = [...targetsIn(more.within(0, target!)!)];
    expect(left).toEqual([{ kind: 'instruction', index: machine.place(after, 0) }]);
    expect(SeenPlaces.all(machine).within(0, target!)).toBe(target);
  });
});

describe('a search in which a thread comes to where it was never seen', () => {
  it('begins again, and finds what is done there', () => {
    const [flag, gate] = [shared('flag'), shared('gate')];
    const copies = [0, 1, 2].map((index) => temporary(`copy${index}`, { index, max: 1 }));
    const event = { event: 'at the gate', when: term(true), outcome: '' };
    const forEver = wait('', 'for ever', false, { rest: true });
    const late = Array.from({ length: 40 }, () => op('', 'is late'));
    const routines = (copy: Cell) => ({
      looks: [
        op('', 'begins'),
        op('', 'copy = flag', [set(copy, flag)]),
        branch('if (copy)', copy, [op('', 'is at the gate', [], { events: [event] })]),
        forEver,
      ],
      shuts: [op('', 'begins'), op('', 'gate = 1', [set(gate, 1)]), forEver],
      flags: [...late, op('', 'flag = 1', [set(flag, 1)]), forEver],
    });
    const made = program({ cells: [flag, gate, ...copies], threads: copies.map(routines) });
    const starts = ['looks', 'shuts', 'flags'];
    const machine = assemble({
      ...made,
      threads: made.threads.map((thread, i) => ({ ...thread, start: starts[i]! })),
      events: [event.event],
      invariants: [{ id: 'the gate is shut', when: { event: event.event }, holds: gate }],
    });
    const search = new Search(machine, {
      maxStates: 10_000,
      maxBytes: 1e9,
      from: null,
      reduction: 'por',
      probes: 1,
    });
    while (search.advance(100));
    expect([search.begunAgain, ...search.foundBefore.keys(), ...search.found.keys()]).toEqual([
      1, 0,
    ]);
  });
});
