/** Schedules of a verdict, replayed step by step through the machine. */
import { expect } from 'vitest';
import { Replay } from '../../explorer/replay.ts';
import type { Verdict } from '../../explorer/verdict.ts';
import type { AssembledMachine } from '../../machine/assemble.ts';

/** Every schedule must break its invariant, and not before; returns how many there are. */
export function expectReplayable(machine: AssembledMachine, { invariants }: Verdict): number {
  let schedules = 0;
  invariants.forEach(({ schedule, shortestStep, holds }, invariant) => {
    expect(holds === false).toBe(schedule !== null);
    if (schedule === null) return;
    schedules++;
    expect(shortestStep).toBe(schedule.length);
    const replay = new Replay(machine, machine.initial.slice());
    const brokenAt = schedule.map((id) => {
      const actor = machine.actors.findIndex((one) => one.id === id);
      return (replay.step(actor) & (1 << invariant)) !== 0;
    });
    expect(brokenAt.indexOf(true)).toBe(schedule.length - 1);
  });
  return schedules;
}
