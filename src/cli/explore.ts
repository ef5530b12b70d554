/** `explore`: every interleaving of the scenario, and the shortest way to break each invariant. */
import { fail, ok } from '../base/result.ts';
import { beginning, momentAfter } from '../explorer/explain/moment.ts';
import { Search } from '../explorer/search.ts';
import { verdictOf, type Verdict } from '../explorer/verdict.ts';
import type { AssembledMachine } from '../machine/assemble.ts';
import { json, lines, type Command, type Flags } from './command.ts';
import { findingOf, type Finding } from './finding.ts';
import { item, paragraph } from './text.ts';

const MAX_STATES = 20_000_000;
const MAX_BYTES = 2e9;
const SLICE_STATES = 10_000;

export const explore: Command = {
  name: 'explore',
  takes: 'SCENARIO',
  summary: 'searches every interleaving for ways to break an invariant',
  flags: ['from', 'maxStates', 'reduce'],
  run: (session, flags, library) => {
    const { assembled } = session.run.model;
    if (assembled === undefined) return fail('this model cannot be searched');
    const steps = flags.from ?? 0;
    if (steps > session.run.steps)
      return fail(`there is no step ${steps}: the run has ${session.run.steps} steps`);
    const before = [...session.run.trace.actors(steps)];
    const start = momentAfter(assembled, beginning(assembled), before);
    const explored = searchFrom(assembled, start.state, flags);
    const from = { session, library, machine: assembled, before, start };
    const found: (Finding | null)[] = [];
    for (const [invariant, { schedule }] of explored.verdict.invariants.entries()) {
      const finding = schedule === null ? null : findingOf(from, invariant, schedule);
      if (finding?.ok === false) return finding;
      found.push(finding?.value ?? null);
    }
    return ok(flags.json ? json(resultOf(explored, found)) : lines(textOf(explored, found, flags)));
  },
};

interface Explored {
  readonly verdict: Verdict;
  readonly seconds: number;
  readonly bytesPerState: number;
}

function searchFrom(
  machine: AssembledMachine,
  from: Int32Array,
  { maxStates, reduce }: Flags,
): Explored {
  const search = new Search(machine, {
    maxStates: maxStates ?? MAX_STATES,
    maxBytes: MAX_BYTES,
    fuse: reduce !== null && reduce !== 'none',
    from,
  });
  const since = performance.now();
  while (search.advance(SLICE_STATES));
  const seconds = (performance.now() - since) / 1000;
  const { bytes, states } = search.progress;
  return { verdict: verdictOf(search), seconds, bytesPerState: bytes / states };
}

function resultOf(
  { verdict, seconds, bytesPerState }: Explored,
  found: readonly (Finding | null)[],
) {
  const { complete, states, transitions, depth, deadlocks, bound } = verdict;
  return {
    complete,
    states,
    transitions,
    depth,
    seconds: rounded(seconds),
    statesPerSecond: Math.round(states / Math.max(seconds, 0.001)),
    bytesPerState: rounded(bytesPerState),
    deadlocks,
    bound,
    invariants: verdict.invariants.map(({ id, holds }, i) => ({
      id,
      holds,
      shortestStep: found[i]?.steps ?? null,
      link: found[i]?.link ?? null,
      because: [...(found[i]?.orderings ?? []), ...(found[i]?.outcome ?? [])],
    })),
    neverTaken: verdict.neverTaken,
  };
}

/** To a thousandth. */
const rounded = (value: number): number => Math.round(value * 1000) / 1000;

function* textOf(
  { verdict, seconds, bytesPerState }: Explored,
  found: readonly (Finding | null)[],
  { reduce, from }: Flags,
): Generator<string> {
  const { states, transitions, depth, deadlocks, bound, invariants, neverTaken } = verdict;
  const rate = (states / Math.max(seconds, 0.001) / 1e6).toFixed(2);
  if (from !== null) yield `from step ${from}, and steps counted from there`;
  yield `${states} states, ${transitions} transitions, depth ${depth}, ${deadlocks} deadlocks`;
  yield `${seconds.toFixed(1)} s, ${rate} M states/s, ${bytesPerState.toFixed(0)} bytes a state`;
  yield bound ?? 'complete: every reachable state was looked at';
  if (reduce === 'por' || reduce === 'por+symmetry') {
    yield* paragraph(
      'with local ops fused: the verdicts are those of the full search, the schedules are valid ' +
        'but need not be the shortest',
    );
  }
  if (reduce === 'por+symmetry') {
    yield* paragraph(
      'no symmetry applies: wait_for_subcore_guest_exit scans the slots of in_guest[] in order, so ' +
        'that subcores cannot be exchanged, and a primary starts its secondaries in order',
    );
  }
  yield '';
  yield 'Invariants';
  const width = Math.max(...invariants.map(({ id }) => id.length));
  for (const [i, { id, holds }] of invariants.entries()) {
    const finding = found[i] ?? null;
    if (holds === true) yield `  holds   ${id}`;
    else if (finding === null) yield `  ?       ${id.padEnd(width)}  not decided`;
    else {
      yield `  BROKEN  ${id.padEnd(width)}  in ${finding.steps} steps`;
      yield* findingText(finding, '          ');
    }
  }
  yield '';
  yield neverTaken.length === 0 ? 'Everything was taken at least once' : 'Never taken';
  if (neverTaken.length > 0) yield* paragraph(neverTaken.join(' '), '  ');
}

function* findingText({ outcome, orderings, link }: Finding, indent: string): Generator<string> {
  const because = orderings.length === 0 ? '' : ', because';
  yield* paragraph(`${outcome.join(': ')}${because}`, indent);
  for (const sentence of orderings) yield* item(sentence, indent);
  yield indent + link;
}
