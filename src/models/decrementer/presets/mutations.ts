/** The rows M-D of B.8: one line of a kernel changed. */
import { steps } from '../../steps.ts';
import { allOnes, cedes, farAhead, migrates, twoThreads, type Prepared } from './prepared.ts';

export const MUTATIONS: readonly Prepared[] = [
  {
    id: 'what-if-no-conversion',
    row: 'M-D1',
    title: 'What if neither entry nor exit converted',
    sentence:
      'Both mistakes cancel out in DEC, and only a sleeper notices: x of N1 is 134.2 s too late.',
    lookFor: 'DEC is right at every entry; N3 compares guest time with the clock of the host.',
    scenario: {
      ...cedes,
      era: 'E',
      edits: [
        { kind: 'skip', at: 'kvmppc_hv_entry:L3a' },
        { kind: 'skip', at: 'guest_exit_cont:V1a' },
      ],
    },
    breaks: ['D3', 'D5'],
  },
  {
    id: 'what-if-set-takes-nothing-off',
    row: 'M-D2',
    title: 'What if SET took no offset off',
    sentence: 'The right order is as wrong as the other one then: guest time is kept as host time.',
    lookFor: 'D1 stores what userspace has sent.',
    scenario: {
      ...migrates,
      era: 'E',
      userspace: 'offset-expiry',
      ticks: 6,
      edits: [{ kind: 'skip', at: 'kvmppc_set_one_reg_hv:D1a' }],
    },
    // As P-D8, whose D1 takes off an offset of 0.
    breaks: ['D1', 'D2', 'D5'],
  },
  {
    id: 'what-if-get-adds-nothing',
    row: 'M-D3',
    title: 'What if GET added no offset',
    sentence: 'Userspace is given host time of the source, and takes it for guest time.',
    lookFor: 'What G1 gives is wrong by the offset of the source, before anything has moved.',
    scenario: {
      ...migrates,
      era: 'E',
      userspace: 'offset-expiry',
      tbOffset: '0x390000000',
      edits: [{ kind: 'skip', at: 'kvmppc_get_one_reg_hv:G1a' }],
    },
    breaks: ['D1', 'D2', 'D4', 'D5'],
  },
  {
    id: 'what-if-set-timer-forgets',
    row: 'M-D4',
    title: 'What if set_timer forgot the offset',
    sentence: 'dec_expires is right and DEC is right, but the host sleeps by guest time.',
    lookFor: 'N1 compares guest time with get_tb().',
    scenario: { ...cedes, era: 'G', edits: [{ kind: 'skip', at: 'kvmppc_set_timer:N1a' }] },
    breaks: ['D3'],
  },
  {
    id: 'what-if-no-expiry-from-offset',
    row: 'M-D5',
    title: 'What if the repair of 2022 lacked its line',
    sentence: 'dec_expires stays 0: with 56 bits DEC is negative at once, which does no harm.',
    lookFor: 'DEC is minus the clock of the guest, and that is less than 2^55.',
    scenario: {
      ...farAhead,
      era: 'G',
      edits: [{ kind: 'skip', at: 'kvmppc_set_one_reg_hv:S2' }],
    },
    // 0 is long past for any guest that is younger than 2.23 years.
    breaks: ['D2', 'D5'],
  },
  {
    id: 'what-if-created-with-ones',
    row: 'M-D6',
    title: 'What if a new vCPU still had all ones',
    sentence:
      'With TB_OFFSET alone, DEC is what is left of the host’s clock, as before DEC_EXPIRY.',
    lookFor: 'The conversion at L3 cancels out: the new registers change nothing.',
    scenario: { ...allOnes, era: 'E', created: 'ones' },
    // As P-D5: the two kernels load the same.
    breaks: ['D1', 'D2', 'D5'],
  },
  {
    id: 'what-if-no-sign-extension',
    row: 'M-D7',
    title: 'What if DEC were saved without its sign',
    sentence: 'A guest that cedes with its timer just run out sleeps 8.39 s too long.',
    lookFor: 'dec_expires is 2^32 too large, which DEC does not notice.',
    scenario: {
      ...cedes,
      era: 'E',
      // Two ticks are 1000 more than the timer: DEC is -1000 then, at 0x1d2c_5a3b_1000.
      host: '0x1d2c3bb68c18',
      tick: '0xf4241f4',
      edits: [{ kind: 'force', at: 'guest_exit_cont:control#2', value: false }],
      schedule: steps('set-timer cede-t0 t0 tick tick t0 t0 t0 t0 t0 t0 t0 t0 t0'),
    },
    breaks: ['D3', 'D5'],
  },
  {
    id: 'what-if-no-save-in-no-switch-exit',
    row: 'M-D8',
    title: 'What if no_switch_exit saved nothing',
    sentence: 'A repair: a DEC that was not loaded is not saved, and the timer stays as it was.',
    lookFor: 'B1 is gone; dec_expires is untouched.',
    scenario: {
      ...twoThreads,
      era: 'E',
      edits: [{ kind: 'skip', at: 'kvmppc_hv_entry:B1' }],
    },
    breaks: [],
  },
  {
    id: 'what-if-tb-without-carry',
    row: 'M-D9',
    title: 'What if the entry kept tb without the carry',
    sentence:
      'The low bits wrap before TBU40 is written: DEC is computed from an old tb, 32.8 ms late.',
    lookFor:
      'L1d is gone. Where the wrap comes after the write, tb is right already. A guest that left again would save the mistake, too.',
    scenario: {
      moves: 'stays',
      era: 'F',
      wrap: 'before',
      edits: [{ kind: 'skip', at: 'kvmppc_hv_entry:L1d' }],
    },
    breaks: ['D1'],
  },
];
