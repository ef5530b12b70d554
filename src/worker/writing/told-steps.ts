/** The steps of a run told one after the other, by playing it again: with what each has changed. */
import type { Release, ToldStep } from '../../export/trace-events/step.ts';
import type { CellInfo } from '../../protocol/description.ts';
import { Releases } from '../releases.ts';
import { newStepper, type Run } from '../run.ts';
import type { Stepper } from '../stepper.ts';

export class ToldSteps {
  readonly #run: Run;
  readonly #stepper: Stepper;
  readonly #releases: Releases;
  /** By thread: the step that has released it last. */
  readonly #released: (Release | null)[];
  /** By `Description.cells`. */
  readonly #names: readonly string[];
  #cells: Int32Array;
  #cellsAfter: Int32Array;

  constructor(run: Run) {
    const { machine, description } = run.model;
    this.#run = run;
    this.#stepper = newStepper(run.model, run.plan);
    this.#releases = new Releases(this.#stepper.timing, machine.threads);
    this.#released = Array.from({ length: machine.threads }, () => null);
    this.#names = namesOf(description.cells);
    this.#cells = new Int32Array(description.cells.length);
    this.#cellsAfter = new Int32Array(description.cells.length);
    run.model.readCells(this.#stepper.state, this.#cells);
  }

  /** Steps told so far. */
  get steps(): number {
    return this.#stepper.step;
  }

  /** The next one; null at the end of the run. */
  next(): ToldStep | null {
    const stepper = this.#stepper;
    const { model, trace } = this.#run;
    const { step } = stepper;
    if (step >= trace.length) return null;
    stepper.observe();
    if (step > 0) this.#noteReleases(step - 1);
    const actor = trace.actorAt(step);
    const release = this.#releases.of(actor) < 0 ? null : (this.#released[actor] ?? null);
    const outcome = model.machine.outcome(stepper.state, actor);
    const time = stepper.timing.startOf(actor);
    // Registers tick by themselves, and are exact: they are read where something has happened.
    const isEvent = model.machine.events(stepper.state, actor) !== 0;
    const before = isEvent ? this.#registers(time) : null;
    stepper.take(actor);
    const changed = this.#changedCells();
    if (before !== null) Object.assign(changed, this.#changedRegisters(before, time));
    const { instruction, thread, place, startTicks, endTicks, events } = stepper;
    return {
      ...{ step, actor, instruction, thread, place, startTicks, endTicks, events },
      ...{ outcome, changed, release },
    };
  }

  #noteReleases(step: number): void {
    const { actor, thread, startTicks } = this.#stepper;
    this.#releases.note(step, actor, thread);
    this.#released.forEach((_, of) => {
      if (this.#releases.of(of) === step) this.#released[of] = { step, actor, startTicks };
    });
  }

  #changedCells(): Record<string, string | number> {
    const { model } = this.#run;
    const [before, after] = [this.#cells, this.#cellsAfter];
    model.readCells(this.#stepper.state, after);
    const changed: Record<string, string | number> = {};
    after.forEach((value, index) => {
      if (value === before[index]) return;
      const cell = model.description.cells[index];
      if (cell?.ghost === false) changed[this.#names[index] ?? cell.id] = valueOf(cell, value);
    });
    [this.#cells, this.#cellsAfter] = [after, before];
    return changed;
  }

  #registers(timeTicks: number): BigUint64Array {
    const { model } = this.#run;
    const { state, exact } = this.#stepper;
    const values = new BigUint64Array(model.description.registers.length);
    model.readRegisters(state, exact, timeTicks, values);
    return values;
  }

  #changedRegisters(before: BigUint64Array, timeTicks: number): Record<string, string> {
    const after = this.#registers(timeTicks);
    const { registers } = this.#run.model.description;
    return Object.fromEntries(
      registers.flatMap(({ id, width }, index) =>
        before[index] === after[index]
          ? []
          : [[id, `0x${(after[index] ?? 0n).toString(16).padStart(width / 4, '0')}`]],
      ),
    );
  }
}

/** What a cell is called: its label, where no other has the same. */
function namesOf(cells: readonly CellInfo[]): string[] {
  const labels = cells.map(({ label }) => label);
  return cells.map(({ id, label }, index) =>
    labels.indexOf(label) === index && labels.lastIndexOf(label) === index ? label : id,
  );
}

const valueOf = ({ names, min }: CellInfo, value: number): string | number =>
  names[value - min] ?? value;
