/** The link that opens a scenario at a step: its run is played to the end, for the link's checksum. */
import type { Library } from '../library.ts';
import { Opening, type Order } from '../opening.ts';
import { sessionOf } from '../session.ts';

const SLICE_STEPS = 1000;

/** Yields after every little piece of work; null when the run cannot be played. */
export function* linkTo(
  order: Order,
  step: number,
  library: Library,
): Generator<void, string | null> {
  const opening = new Opening({ ...order, step }, { columns: false });
  let ready = opening.advance(SLICE_STEPS);
  while (ready === null) {
    yield;
    ready = opening.advance(SLICE_STEPS);
  }
  if (!ready.ok) return null;
  const session = sessionOf(library, opening, ready.value);
  while (session.run.isRunning) {
    yield;
    session.run.advance(SLICE_STEPS);
  }
  const link = session.link(step);
  return link.ok ? link.value : null;
}
