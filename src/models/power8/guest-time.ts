/**
 * What a guest has seen of its TB, so that "guest time never goes back" can be checked: the largest
 * value so far, in offsets (a run is much shorter than the smallest offset, 32.768 ms).
 */
import { all, any, both, equal, less, more, not, type Term } from '../../machine/expression.ts';
import { set, type Effect } from '../../machine/statement.ts';
import type { Subcore } from './core.ts';
import { isLatched, type Thread } from './thread.ts';
import { DEFECT } from './values.ts';

/** `a` offsets are an earlier time than `b` offsets. */
function earlier(s: Subcore, a: Term, b: Term): Term {
  if (s.tbOffset === 0n) return false;
  return s.tbOffset > 0n ? less(a, b) : more(a, b);
}

/** The guest would read a smaller TB now than it has read before. */
function entryGoesBack(s: Subcore): Term {
  return any(earlier(s, s.k, s.seen), both(equal(s.k, s.seen), equal(s.short, DEFECT.SHORT)));
}

/** The guest reads its TB as it is now. */
function noteGuestTime(s: Subcore, when: Term): Effect[] {
  if (s.tbOffset === 0n) return [];
  return [set(s.seen, s.k, both(when, earlier(s, s.seen, s.k)))];
}

/** At hrfid: unless an interrupt is pending, the guest reads its TB. */
export function guestTimeAtEntry(s: Subcore, t: Thread): Effect[] {
  const runs = not(any(isLatched(t), t.doorbell));
  return [set(s.wentBack, 1, all(runs, entryGoesBack(s))), ...noteGuestTime(s, runs)];
}

/**
 * Every TB becomes host time at once: a guest that runs reads it. With an HMI and another interrupt
 * pending it does not run: whichever is first is taken at hrfid.
 */
export function reloadUnderGuest(s: Subcore): Effect[] {
  if (s.tbOffset === 0n) return [];
  const leaves = (t: Thread): Term => both(isLatched(t), any(s.hdecDue, t.doorbell));
  const running = any(...s.threads.map((t) => both(not(t.hv), not(leaves(t)))));
  return [
    set(s.wentBack, 1, both(running, earlier(s, 0, s.seen))),
    set(s.seen, 0, both(running, earlier(s, s.seen, 0))),
  ];
}
