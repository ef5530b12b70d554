// Whatever a reduced search and an exact one that stopped somewhere are said to show, is so.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Search } from '../../explorer/search.ts';
import { verdictOf, type Verdict } from '../../explorer/verdict.ts';
import { assemble, type AssembledMachine } from '../../machine/assemble.ts';
import { plainSearch } from '../../testing/explorer/plain-search.ts';
import type { Reduction } from '../../protocol/exploration.ts';
import { anyProgram } from '../../testing/machine/random-program.ts';
import { expectEnough, runs } from '../../testing/runs.ts';
import { isEnough, isShortest, knowledgeOf } from './knowledge.ts';

const MAX_STATES = 3000;
const PROGRAMS = runs(400);

const searchOf = (machine: AssembledMachine, reduction: Reduction) =>
  new Search(machine, { maxStates: MAX_STATES, maxBytes: 1e9, reduction, from: null });

/** Looks at `states` states more, one by one, while `goesOn`. */
function advance(search: Search, states: number, goesOn: () => boolean = () => true): void {
  for (let i = 0; i < states && goesOn() && search.advance(1); i++);
}

describe('what two searches tell together', () => {
  it('never claims more than is true, wherever the exact one has stopped', () => {
    let unproven = 0;
    let proven = 0;
    fc.assert(
      fc.property(anyProgram, fc.nat(20), (program, states) => {
        const machine = assemble(program);
        const plain = plainSearch(machine, MAX_STATES);
        if (plain === null) return;
        const all = searchOf(machine, 'por');
        advance(all, MAX_STATES);
        const exact = searchOf(machine, 'none');
        advance(exact, states);
        for (const [i, { verdict, how }] of knowledgeOf(
          verdictOf(all),
          verdictOf(exact),
        ).entries()) {
          const fewest = plain.broken.get(i) ?? null;
          expect(verdict).toBe(fewest === null ? 'holds' : 'broken');
          if (how === null || fewest === null) continue;
          expect(how.noneWithin).toBeLessThan(fewest);
          expect(how.schedule.length).toBeGreaterThanOrEqual(fewest);
          const shortest = isShortest(how, how.schedule.length);
          if (shortest) expect(how.schedule.length).toBe(fewest);
          if (shortest) proven++;
          else unproven++;
        }
      }),
      { numRuns: PROGRAMS },
    );
    expectEnough(Math.min(proven, unproven));
  });

  it('does not count the level that is being looked at: it may hold a bad end', () => {
    const schedule = ['t0', 't1', 't0', 't1', 't0'];
    const broken = { id: 'no-deadlock', holds: false, shortestStep: 5, schedule } as const;
    const nothing = { id: 'no-deadlock', holds: null, shortestStep: null, schedule: null } as const;
    const verdict = (depth: number, one: typeof broken | typeof nothing) =>
      ({ depth, invariants: [one] }) as unknown as Verdict;
    const known = (depth: number) => {
      const how = knowledgeOf(verdict(9, broken), verdict(depth, nothing))[0]?.how ?? null;
      return how === null ? null : [how.noneWithin, isShortest(how, how.schedule.length)];
    };
    expect([3, 4, 5].map(known)).toEqual([
      [2, false],
      [3, false],
      [4, true],
    ]);
  });

  it('is a proof once the exact one has gone deep enough, and not much later', () => {
    let sooner = 0;
    fc.assert(
      fc.property(anyProgram, (program) => {
        const machine = assemble(program);
        const plain = plainSearch(machine, MAX_STATES);
        if (plain === null || plain.broken.size === 0) return;
        const all = searchOf(machine, 'por');
        advance(all, MAX_STATES);
        const exact = searchOf(machine, 'none');
        const verdict = verdictOf(all);
        advance(
          exact,
          MAX_STATES,
          () => !isEnough(verdict, (i) => exact.found.has(i), exact.progress.depth),
        );
        for (const { how } of knowledgeOf(verdict, verdictOf(exact)))
          expect(how === null || isShortest(how, how.schedule.length)).toBe(true);
        const deepest = Math.max(
          ...verdict.invariants.map(({ shortestStep }) => shortestStep ?? 0),
        );
        expect(exact.progress.depth).toBeLessThanOrEqual(deepest);
        if (exact.end === 'running') sooner++;
      }),
      { numRuns: PROGRAMS },
    );
    expectEnough(sooner);
  });
});
