/**
 * Updates of the word at core_hmi_state_ptr as plain loads and stores, for what-if edits. They are made
 * under hmi_lock, so that splitting them matters only where that lock does not hold.
 */
import { not } from '../../../../machine/expression.ts';
import type { Parts } from '../../../../machine/statement.ts';
import { coreHmiState } from '../../copies.ts';
import type { Core } from '../../core.ts';
import type { Thread } from '../../thread.ts';
import { loadThenStore } from '../../parts.ts';
import { anyBit, everySubcore } from '../core-hmi-state.ts';

const LOAD = { text: 'w = core_hmi_state' };

export function clearCleanupDone(core: Core, t: Thread): Parts {
  return loadThenStore(core, t, 'O5', coreHmiState(core), LOAD, (copy) => ({
    text: 'if (w & 0xff) == 0: core_hmi_state = w & ~CLEANUP_DONE',
    when: not(anyBit(core, copy)),
    changes: [[core.cleanupDone, 0]],
    does: [
      { when: anyBit(core, copy), text: 'finds a bit in core_hmi_state' },
      { when: true, text: 'clears CLEANUP_DONE' },
    ],
  }));
}

export function setBit(core: Core, t: Thread): Parts {
  return loadThenStore(core, t, 'O7', coreHmiState(core), LOAD, () => ({
    text: 'core_hmi_state = w | 1 << thread',
    changes: [[t.cleanupBit, 1]],
    does: 'sets its bit in core_hmi_state',
  }));
}

export function setCleanupDone(core: Core, t: Thread): Parts {
  return loadThenStore(core, t, 'O8', coreHmiState(core), LOAD, (copy) => {
    const complete = everySubcore(core, copy);
    return {
      text: 'if every subcore has a bit in w: core_hmi_state = w | CLEANUP_DONE',
      when: complete,
      changes: [[core.cleanupDone, 1]],
      events: [{ event: 'cleanup-done', when: complete, outcome: 'CLEANUP_DONE' }],
      does: [
        { when: complete, text: 'sets CLEANUP_DONE' },
        { when: true, text: 'finds a subcore without a bit in core_hmi_state' },
      ],
    };
  });
}

export function clearBit(core: Core, t: Thread): Parts {
  return loadThenStore(core, t, '', coreHmiState(core), LOAD, () => ({
    text: 'core_hmi_state = w & ~(1 << thread)',
    changes: [[t.cleanupBit, 0]],
    does: 'clears its bit in core_hmi_state',
  }));
}
