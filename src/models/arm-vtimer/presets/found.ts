/**
 * What an exhaustive search finds in each case of each mutation: in the order of `CASES`, `V1 V4` for what some
 * order breaks, '' where all holds. Of VM1 to VM9 the first four are in the facts; all others were held back
 * there, and stand here as found.
 *
 * Why it is so, where a sentence of the mutation does not say it:
 * - delay: AFTER breaks V1 and V10 there without any mutation, see H1/both, and so do all that keep its handler
 *   and its save. VM17 does not: a save with interrupts on has no signal that could come late.
 * - VM1, VM10 in wake: the guest comes back with CTL = 0 (V2), and its tick is lost (V1).
 * - VM4 in wake: the put of the sleep has brought memory up to date, and with the timer past there the vCPU does
 *   not sleep any more: it spins until its interrupt.
 * - VM10, VM11 differ in the second save alone: a second restore writes what is there.
 * - VM12: V4 after a preemption with LR = A; V8, for the expiry interrupts again.
 * - VM13: only a timer that was cancelled between interrupt and ack leaves the CPU deaf (V10), and the loop never
 *   puts (V1).
 * - VM15: a preemption is not needed in AFTER, where S5 follows S2 at once if the deadline passes between.
 * - VM16: interrupts are off between W2 and W1, and a level that is gone signals nothing.
 * - VM17: needs a preemption between K3 and K4.
 * - LATE has no S1, S5: VM3, VM4, VM17 change nothing there, and VM1, VM10, VM11 neither, for nothing is saved or
 *   restored twice.
 * - VM2 in LATE: memory never hears of the timer (V1), and it stays loaded without a CPU (V3, V7); whoever comes next
 *   is interrupted by it (V6, V8, V10).
 * - VM5 in LATE: L0 raises the line without the gate (V4), and the timer fires again (V8); in share the state of the
 *   other vCPU stays (V10, V1).
 * - VM8 in LATE: R3 looks at an LR that was A at the entry. One that is taken and ended between an entry and its exit
 *   is not looked at, and nothing else clears the active state at an exit (V10, V1).
 * - VM15 in LATE: armed only at a put of one that blocks, so that it needs a preemption there or another wake.
 * - VM18: memory is that of the last save, so that I2 does not come (V10). After a preemption between ack and EOI it is
 *   R3b that asks memory: the timer is off, memory says that it has run out, and the line stays (V4, V6).
 * - VM19: nothing wakes a sleeper; another wake does so once.
 */
import type { Mutation } from './mutations.ts';

export interface Found {
  readonly after: readonly string[];
  readonly late: readonly string[];
}

export const FOUND: Readonly<Record<Mutation['row'], Found | undefined>> = {
  VM1: {
    after: ['V1', 'V1 V2 V6', 'V1 V2 V6', 'V1 V2 V6', 'V1 V2', 'V1 V10'],
    late: ['', '', '', '', '', ''],
  },
  VM2: {
    after: ['V7', 'V1 V2 V3 V6 V7', 'V1 V2 V3 V6 V7', 'V3 V6 V7', 'V7', 'V1 V7 V10'],
    late: [
      'V1 V3 V7',
      'V1 V2 V3 V7 V8',
      'V1 V2 V3 V6 V7 V8 V10',
      'V1 V3 V7 V8',
      'V1 V3 V7 V8',
      'V1 V3 V7',
    ],
  },
  VM3: {
    after: [
      'V1 V2 V3 V6',
      'V1 V2 V3 V6',
      'V1 V2 V6',
      'V1 V2 V3 V6',
      'V1 V2 V3 V6',
      'V1 V2 V3 V6 V10',
    ],
    late: ['', '', '', '', '', ''],
  },
  VM4: {
    after: ['V1', 'V1', 'V1', 'V1', '', 'V1'],
    late: ['', '', '', '', '', ''],
  },
  VM5: {
    after: ['', 'V1 V4 V8 V10', 'V1 V10', '', '', 'V1 V10'],
    late: ['', 'V4 V8', 'V1 V4 V8 V10', '', '', ''],
  },
  VM6: {
    after: ['V1 V10', 'V1 V10', 'V1 V10', 'V1 V10', 'V1 V10', 'V1 V10'],
    late: ['V1 V10', 'V1 V10', 'V1 V10', 'V1 V10', 'V1 V10', 'V1 V10'],
  },
  VM7: {
    after: ['V1 V8', 'V1 V8', 'V1 V8', 'V1 V8', 'V1 V8', 'V1 V8'],
    late: ['V1 V8', 'V1 V8', 'V1 V8', 'V1 V8', 'V1 V8', 'V1 V8'],
  },
  VM8: {
    after: ['V10', 'V1 V10', '', 'V1 V10', 'V10', 'V1 V10'],
    late: ['V1 V10', 'V1 V10', '', 'V1 V10', 'V1 V10', 'V1 V10'],
  },
  VM9: {
    after: ['V1 V2', 'V1 V2 V8', 'V1 V2 V8', 'V1 V2 V8', 'V1 V2', 'V1 V2'],
    late: ['V1 V2', 'V1 V2 V8', 'V1 V2 V8', 'V1 V2 V8', 'V1 V2', 'V1 V2'],
  },
  VM10: {
    after: ['V1', 'V1 V2 V6', 'V1 V2 V6', 'V1 V2 V6', 'V1 V2', 'V1 V10'],
    late: ['', '', '', '', '', ''],
  },
  VM11: {
    after: ['', '', '', '', '', 'V1 V10'],
    late: ['', '', '', '', '', ''],
  },
  VM12: {
    after: ['', 'V4 V8', 'V4 V8', 'V4 V8', '', 'V1 V10'],
    late: ['', 'V4 V8', 'V4 V8', 'V4 V8', '', ''],
  },
  VM13: {
    after: ['', '', '', 'V1 V10', '', 'V1 V10'],
    late: ['', '', '', 'V1 V10', '', ''],
  },
  VM14: {
    after: ['V3', 'V3', 'V3', 'V3', 'V3', 'V1 V3 V10'],
    late: ['V3', 'V3', 'V3', 'V3', 'V3', 'V3'],
  },
  VM15: {
    after: ['V9', 'V9', 'V9', 'V9', 'V9', 'V1 V9 V10'],
    late: ['', 'V9', 'V9', 'V9', 'V9', ''],
  },
  VM16: {
    after: ['', '', '', '', '', 'V1 V10'],
    late: ['', '', '', '', '', ''],
  },
  VM17: {
    after: ['', 'V1 V2 V6', 'V1 V2 V6', 'V1 V2 V6', '', ''],
    late: ['', '', '', '', '', ''],
  },
  VM18: {
    after: ['V10', 'V4 V6 V10', 'V10', 'V4 V6 V10', 'V10', 'V10'],
    late: ['V10', 'V4 V6 V10', 'V10', 'V4 V6 V10', 'V10', 'V10'],
  },
  VM19: {
    after: ['V1', 'V1', 'V1', 'V1', 'V1', 'V1'],
    late: ['V1', 'V1', 'V1', 'V1', 'V1', 'V1'],
  },
};
