/** Answers who set a value of a run, when and from what; who reads it next, and who waits for it. */
import { defined } from '../../base/assert.ts';
import { clauseOf } from '../../explorer/explain/clause.ts';
import type { AssembledMachine } from '../../machine/assemble.ts';
import { operandsOf } from '../../machine/compile.ts';
import { term } from '../../machine/expression.ts';
import type { ExactContext } from '../../machine/statement.ts';
import type { LogLine } from '../../protocol/snapshot.ts';
import type { Change, Link, Subject, Tie, Valued, Whence } from '../../protocol/whence.ts';
import { newStepper, type Run } from '../run.ts';
import { History, some, type Accept, type Found } from './history.ts';
import { Locations, type Location } from './locations.ts';
import { Naming } from './naming.ts';
import { watch } from './recorder.ts';
import { StepReader, type BeforeStep } from './step-reader.ts';

/** A longer chain is cut here, and can be asked further. */
const MAX_LINKS = 32;

/** What is looked for, and how. */
interface Sought {
  readonly now: readonly Valued[];
  /** All that the value depends on. */
  readonly depends: ReadonlySet<Location>;
  /** The part of that which is its own; the rest only decides how it goes on. */
  readonly own: ReadonlySet<Location>;
  readonly accept: Accept | undefined;
}

/** Why a step was taken as it was. */
interface Reason {
  readonly tie: Tie;
  readonly from: ReadonlySet<Location>;
}

export class Inquiry {
  readonly #machine: AssembledMachine;
  readonly #registers: readonly ((at: ExactContext) => bigint)[];
  readonly #run: Run;
  readonly #line: (step: number) => LogLine;
  readonly #locations: Locations;
  readonly #reader: StepReader;
  readonly #history: History;
  readonly #naming: Naming;

  /** `line`: what a step of the run did. The model must be an assembled one: see `canAsk`. */
  constructor(run: Run, line: (step: number) => LogLine) {
    const { model } = run;
    const machine = defined(model.assembled, 'an assembled machine');
    this.#machine = machine;
    this.#registers = defined(model.registers, 'registers that can be watched');
    this.#run = run;
    this.#line = line;
    this.#locations = new Locations(machine);
    this.#reader = new StepReader(machine, this.#locations);
    const stepper = newStepper(model, run.plan);
    this.#history = new History(run.trace, stepper, this.#locations, this.#reader);
    const { registers } = model.description;
    const isDifference = (register: number) => registers[register]?.signed === true;
    this.#naming = new Naming(machine, this.#registers, this.#locations, isDifference);
  }

  /** About the state after `step` steps, which the run must have reached. */
  ask(subject: Subject, step: number): Whence {
    const sought = this.#sought(subject, step);
    const { chain, isWhole } = this.#chain(sought, subject, step);
    const isWait = subject.kind === 'wait';
    const next = this.#history.nextTouching(
      sought.own,
      step,
      isWait ? ['writes'] : ['reads', 'writes'],
    );
    return {
      subject,
      step,
      now: sought.now,
      chain,
      isWhole,
      next:
        next === null
          ? null
          : { line: this.#line(next.step), reads: some(sought.own, next.touches.reads) },
      waiting: isWait ? [] : this.#waiting(sought.own, step),
    };
  }

  #sought(subject: Subject, step: number): Sought {
    const at = this.#history.after(step);
    if (subject.kind === 'wait') {
      const own = this.#awaited(at, subject.index);
      return { now: this.#naming.valued(own, at), depends: own, own, accept: undefined };
    }
    const now = [this.#naming.value(subject, at)];
    if (subject.kind === 'cell') {
      const cell = defined(this.#machine.given.cells[subject.index], 'a cell');
      const own = new Set([this.#locations.ofCell(cell)]);
      return { now, depends: own, own, accept: undefined };
    }
    const register = defined(this.#registers[subject.index], 'a register');
    const depends = watch(this.#machine, this.#locations, at, register).reads;
    const exact = [...depends].filter((location) => this.#locations.isExact(location));
    const own = exact.length === 0 ? depends : new Set(exact);
    const accept: Accept = ({ writes }, before, actor) =>
      some(own, writes) || (some(depends, writes) && this.#changes(subject, before, actor));
    return { now, depends, own, accept };
  }

  /** What keeps a thread from going on; nothing where nothing does. */
  #awaited({ state }: BeforeStep, thread: number): ReadonlySet<Location> {
    const machine = this.#machine;
    if (machine.enabled(state, thread) || machine.resting(state, thread)) return new Set();
    const { accesses } = this.#reader;
    const { guard } = this.#reader.action(state, thread);
    const operands = operandsOf(term(guard), '&&');
    const failing = operands.filter((one) => accesses.evaluate(one, state) === 0);
    const cells = (failing.length > 0 ? failing : operands).flatMap((e) => [
      ...accesses.cellsIn(e),
    ]);
    return this.#locations.ofCells(cells);
  }

  #waiting(wanted: ReadonlySet<Location>, step: number): number[] {
    const at = this.#history.after(step);
    const threads = Array.from({ length: this.#machine.threads }, (_, thread) => thread);
    return threads.filter((thread) => some(wanted, this.#awaited(at, thread)));
  }

  #chain(
    { now, depends, own, accept }: Sought,
    subject: Subject,
    step: number,
  ): Pick<Whence, 'chain' | 'isWhole'> {
    const chain: Link[] = [];
    let found = this.#lastSetter({ now, depends, own, accept }, step);
    let wanted = found !== null && some(own, found.touches.writes) ? own : depends;
    let tie: Tie = 'value';
    while (found !== null) {
      if (chain.length === MAX_LINKS) return { chain, isWhole: false };
      const shown = chain.length === 0 ? subject : null;
      const reasons = this.#reasons(found, wanted);
      chain.push(this.#link(found, tie, wanted, shown, reasons[0]?.from ?? new Set()));
      if (this.#isInjection(found.step)) break;
      const earlier = this.#earlier(reasons, found.step);
      if (earlier === null) break;
      ({ found, wanted, tie } = earlier);
    }
    return { chain, isWhole: true };
  }

  /** It is dropped only after it was stored to, and only if it then holds something. */
  #lastSetter({ now, depends, accept }: Sought, step: number): Found | null {
    const stored = this.#history.lastWriter(depends, step, accept);
    const [location] = depends;
    const cell = location === undefined ? undefined : this.#locations.cells[location];
    if (stored === null || location === undefined || cell?.temporary !== true) return stored;
    if (now[0]?.value !== cell.min) return stored;
    const left = this.#naming.valued(depends, this.#history.after(stored.step + 1));
    if (left[0]?.value === cell.min) return stored;
    return this.#history.nextDropping(location, stored.step + 1);
  }

  /** The last step that gave the step one of its reasons; the first reason that somebody gave counts. */
  #earlier(reasons: readonly Reason[], step: number) {
    for (const { tie, from } of reasons) {
      const found = this.#history.lastWriter(from, step);
      if (found !== null) return { found, wanted: from, tie };
    }
    return null;
  }

  /** What went into what the step wrote of `wanted`; what let it happen; what brought the thread there. */
  #reasons({ step, touches }: Found, wanted: ReadonlySet<Location>): readonly Reason[] {
    const values = new Set<Location>();
    for (const [location, sources] of touches.writes)
      if (wanted.has(location)) for (const source of sources) values.add(source);
    const thread = this.#machine.actors[this.#run.trace.actorAt(step)]?.thread ?? -1;
    const place = thread < 0 ? null : this.#locations.ofPlace(thread);
    const conditions = new Set([...touches.reads].filter((location) => location !== place));
    const reasons: Reason[] = [
      { tie: 'value', from: values },
      { tie: 'condition', from: conditions },
      { tie: 'order', from: new Set(place === null ? [] : [place]) },
    ];
    return reasons.filter(({ from }) => from.size > 0);
  }

  #link(
    { step, touches }: Found,
    tie: Tie,
    wanted: ReadonlySet<Location>,
    subject: Subject | null,
    from: ReadonlySet<Location>,
  ): Link {
    const actor = this.#run.trace.actorAt(step);
    const before = this.#history.before(step);
    const { subject: who, verb } = clauseOf(
      this.#machine,
      this.#reader.accesses,
      this.#reader.action(before.state, actor),
      before.state,
      actor,
    );
    const written = [...touches.writes.keys()].filter((location) => wanted.has(location));
    const values = (at: BeforeStep) =>
      subject === null || subject.kind === 'wait'
        ? this.#naming.valued(written, at)
        : [this.#naming.value(subject, at)];
    const old = values(before);
    const given = this.#naming.valued(from, before);
    const { timeTicks } = before;
    const now = values({ ...this.#history.after(step + 1), timeTicks });
    return {
      line: this.#line(step),
      words: [who, verb].filter((word) => word !== '').join(' '),
      tie,
      changes: old.flatMap((one, i): Change[] => {
        const after = now[i];
        return after === undefined ? [] : [{ before: one, after }];
      }),
      from: given,
    };
  }

  /** Whether a step changes a register, apart from the time that it takes. */
  #changes(
    subject: Extract<Subject, { kind: 'register' }>,
    before: BeforeStep,
    actor: number,
  ): boolean {
    const after = { ...before, state: before.state.slice(), exact: before.exact.slice() };
    this.#machine.stepExact(after.state, actor, after.exact, after.timeTicks);
    return this.#naming.value(subject, before).value !== this.#naming.value(subject, after).value;
  }

  #isInjection(step: number): boolean {
    return this.#machine.actors[this.#run.trace.actorAt(step)]?.injects === true;
  }
}

/** Whether the run's machine says what its steps read and write. */
export function canAsk({ model }: Run): boolean {
  return model.assembled !== undefined && model.registers !== undefined;
}
