/** What happened in a run, one question each, as far as the causes ask for it. */
import { defined } from '../../../base/assert.ts';
import { causesOf } from '../causes.ts';
import type { Scenario } from '../settings.ts';
import type { Look, Story } from './story.ts';

/** A TB error was raised, and did not reach every thread of the core. */
export function missedThreads({ scenario }: Story): boolean {
  return scenario.environment.scope !== 'core' && isTbError(scenario);
}

const isTbError = (scenario: Scenario): boolean =>
  causesOf(scenario).some(({ stopsTb }) => stopsTb);

/** No TB can be loaded in this run. */
export const hasNoTod = ({ scenario }: Story): boolean => scenario.environment.todStopped;

/** An HMI was latched after the OPAL call that cleared HMER had read it. */
export function droppedHmi({ moments }: Story): boolean {
  const raised = new Set<number>();
  return moments.some(({ thread, events }) => {
    if (events.has('opal-entered')) raised.delete(thread);
    if (events.has('hmi-raised')) for (const one of READERS) raised.add(one);
    return events.has('hmer-cleared') && raised.has(thread);
  });
}

/** Indices that a thread of a core may have. */
const READERS = Array.from({ length: 8 }, (_, thread) => thread);

/** In the end a subcore is back in the host with an offset in its TB that the HMI path has left there. */
export function leftOffsetIn({ groups, end }: Story): boolean {
  return groups.some(({ threads }, s) => {
    const isHost = threads.every((t) => end.thread(t, 'HSTATE_IN_GUEST') === 0);
    return isHost && end.subcore(s, 'k') > 0;
  });
}

/**
 * Every TB was stopped for a reload, or loaded, while a subcore carried its offset or ran its guest, or
 * a guest was entered meanwhile: whoever reloads has found in_guest[] clear before.
 */
export function reloadedUnderGuest(story: Story): boolean {
  return story.moments.some(({ events, before }) => {
    if (events.has('guest-entered') && before.core('resyncing') === 1) return true;
    if (!events.has('tb-loaded') && !events.has('tb-stopped')) return false;
    return story.groups.some((_, s) => before.subcore(s, 'owed') === 1 || runs(story, before, s));
  });
}

/**
 * A thread has loaded every TB while its own vcore was on its way back into the guest: a secondary that
 * was late, for its primary waits for it no longer than to S4.
 */
export function reloadedUnderOwnVcore(story: Story): boolean {
  let loader = -1;
  return story.moments.some(({ thread, op, events, before }) => {
    if (STARTS_LOAD.test(op)) loader = thread;
    if (!events.has('tb-loaded') || loader < 0) return false;
    return before.subcore(groupOf(story, loader), 'owed') === 1;
  });
}

/** Labels of the ops that ask the ChipTOD for its value. */
const STARTS_LOAD = /^TL/;

const groupOf = ({ threads }: Story, thread: number): number =>
  defined(threads[thread], 'a thread').group;

/** The core was resynced more often than errors were raised. */
export function resyncedTooOften({ moments }: Story): boolean {
  const count = (event: string) => moments.filter(({ events }) => events.has(event)).length;
  return count('resync-done') > count('hmi-raised');
}

/** Labels of the ops that set DEC and save dec_expires. */
const MISREADS = /^(E11a?|X5)$/;

/**
 * A secondary has set its DEC, or saved dec_expires from it, by a TB that did not hold its guest's time:
 * its primary had not added the offset yet, had let it go already, or had zeroed the TB.
 */
export function misreadDecrementer(story: Story): boolean {
  const { moments, groups, scenario } = story;
  return moments.some(({ thread, op, before }) => {
    if (!MISREADS.test(op)) return false;
    const group = groupOf(story, thread);
    const isSecondary = groups[group]?.threads[0] !== thread;
    const hasOffset = scenario.subcores[group]?.tbOffset !== '0x0';
    return isSecondary && hasOffset && !isGuestTime(before, group);
  });
}

const isGuestTime = (look: Look, s: number): boolean =>
  look.subcore(s, 'k') === 1 && look.subcore(s, 'short') === 0;

/** A thread has left its guest by another interrupt that hardware has taken before its latched HMI. */
export function leftPastHmi({ moments, scenario }: Story): boolean {
  if (scenario.environment.hmiPriority === 'hmi') return false;
  return moments.some(
    ({ thread, events, before }) =>
      events.has('guest-left') && thread >= 0 && before.thread(thread, 'HMER') === 1,
  );
}

/** A TB error was raised while the TB did not run. */
export function struckDuringLoad({ moments, scenario }: Story): boolean {
  if (!isTbError(scenario)) return false;
  return moments.some(
    ({ events, before }) => events.has('hmi-raised') && before.coreName('TBST') !== 'RUNNING',
  );
}

/** Labels of the ops that read and write the TB to move an offset: `E5`, or `E5a` and `E5b`. */
const MOVES_OFFSET = /^(E5|E6|X12)/;

/** Somebody has added or subtracted an offset while the TB was stopped. */
export function movedStoppedTimebase({ moments }: Story): boolean {
  return moments.some(
    ({ op, before }) => MOVES_OFFSET.test(op) && before.coreName('TBST') !== 'RUNNING',
  );
}

function runs({ groups }: Story, look: Look, s: number): boolean {
  return defined(groups[s], 'a subcore').threads.some((t) => look.thread(t, 'MSR[HV]') === 0);
}
