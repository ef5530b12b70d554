/** Explanations of random machines keep their promises, and of random runs that are far too long. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assemble, type AssembledMachine } from '../../machine/assemble.ts';
import { disassembly } from '../../machine/disassembly.ts';
import { checkedExplanation, replayed } from '../../testing/explorer/explained.ts';
import { anyProgram } from '../../testing/machine/random-program.ts';
import { expectEnough, runs } from '../../testing/runs.ts';
import { scheduleOf } from '../replay.ts';
import { Search } from '../search.ts';
import { explainAtOnce } from './explain-break.ts';
import { beginning } from './moment.ts';

const PROGRAMS = runs(200);
const MAX_STATES = 2000;

/** Who moves, as long as somebody can, by random numbers. */
function wander(machine: AssembledMachine, choices: readonly number[]): number[] {
  const state = machine.initial.slice();
  const able = new Uint8Array(machine.actors.length);
  const schedule: number[] = [];
  for (const choice of choices) {
    const count = machine.enabledActors(state, able);
    if (count === 0) break;
    const actor = able[choice % count]!;
    machine.step(state, actor);
    schedule.push(actor);
  }
  return schedule;
}

function forPrograms(check: (machine: AssembledMachine, choices: readonly number[]) => void): void {
  const anyChoices = fc.array(fc.nat(1000), { minLength: 60, maxLength: 60 });
  fc.assert(
    fc.property(anyProgram, anyChoices, (program, choices) => {
      const machine = assemble(program);
      try {
        check(machine, choices);
      } catch (error) {
        throw new Error(`in this program:\n${disassembly(machine.code, 0)}`, { cause: error });
      }
    }),
    { numRuns: PROGRAMS },
  );
}

describe('an explanation', () => {
  it('of a shortest schedule leaves it as short, and states what holds and what can be avoided', () => {
    let stated = 0;
    forPrograms((machine) => {
      const options = {
        maxStates: MAX_STATES,
        maxBytes: 1e8,
        reduction: 'none',
        from: null,
      } as const;
      const search = new Search(machine, options);
      while (search.advance(1000));
      for (const found of search.found.values()) {
        const schedule = scheduleOf(search, found);
        const { orderings, schedule: same } = checkedExplanation(
          machine,
          found.invariant,
          schedule,
        );
        expect(same).toHaveLength(schedule.length);
        expect(checkedExplanation(machine, found.invariant, schedule).orderings).toEqual(orderings);
        stated += orderings.filter(({ reversed }) => reversed !== null).length;
      }
    });
    expectEnough(stated);
  });

  it('of a run leaves out what is not needed', () => {
    let shorter = 0;
    forPrograms((machine, choices) => {
      const schedule = wander(machine, choices);
      machine.program.invariants.forEach((_, invariant) => {
        const { brokenAfter } = replayed(machine, invariant, schedule);
        if (brokenAfter === Infinity) return;
        const found = checkedExplanation(machine, invariant, schedule);
        expect(found.schedule.length).toBeLessThanOrEqual(brokenAfter);
        if (found.schedule.length < brokenAfter) shorter++;
      });
    });
    expectEnough(shorter);
  });

  it('is refused for a schedule that breaks nothing, or cannot be taken', () => {
    let refused = 0;
    forPrograms((machine, choices) => {
      const schedule = wander(machine, choices);
      machine.program.invariants.forEach((_, invariant) => {
        if (replayed(machine, invariant, schedule).brokenAfter < Infinity) return;
        const model = { explain: () => '' };
        const given = { model, machine, start: beginning(machine), invariant, schedule };
        expect(() => explainAtOnce(given)).toThrow('a schedule that breaks the invariant');
        refused++;
      });
    });
    expect(refused).toBeGreaterThan(0);
  });
});
