/** Whose code is on screen: the pinned thread, else the one that moves next, else the last one. */
import type { Shown } from '../../store/state.ts';

export function shownThread({ description, snapshot }: Shown, pinnedThread: number | null): number {
  if (pinnedThread !== null && pinnedThread < description.threads.length) return pinnedThread;
  const threadOf = (actor: number | undefined) => description.actors[actor ?? -1]?.thread ?? -1;
  const next = threadOf(snapshot.nextActor);
  if (next >= 0) return next;
  return Math.max(0, threadOf(snapshot.last?.actor));
}
