/**
 * Expressions and effects in Promela. A variable counts from the smallest value of its cell, because
 * Promela's small types have no negative values that are worth their space.
 */
import { defined } from '../../base/assert.ts';
import { clamp, type Cell } from '../../machine/cell.ts';
import type { AssembledMachine } from '../../machine/assemble.ts';
import { rangeOf } from '../../machine/effects.ts';
import { term, type Expression, type Term } from '../../machine/expression.ts';
import type { Effect } from '../../machine/statement.ts';
import { pc, type Names } from './names.ts';

export class Expressions {
  private readonly machine: AssembledMachine;
  private readonly names: Names;

  constructor(machine: AssembledMachine, names: Names) {
    this.machine = machine;
    this.names = names;
  }

  name(cell: Cell): string {
    return defined(this.names.get(cell), cell.id);
  }

  print(of: Term): string {
    const e = term(of);
    switch (e.kind) {
      case 'constant':
        return e.value < 0 ? `(${e.value})` : String(e.value);
      case 'cell':
        return e.cell.min === 0
          ? this.name(e.cell)
          : `(${this.name(e.cell)} ${offset(e.cell.min)})`;
      case 'not':
        return `!${bracketed(this.print(e.of))}`;
      case 'binary':
        return `(${this.print(e.left)} ${e.operator} ${this.print(e.right)})`;
      case 'place': {
        const accepted = this.machine.places.accepts(e.where);
        return this.placeTest(e.thread, (i) => accepted[i] === 1);
      }
    }
  }

  /** An effect as an assignment that saturates at the range of its cell. */
  effect({ cell, value, when }: Effect): string {
    const name = this.name(cell);
    const stored = this.saturated(cell, term(value));
    if (when === null) return `${name} = ${stored}`;
    return `${name} = (${this.print(when)} -> ${stored} : ${name})`;
  }

  /** Whether the thread stands at an accepted instruction; runs of them become ranges. */
  placeTest(thread: number, accepts: (instruction: number) => boolean): string {
    const ranges: string[] = [];
    const count = this.machine.code.instructions.length;
    for (let i = 0; i < count; i++) {
      if (!accepts(i)) continue;
      const from = i;
      while (i + 1 < count && accepts(i + 1)) i++;
      const at = pc(thread);
      ranges.push(from === i ? `${at} == ${i}` : `(${at} >= ${from} && ${at} <= ${i})`);
    }
    return ranges.length === 0 ? 'false' : `(${ranges.join(' || ')})`;
  }

  private saturated(cell: Cell, value: Expression): string {
    const { min, max } = cell;
    if (value.kind === 'constant') return String(clamp(value.value, cell) - min);
    const [low, high] = rangeOf(value);
    const shown = this.print(value);
    let stored = min === 0 ? shown : `(${shown} ${offset(-min)})`;
    if (high > max) stored = `(${shown} > ${signed(max)} -> ${max - min} : ${stored})`;
    if (low < min) stored = `(${shown} < ${signed(min)} -> 0 : ${stored})`;
    return stored;
  }
}

const offset = (n: number): string => (n < 0 ? `- ${-n}` : `+ ${n}`);
const signed = (n: number): string => (n < 0 ? `(${n})` : String(n));
const bracketed = (text: string): string => (/^\w+$|^\(.*\)$/s.test(text) ? text : `(${text})`);
