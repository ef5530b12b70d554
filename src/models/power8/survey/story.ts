/**
 * A run that breaks something, moment by moment, as `facts.ts` reads it: who moved, where that thread
 * stood, what happened, and how the core was before.
 */
import { defined } from '../../../base/assert.ts';
import type { Model } from '../../model.ts';
import type { GroupInfo, ThreadInfo } from '../../../protocol/description.ts';
import type { Scenario } from '../settings.ts';

export interface Story {
  readonly scenario: Scenario;
  /** Id of the invariant that the last step breaks. */
  readonly invariant: string;
  readonly threads: readonly ThreadInfo[];
  readonly groups: readonly GroupInfo[];
  readonly moments: readonly Moment[];
  readonly end: Look;
}

/** One step, and what was true before it. */
export interface Moment {
  /** The thread that moves or is interrupted; -1 for none. */
  readonly thread: number;
  /** Label of the op that it does, e.g. `E11`; '' for a wait and for the environment. */
  readonly op: string;
  /** Ids of events. */
  readonly events: ReadonlySet<string>;
  readonly before: Look;
}

/** What the cells hold. Throws where there is no such cell: then a fact asks for what is gone. */
export interface Look {
  core(name: string): number;
  /** The same as a name, e.g. `RUNNING` of `TBST`. */
  coreName(name: string): string;
  subcore(index: number, name: string): number;
  thread(index: number, name: string): number;
}

export function storyOf(
  model: Model,
  scenario: Scenario,
  invariant: string,
  schedule: readonly string[],
): Story {
  const { machine, description } = model;
  const { threads, groups } = description;
  const state = machine.initial.slice();
  const look = looker(model);
  const moments: Moment[] = [];
  for (const id of schedule) {
    const actor = machine.actors.findIndex((one) => one.id === id);
    const bits = machine.events(state, actor);
    const events = description.events.filter((_, i) => (bits & (1 << i)) !== 0);
    moments.push({
      thread: defined(description.actors[actor], id).thread,
      op: opAt(model, state, actor),
      events: new Set(events.map((event) => event.id)),
      before: look(state),
    });
    machine.step(state, actor);
  }
  return { scenario, invariant, threads, groups, moments, end: look(state) };
}

function opAt({ machine, description }: Model, state: Int32Array, actor: number): string {
  const { actors, instructions, lines } = description;
  const { kind, thread } = defined(actors[actor], 'an actor');
  if (kind !== 'thread') return '';
  const instruction = defined(instructions[machine.place(state, thread)], 'an instruction');
  const line = defined(lines[instruction.line], 'a line');
  return line.kind === 'op' ? line.label : '';
}

function looker(model: Model): (state: Int32Array) => Look {
  const { cells, threads } = model.description;
  const cellAt = new Map(cells.map(({ id }, i) => [id, i]));
  return (state) => {
    const values = new Int32Array(cells.length);
    model.readCells(state, values);
    const at = (id: string): number => defined(cellAt.get(id), `the cell ${id}`);
    const value = (id: string): number => values[at(id)] ?? 0;
    return {
      core: (name) => value(`core.${name}`),
      coreName: (name) => {
        const { names, min } = defined(cells[at(`core.${name}`)], name);
        return names[value(`core.${name}`) - min] ?? '';
      },
      subcore: (index, name) => value(`subcore${index}.${name}`),
      thread: (index, name) => value(`${defined(threads[index], 'a thread').id}.${name}`),
    };
  };
}
