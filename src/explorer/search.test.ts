import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { program, shared, temporary } from '../testing/machine/small-program.ts';
import { anyEntangledProgram } from '../testing/machine/random-entangled-program.ts';
import { anyLockingProgram } from '../testing/machine/random-locking-program.ts';
import { anyProgram } from '../testing/machine/random-program.ts';
import type { Program } from '../machine/program.ts';
import type { Reduction } from '../protocol/exploration.ts';
import { endingOf, type Ending } from './ending.ts';
import { verdictOf } from './verdict.ts';
import { plainSearch } from '../testing/explorer/plain-search.ts';
import { expectEnough, runs } from '../testing/runs.ts';
import { assemble, type AssembledMachine } from '../machine/assemble.ts';
import type { Cell } from '../machine/cell.ts';
import { not, term } from '../machine/expression.ts';
import { op, set, wait, type Effect } from '../machine/statement.ts';
import { disassembly } from '../machine/disassembly.ts';
import { Replay } from './replay.ts';
import { Search, type SearchOptions } from './search.ts';

const PROGRAMS = runs(150);
const MAX_STATES = 3000;
const UNLIMITED = { maxStates: 1_000_000, maxBytes: 1e9, reduction: 'none', from: null } as const;

function searched(machine: AssembledMachine, options: Partial<SearchOptions> = {}, slice = 1000) {
  const search = new Search(machine, { ...UNLIMITED, ...options });
  while (search.advance(slice));
  return search;
}

/** Steps from the start to a state. */
function stepsTo({ store }: Search, state: number): number {
  let steps = 0;
  for (let at = state; store.parentOf(at) >= 0; at = store.parentOf(at)) steps++;
  return steps;
}

const brokenBy = (search: Search): Map<number, number> =>
  new Map(
    [...search.found.values()].map(({ invariant, state, actor }) => [
      invariant,
      stepsTo(search, state) + (actor < 0 ? 0 : 1),
    ]),
  );

/** What a search says, and what it came by. */
function verdict(machine: AssembledMachine, options: Partial<SearchOptions>) {
  return wholeVerdictOf(searched(machine, options));
}

function wholeVerdictOf(search: Search) {
  const { canEnd } = endingNow(search);
  return { ...verdictOf(search), canEnd, begunAgain: search.begunAgain };
}

/** What no reduction may change; exchanges make one end of several. */
function kept(of: ReturnType<typeof verdict>, reduction: Reduction) {
  const { invariants, neverTaken, canEnd, ends, deadlocks, stalls } = of;
  const counts = reduction === 'por' ? [ends, deadlocks] : [ends > 0, deadlocks > 0];
  return [invariants.map(({ id, holds }) => [id, holds]), neverTaken, canEnd, stalls > 0, counts];
}

function endingNow(search: Search): Ending {
  const work = endingOf(search);
  for (;;) {
    const piece = work.next();
    if (piece.done === true) return piece.value;
  }
}

function forPrograms(
  check: (machine: AssembledMachine) => void,
  programs: fc.Arbitrary<Program> = anyProgram,
  numRuns = PROGRAMS,
): void {
  fc.assert(
    fc.property(programs, (program) => {
      const machine = assemble(program);
      try {
        check(machine);
      } catch (error) {
        throw new Error(`in this program:\n${disassembly(machine.code, 0)}`, { cause: error });
      }
    }),
    { numRuns },
  );
}

describe('a search without reduction', () => {
  it('finds what a plain search finds, in as few steps', () => {
    let large = 0;
    forPrograms((machine) => {
      const plain = plainSearch(machine, MAX_STATES);
      if (plain === null) return;
      if (plain.states > 20) large++;
      const search = searched(machine);
      const { states, transitions, depth, frontier } = search.progress;
      expect({ states, transitions, depth, ends: search.ends, broken: brokenBy(search) }).toEqual(
        plain,
      );
      expect([search.end, frontier]).toEqual(['complete', 0]);
    });
    expectEnough(large, PROGRAMS / 20);
  });

  it('counts the states of its last levels', () => {
    forPrograms((machine) => {
      const search = searched(machine, { maxStates: MAX_STATES });
      if (search.end !== 'complete') return;
      const { depth, levels } = search.progress;
      const counts = new Array<number>(depth + 1).fill(0);
      for (let state = 0; state < search.store.size; state++) counts[stepsTo(search, state)]!++;
      expect(levels).toEqual(counts.slice(-levels.length));
      expect(levels.length).toBe(Math.min(4, counts.length));
    });
  });

  it('does not depend on how it is sliced', () => {
    forPrograms((machine) => {
      const options = { maxStates: 500 };
      const [a, b] = [1, 10_000].map((slice) => searched(machine, options, slice));
      expect(a?.progress).toEqual(b?.progress);
      expect(a?.found).toEqual(b?.found);
      expect(a?.end).toBe(b?.end);
    });
  });

  it('stops at a limit of states or of memory, and says so', () => {
    let stopped = 0;
    forPrograms((machine) => {
      const all = searched(machine, { maxStates: MAX_STATES });
      if (all.end !== 'complete' || all.store.size < 30) return;
      stopped++;
      const few = searched(machine, { maxStates: 20 });
      expect(few.end).toBe('states');
      expect(few.store.size).toBeGreaterThanOrEqual(20);
      expect(few.store.size).toBeLessThan(20 + machine.actors.length);
      expect(searched(machine, { maxBytes: 1000 }).end).toBe('memory');
    });
    expectEnough(stopped);
  });
});

describe('a search with reduction', () => {
  it('keeps every verdict, with no more states', () => {
    let fewer = 0;
    forPrograms((machine) => {
      const plain = searched(machine, { maxStates: MAX_STATES });
      if (plain.end !== 'complete') return;
      const reduced = searched(machine, { reduction: 'por' });
      expect(new Set([...reduced.foundBefore.keys(), ...reduced.found.keys()])).toEqual(
        new Set(plain.found.keys()),
      );
      expect(reduced.ends).toBe(plain.ends);
      expect(reduced.store.size).toBeLessThanOrEqual(plain.store.size);
      if (reduced.store.size < plain.store.size) fewer++;
    });
    expectEnough(fewer);
  });

  it.each([
    ['with critical sections', anyLockingProgram, PROGRAMS / 2],
    ['with whatever comes on a condition', anyProgram, PROGRAMS / 2],
    ['with little that does not hang on others', anyEntangledProgram, runs(20_000, 150)],
  ])('keeps all of it in programs %s', (_, programs, numRuns) => {
    let [fewer, again] = [0, 0];
    forPrograms(
      (machine) => {
        const plain = verdict(machine, { maxStates: MAX_STATES });
        if (!plain.complete) return;
        for (const reduction of ['por', 'por+symmetry'] as const)
          for (const probes of [0, 1, undefined]) {
            const reduced = verdict(machine, { reduction, probes });
            expect(kept(reduced, reduction)).toEqual(kept(plain, reduction));
            if (reduced.states < plain.states / 2) fewer++;
            if (reduced.begunAgain > 0) again++;
          }
      },
      programs,
      numRuns,
    );
    expectEnough(fewer);
    expectEnough(again);
  });

  it('keeps all of it from a state on the way, which may be behind lines that it leaves out', () => {
    let fewer = 0;
    forPrograms(
      (machine) => {
        const moves = new Uint16Array(machine.actors.length);
        const from = machine.initial.slice();
        for (let step = 0; step < 4; step++) {
          const count = machine.mover.enabled(from, moves);
          if (count > 0) machine.mover.take(from, moves[step % count]!);
        }
        const plain = verdict(machine, { maxStates: MAX_STATES, from });
        if (!plain.complete) return;
        for (const reduction of ['por', 'por+symmetry'] as const)
          for (const probes of [0, undefined]) {
            const reduced = verdict(machine, { reduction, probes, from });
            expect(kept(reduced, reduction)).toEqual(kept(plain, reduction));
            if (reduced.states < plain.states / 2) fewer++;
          }
      },
      anyProgram,
      PROGRAMS / 2,
    );
    expectEnough(fewer);
  });

  it('knows what was stored before the state that it begins with', () => {
    const [flag, wrong] = [shared('flag'), shared('wrong')];
    const main = [
      op('', 'flag = 1', [set(flag, 1)]),
      op('', 'is between'),
      op('', 'wrong = flag', [set(wrong, flag)]),
      wait('', 'for ever', false, { rest: true }),
    ];
    const invariants = [{ id: 'i', when: 'always' as const, holds: not(wrong) }];
    const machine = assemble(program({ cells: [flag, wrong], threads: [{ main }], invariants }));
    const from = machine.initial.slice();
    machine.step(from, 0);
    for (const probes of [0, undefined])
      expect(verdict(machine, { reduction: 'por', probes, from }).invariants[0]?.holds).toBe(false);
  });

  it('tells ends apart by what is read behind a wait that never ends', () => {
    const [flag, out, go] = [shared('flag'), shared('out'), shared('go')];
    const [copy, other] = [0, 1].map((index) => temporary(`copy${index}`, { index, max: 1 }));
    const reads = (of: Cell) => [
      op('', 'copy = flag', [set(of, flag)]),
      wait('', 'for ever', go),
      op('', 'out = copy', [set(out, of)]),
      wait('', 'rests', false, { rest: true }),
    ];
    const routines = (of: Cell) => ({
      reads: reads(of),
      sets: [op('', 'flag = 1', [set(flag, 1)]), wait('', 'rests', false, { rest: true })],
    });
    const made = program({
      cells: [flag, out, go, copy!, other!],
      threads: [routines(copy!), routines(other!)],
    });
    const [first, second] = made.threads;
    const machine = assemble({ ...made, threads: [first!, { ...second!, start: 'sets' }] });
    expect(searched(machine).ends).toBe(2);
    expect(searched(machine, { reduction: 'por' }).ends).toBe(2);
  });

  it('keeps all of it when it leaves out what only broken invariants ask for', () => {
    let sliced = 0;
    forPrograms(
      (machine) => {
        const plain = verdict(machine, { maxStates: MAX_STATES });
        if (!plain.complete) return;
        for (const reduction of ['por', 'por+symmetry'] as const) {
          const search = searched(machine, { reduction });
          expect(kept(wholeVerdictOf(search), reduction)).toEqual(kept(plain, reduction));
          for (const [number, schedule] of search.foundBefore) {
            const replay = new Replay(machine, machine.initial.slice());
            let broken = replay.brokenAtStart();
            for (const actor of schedule) broken = replay.step(actor);
            expect(broken & (1 << number)).not.toBe(0);
          }
          if (search.foundBefore.size > 0) sliced++;
        }
      },
      anyProgram,
      PROGRAMS / 2,
    );
    expectEnough(sliced);
  });

  it('has fewer states when it leaves out what only broken invariants ask for', () => {
    const [flag, copy] = [shared('flag'), shared('copy')];
    const does = (first: Effect, then: readonly Effect[]) => ({
      main: [
        op('', 'begins'),
        op('', 'copies the flag, or sets it', [first]),
        op('', 'forgets the copy', then),
        wait('', 'for ever', false, { rest: true }),
      ],
    });
    const threads = [does(set(copy, flag), [set(copy, 0)]), does(set(flag, 1), [])];
    const invariants = [{ id: 'i', when: 'always' as const, holds: not(copy) }];
    const machine = assemble(program({ cells: [flag, copy], threads, invariants }));
    const states = [true, false].map((leavesOutBroken) => {
      const search = searched(machine, { reduction: 'por', leavesOutBroken });
      expect(wholeVerdictOf(search).invariants[0]?.holds).toBe(false);
      return search.store.size;
    });
    expect(states[0]).toBeLessThan(states[1]!);
  });

  it('forgets nothing that breaks when it begins again', () => {
    let kept = 0;
    forPrograms(
      (machine) => {
        const search = new Search(machine, { ...UNLIMITED, reduction: 'por', probes: 0 });
        const seen = new Set<number>();
        for (let again = 0; search.advance(1) && search.progress.states < MAX_STATES;) {
          for (const invariant of search.found.keys()) seen.add(invariant);
          if (search.begunAgain === again) continue;
          again = search.begunAgain;
          const { invariants } = verdictOf(search);
          for (const invariant of seen) expect(invariants[invariant]?.holds).toBe(false);
          kept += seen.size;
        }
      },
      anyProgram,
      PROGRAMS / 2,
    );
    expectEnough(kept);
  });

  it('keeps what a step does on a condition that somebody else brings about', () => {
    const [asked, done] = [shared('asked'), shared('done', { initial: 1 })];
    const rest = wait('', 'for ever', false, { rest: true });
    const routines = {
      acts: [op('', 'begin'), op('', 'done = 0, if asked', [set(done, 0, asked)]), rest],
      asks: [
        op('', 'begin'),
        op('', 'asked = 1', [set(asked, 1)]),
        // Who ends the condition carries it along: of that alone something follows here.
        wait('', 'takes it back', asked, { effects: [set(asked, 0)] }),
        rest,
      ],
    };
    const invariants = [{ id: 'i', when: 'rest' as const, holds: term(done) }];
    const made = program({ cells: [asked, done], threads: [routines, routines], invariants });
    const [first, second] = made.threads;
    const machine = assemble({ ...made, threads: [first!, { ...second!, start: 'asks' }] });
    const plain = verdict(machine, {});
    expect([plain.ends, plain.invariants[0]?.holds]).toEqual([2, false]);
    for (const probes of [0, undefined])
      expect(kept(verdict(machine, { reduction: 'por', probes }), 'por')).toEqual(
        kept(plain, 'por'),
      );
  });

  it('keeps both orders of two steps that each store what the other needs to find', () => {
    const [a, b] = [shared('a', { initial: 1 }), shared('b', { initial: 1 })];
    const takes = (mine: Cell, other: Cell) => ({
      main: [
        op('', 'begin'),
        wait('', 'take', other, { effects: [set(mine, 1), set(other, 0)] }),
        wait('', 'for ever', false, { rest: true }),
      ],
    });
    const machine = assemble(program({ cells: [a, b], threads: [takes(a, b), takes(b, a)] }));
    expect(searched(machine).ends).toBe(2);
    expect(searched(machine, { reduction: 'por' }).ends).toBe(2);
  });
});
