/** Runs of plans, each played once, and the first moment of one that is like what is wanted. */
import type { Plan, Wanted } from '../../decode/plans/index.ts';
import type { Library } from '../library.ts';
import { finishAtOnce, openAtOnce, type Session } from '../session.ts';

/** A moment of a run. */
export interface Moment {
  readonly session: Session;
  readonly step: number;
}

/** A run, and what it reads like after each step. */
interface Played {
  readonly session: Session;
  /** The first step after an error has been raised. */
  readonly from: number;
}

const QUIET = { columns: false };

export class PlayedPlans {
  readonly #library: Library;
  /** By scenario; null for what cannot be played. */
  readonly #runs = new Map<string, Played | null>();
  readonly #moments = new Map<string, Moment | null>();

  constructor(library: Library) {
    this.#library = library;
  }

  /** null where no moment of it is like that. */
  momentOf(plan: Plan): Moment | null {
    const key = keyOf(plan);
    const known = this.#moments.get(key);
    if (known !== undefined) return known;
    const played = this.#played(plan);
    const step = played === null ? null : firstLike(played, plan.wanted);
    const moment = played === null || step === null ? null : { session: played.session, step };
    this.#moments.set(key, moment);
    return moment;
  }

  #played({ scenario, strike }: Plan): Played | null {
    const key = keyOf({ scenario, strike });
    const known = this.#runs.get(key);
    if (known !== undefined) return known;
    const opened = openAtOnce({ kind: 'scenario', scenario, step: 0 }, this.#library, QUIET);
    const first = opened.ok ? playedOf(opened.value) : null;
    const played = first === null || strike === null ? first : this.#struck(first, strike);
    this.#runs.set(key, played);
    return played;
  }

  /** The run with another error at the first moment that is like this. */
  #struck(played: Played, strike: readonly Wanted[]): Played | null {
    const step = firstLike(played, strike);
    if (step === null) return null;
    const opening = played.session.inject(step, null, QUIET);
    if (!opening.ok) return null;
    const session = finishAtOnce(opening.value, this.#library);
    return session.ok ? { session: session.value, from: step + 1 } : null;
  }
}

/** The same for what is the same. */
export const keyOf = (of: object): string =>
  JSON.stringify(of, (_, value: unknown) => (typeof value === 'bigint' ? `${value}n` : value));

function playedOf(session: Session): Played | null {
  const { run, opened } = session;
  const { actors } = opened.description;
  const at = run.trace.actors(run.steps).findIndex((actor) => actors[actor]?.injects === true);
  return at < 0 ? null : { session, from: at + 1 };
}

function firstLike({ session, from }: Played, wanted: readonly Wanted[]): number | null {
  const { run, opened, viewer } = session;
  const { registers, events } = opened.description;
  const tests = wanted.map((one) => {
    if (one.kind === 'event') {
      const bit = 1 << events.findIndex(({ id }) => id === one.id);
      return (step: number) => ((viewer.log(step - 1, step)[0]?.events ?? 0) & bit) !== 0;
    }
    const places = placesOf(registers, one.name);
    const value = one.value & one.mask;
    return (step: number) =>
      places.some((at) => ((viewer.snapshot(step).registers[at] ?? 0n) & one.mask) === value);
  });
  for (let step = from; step <= run.steps; step++)
    if (tests.every((isLike) => isLike(step))) return step;
  return null;
}

/** By the last part of their ids. */
export const placesOf = (registers: readonly { readonly id: string }[], name: string): number[] =>
  registers.flatMap(({ id }, i) => (id.split('.').at(-1) === name ? [i] : []));
