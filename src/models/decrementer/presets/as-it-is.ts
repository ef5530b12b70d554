/** The rows of B.9: kernels and userspace as they are or were. */
import { steps } from '../../steps.ts';
import {
  allOnes,
  cedes,
  farAhead,
  migrates,
  offsetIsSeen,
  SAVES_IDLE,
  twoThreads,
  wrongOrder,
  type Prepared,
} from './prepared.ts';

export const MIGRATIONS: readonly Prepared[] = [
  {
    id: 'expiry-before-offset',
    row: 'P-D8',
    title: 'Migration, DEC_EXPIRY set before TB_OFFSET',
    sentence:
      'The timer fires after 2.80 s instead of 1 s: the expiry is set while the offset is still 0.',
    lookFor: 'D1 takes nothing off, so guest time is kept as if it were host time.',
    scenario: { ...wrongOrder, era: 'E', ticks: 6 },
    breaks: ['D1', 'D2', 'D5'],
  },
  {
    id: 'offset-before-expiry',
    row: 'P-D7',
    title: 'Migration, TB_OFFSET set before DEC_EXPIRY',
    sentence:
      'The right order: the timer fires when it is due, 1.32 ms sooner by the host, for the offset is rounded up.',
    lookFor: 'D1 takes off the offset that S3 has just set.',
    scenario: { ...migrates, era: 'E', userspace: 'offset-expiry' },
    breaks: [],
  },
  {
    id: 'offset-only-all-ones',
    row: 'P-D5',
    title: 'Migration before there was a DEC_EXPIRY',
    sentence:
      'A new vCPU has all ones in dec_expires, so DEC is what is left of the host’s clock: up to 4.19 s of silence.',
    lookFor: 'The offset cancels out at L3: bit 31 of the host’s TB decides.',
    scenario: allOnes,
    breaks: ['D1', 'D2', 'D5'],
  },
  {
    id: 'offset-only',
    row: 'P-D6',
    title: 'Migration without DEC_EXPIRY, Linux 4.17 to 5.15',
    sentence:
      'A new vCPU counts as due since it was created. It first runs 0.2 s later, and gets one interrupt too many: no harm.',
    lookFor: 'C1 takes the clock of the host, and DEC is negative at the first entry.',
    scenario: { ...migrates, era: 'E', away: '0x61a8000' },
    breaks: ['D2', 'D5'],
  },
  {
    id: 'silent-for-weeks',
    row: 'P-D9',
    title: 'Migration without DEC_EXPIRY, Linux 5.16 to 6.0',
    sentence:
      'The timer stays silent for 24.7 days: a new vCPU gets host time where guest time is meant.',
    lookFor: 'C1 stores get_tb() of a host whose clock is that far ahead of the guest’s.',
    scenario: { ...farAhead, era: 'F' },
    breaks: ['D1', 'D5'],
  },
  {
    id: 'due-at-once',
    row: 'P-D10',
    title: 'The same with the repair of 2022',
    sentence: 'The first TB_OFFSET makes a new vCPU due at once: one interrupt, and no silence.',
    lookFor: 'S2 gives dec_expires the clock of the guest.',
    scenario: { ...farAhead, era: 'G' },
    breaks: ['D2', 'D5'],
  },
  {
    id: 'any-order-today',
    row: 'P-D11',
    title: 'DEC_EXPIRY before TB_OFFSET, today',
    sentence: 'Since dec_expires is guest time, the order of the two does not matter any more.',
    lookFor: 'D1 stores what it is given; S2 then finds that dec_expires is not 0.',
    scenario: { ...farAhead, era: 'G', userspace: 'expiry-offset' },
    breaks: [],
  },
  {
    id: 'qemu-today',
    row: 'P-D13',
    title: 'Today’s kernel and QEMU, 32 bits',
    sentence:
      'QEMU sets TB_OFFSET alone: the guest gets one interrupt too many, and sets DEC again.',
    lookFor: 'DEC is negative at the first entry, whatever the guest had set.',
    scenario: { ...migrates, era: 'G' },
    breaks: ['D2', 'D5'],
  },
];

export const STAYING: readonly Prepared[] = [
  {
    id: 'host-time-alone',
    row: 'P-D1',
    title: 'Linux 3.13: all in host time',
    sentence:
      'One thread loads and saves DEC while TB is host time, and sleeps until the right moment.',
    lookFor: 'L3 comes before L1, and V1 after V4.',
    scenario: { ...cedes, era: 'A' },
    breaks: [],
  },
  {
    id: 'guest-time-by-accident',
    row: 'P-D2',
    title: 'A timer of 1 s that the host puts 135.2 s away',
    sentence:
      'DEC is saved while TB is guest time, and the host compares that with its own clock: x of N1 is 135.2 s away.',
    lookFor:
      'V1 comes before V4, so dec_expires is ahead by the offset. N3 counts nanoseconds in 64 bits, which wrap above 36.03 s: of 135.2 s it makes 27.13 s (“ns of N3”).',
    scenario: { ...cedes, era: 'B' },
    breaks: ['D3', 'D5'],
  },
  {
    id: 'converted',
    row: 'P-D3',
    title: 'The same with the conversions',
    sentence: 'Exit takes the offset off, entry puts it back: the sleeper is woken in time.',
    lookFor: 'V1a and L3a, which were added.',
    scenario: { ...cedes, era: 'C' },
    breaks: [],
  },
  {
    id: 'secondary-too-early',
    row: 'P-D4',
    title: 'A timer 2.85 s late on a second thread',
    sentence: 'A secondary loads DEC before its primary has put the offset into TB.',
    lookFor: 's3 comes before s2: DEC is off by the offset, less whole turns of 8.39 s.',
    scenario: {
      ...offsetIsSeen,
      secondaries: 'early',
      schedule: steps(
        'set-timer exit-t0 t0 t0 t0 kick-t1 t1 t0 t1 t1 t0 t0 t1 t1 t0 t0 t0 t0 t0 t1 t1 t1 t1 t0 t0 t1',
      ),
    },
    breaks: ['D1', 'D2', 'D5'],
  },
  {
    id: 'no-switch-exit',
    row: 'P-D12',
    title: 'A timer lost in no_switch_exit',
    sentence:
      'A secondary that comes too late saves a DEC that it has not loaded: what another vCPU has left there.',
    lookFor: 'B1 saves the idle DEC, and the next round loads it.',
    scenario: { ...twoThreads, era: 'E', schedule: SAVES_IDLE },
    breaks: ['D1', 'D5'],
  },
];
