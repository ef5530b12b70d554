/**
 * entry_exit_map without its atomicity, for what-if edits: E2 without reservation, X3 without cmpxchg.
 * What others store between load and store is lost.
 */
import { any, not } from '../../../../machine/expression.ts';
import { set, type Parts } from '../../../../machine/statement.ts';
import { entryExitMap } from '../../copies.ts';
import type { Core, Subcore } from '../../core.ts';
import type { Thread } from '../../thread.ts';
import { loadThenStore } from '../../parts.ts';
import { TRAP } from '../../values.ts';

/** An exit between load and store is overwritten. */
export function enterInTwoSteps(core: Core, t: Thread, subcore: Subcore): Parts {
  const { tooLate, trap } = t.temporaries;
  const load = {
    text: 'lwz: map = entry_exit_map',
    effects: [set(tooLate, any(...subcore.threads.map((o) => o.exiting))), set(trap, TRAP.NONE)],
  };
  return loadThenStore(core, t, 'E2', entryExitMap(subcore), load, () => ({
    text: 'stw: entry_exit_map = map | 1 << ptid, unless map >= 0x100',
    when: not(tooLate),
    changes: [[t.entered, 1]],
    does: [
      { when: tooLate, text: 'finds its vcore on the way out' },
      { when: true, text: 'says in entry_exit_map that it enters' },
    ],
  }));
}

/** Two threads may both think that they are the first. */
export function leaveInTwoSteps(core: Core, t: Thread, subcore: Subcore): Parts {
  const isFirst = not(any(...subcore.threads.map((o) => o.exiting)));
  const load = { text: 'map = entry_exit_map', effects: [set(t.temporaries.first, isFirst)] };
  return loadThenStore(core, t, 'X3a', entryExitMap(subcore), load, () => ({
    text: 'entry_exit_map = map | 0x100 << ptid',
    changes: [[t.exiting, 1]],
    does: 'says in entry_exit_map that it leaves',
  }));
}
