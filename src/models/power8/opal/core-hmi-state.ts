/**
 * The updates of the word at core_hmi_state_ptr (O5, O7, O8, O13) as plain loads and stores. They are
 * made under hmi_lock, so that splitting them matters only where that lock does not hold.
 */
import { all, any, not, type Expression } from '../../../machine/expression.ts';
import type { Cell } from '../../../machine/cell.ts';
import { op, set, type Parts } from '../../../machine/statement.ts';
import { coreHmiState } from '../copies.ts';
import type { Core, Thread } from '../core.ts';
import { loadThenStore } from '../parts.ts';

const LOAD = { text: 'w = core_hmi_state' };
const same = (bit: Cell): Cell => bit;

/** Some thread has its bit set. */
export function anyBit({ threads }: Core, bitOf = same): Expression {
  return any(...threads.map((t) => bitOf(t.cleanupBit)));
}

/** Every subcore has a thread with its bit set. */
export function everySubcore({ subcores }: Core, bitOf = same): Expression {
  return all(...subcores.map((s) => any(...s.threads.map((t) => bitOf(t.cleanupBit)))));
}

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

/** O13, whose line also releases the lock. */
export function clearBitAndUnlock(core: Core, t: Thread): Parts {
  const { temporaries, steps } = loadThenStore(core, t, 'O13', coreHmiState(core), LOAD, () => ({
    text: 'core_hmi_state = w & ~(1 << thread)',
    changes: [[t.cleanupBit, 0]],
    does: 'clears its bit in core_hmi_state',
  }));
  const unlock = op('O13', 'unlock(hmi_lock)', [set(core.hmiLock, 0)], {
    does: 'releases hmi_lock',
  });
  return { temporaries, steps: [...steps, unlock] };
}
