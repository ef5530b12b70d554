/** How `../chiptod.ts` is told. */
import { any, both, equal, not } from '../../../../machine/expression.ts';
import { mayBe, type Repair } from '../../causes.ts';
import { set } from '../../../../machine/statement.ts';
import { testThenSet } from '../../parts.ts';
import { countResync } from '../../rounds.ts';
import type { Words } from '../../source-file.ts';
import { tfmrBitsOf } from '../../tfmr-bits.ts';
import { refusesLoadTodMod } from '../../timebase-state.ts';
import { TBST } from '../../values.ts';

export const chiptod_recover_tb_errors: Words = (core, t) => {
  const runs = equal(core.tbst, TBST.RUNNING);
  const others = tfmrBitsOf(core).filter(({ cause }) => ELSEWHERE.includes(cause.repair));
  const nothing = both(runs, not(any(...others.map(({ of }) => of(t)))));
  return {
    summary: 'Clears TB errors and reloads every TB of the core with host time.',
    lines: {
      C5c: { why: 'Loads host time into every TB of the core: no offset is left in any.' },
      C5a: { why: 'A TB that is not valid is moved to NOT_SET first: there it can be loaded.' },
      C3a: { why: 'The errors have to be cleared before a TB can be loaded.' },
      C1: {
        why: 'No two threads may repair or load TBs at the same time.',
        phase: 'wait-lock',
        costTicks: 16,
        parts: testThenSet('C1', 'chiptod_lock', core.chiptodLock),
        waitsFor: 'chiptod_lock to be free',
        does: 'takes chiptod_lock',
      },
      C3: {
        why: 'If another thread has repaired them, the TBs run, and nothing is left to do.',
        costTicks: 16,
        does: [
          { when: nothing, text: 'finds nothing left to recover' },
          ...(others.length === 0
            ? []
            : [{ when: runs, text: 'finds an error that has not stopped the TB' }]),
          { when: true, text: 'finds the TB stopped' },
        ],
        events: [
          { event: 'nothing-to-recover', when: nothing, outcome: 'nothing left to recover' },
        ],
      },
      C5b: {
        why: 'A ChipTOD that stands still would have to be started first.',
        costTicks: 32,
        does: 'looks whether the ChipTOD runs',
      },
      C5d: {
        why: 'What the event will say: recovered here.',
        costTicks: 4,
        does: 'has recovered the TBs',
      },
      ...(mayBe(core.scenario, 'TFMR_CORRUPT')
        ? {
            C1b: {
              why: 'If TFMR is corrupt, nothing else in it can be trusted.',
              costTicks: 16,
              does: 'reads TFMR',
            },
            C2: { why: 'It is repaired first, before anybody looks at what it says.' },
            C2b: GIVES_UP,
          }
        : {}),
      ...(core.scenario.environment.recoveryFails
        ? {
            C3e: GIVES_UP,
          }
        : {}),
      ...(mayBe(core.scenario, 'CHIP_TOD_INTERRUPT')
        ? {
            C4: { why: 'TFMR only reports it: the registers of the ChipTOD say what it is.' },
          }
        : {}),
      ...(others.some(({ cause }) => cause.repair === 'non-tb')
        ? {
            C7a: { why: 'The TB runs: what is left are errors that have not stopped it.' },
            C7b: {
              why: 'What the event will say.',
              costTicks: 4,
              does: core.scenario.environment.recoveryFails
                ? 'finds the error still there'
                : 'has recovered from the error',
            },
          }
        : {}),
      C6: {
        why: 'The next thread may look, and finds nothing left to recover.',
        does: 'releases chiptod_lock',
      },
    },
  };
};

/** What is recovered while the TB runs. */
const ELSEWHERE: readonly Repair[] = ['tod', 'non-tb'];

const GIVES_UP = {
  why: 'What the event will say: not recovered.',
  costTicks: 4,
  does: 'finds the error still there, and gives up',
} as const;

const WRITE_TWICE = {
  why: 'The write has to be done twice.',
  costTicks: 16,
} as const;

export const chiptod_recover_tfmr_error: Words = () => ({
  summary: 'Repairs a corrupt TFMR.',
  lines: {
    CF1: {
      why: 'A 1 that is written to bit 60 clears it.',
      costTicks: 48,
      does: 'writes TFMR anew',
    },
    CF2: { ...WRITE_TWICE, does: 'writes TFMR once more, as it must' },
    CF3: { why: 'Says whether it can be trusted now.', costTicks: 16, does: 'reads TFMR again' },
    CF4: { why: 'The TBs have stopped: their errors are cleared, so that they can be loaded.' },
  },
});

export const chiptod_recover_tod_errors: Words = (core) => ({
  summary: 'Recovers from errors of the ChipTOD itself.',
  lines: {
    C4a: {
      why: 'Says what is wrong with the ChipTOD.',
      costTicks: 64,
      does: 'reads the errors of the ChipTOD',
    },
    C4b: {
      why: 'Clears them, and writes registers of wrong parity anew.',
      costTicks: 64,
      does: core.scenario.environment.recoveryFails
        ? 'cannot repair the ChipTOD'
        : 'clears the errors of the ChipTOD',
    },
  },
});

export const tfmr_recover_non_tb_errors: Words = (core) => ({
  summary: 'Recovers from parity errors of HDEC, DEC, PURR and SPURR.',
  lines: {
    ...(mayBe(core.scenario, 'DEC_PARITY_ERR')
      ? {
          CND: {
            why: 'DEC gets a value with right parity; it is negative, so that a timer interrupt comes at once.',
            costTicks: 16,
            does: 'sets DEC to all ones',
          },
        }
      : {}),
    ...(mayBe(core.scenario, 'PURR_PARITY_ERR')
      ? {
          CNP: {
            why: 'PURR gets a value with right parity.',
            costTicks: 16,
            does: 'sets PURR to 0',
          },
        }
      : {}),
    ...(mayBe(core.scenario, 'SPURR_PARITY_ERR')
      ? {
          CNS: {
            why: 'SPURR gets a value with right parity.',
            costTicks: 16,
            does: 'sets SPURR to 0',
          },
        }
      : {}),
    CN1: {
      why: 'A 1 that is written to an error bit clears it.',
      costTicks: 48,
      does: 'clears the error bits',
    },
    CN2: { ...WRITE_TWICE, does: 'clears the error bits once more, as it must' },
  },
});

const CLEAR = {
  costTicks: 48,
  why: 'The TB state machine goes from ERROR to RESET.',
} as const;
const CLEAR_AGAIN = {
  costTicks: 16,
  does: 'asks for it once more, as it must',
  why: 'The command has to be written twice.',
} as const;
const CLEARED = {
  costTicks: 16,
  waitsFor: 'the hardware to clear the TB errors',
  does: 'finds the TB errors cleared',
  why: 'The hardware takes a while: the command is done once its bit has cleared itself.',
} as const;

export const tfmr_recover_tb_errors: Words = () => ({
  summary: 'Clears the TB errors that TFMR shows.',
  lines: { C3b: { ...CLEAR, does: 'clears the TB error' }, C3c: CLEAR_AGAIN, C3d: CLEARED },
});

export const chiptod_reset_tb_errors: Words = () => ({
  summary: 'Clears TB errors, whether there are any or not.',
  lines: { RS3a: { ...CLEAR, does: 'clears TB errors' }, RS3b: CLEAR_AGAIN, RS3c: CLEARED },
});

export const chiptod_mod_tb: Words = (core) => {
  const runs = equal(core.tbst, TBST.RUNNING);
  const refused = refusesLoadTodMod(core);
  return {
    summary: 'Moves the TBs of the core to NOT_SET; a TB that runs is stopped.',
    lines: {
      TM1: {
        why: 'Stops every TB of the core, also one that runs well.',
        costTicks: 64,
        does: [
          { when: runs, text: 'stops every TB of the core' },
          { when: refused, text: 'asks for NOT_SET in a state that does not take it' },
          { when: true, text: 'gets the TBs ready to be loaded' },
        ],
        events: [
          { event: 'tb-stopped', when: runs, outcome: 'every TB of the core stops' },
          {
            event: 'hmi-raised',
            when: refused,
            outcome: 'FW_CONTROL_ERR: the TBs are in the error state, HMER latches everywhere',
          },
        ],
      },
      TM2: {
        why: 'Done once the bit has cleared itself; with an error, in state 9, it does not.',
        costTicks: 32,
        waitsFor: 'the TBs to be in NOT_SET',
        does: [
          { when: equal(core.tbst, TBST.ERROR), text: 'finds the TBs in the error state' },
          { when: true, text: 'finds the TBs in NOT_SET' },
        ],
      },
    },
  };
};

export const chiptod_to_tb: Words = (core) => ({
  summary: 'Loads the ChipTOD into every TB of the core; they run again.',
  lines: {
    TL0: {
      why: 'The ChipTOD has to know which core it is to answer.',
      costTicks: 32,
      does: 'tells the ChipTOD which core is to get its value',
    },
    TL1: {
      why: 'From here on the TBs wait for the next pulse, then for the value.',
      costTicks: 32,
      does: 'arms the TBs for the ChipTOD',
      events: [
        {
          event: 'hmi-raised',
          when: not(equal(core.tbst, TBST.NOT_SET)),
          outcome: 'FW_CONTROL_ERR: the TBs are in the error state, HMER latches everywhere',
        },
      ],
    },
    TL2: {
      why: 'The ChipTOD delivers its value to all TBs of the core at once.',
      costTicks: 64,
      does: 'asks the ChipTOD for its value',
    },
    TL3: {
      costTicks: 48,
      waitsFor: 'the ChipTOD to deliver its value (TFMR[18])',
      does: 'finds the TBs loaded',
      why: 'Gives up after 20,000,000 loops: “Chip to TB timeout”.',
    },
  },
});

export const opal_resync_timebase: Words = () => ({
  summary: 'Reloads every TB of the core with host time, TB error or not.',
  phase: 'resync',
  lines: {
    call: { why: 'A resync that fails returns OPAL_HARDWARE, which Linux ignores.' },
  },
});

export const chiptod_wakeup_resync: Words = (core) => {
  const runs = equal(core.tbst, TBST.RUNNING);
  return {
    summary: 'Stops the TBs and loads them anew, whatever the HMI was about.',
    lines: {
      RS6: { why: 'Every TB of the core gets host time, also one that was right.' },
      RS4: { why: 'These error bits are those of a thread, not of the core.' },
      RS3: { why: 'Clears TB errors, whether there are any or not.' },
      RS1: {
        why: 'No two threads may repair or load TBs at the same time.',
        costTicks: 16,
        ghosts: [set(core.resyncing, 1)],
        parts: testThenSet('RS1', 'chiptod_lock', core.chiptodLock, [set(core.resyncing, 1)]),
        waitsFor: 'chiptod_lock to be free',
        does: 'begins the resync',
      },
      RS2: {
        why: 'Begins from the base value, in which there is no command.',
        costTicks: 16,
        does: 'writes the base value of TFMR',
      },
      RS5: { why: 'A new TB error in between makes it fail.' },
      RS7: {
        why: 'The resync is over, whatever came of it.',
        ghosts: [set(core.resyncing, 0), countResync(core)],
        does: [
          { when: runs, text: 'ends the resync' },
          { when: true, text: 'gives the resync up: OPAL_HARDWARE' },
        ],
        events: [
          { event: 'resync-done', when: runs, outcome: 'the core is resynced' },
          {
            event: 'resync-failed',
            when: not(runs),
            outcome: 'OPAL_HARDWARE, which Linux ignores: every TB of the core is left stopped',
          },
        ],
      },
    },
  };
};

export const chiptod_cleanup_thread_tfmr: Words = () => ({
  summary: 'Clears the error bits of this thread in TFMR.',
  lines: {
    RS4a: {
      costTicks: 16,
      why: 'A 1 that is written to such a bit clears it.',
      does: 'clears the error bits of its thread (57 to 62)',
    },
  },
});
