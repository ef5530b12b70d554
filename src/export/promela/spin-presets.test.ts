// The kernels as they are, in SPIN.
import { afterAll, describe, it } from 'vitest';
import {
  expectSameStates,
  finished,
  SPIN_TIMEOUT_MS,
  warnWithoutSpin,
} from '../../testing/explorer/spin-beside.ts';
import { spinIsInstalled } from '../../testing/explorer/spin.ts';

describe.skipIf(!spinIsInstalled)('SPIN', () => {
  it.each(finished.filter((id) => !id.startsWith('what-if')))(
    'stores as many states as the explorer finds: %s',
    expectSameStates,
    SPIN_TIMEOUT_MS,
  );
});

afterAll(warnWithoutSpin);
