/** What a run says about itself: why somebody cannot move, and why it has ended. */
import type { Stepper } from './stepper.ts';

const NONE_LEFT = 'the scenario raises no more errors than those before it';

/** Why `actor` cannot move now, e.g. `t4 cannot move: it waits for busy[2] to become 0`. */
export function cannotMove(stepper: Stepper, actor: number): string {
  const { description, machine } = stepper.model;
  const info = description.actors[actor];
  if (info === undefined) return `there is no actor number ${actor}`;
  if (info.kind === 'environment') {
    const obstacle = obstacleTo(stepper, actor);
    return obstacle === ''
      ? `${info.id} cannot act now (${info.label})`
      : `${info.id} cannot act now: ${obstacle}`;
  }
  return `${info.id} cannot move: ${whyBlocked(stepper, machine.place(stepper.state, info.thread))}`;
}

/** Why no error can be raised as step number `injectAtStep`, as far as that is known. */
export function cannotInject(stepper: Stepper, injectAtStep: number): string {
  const { step } = stepper;
  const because =
    step < injectAtStep
      ? `without it the run ends after ${step} ${step === 1 ? 'step' : 'steps'}`
      : obstacleToError(stepper) || NONE_LEFT;
  return `injectAtStep ${injectAtStep}: the error cannot be raised there because ${because}`;
}

/** What keeps an error from being raised now, be there one left or not; '' for nothing that is known. */
export function obstacleToError({ model, state }: Stepper): string {
  const obstacles = model.machine.actors.flatMap(({ injects }, actor) =>
    injects ? [model.obstacle?.(state, actor) ?? ''] : [],
  );
  return obstacles.includes('') ? '' : (obstacles[0] ?? '');
}

/** Which condition keeps a disabled actor of the environment from acting; '' where that is not known. */
function obstacleTo({ model, state }: Stepper, actor: number): string {
  const obstacle = model.obstacle?.(state, actor) ?? '';
  return obstacle === '' && model.machine.actors[actor]?.injects === true ? NONE_LEFT : obstacle;
}

/** Why nobody can move any more. */
export function endSentence(stepper: Stepper): string {
  const { description, machine } = stepper.model;
  const stuck = description.threads.flatMap((thread, index) =>
    machine.resting(stepper.state, index)
      ? []
      : [`${thread.id} waits${afterWaits(stepper, machine.place(stepper.state, index))}`],
  );
  if (stuck.length === 0) return 'Nothing is left to do: every thread is at rest.';
  return `Deadlock: nobody can move. ${stuck.join('; ')}.`;
}

function whyBlocked(stepper: Stepper, instruction: number): string {
  const info = stepper.model.description.instructions[instruction];
  if (info?.rest === true && info.waitsFor === '') return 'it is at rest';
  return `it waits${afterWaits(stepper, instruction)}`;
}

function afterWaits(stepper: Stepper, instruction: number): string {
  const info = stepper.model.description.instructions[instruction];
  if (info === undefined) return '';
  return info.waitsFor === '' ? ` at "${info.text}"` : ` for ${info.waitsFor}`;
}
