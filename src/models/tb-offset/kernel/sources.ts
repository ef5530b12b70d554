/** Where the functions stand, and as of which commit they were read. */
import type { Func } from '../../../machine/statement.ts';
import type { Scenario } from '../settings.ts';

type Source = Pick<Func, 'file' | 'origin'>;

const ORIGINS = {
  none: 'v3.11',
  before: '93b0f4dc29c5',
  snapshot: '57b8daa70a17',
  p9: 'v5.14 and later',
} as const;

const source =
  (file: string) =>
  ({ kernel }: Scenario): Source => ({ file, origin: ORIGINS[kernel] });

export const BOOK3S_HV_C = source('arch/powerpc/kvm/book3s_hv.c');
const RMHANDLERS_S = source('arch/powerpc/kvm/book3s_hv_rmhandlers.S');
const P9_ENTRY_C = source('arch/powerpc/kvm/book3s_hv_p9_entry.c');

/** The file in which the guest is entered and left. */
export const switchSource = (scenario: Scenario): Source =>
  scenario.kernel === 'p9' ? P9_ENTRY_C(scenario) : RMHANDLERS_S(scenario);
