// Symmetry, each claim beside what the machine does: on random programs that are made of copies, with
// and without an oddity, and on the model.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assemble, type AssembledMachine } from '../../machine/assemble.ts';
import { all, any, equal, less, more, not, place, plus } from '../../machine/expression.ts';
import type { Term } from '../../machine/expression.ts';
import { environmentActor } from '../../machine/program.ts';
import { branch, op, set, wait, type Effect, type Statement } from '../../machine/statement.ts';
import type { Reduction } from '../../protocol/exploration.ts';
import { expectReplayable } from '../../testing/explorer/replayable.ts';
import { machineOf, scenarioOf } from '../../testing/explorer/scenarios.ts';
import { anyCopies, type Oddity } from '../../testing/machine/random-symmetric-program.ts';
import { program, shared } from '../../testing/machine/small-program.ts';
import { expectEnough, runs } from '../../testing/runs.ts';
import { Search } from '../search.ts';
import { verdictOf, type Verdict } from '../verdict.ts';
import type { Exchange } from './exchange.ts';
import { Symmetry } from './symmetry.ts';

const PROGRAMS = runs(100);
const MAX_STATES = 3000;
const ODDITIES: readonly Oddity[] = ['start', 'value', 'scan', 'actor', 'invariant'];

function symmetryOf(machine: AssembledMachine): Symmetry {
  const work = Symmetry.prepared(machine, machine.initial);
  for (;;) {
    const piece = work.next();
    if (piece.done === true) return piece.value;
  }
}

/** All states, up to a limit. */
function statesOf(machine: AssembledMachine): Int32Array[] {
  const moves = new Uint16Array(machine.actors.length);
  const states = [machine.initial.slice()];
  const known = new Set([machine.initial.join()]);
  for (const state of states)
    for (const move of moves.slice(0, machine.mover.enabled(state, moves))) {
      const next = state.slice();
      machine.mover.take(next, move);
      if (known.has(next.join()) || states.length >= MAX_STATES) continue;
      known.add(next.join());
      states.push(next);
    }
  return states;
}

function image(state: Int32Array, exchange: Exchange): Int32Array {
  const copy = state.slice();
  exchange.apply(copy);
  return copy;
}

function representative(state: Int32Array, symmetry: Symmetry): string {
  const copy = state.slice();
  symmetry.sort(copy);
  return copy.join();
}

/** Who can move, with which events and to which state, and what is broken. */
function future(machine: AssembledMachine, state: Int32Array) {
  const actors = machine.actors.map((_, i) => i).filter((i) => machine.enabled(state, i));
  const steps = actors.map((actor) => {
    const events = machine.events(state, actor);
    const next = state.slice();
    machine.step(next, actor);
    return { actor, events, next };
  });
  return { steps, broken: machine.brokenInState(state) | machine.brokenAtRest(state) };
}

/** Exchanging must change nothing but names; returns how many states have an image other than themselves. */
function expectAlike(machine: AssembledMachine, symmetry: Symmetry): number {
  const states = statesOf(machine);
  const stride = Math.ceil(states.length / 60);
  let different = 0;
  for (let at = 0; at < states.length; at += stride)
    for (const exchange of symmetry.exchanges) {
      const state = states[at]!;
      const other = image(state, exchange);
      if (other.join() !== state.join()) different++;
      expect(image(other, exchange)).toEqual(state);
      expect(representative(other, symmetry)).toBe(representative(state, symmetry));
      const { steps, broken } = future(machine, state);
      const renamed = steps.map(({ actor, events, next }) => ({
        actor: exchange.actors[actor]!,
        events,
        next: image(next, exchange),
      }));
      renamed.sort((a, b) => a.actor - b.actor);
      expect(future(machine, other)).toEqual({ steps: renamed, broken });
    }
  return different;
}

function verdict(machine: AssembledMachine, reduction: Reduction, maxStates = 20_000): Verdict {
  const search = new Search(machine, { maxStates, maxBytes: 1e9, from: null, reduction });
  while (search.advance(10_000));
  return verdictOf(search);
}

/** What must not depend on how a search is reduced. */
const said = ({ complete, invariants, neverTaken, ends, deadlocks }: Verdict) => ({
  invariants: invariants.map(({ id, holds }) => [id, holds]),
  neverTaken,
  complete,
  hasEnds: ends > 0,
  hasDeadlocks: deadlocks > 0,
});

describe('a program that is made of copies', () => {
  it('has all of them exchanged, and images of states do what the states do', () => {
    let different = 0;
    fc.assert(
      fc.property(anyCopies, ({ copies, program: made }) => {
        const machine = assemble(made());
        const symmetry = symmetryOf(machine);
        expect([symmetry.ways, symmetry.reason]).toEqual([copies === 2 ? 2 : 6, null]);
        different += expectAlike(machine, symmetry);
      }),
      { numRuns: PROGRAMS },
    );
    expect(different).toBeGreaterThan(PROGRAMS);
  });

  it('has the verdicts of the exact search, from fewer states', () => {
    let schedules = 0;
    const states = { exact: 0, ordered: 0, sorted: 0 };
    fc.assert(
      fc.property(anyCopies, ({ program: made }) => {
        const machine = assemble(made());
        const exact = verdict(machine, 'none');
        if (!exact.complete) return;
        const sorted = verdict(machine, 'por+symmetry');
        expect(said(sorted)).toEqual(said(exact));
        schedules += expectReplayable(machine, sorted);
        states.exact += exact.states;
        const ordered = verdict(machine, 'por');
        expect([ordered.ends, ordered.deadlocks]).toEqual([exact.ends, exact.deadlocks]);
        states.ordered += ordered.states;
        states.sorted += sorted.states;
      }),
      { numRuns: PROGRAMS },
    );
    expectEnough(schedules, PROGRAMS / 5);
    expect(states.ordered).toBeLessThan(states.exact);
    expect(states.sorted).toBeLessThan(0.7 * states.ordered);
  });

  it.each(ODDITIES)('has none that is odd exchanged: %s', (oddity) => {
    fc.assert(
      fc.property(anyCopies, ({ copies, program: made }) => {
        const machine = assemble(made(oddity));
        const symmetry = symmetryOf(machine);
        // Two that are as they were can still change places; but not where all are looked at in order.
        expect(symmetry.ways).toBe(copies === 3 && oddity !== 'scan' ? 2 : 1);
        expect(symmetry.reason === null).toBe(symmetry.ways > 1);
        expectAlike(machine, symmetry);
      }),
      { numRuns: PROGRAMS / 5 },
    );
  });
});

describe('what two threads do', () => {
  const a = [0, 1].map((index) => shared(`a${index}`, { scope: 'thread', index }));
  const b = [0, 1].map((index) => shared(`b${index}`, { scope: 'thread', index }));
  const common = shared('common', { max: 3 });
  const rest = wait('', 'rest', false, { rest: true });
  const toggles = [...a, ...b, common].map((c) => set(c, 1));

  /** In how many ways threads can be exchanged that differ in this one op. */
  function ways(...ops: readonly ((own: number) => Statement)[]): number {
    const threads = [0, 1].map((own) => ({
      main: [op('', 'begin'), ops[own % ops.length]!(own), rest],
    }));
    const others = environmentActor({
      ...{ id: 'toggles', label: '', guard: true, effects: toggles },
      delay: { minTicks: 0, maxTicks: 0 },
    });
    const cells = [...a, ...b, common];
    return symmetryOf(assemble(program({ cells, threads, environment: [others] }))).ways;
  }
  const waits = (of: (own: number) => Term) => (own: number) => wait('', 'op', of(own));
  const decides = (of: (own: number) => Term) => (own: number) =>
    branch('if', of(own), [op('', 'then')]);
  const does = (of: (own: number) => Effect[]) => (own: number) => op('', 'op', of(own));

  it('is the same in another order where order does not matter', () => {
    const both1 = (own: number) => all(a[own]!, not(b[own]!), equal(common, 1));
    const both2 = (own: number) => all(equal(1, common), all(not(b[own]!), a[own]!));
    expect(ways(waits(both1), waits(both2))).toBe(2);
    expect(
      ways(
        waits((i) => not(any(a[i]!, b[i]!))),
        waits((i) => all(not(b[i]!), not(a[i]!))),
      ),
    ).toBe(2);
    expect(
      ways(
        waits((i) => less(common, a[i]!)),
        waits((i) => more(a[i]!, common)),
      ),
    ).toBe(2);
    const first = does((i) => [set(a[i]!, 1), set(common, b[1 - i]!)]);
    const second = does((i) => [set(common, b[1 - i]!), set(a[i]!, 1)]);
    expect(ways(first, second)).toBe(2);
    expect(ways(waits(() => all(...a)))).toBe(2);
    expect(
      ways(
        decides((i) => all(a[i]!, b[i]!)),
        decides((i) => all(b[i]!, a[i]!)),
      ),
    ).toBe(2);
  });

  it('is not the same where it does', () => {
    const first = does((i) => [set(a[i]!, 1), set(common, a[i]!)]);
    const second = does((i) => [set(common, a[i]!), set(a[i]!, 1)]);
    expect(ways(first, second)).toBe(1);
    const early = does((i) => [set(common, 1), set(a[i]!, common)]);
    const late = does((i) => [set(a[i]!, common), set(common, 1)]);
    expect(ways(early, late)).toBe(1);
    expect(
      ways(
        decides((i) => a[i]!),
        decides((i) => not(a[i]!)),
      ),
    ).toBe(1);
    expect(
      ways(
        decides((i) => a[i]!),
        decides(() => a[0]!),
      ),
    ).toBe(1);
    expect(ways(does((i) => [set(common, 1), set(common, plus(i, 1))]))).toBe(1);
    expect(
      ways(
        waits((i) => less(common, a[i]!)),
        waits((i) => less(a[i]!, common)),
      ),
    ).toBe(1);
    expect(
      ways(
        waits((i) => all(a[i]!, b[i]!)),
        waits((i) => any(a[i]!, b[i]!)),
      ),
    ).toBe(1);
    expect(ways(waits(() => a[0]!))).toBe(1);
    expect(ways(waits((i) => equal(common, i)))).toBe(1);
    expect(
      ways(
        waits((i) => place(i, 'rest')),
        waits(() => place(0, 'rest')),
      ),
    ).toBe(1);
  });
});

const setting = (subcores: string) =>
  ({ split: subcores.split(' ').length === 4 ? 4 : 2, subcores }) as const;

describe('the kernel before the fix', () => {
  const preFix = (subcores: string, more: object = {}) =>
    machineOf(scenarioOf({ ...setting(subcores), kernel: 'pre-fix', ...more }));

  it.each([
    ['2-way', 'g g', { alike: true }, 2],
    ['2-way, re-entry', 'g1 g1', { alike: true }, 2],
    ['2-way, two threads', 'g g', { alike: true, threadsPerSubcore: 2 }, 2],
    ['2-way, either', 'e1 e1', { alike: true }, 2],
    ['4-way', 'g g g g', { alike: true }, 24],
    ['4-way, re-entry', 'g1 g1 g1 g1', { alike: true }, 24],
    ['4-way, hosts that enter', 'h1 h1 h h', { alike: true }, 4],
    ['4-way, two of each', 'g g h h', { alike: true }, 4],
    ['4-way, offsets ahead and behind', 'g g g g', {}, 4],
  ])('has subcores that can be exchanged: %s', (_, subcores, more, ways) => {
    const machine = preFix(subcores, more);
    const symmetry = symmetryOf(machine);
    expect(symmetry.ways).toBe(ways);
    expect(expectAlike(machine, symmetry)).toBeGreaterThan(0);
    const [exact, ordered, sorted] = (['none', 'por', 'por+symmetry'] as const).map((reduction) =>
      verdict(machine, reduction, 120_000),
    );
    expect(said(sorted!)).toEqual(said(exact!.complete ? exact! : ordered!));
    expect(expectReplayable(machine, sorted!)).toBeGreaterThan(0);
    expect(sorted!.states).toBeLessThan(ordered!.states);
    expect(sorted!.states * ways).toBeGreaterThanOrEqual(ordered!.states);
  });

  it('has as many representatives as there are orbits', () => {
    const machine = preFix('g g', { alike: true });
    const symmetry = symmetryOf(machine);
    const [exchange] = symmetry.exchanges;
    const states = statesOf(machine);
    const fixed = states.filter((s) => image(s, exchange!).join() === s.join()).length;
    const representatives = new Set(states.map((s) => representative(s, symmetry)));
    expect(states.length).toBeLessThan(MAX_STATES);
    expect(representatives.size).toBe((states.length + fixed) / 2);
  });

  it('has none where subcores differ, and says in what', () => {
    const reason = (subcores: string) => symmetryOf(preFix(subcores, { alike: true })).reason;
    expect(reason('g h')).toBe('subcore 0 and subcore 1 begin at different places');
    expect(reason('g1 g2')).toBe(
      'subcore 0 and subcore 1 do not begin alike: subcore0.entriesLeft is 1, subcore1.entriesLeft 2',
    );
    expect(symmetryOf(preFix('g g')).reason).toMatch(/^E14 of kvmppc_hv_entry .* apart$/);
    const unsplit = machineOf(scenarioOf({ kernel: 'pre-fix', split: 1, subcores: 'g' }));
    expect(symmetryOf(unsplit).reason).toBe('there is only one');
  });
});

describe('the kernel with the fix', () => {
  it.each(['g g', 'g1 g1', 'h h', 'g g g g'])('scans in_guest[] in order: %s', (subcores) => {
    const { ways, reason } = symmetryOf(
      machineOf(scenarioOf({ ...setting(subcores), alike: true })),
    );
    expect(ways).toBe(1);
    expect(reason).toBe(
      'H4 of wait_for_subcore_guest_exit (while (in_guest[0]) cpu_relax()) tells subcore 0 and subcore 1 apart',
    );
  });

  it('has subcores that can be exchanged once nobody scans', () => {
    const edits = [{ kind: 'skip' as const, at: 'wait_for_subcore_guest_exit:H4' }];
    const machine = machineOf(scenarioOf({ ...setting('g g'), alike: true, edits }));
    expect(symmetryOf(machine).ways).toBe(2);
    const [ordered, sorted] = (['por', 'por+symmetry'] as const).map((r) => verdict(machine, r));
    expect(said(sorted!)).toEqual(said(ordered!));
    expect(sorted!.states).toBeLessThan(ordered!.states);
  });
});
