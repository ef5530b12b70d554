/**
 * Critical sections (after Lipton): whether it is enough that a thread takes a lock, because of all that it
 * does until it gives the lock back. The lock alone keeps that step from being enough: whoever else wants
 * the lock does not accord with it. But a lock is held for a while only (`locks.ts`), and what a section
 * does may accord with everybody.
 *
 * Let p1 take the lock in s, and let p2 to pk be what its thread does next, up to the step that gives the
 * lock back; none of them waits. p1 is enough if in s, and in what each of them leads to, as if the lock
 * were free there and did not matter to the step that comes next, that one is enough in the sense of
 * `persistent-sets.ts`: everything that may happen while it is held back accords with it, it hides no
 * violation, and it leads on. Then whatever a schedule from s comes to, one that begins with p1 does, too.
 *
 * For let p1 be taken in the schedule, after w0, with w1 between it and p2, and so on. Nobody else takes the
 * lock in w1 to w(k-1), and in the end it is as it was; so w0 w1 ... can be taken from s as well. It may
 * happen while p1 is held back, each of its steps accords with p1, and p1 can be taken first. What it leads
 * to differs from s in the lock, and in nothing that matters to the others once it is given back; there the
 * same is true of p2, and so on. So p1 ... pk w0 w1 ... leads to the same state, and no event is lost. If the
 * schedule takes but the first of them, or none, what is missing is added, as in `persistent-sets.ts`; no
 * state at which nobody can move is left out by that, for there nobody holds the lock, and p1 has been taken.
 * Steps that are added lead on, so that no schedule grows for ever.
 *
 * Last resorts need a thought here: p1 may be kept waiting by a holder that waits for one. If holders wait
 * for nothing, none comes. Otherwise, the question is asked with last resorts; and behind the section the
 * thread must stand where it waits for the same lock again, and for nothing else happens to it, and the
 * section must not make anything possible. So in w0, wherever nobody else can move before the section, nobody
 * else can move after it. Such a state cannot end before the section if it cannot end after it: up to
 * where the lock is free again, everybody does the same (see `../../ending.ts`). If holders wait for nothing,
 * a state comes to one with the lock free, from which the section can be taken.
 */
import { write } from '../../../machine/cell.ts';
import type { Analysis } from '../analysis.ts';
import { Moment } from '../facts/moment.ts';
import type { Future } from '../may-happen/future.ts';
import type { Lock } from './locks.ts';
import type { TieFinder, Ties } from './ties.ts';

export class Sections {
  private readonly analysis: Analysis;
  private readonly future: Future;
  private readonly finder: TieFinder;
  /** By lock, and by step: what keeps the step from being enough, were the lock not there. */
  private readonly known = new Map<Lock, (Ties | undefined)[]>();
  /** The same for whether the step makes anything possible for others. */
  private readonly enables = new Map<Lock, (boolean | undefined)[]>();
  private readonly alone: (boolean | undefined)[] = [];
  /** What a thread comes to, and the same with the lock free. */
  private readonly ahead: Int32Array;
  private readonly asIfFree: Int32Array;
  private readonly moment: Moment;

  constructor(analysis: Analysis, future: Future, finder: TieFinder) {
    this.analysis = analysis;
    this.future = future;
    this.finder = finder;
    this.ahead = new Int32Array(analysis.machine.words);
    this.asIfFree = new Int32Array(analysis.machine.words);
    this.moment = new Moment(analysis, analysis.machine.initial);
  }

  /** Whether the step, which can be taken, takes a lock, and is enough. */
  isEnough(taker: number, at: Moment): boolean {
    const { steps, locks, machine, rare } = this.analysis;
    const { ahead, asIfFree, moment } = this;
    const lock = locks.get(taker);
    if (lock === undefined) return false;
    const { thread } = steps[taker]!;
    ahead.set(at.state);
    for (let step = taker; ; step = this.nextOf(thread)) {
      if (step !== taker && !this.isFree(step)) return false;
      const { leadsOn, question } = this.tiesOf(step, lock);
      if (!leadsOn || (!lock.isPrompt && this.makesPossible(step, lock))) return false;
      asIfFree.set(ahead);
      write(asIfFree, lock.slot, 0);
      if (step === taker) moment.set(at);
      else moment.look(asIfFree);
      if (!this.future.isClear(moment, question)) return false;
      if (rare.comeWith(ahead, steps[step]!.move)) return false;
      machine.mover.take(ahead, steps[step]!.move);
      if (lock.givers.has(step)) return lock.isPrompt || this.waitsAlone(thread, lock);
    }
  }

  /** Whether there is such a step, and it waits for nothing. */
  private isFree(step: number): boolean {
    return this.analysis.steps[step]?.guard.length === 0;
  }

  /** The step that the thread comes to in what lies ahead; -1 for one that it can never take. */
  private nextOf(thread: number): number {
    const { stepOf, machine } = this.analysis;
    return stepOf[machine.mover.moveOf(this.ahead, thread)]!;
  }

  private tiesOf(step: number, lock: Lock): Ties {
    const { steps } = this.analysis;
    const without = lock.takers.get(step) ?? lock.givers.get(step) ?? steps[step]!;
    return (keptFor(this.known, lock)[step] ??= this.finder.find(step, without, {
      withLastResorts: !lock.isPrompt,
    }));
  }

  /** Whether the thread has come to where it can only wait for the lock. */
  private waitsAlone(thread: number, { takers }: Lock): boolean {
    const next = this.nextOf(thread);
    return takers.has(next) && (this.alone[next] ??= this.isAlone(next));
  }

  /** Whether nothing else can happen to its thread where the step begins. */
  private isAlone(of: number): boolean {
    const { steps } = this.analysis;
    const { thread, place } = steps[of]!;
    return steps.every((step, i) => i === of || step.thread !== thread || step.place !== place);
  }

  /** Whether the step brings about what somebody else asks for. */
  private makesPossible(step: number, lock: Lock): boolean {
    const { steps, influence } = this.analysis;
    const { thread } = steps[step]!;
    return (keptFor(this.enables, lock)[step] ??= steps.some(
      (other, i) =>
        !other.isLastResort &&
        other.thread !== thread &&
        lock.takers.get(i)?.guard.length !== 0 &&
        other.conditions.some((condition) => influence.makes(step, condition) !== null),
    ));
  }
}

function keptFor<T>(kept: Map<Lock, T[]>, lock: Lock): T[] {
  const known = kept.get(lock) ?? [];
  kept.set(lock, known);
  return known;
}
