/**
 * Lines of the fix broken on purpose, one mistake a preset: what the mistake breaks, the untouched kernel
 * keeps in the same scenario, in every order that the model knows. The schedule is one that shows it.
 */
import type { ScenarioInput } from './settings.ts';
import type { Prepared } from './presets.ts';

export interface Mistake extends Prepared {
  /** Id of the invariant that the schedule breaks with its last step. */
  readonly breaks: string;
}

type Subcore = ScenarioInput['subcores'][number];

const AHEAD: Subcore = { start: 'guest', tbOffset: '0x1000000000' };
const BEHIND: Subcore = { start: 'guest', tbOffset: '-0x1000000000' };
const HOST: Subcore = { start: 'host' };

const HANDLER = 'kvmppc_realmode_hmi_handler';
const EXIT = 'kvmhv_switch_to_host';

const unsplit: ScenarioInput = {
  kernel: 'v4.8',
  split: 1,
  threadsPerSubcore: 2,
  subcores: [AHEAD],
};
const twoGuests: ScenarioInput = {
  kernel: 'v4.8',
  split: 2,
  threadsPerSubcore: 1,
  subcores: [AHEAD, BEHIND],
};
const guestAndHost: ScenarioInput = { ...twoGuests, subcores: [AHEAD, HOST] };
const otherExits = { otherExits: true };
const noTbError = { errorKind: 'PROC_RECV_DONE' } as const;

const steps = (schedule: string): string[] => schedule.split(' ');

export const power8Mistakes: readonly Mistake[] = [
  {
    id: 'what-if-bit-63-in-two-steps',
    title: 'What if bit 63 were tested and set in two steps',
    sentence: 'H2 is no atomic op any more: two primaries find bit 63 clear before either sets it.',
    lookFor: 'Both believe that they are the resync owner, and the core is resynced twice.',
    breaks: 'one-resync',
    scenario: {
      ...twoGuests,
      edits: [{ kind: 'split', at: 'kvmppc_tb_resync_required:op' }],
      schedule: steps(
        'error hmi-t0 t0 t0 t0 t0 t0 t0 t0 t0 t0 t0 t0 hmi-t4 t4 t4 t4 t4 t4 t4 t4 t4 t4 t4 t4 t0 t0 t0 t4 t4 t0 t0 t0 t0 t0 t0 t0 t0 t0 t0 t0 t4 t4 t4 t4 tb-clear t0 t0 tb-mod t0 t0 t0 t0 t0 tod-sync tod-load t0 t0 t0 t0 t0 t0 t0 t0 t0 t0 t0 t4 t4 t4 t4 tb-clear t0 t0 t0 tb-mod t0 t0 t0 t0 tod-sync tod-load t0 t0 t4 t4 t4 t4 t4 t4 t4 t4 t4 t4 tb-clear t4 t4 t4 tb-mod t4 t4 t4 t4 tod-sync tod-load t4 t4',
      ),
    },
  },
  {
    id: 'what-if-no-wait-for-in-guest',
    title: 'What if a primary did not wait for in_guest[]',
    sentence:
      'H4 is gone: the first primary out calls OPAL while another still carries its offset.',
    lookFor: 'The TBs are loaded first, then X12 subtracts an offset that is not there any more.',
    breaks: 'host-tb',
    scenario: {
      ...twoGuests,
      environment: otherExits,
      edits: [{ kind: 'skip', at: `${HANDLER}:H4` }],
      schedule: steps(
        'error hmi-t0 t0 t0 t0 t0 t0 t0 t0 t0 t0 t0 t0 t0 t0 t0 t0 t0 t0 t0 t0 t0 t0 t0 tb-clear t0 t0 tb-mod t0 t0 t0 t0 t0 tod-sync tod-load t0 t0 t0 t0 t0 t0 t0 t0 t0 t0 t0 tb-clear t0 t0 t0 tb-mod t0 t0 t0 t0 tod-sync tod-load t0 t0 t0 exit-t4 t4 t4 t4 t4 t4 t4 t4 t4 t4 t4 t4 t4 t4 t4 t4 t4 t4 t4 t4 hmi-t4 t4 t4 t4 t4 t4 t4 t4 t4 t4 t4 t4 t4 t4 t4 t4 t4 t4',
      ),
    },
  },
  {
    id: 'what-if-in-guest-cleared-before-tb',
    title: 'What if in_guest[] were cleared before the TB is restored',
    sentence: 'On an exit that is no HMI, X13 says "left" although X12 is still to come.',
    lookFor: 'The host thread that waits in H4 is let go a few instructions too early.',
    breaks: 'host-tb',
    scenario: {
      ...guestAndHost,
      environment: otherExits,
      edits: [{ kind: 'move', at: `${EXIT}:X13`, before: `${EXIT}:control#5` }],
      schedule: steps(
        'error hmi-t4 exit-t0 t0 t0 t0 t0 t0 t0 t0 t0 t0 t0 t4 t4 t4 t4 t4 t4 t4 t4 t4 t4 t4 t4 tb-clear t4 t4 tb-mod t4 t4 t4 t4 t4 tod-sync tod-load t0 t0 t0 t0 t0 t0 t0 t0 t0 t4 t4 t4 t4 t4 t4 t4 hmi-t0 t0 t0 t0 t0 t0 t0 t0 t0 t0 t0 t0 t0 t0 t0 t0 t0 t0',
      ),
    },
  },
  {
    id: 'what-if-in-guest-cleared-before-bit-63',
    title: 'What if in_guest[] were cleared before bit 63 is claimed',
    sentence: 'H3 comes before H2: a primary lets the others go before it takes part in the race.',
    lookFor:
      'One primary is through with the whole round when the other claims bit 63 for another.',
    breaks: 'one-resync',
    scenario: {
      ...twoGuests,
      edits: [{ kind: 'move', at: `${HANDLER}:H3`, before: `${HANDLER}:H2` }],
      schedule: steps(
        'error hmi-t0 t0 t0 t0 t0 t0 t0 t0 t0 t0 t0 t0 t0 t0 hmi-t4 t4 t4 t4 t4 t4 t4 t4 t4 t4 t4 t4 t0 t0 t0 t0 t0 t0 t0 t0 t0 t0 t0 tb-clear t0 t0 tb-mod t0 t0 t0 t0 t0 tod-sync tod-load t0 t0 t0 t0 t0 t0 t0 t0 t0 t0 t0 tb-clear t0 t0 t0 tb-mod t0 t0 t0 t0 tod-sync tod-load t0 t0 t0 t4 t4 t4 t4 t4 t4 t4 t4 t4 t4 t4 t4 t4 t4 t4 t4 t4 t4 t4 tb-clear t4 t4 t4 tb-mod t4 t4 t4 t4 tod-sync tod-load t4 t4',
      ),
    },
  },
  {
    id: 'what-if-bit-63-cleared-before-resync',
    title: 'What if bit 63 were cleared before the resync',
    sentence:
      'An HMI without a TB error: OPAL loads nothing, so only the resync takes the offset out.',
    lookFor: 'The other primary goes back to the host before the owner has resynced.',
    breaks: 'host-tb',
    scenario: {
      ...twoGuests,
      environment: noTbError,
      edits: [{ kind: 'move', at: `${HANDLER}:H6b`, before: `${HANDLER}:H6a` }],
      schedule: steps(
        'error hmi-t0 t0 t0 t0 t0 t0 t0 t0 t0 t0 t0 t0 t0 t0 hmi-t4 t4 t4 t4 t4 t4 t4 t4 t4 t4 t4 t4 t4 t0 t0 t0 t0 t0 t0 t0 t0 t0 t4 t4 t4 t4 t4 t4 t4 t4 t4 t4 t4 t4 t4 t4 t4 t4 t4',
      ),
    },
  },
  {
    id: 'what-if-everyone-resyncs',
    title: 'What if everyone resynced',
    sentence: 'Whether it won bit 63 or not, every primary calls opal_resync_timebase.',
    lookFor: 'Each further resync stops TBs that were right already.',
    breaks: 'one-resync',
    scenario: {
      ...twoGuests,
      edits: [{ kind: 'force', at: `${HANDLER}:control`, value: true }],
      schedule: steps(
        'error hmi-t0 t0 t0 t0 t0 t0 t0 t0 t0 t0 t0 t0 t0 t0 hmi-t4 t4 t4 t4 t4 t4 t4 t4 t4 t4 t4 t4 t4 t0 t0 t0 t0 t0 t0 t0 t0 t0 t0 t0 t4 t4 t4 t4 tb-clear t0 t0 tb-mod t0 t0 t0 t0 t0 tod-sync tod-load t0 t0 t0 t0 t0 t0 t0 t0 t0 t0 t0 t4 t4 t4 t4 tb-clear t0 t0 t0 tb-mod t0 t0 t0 t0 tod-sync tod-load t0 t0 t4 t4 t4 t4 t4 t4 t4 t4 t4 t4 tb-clear t4 t4 t4 tb-mod t4 t4 t4 t4 tod-sync tod-load t4 t4',
      ),
    },
  },
  {
    id: 'what-if-nobody-waits-for-the-owner',
    title: 'What if a primary did not wait for the resync owner',
    sentence: 'The loser of the race for bit 63 does not wait until it is cleared.',
    lookFor: 'Without a TB error its TB still carries the offset when it is back in the host.',
    breaks: 'host-tb',
    scenario: {
      ...twoGuests,
      environment: noTbError,
      edits: [{ kind: 'skip', at: `${HANDLER}:H6c` }],
      schedule: steps(
        'error hmi-t0 t0 t0 t0 t0 t0 t0 t0 t0 t0 t0 t0 t0 hmi-t4 t4 t4 t4 t4 t4 t4 t4 t4 t4 t4 t4 t4 t4 t4 t4 t4 t4 t4 t4 t4 t4 t4 t4 t4 t4 t4 t4 t4',
      ),
    },
  },
  {
    id: 'what-if-offset-subtracted-nevertheless',
    title: 'What if the offset were subtracted after the resync nevertheless',
    sentence:
      'The jump over X12 is gone: the TB is host time already, and loses the offset once more.',
    lookFor: 'The bug of the old kernel is back, on every HMI and whatever the order.',
    breaks: 'host-tb',
    scenario: {
      ...unsplit,
      edits: [{ kind: 'skip', at: `${EXIT}:control#4` }],
      schedule: steps(
        'error hmi-t0 t0 hmi-t1 t1 t1 t0 t0 t0 t0 t0 t0 t0 t0 t0 t0 t0 t0 t0 t0 t0 t0 t0 t0 t0 t0 t0 tb-clear t0 t0 tb-mod t0 t0 t0 t0 t0 tod-sync tod-load t0 t0 t0 t0 t0 t0 t0 t0 t0 t0 t0 tb-clear t0 t0 t0 tb-mod t0 t0 t0 t0 tod-sync tod-load t0 t0 t0 t0 t0 t0 t0 t0 t0 t0 t0 t0 t0 t0',
      ),
    },
  },
  {
    id: 'what-if-the-host-does-not-wait',
    title: 'What if host threads did not wait for in_guest[]',
    sentence: 'The handler in the host calls OPAL at once, as it did before the fix.',
    lookFor: 'The host half reloads the TB of the guest half, which then subtracts its offset.',
    breaks: 'host-tb',
    scenario: {
      ...guestAndHost,
      environment: otherExits,
      edits: [{ kind: 'skip', at: 'hmi_exception_realmode:H4' }],
      schedule: steps(
        'error hmi-t4 t4 t4 t4 t4 t4 t4 t4 t4 t4 t4 tb-clear t4 t4 tb-mod t4 t4 t4 t4 t4 tod-sync tod-load t4 t4 t4 t4 t4 t4 t4 exit-t0 t0 t0 t0 t0 t0 t0 t0 t0 t0 t0 t0 t0 t0 t0 t0 t0 t0 t0 t0 hmi-t0 t0 t0 t0 t0 t0 t0 t0 t0 t0 t0 t0 t0 t0 t0 t0',
      ),
    },
  },
  {
    id: 'what-if-a-secondary-calls-opal-early',
    title: 'What if a secondary called OPAL before it is released',
    sentence:
      'Neither S2 nor H4 holds it: it recovers the core while its primary, which a doorbell has called, is still on the way out.',
    lookFor: 'With one of the two waits nothing breaks here: take an edit back and search again.',
    breaks: 'host-tb',
    scenario: {
      ...unsplit,
      environment: { hmiPriority: 'either' },
      edits: [
        { kind: 'skip', at: `${EXIT}:S2` },
        { kind: 'skip', at: 'hmi_exception_realmode:H4' },
      ],
      schedule: steps(
        'error hmi-t1 t1 t1 t1 t1 t1 t1 t1 t1 t1 t1 t1 t1 t1 t1 t1 t1 t1 t1 t1 tb-clear t1 t1 tb-mod t1 t1 t1 t1 t1 tod-sync tod-load t1 t1 t1 t1 t1 t1 t1 doorbell-t0 t0 t0 t0 t0 t0 t0 t0 t0 t0 t0 t0 t0 t0 t0 t0 t0 t0 t0 hmi-t0 t0 t0 t0 t0 t0 t0 t0 t0 t0 t0 t0 t0 t0 t0 t0',
      ),
    },
  },
];
