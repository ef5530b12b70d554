/** A condition made ready to be asked of millions of moments. */
import { defined } from '../../base/assert.ts';
import type { AssembledMachine } from '../../machine/assemble.ts';
import { compile } from '../../machine/compile.ts';
import { binary, not, place, term, type Expression } from '../../machine/expression.ts';
import { eventBit } from '../../machine/program.ts';
import { everybodyRests } from '../at-rest.ts';
import type { Condition, Value, Where } from './question.ts';

/** A moment of a run: `events` are those of the step that has led there, bit by bit. */
export type Holds = (state: Int32Array, events: number) => boolean;

/** `of` must name nothing that the machine does not have, as what comes out of the parser does. */
export function holdsIn(machine: AssembledMachine, of: Condition): Holds {
  switch (of.kind) {
    case 'and':
    case 'or': {
      const [left, right] = [holdsIn(machine, of.left), holdsIn(machine, of.right)];
      return of.kind === 'and'
        ? (state, events) => left(state, events) && right(state, events)
        : (state, events) => left(state, events) || right(state, events);
    }
    case 'not': {
      const inside = holdsIn(machine, of.of);
      return (state, events) => !inside(state, events);
    }
    case 'event': {
      const bit = 1 << eventBit(machine.program, of.id);
      return (_, events) => (events & bit) !== 0;
    }
    case 'invariant': {
      const bit = 1 << machine.program.invariants.findIndex(({ id }) => id === of.id);
      return (state, events) =>
        ((machine.broken(state, events) | machine.brokenAtRest(state)) & bit) === 0;
    }
    case 'end': {
      const moves = new Uint16Array(machine.actors.length);
      const { how } = of;
      return (state) =>
        machine.mover.enabled(state, moves) === 0 &&
        (how === 'end' || (how === 'rest') === everybodyRests(machine, state));
    }
    default: {
      const evaluate = compile(expressionOf(machine, of), machine.layout, machine.places);
      return (state) => evaluate(state) !== 0;
    }
  }
}

type Plain = Extract<Condition, { readonly kind: 'compare' | 'place' }>;

/** What depends on the state alone, in the machine's own words; exports print the same. */
export function expressionOf(machine: AssembledMachine, of: Plain): Expression {
  if (of.kind === 'place') return placesOf(machine, of.thread, of.where);
  const [left, right] = [valueOf(machine, of.left), valueOf(machine, of.right)];
  if (of.operator === '<=') return not(binary('>', left, right));
  if (of.operator === '>=') return not(binary('<', left, right));
  return binary(of.operator, left, right);
}

function placesOf({ given }: AssembledMachine, thread: string, where: Where): Expression {
  const each = given.threads.map((_, index) => place(index, where));
  if (thread === 'all') return each.reduce((a, b) => binary('&&', a, b), term(1));
  if (thread === 'any') return each.reduce((a, b) => binary('||', a, b), term(0));
  return defined(each[given.threads.findIndex(({ id }) => id === thread)], thread);
}

function valueOf({ given }: AssembledMachine, value: Value): Expression {
  if (value.kind === 'number') return term(value.value);
  return term(
    defined(
      given.cells.find(({ id }) => id === value.id),
      value.id,
    ),
  );
}
