/** A run of the pretended machine: its trace, snapshots, log and signals. */

import type { LogLine, Snapshot } from '../../protocol/snapshot.ts';
import type { Finished, SignalTrack, TraceColumns } from '../../protocol/trace.ts';
import { NONE, NO_THREAD } from '../../protocol/trace.ts';
import { listed } from '../fake-timeline.ts';
import { description } from './description.ts';
import { ERROR_ACTOR, OPS, THREADS, act, eventsOf, initialState, mayAct } from './program.ts';
import type { PretendState } from './program.ts';

const TOD = 0x1d2c_5a3b_1000n;
const OFFSETS = [0x10_0000_0000n, -0x10_0000_0000n, 0n, 0x100_0000n];
const TB_LEVELS = ['host', 'guest', 'stopped'];

export interface PretendRun {
  readonly trace: TraceColumns;
  readonly finished: Finished;
  snapshot(step: number): Snapshot;
  log(from: number, to: number): LogLine[];
}

/** `chosen`: which actor is taken at which step instead of the next in turn. */
export function pretendRun(chosen: ReadonlyMap<number, number>, injectAt: number): PretendRun {
  const states: PretendState[] = [initialState()];
  const rows: {
    actor: number;
    instruction: number;
    thread: number;
    place: number;
    events: number;
  }[] = [];
  let turn = 0;
  for (let step = 0; step < 400; step++) {
    const state = structuredClone(states[step] ?? initialState());
    const picked = chosen.get(step) ?? pick(state, step, injectAt, turn);
    if (picked < 0 || !mayAct(state, picked)) break;
    turn = picked % THREADS;
    const thread = picked === ERROR_ACTOR ? NO_THREAD : picked % THREADS;
    const events = eventsOf(state, picked);
    const instruction = picked < THREADS ? (state.pc[picked] ?? 0) : NONE;
    act(state, picked);
    rows.push({
      actor: picked,
      instruction,
      thread,
      place: thread === NO_THREAD ? NONE : (state.pc[thread] ?? 0),
      events,
    });
    states.push(state);
  }
  const trace: TraceColumns = {
    length: rows.length,
    actor: Uint8Array.from(rows, (row) => row.actor),
    instruction: Uint16Array.from(rows, (row) => row.instruction),
    thread: Uint8Array.from(rows, (row) => row.thread),
    place: Uint16Array.from(rows, (row) => row.place),
    startTicks: Float64Array.from(rows, (_, i) => i * 14),
    durationTicks: new Uint32Array(rows.length).fill(12),
    ...listed(
      rows.flatMap(({ events }, entry) => (events === 0 ? [] : [[entry, events] as const])),
      [],
    ),
  };
  const stateAt = (step: number) => states[step] ?? initialState();
  const log = (from: number, to: number): LogLine[] =>
    rows.slice(from, to).map((row, i) => ({
      step: from + i + 1,
      timeTicks: (from + i) * 14,
      actor: row.actor,
      function: OPS[row.instruction]?.fn ?? '',
      text: OPS[row.instruction]?.text ?? description.actors[row.actor]?.label ?? '',
      outcome: row.events & 2 ? 'won: becomes the resync owner' : row.events & 4 ? 'lost' : '',
      events: row.events,
    }));
  return {
    trace,
    log,
    finished: {
      steps: rows.length,
      timeTicks: rows.length * 14,
      checksum: 'c0ffee00',
      violations: [],
      stalls: [],
      readings: [],
      signals: description.signals.map((signal) =>
        track(states, (state) =>
          signal.kind === 'flag'
            ? (state.inGuest[signal.group] ?? 0)
            : TB_LEVELS.indexOf(state.tb[signal.group] ?? 'host'),
        ),
      ),
      end: 'Everybody rests.',
    },
    snapshot: (step) => {
      const [state, before] = [stateAt(step), stateAt(Math.max(0, step - 1))];
      const [cells, cellsBefore] = [readCells(state), readCells(before)];
      const registers = readRegisters(state, step);
      const registersBefore = readRegisters(before, Math.max(0, step - 1));
      const environment = [...Array(THREADS + 1).keys()]
        .map((i) => i + THREADS)
        .filter((actor) => mayAct(state, actor));
      return {
        step,
        timeTicks: Math.max(0, step - 1) * 14,
        cells,
        registers,
        changedCells: Uint8Array.from(cells, (value, i) => Number(value !== cellsBefore[i])),
        changedRegisters: Uint8Array.from(
          state.pc.length
            ? [...registers].map((value, i) => Number(value !== registersBefore[i]))
            : [],
        ),
        places: Uint16Array.from(state.pc),
        choices: [
          ...state.pc.map((pc, actor) => ({
            actor,
            status: mayAct(state, actor)
              ? ('enabled' as const)
              : OPS[pc]?.rest
                ? ('resting' as const)
                : ('blocked' as const),
            text: `${OPS[pc]?.label ?? ''} ${OPS[pc]?.text ?? ''}`.trim(),
            waitsFor: mayAct(state, actor) ? '' : (OPS[pc]?.waitsFor ?? ''),
            instruction: pc,
          })),
          ...environment.map((actor) => ({
            actor,
            status: 'enabled' as const,
            text: description.actors[actor]?.label ?? '',
            waitsFor: '',
            instruction: NONE,
          })),
        ],
        nextActor: rows[step]?.actor ?? -1,
        errorObstacle: '',
        aftermath: [],
        last: log(step - 1, step)[0] ?? null,
      };
    },
  };
}

function pick(state: PretendState, step: number, injectAt: number, turn: number): number {
  if (step === injectAt) return ERROR_ACTOR;
  for (let i = 0; i < THREADS; i++) {
    const thread = (turn + 3 + i) % THREADS;
    if (mayAct(state, thread)) return thread;
    if (mayAct(state, thread + THREADS)) return thread + THREADS;
  }
  return -1;
}

function readCells(state: PretendState): Int32Array {
  return Int32Array.from([state.bit63, ...state.inGuest, ...state.vcoreInGuest, ...state.hmer]);
}

function readRegisters(state: PretendState, step: number): BigUint64Array {
  const tod = TOD + BigInt(step * 14);
  const tfmr = state.error ? 0x3212_0009_80a8_4000n : 0x3212_0008_70e0_4000n;
  const tbs = state.tb.map((tb, i) => {
    if (tb === 'host') return tod;
    return tb === 'guest' ? tod + (OFFSETS[i] ?? 0n) : TOD + (OFFSETS[i] ?? 0n);
  });
  return BigUint64Array.from([
    tod,
    tfmr,
    ...tbs.flatMap((tb) => [tb, BigInt.asUintN(64, tb - tod)]),
    ...state.hmer.map((bit) => (bit ? 0x0800_0000_0000_0000n : 0n)),
  ]);
}

function track(
  states: readonly PretendState[],
  read: (state: PretendState) => number,
): SignalTrack {
  const steps: number[] = [];
  const values: number[] = [];
  states.forEach((state, step) => {
    const value = read(state);
    if (value === values.at(-1)) return;
    steps.push(step);
    values.push(value);
  });
  return {
    steps: Int32Array.from(steps),
    ticks: Float64Array.from(steps, (step) => Math.max(0, step - 1) * 14 + 12),
    values: Uint8Array.from(values),
  };
}
