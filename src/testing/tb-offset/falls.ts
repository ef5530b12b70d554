/** Runs in which guest time goes back: what is said of it, and the registers at every event before. */
import { defined } from '../../base/assert.ts';
import { catalogue } from '../../models/tb-offset/catalogue.ts';
import { Library } from '../../worker/library.ts';
import { openAtOnce } from '../../worker/session.ts';

export interface Moment {
  readonly step: number;
  readonly event: string;
  /** Who took the step; '' for the environment. */
  readonly thread: string;
  readonly value: (register: string) => bigint;
  readonly signed: (register: string) => bigint;
}

export interface Fall {
  readonly sentence: string;
  /** After `because`. */
  readonly reason: string;
  readonly blames: string | undefined;
  /** Whose read has fallen, on which host, and how far. */
  readonly thread: string;
  readonly host: string;
  readonly by: bigint;
  readonly at: Moment;
  /** The largest read before. */
  readonly largest: Moment;
  /** In their order. */
  readonly before: readonly Moment[];
}

export interface Input {
  readonly [key: string]: unknown;
  readonly userspace?: object | undefined;
}

/** None where it never goes back, or where the change does not fit; a changed run takes its own order. */
export function fallsOf(scenario: Input, change: Input): Fall[] {
  const { schedule, ...rest } = { ...scenario, ...change };
  const isChanged = Object.keys(change).length > 0;
  const userspace = { ...scenario.userspace, ...change.userspace };
  const own = {
    model: 'tb-offset',
    ...rest,
    userspace,
    ...(!isChanged && schedule ? { schedule } : {}),
  };
  const source = { kind: 'scenario', scenario: own, step: 0 } as const;
  const session = openAtOnce(source, new Library(catalogue), { columns: false });
  if (!session.ok) return [];
  const { invariants, readings = [], actors, threads } = session.value.opened.description;
  const { violations, readings: noted } = session.value.finished();
  const moments = noted.map(({ step, of, actor, values }): Moment => {
    const { event, registers } = defined(readings[of], 'a reading');
    const value = (id: string) => defined(values[registers.indexOf(id)], id);
    const thread = threads[actors[actor]?.thread ?? -1]?.id ?? '';
    return { step, event, thread, value, signed: (id) => BigInt.asIntN(64, value(id)) };
  });
  return violations
    .filter(({ invariant }) => invariants[invariant]?.row === 'T3')
    .map(({ step, sentence, blames }) => {
      const at = defined(
        moments.find((one) => one.step === step && one.event === 'read'),
        'a read',
      );
      const before = moments.filter((one) => one.step < step);
      const largest = before.find(
        ({ event, thread, value }) =>
          event === 'read' && value(`${thread}.read`) === at.value('last'),
      );
      return {
        sentence,
        reason: sentence.split(' because ')[1] ?? '',
        blames,
        thread: at.thread,
        host: at.thread.slice(0, 1),
        by: -at.signed(`${at.thread}.readStep`),
        at,
        largest: defined(largest, 'the largest read'),
        before,
      };
    });
}
