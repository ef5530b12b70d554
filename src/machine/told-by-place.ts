/**
 * Cells of which the place of a thread tells the value, wherever it may have to wait: nobody else stores to
 * them, and on every way to an op with a guard the same constant was stored last. So states in which nobody
 * can move never differ in such a cell alone.
 */
import type { AssembledMachine } from './assemble.ts';
import { clamp, read, type Cell } from './cell.ts';
import { targetsIn, type Target } from './code.ts';
import { simplify, term } from './expression.ts';
import type { Effect } from './statement.ts';

/** What a cell holds: a number, or one of several. */
type Value = number | 'any';

/** Of runs from a state. Cells that keep no value from step to step are not told. */
export function isToldByPlace(machine: AssembledMachine, start: Int32Array, cell: Cell): boolean {
  const { program, code, layout } = machine;
  const stores = (effects: readonly Effect[]): boolean => effects.some((one) => one.cell === cell);
  const threads = code.threads.flatMap(({ ops }, thread) =>
    ops.some(({ effects }) => stores(effects)) ? [thread] : [],
  );
  const [thread] = threads;
  if (cell.temporary || threads.length !== 1 || thread === undefined) return false;
  if (program.environment.some(({ effects }) => stores(effects))) return false;

  const { ops } = code.threads[thread]!;
  const sent = whereSent(machine, thread);
  const held = new Map<number, Value>([
    [machine.place(start, thread), read(start, layout.slot(cell))],
  ]);
  const open = [...held.keys()];
  const come = (place: number, value: Value): void => {
    const known = held.get(place);
    const joined = known === undefined || known === value ? value : 'any';
    if (joined === known) return;
    held.set(place, joined);
    open.push(place);
  };
  for (let place = open.pop(); place !== undefined; place = open.pop()) {
    const before = held.get(place)!;
    const after = valueAfter(machine, ops[place]!.effects, cell, before);
    const hasLimit = code.instructions[place]!.limitTicks !== null;
    for (const to of placesIn(code.threads[thread]!.next[place]!))
      come(to, hasLimit && after !== before ? 'any' : after);
    for (const { to, from } of sent) if (from(place)) come(to, before);
  }
  return [...held].every(([place, value]) => value !== 'any' || ops[place]!.guard === null);
}

/** Where the environment may send a thread, and from which places. */
function whereSent(
  { program, code }: AssembledMachine,
  thread: number,
): readonly { readonly to: number; readonly from: (place: number) => boolean }[] {
  return program.environment.flatMap((e) =>
    e.moves.flatMap((move) => {
      if (move.thread !== thread) return [];
      const isBound = e.thread === thread;
      const from = (place: number) => !isBound || code.instructions[place]!.interruptible;
      const target = code.threads[thread]!.routines.get(move.routine);
      return target === undefined ? [] : placesIn(target).map((to) => ({ to, from }));
    }),
  );
}

function valueAfter(
  { layout }: AssembledMachine,
  effects: readonly Effect[],
  cell: Cell,
  before: Value,
): Value {
  let value = before;
  for (const effect of effects) {
    if (effect.cell !== cell) continue;
    const when = simplify(term(effect.when ?? true), layout.constants);
    if (when.kind === 'constant' && when.value === 0) continue;
    const stored = simplify(term(effect.value), layout.constants);
    const after = stored.kind === 'constant' ? clamp(stored.value, cell) : 'any';
    value = when.kind === 'constant' || after === value ? after : 'any';
  }
  return value;
}

const placesIn = (target: Target): readonly number[] =>
  [...targetsIn(target)].flatMap((to) => (to.kind === 'instruction' ? [to.index] : []));
