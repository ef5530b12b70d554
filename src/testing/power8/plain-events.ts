/** Every event and every line of a scenario that any order leads to, found by going through all states. */
import { buildPower8 } from '../../models/power8/index.ts';
import { parsed } from '../scenarios.ts';
import { Reader } from '../reader.ts';

/** More than any scenario has that is meant for this. */
const TOO_MANY_STATES = 100_000;

interface PlainEvents {
  readonly events: readonly string[];
  readonly lines: readonly string[];
}

export function plainEvents(scenario: unknown): PlainEvents {
  const model = buildPower8(parsed(scenario));
  const { machine } = model;
  const reader = new Reader(model);
  const events = new Set<string>();
  const lines = new Set<string>();
  const known = new Set<string>();
  const queue: Int32Array[] = [];
  const found = (state: Int32Array): void => {
    const key = state.join();
    if (known.has(key)) return;
    known.add(key);
    queue.push(state);
  };
  found(machine.initial.slice());
  for (const state of queue) {
    if (queue.length > TOO_MANY_STATES) throw new Error('too many states');
    machine.actors.forEach((_, actor) => {
      if (!machine.enabled(state, actor)) return;
      for (const event of reader.events(machine.events(state, actor))) events.add(event);
      if (actor < machine.threads) lines.add(reader.lineAt(machine.place(state, actor)));
      const next = state.slice();
      machine.step(next, actor);
      found(next);
    });
  }
  return { events: [...events], lines: [...lines] };
}
