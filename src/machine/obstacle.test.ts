import { describe, expect, it } from 'vitest';
import { program, shared } from '../testing/machine/small-program.ts';
import { assemble } from './assemble.ts';
import { not } from './expression.ts';
import { environmentActor, type EnvironmentActor } from './program.ts';
import { goto, op, set } from './statement.ts';

const delay = { minTicks: 0, maxTicks: 0 };

function obstacleTo(
  more: Partial<EnvironmentActor>,
  values: Partial<Record<'due' | 'taken', 0 | 1>>,
) {
  const due = shared('due', { initial: values.due ?? 0 });
  const taken = shared('taken', { initial: values.taken ?? 0 });
  const actor = environmentActor({
    id: 'interrupt',
    label: 'interrupt',
    delay,
    conditions: [
      { holds: due, otherwise: 'nothing is due' },
      { holds: not(taken), otherwise: 'it was taken' },
    ],
    effects: [set(taken, 1)],
    ...more,
  });
  const machine = assemble(
    program({
      cells: [due, taken],
      threads: [{ f: [op('', 'a'), goto('f')] }],
      environment: [actor],
    }),
  );
  return [machine.enabled(machine.initial, 1), machine.obstacle(machine.initial, 1)];
}

describe('an obstacle', () => {
  it('is the first condition that does not hold', () => {
    expect(obstacleTo({}, { taken: 1 })).toEqual([false, 'nothing is due']);
    expect(obstacleTo({}, { due: 1, taken: 1 })).toEqual([false, 'it was taken']);
    expect(obstacleTo({}, { due: 1 })).toEqual([true, '']);
  });

  it('is where the thread stands, when all conditions hold', () => {
    const interrupt = { thread: 0, moves: [] };
    expect(obstacleTo(interrupt, { due: 1 })).toEqual([
      false,
      't0 stands where nothing interrupts it',
    ]);
    expect(obstacleTo(interrupt, {})).toEqual([false, 'nothing is due']);
  });

  it('of a last resort is whoever can still move', () => {
    expect(obstacleTo({ lastResort: true, waitTicks: () => 0 }, { due: 1 })).toEqual([
      false,
      'it comes only once nobody else can move',
    ]);
  });
});
