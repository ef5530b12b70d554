/** Rows A, B, L and M: kernels as they are or were. */
import { steps } from '../../steps.ts';
import { moves, shares, tenMilliseconds, twoVms, type Prepared } from './prepared.ts';

export const AS_IT_IS: readonly Prepared[] = [
  {
    id: 'idle-one',
    row: 'A1',
    title: 'One guest that sleeps until its timer',
    sentence:
      'The timer is saved when the guest sleeps, a soft timer wakes it, and its own timer is restored: it fires at once.',
    lookFor: 'The second save does nothing, for loaded is 0 by then.',
    scenario: {},
    breaks: [],
  },
  {
    id: 'ten-milliseconds',
    title: 'A timer of 10 ms, in numbers',
    sentence:
      'Armed at 1 s of guest time, saved 2 ms later: the soft timer sleeps for the 8 ms that are left, and wakes it on the other CPU.',
    lookFor: 'CVAL, which is the same on both CPUs, and the two CNTVOFF.',
    scenario: tenMilliseconds,
    breaks: [],
  },
  {
    id: 'two-vcpus-share',
    row: 'A2',
    title: 'Two vCPUs share a CPU',
    sentence:
      'Each finds its own timer in the registers, and its own active state, whoever was there before.',
    lookFor: 'The active state at L1: it belongs to the vCPU, and the GIC keeps it by CPU.',
    scenario: shares,
    breaks: [],
  },
  {
    id: 'vcpu-moves',
    row: 'A3',
    title: 'One vCPU moves between two CPUs',
    sentence:
      'CVAL is virtual time, so that it needs no arithmetic on another CPU: only the right CNTVOFF.',
    lookFor: 'L2, on whichever CPU it is.',
    scenario: moves,
    breaks: [],
  },
  {
    id: 'two-vms-share',
    row: 'A4',
    title: 'Two VMs share a CPU',
    sentence: 'Each VM has a CNTVOFF of its own, which a load writes and a put takes back.',
    lookFor: 'CNTVOFF between one guest and the other.',
    scenario: twoVms,
    breaks: [],
  },
  {
    id: 'guest-spins',
    row: 'A5',
    title: 'A guest that spins, and moves',
    sentence:
      'The timer fires while the guest runs: the host takes the interrupt and raises the line.',
    lookFor: 'One interrupt of the host for each expiry, wherever the guest is moved to.',
    scenario: { ...moves, workload: 'busy' },
    breaks: [],
  },
  {
    id: 'saved-at-every-exit',
    row: 'B1',
    title: 'Until 4.14: saved at every exit',
    sentence:
      'KVM asks the timer before each entry and after each exit; the host never takes its interrupt.',
    lookFor: 'The meter: 11 accesses for each exit and entry.',
    scenario: { ...shares, era: 'before' },
    breaks: [],
  },
  {
    id: 'loaded-while-it-blocks',
    row: 'L1',
    title: 'From 5.1, with resampling',
    sentence:
      'A sleeper keeps its timer loaded until it is switched out; a load raises the line of one that has run out.',
    lookFor: 'The active state at L1, which is that of the line.',
    scenario: { ...moves, era: 'late' },
    breaks: [],
  },
  {
    id: 'level-looked-up',
    row: 'M1',
    title: '4.16 to 5.0: one interrupt too many',
    sentence:
      'A load makes the interrupt active only if the guest has taken it. If it has not, the timer simply fires again (H6).',
    lookFor: 'A preemption between the interrupt of the host and the ack of the guest.',
    scenario: {
      ...moves,
      era: 'mid',
      schedule: steps('in-v0-cpu0 v0*11 tick preempt-v0 v0*2 cpu0*4 v0*8 in-v0-cpu1 v0*7 cpu1'),
    },
    breaks: ['V8'],
  },
];
