/** What becomes of guests whose timer is lost, or late. */
import type { ExactContext } from '../../machine/statement.ts';
import { span } from './in-words.ts';
import { readVcpu } from './reading.ts';
import type { Setup } from './setup.ts';

/** In sentences; none where all is well. */
export function aftermath(setup: Setup, at: ExactContext): readonly string[] {
  const is = (cell: Parameters<ExactContext['value']>[0]) => at.value(cell) === 1;
  return setup.vcpus.flatMap((v) => {
    if (is(v.runnable) || at.value(v.roundsLeft) === 0) return [];
    if (!is(v.bg)) return [`${v.id} sleeps, and no timer will wake it.`];
    const { dueIn } = readVcpu(setup, v, at);
    const within = BigInt(setup.time.due) * setup.time.tickLength;
    return dueIn > within
      ? [`${v.id} sleeps for ${span(dueIn)}; its guest wanted ${span(within)} at most.`]
      : [];
  });
}
