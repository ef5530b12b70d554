// What SPIN says of the invariants, one by one.
import { afterAll, describe, it } from 'vitest';
import {
  expectSameVerdicts,
  SPIN_TIMEOUT_MS,
  warnWithoutSpin,
} from '../../testing/explorer/spin-beside.ts';
import { spinIsInstalled } from '../../testing/explorer/spin.ts';

describe.skipIf(!spinIsInstalled)('SPIN', () => {
  it.each(['2-way, before the fix', '2-way, a residue error to one subcore'])(
    'has the same verdict about every invariant: %s',
    expectSameVerdicts,
    SPIN_TIMEOUT_MS,
  );
});

afterAll(warnWithoutSpin);
