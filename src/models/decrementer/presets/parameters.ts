/** The rows X-D of B.8: the same kernels with other parameters. */
import { steps } from '../../steps.ts';
import {
  AHEAD,
  allOnes,
  BEHIND,
  cedes,
  farAhead,
  migrates,
  offsetIsSeen,
  SAVES_IDLE,
  shortTimer,
  soon,
  twoThreads,
  wrongOrder,
  type Prepared,
} from './prepared.ts';
import type { ScenarioInput } from '../settings.ts';

/** The secondary loads DEC after its primary has made TB guest time. */
const LOADS_TOO_LATE = steps(
  'set-timer exit-t0 t0 kick-t1 t1 t0 t0 t0 t0 t1 t1 t1 t0 t0 t0 t0 t0 t0 t0 t0 t1 t1 t1 t1',
);

/** 7 s, which is 6 s after the timer of 1 s. */
const notRun: ScenarioInput = { moves: 'stays', era: 'E', away: '0xd59f8000', ticks: 2 };
const created: ScenarioInput = { ...migrates, era: 'E', away: '0x98968000' };

export const PARAMETERS: readonly Prepared[] = [
  {
    id: 'all-ones-56-bits',
    row: 'X-D1',
    title: 'All ones with 56 bits',
    sentence: 'The same vCPU with a large DEC: negative at once, and no silence.',
    lookFor: 'All ones less any clock below 2^55 is negative.',
    scenario: { ...allOnes, width: 56 },
    // The host would have to be on for 2.23 years.
    breaks: ['D2', 'D5'],
  },
  {
    id: 'all-ones-other-phase',
    row: 'X-D2',
    title: 'All ones at another hour of the host',
    sentence: 'Bit 31 of the host’s TB is clear: DEC is negative at once, and no silence.',
    lookFor: 'The same kernel was silent for 4.19 s.',
    scenario: { ...allOnes, destination: BEHIND, ticks: 6 },
    // Bit 31 stays clear for 3.04 s, and all ticks together are 3 s.
    breaks: ['D2', 'D5'],
  },
  {
    id: 'first-run-after-5-s',
    row: 'X-D3',
    title: 'A vCPU that first runs 5 s after it was made',
    sentence:
      'Its expiry is so long past that a DEC of 32 bits takes it for the future: 3.39 s of silence.',
    lookFor: 'After 2^31 ticks, 4.19 s, the sign of DEC turns.',
    scenario: created,
    // Where 2.4 s and more pass besides, what is left of the silence is shorter than the timer; here
    // it is not, so that nothing is early.
    breaks: ['D1', 'D5'],
  },
  {
    id: 'first-run-after-5-s-56-bits',
    row: 'X-D4',
    title: 'The same with 56 bits',
    sentence: 'What is 5 s past stays past: one interrupt too many, and no silence.',
    lookFor: 'DEC is negative for 2.23 years.',
    scenario: { ...created, width: 56 },
    breaks: ['D2', 'D5'],
  },
  {
    id: 'not-run-for-6-s',
    row: 'X-D5',
    title: 'A vCPU that is not run for 6 s after its timer',
    sentence:
      'Nothing is wrong but time: DEC takes the past for the future, and fires 2.39 s later.',
    lookFor: 'No kernel repairs this: 32 bits do not tell 6 s past from 2.39 s to come.',
    scenario: notRun,
    breaks: ['D1'],
  },
  {
    id: 'not-run-for-6-s-56-bits',
    row: 'X-D6',
    title: 'The same with 56 bits',
    sentence: 'A large DEC stays negative, and the guest gets its interrupt at once.',
    lookFor: 'DEC at the entry.',
    scenario: { ...notRun, width: 56 },
    breaks: [],
  },
  {
    id: 'host-behind-guest',
    row: 'X-D7',
    title: 'Linux 5.16 to 6.0, the destination behind',
    sentence: 'The clock of the new host is behind the guest’s: the timer is due at once, by luck.',
    lookFor: 'C1 stores the same host time, and guest time is past it.',
    scenario: { ...migrates, era: 'F', width: 56, destination: BEHIND },
    breaks: ['D2', 'D5'],
  },
  {
    id: 'expiry-alone',
    row: 'X-D8',
    title: 'DEC_EXPIRY without TB_OFFSET',
    sentence:
      'The clock of the guest jumps back by 17.4 h, and DEC cannot hold so long: it fires early.',
    lookFor:
      'dec_expires is right for the clock that the guest now reads; 32 bits are too few for it.',
    scenario: { ...migrates, era: 'E', userspace: 'expiry' },
    // With 56 bits all hold: offset 0 is the offset that the guest then has.
    breaks: ['D2', 'D5'],
  },
  {
    id: 'host-time-two-threads',
    row: 'X-D9',
    title: 'Linux 3.13 on two threads',
    sentence: 'A secondary loads DEC from a TB that its primary has made guest time: too early.',
    lookFor: 's3 comes after L1 of the primary.',
    scenario: {
      ...twoThreads,
      ...shortTimer,
      era: 'A',
      tbOffset: '0x120000000',
      schedule: LOADS_TOO_LATE,
    },
    breaks: ['D2', 'D5'],
  },
  {
    id: 'host-time-two-threads-negative',
    row: 'X-D9b',
    title: 'The same with a negative offset',
    sentence: 'The TB is behind by the offset, so that DEC runs out late by it.',
    lookFor: 's3 comes after L1 of the primary.',
    scenario: {
      ...twoThreads,
      ...shortTimer,
      era: 'A',
      tbOffset: '-0x120000000',
      schedule: LOADS_TOO_LATE,
    },
    breaks: ['D1', 'D5'],
  },
  {
    id: 'secondary-waits',
    row: 'X-D10',
    title: 'Linux 3.17 on two threads',
    sentence:
      'The secondary waits for in_guest, and saves before its exit bit: its timer is right.',
    lookFor: 's2 comes before s3, and s5 before s6.',
    scenario: offsetIsSeen,
    breaks: [],
  },
  {
    id: 'secondary-too-early-no-offset',
    row: 'X-D11',
    title: 'A secondary too early, and an offset of 0',
    sentence: 'Guest time is host time, so that it does not matter when DEC is loaded.',
    lookFor: 'The order that was wrong with an offset.',
    scenario: { ...offsetIsSeen, secondaries: 'early', tbOffset: '0x0' },
    breaks: [],
  },
  {
    id: 'wrong-order-same-clocks',
    row: 'X-D12',
    title: 'The wrong order between hosts of one clock',
    sentence: 'The offset comes out as 0 on both sides: there is nothing to take off.',
    lookFor: 'x is 0 at S1, for the guest stops for less than 32.8 ms.',
    scenario: {
      ...wrongOrder,
      ...soon,
      era: 'E',
      tbOffset: '0x0',
      destination: '0x1d2c5a3b1000',
    },
    breaks: [],
  },
  {
    id: 'guest-time-no-offset',
    row: 'X-D13',
    title: 'Guest time by accident, and an offset of 0',
    sentence: 'Guest time is host time then, so that the guest sleeps as long as it should.',
    lookFor: 'The kernel that was 134.2 s too late with an offset.',
    scenario: { ...cedes, era: 'B', tbOffset: '0x0' },
    breaks: [],
  },
  {
    id: 'offset-comes-out-zero',
    row: 'X-D14',
    title: 'Today’s kernel, and an offset that comes out as 0',
    sentence:
      'The repair of 2022 asks for an offset that is not 0: bit 31 of the host’s TB decides again.',
    lookFor:
      'S2 does not run, so DEC is minus the clock: negative at first, 4.19 s of silence a little later.',
    scenario: {
      ...migrates,
      ...soon,
      era: 'G',
      host: '0x1d2c7f800000',
      destination: '0x1d3c7f800000',
      schedule: steps(
        'set-timer user exit-src src src src src src src src src user user user user user user dst dst dst dst dst dst tick tick tick tick',
      ),
    },
    // The clock passes bit 31 16.4 ms after the start: DEC is negative before, and positive after.
    breaks: ['D1', 'D2', 'D5'],
  },
  {
    id: 'silent-for-weeks-32-bits',
    row: 'X-D15',
    title: 'Linux 5.16 to 6.0 with 32 bits',
    sentence: 'Of the 24.7 days the low 32 bits are left, and they happen to be negative here.',
    lookFor: 'DEC at the first entry: a600_0000.',
    scenario: { ...migrates, era: 'F', destination: AHEAD, ticks: 2 },
    // Negative by 2.95 s, and it stays so while less than 1.24 s pass after the creation.
    breaks: ['D2', 'D5'],
  },
  {
    id: 'no-switch-exit-negative',
    row: 'X-D16',
    title: 'no_switch_exit with a DEC that has run out',
    sentence: 'What is saved is past, so that the guest gets one interrupt too many.',
    lookFor: 'B1 saves the idle DEC.',
    scenario: { ...twoThreads, era: 'E', idle: 'negative', schedule: SAVES_IDLE },
    breaks: ['D2', 'D5'],
  },
  {
    id: 'wrong-order-56-bits-ahead',
    row: 'X-D17',
    title: 'The wrong order with 56 bits, the destination ahead',
    sentence: 'Guest time is past for the new host: one interrupt too many.',
    lookFor: 'DEC is negative at the first entry.',
    scenario: { ...farAhead, era: 'E', userspace: 'expiry-offset' },
    breaks: ['D2', 'D5'],
  },
  {
    id: 'wrong-order-56-bits-behind',
    row: 'X-D18',
    title: 'The wrong order with 56 bits, the destination behind',
    sentence: 'A large DEC holds the whole mistake: the timer fires 17.4 h late.',
    lookFor: 'What 32 bits made 2.80 s of.',
    scenario: { ...wrongOrder, era: 'E', width: 56, destination: BEHIND },
    breaks: ['D1', 'D5'],
  },
];
