/** What a run has noted of its clocks, step by step, in the words of this picture. */
import { defined } from '../../base/assert.ts';
import type { Description } from '../../protocol/description.ts';
import type { Reading } from '../../protocol/trace.ts';

export interface Noted {
  readonly step: number;
  /** Of the first host's clock. */
  readonly now: bigint;
  /** Ids of the events that the step was, of those that are noted. */
  readonly events: readonly string[];
  /** The thread that took it, or that it was about; '' for none. */
  readonly thread: string;
  /** A register after the step, by its id; 0 where there is none. */
  readonly value: (id: string) => bigint;
}

export interface Vcore {
  readonly id: string;
  /** Index of its host. */
  readonly host: number;
}

const VCPU = 'vCPU';

/** In the order of their threads. */
export const vcoresOf = ({ threads }: Description): readonly Vcore[] =>
  threads.filter(({ role }) => role === VCPU).map(({ id, group }) => ({ id, host: group }));

/** One for each step of which something was noted. */
export function historyOf(
  description: Description,
  readings: readonly Reading[],
): readonly Noted[] {
  const { groups, threads, actors, readings: infos = [] } = description;
  const clock = `${groups[0]?.id ?? ''}.now`;
  const bySteps = new Map<number, Noted>();
  for (const { step, of, actor, values } of readings) {
    const { event, registers } = defined(infos[of], 'a reading');
    const before = bySteps.get(step);
    const value = (id: string) => values[registers.indexOf(id)] ?? 0n;
    const events = [...(before?.events ?? []), event];
    const thread = threads[actors[actor]?.thread ?? -1]?.id ?? '';
    bySteps.set(step, { step, now: value(clock), events, thread, value });
  }
  return [...bySteps.values()];
}

export const isOf = (event: string) => (noted: Noted) => noted.events.includes(event);
