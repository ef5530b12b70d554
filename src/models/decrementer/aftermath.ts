/** What a guest with a wrong timer will see. */
import type { ExactContext } from '../../machine/statement.ts';
import { span } from '../kvm-hv/in-words.ts';
import { hostOfGuest, read } from './reading.ts';
import type { Setup } from './setup.ts';

/** In sentences; none where all is well. */
export function aftermath(setup: Setup, at: ExactContext): readonly string[] {
  const host = hostOfGuest(setup, at);
  const { late } = read(setup, host, at);
  return late > 0n
    ? [`The timer of the guest stays silent for ${span(late)} after it is due.`]
    : [];
}
