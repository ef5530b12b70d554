// Trails that lead back to a run, and what is said of those that do not.
import { describe, expect, it } from 'vitest';
import { assemble } from '../../machine/assemble.ts';
import { equal, less } from '../../machine/expression.ts';
import { environmentActor } from '../../machine/program.ts';
import { op, set, wait } from '../../machine/statement.ts';
import { program, shared } from '../../testing/machine/small-program.ts';
import { environmentNumbers } from './numbers.ts';
import { retrace } from './retrace.ts';

const x = shared('x', { max: 3 });
const up = (id: string, from: number) =>
  environmentActor({
    id,
    label: id,
    guard: equal(x, from),
    delay: { minTicks: 0, maxTicks: 0 },
    effects: [set(x, from + 1)],
  });
/** t0 makes 1 of 0, then the environment 2 and 3; 3 is wrong. */
const machine = assemble({
  ...program({
    cells: [x],
    threads: [{ f: [op('A', 'up', [set(x, 1)]), wait('B', 'end', false, { rest: true })] }],
    environment: [up('second', 1), up('third', 2)],
  }),
  invariants: [{ id: 'not-3', when: 'always', holds: less(x, 3) }],
});
const [second, third] = environmentNumbers(machine).map(({ number }) => number);
const whole = ['-4:-4:-4', '1:1:77', `2:0:${second}`, `3:0:${third}`];

const trail = (lines: readonly string[]) => `${lines.join('\n')}\n`;
function errorOf(lines: readonly string[]): string {
  const back = retrace(machine, trail(lines));
  return back.ok ? 'accepted' : back.error;
}
const namesOf = (lines: readonly string[]) => {
  const back = retrace(machine, trail(lines));
  return back.ok ? back.value.schedule.map((actor) => machine.actors[actor]?.id) : back.error;
};

describe('a trail', () => {
  it('leads to the break', () => {
    expect(namesOf(whole)).toEqual(['t0', 'second', 'third']);
    expect(retrace(machine, trail(whole))).toMatchObject({ value: { broken: [0] } });
  });

  it('may lack its last step, as that of the parallel breadth-first search does', () => {
    expect(namesOf(whole.slice(0, -1))).toEqual(['t0', 'second', 'third']);
  });

  it('may end with the process that looks on', () => {
    expect(namesOf([...whole, '4:2:99'])).toEqual(['t0', 'second', 'third']);
  });

  it.each<[string, readonly string[]]>([
    ['line 1: expected three numbers such as 12:0:345', ['#v=1&m=1']],
    ['line 3: expected three numbers such as 12:0:345', [...whole.slice(0, 2), '2:0:']],
    ['the trail has no steps', ['-4:-4:-4']],
    ['line 3: step 2 is missing, for step 3 stands there', [...whole.slice(0, 2), '3:0:1']],
    ['line 2: there is no process 3, the model of this scenario has 0 to 2', ['-4:-4:-4', '1:3:5']],
    ['line 2: the environment has no step with number 999', ['-4:-4:-4', '1:0:999']],
    ['line 2: after 0 steps third cannot move', ['-4:-4:-4', `1:0:${third}`]],
    ['line 1: this is the trail of a run that a formula looked on at', ['-2:1:1', '1:1:7']],
    ['the trail stops after 1 steps, and breaks nothing there', whole.slice(0, 2)],
  ])('%s', (sentence, lines) => {
    expect(errorOf(lines)).toContain(sentence);
  });
});
