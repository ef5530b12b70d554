/** A scenario run to its end by the simulated scheduler, with everything that happened by name. */
import { defined } from '../../base/assert.ts';
import { buildPower8 } from '../../models/power8/index.ts';
import type { Model } from '../../models/model.ts';
import type { SignalLevel } from '../../protocol/description.ts';
import { newStepper, Run } from '../../worker/run.ts';
import { parsed } from '../scenarios.ts';
import { Reader } from '../reader.ts';

export interface StepOfRun {
  readonly actor: string;
  /** Line of the op; '' for the environment. */
  readonly line: string;
  readonly startTicks: number;
  readonly events: readonly string[];
  readonly outcome: string;
  /** By thread id: what it waits for after this step, '' where it can move or rests. */
  readonly waits: ReadonlyMap<string, string>;
  /** Registers after this step. */
  readonly register: (id: string) => bigint;
  readonly cell: (id: string) => number;
  /** By id: what the signals stand at. */
  readonly level: (signal: string) => SignalLevel;
  /** What the machine, if it is wrong, will do. */
  readonly aftermath: () => readonly string[];
}

export interface WholeRun {
  readonly model: Model;
  readonly steps: readonly StepOfRun[];
  /** Ids of invariants that broke, in the order of their steps. */
  readonly broken: readonly string[];
  /** TB - TOD of each subcore at the end, signed. */
  readonly offsets: readonly bigint[];
  readonly end: string;
}

export function wholeRun(input: unknown): WholeRun {
  const scenario = parsed(input);
  const model = buildPower8(scenario);
  const reader = new Reader(model);
  const prefix = (scenario.schedule ?? []).map((id) => reader.actor(id));
  const plan = { seed: scenario.seed, prefix, injectAtStep: scenario.injectAtStep };
  const run = new Run(model, plan, { columns: false });
  run.advance(Number.MAX_SAFE_INTEGER);
  if (run.end === null) throw new Error(run.impossible?.sentence ?? 'the run does not end');
  const steps = replay(run, reader);
  const last = steps.at(-1);
  const { groups, invariants } = model.description;
  return {
    model,
    steps,
    broken: run.violations.map((v) => invariants[v.invariant]?.id ?? ''),
    offsets: groups.map((_, s) =>
      BigInt.asIntN(64, last?.register(`subcore${s}.tbMinusTod`) ?? -1n),
    ),
    end: run.end,
  };
}

function replay(run: Run, reader: Reader): StepOfRun[] {
  const { model, plan } = run;
  const { machine } = model;
  const stepper = newStepper(model, plan);
  const actorIds = machine.actors.map(({ id }) => id);
  const steps: StepOfRun[] = [];
  while (stepper.step < run.steps) {
    stepper.observe();
    const actor = plan.prefix[stepper.step] ?? stepper.timing.choice;
    const outcome = machine.outcome(stepper.state, actor);
    const line = actor < machine.threads ? reader.lineAt(machine.place(stepper.state, actor)) : '';
    stepper.take(actor);
    const state = stepper.state.slice();
    const exact = stepper.exact.slice();
    const { startTicks } = stepper;
    steps.push({
      actor: actorIds[actor] ?? '',
      line,
      startTicks,
      events: reader.events(stepper.events),
      outcome,
      waits: waitsOf(model, state),
      register: (id) => reader.look(state, exact, startTicks).register(id),
      cell: (id) => reader.look(state, exact, startTicks).cell(id),
      level: (signal) => levelIn(model, state, signal),
      aftermath: () => model.aftermath?.(state, exact, startTicks) ?? [],
    });
  }
  return steps;
}

function waitsOf(model: Model, state: Int32Array): Map<string, string> {
  const { machine, description } = model;
  return new Map(
    description.threads.map(({ id }, t) => {
      const instruction = description.instructions[machine.place(state, t)];
      const waits = !machine.enabled(state, t) && instruction?.rest === false;
      return [id, waits ? instruction.waitsFor : ''];
    }),
  );
}

function levelIn(
  { description, readSignal }: Model,
  state: Int32Array,
  signal: string,
): SignalLevel {
  const index = description.signals.findIndex(({ id }) => id === signal);
  return defined(description.signals[index]?.levels[readSignal(state, index)], signal);
}
