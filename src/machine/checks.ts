/**
 * Invariants compiled to closures: which are broken, bit by bit. Those that must always hold are also
 * there in parts, so that after a move only those parts are asked that it may have changed.
 */
import { assert } from '../base/assert.ts';
import type { Layout } from './cell.ts';
import { compile, operandsOf, type Evaluate, type Places } from './compile.ts';
import { simplify, term } from './expression.ts';
import { eventBit, type Program } from './program.ts';
import { readsOf, type Reads } from './reach.ts';

const MAX_INVARIANTS = 31;

interface Check {
  readonly bit: number;
  readonly holds: Evaluate;
}

export class Checks {
  /** On what each part depends that must always hold. */
  readonly reads: readonly Reads[];
  private readonly parts: readonly Check[];
  private readonly always: readonly Check[];
  private readonly rest: readonly Check[];
  private readonly onEvent: readonly (Check & { readonly event: number })[];

  constructor(program: Program, layout: Layout, places: Places) {
    assert(program.invariants.length <= MAX_INVARIANTS, 'too many invariants for a word');
    const always: Check[] = [];
    const rest: Check[] = [];
    const onEvent: (Check & { readonly event: number })[] = [];
    const parts: Check[] = [];
    const reads: Reads[] = [];
    program.invariants.forEach(({ when, holds: of }, i) => {
      const bit = 1 << i;
      const whole = simplify(term(of), layout.constants);
      const check = { bit, holds: compile(whole, layout, places) };
      if (when === 'rest') rest.push(check);
      else if (when !== 'always')
        onEvent.push({ ...check, event: 1 << eventBit(program, when.event) });
      else {
        always.push(check);
        for (const part of operandsOf(whole, '&&')) {
          parts.push({ bit, holds: compile(part, layout, places) });
          reads.push(readsOf([part], places));
        }
      }
    });
    this.reads = reads;
    this.parts = parts;
    this.always = always;
    this.rest = rest;
    this.onEvent = onEvent;
  }

  inState(state: Int32Array): number {
    return failing(this.always, state);
  }

  atRest(state: Int32Array): number {
    return failing(this.rest, state);
  }

  byStep(state: Int32Array, events: number): number {
    if (events === 0) return 0;
    let bits = 0;
    for (let i = 0; i < this.onEvent.length; i++) {
      const c = this.onEvent[i]!;
      if ((c.event & events) !== 0 && c.holds(state) === 0) bits |= c.bit;
    }
    return bits;
  }

  /** Invariants of which one of these parts does not hold. */
  inParts(state: Int32Array, parts: Uint16Array): number {
    let bits = 0;
    for (let i = 0; i < parts.length; i++) {
      const c = this.parts[parts[i]!]!;
      if (c.holds(state) === 0) bits |= c.bit;
    }
    return bits;
  }
}

function failing(checks: readonly Check[], state: Int32Array): number {
  let bits = 0;
  for (let i = 0; i < checks.length; i++) {
    const c = checks[i]!;
    if (c.holds(state) === 0) bits |= c.bit;
  }
  return bits;
}
