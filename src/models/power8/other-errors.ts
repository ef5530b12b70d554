/** Prepared scenarios of errors that stop no TB, of a level, and of two kinds in one run. */
import { AHEAD, guest, host, type Prepared } from './prepared.ts';

export const otherErrors: readonly Prepared[] = [
  {
    id: 'hdec-parity',
    title: 'HDEC with wrong parity: a rendezvous, and no TB stops',
    sentence:
      'Every subcore zeroes its HDEC before firmware clears the error; v4.8 resyncs healthy TBs all the same.',
    lookFor: 'TFMR shows bit 26 and state 8: the TBs run until the resync stops them.',
    scenario: {
      kernel: 'v4.8',
      split: 2,
      threadsPerSubcore: 1,
      subcores: [guest(AHEAD), host],
      environment: { errorKind: 'HDEC_PARITY_ERROR' },
    },
  },
  {
    id: 'dec-parity-pre-fix',
    title: 'DEC with wrong parity before the fix',
    sentence:
      'Firmware sets DEC to all ones before the guest has left: the exit saves that as the timer of the guest.',
    lookFor: 'X5 saves a dec_expires that is due at once. With the fix X5 comes before firmware.',
    scenario: {
      kernel: 'pre-fix',
      split: 1,
      threadsPerSubcore: 4,
      subcores: [guest(AHEAD)],
      environment: { errorKind: 'DEC_PARITY_ERR' },
    },
  },
  {
    id: 'debug-trigger',
    title: 'A debug trigger that nobody clears',
    sentence:
      'HMER[17] is a level: firmware leaves it as it is, and the HMI comes again and again, with a resync for the guest.',
    lookFor: 'O12 writes HMER back with the bit in it; the trigger ends from outside.',
    scenario: {
      kernel: 'v4.8',
      split: 2,
      threadsPerSubcore: 1,
      subcores: [guest(AHEAD), host],
      environment: { errorKind: 'TRIG_FIR_HMI' },
    },
  },
  {
    id: 'two-kinds',
    title: 'A processor recovery during a recovery of the TBs',
    sentence:
      'Two kinds of errors in one run: what is latched after firmware has read HMER is dropped when it writes it back.',
    lookFor:
      'Whether the second HMI comes at all depends on when its error is raised: before O1 or after O12.',
    scenario: {
      kernel: 'v4.8',
      split: 2,
      threadsPerSubcore: 1,
      subcores: [host, host],
      environment: { errorKind2: 'PROC_RECV_DONE', tbErrors: 2 },
    },
  },
];
