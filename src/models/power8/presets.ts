/** Prepared scenarios of the POWER8 core. Ids are part of links: they are never changed. */
import { otherErrors } from './other-errors.ts';
import { AHEAD, BEHIND, guest, host, type Prepared, type Subcore } from './prepared.ts';
import type { ScenarioInput } from './settings.ts';

export type { Prepared } from './prepared.ts';

const steps = (schedule: string): string[] => schedule.split(' ');

/** Offsets of domain 4.3: ahead, behind, host, none. */
const mixed: Subcore[] = [guest(AHEAD), guest(BEHIND), host, guest('0x0')];
const fourGuests: Subcore[] = [
  guest('0x4000000000'),
  guest(AHEAD),
  guest('-0x800000000'),
  guest('0x1000000'),
];

/** A guest that is about to leave for another reason, and the host beside it, before the fix. */
const leavingGuest = (schedule: string): ScenarioInput => ({
  kernel: 'pre-fix',
  split: 2,
  threadsPerSubcore: 1,
  subcores: [guest(AHEAD), host],
  environment: { otherExits: true },
  schedule: steps(schedule),
});

/** One guest on two threads, which leave it together for another reason than an HMI. */
const leavingTogether: ScenarioInput = {
  kernel: 'v4.8',
  split: 1,
  threadsPerSubcore: 2,
  subcores: [guest(AHEAD, { entries: 1 })],
  environment: { tbErrors: 0, otherExits: true },
};

export const power8Presets: readonly Prepared[] = [
  {
    id: 'four-guests',
    title: 'TB error while four guests run',
    sentence:
      'Linux 4.8: all subcores leave their guests, one resyncs the core, all TBs are right.',
    lookFor:
      'in_guest[] falls slot by slot, one primary wins bit 63, and only then the TBs are loaded.',
    scenario: { kernel: 'v4.8', split: 4, threadsPerSubcore: 2, subcores: fourGuests },
  },
  {
    id: 'unsplit-pre-fix',
    title: 'Unsplit core before the fix',
    sentence:
      'One guest on all threads of the core takes the HMI: the host time is wrong afterwards, in every order.',
    lookFor: 'OPAL loads host time, then X12 subtracts the offset from it once more.',
    scenario: { kernel: 'pre-fix', split: 1, threadsPerSubcore: 4, subcores: [guest(AHEAD)] },
  },
  {
    id: 'two-way-pre-fix',
    title: '2-way before the fix, a guest beside the host',
    sentence:
      'OPAL reloads both halves with host time, and the guest’s exit then subtracts its offset from it, in every order.',
    lookFor: 'X12 leaves subcore 0 behind subcore 1: one core, two times.',
    scenario: { kernel: 'pre-fix', split: 2, threadsPerSubcore: 2, subcores: [guest(AHEAD), host] },
  },
  {
    id: 'leaving-guest-corrupted',
    title: '2-way before the fix, a guest on its way out: corrupted',
    sentence:
      'A guest that was leaving anyway: the host half reloads the TBs before it has subtracted its offset.',
    lookFor: 'X12 subtracts from host time: two CPUs of one core end up 134.2 s apart.',
    scenario: leavingGuest(
      'error exit-t0 hmi-t4 t4 t4 t4 t4 t4 t4 t4 t4 t4 t4 tb-clear t4 t4 tb-mod t4 t4 t4 t4 t4 tod-sync tod-load',
    ),
  },
  {
    id: 'leaving-guest-lucky',
    title: '2-way before the fix, a guest on its way out: right by luck',
    sentence:
      'The same scenario in another order: the offset is subtracted before anybody reloads the TBs.',
    lookFor:
      'It comes out right. Had the guest been left because of the HMI, it would be wrong in every order.',
    scenario: leavingGuest('error exit-t0'),
  },
  {
    id: 'four-way-pre-fix',
    title: '4-way before the fix',
    sentence: 'Offsets ahead, behind, none and a host: each comes out differently wrong.',
    lookFor: 'Subcore 0 falls behind, subcore 1 runs ahead, subcores 2 and 3 look fine.',
    scenario: { kernel: 'pre-fix', split: 4, threadsPerSubcore: 1, subcores: mixed },
  },
  {
    id: 'four-way-fixed',
    title: '4-way after the fix',
    sentence: 'The same core and the same error with Linux 4.8.',
    lookFor: 'Nobody subtracts: after an HMI the TB is host time already.',
    scenario: { kernel: 'v4.8', split: 4, threadsPerSubcore: 1, subcores: mixed },
  },
  {
    id: 'bit-63-race',
    title: 'The race for bit 63',
    sentence: 'Four primaries do test_and_set_bit at nearly the same moment, and one wins.',
    lookFor: 'Pick another winner among the enabled actors: the result stays the same.',
    scenario: {
      kernel: 'v4.8',
      split: 4,
      threadsPerSubcore: 1,
      subcores: fourGuests,
      injectAtStep: 0,
    },
  },
  {
    id: 'host-waits',
    title: 'Host threads wait for the guests',
    sentence: 'Threads in the host may not call OPAL before in_guest[] is all clear.',
    lookFor:
      't4 and t6 spin on in_guest[0], then on in_guest[1]: t3 is held up in a real-mode hypercall.',
    scenario: {
      kernel: 'v4.8',
      split: 4,
      threadsPerSubcore: 2,
      subcores: [guest(AHEAD), guest(BEHIND, { inHypercall: true }), host, host],
    },
  },
  {
    id: 'residue-rendezvous',
    title: 'A residue error and its rendezvous',
    sentence: 'A TB with wrong parity must be zeroed on every subcore before anybody recovers.',
    lookFor: 'core_hmi_state collects a bit of every subcore, then CLEANUP_DONE.',
    scenario: {
      kernel: 'v4.8',
      split: 4,
      threadsPerSubcore: 1,
      subcores: mixed,
      environment: { errorKind: 'TB_RESIDUE_ERR' },
    },
  },
  {
    id: 'slow-secondary',
    title: 'A slow secondary holds everybody up',
    sentence: 't7 is inside a real-mode hypercall, where an HMI stays latched.',
    lookFor: 'The whole core waits for in_guest[3] until t7 is back.',
    scenario: {
      kernel: 'v4.8',
      split: 4,
      threadsPerSubcore: 2,
      subcores: [...fourGuests.slice(0, 3), guest('0x1000000', { inHypercall: true })],
    },
  },
  {
    id: 'zero-offset-pre-fix',
    title: 'An offset of zero hides the bug',
    sentence: 'Before the fix, but the guests were never migrated: every TB comes out right.',
    lookFor: 'Only reload-safe notices that the TBs were reloaded under a guest.',
    scenario: {
      kernel: 'pre-fix',
      split: 4,
      threadsPerSubcore: 1,
      subcores: [guest('0x0'), guest('0x0'), guest('0x0'), host],
      // The host thread recovers before the guests take their HMIs.
      schedule: steps(
        'error hmi-t6 t6 t6 t6 t6 t6 t6 t6 t6 t6 t6 tb-clear t6 t6 tb-mod t6 t6 t6 t6 t6 tod-sync tod-load',
      ),
    },
  },
  {
    id: 'no-tb-error',
    title: 'An HMI without a TB error',
    sentence: 'A processor recovery: the kernel cannot tell, so it resyncs a healthy TB.',
    lookFor: 'opal_resync_timebase stops the TBs for a moment, without any need.',
    scenario: {
      kernel: 'v4.8',
      split: 4,
      threadsPerSubcore: 1,
      subcores: fourGuests,
      environment: { errorKind: 'PROC_RECV_DONE' },
    },
  },
  {
    id: 'no-tb-error-pre-fix',
    title: 'An HMI without a TB error, before the fix',
    sentence: 'OPAL leaves the TB alone, so subtracting the offset is right.',
    lookFor: 'This is why the old exit path looked correct for so long.',
    scenario: {
      kernel: 'pre-fix',
      split: 4,
      threadsPerSubcore: 1,
      subcores: fourGuests,
      environment: { errorKind: 'PROC_RECV_DONE' },
    },
  },
  {
    id: 're-entry',
    title: 'Back into the guest after the resync',
    sentence: 'Every subcore enters its guest once more when the HMI is over.',
    lookFor: 'E5 adds the offset to a healthy TB: guest time goes on without a jump back.',
    scenario: {
      kernel: 'v4.8',
      split: 4,
      threadsPerSubcore: 1,
      subcores: fourGuests.map((s) => ({ ...s, entries: 1 })),
    },
  },
  {
    id: 'carry-check',
    title: 'The low 24 bits wrap',
    sentence:
      'Guests come and go while the low 24 bits of the TB wrap: the carry check repairs it.',
    lookFor: 'A second TBU40 write right after b = mftb, 2^24 larger than the first.',
    scenario: {
      kernel: 'v4.8',
      split: 2,
      threadsPerSubcore: 1,
      subcores: [
        { start: 'host', tbOffset: AHEAD, entries: 2 },
        { start: 'host', tbOffset: BEHIND, entries: 2 },
      ],
      environment: { tbErrors: 0, otherExits: true, tbWrap: true },
      // With this seed they wrap between a = mftb and the first TBU40 write.
      seed: 684,
    },
  },
  {
    id: 'waits-for-hdec',
    title: 'The core waits for a guest that has entered again',
    sentence:
      'The core waits for a guest that has entered again, until its HDEC: slow, but no deadlock.',
    lookFor:
      't4 looks at in_guest[] only after subcore 0 is back in its guest, and waits 4.1 ms for the next timer event of the host.',
    scenario: {
      kernel: 'v4.8',
      split: 2,
      threadsPerSubcore: 1,
      subcores: [guest(AHEAD, { entries: 1 }), guest(BEHIND)],
      schedule: steps(
        'error hmi-t0 hmi-t4 t0 t0 t0 t0 t0 t0 t0 t0 t0 t0 t0 t4 t4 t4 t4 t4 t4 t4 t4 t4 t4 t4 t4 t0 t0 t0 t0 t0 t0 t0 t0 t0 t0 t0 t0 t0 tb-clear t0 t0 tb-mod t0 t0 t0 t0 t0 tod-sync tod-load t0 t0 t0 t0 t0 t0 t0 t0 t0 t0 t0 tb-clear t0 t0 t0 tb-mod t0 t0 t0 t0 tod-sync tod-load t0 t0 t0 t0 t0 t0 t0 t0 t0 t0 t0 t0 t0 t0 t0 t0 t0 t0 t0 t0 t0 t0 t0 t0 t0 t0 t0 t0 t0',
      ),
    },
  },
  {
    id: 'fix-is-not-complete',
    title: 'The fix is not complete: an entry that nobody has seen',
    sentence:
      'A subcore is on its way into a guest while a host thread finds in_guest[] clear, recovers and reloads.',
    lookFor:
      'E5b puts the offset in, E8 tells of it too late: the reload wipes it, and X12 subtracts it all the same.',
    scenario: {
      kernel: 'v4.8',
      split: 2,
      threadsPerSubcore: 1,
      subcores: [{ start: 'host', tbOffset: AHEAD, entries: 1 }, guest(BEHIND)],
      environment: { hdecSoon: true },
      schedule: steps(
        't0 t0 t0 t0 t0 t0 t0 t0 t0 t0 t0 hdec-s0 hdec-s1 hdec-t4 t4 t4 t4 t4 t4 t4 t4 t4 t4 t4 t4 t4 t4 t4 t4 t4 t4 t4 error hmi-t4 t4 t0 t0 t0 t0 t0 t0 t0 t0 t0 t0 t0 t0 t0 t4 t4 t4 t4 t4 t4 t4 t4 t4 t4 t4 tb-clear t4 t4 tb-mod t4 t4 t4 t4 t4 tod-sync tod-load t0 t0 t0 t0 t0 t0 t0 t0 t0 t0 t4 t4 t4 t4 t4 t4 t4 hmi-t0 t0 t0 t0 t0 t0 t0 t0 t0 t0 t0 t0 t0 t0 t0 t0 t0 t0',
      ),
    },
  },
  {
    id: 'dec-expires',
    title: 'A timer of the guest 134 s too early',
    sentence:
      'No HMI at all: a secondary saves dec_expires after its primary has subtracted the offset.',
    lookFor:
      'X5 of t1 reads a TB that X12 has set back already: dec_expires is wrong by the offset.',
    scenario: {
      ...leavingTogether,
      schedule: steps('exit-t0 t0 t0 t0 t0 t0 t0 doorbell-t1 t1 t1 t0 t0 t0 t0 t0 t1 t1'),
    },
  },
  {
    id: 'dec-expires-57b8daa70a17',
    title: 'The same in the order of 57b8daa70a17',
    sentence:
      'Two lines moved as Linux did later: DEC is loaded after the wait, dec_expires saved before the exit is said.',
    lookFor: 'Ask for every order: none of them gets dec_expires wrong any more.',
    scenario: {
      ...leavingTogether,
      edits: [
        { kind: 'move', at: 'guest_exit_cont:X5', before: 'guest_exit_cont:X3' },
        { kind: 'move', at: 'kvmppc_hv_entry:E11a', before: 'kvmppc_hv_entry:E12' },
      ],
    },
  },
  {
    id: 'tod-stopped',
    title: 'The ChipTOD stands still',
    sentence: 'The value never comes: the recovery fails, OPAL says so, and Linux reboots.',
    lookFor: 'TFMR reads 3212200760a04000 at the poll: state 7 from 6, and bit 18 is still set.',
    scenario: {
      kernel: 'v4.8',
      split: 2,
      threadsPerSubcore: 1,
      subcores: [guest(AHEAD), guest(BEHIND)],
      environment: { todStopped: true },
    },
  },
  {
    id: 'resync-fails',
    title: 'A resync that fails, and that nobody asks about',
    sentence:
      'No TB error, and the ChipTOD stands still: the resync stops healthy TBs, cannot load them, and Linux ignores OPAL_HARDWARE.',
    lookFor: 'Bit 63 is cleared as if all were well, and every TB of the core stays stopped.',
    scenario: {
      kernel: 'v4.8',
      split: 2,
      threadsPerSubcore: 1,
      subcores: [guest(AHEAD), guest(BEHIND)],
      environment: { errorKind: 'PROC_RECV_DONE', todStopped: true },
    },
  },
  ...otherErrors,
];

/** Presets of links that are out in the world, and of no list any more. They are never changed. */
export const power8Retired: readonly Prepared[] = [
  {
    id: 'two-way-pre-fix-corrupting',
    title: '2-way before the fix, the host half first',
    sentence: 'The host half recovers first and reloads the TB of the guest half.',
    lookFor: 'Two CPUs of one core end up 134.2 s apart.',
    scenario: {
      kernel: 'pre-fix',
      split: 2,
      threadsPerSubcore: 2,
      subcores: [guest(AHEAD), host],
      schedule: steps('error hmi-t4 t4 t4 t4 t4 t4'),
    },
  },
  {
    id: 'two-way-pre-fix-lucky',
    title: '2-way before the fix, the guest half first',
    sentence: 'The guest has left and subtracted its offset before anybody reloads the TBs.',
    lookFor: 'The order alone makes it come out right.',
    scenario: {
      kernel: 'pre-fix',
      split: 2,
      threadsPerSubcore: 1,
      subcores: [guest(AHEAD), host],
      environment: { otherExits: true },
      schedule: steps('error exit-t0'),
    },
  },
];
