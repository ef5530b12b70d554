// Edited kernels, and scenarios that bring in something of their own, in SPIN.
import { afterAll, describe, it } from 'vitest';
import {
  expectSameStates,
  finished,
  SPIN_TIMEOUT_MS,
  warnWithoutSpin,
} from '../../testing/explorer/spin-beside.ts';
import { spinIsInstalled } from '../../testing/explorer/spin.ts';

describe.skipIf(!spinIsInstalled)('SPIN', () => {
  it.each([
    ...finished.filter((id) => id.startsWith('what-if')),
    'unsplit, two threads',
    '2-way, re-entry',
    '2-way, either',
    '2-way, in a hypercall',
    '2-way, a residue error to one subcore',
  ])('stores as many states as the explorer finds: %s', expectSameStates, SPIN_TIMEOUT_MS);
});

afterAll(warnWithoutSpin);
