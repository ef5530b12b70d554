/**
 * A run that is led step by step, with an eye on one invariant. Left to itself it goes on in a fixed
 * order until nobody can move: threads by turns, then the environment, which raises errors of its own
 * accord only where the invariant is about the end.
 */
import { assert } from '../../base/assert.ts';
import { Agents } from './agents.ts';
import { Circle } from './circle.ts';
import { isAboutTheEnd, type Setting } from './setting.ts';

const EVERYBODY = () => true;
export const NOBODY = -1;

export class Course {
  readonly state: Int32Array;
  readonly taken: number[] = [];
  readonly agents: Agents;
  private readonly setting: Setting;
  private readonly bit: number;
  private readonly atEnd: boolean;
  private lastThread = -1;
  private wasBroken = false;
  private readonly circle: Circle;

  constructor(setting: Setting) {
    this.setting = setting;
    this.state = setting.start.slice();
    this.circle = new Circle(setting.machine.words);
    this.agents = new Agents(setting.machine);
    this.bit = 1 << setting.invariant;
    this.atEnd = isAboutTheEnd(setting);
    this.check(0);
  }

  /** The invariant is broken, or was. */
  get broken(): boolean {
    return this.wasBroken;
  }

  canTake(actor: number): boolean {
    return this.setting.machine.enabled(this.state, actor);
  }

  /** Takes a step of `actor`, which must be able to move; true when the invariant is broken then. */
  take(actor: number): boolean {
    this.circle.forget();
    return this.step(actor);
  }

  /** Takes a step by itself; false when nobody of those allowed can move, or it would only go in circles. */
  goOn(allowed: (actor: number) => boolean = EVERYBODY): boolean {
    const actor = this.choose(allowed);
    if (actor === NOBODY || this.circle.closesAt(this.state, this.lastThread)) return false;
    this.step(actor);
    return true;
  }

  private step(actor: number): boolean {
    const { machine } = this.setting;
    assert(this.canTake(actor), 'an actor that can move');
    const events = machine.events(this.state, actor);
    this.agents.note(this.state, actor);
    machine.step(this.state, actor);
    this.taken.push(actor);
    this.setting.budget.steps--;
    if (actor < machine.threads) this.lastThread = actor;
    return this.check(events);
  }

  /** Who moves if nothing is said of it; NOBODY when nobody of those allowed can. */
  private choose(allowed: (actor: number) => boolean): number {
    const { machine } = this.setting;
    const { threads, actors } = machine;
    for (let i = 1; i <= threads; i++) {
      const thread = (this.lastThread + i) % threads;
      if (allowed(thread) && this.canTake(thread)) return thread;
    }
    for (let actor = threads; actor < actors.length; actor++) {
      if (actors[actor]!.injects && !this.atEnd) continue;
      if (allowed(actor) && this.canTake(actor)) return actor;
    }
    return NOBODY;
  }

  private check(events: number): boolean {
    const { machine } = this.setting;
    const broken = this.atEnd
      ? machine.brokenAtRest(this.state)
      : machine.broken(this.state, events);
    const isBroken = (broken & this.bit) !== 0;
    if (isBroken) this.wasBroken = true;
    return isBroken;
  }
}

/** Steps until the invariant is broken for the first time; -1 when it is not, or a step cannot be taken. */
export function stepsToBreak(setting: Setting, schedule: readonly number[]): number {
  const course = new Course(setting);
  if (course.broken) return 0;
  for (const [i, actor] of schedule.entries()) {
    if (!course.canTake(actor)) return -1;
    if (course.take(actor)) return i + 1;
  }
  return -1;
}
